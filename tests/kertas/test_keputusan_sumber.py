"""The decrees of two real documents, from their text and as a Word file, against the exact transcription."""

import re
from pathlib import Path

import pytest
import yaml

from laporan.kertas.baca import baca
from laporan.kertas.identitas import kenali_identitas
from laporan.kertas.keputusan import pahami_keputusan
from tests.kertas.berkas_uji import docx_teks
from tests.sumber_baca import BLITAR, MAGETAN, NGANJUK, PASER

AKAR = Path(__file__).resolve().parent.parent.parent
SDM = "SUMBER DAYA MANUSIA"
CONTOH = {PASER: "paser", BLITAR: "blitar"}


def naskah(berkas, cara):
    isi = berkas.read_bytes()
    return baca(berkas.name, isi) if cara == "teks" else baca("naskah.docx", docx_teks(isi.decode()))


def padat(teks: str) -> str:
    return re.sub(r"\s", "", teks)


def datar(butir: list[dict]) -> list[tuple[str, str]]:
    """Items of the transcription as the reading has them: sub-items are lines of their item."""
    hasil = []
    for satu in butir:
        dalam = [f"{s['label']} {s['isi']}".strip() for s in satu.get("butir", [])]
        hasil.append((satu["label"], "\n".join([satu["isi"], *dalam])))
    return hasil


@pytest.mark.parametrize("cara", ["teks", "docx"])
@pytest.mark.parametrize("berkas", [PASER, BLITAR], ids=["paser", "blitar"])
def test_keputusan_sumber(berkas, cara):
    asli = yaml.safe_load((AKAR / f"fixtures/contoh/{CONTOH[berkas]}.yaml").read_text())
    benar = asli["keputusan"][0]
    unsur = naskah(berkas, cara).unsur

    keputusan, sisa = pahami_keputusan(unsur)

    for bagian in ("menimbang", "mengingat", "diktum"):
        terbaca = [(satu.label, padat(satu.isi)) for satu in getattr(keputusan, bagian)]
        assert terbaca == [(label, padat(isi)) for label, isi in datar(benar[bagian])], bagian
    for bidang in ("nomor", "tanggal", "tempat", "jabatan_penetap"):
        assert getattr(keputusan, bidang).teks == benar[bidang], bidang
    assert padat(keputusan.tentang.teks) == padat(benar["tentang"])
    assert keputusan.menetapkan.teks == benar["memutuskan"]["menetapkan"]
    tanda = next(satu for satu in asli["pejabat"] if satu["kunci"] == benar["penandatangan"]["kunci"])
    assert keputusan.nama_penetap.teks == tanda["nama"]
    assert keputusan.pangkat_penetap.teks == tanda["pangkat"]
    assert keputusan.nip_penetap.teks == tanda["nip"].replace(" ", "")
    assert keputusan.kop[: len(asli["instansi"][0]["kop"]["baris"])] == tuple(asli["instansi"][0]["kop"]["baris"])
    assert len(sisa) < len(unsur)
    assert not any("bahwa sebagai salah satu" in getattr(satu, "teks", "") for satu in sisa)


def test_sampul_dan_lembar_tidak_ikut_keputusan():
    unsur = naskah(PASER, "teks").unsur
    _, sisa = pahami_keputusan(unsur)
    teks = [getattr(satu, "teks", "") for satu in sisa]
    assert teks[0] == "REVISI"
    assert any("BADAN KEPEGAWAIAN" in satu for satu in teks)
    assert len(unsur) - len(sisa) < 70


@pytest.mark.parametrize("cara", ["teks", "docx"])
@pytest.mark.parametrize(
    ("berkas", "instansi", "pemda", "tahun"),
    [
        (MAGETAN, "BAGIAN ORGANISASI SETDA KAB. MAGETAN", "Kabupaten Magetan", ""),
        (
            PASER,
            "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA KABUPATEN PASER",
            "Kabupaten Paser",
            "2021-2026",
        ),
        (BLITAR, "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SDM KABUPATEN BLITAR", "Kabupaten Blitar", "2018"),
        (NGANJUK, "KECAMATAN NGRONGGOT KABUPATEN NGANJUK", "Kabupaten Nganjuk", "2019"),
    ],
    ids=["magetan", "paser", "blitar", "nganjuk"],
)
def test_identitas_sumber(berkas, instansi, pemda, tahun, cara):
    unsur = naskah(berkas, cara).unsur
    milik = kenali_identitas(unsur, pahami_keputusan(unsur)[0])
    assert (milik.instansi.teks, milik.pemda.teks, milik.tahun.teks) == (instansi, pemda, tahun)
    if not tahun:
        assert milik.tahun.catatan == ("Tahun tidak disebut pada judul.",)
