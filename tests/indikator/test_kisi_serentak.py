"""The entry grid under several hands at once: nothing is overwritten silently, nothing is added or undone twice."""

import itertools
import uuid

from indikator.models import Indikator, SasaranStrategis
from tests import pabrik
from tests.basis import serentak
from tests.indikator.dunia_kisi import ambil, baris, isi_lembar, sel, susun_baris, tambah, urungkan
from tests.indikator.dunia_rencana import segarkan, susun


def test_many_hands_at_once(basis_salinan):
    d = susun()
    nomor = itertools.count()
    satu_sel = serentak(lambda: sel(d, d.laporan_draf, "satuan", f"satuan {next(nomor)}").status_code)
    assert sorted(satu_sel) == [200] + [409] * 5
    assert segarkan(d, d.laporan_draf).versi == 2

    isi = {
        "sasaran_nama": "Baru",
        "silsilah_sasaran": str(uuid.uuid4()),
        "silsilah": str(uuid.uuid4()),
        "nama": "Baru",
    }
    assert serentak(lambda: baris(d, **isi).status_code) == [200] * 6
    with pabrik.dalam(d.pemda):
        assert (
            Indikator.objects.filter(nama="Baru").count() == SasaranStrategis.objects.filter(nama="Baru").count() == 1
        )

    awal = isi_lembar(d)
    hapus = susun_baris(d, "hapus", ambil(d, "Baru"))
    jawaban = serentak(lambda: urungkan(d, hapus).status_code)
    assert sorted(jawaban) == [200] + [409] * 5 and isi_lembar(d) == awal


def test_a_row_next_to_one_that_is_being_deleted(basis_salinan):
    d = susun()
    for putaran in range(3):
        korban = tambah(d, f"Korban {putaran}")
        pilihan = itertools.cycle([False, True])

        def kerja(korban=korban, pilihan=pilihan):
            if next(pilihan):
                return susun_baris(d, "hapus", korban).status_code
            return baris(d, induk=korban.pk, nama="Anak").status_code

        assert set(serentak(kerja)) <= {200, 404, 409, 422}
    with pabrik.dalam(d.pemda):
        assert not Indikator.objects.filter(nama__startswith="Korban").exists()
