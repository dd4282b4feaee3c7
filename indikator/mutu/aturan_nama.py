"""Rules about names: places and offices left over from another document, units under several names, foreign tasks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from indikator.mutu.bahan import BahanMutu, UnitMutu
from indikator.mutu.kata import baku, kutip, mirip, potong, sebut
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from indikator.mutu.urusan import SERBA_URUSAN, URUSAN
from indikator.mutu.wilayah import NASIONAL, Bacaan, bacaan, kantor, kata_biasa, nama_sendiri, tempat

SALAH_KETIK = 850  # per mille: the same name with a typing error
_JENIS_UNIT = re.compile(r"^(?:sub bagian|sub bidang|bagian|bidang|seksi)\s+")
_SEBUTAN = re.compile(
    r"\b(?:Sub ?[Bb]agian|Sub ?[Bb]idang|Subbag\.?|Subbid\.?|[Bb]idang|Seksi|Bagian)"
    r" [A-Z]\w+(?:,? (?:dan )?(?!Sub|Bidang|Seksi|Bagian)[A-Z]\w+)*"
)
_SUB = re.compile(r"\b(sub ?bidang|subbid|sub ?bagian|subbag|seksi)\b\.?", re.IGNORECASE)


@aturan("NAM-01", Tingkat.SALAH, "Nama tempat lain di dalam teks")
def tempat_lain(bahan: BahanMutu) -> Iterator[Sorotan]:
    """A place after "Kecamatan", "Kabupaten" … that is not one's own; the same name found once is found everywhere."""
    sendiri, biasa = nama_sendiri(bahan), kata_biasa(bahan)
    asing = {
        kata
        for satu in bacaan(bahan)
        for _, kata in tempat(satu.teks)
        if kata.lower() not in sendiri | biasa and not _salah_ketik(kata, sendiri)
    }
    for satu in bacaan(bahan):
        ada = [kata for kata in sorted(asing) if re.search(rf"\b{re.escape(kata)}\b", satu.teks)]
        if ada:
            yield Sorotan(
                f"Nama tempat {sebut(kutip(kata) for kata in ada)} tidak dikenal di {bahan.instansi}: "
                f"{kutip(_sekitar(satu.teks, ada[0]))}. Tampak tertinggal dari dokumen lain.",
                f"Ganti dengan nama sendiri ({bahan.sebutan or bahan.instansi}) atau hapus; bila memang dimaksud, "
                "kecualikan catatan ini.",
                satu.kolom,
                satu.lembar,
                (satu.baris,) if satu.baris else (),
                (satu.teks,),
            )


def _salah_ketik(kata: str, sendiri: frozenset[str]) -> bool:
    return any(mirip(kata, satu) >= SALAH_KETIK for satu in sendiri)


def _sekitar(teks: str, kata: str) -> str:
    """A piece of the text around a word."""
    rapat = " ".join(teks.split())
    awal = max(0, rapat.find(kata) - 50)
    awal = rapat.rfind(" ", 0, awal) + 1 if awal else 0
    return ("… " if awal else "") + potong(rapat[awal:], 100)


@aturan("NAM-02", Tingkat.PERINGATAN, "Nama perangkat daerah lain di dalam teks")
def instansi_lain(bahan: BahanMutu) -> Iterator[Sorotan]:
    """An office of the own kind with another name; other kinds, national offices and sources of data are partners."""
    sendiri, biasa = nama_sendiri(bahan), kata_biasa(bahan)
    for satu in bacaan(bahan):
        for jenis, nama in kantor(satu.teks) if satu.kolom != "sumber_data" else ():
            kata = set(baku(nama).split()) - {jenis.lower(), "dan", "kabupaten", "kota", "daerah"}
            if jenis.lower() != bahan.jenis or kata & NASIONAL or not kata - biasa or kata <= sendiri:
                continue
            yield Sorotan(
                f"{kutip(nama)} bukan {bahan.instansi}: {kutip(_sekitar(satu.teks, nama.split()[0]))}.",
                "Bila tertinggal dari dokumen lain, ganti dengan nama sendiri; bila mitra, kecualikan catatan ini.",
                satu.kolom,
                satu.lembar,
                (satu.baris,) if satu.baris else (),
                (satu.teks,),
            )


@aturan("NAM-03", Tingkat.PERINGATAN, "Satu unit dengan beberapa nama")
def unit_banyak_nama(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Names kept as aliases, and names in the text that begin like a unit of the same kind and go on otherwise."""
    semua = [satu.teks for satu in bacaan(bahan)]
    teks = [f" {baku(satu)} " for satu in semua]
    tertulis = {baku(cocok[0]): cocok[0] for satu in semua for cocok in _SEBUTAN.finditer(satu)}
    for unit in bahan.unit:
        lain = Counter({nama: _banyak(nama, teks, bahan) for nama in _nama_lain(unit, bahan, tertulis)})
        dipakai = [f"{kutip(nama, 80)} ({banyak} kali)" for nama, banyak in lain.most_common() if banyak]
        if dipakai:
            yield Sorotan(
                f"{kutip(unit.nama)} juga disebut {sebut(dipakai)} di dokumen yang sama.",
                "Pakai satu nama menurut peraturan tentang susunan organisasi di seluruh lembar.",
                "unit",
                bukti=(unit.kunci, unit.nama, *sorted(nama for nama, banyak in lain.items() if banyak)),
            )


def _nama_lain(unit: UnitMutu, bahan: BahanMutu, tertulis: dict[str, str]) -> list[str]:
    """Other names that are not only another spelling; one of each spelling."""
    dikenal = {baku(nama) for satu in bahan.unit for nama in (satu.nama, *satu.alias)}
    mirip_awal = (nama for kunci, nama in tertulis.items() if kunci not in dikenal and _seawal(kunci, baku(unit.nama)))
    hasil: dict[str, str] = {}
    for nama in (*unit.alias, *mirip_awal):
        inti = _inti(nama)
        if inti == baku(nama) or " " not in baku(nama) or _dipendekkan(inti, _inti(unit.nama)):
            continue
        if not any(mirip(inti, lama) >= SALAH_KETIK for lama in (_inti(unit.nama), *hasil)):
            hasil[inti] = nama
    return list(hasil.values())


def _seawal(nama: str, resmi: str) -> bool:
    """The same kind and at least two words the same, then others: no shortened quotation, no list of units."""
    kata, kata_resmi = nama.split(), resmi.split()
    sama = 0
    while sama < min(len(kata), len(kata_resmi)) and kata[sama] == kata_resmi[sama]:
        sama += 1
    jenis = len(kata_resmi) - len(_inti(resmi).split())
    return jenis + 2 <= sama < min(len(kata), len(kata_resmi))


def _inti(nama: str) -> str:
    """The name without its kind: "sub bagian umum" is "umum"."""
    return _JENIS_UNIT.sub("", baku(nama))


def _dipendekkan(nama: str, resmi: str) -> bool:
    """Whether it is the official name with its end left out, or words of it drawn together ("INKA", "Sungram")."""
    kata, kata_resmi = nama.split(), resmi.split()
    while kata and kata_resmi and kata[0] == kata_resmi[0]:
        kata, kata_resmi = kata[1:], kata_resmi[1:]
    if len(kata) == 1 and len(kata_resmi) > 1:
        huruf = iter("".join(kata_resmi))
        return all(satu in huruf for satu in kata[0])
    return not kata and bool(kata_resmi)


def _banyak(nama: str, teks: list[str], bahan: BahanMutu) -> int:
    """How often a name occurs that is not the beginning of a longer known name."""
    sasaran = baku(nama)
    panjang = [
        baku(n) for unit in bahan.unit for n in (unit.nama, *unit.alias) if sasaran in baku(n) and baku(n) != sasaran
    ]
    jumlah = 0
    for satu in teks:
        for lebih in panjang:
            satu = satu.replace(f" {lebih} ", " ")
        jumlah += satu.count(f" {sasaran} ")
    return jumlah


@aturan("NAM-04", Tingkat.PERINGATAN, "Unit yang tidak ada dalam susunan organisasi")
def unit_tidak_ada(bahan: BahanMutu) -> Iterator[Sorotan]:
    """The text names a kind of unit (sub bidang, seksi) that the instansi does not have at all: an older structure."""
    punya = {jenis for unit in bahan.unit for jenis in _jenis_sub(f"{unit.nama} {' '.join(unit.alias)}")}
    punya_resmi = {jenis for unit in bahan.unit for jenis in _jenis_sub(unit.nama)}
    if not punya:
        return
    for satu in bacaan(bahan):
        hilang = sorted(set(_jenis_sub(satu.teks)) - punya_resmi)
        if hilang:
            yield Sorotan(
                f"Teks menyebut {sebut(hilang)}, padahal tidak ada di daftar unit {bahan.sebutan or bahan.instansi}: "
                f"{kutip(_sekitar(satu.teks, _kata_sub(satu.teks)))}.",
                "Ganti dengan nama unit menurut susunan organisasi yang berlaku.",
                satu.kolom,
                satu.lembar,
                (satu.baris,) if satu.baris else (),
                (satu.teks,),
            )


def _jenis_sub(teks: str) -> list[str]:
    return [baku(cocok[1]).replace("subbidang", "sub bidang") for cocok in _SUB.finditer(teks)]


def _kata_sub(teks: str) -> str:
    cocok = _SUB.search(" ".join(teks.split()))
    return cocok[0] if cocok else ""


@aturan("UNT-01", Tingkat.PERINGATAN, "Tugas yang asing bagi perangkat daerah")
def tugas_asing(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Terms of another field, in one jabatan only and nowhere in the tasks of the instansi itself."""
    sendiri = _urusan_sendiri(bahan)
    if not sendiri or bahan.jenis in SERBA_URUSAN:
        return
    umum = " ".join(baku(teks) for teks in bahan.uraian)
    semua = [(satu, f" {baku(satu.teks)} ") for satu in bacaan(bahan)]
    for urusan, (_, istilah) in URUSAN.items():
        for kata in istilah if urusan not in sendiri else ():
            temuan = _menurut_lembar(semua, kata)
            if len(temuan) == 1 and f" {kata} " not in f" {umum} ":
                yield _sorot_asing(bahan, urusan, kata, next(iter(temuan.values())))


def _urusan_sendiri(bahan: BahanMutu) -> set[str]:
    nama = " ".join(baku(satu) for satu in (bahan.instansi, *bahan.alias))
    return {urusan for urusan, (pola, _) in URUSAN.items() if re.search(rf"\b(?:{pola})\b", nama)}


def _menurut_lembar(semua: list[tuple[Bacaan, str]], kata: str) -> dict[str, list[Bacaan]]:
    hasil = defaultdict(list)
    for satu, teks in semua:
        if f" {kata} " in teks:
            hasil[satu.lembar.kunci].append(satu)
    return hasil


def _sorot_asing(bahan: BahanMutu, urusan: str, kata: str, temuan: list[Bacaan]) -> Sorotan:
    baris = tuple({satu.baris.kunci: satu.baris for satu in temuan if satu.baris}.values())
    kolom = sebut(dict.fromkeys(satu.kolom for satu in temuan))
    return Sorotan(
        f"{kutip(kata)} adalah istilah urusan {urusan}, bukan urusan {bahan.sebutan or bahan.instansi}; di dokumen "
        f"ini hanya muncul di lembar {temuan[0].lembar.sebutan} ({kolom}).",
        "Periksa apakah teksnya tersalin dari perangkat daerah lain; sesuaikan dengan uraian tugas jabatan ini.",
        temuan[0].kolom,
        temuan[0].lembar,
        baris,
        tuple(satu.teks for satu in temuan),
    )
