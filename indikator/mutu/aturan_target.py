"""Rules about the target: satuan, predicate, length of the component list, the year it is for."""

import re
from collections.abc import Iterator

from indikator.capaian.kategori import SKALA_BERHURUF, kategori
from indikator.mutu.aturan_rumus import persentase
from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu, TargetMutu
from indikator.mutu.benda import benda
from indikator.mutu.kata import kutip
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from indikator.target.predikat import skala_dari_nama
from kinerja.angka import tulis_asli

_TERPUTUS = re.compile(r"\d\s+\d+\s?[A-Za-z]")


def dengan_target(bahan: BahanMutu) -> Iterator[tuple[LembarMutu, IndikatorMutu, TargetMutu]]:
    """Rows with each of their targets; equal texts of several years once."""
    for lembar, satu in bahan.baris():
        for target in {t.teks: t for t in reversed(satu.target)}.values():
            yield lembar, satu, target


@aturan("TGT-01", Tingkat.PERINGATAN, "Satuan target tidak tertulis")
def tanpa_satuan(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Only a suggestion where the name says what it is ("Nilai …", "Indeks …")."""
    for lembar, satu, target in dengan_target(bahan):
        if target.nilai is None or target.predikat or satu.satuan or re.search(r"[A-Za-z%]", target.teks):
            continue
        usul = target.satuan or _satuan_induk(bahan, satu)
        yield Sorotan(
            f"Target {kutip(target.teks)} tidak menyebut satuan.",
            f"Lengkapi satuannya; diusulkan “{usul}”."
            if usul
            else "Lengkapi satuannya: orang, dokumen, nilai, persen …",
            "satuan",
            lembar,
            (satu,),
            (satu.nama, target.teks),
            Tingkat.SARAN if usul else None,
        )


def _satuan_induk(bahan: BahanMutu, satu: IndikatorMutu) -> str:
    """ "nilai" for the parts of a "Nilai …"."""
    induk = bahan.indikator_menurut_kunci.get(satu.induk)
    return "nilai" if induk and re.match(r"\W*(?:nilai|skor)\b", induk.nama, re.IGNORECASE) else ""


@aturan("TGT-02", Tingkat.PERINGATAN, "Target belum diisi")
def tanpa_target(bahan: BahanMutu) -> Iterator[Sorotan]:
    """One note for all sheets that have no target at all, else one for each blank."""
    kosong = {lembar.kunci: _tanpa_target(lembar) for lembar in bahan.lembar}
    utuh = [lembar for lembar in bahan.lembar if kosong[lembar.kunci] and _tanpa_satu_pun(lembar)]
    if utuh:
        yield _lembar_tanpa_target(bahan, utuh, sum(len(kosong[lembar.kunci]) for lembar in utuh))
    for lembar in bahan.lembar:
        if lembar in utuh:
            continue
        for satu in kosong[lembar.kunci]:
            yield Sorotan(
                f"Target {kutip(satu.nama)} kosong, sedangkan baris lain di lembar ini bertarget.",
                "Isi targetnya; bila memang tidak ada, tulis “-”.",
                "target",
                lembar,
                (satu,),
                (satu.nama,),
            )


def _tanpa_target(lembar: LembarMutu) -> list[IndikatorMutu]:
    """Rows without a target; a row with sub-indicators has it there."""
    induk = {satu.induk for satu in lembar.baris}
    return [satu for satu in lembar.baris if satu.kunci not in induk and all(t.jenis == "kosong" for t in satu.target)]


def _tanpa_satu_pun(lembar: LembarMutu) -> bool:
    return all(t.jenis == "kosong" for satu in lembar.baris for t in satu.target)


def _lembar_tanpa_target(bahan: BahanMutu, utuh: list[LembarMutu], banyak: int) -> Sorotan:
    satu = utuh[0] if len(utuh) == 1 else None
    subjek = f"Lembar {satu.sebutan}" if satu else f"{len(utuh)} dari {len(bahan.lembar)} lembar"
    return Sorotan(
        f"{subjek} tidak mencantumkan target: {banyak} indikator tidak dapat dihitung capaiannya.",
        "Isi target tahun ini beserta satuannya, atau ambil dari perjanjian kinerja.",
        "target",
        satu,
        bukti=tuple(lembar.kunci for lembar in utuh),
        tingkat=Tingkat.SARAN,
    )


@aturan("TGT-03", Tingkat.SALAH, "Target tidak terbaca")
def tak_terbaca(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu, target in dengan_target(bahan):
        if target.jenis != "tak_terbaca" and not _TERPUTUS.search(target.teks):
            continue
        alasan = target.peringatan[0] if target.peringatan else f"Target {kutip(target.teks)} tidak jelas."
        yield Sorotan(
            alasan,
            "Tulis ulang target dengan satu angka dan satuannya.",
            "target",
            lembar,
            (satu,),
            (satu.nama, target.teks),
        )


@aturan("TGT-04", Tingkat.SALAH, "Huruf predikat tidak sesuai angkanya", "PermenPANRB 88/2021, PermenPANRB 14/2017")
def predikat_tidak_sesuai(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu, target in dengan_target(bahan):
        skala = skala_dari_nama(satu.nama)
        if not skala or target.nilai is None or not re.fullmatch(r"AA|BB|CC|[ABCD]", target.predikat):
            continue
        seharusnya = kategori(target.nilai, SKALA_BERHURUF[skala]).label
        if seharusnya == target.predikat:
            continue
        yield Sorotan(
            f"Target {kutip(target.teks)}: pada skala {skala} nilai {tulis_asli(target.nilai)} berpredikat "
            f"{seharusnya}, bukan {target.predikat}.",
            f"Tulis {seharusnya} ({tulis_asli(target.nilai)}), atau sesuaikan angkanya dengan {target.predikat}.",
            "target",
            lembar,
            (satu,),
            (satu.nama, target.teks),
        )


@aturan("TGT-07", Tingkat.PERINGATAN, "Satuan target tidak sesuai indikator")
def satuan_tidak_sesuai(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu, target in dengan_target(bahan):
        satuan = satu.satuan or target.satuan
        if target.nilai is None or target.predikat or not satuan or target.jenis == "tak_terbaca":
            continue
        seharusnya = _satuan_lain(satu, satuan)
        if not seharusnya:
            continue
        yield Sorotan(
            f"{kutip(satu.nama, 90)} menghitung {seharusnya}, tetapi targetnya {kutip(target.teks)} "
            f"(satuan {satuan}).",
            f"Pakai satuan {seharusnya}, atau ganti nama indikator dengan yang benar-benar dihitung.",
            "target",
            lembar,
            (satu,),
            (satu.nama, satu.satuan, target.teks),
        )


def _satuan_lain(satu: IndikatorMutu, satuan: str) -> str:
    """What the name says the satuan should be, where it differs; "" where they agree or nothing is known."""
    if persentase(satu):
        return "" if "%" in satuan else "persen"
    nama, ukuran = benda(satu.nama), benda(satuan)
    if nama is None or nama.kata == "data" or nama.golongan not in ("orang", "perangkat daerah", "dokumen"):
        return ""
    if satuan == "%" or (ukuran is not None and ukuran.golongan != nama.golongan):
        return nama.kata
    return ""


@aturan("TGT-08", Tingkat.PERINGATAN, "Target beberapa tahun tanpa tahun", "DOMAIN bagian 1")
def tahun_tersirat(bahan: BahanMutu) -> Iterator[Sorotan]:
    tersirat = sorted({t.tahun for _, satu in bahan.baris() for t in satu.target if t.tahun_tersirat})
    if not tersirat or bahan.tahun_mulai >= bahan.tahun_selesai:
        return
    yield Sorotan(
        f"Dokumen ini berlaku {bahan.tahun_mulai}–{bahan.tahun_selesai}, tetapi kolom targetnya tidak menyebut tahun; "
        f"dibaca sebagai target tahun {tersirat[0]}.",
        "Pastikan tahunnya, lalu isi target setiap tahun.",
        "target",
        bukti=(str(bahan.tahun_mulai), str(bahan.tahun_selesai), *map(str, tersirat)),
    )
