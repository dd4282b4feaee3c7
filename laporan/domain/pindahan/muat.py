"""Loading a package into a pemda: one transaction, all or nothing. Nothing that is there is changed.

An instansi that the pemda has is refused, the same package again changes nothing. Rows are checked as those of a form
are (organisasi.domain.tulis); what stands in an opened package cannot point at any other row than its own and those
found by name in this pemda.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone

from indikator.rumus import ast
from laporan.domain.pindahan import naskah
from laporan.domain.pindahan.buka import Paket, buka
from laporan.domain.pindahan.cakupan import (
    BERKAS,
    DIRUJUK,
    JENIS_BEKU,
    KUNCI_LUAR,
    LUAR,
    kolom,
    model,
    pemilik,
    urutan,
)
from laporan.domain.pindahan.nilai import masuk
from laporan.domain.pindahan.susun import CUPLIKAN, MIME
from organisasi.domain import jejak, tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.enums import JenisImpor, StatusImpor, Tindakan
from organisasi.galat import IsianSalah
from organisasi.models import Berkas, Impor, Instansi, Keanggotaan, Pengguna
from organisasi.permissions import pastikan

RUSAK = "Isi bungkusan rusak: {} menunjuk {} yang tidak ada di dalamnya."
SUDAH = "sudah dimuat"
DIMUAT = "dimuat"
DICOBA = "dapat dimuat"
INSTANSI, RUMUS = "organisasi.Instansi", "indikator.Rumus"
TINGKAT_MAKS = 100  # of rows of one model below each other
MIME_TERLARANG = ("html", "svg", "xml", "javascript")  # what a browser would run


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
            hasil = muatan.jalankan(nama, isi)
            if coba:
                raise _Batal
    except _Batal:
        muatan.buang_berkas()
        hasil.status = DICOBA
    except BaseException:
        muatan.buang_berkas()
        raise
    return hasil


def _sudah(paket: Paket) -> bool:
    milik = Impor.objects.filter(jenis=JenisImpor.BUNGKUSAN, status=StatusImpor.DITERAPKAN)
    return milik.filter(berkas__sha256=paket.sidik).exists()


class _Muatan:
    """One load: `peta` {model: rows here, in the order of the package}."""

    def __init__(self, oleh, paket: Paket):
        self.oleh, self.paket = oleh, paket
        self.peta: dict[str, list[models.Model]] = {}
        self.hasil = HasilMuat(DIMUAT, paket.instansi, paket.asal)
        self.luar: dict[tuple, models.Model | None] = {}
        self.berkas: list[str] = []

    def jalankan(self, nama: str, isi: bytes) -> HasilMuat:
        self._pastikan_belum_ada()
        self.pengguna = self._pengguna()
        for label in urutan():
            if label in self.paket.baris:
                self._muat(label, self.paket.baris[label])
        self._catat(nama, isi)
        return self.hasil

    def _pastikan_belum_ada(self) -> None:
        ada = Instansi.objects.filter(slug__in=self.paket.instansi).order_by("nama").first()
        if ada is not None:
            raise IsianSalah(
                f"{ada.nama} (alamat {ada.slug}) sudah ada di pemda ini. Bungkusan hanya dimuat sebagai perangkat "
                "daerah baru dan tidak menimpa yang ada."
            )

    def _pengguna(self) -> list[Pengguna | None]:
        """Whom the package names, as far as they work for this pemda already; nobody else is known to it."""
        anggota = Keanggotaan.objects.filter(pengguna__email__in=self.paket.pengguna).select_related("pengguna")
        per_surel = {satu.pengguna.email: satu.pengguna for satu in anggota}
        return [per_surel.get(surel) for surel in self.paket.pengguna]

    def _muat(self, label: str, baris: Sequence[dict]) -> None:
        """Rows of one model, level by level where they point at each other."""
        self.peta[label] = [None] * len(baris)
        sisa, tingkat = range(len(baris)), 0
        while sisa:
            siap, tingkat = [nomor for nomor in sisa if self._siap(label, baris[nomor])], tingkat + 1
            if not siap or tingkat > TINGKAT_MAKS:
                raise IsianSalah(f"Isi bungkusan rusak: baris {label} saling menunjuk.")
            self._muat_siap(label, {nomor: baris[nomor] for nomor in siap})
            tinggal = set(siap)
            sisa = [nomor for nomor in sisa if nomor not in tinggal]

    def _siap(self, label: str, isi: dict) -> bool:
        """Whether what a row points at in its own list is there."""
        sendiri = [f for f in kolom(label) if f.is_relation and f.related_model is model(label)]
        menunjuk = [f for f in sendiri if isinstance(isi.get(f.name), int)]
        return all(self._pada(label, isi[f.name], f) is not None for f in menunjuk)

    def _muat_siap(self, label: str, baris: Mapping[int, dict]) -> None:
        nilai = {nomor: self._nilai(label, isi) for nomor, isi in baris.items()}
        nilai = {nomor: isi for nomor, isi in nilai.items() if isi is not None}
        for nomor in baris.keys() - nilai.keys():
            self.peta[label][nomor] = _TANPA
        ada = self._yang_sama(label, nilai) if label in DIRUJUK else {}
        baru = {nomor: isi for nomor, isi in nilai.items() if nomor not in ada}
        dibuat = dict(zip(baru, self._buat(label, list(baru.values())), strict=True))
        for nomor, satu in (ada | dibuat).items():
            self.peta[label][nomor] = satu
        self.hasil.jumlah[label] = self.hasil.jumlah.get(label, 0) + len(dibuat)

    # --- values ------------------------------------------------------------------------------------------------------

    def _nilai(self, label: str, isi: dict) -> dict | None:
        """{column: value} for here; None for a row that cannot be without something this pemda does not have."""
        hasil = {}
        for bidang in kolom(label):
            if bidang.name not in isi:
                continue  # a column that the package is older than keeps its default
            if bidang.is_relation:
                hasil[bidang.name] = self._rujukan(label, bidang, isi[bidang.name])
                if hasil[bidang.name] is None and not bidang.null:
                    return self._tanpa(label, bidang)
            else:
                hasil[bidang.name] = self._polos(label, bidang, isi)
        return hasil

    @staticmethod
    def _tanpa(label: str, bidang: models.Field) -> None:
        """Only a link to something that is not here may be left out."""
        if (label, bidang.name) not in LUAR:
            raise IsianSalah(RUSAK.format(label, bidang.name))

    def _polos(self, label: str, bidang: models.Field, isi: dict) -> object:
        nilai = masuk(bidang, isi[bidang.name])
        if label == CUPLIKAN and bidang.name == "objek_id":
            return self._pada(JENIS_BEKU.get(str(isi.get("jenis")), ""), nilai, bidang).pk
        if label == RUMUS and bidang.name == "pohon" and nilai is not None:
            _periksa_pohon(nilai)
        if label == CUPLIKAN and bidang.name == "isi":
            naskah.periksa_beku(nilai)
        if bidang.name == "disebut":
            if not isinstance(nilai, list):
                raise IsianSalah(RUSAK.format(label, bidang.name))
            return [orang.pk for orang in (self._orang(nomor) for nomor in nilai) if orang]
        if naskah.bergambar(bidang):
            return naskah.ke_kunci(nilai, self.peta.get(naskah.GAMBAR, []))
        return nilai

    def _rujukan(self, label: str, bidang: models.Field, nilai: object) -> models.Model | None:
        if nilai is None:
            return None
        if bidang.related_model is Pengguna:
            return self._orang(nilai)
        tujuan = bidang.related_model._meta.label
        if isinstance(nilai, dict):
            return self._cari_luar(label, bidang, nilai.get("luar"))
        satu = self._pada(tujuan, nilai, bidang)
        if satu is None:
            raise IsianSalah(RUSAK.format(label, bidang.name))
        return None if satu is _TANPA else satu

    def _pada(self, label: str, letak: object, bidang: models.Field):
        """The row at this place of a list; None where it is not loaded yet. Raises IsianSalah."""
        daftar = self.peta.get(label, [])
        if isinstance(letak, bool) or not isinstance(letak, int) or not 0 <= letak < len(daftar):
            raise IsianSalah(RUSAK.format(bidang.model._meta.label, bidang.name))
        return daftar[letak]

    def _orang(self, letak: object) -> Pengguna | None:
        if isinstance(letak, bool) or not isinstance(letak, int) or not 0 <= letak < len(self.pengguna):
            raise IsianSalah("Isi bungkusan rusak: menunjuk pengguna yang tidak ada.")
        return self.pengguna[letak]

    def _cari_luar(self, label: str, bidang: models.Field, nama: object) -> models.Model | None:
        """A row outside the package, found by its name in this pemda; else the link is dropped and said so."""
        tujuan = bidang.related_model._meta.label
        if bidang.name in pemilik(label):
            raise IsianSalah(RUSAK.format(label, bidang.name))
        jalan = KUNCI_LUAR.get(tujuan, ()) if (label, bidang.name) in LUAR else ()
        if (
            not jalan
            or not isinstance(nama, list)
            or len(nama) != len(jalan)
            or not all(isinstance(s, str | int) for s in nama)
        ):
            nama = None
        kunci = (tujuan, *(nama or ()))
        if kunci not in self.luar:
            self.luar[kunci] = _cari(bidang.related_model, dict(zip(jalan, nama, strict=True))) if nama else None
        if self.luar[kunci] is None:
            sebut = bidang.model._meta.verbose_name
            kata = "/".join(map(str, nama or ["tanpa nama"]))[:120]
            kalimat = f"{sebut}: {bidang.verbose_name} {kata} tidak ada di pemda ini, jadi kaitannya dilepas."
            if kalimat not in self.hasil.dilepas:
                self.hasil.dilepas.append(kalimat)
        return self.luar[kunci]

    # --- rows --------------------------------------------------------------------------------------------------------

    def _yang_sama(self, label: str, nilai: Mapping[int, dict]) -> dict[int, models.Model]:
        """Rows of the whole pemda that are here already under the same name, and say the same."""
        aturan, hasil = DIRUJUK[label], {}
        for nomor, isi in nilai.items():
            if not aturan.kunci or (aturan.pemilik and isi.get(aturan.pemilik) is not None):
                continue
            saring = {kolom: isi.get(kolom) for kolom in aturan.kunci}
            saring |= {aturan.pemilik: None} if aturan.pemilik else {}
            ada = model(label).objects.filter(**saring).order_by("pk").first()
            if ada is None:
                continue
            if beda := [satu for satu in aturan.sama if getattr(ada, satu) != isi.get(satu)]:
                raise IsianSalah(
                    f"{ada._meta.verbose_name.capitalize()} “{str(ada)[:120]}” di pemda ini berbeda dengan yang ada "
                    f"di bungkusan ({', '.join(beda)}). Samakan dahulu, lalu muat lagi."
                )
            hasil[nomor] = ada
        return hasil

    def _buat(self, label: str, daftar: list[dict]) -> list[models.Model]:
        kelas = model(label)
        try:
            if label == BERKAS:
                dibuat = [self._simpan_berkas(isi) for isi in daftar]
            elif label == INSTANSI:
                dibuat = tulis.buat_banyak(kelas, oleh=self.oleh, daftar=daftar)
            else:
                dibuat = self._sisipkan(kelas, daftar)
        except IsianSalah as galat:
            raise IsianSalah(f"{kelas._meta.verbose_name.capitalize()}: {galat}") from galat
        _kembalikan_waktu(kelas, dibuat, daftar)
        return dibuat

    def _sisipkan(self, kelas: type[models.Model], daftar: list[dict]) -> list[models.Model]:
        """As tulis.buat_banyak, for values that were checked one by one (nilai.masuk); one audit row tells of all."""
        semua = [kelas(pemda=self.oleh.pemda, **isi) for isi in daftar]
        kelas.periksa_penyewa_banyak(semua)
        try:
            with transaction.atomic():
                return kelas.objects.bulk_create(semua, batch_size=tulis.SEKALI_KIRIM)
        except (IntegrityError, DataError) as galat:
            raise IsianSalah("bertentangan dengan data yang sudah ada di pemda ini, atau dengan aturannya.") from galat

    def _simpan_berkas(self, isi: dict) -> Berkas:
        if any(kata in isi["jenis_mime"].lower() for kata in MIME_TERLARANG):
            raise IsianSalah(f"jenis {isi['jenis_mime'][:60]} tidak dimuat.")
        satu = simpan_berkas(
            oleh=self.oleh,
            nama=isi["nama"],
            isi=self.paket.berkas(isi["sha256"]),
            jenis_mime=isi["jenis_mime"],
            instansi=isi.get("instansi"),
        )
        self.berkas.append(satu.isi.name)
        return satu

    def _catat(self, nama: str, isi: bytes) -> None:
        """The package itself is kept; its row says what came of it, and the audit who did it."""
        bungkusan = simpan_berkas(oleh=self.oleh, nama=nama, isi=isi, jenis_mime=MIME)
        self.berkas.append(bungkusan.isi.name)
        instansi = self.peta[INSTANSI]
        impor = tulis.buat(
            Impor,
            oleh=self.oleh,
            catat=False,
            jenis=JenisImpor.BUNGKUSAN,
            judul=f"Bungkusan {', '.join(satu.sebutan for satu in instansi)}"[:200],
            instansi=instansi[0] if len(instansi) == 1 else None,
            berkas=bungkusan,
            status=StatusImpor.DITERAPKAN,
            ringkas={"jumlah": self.hasil.jumlah, "dilepas": self.hasil.dilepas, "asal": self.hasil.asal},
            dibuat_oleh=self.oleh.pengguna,
            diterapkan_pada=timezone.now(),
            diterapkan_oleh=self.oleh.pengguna,
        )
        perubahan = {"sha256": (None, bungkusan.sha256), "jumlah": (None, self.hasil.jumlah)}
        jejak.catat(oleh=self.oleh, tindakan=Tindakan.IMPOR, objek=impor, perubahan=perubahan)

    def buang_berkas(self) -> None:
        """The contents of what was taken back; their rows never were."""
        for nama in self.berkas:
            default_storage.delete(nama)


_TANPA = object()  # stands for a row that was left out


def _cari(kelas: type[models.Model], saring: dict) -> models.Model | None:
    try:
        return kelas.objects.filter(**saring).order_by("pk").first()
    except (ValueError, OverflowError, ValidationError):
        return None


def _periksa_pohon(pohon: object) -> None:
    try:
        ast.dari_json(pohon)
    except ast.RumusTidakSah as galat:
        raise IsianSalah(f"Isi bungkusan rusak: {galat}") from galat


def _kembalikan_waktu(kelas: type[models.Model], dibuat: list[models.Model], daftar: list[dict]) -> None:
    """Columns that a new row fills by itself say what they said: the last frozen content is found by its time."""
    sendiri = [
        f.name
        for f in kolom(kelas._meta.label)
        if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False) or f.name == "dibuat_oleh"
    ]
    if not sendiri or not dibuat:
        return
    for satu, isi in zip(dibuat, daftar, strict=True):
        for nama in sendiri:
            setattr(satu, nama, isi.get(nama, getattr(satu, nama)))
    kelas.objects.bulk_update(dibuat, sendiri, batch_size=200)
