"""Reminders: to whom, what each OPD is told, once however often the button is pressed, on record."""

import re
import uuid

import pytest

from organisasi.models import Jejak, Keanggotaan, Pemberitahuan
from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/2024/kotak-masuk/ingatkan/"


@pytest.fixture
def d():
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.instansi("Badan Asing")
        pabrik.anggota("perencana", asing)
        orang_asing = pabrik.anggota("verifikator")
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):
        setda = pabrik.instansi("Sekretariat Daerah", "setda", jenis="setda")
        bagian = pabrik.instansi("Bagian Hukum", "hukum", jenis="bagian", induk=setda)
        dinas, tanpa = pabrik.instansi("Dinas Sosial", "dinsos"), pabrik.instansi("Badan Baru", "baru")
        contoh = pabrik.instansi("Dinas Contoh", "contoh", contoh=True)
        pabrik.penetapan(dinas, 2024)
        keluar = pabrik.anggota("perencana", dinas)
        Keanggotaan.objects.filter(pengguna=keluar).update(aktif=False)
        pabrik.anggota("perencana", contoh)
        return {
            "magetan": magetan,
            "dinas": dinas,
            "bagian": bagian,
            "tanpa": tanpa,
            "asing_instansi": asing,
            "perencana": pabrik.anggota("perencana", dinas),
            "pimpinan": pabrik.anggota("pimpinan", dinas),
            "perencana_bagian": pabrik.anggota("perencana", bagian),
            "sekda": pabrik.anggota("pimpinan", setda),
            "verifikator": pabrik.anggota("verifikator"),
            "admin": pabrik.anggota("admin_pemda"),
            "bappeda": pabrik.anggota("bappeda"),
            "asing": orang_asing,
        }


def kirim(d, instansi, siapa="verifikator", kunci=None, isi="Mohon segera diajukan."):
    data = {"pilih": [satu.pk for satu in instansi], "isi": isi, "kunci": kunci or uuid.uuid4()}
    return pabrik.klien(d[siapa]).post(ALAMAT, data)


def kabar(d) -> dict[str, Pemberitahuan]:
    with pabrik.dalam(d["magetan"]):
        return {str(satu.penerima): satu for satu in Pemberitahuan.objects.select_related("penerima", "instansi")}


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().split())


def test_kepada_perencana_dan_pimpinan(d):
    jawaban = kirim(d, [d["dinas"], d["bagian"], d["tanpa"]])
    hasil = jawaban.context["hasil"]
    assert jawaban.status_code == 200 and (hasil.orang, len(hasil.terkirim)) == (4, 2)
    semua = kabar(d)
    assert set(semua) == {str(d[siapa]) for siapa in ("perencana", "pimpinan", "perencana_bagian", "sekda")}
    satu = semua[str(d["perencana"])]
    assert (satu.jenis, satu.instansi, satu.alamat) == ("pengingat", d["dinas"], "/magetan/?tahun=2024")
    assert satu.isi.startswith(
        "Mohon segera diajukan.\n\nYang belum kami terima:\n– Dokumen IKU dan IKI: draf, terlambat "
    )
    isi = teks(jawaban)
    assert "kepada 4 orang dari 2 perangkat daerah" in isi and "Badan Baru (tidak ada yang dikirimi)" in isi


def test_dua_kali_tekan_sekali_kirim(d):
    kunci = uuid.uuid4()
    kirim(d, [d["dinas"]], kunci=kunci)
    lagi = kirim(d, [d["dinas"]], kunci=kunci)
    assert "Pengingat sudah terkirim" in teks(lagi) and len(kabar(d)) == 2
    kirim(d, [d["dinas"]])  # a reminder of its own
    with pabrik.dalam(d["magetan"]):
        assert Pemberitahuan.objects.count() == 4 and Jejak.objects.filter(tindakan="ingatkan").count() == 2


def test_tercatat_siapa_dan_kepada_siapa(d):
    kirim(d, [d["dinas"], d["tanpa"]])
    with pabrik.dalam(d["magetan"]):
        jejak = Jejak.objects.get(tindakan="ingatkan")
    assert (jejak.model, jejak.objek_id, jejak.pengguna) == ("organisasi.Instansi", d["dinas"].pk, d["verifikator"])
    assert jejak.perubahan == {
        "pengingat": [None, "Mohon segera diajukan."],
        "penerima": [None, f"{d['perencana']}, {d['pimpinan']}"],
    }


def test_semua_yang_terlambat_tanpa_contoh(d):
    klien = pabrik.klien(d["verifikator"])
    jawaban = klien.get(ALAMAT, {"lingkup": "terlambat"})
    assert [satu.nama for satu in jawaban.context["pilihan"]] == ["Badan Baru", "Bagian Hukum", "Dinas Sosial"]
    assert "belum punya perencana aktif" in teks(jawaban)
    saring = klien.get(ALAMAT, {"lingkup": "terlambat", "jenis_instansi": "bagian"})
    assert [satu.nama for satu in saring.context["pilihan"]] == ["Bagian Hukum"]
    kunci = re.search(r'name="kunci" value="([0-9a-f-]+)"', jawaban.content.decode())[1]
    assert uuid.UUID(kunci)


def test_yang_belum_diterima_tampil_sebelum_dikirim(d):
    """The verifikator sees what each OPD will be told before it is sent."""
    isi = teks(pabrik.klien(d["verifikator"]).get(ALAMAT, {"pilih": d["dinas"].pk}))
    assert "Belum kami terima: Dokumen IKU dan IKI: draf, terlambat " in isi


def test_get_tidak_mengirim(d):
    pabrik.klien(d["verifikator"]).get(ALAMAT, {"pilih": d["dinas"].pk})
    assert kabar(d) == {}


@pytest.mark.parametrize(
    ("pilih", "isi", "kalimat"), [([], "Segera", "Belum ada perangkat daerah"), (["dinas"], " ", "Wajib diisi")]
)
def test_isian_kurang(d, pilih, isi, kalimat):
    jawaban = kirim(d, [d[satu] for satu in pilih], isi=isi)
    assert jawaban.status_code == 422 and kalimat in teks(jawaban) and kabar(d) == {}


def test_instansi_pemda_lain_tidak_terpilih(d):
    kirim(d, [d["dinas"], d["asing_instansi"]])
    assert set(kabar(d)) == {str(d["perencana"]), str(d["pimpinan"])}
    with pabrik.dalam(d["asing_instansi"].pemda):
        assert not Pemberitahuan.objects.exists()


@pytest.mark.parametrize(("siapa", "kode"), [("admin", 200), ("bappeda", 403), ("perencana", 403), ("asing", 404)])
def test_hak(d, siapa, kode):
    assert kirim(d, [d["dinas"]], siapa).status_code == kode
    assert bool(kabar(d)) is (kode == 200)


def test_kunci_yang_bukan_kunci_diabaikan(d):
    klien = pabrik.klien(d["verifikator"])
    for pilih in ("9" * 5000, "²", "-1", "x"):
        jawaban = klien.get(ALAMAT, {"pilih": pilih})
        assert jawaban.status_code == 200 and jawaban.context["pilihan"] == []
