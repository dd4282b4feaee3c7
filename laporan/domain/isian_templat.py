"""Placeholders of the templates of decrees: what they are called, what they mean, what they become for a document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indikator.domain.penetapan import masa
from indikator.models import Penetapan, Periode
from laporan.domain.sebutan_keputusan import tulis_jabatan, tulis_keputusan
from laporan.kaidah.kalimat import MULAI_BERLAKU
from laporan.models import Keputusan
from organisasi.domain.pemda import kepala_daerah
from organisasi.enums import JenisInstansi
from organisasi.galat import IsianSalah
from organisasi.models import Instansi

ISIAN = re.compile(r"\{([A-Za-z_]+)(?::([\w-]+))?\}")
PENUTUP, DASAR = "penutup", "dasar"
TANPA_LAMA = "Templat ini menyebut keputusan lama. Pilih keputusan yang diubah atau dicabut."
DASAR_ASING = "Dasar hukum “{}” tidak ada di pustaka."


@dataclass(frozen=True)
class Isian:
    """One placeholder for the page: as it is written, what it becomes, for instance."""

    tulisan: str
    arti: str
    contoh: str


DAFTAR_ISIAN = (
    Isian("{instansi}", "Nama perangkat daerah dengan nama pemda", "Dinas Kesehatan Kabupaten Magetan"),
    Isian("{pemda}", "Nama pemda", "Kabupaten Magetan"),
    Isian("{kepala}", "Jabatan yang menetapkan", "Kepala Dinas Kesehatan Kabupaten Magetan"),
    Isian("{kepala_daerah}", "Kepala daerah", "Bupati Magetan"),
    Isian("{tahun}", "Tahun pertama dokumen IKU/IKI", "2024"),
    Isian("{masa}", "Tahun-tahun dokumen IKU/IKI", "2024–2026"),
    Isian("{periode}", "Nama periode RPJMD yang memuat tahun itu", "RPJMD 2024–2029"),
    Isian("{tentang}", "Judul keputusan ini", "Indikator Kinerja Utama … Tahun 2024–2026"),
    Isian(
        "{keputusan_lama}",
        "Keputusan yang diubah atau dicabut, dengan nomor dan judulnya",
        "Keputusan Kepala Dinas … Nomor 188/12/2023 tentang …",
    ),
    Isian("{penutup}", "Seluruh pertimbangan penutup; berdiri sendiri sebagai satu butir", "bahwa berdasarkan …"),
    Isian("{mulai_berlaku}", "Kalimat mulai berlaku", MULAI_BERLAKU),
    Isian(
        "{dasar:kunci}",
        "Kutipan resmi sebuah dasar hukum dari pustaka nasional; berdiri sendiri sebagai satu butir",
        "{dasar:uu-23-2014}",
    ),
)
NAMA = frozenset(re.findall(r"\w+", isian.tulisan)[0] for isian in DAFTAR_ISIAN)


def salah(teks: str, *, berbutir: bool = True) -> str:
    """What is wrong with the placeholders of a text, "" for nothing. berbutir: it is an item of a list."""
    for cocok in ISIAN.finditer(teks):
        nama, kunci = cocok.groups()
        if nama not in NAMA or bool(kunci) != (nama == DASAR):
            ada = ", ".join(isian.tulisan for isian in DAFTAR_ISIAN)
            return f"Isian {cocok[0]} tidak dikenal. Yang dapat dipakai: {ada}."
        if nama in (PENUTUP, DASAR) and (cocok[0] != teks or not berbutir):
            return f"{cocok[0]} harus berdiri sendiri sebagai satu butir."
    return ""


def isi(teks: str, nilai: Mapping[str, str]) -> str:
    """The text with its placeholders filled; `nilai` as `nilai_isian` gives it, what it has not stays.

    Raises IsianSalah for a placeholder that is none, and where an earlier decree is named and none was chosen.
    """
    if kalimat := salah(teks):
        raise IsianSalah({"templat": kalimat})
    if "{keputusan_lama}" in teks and not nilai["keputusan_lama"]:
        raise IsianSalah({"asal": TANPA_LAMA})
    return ISIAN.sub(lambda cocok: nilai.get(cocok[1], cocok[0]), teks)


def nilai_isian(penetapan: Penetapan, keputusan: Keputusan) -> dict[str, str]:
    """{placeholder: words} for a draft on this document; `keputusan` may be unsaved."""
    instansi = penetapan.instansi
    return {
        "instansi": nama_lengkap(instansi),
        "pemda": instansi.pemda.nama,
        "kepala": tulis_jabatan(keputusan),
        "kepala_daerah": kepala_daerah(instansi.pemda),
        "tahun": str(penetapan.tahun_mulai),
        "masa": masa(penetapan),
        "periode": _periode(penetapan),
        "keputusan_lama": tulis_keputusan(keputusan.asal) if keputusan.asal_id else "",
        "mulai_berlaku": MULAI_BERLAKU,
    }


def nama_lengkap(instansi: Instansi) -> str:
    """The name with that of the Setda of a Bagian, and of the pemda."""
    nama = instansi.nama
    if instansi.jenis == JenisInstansi.BAGIAN and instansi.induk_id and instansi.induk.nama not in nama:
        nama = f"{nama} {instansi.induk.nama}"
    return nama if instansi.pemda.nama in nama else f"{nama} {instansi.pemda.nama}"


def jabatan_kepala(instansi: Instansi) -> str:
    """The head's jabatan in capitals with the name of the pemda: what a decree is headed with."""
    sebutan = instansi.sebutan_kepala.strip() or f"Kepala {instansi.nama}"
    return (sebutan if instansi.pemda.nama in sebutan else f"{sebutan} {instansi.pemda.nama}").upper()


def _periode(penetapan: Penetapan) -> str:
    tahun = penetapan.tahun_mulai
    ada = Periode.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun).first()
    return ada.nama if ada else masa(penetapan)
