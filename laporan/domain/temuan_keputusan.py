"""What an imported decree printed against what is computed: labels of items, heading of the lampiran."""

from dataclasses import dataclass

from laporan.domain.penomoran import sama
from laporan.domain.unsur import Butir, tanggal_teks
from laporan.enums import BagianKeputusan
from laporan.models import ButirKeputusan, Keputusan


@dataclass(frozen=True)
class Temuan:
    """One difference: where, what the source printed, what we print, and a sentence for people."""

    tempat: str
    tercetak: str
    dihitung: str
    kalimat: str


def periksa(keputusan: Keputusan, daftar: list[ButirKeputusan], bagian: dict[str, tuple[Butir, ...]]):
    """All differences, in the order of the document. `daftar`: stored items; `bagian`: the numbered ones."""
    hasil = []
    for nama in BagianKeputusan:
        induk = [butir for butir in daftar if butir.bagian == nama and butir.induk_id is None]
        hasil += _banding(nama.label, induk, bagian[nama])
        for satu, dihitung in zip(induk, bagian[nama], strict=True):
            sub = [butir for butir in daftar if butir.induk_id == satu.pk]
            hasil += _banding(f"{nama.label} {dihitung.nomor}".strip(), sub, dihitung.sub)
    return (*hasil, *_menetapkan(keputusan), *_lampiran(keputusan))


def _banding(tempat: str, tersimpan: list[ButirKeputusan], dihitung: tuple[Butir, ...]) -> list[Temuan]:
    """Labels of one list; a list without any label was written here and has nothing to compare."""
    if not any(butir.label_sumber.strip() for butir in tersimpan):
        return []
    return [
        _beda_label(tempat, ke, butir.label_sumber.strip(), hitung.nomor)
        for ke, (butir, hitung) in enumerate(zip(tersimpan, dihitung, strict=True), start=1)
        if not sama(butir.label_sumber, hitung.nomor)
    ]


def _beda_label(tempat: str, ke: int, tercetak: str, dihitung: str) -> Temuan:
    sumber = f"bernomor “{tercetak}”" if tercetak else "tidak bernomor"
    return Temuan(
        tempat, tercetak, dihitung, f"{tempat} butir ke-{ke} {sumber} di sumber; dicetak {dihitung.rstrip('.')}."
    )


def _menetapkan(keputusan: Keputusan) -> list[Temuan]:
    if keputusan.menetapkan.strip():
        return []
    kalimat = "Menetapkan kosong; dicetak “KEPUTUSAN … TENTANG …” dari judul keputusan ini."
    return [Temuan("Menetapkan", "", "KEPUTUSAN … TENTANG …", kalimat)]


def _lampiran(keputusan: Keputusan) -> list[Temuan]:
    """Heading of the lampiran of the source against the body. What the source does not print is not compared."""
    pasangan = [
        ("Nomor lampiran", keputusan.lampiran_nomor, keputusan.nomor),
        ("Tanggal lampiran", keputusan.lampiran_tanggal, tanggal_teks(keputusan.tanggal)),
        ("Judul (tentang) lampiran", keputusan.lampiran_tentang, keputusan.tentang),
    ]
    return [
        Temuan(tempat, tercetak, tubuh, f"{tempat} di sumber “{tercetak}”, di batang tubuh “{tubuh or 'kosong'}”.")
        for tempat, tercetak, tubuh in pasangan
        if tercetak.strip() and not sama(tercetak, tubuh)
    ]
