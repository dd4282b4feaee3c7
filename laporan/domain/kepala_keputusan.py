"""The head of a draft decree: its title, who issues and signs, how it is printed; and throwing a draft away."""

from collections.abc import Mapping
from datetime import date

from indikator.enums import JenisLembar
from laporan.domain import susunan_naskah
from laporan.domain.hangat_keputusan import hangatkan_nanti
from laporan.domain.isi_keputusan import menetapkan_bawaan
from laporan.domain.isi_lembar import URUTAN_KOLOM
from laporan.domain.penyunting_naskah import buka_draf
from laporan.models import Keputusan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.tahun import WAJAR

SEBARIS = ("jabatan_penetap", "tempat", "menetapkan", "jabatan_penandatangan", "atas_nama", "untuk_beliau")
TATA = ("kertas", "arah_lampiran", "kolom", "dengan_qr", "dengan_daftar_isi", "dengan_matriks")
KOLOM = frozenset({*SEBARIS, *TATA, "tentang", "sampul", "rahmat", "penandatangan", "berlaku_mulai"})
SAMPUL_MAKS, PANJANG_SAMPUL, PANJANG_JUDUL = 20, 200, 80  # lines of the cover, letters of one, of a column's heading
BERNOMOR = "Keputusan ini sudah bernomor; {}."
BERBERKAS = "Keputusan ini sudah mempunyai berkas; drafnya tidak dapat dibuang."


@utuh
def ubah_kepala(keputusan: Keputusan, *, oleh, versi: int | None = None, **isi) -> Keputusan:
    """Change what is named of the head of a draft (KOLOM). The wording after Menetapkan follows the title where it is
    the standard one. Raises Ditolak, SalahStatus, Bentrok, IsianSalah by field.
    """
    if asing := set(isi) - KOLOM:
        raise TypeError(f"Isian keputusan tidak dikenal: {', '.join(sorted(asing))}")
    terkini = buka_draf(keputusan, oleh=oleh, versi=versi, nilai=isi)
    rapi = _rapi(isi)
    if terkini.nomor and rapi.get("jabatan_penetap", terkini.jabatan_penetap) != terkini.jabatan_penetap:
        raise IsianSalah({"jabatan_penetap": BERNOMOR.format("jabatan yang menetapkan tidak dapat diganti lagi")})
    lama = menetapkan_bawaan(terkini)
    if rapi.get("menetapkan", terkini.menetapkan) == terkini.menetapkan == lama:
        judul = {nama: rapi.get(nama, getattr(terkini, nama)) for nama in ("jabatan_penetap", "tentang")}
        rapi["menetapkan"] = menetapkan_bawaan(Keputusan(**judul))
    return hangatkan_nanti(tulis.ubah(terkini, rapi, oleh=oleh, dipegang=True))


@utuh
def buang_draf(keputusan: Keputusan, *, oleh, versi: int | None = None) -> None:
    """Delete a draft that has no number, with its items; their words stay in the audit trail."""
    terkini = buka_draf(keputusan, oleh=oleh, versi=versi)
    if terkini.nomor:
        raise SalahStatus(BERNOMOR.format("drafnya tidak dapat dibuang"))
    if terkini.berkas.exists() or terkini.tte.exists():
        raise SalahStatus(BERBERKAS)
    susunan = susunan_naskah.baca(terkini)
    tulis.hapus(terkini, oleh=oleh, rincian={bagian: susunan.baris(bagian) for bagian in susunan.bagian})


def _rapi(isi: dict) -> dict:
    """Values as they are stored; IsianSalah by field."""
    hasil, salah = dict(isi), {}
    for nama in SEBARIS:
        if nama in isi:
            hasil[nama] = " ".join(isi[nama].split())
    if "tentang" in isi:
        hasil["tentang"] = "\n".join(filter(None, (" ".join(baris.split()) for baris in isi["tentang"].splitlines())))
    for nama, kalimat in (("tentang", "Judul (tentang) belum diisi."), ("jabatan_penetap", "Jabatan belum diisi.")):
        if nama in hasil and not hasil[nama]:
            salah[nama] = kalimat
    pembaca = {"sampul": _sampul, "kolom": _kolom, "berlaku_mulai": _tanggal}
    for nama in pembaca.keys() & isi.keys():
        try:
            hasil[nama] = pembaca[nama](isi[nama])
        except IsianSalah as galat:
            salah |= galat.kolom
    if salah:
        raise IsianSalah(salah)
    return hasil


def _sampul(baris) -> list[str]:
    isi = [rapi for satu in baris if (rapi := " ".join(str(satu).split()))]
    if len(isi) > SAMPUL_MAKS or any(len(satu) > PANJANG_SAMPUL for satu in isi):
        raise IsianSalah(
            {"sampul": f"Paling banyak {SAMPUL_MAKS} baris, tiap baris paling banyak {PANJANG_SAMPUL} huruf."}
        )
    return isi


def _kolom(kolom: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """{kind of sheet: {key: heading}}; a blank heading is that of the sheet itself."""
    hasil = {}
    for jenis, judul in kolom.items():
        if jenis not in JenisLembar.values or set(judul) - set(URUTAN_KOLOM):
            raise IsianSalah({"kolom": "Ada kolom yang tidak dikenal."})
        if "indikator" not in judul:
            raise IsianSalah({"kolom": f"Lembar {JenisLembar(jenis).label} memerlukan kolom indikator."})
        hasil[str(jenis)] = {nama: " ".join(satu.split()) for nama, satu in judul.items()}
        if any(len(satu) > PANJANG_JUDUL for satu in hasil[str(jenis)].values()):
            raise IsianSalah({"kolom": f"Judul kolom paling banyak {PANJANG_JUDUL} huruf."})
    return hasil


def _tanggal(tanggal: date | None) -> date | None:
    if tanggal is not None and tanggal.year not in WAJAR:
        raise IsianSalah({"berlaku_mulai": f"Tahun {tanggal.year} tidak masuk akal. Periksa tanggalnya."})
    return tanggal
