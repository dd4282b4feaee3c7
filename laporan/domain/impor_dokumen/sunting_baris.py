"""Correcting the rows of a sheet: each field, two rows out of one, one out of two, to another sheet, left out."""

from collections.abc import Mapping

from laporan.domain.impor_dokumen.sunting import buka_lembar, pastikan_versi
from laporan.domain.impor_dokumen.sunting_bentuk import BIDANG, keyakinan_dari, tanpa_bidang
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus

PERTAMA = "Baris ini yang pertama di lembarnya; tidak ada baris di atasnya."
LEMBAR_LAIN = "Pilih lembar lain dari dokumen yang sama."
SUDAH_BERUBAH = "Baris ini sudah diubah sesudah digabung, jadi tidak dapat dipisahkan sendiri. Pakai “Pecah baris”."
GABUNG = "gabung"  # of `mentah`: the two rows as they were before they were joined
DISALIN = ("sasaran", "indikator", "target", "satuan", "rumus", "sumber", "lain", "sub", "mentah", "letak")
DISALIN += ("keyakinan", "catatan", "diperiksa", "lewat")
LETAK_MAKS = 120


def _buka_baris(oleh, baris: BacaanBaris) -> tuple[BacaanLembar, BacaanBaris]:
    """Its sheet and the row as they are stored now, both held."""
    lembar = buka_lembar(oleh, baris.lembar)
    terkini = tulis.kunci(baris)
    if terkini.lembar_id != lembar.pk:
        raise SalahStatus("Baris ini baru saja dipindahkan ke lembar lain. Muat ulang halaman.")
    terkini.lembar = lembar
    return lembar, terkini


@utuh
def ubah_baris(*, oleh, baris: BacaanBaris, versi: int, isi: Mapping[str, str]) -> BacaanBaris:
    """Change fields (BIDANG, or keys of `lain`); a doubt about a field that was changed is gone."""
    _, terkini = _buka_baris(oleh, baris)
    nilai = _nilai(terkini, isi)
    pastikan_versi(terkini, versi, nilai)
    sentuh = [n for n in nilai if n != "lain" and getattr(terkini, n) != nilai[n]]
    sentuh += [n for n, teks in nilai.get("lain", {}).items() if terkini.lain.get(n) != teks]
    sisa = tanpa_bidang(terkini.catatan, *sentuh)
    if sisa != terkini.catatan:
        nilai |= {"catatan": sisa, "keyakinan": keyakinan_dari(sisa)}
    return tulis.ubah(terkini, nilai, oleh=oleh, dipegang=True)


def _nilai(baris: BacaanBaris, isi: Mapping[str, str]) -> dict:
    """Values of columns; a single-line field has no ends of lines left."""
    utama = {nama: rapi(nama, isi[nama]) for nama in BIDANG if nama in isi}
    lain = {nama: " ".join(teks.split()) for nama, teks in isi.items() if nama not in BIDANG}
    return utama | ({"lain": baris.lain | lain} if lain else {})


def rapi(nama: str, teks: str) -> str:
    """A typed field as it is stored."""
    teks = teks.replace("\r\n", "\n").strip()
    return " ".join(teks.split()) if nama in ("target", "satuan") else teks


@utuh
def tandai_baris(*, oleh, baris: BacaanBaris, versi: int, diperiksa: bool) -> BacaanBaris:
    """The reading of this row is right as it stands (or not looked at after all)."""
    _, terkini = _buka_baris(oleh, baris)
    return tulis.ubah(terkini, oleh=oleh, versi=versi, diperiksa=diperiksa)


@utuh
def lewati_baris(*, oleh, baris: BacaanBaris, versi: int | None, lewat: bool) -> BacaanBaris:
    """Leave the row out of the import, or take it in again."""
    _, terkini = _buka_baris(oleh, baris)
    return tulis.ubah(terkini, oleh=oleh, versi=versi, lewat=lewat)


@utuh
def jadikan_sub(*, oleh, baris: BacaanBaris, versi: int, sub: bool) -> BacaanBaris:
    """A sub-indicator of the row above that is none, or an indicator of its own."""
    lembar, terkini = _buka_baris(oleh, baris)
    if sub and _di_atas(lembar, terkini) is None:
        raise IsianSalah(PERTAMA)
    return tulis.ubah(terkini, oleh=oleh, versi=versi, sub=sub)


@utuh
def tambah_baris(
    *, oleh, lembar: BacaanLembar, versi: int | None, isi: Mapping[str, str], mentah: dict | None = None
) -> BacaanBaris:
    """A row at the end of the sheet that the reading has missed."""
    terkini = buka_lembar(oleh, lembar)
    if not any(teks.strip() for teks in isi.values()):
        raise IsianSalah({"indikator": "Tulis sedikitnya indikatornya."})
    nilai = {nama: rapi(nama, teks) for nama, teks in isi.items()}
    tulis.ubah(terkini, oleh=oleh, versi=versi, rincian={"baris": (None, nilai.get("indikator", "")[:80])})
    lain = {"mentah": mentah or {}, "diperiksa": mentah is None, "urutan": _urutan_akhir(terkini)}
    return tulis.buat(BacaanBaris, oleh=oleh, lembar=terkini, **nilai, **lain)


def _urutan_akhir(lembar: BacaanLembar) -> int:
    return (lembar.baris.order_by("-urutan").values_list("urutan", flat=True).first() or 0) + 1


@utuh
def pecah_baris(
    *, oleh, baris: BacaanBaris, versi: int, atas: Mapping[str, str], bawah: Mapping[str, str]
) -> BacaanBaris:
    """Two rows out of one; gives the new one, below. Both keep the cell of the source."""
    lembar, terkini = _buka_baris(oleh, baris)
    if not any(bawah.get(nama, "").strip() for nama in BIDANG if nama != "sasaran"):
        raise IsianSalah("Baris kedua masih kosong. Pindahkan sebagian isinya ke sana.")
    _geser(oleh, lembar, terkini.urutan)
    tulis.ubah(terkini, _nilai(terkini, atas) | _bersih(), oleh=oleh, versi=versi)
    turun = {nama: getattr(terkini, nama) for nama in ("lain", "sub", "mentah", "letak")}
    nilai = turun | _nilai(terkini, bawah) | {"urutan": terkini.urutan + 1, "diperiksa": True}
    return tulis.buat(BacaanBaris, oleh=oleh, lembar=lembar, **nilai)


def _bersih() -> dict:
    """A person has just decided what this row says."""
    return {"catatan": [], "keyakinan": 100, "diperiksa": True}


def _geser(oleh, lembar: BacaanLembar, setelah: int) -> None:
    """Make room below a row; `urutan` has gaps only where rows were taken out."""
    for satu in tulis.kunci_banyak(list(lembar.baris.filter(urutan__gt=setelah).order_by("-urutan"))):
        tulis.ubah(satu, oleh=oleh, dipegang=True, urutan=satu.urutan + 1)


def usul_pecah(baris: BacaanBaris) -> tuple[dict[str, str], dict[str, str]]:
    """How a row may come apart: the lines of each field, the first ones above; a sasaran stands over both."""
    atas, bawah = {}, {}
    for nama in BIDANG:
        teks = getattr(baris, nama)
        awal, _, akhir = teks.partition("\n")
        atas[nama], bawah[nama] = (teks, teks) if nama == "sasaran" else (awal, akhir.strip())
    return atas, bawah


@utuh
def gabung_baris(*, oleh, baris: BacaanBaris, versi: int) -> BacaanBaris:
    """Join the row with the one above it (a row that a page break has cut); gives the joined row."""
    lembar, terkini = _buka_baris(oleh, baris)
    atas = _di_atas(lembar, terkini)
    if atas is None:
        raise IsianSalah(PERTAMA)
    atas = tulis.kunci(atas)
    pastikan_versi(terkini, versi, {})
    semula = [{nama: getattr(satu, nama) for nama in DISALIN} for satu in (atas, terkini)]
    nilai = {nama: _sambung(getattr(atas, nama), getattr(terkini, nama)) for nama in BIDANG}
    nilai = {nama: rapi(nama, teks) for nama, teks in nilai.items()}
    nilai |= {"lain": terkini.lain | {n: t for n, t in atas.lain.items() if t}, "diperiksa": True}
    nilai |= {"letak": _sambung(atas.letak, terkini.letak, "; ")[:LETAK_MAKS], "catatan": atas.catatan}
    nilai["mentah"] = _mentah_gabungan(atas, terkini) | {GABUNG: [*semula, atas.versi + 1]}
    hasil = tulis.ubah(atas, nilai, oleh=oleh, dipegang=True)
    tulis.hapus(terkini, oleh=oleh)
    return hasil


def _mentah_gabungan(atas: BacaanBaris, bawah: BacaanBaris) -> dict:
    nama = dict.fromkeys([*atas.mentah, *bawah.mentah])
    teks = {n: (atas.mentah.get(n), bawah.mentah.get(n)) for n in nama if n != GABUNG}
    return {
        n: _sambung(kiri or "", kanan or "") if isinstance(kiri or kanan or "", str) else kiri or kanan
        for n, (kiri, kanan) in teks.items()
    }


def _sambung(kiri: str, kanan: str, antara: str = "\n") -> str:
    """Both texts; one that the other holds already is not repeated."""
    if not kanan or kanan in kiri:
        return kiri
    return f"{kiri}{antara}{kanan}" if kiri else kanan


@utuh
def pisahkan_lagi(*, oleh, baris: BacaanBaris) -> BacaanBaris:
    """Take back `gabung_baris`, as long as the joined row was not touched; gives the row that comes back."""
    lembar, terkini = _buka_baris(oleh, baris)
    semula = terkini.mentah.get(GABUNG)
    if not semula or semula[2] != terkini.versi:
        raise SalahStatus(SUDAH_BERUBAH)
    _geser(oleh, lembar, terkini.urutan)
    tulis.ubah(terkini, semula[0], oleh=oleh, dipegang=True)
    return tulis.buat(BacaanBaris, oleh=oleh, lembar=lembar, urutan=terkini.urutan + 1, **semula[1])


@utuh
def pindah_baris(*, oleh, baris: BacaanBaris, versi: int | None, ke: BacaanLembar) -> list[BacaanBaris]:
    """Move the row, with its sub-indicators, to the end of another sheet of the same document."""
    asal, terkini = _buka_baris(oleh, baris)
    if ke.impor_id != asal.impor_id or ke.pk == asal.pk:
        raise IsianSalah({"ke": LEMBAR_LAIN})
    pastikan_versi(terkini, versi, {"lembar": ke})
    rombongan = [terkini, *_sub_di_bawah(asal, terkini)]
    mulai = _urutan_akhir(ke)
    return [
        tulis.ubah(satu, oleh=oleh, lembar=ke, urutan=mulai + nomor, sub=satu.sub and nomor > 0)
        for nomor, satu in enumerate(rombongan)
    ]


def _sub_di_bawah(lembar: BacaanLembar, baris: BacaanBaris) -> list[BacaanBaris]:
    if baris.sub:
        return []
    hasil = []
    for satu in lembar.baris.filter(urutan__gt=baris.urutan).order_by("urutan", "pk"):
        if not satu.sub:
            break
        hasil.append(satu)
    return hasil


def _di_atas(lembar: BacaanLembar, baris: BacaanBaris) -> BacaanBaris | None:
    return lembar.baris.filter(urutan__lt=baris.urutan).order_by("-urutan", "-pk").first()
