"""Places of the rows of a sheet: put a row or a sasaran before another one, its sub-indicators travel along.

Only the moved row gets an audit row and a new version. The others keep theirs, so that who is typing in them is not
disturbed; only cells that were printed joined with a row that is no longer above them come apart.
"""

from dataclasses import dataclass, field

from indikator.domain.kisi.gabung import pisahkan
from indikator.models import Indikator, Lembar, SasaranStrategis
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus

LAIN_LEMBAR = "Tujuannya tidak ada di lembar ini. Muat ulang halamannya."
HILANG = "Tidak diurungkan: tempat asalnya sudah tidak ada. Pindahkan langsung di tabelnya."


@dataclass
class Pohon:
    """Rows of a sheet as stored now. `cabang`: siblings by their parent, ("sasaran", pk) or ("induk", pk)."""

    sasaran: list[SasaranStrategis]
    cabang: dict[tuple[str, int], list[Indikator]] = field(default_factory=dict)

    @classmethod
    def dari(cls, lembar: Lembar) -> "Pohon":
        pohon = cls(list(SasaranStrategis.objects.filter(lembar=lembar)))
        for satu in Indikator.objects.filter(lembar=lembar):
            satu.lembar = lembar
            pohon.saudara(satu).append(satu)
        return pohon

    def saudara(self, indikator: Indikator) -> list[Indikator]:
        return self.cabang.setdefault(_cabang(indikator.sasaran_id, indikator.induk_id), [])

    def sub(self, indikator: Indikator) -> list[Indikator]:
        return self.cabang.get(("induk", indikator.pk), [])

    def urut(self) -> list[Indikator]:
        """All rows in document order."""
        pokok = (satu for s in self.sasaran for satu in self.cabang.get(("sasaran", s.pk), []))
        return [baris for satu in pokok for baris in (satu, *self.sub(satu))]

    def letakkan(self, indikator: Indikator, cabang: tuple[str, int], sebelum: int | None) -> None:
        """Take the row out of its place and put it into another one, at the end without `sebelum`."""
        lama = self.saudara(indikator)
        satu = next(s for s in lama if s.pk == indikator.pk)
        lama.remove(satu)
        baru = self.cabang.setdefault(cabang, [])
        baru.insert(_indeks(baru, sebelum), satu)


def kunci(objek: Indikator | SasaranStrategis | None, lembar: Lembar) -> Indikator | SasaranStrategis | None:
    """The row as it is stored now, held for the rest of the act; SalahStatus where it is gone.

    IsianSalah for one of another sheet.
    """
    if objek is None:
        return None
    if objek.lembar_id != lembar.pk:
        raise IsianSalah(LAIN_LEMBAR)
    terkini = tulis.kunci(objek)
    terkini.lembar = lembar
    return terkini


def ambil(objek: Indikator | SasaranStrategis) -> dict:
    """Where a row stands now, as `kembalikan` takes it: its sasaran, its parent and the row after it."""
    pohon = Pohon.dari(objek.lembar)
    saudara = pohon.saudara(objek) if isinstance(objek, Indikator) else pohon.sasaran
    letak = [satu.pk for satu in saudara].index(objek.pk)
    sesudah = saudara[letak + 1].pk if letak + 1 < len(saudara) else None
    milik = {"sasaran": objek.sasaran_id, "induk": objek.induk_id} if isinstance(objek, Indikator) else {}
    return milik | {"sebelum": sesudah}


def kembalikan(objek: Indikator | SasaranStrategis, dari: dict, *, oleh) -> None:
    """Put a row back where `ambil` found it; SalahStatus where that place is gone."""
    if isinstance(objek, SasaranStrategis):
        tempatkan_sasaran(objek, oleh=oleh, sebelum=dari["sebelum"])
        return
    sasaran = SasaranStrategis.objects.filter(pk=dari["sasaran"], lembar=objek.lembar).first()
    induk = Indikator.objects.filter(pk=dari["induk"]).first() if dari["induk"] else None
    if sasaran is None or (dari["induk"] and (not dapat_memuat(induk, sasaran.pk) or objek.sub.exists())):
        raise SalahStatus(HILANG)
    tempatkan(objek, oleh=oleh, sasaran=sasaran, induk=induk, sebelum=dari["sebelum"])


def dapat_memuat(induk: Indikator | None, sasaran: int) -> bool:
    """Whether a row of that sasaran may stand below this one: sub-indicators are one level deep."""
    return induk is not None and induk.sasaran_id == sasaran and induk.induk_id is None


def sesudah(baru: Indikator, setelah: Indikator) -> int | None:
    """Key of the sibling of `baru` that now follows `setelah`; for a row of its own also after a sub-indicator."""
    if baru.induk_id is None and setelah.induk_id:
        setelah = setelah.induk
    pohon = Pohon.dari(baru.lembar)
    saudara = [satu.pk for satu in pohon.saudara(baru) if satu.pk != baru.pk]
    nomor = saudara.index(setelah.pk) + 1 if setelah.pk in saudara else len(saudara)
    return saudara[nomor] if nomor < len(saudara) else None


def tujuan(indikator: Indikator, sebelum: Indikator | None, sasaran: SasaranStrategis) -> dict:
    """{sasaran, induk, sebelum} for `tempatkan` of a row dropped before another one, or at the end of `sasaran`.

    Between the sub-indicators of a row a sub-indicator becomes one of them, another row goes after them all.
    """
    if sebelum is not None and sebelum.pk == indikator.pk:
        return {"sasaran": indikator.sasaran, "induk": indikator.induk, "sebelum": ambil(indikator)["sebelum"]}
    if indikator.induk_id and sebelum is not None and sebelum.induk_id:
        return {"sasaran": sasaran, "induk": sebelum.induk, "sebelum": sebelum.pk}
    if indikator.induk_id:
        return {"sasaran": sasaran, "induk": _induk_di_atas(indikator, sebelum, sasaran)}
    if sebelum is not None and sebelum.induk_id:
        return {"sasaran": sasaran, "sebelum": ambil(sebelum.induk)["sebelum"]}
    return {"sasaran": sasaran, "sebelum": sebelum.pk if sebelum else None}


def _induk_di_atas(indikator: Indikator, sebelum: Indikator | None, sasaran: SasaranStrategis) -> Indikator:
    """The row above the place where a sub-indicator was dropped: it becomes its last one."""
    saudara = Pohon.dari(indikator.lembar).cabang.get(("sasaran", sasaran.pk), [])
    nomor = _indeks(saudara, sebelum.pk if sebelum else None)
    if nomor == 0:
        raise IsianSalah("Sub-indikator perlu indikator di atasnya. Jadikan indikator dulu, lalu pindahkan.")
    return saudara[nomor - 1]


def tempatkan(
    indikator: Indikator,
    *,
    oleh,
    sasaran: SasaranStrategis,
    induk: Indikator | None = None,
    sebelum: int | None = None,
) -> Indikator:
    """Give a row its place among the rows of a sasaran (or of a parent), before the row with the key `sebelum`.

    The caller has checked right, state, version and that the place is one of this sheet.
    """
    pohon = Pohon.dari(indikator.lembar)
    lama = pohon.urut()
    pohon.letakkan(indikator, _cabang(sasaran.pk, induk.pk if induk else None), sebelum)
    baru = pohon.urut()
    tempat = {"letak": (_nomor(lama, indikator), _nomor(baru, indikator))}
    indikator = tulis.ubah(indikator, oleh=oleh, sasaran=sasaran, induk=induk, rincian=tempat)
    for sub in pohon.sub(indikator):
        if sub.sasaran_id != sasaran.pk:
            tulis.ubah(sub, oleh=oleh, sasaran=sasaran)
    _nomori(Indikator, baru)
    pisahkan(lama, baru, oleh)
    return indikator


def tempatkan_sasaran(sasaran: SasaranStrategis, *, oleh, sebelum: int | None = None) -> SasaranStrategis:
    """The same for a sasaran with all its rows."""
    pohon = Pohon.dari(sasaran.lembar)
    lama, nomor = pohon.urut(), _nomor(pohon.sasaran, sasaran)
    satu = pohon.sasaran.pop(nomor - 1)
    pohon.sasaran.insert(_indeks(pohon.sasaran, sebelum), satu)
    sasaran = tulis.ubah(sasaran, oleh=oleh, rincian={"letak": (nomor, _nomor(pohon.sasaran, sasaran))})
    _nomori(SasaranStrategis, pohon.sasaran)
    pisahkan(lama, pohon.urut(), oleh)
    return sasaran


def geser(objek: Indikator | SasaranStrategis, langkah: int, *, oleh) -> None:
    """One place up (−1) or down (+1) among its siblings; at the ends nothing changes."""
    pohon = Pohon.dari(objek.lembar)
    saudara = pohon.saudara(objek) if isinstance(objek, Indikator) else pohon.sasaran
    lain = [satu.pk for satu in saudara if satu.pk != objek.pk]
    nomor = max(_nomor(saudara, objek) - 1 + langkah, 0)
    sebelum = lain[nomor] if nomor < len(lain) else None
    if isinstance(objek, SasaranStrategis):
        tempatkan_sasaran(objek, oleh=oleh, sebelum=sebelum)
    else:
        tempatkan(objek, oleh=oleh, sasaran=objek.sasaran, induk=objek.induk, sebelum=sebelum)


def sisipkan(indikator: Indikator, sebelum: int | None, *, oleh) -> None:
    """Place of a row that was just added at the end of its siblings: its audit row is written already."""
    pohon = Pohon.dari(indikator.lembar)
    lama = [satu for satu in pohon.urut() if satu.pk != indikator.pk]
    pohon.letakkan(indikator, _cabang(indikator.sasaran_id, indikator.induk_id), sebelum)
    baru = pohon.urut()
    _nomori(Indikator, baru)
    pisahkan(lama, baru, oleh)


def sisipkan_banyak(baru: list[Indikator], sebelum: int | None, *, oleh) -> None:
    """`sisipkan` of rows of their own of one sasaran, in their order, with what was added below them."""
    pohon = Pohon.dari(baru[0].lembar)
    kunci = {satu.pk for satu in baru}
    lama = [satu for satu in pohon.urut() if satu.pk not in kunci and satu.induk_id not in kunci]
    for satu in baru:
        pohon.letakkan(satu, _cabang(satu.sasaran_id, None), sebelum)
    semua = pohon.urut()
    _nomori(Indikator, semua)
    pisahkan(lama, semua, oleh)


def _cabang(sasaran: int, induk: int | None) -> tuple[str, int]:
    return ("induk", induk) if induk else ("sasaran", sasaran)


def _indeks(daftar: list, sebelum: int | None) -> int:
    return next((i for i, satu in enumerate(daftar) if satu.pk == sebelum), len(daftar))


def _nomor(daftar: list, objek) -> int:
    return 1 + [satu.pk for satu in daftar].index(objek.pk)


def _nomori(model, daftar: list) -> None:
    """Give the rows in this order the places they have together; equal places are spread out."""
    letak = sorted(satu.urutan for satu in daftar)
    if len(set(letak)) < len(letak):
        letak = list(range(1, len(letak) + 1))
    berubah = []
    for urutan, satu in zip(letak, daftar, strict=True):
        if satu.urutan != urutan:
            satu.urutan = urutan
            berubah.append(satu)
    model.objects.bulk_update(berubah, ["urutan"], batch_size=500)
