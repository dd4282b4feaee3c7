"""Doing what a finding offers: its steps on the items and the head of a draft, in one act with one undo per part."""

from functools import singledispatchmethod
from uuid import uuid4

from laporan.domain.kepala_keputusan import KOLOM, ubah_kepala
from laporan.domain.penyunting_naskah import Hasil, Penyunting, buka_draf
from laporan.domain.susunan_naskah import IsiButir
from laporan.kaidah.langkah import (
    HapusButir,
    KutipHukum,
    LepasLabel,
    TambahButir,
    UbahButir,
    UbahKepala,
    UrutkanButir,
)
from laporan.kaidah.temuan import Usul
from laporan.models import Keputusan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh


@utuh
def lakukan(keputusan: Keputusan, usul: Usul, kode: str, *, oleh, versi: int | None) -> Hasil:
    """Do a fix. References in new texts become links as if a person had typed them.

    The undo is of the items; there is none where the head or several parts changed too.
    """
    terkini = buka_draf(keputusan, oleh=oleh, versi=versi)
    kerja = _Kerja(Penyunting(terkini, oleh))
    for langkah in usul.langkah:
        kerja.jalankan(langkah)
    urungan = [kerja.meja.selesai(satu, f"{usul.nama} ({kode})").urungan for satu in dict.fromkeys(kerja.bagian)]
    terkini = _ubah_kepala(kerja.meja.keputusan, kerja.kepala, oleh)
    return Hasil(terkini, urungan=urungan[0] if len(urungan) == 1 and not kerja.kepala else None)


def _ubah_kepala(keputusan: Keputusan, nilai: dict, oleh) -> Keputusan:
    """What the editor also writes goes its way; the heading of a source and the earlier decree are only known here."""
    if milik := {nama: isi for nama, isi in nilai.items() if nama in KOLOM}:
        keputusan = ubah_kepala(keputusan, oleh=oleh, **milik)
    lain = {nama: isi for nama, isi in nilai.items() if nama not in KOLOM}
    return tulis.ubah(keputusan, oleh=oleh, **lain) if lain else keputusan


class _Kerja:
    """The steps at one desk: parts that were touched, new values of the head."""

    def __init__(self, meja: Penyunting):
        self.meja = meja
        self.bagian: list[str] = []
        self.kepala: dict[str, object] = {}
        self.kunci = {butir.pk: butir.kunci.hex for butir in meja.keputusan.butir.all()}

    def _cari(self, pk: int) -> tuple[str, IsiButir]:
        """(part, item)"""
        kunci = self.kunci[pk]
        letak = self.meja.kini.denah[kunci]
        self.bagian.append(letak.bagian)
        return letak.bagian, next(s for s in self.meja.daftar(letak.bagian, letak.induk) if s.kunci == kunci)

    @singledispatchmethod
    def jalankan(self, langkah) -> None:
        raise TypeError(f"unknown step {langkah!r}")

    @jalankan.register
    def _(self, langkah: UbahButir) -> None:
        bagian, lama = self._cari(langkah.butir)
        pemilik = self.meja.kini.denah[lama.kunci].induk or lama.kunci
        self.meja.tukar(lama.dengan(isi=self.meja.serap(langkah.isi, bagian, pemilik, lama.isi)))

    @jalankan.register
    def _(self, langkah: TambahButir) -> None:
        isi = self.meja.serap(langkah.isi, langkah.bagian)
        baru = IsiButir(uuid4().hex, isi, **_sumber(langkah.hukum))
        kunci = [satu.kunci for satu in self.meja.daftar(langkah.bagian)]
        indeks = kunci.index(self.kunci[langkah.sebelum]) if langkah.sebelum is not None else None
        self.meja.sisipkan(langkah.bagian, [baru], indeks=indeks)
        self.bagian.append(langkah.bagian)

    @jalankan.register
    def _(self, langkah: HapusButir) -> None:
        self._cari(langkah.butir)
        self.meja.cabut(self.kunci[langkah.butir])

    @jalankan.register
    def _(self, langkah: KutipHukum) -> None:
        _, lama = self._cari(langkah.butir)
        self.meja.tukar(lama.dengan(isi=langkah.isi, **_sumber(langkah.hukum)))

    @jalankan.register
    def _(self, langkah: UrutkanButir) -> None:
        self.meja.urutkan(langkah.bagian, [self.kunci[pk] for pk in langkah.butir])
        self.bagian.append(langkah.bagian)

    @jalankan.register
    def _(self, langkah: LepasLabel) -> None:
        for pk in langkah.butir:
            _, lama = self._cari(pk)
            self.meja.tukar(lama.dengan(label_sumber=""))

    @jalankan.register
    def _(self, langkah: UbahKepala) -> None:
        for kolom, nilai in langkah.kolom:
            isi = list(nilai) if isinstance(nilai, tuple) else nilai
            self.kepala[kolom] = Keputusan.objects.get(pk=nilai) if kolom == "asal" else isi


def _sumber(kunci: str) -> dict[str, int | None]:
    """The row of the library a key names ("n12" national, "p3" the pemda's own, "" none)."""
    return {
        "dasar_hukum": int(kunci[1:]) if kunci.startswith("n") else None,
        "dasar_hukum_pemda": int(kunci[1:]) if kunci.startswith("p") else None,
    }
