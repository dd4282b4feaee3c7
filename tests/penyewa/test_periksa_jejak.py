"""`manage.py periksa_jejak`: every kind of tampering is named, and nothing else is."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from organisasi.domain import instansi as domain
from organisasi.domain.jejak import hitung_hash
from organisasi.models import Instansi, Jejak, Pemda
from tests import pabrik

BARIS = 12


@pytest.fixture
def paksa(basis_salinan, basis_uji):
    """Function that writes past the triggers, as somebody with the database in hand would."""
    for slug in ("alpa", "beta"):
        with pabrik.dalam(pabrik.pemda(slug)) as mesin:
            dinas = pabrik.instansi("Dinas 0", "dinas")
            for nomor in range(1, BARIS):
                domain.ubah(oleh=mesin, instansi=Instansi.objects.get(pk=dinas.pk), nama=f"Dinas {nomor}")

    def jalankan(sql: str, *isi) -> None:
        if connection.vendor == "postgresql":
            with basis_uji.sebagai_pemilik(connection.settings_dict["NAME"]) as pemilik, pemilik.cursor() as kursor:
                kursor.execute("alter table organisasi_jejak disable trigger user")
                kursor.execute(sql, isi)
            return
        with connection.cursor() as kursor:
            for kata in ("update", "delete"):
                kursor.execute(f"drop trigger if exists organisasi_jejak_tanpa_{kata}")
            kursor.execute(sql, isi)

    return jalankan


def periksa(**pilihan) -> tuple[list[str], list[str], bool]:
    """(findings, heads, whether it ended well)."""
    keluar, baik = io.StringIO(), True
    try:
        call_command("periksa_jejak", stdout=keluar, **pilihan)
    except CommandError:
        baik = False
    baris = keluar.getvalue().splitlines()
    return [b for b in baris if re.match(r"(alpa|beta) no\.", b)], [b for b in baris if b.startswith("kepala ")], baik


def pk(slug: str) -> int:
    return Pemda.objects.get(slug=slug).pk


def baris(nomor: int) -> Jejak:
    with pabrik.dalam(Pemda.objects.get(slug="alpa")):
        return Jejak.objects.select_related("pemda").get(nomor=nomor)


def test_rantai_utuh(paksa):
    temuan, kepala, baik = periksa()
    assert (temuan, baik) == ([], True) and len(kepala) == 2
    assert kepala[0] == f"kepala alpa {BARIS} {baris(BARIS).hash}"
    assert len(periksa(pemda="beta")[1]) == 1
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("periksa_jejak", pemda="gamma")


LAIN = {
    "tindakan": "hapus",
    "perubahan": '{"nama": "bukan pasangan"}',
    "waktu": "2020-01-01 00:00:00+00:00",
    "objek_id": "999",
}


@pytest.mark.parametrize(
    "kolom", ["nama_pengguna", "alasan", "objek", "sebelum", "hash", "peran", "permintaan", "model", *LAIN]
)
def test_baris_diubah(paksa, kolom):
    nilai = LAIN.get(kolom, "palsu")
    paksa(f"update organisasi_jejak set {kolom} = %s where pemda_id = %s and nomor = 5", nilai, pk("alpa"))
    temuan, _, baik = periksa()
    assert len(temuan) == 1 and not baik
    assert temuan[0].startswith("alpa no. 5 isinya diubah") and "pukul" in temuan[0]
    assert ("palsu" if kolom == "objek" else "Dinas 4") in temuan[0]


def test_baris_diubah_beserta_sidiknya(paksa):
    satu = baris(5)
    satu.objek = "palsu"
    paksa(
        "update organisasi_jejak set objek = 'palsu', hash = %s where pemda_id = %s and nomor = 5",
        hitung_hash(satu),
        pk("alpa"),
    )
    temuan, _, _ = periksa()
    assert len(temuan) == 1 and temuan[0].startswith("alpa no. 5 isi dan sidiknya diganti")


@pytest.mark.parametrize(
    ("nomor", "kata"), [("5", "no. 5 hilang"), ("5, 6, 7", "no. 5–7 hilang"), ("1", "no. 1 hilang")]
)
def test_baris_dihapus(paksa, nomor, kata):
    paksa(f"delete from organisasi_jejak where pemda_id = %s and nomor in ({nomor})", pk("alpa"))
    temuan, _, baik = periksa()
    assert len(temuan) == 1 and temuan[0].startswith(f"alpa {kata} dari rantai") and not baik


def test_baris_dihapus_lalu_dinomori_ulang(paksa):
    paksa("delete from organisasi_jejak where pemda_id = %s and nomor in (5, 6)", pk("alpa"))
    for nomor in range(7, BARIS + 1):
        paksa(
            "update organisasi_jejak set nomor = %s where pemda_id = %s and nomor = %s", nomor - 2, pk("alpa"), nomor
        )
    temuan, kepala, _ = periksa()
    assert len(temuan) == 1 and temuan[0].startswith("alpa no. 5–6 hilang")
    assert kepala[0].startswith(f"kepala alpa {BARIS} ")


def sisipkan(paksa, **beda) -> None:
    """A forged copy of row 5 with these columns."""
    kolom = [f.column for f in Jejak._meta.concrete_fields if f.column not in ("id", *beda)]
    nama, isi = ", ".join([*beda, *kolom]), ", ".join([*["%s"] * len(beda), *kolom])
    perintah = (
        f"insert into organisasi_jejak ({nama}) select {isi} from organisasi_jejak where pemda_id = %s and nomor = 5"
    )
    paksa(perintah, *beda.values(), pk("alpa"))


def test_baris_disisipkan_di_ujung(paksa):
    sisipkan(paksa, nomor=BARIS + 1)
    temuan, _, baik = periksa()
    assert len(temuan) == 1 and temuan[0].startswith(f"alpa no. {BARIS + 1} ") and not baik


@pytest.mark.parametrize("bersidik", [False, True])
def test_baris_disisipkan_di_tengah(paksa, bersidik):
    """Later rows are renumbered to make room; only the new one is named."""
    for nomor in range(BARIS, 5, -1):
        paksa(
            "update organisasi_jejak set nomor = %s where pemda_id = %s and nomor = %s", nomor + 1, pk("alpa"), nomor
        )
    palsu = baris(5)
    palsu.nomor, palsu.objek, palsu.sebelum = 6, "palsu", palsu.hash
    sidik = hitung_hash(palsu) if bersidik else "0" * 64
    sisipkan(paksa, nomor=6, objek="palsu", sebelum=palsu.sebelum, hash=sidik)
    temuan, _, _ = periksa()
    assert len(temuan) == 1 and temuan[0].startswith("alpa no. 6 disisipkan") and "palsu" in temuan[0]


def test_ujung_dipotong(paksa, tmp_path: Path):
    """Invisible in the chain itself; found against the head that was kept."""
    berkas = tmp_path / "kepala.txt"
    berkas.write_text("\n".join(["Catatan", *periksa()[1]]))
    assert periksa(kepala=berkas)[2]
    paksa("delete from organisasi_jejak where pemda_id = %s and nomor > 9", pk("alpa"))
    assert periksa()[2]
    temuan, _, baik = periksa(kepala=berkas)
    assert len(temuan) == 1 and not baik and temuan[0].startswith(f"alpa no. 10–{BARIS} hilang dari ujung rantai")


def test_ujung_diganti_beda_dari_kepala(paksa, tmp_path: Path):
    berkas = tmp_path / "kepala.txt"
    berkas.write_text("\n".join(periksa()[1]))
    satu = baris(BARIS)
    satu.objek = "palsu"
    ubah = "update organisasi_jejak set objek = 'palsu', hash = %s where pemda_id = %s and nomor = %s"
    paksa(ubah, hitung_hash(satu), pk("alpa"), BARIS)
    assert periksa()[2]
    temuan, _, _ = periksa(kepala=berkas)
    assert len(temuan) == 1 and temuan[0].startswith(f"alpa no. {BARIS} sidiknya berbeda dari kepala")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("kepala alpa 3", "tidak utuh"),
        ("kosong", "tidak memuat"),
        (f"kepala hilang 1 {'0' * 64}", "tidak ada di basis"),
    ],
)
def test_berkas_kepala_yang_salah_ditolak(paksa, tmp_path: Path, isi, kata):
    berkas = tmp_path / "kepala.txt"
    berkas.write_text(isi)
    with pytest.raises(CommandError, match=kata):
        call_command("periksa_jejak", kepala=berkas, stdout=io.StringIO())
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("periksa_jejak", kepala=tmp_path / "tidak-ada", stdout=io.StringIO())
