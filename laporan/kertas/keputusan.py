"""The text of a decree (Keputusan) in a document: found, taken apart, and what is left of the document.

    keputusan, sisa = pahami_keputusan(naskah.unsur)

Labels stay as printed (two KETIGA are two). What the source does not say stays blank, with a note; nothing is guessed.
"""

from collections.abc import Sequence

from laporan import sitasi
from laporan.kertas.bentuk import Butir, KeputusanBaca, Terbaca
from laporan.kertas.keputusan_baris import MEMUTUSKAN, Baris, baris_dari
from laporan.kertas.keputusan_kepala import Kepala, baca_kepala
from laporan.kertas.keputusan_tutup import Tutup, baca_tutup, berwakil, mulai_tutup
from laporan.kertas.label import lepas_label
from laporan.kertas.naskah import Unsur
from laporan.naskah.denah import DIKTUM
from laporan.naskah.pecah import ButirTempel, pecah

_AWAL = ("menimbang", "mengingat", "memperhatikan", "membaca", "mendengar")
ISI_MAKS = 600  # lines of a body
_DIKTUM, _MENETAPKAN = "diktum", "menetapkan"


def pahami_keputusan(unsur: Sequence[Unsur]) -> tuple[KeputusanBaca | None, list[Unsur]]:
    """(the first decree, the parts it does not stand in). None and everything where there is none."""
    baris = baris_dari(unsur)
    mulai = _mulai(baris)
    if mulai is None:
        return None, list(unsur)
    kepala = baca_kepala(baris, mulai)
    bagian, akhir = _bagian(baris, mulai)
    tutup = baca_tutup(baris, akhir)
    terpakai = baris[kepala.mulai : tutup.akhir]
    milik = {satu.unsur for satu in terpakai}
    sisa = [satu for nomor, satu in enumerate(unsur) if nomor not in milik]
    return _susun(kepala, bagian, tutup, "\n".join(satu.utuh for satu in terpakai)), sisa


def _mulai(baris: Sequence[Baris]) -> int | None:
    """The first heading of a body that has two of them, or one and a diktum."""
    tanda = []
    for letak, satu in enumerate(baris):
        if kepala := satu.kepala:
            tanda.append((letak, kepala[0]))
        elif satu.diktum:
            tanda.append((letak, _DIKTUM))
    lain = [len(tanda)] * (len(tanda) + 1)  # for each the next of another name
    for ke in range(len(tanda) - 2, -1, -1):
        lain[ke] = lain[ke + 1] if tanda[ke][1] == tanda[ke + 1][1] else ke + 1
    for ke, (letak, nama) in enumerate(tanda):
        dekat = lain[ke] < len(tanda) and tanda[lain[ke]][0] < letak + ISI_MAKS
        if nama not in (_MENETAPKAN, _DIKTUM) and dekat:
            return letak
    return None


def _bagian(baris: Sequence[Baris], mulai: int) -> tuple[dict[str, list[Baris]], int]:
    """({part: its lines}, the first line after the body). A diktum begins the part of diktum."""
    hasil: dict[str, list[Baris]] = {}
    kini, letak = "", mulai
    while letak < min(len(baris), mulai + ISI_MAKS):
        satu = baris[letak]
        if mulai_tutup(satu) and kini in (_DIKTUM, _MENETAPKAN, MEMUTUSKAN):
            break
        if satu.tabel and kini == _DIKTUM and _tabel_data(baris, letak):
            break
        kini = _taruh(hasil, satu, kini)
        letak += 1
    return hasil, letak


def _tabel_data(baris: Sequence[Baris], letak: int) -> bool:
    """A table below the diktum that carries neither diktum nor items: the lampiran begins."""
    nomor = baris[letak].unsur
    isi = [satu for satu in baris[letak : letak + 40] if satu.unsur == nomor]
    sebelum = letak and baris[letak - 1].unsur == nomor
    return not sebelum and not any(satu.diktum or satu.label or mulai_tutup(satu) for satu in isi)


def _taruh(hasil: dict[str, list[Baris]], satu: Baris, kini: str) -> str:
    """Put one line where it belongs; the part that is open now."""
    while (kepala := satu.kepala) is not None:
        kini, isi = kepala
        hasil.setdefault(kini, [])
        satu = _baris_sisa(satu, isi)
    diktum = satu.diktum if kini in (MEMUTUSKAN, _MENETAPKAN, _DIKTUM) else None
    if diktum:
        kini = _DIKTUM
        hasil.setdefault(kini, []).append(Baris(f"{diktum[0]} : {diktum[1]}", "", satu.unsur, satu.letak, satu.tabel))
    elif satu.teks:
        hasil.setdefault(kini, []).append(satu)
    return kini


def _baris_sisa(satu: Baris, isi: str) -> Baris:
    """What stands behind a heading on its line."""
    label, teks = lepas_label(isi)
    return Baris(teks, label, satu.unsur, satu.letak, satu.tabel)


def _susun(kepala: Kepala, bagian: dict[str, list[Baris]], tutup: Tutup, mentah: str) -> KeputusanBaca:
    mengingat = _butir(bagian.get("mengingat", []))
    return KeputusanBaca(
        nomor=kepala.nomor,
        tanggal=tutup.tanggal,
        tempat=tutup.tempat,
        tentang=kepala.tentang,
        jabatan_penetap=_jabatan(kepala.jabatan, tutup.jabatan),
        nama_penetap=tutup.nama,
        pangkat_penetap=tutup.pangkat,
        nip_penetap=tutup.nip,
        menimbang=_butir(bagian.get("menimbang", [])),
        mengingat=mengingat,
        memperhatikan=_butir([s for nama in ("membaca", "mendengar", "memperhatikan") for s in bagian.get(nama, [])]),
        menetapkan=_menetapkan(bagian),
        diktum=_diktum(bagian.get(_DIKTUM, [])),
        tembusan=_butir(tutup.tembusan),
        kop=kepala.kop,
        mentah=mentah,
        catatan=(*_catatan(bagian, mengingat), *tutup.catatan),
    )


def _jabatan(judul: Terbaca, tanda_tangan: Terbaca) -> Terbaca:
    """The office in full as the title says it, unless somebody signs for another."""
    if berwakil(tanda_tangan.teks) or not judul.teks:
        return tanda_tangan if tanda_tangan.teks else judul
    return judul


def _menetapkan(bagian: dict[str, list[Baris]]) -> Terbaca:
    baris = bagian.get(_MENETAPKAN)
    if baris is None:
        return Terbaca("", "", 0, ("Tidak ada “Menetapkan” di sumber.",))
    teks = " ".join(satu.utuh for satu in baris)
    return Terbaca(" ".join(teks.split()), teks, 100, () if teks else ("“Menetapkan” di sumber kosong.",))


def _butir(baris: Sequence[Baris]) -> tuple[Butir, ...]:
    return tuple(_ke_butir(satu) for satu in pecah(_teks(baris)))


def _diktum(baris: Sequence[Baris]) -> tuple[Butir, ...]:
    return tuple(_ke_butir(satu) for satu in pecah(_teks(baris), DIKTUM))


def _ke_butir(satu: ButirTempel) -> Butir:
    """Sub-items as lines below the sentence."""
    return Butir(satu.label, "\n".join([satu.isi, *(f"{s.label} {s.isi}".strip() for s in satu.sub)]))


def _teks(baris: Sequence[Baris]) -> str:
    """Lines as `pecah` reads them: labels before a tab; an empty line before one that goes on with nothing."""
    hasil: list[str] = []
    for satu in baris:
        label = satu.label if satu.label not in ("-", "•", "–", "*", "+") else ""
        if hasil and not label and hasil[-1].rstrip().endswith((";", ".", "; dan", ";dan")):
            hasil.append("")
        hasil.append(f"{label}\t{satu.teks}" if label else satu.teks)
    return "\n".join(hasil)


def _catatan(bagian: dict[str, list[Baris]], mengingat: Sequence[Butir]) -> list[str]:
    nama = {"menimbang": "Menimbang", "mengingat": "Mengingat", MEMUTUSKAN: "MEMUTUSKAN", _DIKTUM: "diktum"}
    hasil = [f"Tidak ada {sebutan} di sumber." for kunci, sebutan in nama.items() if kunci not in bagian]
    asing = [satu for satu in mengingat if sitasi.baca(satu.isi) is None]
    return hasil + [f"Mengingat {satu.label} tidak terbaca sebagai peraturan: “{satu.isi[:80]}”." for satu in asing]
