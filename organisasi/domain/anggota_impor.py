"""Many people at once from a spreadsheet: one list of `Kolom` gives the template and reads it back.

Nothing is stored while one cell is wrong. Who has the role already is left as it is, so the same file may come twice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kinerja.spreadsheet import Kolom, Lembar, tulis_buku
from organisasi.domain.sekaligus import utuh
from organisasi.domain.tulis import ada_kendali
from organisasi.domain.undangan import Undangan, undang_banyak
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.galat import IsianSalah
from organisasi.models import AliasInstansi, Instansi, Keanggotaan
from organisasi.permissions import pastikan

BARIS_MAKS = 500
NAMA_MAKS, SUREL_MAKS = 150, 254
KOLOM = (
    Kolom("Nama", lambda b: b["nama"], 34),
    Kolom("Surel", lambda b: b["surel"], 34),
    Kolom("Peran", lambda b: b["peran"], 34),
    Kolom("Perangkat daerah", lambda b: b["instansi"], 44),
)
KUNCI = ("nama", "surel", "peran", "instansi")  # of a row, in the order of KOLOM
_SPASI = re.compile(r"\s+")


@dataclass
class BarisImpor:
    """One row of the file: `nomor` as the file counts, `isi` as typed, what it means, and what is wrong with it."""

    nomor: int
    isi: dict[str, str]
    undangan: Undangan | None = None
    sudah: str = ""  # why nothing is to be done
    galat: list[str] = field(default_factory=list)


def templat() -> bytes:
    """An xlsx to fill in, with the words that may be used on a second sheet."""
    opd = Instansi.objects.filter(aktif=True).values_list("nama", flat=True)
    pilihan = [{"kolom": "Peran", "isi": p.label} for p in Peran]
    pilihan += [{"kolom": "Perangkat daerah", "isi": nama} for nama in opd]
    kolom = (Kolom("Kolom", lambda b: b["kolom"], 20), Kolom("Yang dapat ditulis", lambda b: b["isi"], 60))
    perlu = " dan ".join(p.label for p in PERAN_INSTANSI)
    judul = ("Pengguna dan peran", f"Perangkat daerah diisi untuk {perlu}; peran lain dikosongkan.")
    return tulis_buku([Lembar("Pengguna", judul, KOLOM, []), Lembar("Pilihan", ("Pilihan isian",), kolom, pilihan)])


def baca(tabel: Sequence[Sequence[str]]) -> list[tuple[int, dict[str, str]]]:
    """(row number, {key: text}) below the heading; IsianSalah naming `berkas` where there is no such table."""
    judul = [_rapi(satu.judul) for satu in KOLOM]
    for letak, baris in enumerate(tabel):
        if [_rapi(sel) for sel in baris[: len(judul)]] == judul:
            isi = [(n, _baris(sel)) for n, sel in enumerate(tabel[letak + 1 :], letak + 2) if any(sel[: len(judul)])]
            return _terbatas(isi)
    raise IsianSalah(
        {"berkas": f"Judul kolom tidak ditemukan: {', '.join(k.judul for k in KOLOM)}. Pakai templatnya."}
    )


def periksa(daftar: Sequence[tuple[int, dict[str, str]]]) -> list[BarisImpor]:
    """What every row means, with its errors by cell; a constant number of queries."""
    opd, anggota = _opd(), _anggota()
    hasil, dilihat = [], {}
    for nomor, isi in daftar:
        baris = BarisImpor(nomor, isi)
        _tafsirkan(baris, opd)
        if baris.undangan is not None:
            _bandingkan(baris, anggota, dilihat)
        hasil.append(baris)
    return hasil


@utuh
def simpan(*, oleh, daftar: Sequence[tuple[int, dict[str, str]]]) -> list[Keanggotaan]:
    """Store the rows that are new, all or none. Raises IsianSalah with the first cells that are wrong."""
    pastikan(oleh, "kelola_organisasi")
    baris = periksa(_terbatas(list(daftar)))
    if galat := [kalimat for satu in baris for kalimat in satu.galat]:
        raise IsianSalah(" ".join(galat[:5]))
    return undang_banyak(oleh=oleh, daftar=[satu.undangan for satu in baris if not satu.sudah])


def _terbatas(isi: list) -> list:
    if len(isi) > BARIS_MAKS:
        raise IsianSalah({"berkas": f"Berkas memuat {len(isi)} orang; paling banyak {BARIS_MAKS}. Bagi berkasnya."})
    if not isi:
        raise IsianSalah({"berkas": "Belum ada orang di bawah judul kolom."})
    return isi


def _baris(sel: Sequence[str]) -> dict[str, str]:
    lengkap = [*sel, *[""] * len(KUNCI)]
    return dict(zip(KUNCI, (_SPASI.sub(" ", satu).strip() for satu in lengkap), strict=False))


def _rapi(teks: str) -> str:
    return _SPASI.sub(" ", str(teks)).strip().casefold()


def _tafsirkan(baris: BarisImpor, opd: dict) -> None:
    isi = baris.isi
    peran, instansi = _PERAN.get(_rapi(isi["peran"])), opd.get(_rapi(isi["instansi"]))
    galat = {
        "nama": _salah_nama(isi["nama"]),
        "surel": _salah_surel(isi["surel"]),
        "peran": "" if peran else f"peran “{isi['peran']}” tidak dikenal. Lihat lembar Pilihan.",
        "instansi": _salah_instansi(isi["instansi"], peran, instansi),
    }
    baris.galat = [f"{_sel(kunci, baris.nomor)}: {kalimat}" for kunci, kalimat in galat.items() if kalimat]
    if not baris.galat:
        baris.undangan = Undangan(isi["surel"].lower(), isi["nama"], peran, instansi if isi["instansi"] else None)


def _salah_nama(nama: str) -> str:
    if not nama:
        return "nama belum diisi."
    if ada_kendali(nama):
        return "nama memuat huruf kendali yang tidak terlihat. Ketik ulang."
    return f"nama lebih dari {NAMA_MAKS} huruf." if len(nama) > NAMA_MAKS else ""


def _salah_surel(surel: str) -> str:
    try:
        validate_email(surel)
    except ValidationError:
        return f"surel “{surel}” tidak lengkap. Contoh: nama@pemda.go.id."
    return "surel terlalu panjang." if len(surel) > SUREL_MAKS else ""


def _salah_instansi(teks: str, peran, instansi) -> str:
    if peran is None:
        return ""
    if peran not in PERAN_INSTANSI:
        return f"peran {peran.label} berlaku untuk seluruh pemda; kosongkan perangkat daerah." if teks else ""
    if not teks:
        return f"peran {peran.label} perlu perangkat daerah."
    if instansi is None:
        return f"perangkat daerah “{teks}” tidak ada atau nonaktif. Lihat lembar Pilihan."
    return f"“{teks}” dapat berarti beberapa perangkat daerah. Tulis nama lengkapnya." if instansi is GANDA else ""


def _bandingkan(baris: BarisImpor, anggota: dict, dilihat: dict) -> None:
    """Against the roles there are, and the rows above."""
    satu = baris.undangan
    kunci = (satu.surel, satu.peran, satu.instansi.pk if satu.instansi else None)
    if kunci in dilihat:
        baris.galat.append(f"{_sel('surel', baris.nomor)}: sama dengan baris {dilihat[kunci]}. Hapus salah satunya.")
    dilihat.setdefault(kunci, baris.nomor)
    if kunci in anggota:
        baris.sudah = "sudah punya peran ini" if anggota[kunci] else "peran ini pernah dinonaktifkan; tidak diubah"


def _sel(kunci: str, nomor: int) -> str:
    return f"{'ABCD'[KUNCI.index(kunci)]}{nomor}"


def _opd() -> dict:
    """{any of its names: Instansi} of the active ones; GANDA where a name stands for several."""
    hasil: dict = {}
    semua = {satu.pk: satu for satu in Instansi.objects.filter(aktif=True)}
    nama = [(satu.nama, satu) for satu in semua.values()] + [(s.nama_singkat, s) for s in semua.values()]
    nama += [(a.nama, semua[a.instansi_id]) for a in AliasInstansi.objects.filter(instansi__in=semua)]
    for kata, satu in nama:
        if kata:
            hasil[_rapi(kata)] = satu if hasil.get(_rapi(kata), satu) == satu else GANDA
    return hasil


def _anggota() -> dict:
    """{(address, role, instansi): active} of the pemda."""
    semua = Keanggotaan.objects.values_list("pengguna__email", "peran", "instansi_id", "aktif")
    return {(surel.lower(), peran, instansi): aktif for surel, peran, instansi, aktif in semua}


GANDA = object()
_PERAN = {_rapi(kata): p for p in Peran for kata in (p.label, p.value.replace("_", " "))}
