"""Rules about the formula: does it compute what the indicator names?"""

import re
from collections.abc import Iterator

from indikator.mutu.bahan import BahanMutu, IndikatorMutu, RumusMutu
from indikator.mutu.benda import Benda, benda
from indikator.mutu.kata import baku, kutip
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from indikator.rumus import bahasa
from indikator.rumus.ast import Angka, Bagi, Kurang, Simpul, kode_variabel, telusur
from indikator.target.predikat import NAMA_SKM

_KATA_BAGI = re.compile(
    r"\bdi ?bagi\b|\bdi ?banding|\bper(?:banding|bagi)an\b|÷|/.*\b100\b", re.IGNORECASE | re.DOTALL
)
_BURUK = re.compile(
    r"^\W*(?:(?:persentase|prosentase|jumlah|angka|tingkat|rasio)\s+)*"
    r"(gangguan|pelanggaran|kriminalitas|kejahatan|konflik|keluhan|kemiskinan|penduduk miskin|pengangguran|"
    r"kematian|stunting|keterlambatan|kerusakan|kecelakaan|kebakaran|inflasi|tunggakan|putus sekolah)\b",
    re.IGNORECASE,
)
_DITANGANI = re.compile(r"\b(?:yang|yg) \w*(?:tangan|selesai|tindak|proses|pulih|cegah|turun|kurang)", re.IGNORECASE)
_TURUN = re.compile(r"\b(?:penurunan|pengurangan|menurun|berkurang)", re.IGNORECASE)
_CACAH = re.compile(r"^\W*(?:jumlah|jumah|jml|jmlh|banyaknya)\b", re.IGNORECASE)


def persentase(satu: IndikatorMutu) -> bool:
    """Whether the name says that a percentage is meant."""
    return bahasa.persentase(satu.nama)


@aturan("RUM-01", Tingkat.SALAH, "Persentase tanpa penyebut")
def tanpa_penyebut(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        rumus = satu.rumus
        if not persentase(satu) or not rumus.polos or _ada_bagi(rumus):
            continue
        yield Sorotan(
            f"{kutip(satu.nama)} adalah persentase, tetapi rumusnya tidak menyebut pembagi: {kutip(rumus.polos)}.",
            "Tulis pembaginya: dibagi jumlah seluruhnya, dikali 100 %. Bila yang dihitung memang "
            + (
                "nilai survei, ganti nama indikator menjadi “Nilai …”."
                if NAMA_SKM.search(satu.nama)
                else "banyaknya, ganti nama indikator menjadi “Jumlah …”."
            ),
            "rumus",
            lembar,
            (satu,),
            (satu.nama, rumus.teks),
        )


def _ada_bagi(rumus: RumusMutu) -> bool:
    """A division in the tree; where there is none, words that may mean one."""
    if rumus.pohon is None:
        return bool(_KATA_BAGI.search(rumus.polos))
    return any(isinstance(simpul, Bagi) for simpul, _ in telusur(rumus.pohon))


def pecahan(rumus: RumusMutu) -> tuple[str, str] | None:
    """Names of the first variable above and below the first fraction line."""
    if rumus.pohon is None:
        return None
    for simpul, _ in telusur(rumus.pohon):
        if isinstance(simpul, Bagi):
            atas, bawah = (_variabel_pertama(rumus, sisi) for sisi in (simpul.kiri, simpul.kanan))
            return (atas, bawah) if atas and bawah else None
    return None


def _variabel_pertama(rumus: RumusMutu, pohon: Simpul) -> str:
    kode = kode_variabel(pohon)
    return rumus.nama_variabel(kode[0]) if kode else ""


@aturan("RUM-02", Tingkat.PERINGATAN, "Pembilang dan penyebut menghitung hal yang berbeda")
def beda_populasi(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        sisi = pecahan(satu.rumus) if persentase(satu) else None
        atas, bawah = (benda(nama) for nama in sisi or ("", ""))
        if atas is None or bawah is None or atas.golongan == bawah.golongan:
            continue
        yield Sorotan(
            f"Pembilang menghitung {atas.kata} ({kutip(sisi[0], 70)}), penyebut menghitung {bawah.kata} "
            f"({kutip(sisi[1], 70)}): bukan hal yang sama, sehingga persentasenya dapat keliru.",
            f"Samakan: hitung {atas.kata} di pembilang dan di penyebut, atau {bawah.kata} di keduanya.",
            "rumus",
            lembar,
            (satu,),
            (satu.nama, satu.rumus.teks),
        )


@aturan("RUM-04", Tingkat.SALAH, "Arah nama dan rumus bertentangan")
def arah_bertentangan(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        cocok = _BURUK.match(satu.nama)
        if not cocok or not _menghitung_penurunan(satu.rumus):
            continue
        buruk = cocok[1].lower()
        yield Sorotan(
            f"{kutip(satu.nama)} makin rendah makin baik, tetapi rumusnya menghitung penurunan (tahun lalu dikurangi "
            f"tahun ini) yang makin tinggi makin baik: {kutip(satu.rumus.polos, 80)}.",
            f"Pilih satu: ganti nama menjadi “Persentase penurunan {buruk} …”, atau hitung {buruk} tahun ini saja "
            "dan setel arah “makin rendah makin baik”.",
            "rumus",
            lembar,
            (satu,),
            (satu.nama, satu.rumus.teks),
        )


def _menghitung_penurunan(rumus: RumusMutu) -> bool:
    if _TURUN.search(rumus.polos):
        return True
    teks = baku(rumus.polos)
    if "tahun lalu" in teks and "tahun ini" in teks and re.search(r"\s[-–−]\s|\bdikurangi\b", rumus.polos):
        return True
    return rumus.pohon is not None and any(
        isinstance(simpul, Kurang) and "lalu" in baku(_variabel_pertama(rumus, simpul.kiri))
        for simpul, _ in telusur(rumus.pohon)
    )


@aturan("RUM-05", Tingkat.PERINGATAN, "Indeks kepuasan tanpa × 25", "PermenPANRB 14/2017")
def indeks_tanpa_25(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        pohon = satu.rumus.pohon
        if pohon is None or persentase(satu) or not NAMA_SKM.search(satu.nama) or not _ada_bagi(satu.rumus):
            continue
        tetapan = {simpul.nilai for simpul, _ in telusur(pohon) if isinstance(simpul, Angka)}
        if tetapan & {25, 20, 100}:
            continue
        yield Sorotan(
            f"Rumus {kutip(satu.nama)} tidak memuat pengali 25. Bila skor jawabannya 1–4, hasilnya paling tinggi 4, "
            f"bukan skala 25–100{_contoh_target(satu)}.",
            "Lengkapi: jumlah (skor tiap unsur × bobotnya) × 25, atau tulis skala skor yang dipakai.",
            "rumus",
            lembar,
            (satu,),
            (satu.nama, satu.rumus.teks),
        )


def _contoh_target(satu: IndikatorMutu) -> str:
    tertulis = next((t.teks for t in satu.target if t.nilai is not None), "")
    return f" (target {kutip(tertulis, 30)})" if tertulis else ""


@aturan("RUM-06", Tingkat.PERINGATAN, "Rumus menghitung hal lain dari yang disebut indikator")
def beda_hitungan(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        sisi = pecahan(satu.rumus)
        dihitung = sisi[0] if sisi else satu.rumus.polos
        nama, rumus = benda(satu.nama), benda(dihitung)
        if nama is None or rumus is None or nama.golongan == rumus.golongan or _satu_dokumen_tiap(satu, nama, rumus):
            continue
        yield Sorotan(
            f"Indikator {kutip(satu.nama, 80)} menghitung {nama.kata}, rumusnya menghitung {rumus.kata}: "
            f"{kutip(dihitung, 80)}.",
            f"Samakan keduanya: hitung {nama.kata} di rumus, atau sebut {rumus.kata} di nama indikator.",
            "rumus",
            lembar,
            (satu,),
            (satu.nama, satu.rumus.teks),
        )


def _satu_dokumen_tiap(satu: IndikatorMutu, nama: Benda, rumus: Benda) -> bool:
    """ "Jumlah laporan rapat" may be counted by its rapat: one paper for each."""
    return nama.golongan == "dokumen" and f" {rumus.kata.lower()} " in f" {baku(satu.nama)} "


@aturan("RUM-07", Tingkat.PERINGATAN, "Jumlah yang rumusnya menghasilkan perbandingan")
def jumlah_jadi_rasio(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        sisi = pecahan(satu.rumus)
        if not sisi or not _CACAH.match(satu.nama):
            continue
        yield Sorotan(
            f"{kutip(satu.nama)} adalah jumlah, tetapi rumusnya membagi {kutip(sisi[0], 70)} dengan "
            f"{kutip(sisi[1], 70)}: hasilnya perbandingan{_contoh_target(satu)}.",
            "Bila yang dinilai pemenuhan kebutuhan, jadikan “Persentase …” dengan target persen; bila banyaknya, "
            "hapus pembaginya.",
            "rumus",
            lembar,
            (satu,),
            (satu.nama, satu.rumus.teks),
        )


@aturan("RUM-08", Tingkat.PERINGATAN, "Arah indikator belum disetel makin rendah makin baik")
def arah_belum_disetel(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        cocok = _BURUK.match(satu.nama)
        if not cocok or satu.arah != "naik" or _DITANGANI.search(satu.nama) or _menghitung_penurunan(satu.rumus):
            continue
        yield Sorotan(
            f"{kutip(satu.nama)} memuat hal yang seharusnya berkurang, tetapi arahnya “makin tinggi makin baik”.",
            "Setel arah “makin rendah makin baik”, supaya capaiannya tidak terbalik.",
            "indikator",
            lembar,
            (satu,),
            (satu.nama, satu.arah),
        )


@aturan("RUM-09", Tingkat.PERINGATAN, "Persentase dijumlahkan antartriwulan", "DOMAIN bagian 3")
def persentase_kumulatif(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        if satu.tipe != "kumulatif" or not (persentase(satu) or "%" in satu.satuan):
            continue
        yield Sorotan(
            f"{kutip(satu.nama)} adalah persentase, tetapi tipe penghitungannya kumulatif, yaitu dijumlahkan "
            "antartriwulan. Persentase tidak boleh dijumlahkan.",
            "Pilih “non kumulatif”. Pembilang dan penyebutnya yang dijumlahkan, lalu persentasenya dihitung ulang.",
            "tipe_penghitungan",
            lembar,
            (satu,),
            (satu.nama, satu.tipe),
        )
