"""muat_contoh --ramai: the plan has every state, the load leads there, and the same run gives the same rows."""

import hashlib
import io
import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.domain.penetapan import status_dari
from indikator.enums import StatusDokumen, StatusPengukuran, StatusPK
from indikator.models import Ajuan, Capaian, Indikator, Lembar, Penetapan, Pengukuran, Realisasi, Target
from laporan.contoh.ramai import muat
from laporan.contoh.ramai.angka_rekaan import JATUH, Rekaan
from laporan.contoh.ramai.bahan import CARA, baca_bahan
from laporan.contoh.ramai.dokumen import CAMPUR
from laporan.contoh.ramai.gerak import JALAN, MESIN, PERAN
from laporan.contoh.ramai.rencana import CAMPURAN, KINI, TAHUN, susun
from laporan.enums import StatusKeputusan, StatusLkjip
from laporan.models import Keputusan, Lkjip
from organisasi.models import Instansi, Jejak, Keanggotaan, Pemberitahuan, Pemda, Pengguna
from organisasi.penyewa import sebagai

BAHAN = baca_bahan()
RENCANA = susun(BAHAN)
KECIL = {"tahun": (KINI,), "banyak": 2}


def _muat(slug: str = "contoh", **ukuran) -> Pemda:
    muat.muat_ramai(lambda kalimat: None, slug=slug, **(KECIL | ukuran))
    return Pemda.objects.get(slug=slug)


def _isi(pemda: Pemda) -> dict[str, list]:
    """What a reader sees, without keys and times."""
    with sebagai(pemda):
        jejak = Jejak.objects.exclude(model=Keanggotaan._meta.label)  # names accounts, which are unique in all pemda
        return {
            "instansi": list(Instansi.objects.order_by("slug").values_list("slug", "nama", "induk__slug")),
            "indikator": list(
                Indikator.objects.order_by("pk").values_list("nama", "lembar__status", "rumus__teks", "sumber_data")
            ),
            "target": sorted(Target.objects.values_list("indikator__nama", "tahun", "triwulan", "teks")),
            "realisasi": list(
                Realisasi.objects.order_by("pk").values_list("indikator__nama", "teks", "nilai", "tindak_lanjut")
            ),
            "capaian": list(Capaian.objects.order_by("pk").values_list("persen", "bukti_hitung", "metode")),
            "pengukuran": list(
                Pengukuran.objects.order_by("pk").values_list("tahun", "triwulan", "status", "diajukan_pada__date")
            ),
            "keputusan": list(Keputusan.objects.order_by("pk").values_list("nomor", "status", "tentang")),
            "jejak": list(
                jejak.order_by("nomor").values_list("nama_pengguna", "tindakan", "objek", "alasan", "peran")
            ),
        }


def _sidik(isi: dict[str, list]) -> str:
    return hashlib.sha256(json.dumps(isi, default=str, sort_keys=True).encode()).hexdigest()


# --- the plan -------------------------------------------------------------------------------------------------------


def test_rencana_memuat_setiap_keadaan():
    """At least 12 OPD, several years, every state of every machine, and what has not begun."""
    assert len(RENCANA) >= 14 and len(BAHAN.instansi) > len(RENCANA)  # one has no document
    ukur = {satu.pengukuran(tahun, tw) for satu in RENCANA for tahun in TAHUN for tw in range(5)}
    assert ukur == {*StatusPengukuran.values, None}
    kini = {satu.pengukuran(KINI, 3) for satu in RENCANA}
    assert kini >= {*StatusPengukuran.values, None} - {StatusPengukuran.DIKUNCI}
    assert {satu.reviu for satu in RENCANA} == {*StatusDokumen.values, CAMPURAN, None}
    assert {status for satu in RENCANA for tahun in TAHUN for status in satu.pk(tahun)} == set(StatusPK.values)
    assert {satu.lkjip(tahun) for satu in RENCANA for tahun in TAHUN} == {*StatusLkjip.values, None}
    assert {status for satu in RENCANA for status in satu.keputusan} == set(StatusKeputusan.values)
    assert {*CAMPUR} == {*StatusDokumen.values} - {StatusDokumen.DITETAPKAN}


def test_ada_yang_terlambat_dan_yang_kembali():
    masa = [(satu, *waktu) for satu in RENCANA for kini in (False, True) for waktu in satu.masa(kini=kini)]
    terlambat = Counter(satu.terlambat(*waktu) > 0 for satu, *waktu in masa)
    assert 0.05 < terlambat[True] / len(masa) < 0.5
    assert {satu.berulang(*waktu) for satu, *waktu in masa} == {"", "kembali", "buka"}


@pytest.mark.parametrize("mesin", JALAN)
def test_jalan_ke_setiap_keadaan(mesin):
    """Every path of moves is one the machine knows, made by a role that is named, and ends in its state."""
    for status, jalan in JALAN[mesin].items():
        kini = "draf"
        for tindakan in jalan:
            peralihan = MESIN[mesin].PERALIHAN[tindakan]
            assert kini in peralihan.dari and tindakan in PERAN
            kini = peralihan.ke
        assert kini == status


def test_setiap_jabatan_dan_indikator_layak():
    """6–10 jabatan, 3–5 IKU in 2–3 sasaran (one OPD of one bidang has one), every way of measuring and frequency."""
    baris = [i for satu in BAHAN.instansi for j in satu.jabatan for s in j.sasaran for i in s.indikator]
    for satu in RENCANA:
        assert 6 <= len(satu.bahan.jabatan) <= 10
        assert 3 <= sum(len(s.indikator) for s in satu.bahan.iku) <= 5
    assert {kata for satu in baris for kata in satu.cara} == CARA
    assert {satu.frekuensi for satu in baris} == set(JATUH)


def test_angka_tetap_dan_masuk_akal():
    """The same question has the same answer; numerators stay below denominators, percentages at most 100."""
    for rencana in RENCANA:
        for indikator in [i for s in rencana.bahan.iku for i in s.indikator]:
            satu, lagi = (Rekaan(indikator, rencana.bahan.slug, rencana.mutu) for _ in range(2))
            assert [satu.isian(2025, tw) for tw in satu.jatuh] == [lagi.isian(2025, tw) for tw in lagi.jatuh]
            for tw in (0, *satu.jatuh):
                isi = satu.isian(2025, tw)
                assert isi.teks or 0 <= isi.atas <= isi.bawah
            assert set(satu.rencana(2025)) == set(satu.jatuh)


def test_rencana_triwulan_menjumlah_ke_target_setahun():
    for rencana in RENCANA:
        for indikator in [i for j in rencana.bahan.jabatan for s in j.sasaran for i in s.indikator]:
            if "jumlah" in indikator.cara:
                satu = Rekaan(indikator, rencana.bahan.slug)
                assert sum(satu.rencana_angka(2026)) == satu.target(2026)


# --- the load -------------------------------------------------------------------------------------------------------


def test_muatan_kecil_sampai_ke_keadaannya_dan_tidak_diulang(db):
    """Two instansi, one year: the first has a set review, the second an approved one. Then the same load once more."""
    kecil = _muat()
    _periksa_keadaan(kecil)
    kalimat, sebelum = [], _sidik(_isi(kecil))
    muat.muat_ramai(kalimat.append, **KECIL)
    assert kalimat == ["Kabupaten Contoh: sudah dimuat, tidak diubah."]
    assert _sidik(_isi(kecil)) == sebelum


def _periksa_keadaan(kecil: Pemda) -> None:
    """States, capaian, submissions, notices and audit are those of the people who acted."""
    with sebagai(kecil):
        for rencana in susun(BAHAN, **KECIL):
            milik = Pengukuran.objects.filter(instansi__slug=rencana.bahan.slug)
            rencana_tw = {tw: status for tw in (1, 2, 3) if (status := rencana.pengukuran(KINI, tw))}
            assert dict(milik.values_list("triwulan", "status")) == rencana_tw
            reviu = Penetapan.objects.get(instansi__slug=rencana.bahan.slug, versi_ke=2)
            assert reviu.status == rencana.reviu == status_dari(reviu.lembar.values_list("status", flat=True))
        assert Capaian.objects.count() == Realisasi.objects.count() > 50
        assert not any(alur_pengukuran.kekurangan(satu) for satu in Pengukuran.objects.all())
        assert Ajuan.objects.exists() and Pemberitahuan.objects.filter(dibaca_pada=None).exists()
        assert all("Kabupaten Contoh" in satu.nama for satu in Instansi.objects.all())
        assert Lkjip.objects.count() == 0  # none is planned for this year
        verifikasi = Jejak.objects.filter(tindakan="verifikasi").values_list("nama_pengguna", flat=True)
        assert set(verifikasi) == {"Verifikator Kabupaten Contoh"}
        pengaju = Lembar.objects.exclude(diajukan_oleh=None).values_list("diajukan_oleh__email", flat=True)
        assert set(pengaju) == {"perencana@contoh.example", "perencana.dinas-kesehatan@contoh.example"}


@pytest.mark.sekali
def test_dua_muatan_sama_isinya(db):
    """In two pemda side by side, one instansi each; another year is another content (the hash can tell)."""
    satu, dua = (_isi(_muat(slug, banyak=1)) for slug in ("contoh", "peraga"))
    assert [nama for nama in satu if satu[nama] != dua[nama]] == []
    assert _sidik(satu) == _sidik(dua) != _sidik(_isi(_muat("lain", banyak=1, tahun=(2025,))))


def test_alamat_yang_terpakai_ditolak(db, monkeypatch):
    """A pemda of that address with data of its own is left alone, and nothing half-loaded stays behind."""
    pemda = Pemda.objects.create(slug="contoh", nama="Kabupaten Sungguhan")
    with sebagai(pemda):
        Instansi.objects.create(pemda=pemda, slug="dinas", nama="Dinas")
    monkeypatch.setattr(muat, "TAHUN", (KINI,))
    with pytest.raises(CommandError, match="sudah berisi data lain"):
        call_command("muat_contoh", hanya_ramai=True, stdout=io.StringIO())
    assert not Pengguna.objects.exists()


def test_perintah_di_samping_pemda_sungguhan_ditolak(db):
    Pemda.objects.create(slug="sungguhan", nama="Kabupaten Sungguhan")
    with pytest.raises(CommandError, match="Kabupaten Sungguhan"):
        call_command("muat_contoh", hanya_ramai=True, stdout=io.StringIO())
    assert Pemda.objects.count() == 1
