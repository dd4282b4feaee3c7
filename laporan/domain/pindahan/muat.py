"""Loading a package into a pemda: one transaction, all or nothing. Nothing that is there is changed.

An instansi that the pemda has is refused, the same package again changes nothing. Every value is checked as that of a
form; what stands in a package can point at no other rows than its own and those found by name in this pemda.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from laporan.domain.pindahan.buka import Paket, buka
from laporan.domain.pindahan.cakupan import BERKAS, DIRUJUK, model, urutan
from laporan.domain.pindahan.rujukan import TANPA, Penerjemah
from laporan.domain.pindahan.sisip import kembalikan_waktu, sisipkan, taruh_berkas, yang_sama
from laporan.domain.pindahan.susun import MIME
from organisasi.domain import jejak, tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.enums import JenisImpor, StatusImpor, Tindakan
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Instansi, Keanggotaan, Pengguna
from organisasi.permissions import pastikan

SUDAH, DIMUAT, DICOBA = "sudah dimuat", "dimuat", "dapat dimuat"  # the values of HasilMuat.status
INSTANSI = "organisasi.Instansi"
TINGKAT_MAKS = 100  # of rows of one model below each other


@dataclass
class HasilMuat:
    """`jumlah` {model: new rows}. `dilepas`: sentences about what rows pointed at that this pemda does not have."""

    status: str
    instansi: list[str]
    asal: str
    jumlah: dict[str, int] = field(default_factory=dict)
    dilepas: list[str] = field(default_factory=list)


class _Batal(Exception):
    """Takes a trial back."""


def muat(*, oleh, nama: str, isi: bytes, coba: bool = False) -> HasilMuat:
    """Load a package into the actor's pemda. `coba`: say what would come of it, and leave nothing.

    Raises Ditolak, and IsianSalah with one sentence for everything that is wrong with the package or in its way.
    """
    pastikan(oleh, "kelola_organisasi")
    paket = buka(isi)
    muatan = _Muatan(oleh, paket)
    try:
        with transaction.atomic():
            if _sudah(paket):
                return HasilMuat(SUDAH, paket.instansi, paket.asal)
            muatan.jalankan(nama, isi)
            if coba:
                raise _Batal
    except _Batal:
        muatan.buang_berkas()
        muatan.hasil.status = DICOBA
    except BaseException:
        muatan.buang_berkas()
        raise
    return muatan.hasil


def _sudah(paket: Paket) -> bool:
    milik = Impor.objects.filter(jenis=JenisImpor.BUNGKUSAN, status=StatusImpor.DITERAPKAN)
    return milik.filter(berkas__sha256=paket.sidik).exists()


def _pengguna(paket: Paket) -> list[Pengguna | None]:
    """Whom the package names, as far as they work for this pemda already; nobody else is known to it."""
    anggota = Keanggotaan.objects.filter(pengguna__email__in=paket.pengguna).select_related("pengguna")
    per_surel = {satu.pengguna.email: satu.pengguna for satu in anggota}
    return [per_surel.get(surel) for surel in paket.pengguna]


class _Muatan:
    """One load: `peta` {model: rows here, in the order of the package}."""

    def __init__(self, oleh, paket: Paket):
        self.oleh, self.paket = oleh, paket
        self.peta: dict[str, list[models.Model]] = {}
        self.hasil = HasilMuat(DIMUAT, paket.instansi, paket.asal)
        self.berkas: list[str] = []

    def jalankan(self, nama: str, isi: bytes) -> None:
        self._pastikan_belum_ada()
        self.penerjemah = Penerjemah(self.peta, _pengguna(self.paket), self.hasil.dilepas)
        for label in urutan():
            if label in self.paket.baris:
                self._muat(label, self.paket.baris[label])
        self._catat(nama, isi)

    def _pastikan_belum_ada(self) -> None:
        ada = Instansi.objects.filter(slug__in=self.paket.instansi).order_by("nama").first()
        if ada is not None:
            raise IsianSalah(
                f"{ada.nama} (alamat {ada.slug}) sudah ada di pemda ini. Bungkusan hanya dimuat sebagai perangkat "
                "daerah baru dan tidak menimpa yang ada."
            )

    def _muat(self, label: str, baris: Sequence[dict]) -> None:
        """Rows of one model, level by level where they point at each other."""
        self.peta[label] = [None] * len(baris)
        sisa, tingkat = list(range(len(baris))), 0
        while sisa:
            siap, tingkat = [n for n in sisa if self.penerjemah.siap(label, baris[n])], tingkat + 1
            if not siap or tingkat > TINGKAT_MAKS:
                raise IsianSalah(f"Isi bungkusan rusak: baris {label} saling menunjuk.")
            self._muat_siap(label, {nomor: baris[nomor] for nomor in siap})
            sudah = set(siap)
            sisa = [nomor for nomor in sisa if nomor not in sudah]

    def _muat_siap(self, label: str, baris: Mapping[int, dict]) -> None:
        semua = {nomor: self.penerjemah.nilai(label, isi) for nomor, isi in baris.items()}
        nilai = {nomor: isi for nomor, isi in semua.items() if isi is not None}
        ada = yang_sama(label, nilai) if label in DIRUJUK else {}
        baru = {nomor: isi for nomor, isi in nilai.items() if nomor not in ada}
        dibuat = dict(zip(baru, self._buat(label, list(baru.values())), strict=True))
        for nomor in baris:
            self.peta[label][nomor] = (ada | dibuat).get(nomor, TANPA)
        self.hasil.jumlah[label] = self.hasil.jumlah.get(label, 0) + len(dibuat)

    def _buat(self, label: str, daftar: list[dict]) -> list[models.Model]:
        kelas = model(label)
        try:
            if label == BERKAS:
                dibuat = [self._simpan_berkas(isi) for isi in daftar]
            elif label == INSTANSI:
                dibuat = tulis.buat_banyak(kelas, oleh=self.oleh, daftar=daftar)
            else:
                dibuat = sisipkan(kelas, daftar, self.oleh)
        except IsianSalah as galat:
            raise IsianSalah(f"{kelas._meta.verbose_name.capitalize()}: {galat}") from galat
        kembalikan_waktu(kelas, dibuat, daftar)
        return dibuat

    def _simpan_berkas(self, isi: dict) -> models.Model:
        satu = taruh_berkas(isi, self.paket.berkas(isi["sha256"]), self.oleh)
        self.berkas.append(satu.isi.name)
        return satu

    def _catat(self, nama: str, isi: bytes) -> None:
        """The package itself is kept; its row says what came of it, and the audit who did it."""
        bungkusan = simpan_berkas(oleh=self.oleh, nama=nama, isi=isi, jenis_mime=MIME)
        self.berkas.append(bungkusan.isi.name)
        instansi, oleh = self.peta[INSTANSI], self.oleh
        impor = tulis.buat(
            Impor,
            oleh=oleh,
            catat=False,
            jenis=JenisImpor.BUNGKUSAN,
            judul=f"Bungkusan {', '.join(satu.sebutan for satu in instansi)}"[:200],
            instansi=instansi[0] if len(instansi) == 1 else None,
            berkas=bungkusan,
            status=StatusImpor.DITERAPKAN,
            ringkas={"jumlah": self.hasil.jumlah, "dilepas": self.hasil.dilepas, "asal": self.hasil.asal},
            dibuat_oleh=oleh.pengguna,
            diterapkan_pada=timezone.now(),
            diterapkan_oleh=oleh.pengguna,
        )
        perubahan = {"sha256": (None, bungkusan.sha256), "jumlah": (None, self.hasil.jumlah)}
        jejak.catat(oleh=oleh, tindakan=Tindakan.IMPOR, objek=impor, perubahan=perubahan)

    def buang_berkas(self) -> None:
        """The contents of what was taken back; their rows never were."""
        for nama in self.berkas:
            default_storage.delete(nama)
