"""What the changed rows of the sheet “Realisasi” would do: read as on the page, checked, one act for each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indikator.buku import variabel
from indikator.buku.lingkup import Pintu, teks, tolak
from indikator.domain import jadwal, nilai_realisasi, nilai_variabel
from indikator.domain.realisasi import pastikan_terbuka
from indikator.domain.realisasi_ubah import DICENTANG
from indikator.enums import SifatRealisasi
from indikator.models import KomponenTerpenuhi, Pengukuran
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Instansi

SIFAT = {SifatRealisasi.TETAP.value: "Tetap", SifatRealisasi.SEMENTARA.value: "Sementara"}
KETERANGAN = ("catatan", "faktor_pendorong", "faktor_penghambat", "tindak_lanjut")
ANGKA = ("teks", "variabel")
TAHUN_AWAL, TAHUN_AKHIR = 1990, 2100
BARU = (
    "Baris tidak ditambah di lembar ini. Yang ada hanya triwulan saat indikatornya diukur; pada triwulan lain belum "
    "waktunya diukur."
)
KOSONG = "Belum ada angkanya. Isi realisasinya, atau “-” bila memang tidak ada."
HAPUS = "Realisasi tidak dihapus dari buku kerja. Tulis “-” bila memang tidak ada, atau hapus di halaman Realisasi."
BERDUA = "Isi realisasinya langsung atau isi nilai variabelnya, jangan keduanya. Kosongkan salah satunya."


@dataclass
class Isian:
    """What a row writes. `teks` and `variabel` {code: text} are both None where the figure stays as it is."""

    baris: BarisBuku
    teks: str | None = None
    variabel: dict[str, str] | None = None
    lain: dict[str, object] = field(default_factory=dict)


def periksa(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """Put what is wrong with the rows into their `galat`."""
    susun(lingkup, baris)


def susun(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> list[Isian]:
    """The acts of the rows that can be carried out; the others have a `galat`."""
    for satu in baris:
        if satu.baru:
            tolak(satu, "", BARU)
    lama = [satu for satu in baris if not satu.baru]
    masa, dicentang = _Masa(lingkup, lama), _dicentang(lama)
    return [_susun(satu, masa, dicentang) for satu in lama]


def _susun(baris: BarisBuku, masa: "_Masa", dicentang: set[int]) -> Isian:
    isi = Isian(baris)
    if sebab := masa.sebab(baris):
        tolak(baris, "", sebab)
        return isi
    _keterangan(isi)
    ubah = set(baris.ubah) & set(ANGKA)
    ada = baris.objek.realisasi
    if ubah and ada is not None and ada.pk in dicentang:
        tolak(baris, min(ubah), DICENTANG)
    elif ubah:
        _angka(isi)
    elif ada is None:
        tolak(baris, "teks", KOSONG)
    return isi


def _keterangan(isi: Isian) -> None:
    """The other columns that were changed."""
    baris = isi.baris
    isi.lain = {kunci: teks(baris.isi[kunci]) for kunci in KETERANGAN if kunci in baris.ubah}
    if "sifat" in baris.ubah:
        pilih = {label: kunci for kunci, label in SIFAT.items()}.get(teks(baris.isi["sifat"]))
        if pilih:
            isi.lain["sifat"] = pilih
        elif baris.objek.realisasi is not None:
            tolak(baris, "sifat", "Pilih Tetap atau Sementara.")
    if "tahun_data" in baris.ubah:
        tahun = isi.lain["tahun_data"] = baris.isi["tahun_data"]
        if tahun is not None and not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
            tolak(baris, "tahun_data", f"Tahun data antara {TAHUN_AWAL} dan {TAHUN_AKHIR}.")


def _angka(isi: Isian) -> None:
    """The figure: the values of the variables, else the text; read as it will be stored."""
    baris, indikator = isi.baris, isi.baris.objek.pokok.indikator
    try:
        nilai = variabel.baca(indikator, _sel(baris, "variabel"))
        tulisan = _sel(baris, "teks")
        if nilai and tulisan:
            raise IsianSalah({min(set(baris.ubah) & set(ANGKA)): BERDUA})
        if not nilai and not tulisan:
            raise IsianSalah({"teks": HAPUS if baris.objek.realisasi else KOSONG})
        angka = nilai_variabel.baca_variabel(indikator, nilai)
        nilai_realisasi.kolom(indikator, tulisan, angka, baris.objek.target)
    except IsianSalah as galat:
        for kunci, kalimat in galat.kolom.items():
            kolom = "teks" if kunci == "teks" or "variabel" not in baris.isi else "variabel"
            tolak(baris, kolom, kalimat)
        return
    isi.teks, isi.variabel = tulisan, nilai


def _sel(baris: BarisBuku, kunci: str) -> str:
    """The cell as it will be: as typed where it was changed, else as stored (somebody may have changed it since)."""
    return teks((baris.isi if kunci in baris.ubah else baris.lama or {}).get(kunci))


def _dicentang(baris: Sequence[BarisBuku]) -> set[int]:
    """Realisasi that come from ticked components."""
    kunci = [satu.objek.realisasi.pk for satu in baris if satu.objek.realisasi]
    return set(KomponenTerpenuhi.objects.filter(realisasi__in=kunci).values_list("realisasi", flat=True))


class _Masa:
    """Whether the triwulan of a row may be filled in: right, state, calendar; each asked once."""

    def __init__(self, lingkup: Lingkup, baris: Sequence[BarisBuku]):
        self.tahun, self.pintu = lingkup.tahun, Pintu(lingkup.oleh)
        milik = {_instansi(satu).pk for satu in baris}
        ukur = Pengukuran.objects.filter(instansi__in=milik, tahun=lingkup.tahun)
        self.ukur = {(satu.instansi_id, satu.triwulan): satu for satu in ukur}
        self.jawaban: dict[tuple[int, int], str] = {}

    def sebab(self, baris: BarisBuku) -> str:
        """Why not; "" when it may."""
        instansi, triwulan = _instansi(baris), baris.objek.triwulan
        kunci = instansi.pk, triwulan
        if kunci not in self.jawaban:
            self.jawaban[kunci] = self.pintu.hak(instansi) or self._tutup(instansi, triwulan)
        return self.jawaban[kunci]

    def _tutup(self, instansi: Instansi, triwulan: int) -> str:
        ukur = self.ukur.get((instansi.pk, triwulan))
        try:
            if ukur is None:
                jadwal.pastikan_terbuka(instansi, self.tahun, jadwal.jenis_triwulan(triwulan))
            else:
                pastikan_terbuka(ukur)
        except SalahStatus as galat:
            return str(galat)
        return ""


def _instansi(baris: BarisBuku) -> Instansi:
    return baris.objek.pokok.lembar.penetapan.instansi


Kelompok = Mapping[tuple[int, int], list[Isian]]


def per_triwulan(semua: Sequence[Isian]) -> Kelompok:
    """The acts by (instansi, triwulan), earlier triwulan first: what they hold is part of the later ones."""
    hasil: dict[tuple[int, int], list[Isian]] = {}
    for satu in semua:
        hasil.setdefault((_instansi(satu.baris).pk, satu.baris.objek.triwulan), []).append(satu)
    return dict(sorted(hasil.items()))
