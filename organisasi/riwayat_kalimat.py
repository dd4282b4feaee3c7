"""Audit rows as sentences, and the rows of one request as one story.

"Siti Aminah (Perencana) mengajukan lembar IKI Kepala Bidang X"; "… mengubah target 2026 indikator “Nilai SAKIP” dari
“9 dokumen” menjadi “12 dokumen”"; a return with its reason.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from kinerja.tanggal import tulis_tanggal
from organisasi.enums import Peran, Tindakan
from organisasi.models import Jejak
from organisasi.riwayat import Perubahan, jenis, nama_model, perubahan

PANJANG_OBJEK, PANJANG_ISI = 90, 80  # letters of a name, of a value told in the sentence
_RUMUS_TERPOTONG = re.compile(r"[\\${}]")  # markup of a formula whose end was cut off
CERITA_ISI = 2  # so many changed fields are told in the sentence, more are counted
ISI = (Tindakan.TAMBAH, Tindakan.UBAH, Tindakan.HAPUS)  # the others are moves
BERSUSUN = {
    Tindakan.REVIU: "menyatakan {} telah direviu",
    Tindakan.NYATAKAN_DIUBAH: "menyatakan {} diubah",
    Tindakan.BERLAKUKAN: "menyatakan {} berlaku",
    Tindakan.PERPANJANG: "memperpanjang batas waktu: {}",
    Tindakan.INGATKAN: "mengirim pengingat tentang {}",
}
SEBUTAN_PERAN = {"sistem": "pengelola instalasi"} | {
    str(p): p.label.partition(" perangkat")[0].partition(" (")[0] for p in Peran
}


@dataclass(frozen=True)
class Peristiwa:
    """One audit row: `predikat` is the sentence after who did it; `perubahan` what the sentence left out."""

    jejak: Jejak
    predikat: str
    perubahan: list[Perubahan]


@dataclass(frozen=True)
class Cerita:
    """What one person did in one request. `predikat` sums up `peristiwa` (newest first, as they were given)."""

    peristiwa: tuple[Peristiwa, ...]
    predikat: str

    @property
    def jejak(self) -> Jejak:
        return self.peristiwa[0].jejak

    @property
    def peran(self) -> str:
        return peran_teks(self.jejak)


def kalimat(jejak: Jejak) -> str:
    """The whole sentence of one row, without its time."""
    peran = peran_teks(jejak)
    return f"{jejak.nama_pengguna}{f' ({peran})' if peran else ''} {predikat(jejak)}"


def waktu_teks(waktu: datetime) -> str:
    """ "3 Maret 2026 pukul 10.42", on the clock of the pemda."""
    setempat = timezone.localtime(waktu)
    return f"{tulis_tanggal(setempat)} pukul {setempat:%H.%M}"


def peran_teks(jejak: Jejak) -> str:
    """The roles the person had then; nothing for the installation itself and for rows older than that column."""
    if jejak.pengguna_id is None:
        return ""
    return ", ".join(SEBUTAN_PERAN.get(satu, satu) for satu in jejak.peran.split(",") if satu)


def ceritakan(daftar: Iterable[Jejak], nama: str = "") -> list[Cerita]:
    """Stories in the order of the rows; a constant number of queries for each kind of row named by its owner.

    nama: what every row is about, where a page shows the history of that very thing; then none.
    """
    daftar = list(daftar)
    bernama = {(satu.model, satu.objek_id): nama for satu in daftar} if nama else sebutan(daftar)
    kelompok = groupby(daftar, key=lambda j: (j.permintaan or j.nomor, j.pengguna_id))
    return [_cerita([_peristiwa(satu, bernama) for satu in isi]) for _, isi in kelompok]


def sebutan(daftar: Sequence[Jejak]) -> dict[tuple[str, int], str]:
    """{(model, objek_id): name} of rows whose own text does not say what they are."""
    per_model = defaultdict(list)
    for satu in daftar:
        per_model[satu.model].append(satu)
    hasil = {}
    for model, isi in per_model.items():
        if sebut := jenis(model).sebut:
            hasil |= {(model, kunci): nama for kunci, nama in sebut(isi).items()}
    return hasil


def predikat(jejak: Jejak, nama: str = "") -> str:
    """What was done, to what, and why."""
    benda = nama or _benda(jejak)
    isi = _isi(jejak, benda)
    alasan = f", dengan alasan “{jejak.alasan}”" if jejak.alasan else ""
    return f"{isi}{alasan}"


def _peristiwa(jejak: Jejak, nama: dict) -> Peristiwa:
    sisa = [] if _terceritakan(jejak, perubahan(jejak)) else perubahan(jejak)
    return Peristiwa(jejak, predikat(jejak, nama.get((jejak.model, jejak.objek_id), "")), sisa)


def _cerita(peristiwa: list[Peristiwa]) -> Cerita:
    if len(peristiwa) == 1:
        return Cerita(tuple(peristiwa), peristiwa[0].predikat)
    langkah = [satu for satu in peristiwa if satu.jejak.tindakan not in ISI]
    if len(langkah) == 1:
        return Cerita(tuple(peristiwa), f"{langkah[0].predikat}, beserta {len(peristiwa) - 1} perubahan lain")
    return Cerita(tuple(peristiwa), _ringkas(peristiwa))


def _ringkas(peristiwa: list[Peristiwa]) -> str:
    """ "menambah 3 indikator dan 2 target; mengubah sasaran"."""
    hitung: dict[str, Counter] = defaultdict(Counter)
    for satu in reversed(peristiwa):
        hitung[satu.jejak.get_tindakan_display()][nama_model(satu.jejak.model)] += 1
    bagian = []
    for kata, per_model in hitung.items():
        benda = [f"{banyak} {nama}" for nama, banyak in per_model.items()]
        bagian.append(f"{kata} {' dan '.join(filter(None, [', '.join(benda[:-1]), benda[-1]]))}")
    return "; ".join(bagian)


def _benda(jejak: Jejak) -> str:
    """ "jabatan “Analis”", "LKjIP 2019 Bagian Organisasi": the kind once."""
    tentang, macam = jenis(jejak.model), nama_model(jejak.model)
    objek = _pendek(" ".join(tentang.teks.get(tentang.utama, str)(jejak.objek).split()), PANJANG_OBJEK)
    if not objek or _RUMUS_TERPOTONG.search(objek):
        return macam
    if objek.casefold().startswith(macam.casefold()):
        return objek
    return f"{macam} {objek}" if tentang.tanpa_kutip else f"{macam} “{objek}”"


def _isi(jejak: Jejak, benda: str) -> str:
    semua = perubahan(jejak)
    utama = next((satu for satu in semua if satu.kolom == jenis(jejak.model).utama), None)
    if utama is not None and jejak.tindakan in (Tindakan.TAMBAH, Tindakan.UBAH) and _terceritakan(jejak, [utama]):
        lain = [satu for satu in semua if satu is not utama] if jejak.tindakan == Tindakan.UBAH else []
        return _nilai_utama(utama, benda) + _rincian(jejak, lain, "; juga ")
    frasa = BERSUSUN.get(jejak.tindakan)
    pokok = frasa.format(benda) if frasa else f"{jejak.get_tindakan_display()} {benda}"
    return pokok if jejak.tindakan in (Tindakan.TAMBAH, Tindakan.HAPUS) else pokok + _rincian(jejak, semua, ": ")


def _nilai_utama(utama: Perubahan, benda: str) -> str:
    if not utama.lama:
        return f"mengisi {benda} dengan “{utama.baru}”"
    if not utama.baru:
        return f"mengosongkan {benda}, semula “{utama.lama}”"
    return f"mengubah {benda} dari “{utama.lama}” menjadi “{utama.baru}”"


def _rincian(jejak: Jejak, daftar: list[Perubahan], awalan: str) -> str:
    """The changes in the sentence, or only which fields they are about. A move is its own change of state."""
    if jejak.tindakan not in ISI:
        daftar = [satu for satu in daftar if satu.kolom != "status"]
    if not daftar:
        return ""
    if _terceritakan(jejak, daftar):
        return awalan + "; ".join(map(_satu, daftar))
    return awalan + ", ".join(satu.label[:1].lower() + satu.label[1:] for satu in daftar)


def _terceritakan(jejak: Jejak, daftar: list[Perubahan]) -> bool:
    """Whether the sentence tells these changes completely."""
    if jejak.tindakan not in ISI:
        daftar = [satu for satu in daftar if satu.kolom != "status"]
    pendek = all(len(isi) <= PANJANG_ISI and "\n" not in isi for p in daftar for isi in (p.lama, p.baru))
    utama = jejak.tindakan == Tindakan.UBAH or (
        jejak.tindakan == Tindakan.TAMBAH and [p.kolom for p in daftar] == [jenis(jejak.model).utama]
    )
    boleh = utama or jejak.tindakan not in ISI
    return not daftar or (boleh and pendek and len(daftar) <= CERITA_ISI and not any(p.daftar for p in daftar))


def _satu(perubahan: Perubahan) -> str:
    label = perubahan.label[:1].lower() + perubahan.label[1:] if perubahan.label[1:2].islower() else perubahan.label
    if not perubahan.lama:
        return f"{label} diisi “{perubahan.baru}”"
    if not perubahan.baru:
        return f"{label} dikosongkan (semula “{perubahan.lama}”)"
    return f"{label} dari “{perubahan.lama}” menjadi “{perubahan.baru}”"


def _pendek(teks: str, panjang: int) -> str:
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1].rstrip()}…"
