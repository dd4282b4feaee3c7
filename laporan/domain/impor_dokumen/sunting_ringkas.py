"""What the pages of an import say about it: counts, sheets with what is doubtful, rows beside their source."""

from dataclasses import dataclass

from django.db.models import Count, Min, Q

from indikator.enums import JenisLembar
from laporan.domain.impor_dokumen.sunting_bentuk import BIDANG, CatatanSel, baca_catatan
from laporan.enums import CaraBacaan, NasibSisa
from laporan.kertas.bentuk import RENDAH, YAKIN
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.models import Impor


def ragu_bagian(lembar: BacaanLembar) -> list[CatatanSel]:
    """Doubts about the sheet itself. A proposed unit is sure once a stored jabatan was found in it."""
    cocok = lembar.cara == CaraBacaan.COCOK and lembar.unit_id is not None
    return [c for c in baca_catatan(lembar.catatan) if c.ragu and not (cocok and c.bidang == "unit")]


@dataclass(frozen=True)
class RingkasLembar:
    """One line of the list of sheets."""

    lembar: BacaanLembar
    baris: int
    baris_ragu: int
    terendah: int

    @property
    def perlu_dilihat(self) -> bool:
        lewat = self.lembar.cara == CaraBacaan.LEWAT
        return not lewat and not self.lembar.diperiksa and (bool(self.sebab) or self.baris_ragu > 0)

    @property
    def sebab(self) -> list[CatatanSel]:
        return ragu_bagian(self.lembar)


@dataclass(frozen=True)
class RingkasImpor:
    """Counts of what would be made: sheets that are left out do not count."""

    lembar: list[RingkasLembar]
    sisa: int

    @property
    def iki(self) -> list[RingkasLembar]:
        return [satu for satu in self.dipakai if satu.lembar.jenis == JenisLembar.IKI]

    @property
    def dipakai(self) -> list[RingkasLembar]:
        return [satu for satu in self.lembar if satu.lembar.cara != CaraBacaan.LEWAT]

    @property
    def jabatan(self) -> int:
        return len(self.iki)

    @property
    def jabatan_baru(self) -> int:
        return sum(satu.lembar.cara == CaraBacaan.BARU for satu in self.iki)

    @property
    def tugas(self) -> int:
        return sum(len(satu.lembar.tugas) for satu in self.dipakai)

    @property
    def fungsi(self) -> int:
        return sum(len(satu.lembar.fungsi) for satu in self.dipakai)

    @property
    def baris(self) -> int:
        return sum(satu.baris for satu in self.dipakai)

    @property
    def perlu_dilihat(self) -> int:
        return sum(satu.perlu_dilihat for satu in self.dipakai)

    @property
    def diperiksa(self) -> int:
        return sum(satu.lembar.diperiksa for satu in self.dipakai)

    @property
    def pertama(self) -> RingkasLembar | None:
        """What to look at first."""
        return next(iter(self.terurut()), None)

    def terurut(self) -> list[RingkasLembar]:
        """What needs a look first, the most doubtful of them on top; the rest as in the document."""
        return sorted(self.lembar, key=lambda satu: (not satu.perlu_dilihat, satu.perlu_dilihat and satu.terendah))


def ringkas(impor: Impor) -> RingkasImpor:
    """Two queries, however many sheets. A sheet is in doubt by its own notes and its rows not examined yet; its stored
    `keyakinan` says how it was read and counts the rows that were corrected since."""
    ikut = Q(baris__lewat=False)
    ragu = ikut & Q(baris__keyakinan__lt=RENDAH, baris__diperiksa=False)
    semua = impor.lembar_bacaan.select_related("jabatan__unit", "unit").defer("mentah")
    semua = semua.annotate(n=Count("baris", filter=ikut), n_ragu=Count("baris", filter=ragu))
    semua = semua.annotate(baris_terendah=Min("baris__keyakinan", filter=ragu))
    lembar = [RingkasLembar(satu, satu.n, satu.n_ragu, _terendah(satu)) for satu in semua]
    return RingkasImpor(lembar, impor.sisa.filter(nasib=NasibSisa.BELUM).count())


def _terendah(lembar) -> int:
    """How sure the least sure part of it is; 0 is a confidence, None no doubtful row."""
    baris = YAKIN if lembar.baris_terendah is None else lembar.baris_terendah
    return min([baris, *(satu.keyakinan for satu in ragu_bagian(lembar))])


def berikutnya(lembar: BacaanLembar, isi: RingkasImpor) -> BacaanLembar | None:
    """The next sheet that needs a look: below this one, then from the top; then the next one not examined."""
    lain = [satu for satu in isi.dipakai if satu.lembar.pk != lembar.pk and not satu.lembar.diperiksa]
    urut = sorted(lain, key=lambda satu: (not satu.perlu_dilihat, satu.lembar.urutan < lembar.urutan))
    return urut[0].lembar if urut else None


@dataclass(frozen=True)
class BarisTinjau:
    """A row on the review screen. `sel`: {field: its doubts}; `umum`: notes on the whole row."""

    baris: BacaanBaris
    sel: dict[str, list[CatatanSel]]
    umum: list[CatatanSel]

    @property
    def ragu(self) -> list[CatatanSel]:
        """Doubts still open, the most doubtful first."""
        if self.baris.diperiksa or self.baris.lewat:
            return []
        return [satu for satu in baca_catatan(self.baris.catatan) if satu.ragu]

    @property
    def mentah(self) -> list[tuple[str, str]]:
        """(field, text of the source), in the order of the decree."""
        lain = [nama for nama in self.baris.mentah if nama not in BIDANG and isinstance(self.baris.mentah[nama], str)]
        semua = [(nama, self.baris.mentah.get(nama, "")) for nama in (*BIDANG, *lain)]
        return [(nama, teks) for nama, teks in semua if teks]


def tinjau(baris: BacaanBaris) -> BarisTinjau:
    catatan = baca_catatan(baris.catatan)
    sel: dict[str, list[CatatanSel]] = {}
    for satu in catatan:
        sel.setdefault(satu.bidang, []).append(satu)
    return BarisTinjau(baris, sel, sel.pop("", []))


def letak_singkat(letak: str) -> str:
    """Where something stands in the document: "baris 152 … baris 166" for a long list of places."""
    tempat = [satu for satu in letak.split(", ") if satu]
    tempat = [satu for satu in tempat if satu != "…"]  # a list that was cut off
    return letak if len(tempat) <= 2 else f"{tempat[0]} … {tempat[-1]}"


@dataclass(frozen=True)
class KepalaTampil:
    """What a document says about itself, as text: `…_mentah` as printed. naskah: whether it has a decree."""

    instansi: str
    instansi_mentah: str
    pemda_mentah: str
    tahun: str
    tahun_mentah: str
    buat_instansi: bool
    naskah: bool
    tentang: str
    catatan: tuple[str, ...]
    galat: str


def kepala_tampil(impor: Impor) -> KepalaTampil:
    """`galat`: why the last try to apply it failed."""
    baca = {nama: impor.kepala.get(nama) or {} for nama in ("instansi", "pemda", "tahun", "keputusan")}
    teks = {nama: baca[nama].get("teks", "") for nama in ("instansi", "pemda", "tahun")}
    mentah = {nama: baca[nama].get("mentah", "") or teks[nama] for nama in teks}
    return KepalaTampil(
        instansi=teks["instansi"],
        instansi_mentah=mentah["instansi"],
        pemda_mentah=mentah["pemda"],
        tahun=teks["tahun"] or str(impor.tahun or ""),
        tahun_mentah=mentah["tahun"],
        buat_instansi=bool(impor.kepala.get("buat_instansi")),
        naskah=bool(baca["keputusan"]),
        tentang=(baca["keputusan"].get("tentang") or {}).get("teks", ""),
        catatan=tuple(impor.ringkas.get("catatan", ())),
        galat=impor.galat or (impor.pekerjaan.galat if impor.pekerjaan_id else ""),
    )
