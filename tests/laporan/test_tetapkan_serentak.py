"""One decree set by several clicks at once, and two decrees that revoke the same one: one effect each."""

import itertools
from datetime import date

from laporan.models import Cuplikan, Keputusan
from organisasi.models import Jejak, Pekerjaan
from tests import pabrik
from tests.basis import serentak
from tests.laporan import keputusan_kecil, keputusan_reviu


def _dunia():
    """(pemda, instansi, decree in force, its pimpinan, its document)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan")
        dokumen = keputusan_kecil.dokumen(instansi)
        lama = keputusan_reviu.berlaku(instansi, dokumen)
        return pemda, instansi, lama, pabrik.anggota("pimpinan", instansi), dokumen


def _pengganti(instansi, dokumen, lama, nomor: int) -> Keputusan:
    draf = keputusan_reviu.draf(instansi, dokumen, asal=lama, sifat="pengganti")
    return keputusan_reviu.bernomor(draf, f"{nomor} TAHUN 2024", date(2024, 6, nomor))


def test_six_clicks_on_one_button(basis_salinan):
    pemda, instansi, lama, pimpinan, dokumen = _dunia()
    with pabrik.dalam(pemda):
        baru = _pengganti(instansi, dokumen, lama, 2)

    def klik():
        klien = pabrik.klien(pimpinan)
        return klien.post(f"/magetan/keputusan/{baru.pk}/berlakukan/", {"versi": baru.versi}).status_code

    assert sorted(serentak(klik)) == [302] + [409] * 5
    with pabrik.dalam(pemda):
        assert Cuplikan.objects.filter(objek_id=baru.pk).count() == 1
        assert Pekerjaan.objects.filter(jenis="terbitkan_keputusan", parameter__keputusan=baru.pk).count() == 1
        assert Jejak.objects.filter(tindakan="cabut", objek_id=lama.pk).count() == 1


def test_two_decrees_revoke_the_same_one(basis_salinan):
    pemda, instansi, lama, pimpinan, dokumen = _dunia()
    with pabrik.dalam(pemda):
        daftar = [_pengganti(instansi, dokumen, lama, nomor) for nomor in (2, 3)]
    antre = itertools.count()

    def klik():
        satu = daftar[next(antre) % 2]
        klien = pabrik.klien(pimpinan)
        return klien.post(f"/magetan/keputusan/{satu.pk}/berlakukan/", {"versi": satu.versi}).status_code

    hasil = serentak(klik, 2)
    assert hasil.count(302) == 1 and set(hasil) <= {302, 409, 422}
    with pabrik.dalam(pemda):
        status = {satu.pk: satu.status for satu in Keputusan.objects.all()}
        assert sorted(status.values()) == ["berlaku", "dicabut", "draf"] and status[lama.pk] == "dicabut"
        assert Cuplikan.objects.count() == 2
