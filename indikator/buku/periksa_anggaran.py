"""What the new and changed rows of the sheet “Anggaran” would do: their place, figures and links, checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from indikator.buku.baris_anggaran import KEGIATAN, PROGRAM, SUB, BarisAnggaran, baca, sebutan
from indikator.buku.kunci_anggaran import Kunci
from indikator.buku.lingkup import teks, tolak
from indikator.domain.anggaran.kegiatan import UANG_INDUK
from indikator.domain.anggaran.serapan import BERSUB
from indikator.domain.anggaran.susunan import rapi_kode
from indikator.domain.anggaran.uang import salah_uang
from indikator.domain.impor_anggaran.baca_simpul import Kaitan
from indikator.domain.impor_anggaran.tempat import rapi
from indikator.models import Indikator, Kegiatan, Program, SasaranStrategis
from indikator.uang.kolom import PAGU, SETAHUN, TW
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.galat import IsianSalah
from organisasi.models import Instansi

TINGKAT = (PROGRAM, KEGIATAN, SUB)
UANG = {PAGU: None, **{nama: tw for tw, nama in enumerate(TW, 1)}, SETAHUN: 0}  # {column: its triwulan}
NAMA = ("nama", "kode", "sumber_dana")
INDUK = {KEGIATAN: PROGRAM, SUB: KEGIATAN}
TETAP = "Tingkat baris yang sudah ada tidak dapat diganti."
PER_INSTANSI = "Baris baru hanya dalam buku kerja satu perangkat daerah. Unduh buku kerja perangkat daerahnya."
TANPA_UANG = "Program tidak memuat angka sendiri: isi pada kegiatan atau sub kegiatannya."
INDUK_TETAP = "Sub kegiatan tetap di kegiatannya."


@dataclass
class Tindakan:
    """What a row does; what it does not change is not there. `induk`: the stored row or new row it stands below."""

    baris: BarisBuku
    instansi: Instansi
    tingkat: str
    nilai: dict[str, str] = field(default_factory=dict)
    uang: dict[str, Decimal | None] = field(default_factory=dict)
    pindah: bool = False
    induk: "Program | Kegiatan | Tindakan | None" = None
    kaitan: tuple[SasaranStrategis | None, Indikator | None] | None = None
    jadi: Program | Kegiatan | None = None

    @property
    def ada(self) -> Program | Kegiatan | None:
        return self.baris.objek.objek if self.baris.objek else None

    @property
    def terisi(self) -> bool:
        return any(nilai is not None for nilai in self.uang.values())


def periksa(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """Put what is wrong with the rows into their `galat`."""
    susun(lingkup, baris)


def susun(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> list[Tindakan]:
    """The acts of the rows in the order of the file; the rows with a mistake have a `galat`."""
    pembaca = _Pembaca(lingkup)
    semua = [satu for satu in map(pembaca.baca, baris) if satu is not None]
    tempat = _Tempat(baca(lingkup), semua)
    for satu in semua:
        tempat.periksa(satu)
    return semua


class _Pembaca:
    """Reads the cells of a row; mistakes go to the row."""

    def __init__(self, lingkup: Lingkup):
        self.lingkup, self.kunci = lingkup, Kunci(lingkup)
        self.kaitan: dict[int, Kaitan] = {}

    def baca(self, baris: BarisBuku) -> Tindakan | None:
        instansi = baris.objek.instansi if baris.objek else self.lingkup.instansi
        if instansi is None:
            tolak(baris, "", PER_INSTANSI)
            return None
        tingkat = baris.objek.tingkat if baris.objek else teks(baris.isi.get("tingkat"))
        if not baris.baru and "tingkat" in baris.ubah:
            tolak(baris, "tingkat", TETAP)
        satu = Tindakan(baris, instansi, tingkat)
        self._nama(satu)
        self._uang(satu)
        if tingkat != PROGRAM and (baris.baru or {"sasaran", "indikator"} & set(baris.ubah)):
            self._kaitan(satu)
        self.kunci.periksa(baris, instansi)
        return satu

    @staticmethod
    def _nama(satu: Tindakan) -> None:
        baris = satu.baris
        isi = {kunci: " ".join(teks(baris.isi.get(kunci)).split()) for kunci in NAMA}
        satu.nilai = {kunci: nilai for kunci, nilai in isi.items() if baris.baru or kunci in baris.ubah}
        if satu.nilai.get("nama") == "":
            tolak(baris, "nama", "Namanya belum diisi.")
        if satu.tingkat == PROGRAM and satu.nilai.pop("sumber_dana", ""):
            tolak(baris, "sumber_dana", "Sumber dana diisi pada kegiatan atau sub kegiatannya.")
        try:
            satu.nilai |= {"kode": rapi_kode(satu.nilai["kode"])} if "kode" in satu.nilai else {}
        except IsianSalah as galat:
            tolak(baris, "kode", str(galat))

    @staticmethod
    def _uang(satu: Tindakan) -> None:
        baris = satu.baris
        for kunci in UANG:
            nilai = baris.isi.get(kunci)
            if nilai is None if baris.baru else kunci not in baris.ubah:
                continue
            satu.uang[kunci] = nilai
            if satu.tingkat == PROGRAM:
                tolak(baris, kunci, TANPA_UANG)
            elif baris.objek and baris.objek.bersub:
                tolak(baris, kunci, BERSUB)
            elif salah := salah_uang(nilai):
                tolak(baris, kunci, salah)

    def _kaitan(self, satu: Tindakan) -> None:
        """An indicator or a sasaran by its exact name in the IKU in force; both blank: no link."""
        baris, instansi = satu.baris, satu.instansi
        if instansi.pk not in self.kaitan:
            self.kaitan[instansi.pk] = Kaitan(instansi, self.lingkup.tahun)
        sasaran, indikator = teks(baris.isi.get("sasaran")), teks(baris.isi.get("indikator"))
        milik = self.kaitan[instansi.pk].sasaran.get(rapi(sasaran)) if sasaran else None
        calon = self.kaitan[instansi.pk].indikator.get(rapi(indikator), []) if indikator else []
        calon = [calon_ini for calon_ini in calon if milik is None or calon_ini.sasaran_id == milik.pk]
        if sasaran and milik is None:
            tolak(baris, "sasaran", "Sasaran ini tidak ada di IKU yang berlaku. Tulis seperti di dokumennya.")
        elif indikator and len(calon) != 1:
            sebab = "Ada lebih dari satu indikator dengan nama ini" if calon else "Indikator ini tidak ada"
            tolak(baris, "indikator", f"{sebab} di IKU yang berlaku. Tulis seperti di dokumennya, dengan sasarannya.")
        else:
            satu.kaitan = (None, calon[0]) if indikator else (milik, None)


class _Tempat:
    """What rows stand below, and codes that are taken: among the stored rows and the new ones of the file."""

    def __init__(self, tersimpan, semua: Sequence[Tindakan]):
        self.calon: dict[tuple[int, str, str], list] = {}
        self.kode: dict[tuple[int, bool, str], object] = {}
        self.berangka: dict[int, BarisAnggaran] = {}
        self.ubah = {satu.baris.objek.kunci: satu for satu in semua if satu.baris.objek}
        for satu in tersimpan:
            self._simpan(satu)
        for satu in semua:
            if satu.baris.baru:
                self._tambah(satu)

    def _simpan(self, satu: BarisAnggaran) -> None:
        objek = satu.objek
        for nama in {sebutan(objek), objek.nama, objek.kode} - {""}:
            self.calon.setdefault((satu.instansi.pk, satu.tingkat, rapi(nama)), []).append(objek)
        if objek.kode:
            self.kode[satu.instansi.pk, satu.tingkat == PROGRAM, objek.kode] = satu.kunci
        if satu.berangka:
            self.berangka[objek.pk] = satu

    def _tambah(self, satu: Tindakan) -> None:
        kode, nama = satu.nilai.get("kode", ""), satu.nilai.get("nama", "")
        for sebut in {f"{kode} {nama}".strip(), nama, kode} - {""}:
            self.calon.setdefault((satu.instansi.pk, satu.tingkat, rapi(sebut)), []).append(satu)

    def periksa(self, satu: Tindakan) -> None:
        self._kode(satu)
        baris = satu.baris
        if satu.tingkat == PROGRAM:
            if teks(baris.isi.get("induk")) and (baris.baru or "induk" in baris.ubah):
                tolak(baris, "induk", "Program tidak berada di bawah yang lain. Kosongkan sel ini.")
        elif baris.baru or "induk" in baris.ubah:
            self._induk(satu)

    def _kode(self, satu: Tindakan) -> None:
        kode = satu.nilai.get("kode")
        if not kode:
            return
        kunci = satu.baris.objek.kunci if satu.baris.objek else satu
        if self.kode.setdefault((satu.instansi.pk, satu.tingkat == PROGRAM, kode), kunci) != kunci:
            tolak(satu.baris, "kode", "Kode ini sudah dipakai baris lain.")

    def _induk(self, satu: Tindakan) -> None:
        baris, nama = satu.baris, teks(satu.baris.isi.get("induk"))
        if not baris.baru and satu.tingkat == SUB:
            tolak(baris, "induk", INDUK_TETAP)
        satu.pindah = True
        if not nama:
            if satu.tingkat == SUB:
                tolak(baris, "induk", "Isi kegiatan yang menaunginya: kode atau namanya.")
            return
        calon = self.calon.get((satu.instansi.pk, INDUK.get(satu.tingkat, ""), rapi(nama)), [])
        if len(calon) != 1:
            sebab = "ada lebih dari satu" if calon else "tidak ada"
            apa = INDUK.get(satu.tingkat, PROGRAM)
            tolak(baris, "induk", f"{apa} ini {sebab}. Tulis kode dan namanya seperti di barisnya.")
            return
        satu.induk = calon[0]
        if satu.tingkat == SUB and satu.terisi and self._masih_berangka(calon[0]):
            tolak(baris, "induk", UANG_INDUK.format(calon[0].nama if self._tersimpan(calon[0]) else nama))

    @staticmethod
    def _tersimpan(calon) -> bool:
        return not isinstance(calon, Tindakan)

    def _masih_berangka(self, calon: "Kegiatan | Tindakan") -> bool:
        """Whether a kegiatan still holds figures once the file is stored."""
        if not self._tersimpan(calon):
            return calon.terisi
        if calon.pk not in self.berangka:
            return False
        ubah = self.ubah.get(self.berangka[calon.pk].kunci)
        return bool(_sisa(self.berangka[calon.pk], ubah.uang if ubah else {}))


def _sisa(satu: BarisAnggaran, uang: Mapping[str, Decimal | None]) -> list[str]:
    """The figures of a row that stay."""
    kini = {PAGU: satu.objek.pagu} | {nama: satu.serapan.get(tw) for nama, tw in UANG.items() if tw is not None}
    return [nama for nama, nilai in (kini | dict(uang)).items() if nilai is not None]
