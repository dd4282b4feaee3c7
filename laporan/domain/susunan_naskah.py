"""The items of a decree as one ordered whole: read, compared, written back. Acts on them: butir_keputusan.

The numbers of the rows (`urutan`) are rewritten without ever meeting one another: both databases check uniqueness row
by row, so all rows step far aside before they take their new places.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.db.models import F
from django.utils import timezone

from laporan.enums import BagianKeputusan
from laporan.models import ButirKeputusan, Keputusan
from laporan.naskah.denah import Denah, susun_denah
from laporan.naskah.rujukan import ganti_kunci, kunci_dirujuk, tampil
from organisasi.domain import tulis

JAUH = 1_000_000  # beyond every `urutan`
KOLOM = ["isi", "label_sumber", "dasar_hukum", "dasar_hukum_pemda", "induk", "urutan", "versi", "diubah"]


@dataclass(frozen=True)
class IsiButir:
    """One item: its key (hex), its stored text, where it comes from, its sub-items."""

    kunci: str
    isi: str
    label_sumber: str = ""
    dasar_hukum: int | None = None
    dasar_hukum_pemda: int | None = None
    sub: tuple["IsiButir", ...] = ()

    def dengan(self, **nilai) -> "IsiButir":
        return replace(self, **nilai)


Daftar = tuple[IsiButir, ...]


@dataclass(frozen=True)
class Susunan:
    """All items by part, and where each of them stands."""

    bagian: dict[str, Daftar]
    denah: Denah = field(init=False)

    def __post_init__(self):
        kunci = {
            nama: [(satu.kunci, [sub.kunci for sub in satu.sub]) for satu in isi] for nama, isi in self.bagian.items()
        }
        object.__setattr__(self, "denah", susun_denah(kunci))

    def ganti(self, bagian: str, daftar: Daftar) -> "Susunan":
        return Susunan(self.bagian | {bagian: daftar})

    def baris(self, bagian: str) -> list[str]:
        """The texts of a part as people read them, a line for each item and sub-item: what the audit row keeps."""
        return [tampil(satu.isi, self.denah, pemilik) for satu, pemilik in rata(self.bagian[bagian])]

    def kaitan(self, bagian: str) -> list[str]:
        """What items hold besides their words, for the audit row: a line for each that refers to others, carries a
        label of a source or was taken from the library."""
        hasil = []
        for satu, _ in rata(self.bagian[bagian]):
            tujuan = [self._sebut(kunci) for kunci in kunci_dirujuk(satu.isi)]
            pustaka = satu.dasar_hukum or satu.dasar_hukum_pemda
            isi = [
                f"merujuk {', '.join(tujuan)}" if tujuan else "",
                satu.label_sumber and f"label {satu.label_sumber}",
            ]
            isi = [*filter(None, isi), *([f"dari pustaka ({pustaka})"] if pustaka else [])]
            hasil += [f"{self.denah[satu.kunci].nomor}: {', '.join(isi)}"] if isi else []
        return hasil

    def _sebut(self, kunci: str) -> str:
        return self.denah[kunci].nomor if kunci in self.denah else "butir terhapus"


def rata(daftar: Daftar) -> Iterator[tuple[IsiButir, str]]:
    """(item, key of the item whose sub-items "huruf" means in it), sub-items after their item."""
    for satu in daftar:
        yield satu, satu.kunci
        for sub in satu.sub:
            yield sub, satu.kunci


def baca(keputusan: Keputusan) -> Susunan:
    """All items in one query."""
    per: dict[tuple[str, int | None], list[ButirKeputusan]] = defaultdict(list)
    for butir in keputusan.butir.all():
        per[butir.bagian, butir.induk_id].append(butir)
    return Susunan(
        {str(nama): tuple(_isi(satu, per[nama, satu.pk]) for satu in per[nama, None]) for nama in BagianKeputusan}
    )


def _isi(butir: ButirKeputusan, sub: list[ButirKeputusan]) -> IsiButir:
    return IsiButir(
        butir.kunci.hex,
        butir.isi,
        butir.label_sumber,
        butir.dasar_hukum_id,
        butir.dasar_hukum_pemda_id,
        tuple(_isi(satu, []) for satu in sub),
    )


def dari_daftar(butir: Mapping[str, Sequence[dict]]) -> Susunan:
    """New items from data: {part: [{isi, label, butir: sub-items, dasar_hukum, dasar_hukum_pemda (keys of rows)}]}."""
    return Susunan({str(nama): tuple(map(_baru, butir.get(nama, ()))) for nama in BagianKeputusan})


def _baru(satu: dict) -> IsiButir:
    return IsiButir(
        uuid4().hex,
        satu["isi"],
        satu.get("label", ""),
        satu.get("dasar_hukum"),
        satu.get("dasar_hukum_pemda"),
        tuple(map(_baru, satu.get("butir", ()))),
    )


def kunci_baru(susunan: Susunan) -> Susunan:
    """The same items for another decree: new keys, the links in their texts with them."""
    baru = {kunci: uuid4().hex for kunci in susunan.denah}

    def ganti(satu: IsiButir) -> IsiButir:
        return replace(satu, kunci=baru[satu.kunci], isi=ganti_kunci(satu.isi, baru), sub=tuple(map(ganti, satu.sub)))

    return Susunan({nama: tuple(map(ganti, isi)) for nama, isi in susunan.bagian.items()})


def polos(daftar: Daftar) -> list[dict]:
    """Items as JSON keeps them."""
    return [{**vars(satu), "sub": polos(satu.sub)} for satu in daftar]


def dari_polos(daftar: list[dict]) -> Daftar:
    return tuple(IsiButir(**(satu | {"sub": dari_polos(satu["sub"])})) for satu in daftar)


def simpan(keputusan: Keputusan, bagian: str, daftar: Daftar, *, oleh) -> None:
    """Make the stored rows of a part say this list. The caller holds the decree and writes its audit row."""
    milik = ButirKeputusan.objects.filter(keputusan=keputusan, bagian=bagian)
    ada = {butir.kunci.hex: butir for butir in milik}
    letak = _letak(daftar)
    kunci = {butir.pk: hex_kunci for hex_kunci, butir in ada.items()}
    pindah = {k: (kunci.get(butir.induk_id, ""), butir.urutan) for k, butir in ada.items()} != letak
    if pindah:
        milik.order_by().update(urutan=F("urutan") + JAUH)
    baru = [satu for satu, _ in rata(daftar) if satu.kunci not in ada]
    for lapis in ([satu for satu in baru if not letak[satu.kunci][0]], [s for s in baru if letak[s.kunci][0]]):
        ada |= _tambah(keputusan, bagian, lapis, letak, ada, oleh)
    _perbarui([satu for satu, _ in rata(daftar) if satu not in baru], letak, ada, semua=pindah)
    milik.filter(pk__in=[butir.pk for k, butir in ada.items() if k not in letak]).delete()


def _letak(daftar: Daftar) -> dict[str, tuple[str, int]]:
    """{key: (key of the item above or "", place from 1)}"""
    hasil = {satu.kunci: ("", n) for n, satu in enumerate(daftar, start=1)}
    return hasil | {sub.kunci: (satu.kunci, n) for satu in daftar for n, sub in enumerate(satu.sub, start=1)}


def _tambah(keputusan: Keputusan, bagian: str, baru: list[IsiButir], letak: dict, ada: dict, oleh) -> dict:
    """Insert items of one level; those above them are there."""
    tetap = {"keputusan": keputusan, "bagian": bagian}
    nilai = [tetap | {"kunci": UUID(satu.kunci)} | _nilai(satu, letak, ada) for satu in baru]
    baris = tulis.buat_banyak(ButirKeputusan, oleh=oleh, daftar=nilai, catat=False)
    return {butir.kunci.hex: butir for butir in baris}


def _nilai(satu: IsiButir, letak: dict, ada: dict) -> dict:
    induk, urutan = letak[satu.kunci]
    return {
        "isi": satu.isi,
        "label_sumber": satu.label_sumber,
        "dasar_hukum_id": satu.dasar_hukum,
        "dasar_hukum_pemda_id": satu.dasar_hukum_pemda,
        "induk_id": ada[induk].pk if induk else None,
        "urutan": urutan,
    }


def _perbarui(daftar: list[IsiButir], letak: dict, ada: dict, *, semua: bool) -> None:
    """Write items that are there already; `semua`: also those that only stepped aside."""
    ditulis = []
    for satu in daftar:
        butir, nilai = ada[satu.kunci], _nilai(satu, letak, ada)
        beda = {kolom: isi for kolom, isi in nilai.items() if getattr(butir, kolom) != isi}
        for kolom, isi in beda.items():
            setattr(butir, kolom, isi)
        if beda:
            butir.versi, butir.diubah = butir.versi + 1, timezone.now()
        if beda or semua:
            ditulis.append(butir)
    if ditulis:
        ButirKeputusan.periksa_penyewa_banyak(ditulis)
        ButirKeputusan.objects.bulk_update(ditulis, KOLOM, batch_size=tulis.SEKALI_KIRIM)
