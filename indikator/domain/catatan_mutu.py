"""Catatan kualitas as pages show them: what the linter finds, what the OPD set aside, gathered by row and by sheet."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from indikator.domain.mutu import HasilMutu, periksa_banyak, periksa_penetapan
from indikator.models import Penetapan, PengecualianMutu
from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu
from indikator.mutu.temuan import Temuan
from organisasi.enums import Tindakan
from organisasi.models import Jejak

SELURUH_DOKUMEN = "Seluruh dokumen"


@dataclass(frozen=True)
class Dikecualikan:
    """Why a finding was set aside, by whom (name, "" unknown) and when."""

    alasan: str
    oleh: str
    pada: datetime


@dataclass(frozen=True)
class Catatan:
    """A finding with its place. `nomor`: position in the document; `di`: Lembar.pk it stands on, its own first.

    `lembar` None: the whole document; `baris` empty: the whole sheet or document.
    """

    nomor: int
    temuan: Temuan
    lembar: LembarMutu | None
    baris: tuple[IndikatorMutu, ...]
    di: tuple[int, ...]
    dikecualikan: Dikecualikan | None = None

    @property
    def indikator(self) -> IndikatorMutu | None:
        return self.baris[0] if self.baris else None

    @property
    def sebutan_lembar(self) -> str:
        return self.lembar.sebutan if self.lembar else SELURUH_DOKUMEN

    @property
    def urutan_tingkat(self) -> tuple[int, int]:
        """The gravest first; those set aside after all others."""
        return (self.dikecualikan is not None, self.temuan.tingkat.urutan)

    @property
    def cari(self) -> str:
        nama = " ".join(satu.nama for satu in self.baris)
        return f"{self.sebutan_lembar} {nama} {self.temuan.kalimat} {self.temuan.saran}".casefold()


@dataclass(frozen=True)
class Ringkas:
    """Numbers of findings; those set aside are counted apart."""

    salah: int = 0
    peringatan: int = 0
    saran: int = 0
    dikecualikan: int = 0

    @property
    def jumlah(self) -> int:
        """Findings that still stand."""
        return self.salah + self.peringatan + self.saran


@dataclass(frozen=True)
class Kumpulan:
    """The notes of one place in document order."""

    daftar: tuple[Catatan, ...] = ()

    @cached_property
    def ringkas(self) -> Ringkas:
        hitungan = Counter("dikecualikan" if c.dikecualikan else str(c.temuan.tingkat) for c in self.daftar)
        return Ringkas(**hitungan)

    @property
    def umum(self) -> tuple[Catatan, ...]:
        """Notes that belong to no row."""
        return tuple(satu for satu in self.daftar if not satu.baris)


class CatatanDokumen(Kumpulan):
    """All notes of one document. Each place: {key of the row or sheet: its notes}."""

    @cached_property
    def per_indikator(self) -> dict[int, Kumpulan]:
        return _menurut((satu, (baris.pk for baris in satu.baris)) for satu in self.daftar)

    @cached_property
    def per_lembar(self) -> dict[int, Kumpulan]:
        return _menurut((satu, satu.di) for satu in self.daftar)

    def cari_sidik(self, sidik: str) -> Catatan | None:
        return next((satu for satu in self.daftar if satu.temuan.sidik == sidik), None)


def catatan_dokumen(penetapan: Penetapan, tahun: int) -> CatatanDokumen:
    """The notes of a document as seen from `tahun`; a constant number of queries."""
    hasil = periksa_penetapan(penetapan, tahun)
    return CatatanDokumen(tuple(_susun(hasil, _pengecualian(penetapan.instansi_id))))


def ringkas_dokumen(daftar: Iterable[Penetapan], tahun: int) -> dict[int, Ringkas]:
    """{Penetapan.pk: numbers} for a page of documents; the queries do not grow with them."""
    daftar = list(daftar)
    semua = PengecualianMutu.objects.filter(instansi__in={satu.instansi_id for satu in daftar})
    sidik = set(semua.values_list("instansi_id", "sidik"))
    return {satu.pk: _ringkas(hasil, sidik) for satu, hasil in zip(daftar, periksa_banyak(daftar, tahun), strict=True)}


def _ringkas(hasil: HasilMutu, sidik: set[tuple[int, str]]) -> Ringkas:
    instansi = hasil.penetapan.instansi_id
    return Ringkas(**Counter("dikecualikan" if (instansi, t.sidik) in sidik else str(t.tingkat) for t in hasil.temuan))


def _pengecualian(instansi: int) -> dict[str, Dikecualikan]:
    """{sidik: why, who, when}; who comes from the audit trail."""
    semua = list(PengecualianMutu.objects.filter(instansi=instansi))
    oleh = {}
    if semua:
        jejak = Jejak.objects.filter(model=PengecualianMutu._meta.label, tindakan=Tindakan.TAMBAH)
        kunci = [satu.pk for satu in semua]
        oleh = dict(jejak.filter(objek_id__in=kunci).order_by("nomor").values_list("objek_id", "nama_pengguna"))
    return {satu.sidik: Dikecualikan(satu.alasan, oleh.get(satu.pk, ""), satu.dibuat) for satu in semua}


def _susun(hasil: HasilMutu, pengecualian: dict[str, Dikecualikan]) -> Iterable[Catatan]:
    letak = {baris.kunci: lembar.pk for lembar, baris in hasil.bahan.baris()}
    for nomor, temuan in enumerate(hasil.temuan):
        lembar = hasil.bahan.lembar_menurut_kunci.get(temuan.lembar)
        di = [lembar.pk] if lembar else []
        di += [letak[kunci] for kunci in temuan.baris]
        baris = _baris(hasil.bahan, temuan)
        yield Catatan(nomor, temuan, lembar, baris, tuple(dict.fromkeys(di)), pengecualian.get(temuan.sidik))


def _baris(bahan: BahanMutu, temuan: Temuan) -> tuple[IndikatorMutu, ...]:
    return tuple(bahan.indikator_menurut_kunci[kunci] for kunci in temuan.baris)


def _menurut(pasangan) -> dict[int, Kumpulan]:
    hasil = defaultdict(list)
    for catatan, kunci in pasangan:
        for satu in kunci:
            hasil[satu].append(catatan)
    return {satu: Kumpulan(tuple(isi)) for satu, isi in hasil.items()}
