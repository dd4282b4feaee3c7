"""One cell of the inbox: how far an OPD is with one kind of document, said once for page, filter and spreadsheet."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from indikator.enums import JenisJadwal, StatusDokumen, StatusPengukuran, StatusPK
from indikator.kalender import Waktu
from kinerja.lencana import LABEL_STATUS
from laporan.enums import StatusLkjip
from organisasi.alur import label_status
from organisasi.enums import Peran

DOKUMEN, PK, LKJIP = "dokumen", "pk", "lkjip"
TRIWULAN = {f"tw{n}": n for n in range(1, 5)}
JENIS = {
    DOKUMEN: "Dokumen IKU dan IKI",
    PK: "Perjanjian kinerja",
    "tw1": "Realisasi TW I",
    "tw2": "Realisasi TW II",
    "tw3": "Realisasi TW III",
    "tw4": "Realisasi TW IV",
    LKJIP: "LKjIP",
}
JADWAL = {DOKUMEN: JenisJadwal.IKU_IKI} | {satu: JenisJadwal(satu) for satu in JENIS if satu != DOKUMEN}

BELUM_WAKTUNYA, BELUM_MULAI, SELESAI = "belum-waktunya", "belum-mulai", "selesai"
KEADAAN = {
    "disetujui": "Menunggu verifikasi",
    "dikembalikan": "Dikembalikan",
    "diajukan": "Menunggu pimpinan",
    "terverifikasi": "Terverifikasi",
    "draf": "Draf",
    BELUM_MULAI: "Belum mulai",
    SELESAI: "Ditetapkan, ditandatangani atau dikunci",
    BELUM_WAKTUNYA: "Belum waktunya",
}
# stored states that a filter does not tell apart
_GOLONGAN = {
    StatusDokumen.DITARIK: "draf",
    StatusDokumen.DITETAPKAN: SELESAI,
    StatusPengukuran.DIKUNCI: SELESAI,
    StatusPK.DITANDATANGANI: SELESAI,
    StatusPK.DIUBAH: SELESAI,
    StatusLkjip.DIREVIU: "terverifikasi",
    StatusLkjip.DISAMPAIKAN: SELESAI,
    StatusLkjip.DIPUBLIKASIKAN: SELESAI,
}
MESIN = {DOKUMEN: "dokumen", PK: "pk", LKJIP: "lkjip"}  # names of the state machines; the others: pengukuran
UMUM = {
    BELUM_MULAI: "Belum mulai",
    BELUM_WAKTUNYA: "Belum waktunya",
    "diajukan": "Menunggu pimpinan",
    "disetujui": "Menunggu verifikasi",
}  # words for who has no part in that state
TIDAK_DIUKUR = "Tidak diukur"
BELUM_DIKIRIM = (BELUM_MULAI, "draf", "ditarik", "dikembalikan")
# (kind, stored states) a role has to act on; Bappeda reads and comments while a document is under review
MENUNGGU = {
    Peran.VERIFIKATOR: dict.fromkeys(JENIS, ("disetujui",))
    | dict.fromkeys(TRIWULAN, ("disetujui", "terverifikasi"))
    | {LKJIP: ("disetujui", "disampaikan")},
    Peran.INSPEKTORAT: {LKJIP: ("terverifikasi",)},
    Peran.BAPPEDA: {DOKUMEN: ("disetujui", "terverifikasi")},
}


@dataclass(frozen=True)
class Bahan:
    """What a document of an OPD says of itself. `kini`: states of its parts (sheets), else only its own.

    status: "" before anything was begun. terisi of jumlah: sheets, rows or sections with content. `objek`: its row.
    """

    status: str = ""
    terisi: int = 0
    jumlah: int = 0
    kini: tuple[tuple[str, int], ...] = ()
    sejak: datetime | None = None
    diajukan_oleh: int | None = None
    objek: object = None
    tiada_yang_diukur: bool = False

    @property
    def persen(self) -> int | None:
        return self.terisi * 100 // self.jumlah if self.jumlah else None

    def bagian(self, status: str) -> int:
        """How many of its parts are in this state."""
        return dict(self.kini).get(status, 0)


@dataclass(frozen=True)
class Sel:
    """status: the stored state, belum-mulai or belum-waktunya (also: nothing is measured then).

    `terlambat`: days. `menunggu`: the reader's turn.
    """

    jenis: str
    status: str
    label: str
    rincian: str = ""
    terlambat: int = 0
    menunggu: bool = False
    batas: date | None = None
    sejak: datetime | None = None
    objek: object = None

    @property
    def keadaan(self) -> str:
        """One of KEADAAN."""
        return _GOLONGAN.get(self.status, self.status)

    @property
    def judul(self) -> str:
        return JENIS[self.jenis]

    @property
    def urut(self) -> tuple[int, int]:
        """For sorting: by state in the order of KEADAAN, in it the latest first."""
        return (list(KEADAAN).index(self.keadaan), -self.terlambat)


def susun_sel(jenis: str, bahan: Bahan, waktu: Waktu, pelaku, instansi) -> Sel:
    """The cell as this reader sees it on the day of `waktu`."""
    status = bahan.status or (BELUM_WAKTUNYA if _belum_waktunya(bahan, waktu) else BELUM_MULAI)
    return Sel(
        jenis=jenis,
        status=status,
        label=_kata(jenis, status, bahan, waktu, pelaku, instansi),
        rincian=_rincian(status, bahan),
        terlambat=_terlambat(status, bahan, waktu),
        menunggu=_menunggu(jenis, status, bahan, pelaku),
        batas=waktu.batas,
        sejak=bahan.sejak,
        objek=bahan.objek,
    )


def _kata(jenis: str, status: str, bahan: Bahan, waktu: Waktu, pelaku, instansi) -> str:
    """A period that has begun and in which nothing is measured is not "not yet"."""
    if status == BELUM_WAKTUNYA and bahan.tiada_yang_diukur and waktu.sudah_buka:
        return TIDAK_DIUKUR
    return _label(jenis, status, pelaku, instansi)


def _belum_waktunya(bahan: Bahan, waktu: Waktu) -> bool:
    return bahan.tiada_yang_diukur or not waktu.sudah_buka


def _label(jenis: str, status: str, pelaku, instansi) -> str:
    """The words of a state for who reads it: what waits for the verifikator is their task, for others a fact."""
    kata = label_status(MESIN.get(jenis, "pengukuran"), status, pelaku, instansi)
    return UMUM.get(status, kata) if kata in (status, LABEL_STATUS.get(status)) else kata


def _rincian(status: str, bahan: Bahan) -> str:
    """How much of a draft is filled; how many sheets are further on or back than the document as a whole."""
    if status in ("draf", "ditarik") and bahan.persen is not None:
        return f"{bahan.persen} %"
    beda = (("disetujui", "menunggu verifikasi"), ("dikembalikan", "dikembalikan"), ("diajukan", "menunggu pimpinan"))
    semua = sum(banyak for _, banyak in bahan.kini)
    isi = [f"{bahan.bagian(s)} {kata}" for s, kata in beda if 0 < bahan.bagian(s) < semua]
    return f"{semua} lembar: {', '.join(isi)}" if isi else ""


def _terlambat(status: str, bahan: Bahan, waktu: Waktu) -> int:
    """Days after the due date while nothing is sent; what was sent in time and came back is not late."""
    if status not in BELUM_DIKIRIM:
        return 0
    tepat = status == "dikembalikan" and bahan.sejak and waktu.batas
    if tepat and timezone.localdate(bahan.sejak) <= waktu.batas:
        return 0
    return waktu.terlambat


def _menunggu(jenis: str, status: str, bahan: Bahan, pelaku) -> bool:
    """Whether a role of the reader has its turn; who submitted never verifies."""
    if pelaku.pengguna is not None and bahan.diajukan_oleh == pelaku.pengguna.pk:
        return False
    giliran = {s for peran, per_jenis in MENUNGGU.items() if pelaku.berperan(peran) for s in per_jenis.get(jenis, ())}
    return status in giliran or any(bahan.bagian(s) for s in giliran)
