"""Rules about the chain: sources, the cascade from IKI to IKU, one flow with several targets, tugas and misi."""

import re
from collections import defaultdict
from collections.abc import Iterator

from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu
from indikator.mutu.benda import benda
from indikator.mutu.kata import baku, kutip, mirip, potong, sebut
from indikator.mutu.lintas import BarisDokumen, Dokumen, beda_sasaran, pasangkan
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from indikator.pohon import rantai

SAMA = 900  # per mille: the same wording but for a typing error
SEDIKIT = 2  # a sheet that carries fewer IKU than this is not the one of the head
_UNIT = re.compile(
    r"(?:(?:pada|di|dan|seluruh|seluruhnya)\s+)*(?:sub bagian|sub bidang|bidang|bagian|seksi|sekretariat|"
    r"bendahara|pengurus barang|inspektorat|dinas|badan|kantor|kecamatan|perangkat daerah|desa)\b"
)
_DOKUMEN = re.compile(
    r"\b(?:dokumen|laporan|data|register|buku|berkas|surat|daftar|hasil|rekap\w*|arsip|sk|lhe|simda|simpeg|aplikasi|"
    r"sistem|usulan|profil|survei|survey|statistik|berita acara|kuesioner|nilai|lkjip|notulen)\b"
)
ALUR = {
    "Surat Permintaan Pembayaran (SPP)": re.compile(r"\bsurat permintaan pembayaran\b|\bspp\b"),
    "Surat Perintah Membayar (SPM)": re.compile(r"\bsurat perintah membayar\b|\bspm\b"),
    "SP2D": re.compile(r"\bsp2d\b|\bsurat perintah pencairan dana\b"),
    "LHKPN": re.compile(r"\blhkpn\b"),
    "LP2P": re.compile(r"\blp2p\b"),
    "kenaikan gaji berkala": re.compile(r"\bkenaikan gaji berkala\b"),
    "daftar gaji": re.compile(r"\bdaftar gaji\b"),
}
_SETORAN_PAJAK = re.compile(r"\bsurat setoran pajak\b")


@aturan("SMB-01", Tingkat.SARAN, "Sumber data adalah unit, bukan dokumen")
def sumber_unit(bahan: BahanMutu) -> Iterator[Sorotan]:
    """One finding per sheet and text, with all rows that have it."""
    nama_unit = (nama for unit in bahan.unit for nama in (unit.nama, *unit.alias))
    nama_instansi = (bahan.instansi, bahan.sebutan, *bahan.alias, *_singkatan(bahan.instansi))
    sendiri = {baku(nama) for nama in (*nama_instansi, *nama_unit)}
    for lembar in bahan.lembar:
        menurut_teks = defaultdict(list)
        for satu in lembar.baris:
            if satu.sumber_data.strip(" -") and not satu.gabung_sumber and _adalah_unit(satu.sumber_data, sendiri):
                menurut_teks[baku(satu.sumber_data)].append(satu)
        for baris in menurut_teks.values():
            yield Sorotan(
                f"Sumber data {kutip(baris[0].sumber_data)} hanya menyebut unit, pejabat atau lembaga, bukan dokumen "
                f"yang dapat diperiksa{f' ({len(baris)} baris)' if len(baris) > 1 else ''}.",
                "Sebut dokumennya, misalnya laporan, register atau aplikasi; unitnya cukup sebagai penanggung jawab.",
                "sumber_data",
                lembar,
                tuple(baris),
                (baris[0].sumber_data,),
            )


def _adalah_unit(teks: str, sendiri: set[str]) -> bool:
    """Whether every item of the cell names a unit and no document."""
    butir = [satu for satu in re.split(r"\n|;", teks) if baku(satu)]
    return bool(butir) and all(_butir_unit(re.sub(r"^\W*\d*\W*", "", satu), sendiri) for satu in butir)


def _butir_unit(teks: str, sendiri: set[str]) -> bool:
    rapi = baku(teks)
    return not _DOKUMEN.search(rapi) and bool(_UNIT.match(rapi) or rapi in sendiri)


def _singkatan(nama: str) -> list[str]:
    """ "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Paser" is BKPSDM."""
    pokok = re.split(r"\b(?:Kabupaten|Kota|Provinsi)\b", nama)[0]
    return ["".join(kata[0] for kata in pokok.split() if kata[:1].isupper())]


@aturan("ALR-01", Tingkat.PERINGATAN, "Alur yang sama dengan target berbeda")
def alur_berbeda(bahan: BahanMutu) -> Iterator[Sorotan]:
    """The same documents counted on several desks of one instansi should give the same number."""
    for alur, pola in ALUR.items():
        baris = [isi for isi in bahan.baris() if _menghitung(isi[1], pola) and _nilai(bahan, isi[1]) is not None]
        nilai = {_nilai(bahan, i) for _, i in baris}
        if len({lembar.kunci for lembar, _ in baris}) < 2 or len(nilai) < 2:
            continue
        sebutan = [f"{lembar.sebutan.partition(' – ')[0]} {_teks(bahan, i)}" for lembar, i in baris]
        yield Sorotan(
            f"{alur} dihitung di beberapa lembar dengan target berbeda: {sebut(sebutan, 8)}.",
            "Samakan jumlahnya bila dokumennya sama; bila tidak, jelaskan di rumus bagian mana yang dihitung.",
            "target",
            baris[0][0],
            tuple(i for _, i in baris),
            tuple(teks for _, i in baris for teks in (i.nama, _teks(bahan, i))),
        )


def _menghitung(satu: IndikatorMutu, pola: re.Pattern) -> bool:
    nama, rumus = (_SETORAN_PAJAK.sub(" ", baku(teks)) for teks in (satu.nama, satu.rumus.polos))
    if _SETORAN_PAJAK.search(baku(satu.nama)):
        return False
    return bool(pola.search(nama) or pola.search(rumus)) and not satu.nama.casefold().startswith("persentase")


def _target(bahan: BahanMutu, satu: IndikatorMutu):
    return satu.target_tahun(bahan.tahun) or (satu.target[0] if satu.target else None)


def _nilai(bahan: BahanMutu, satu: IndikatorMutu):
    target = _target(bahan, satu)
    return target.nilai if target else None


def _teks(bahan: BahanMutu, satu: IndikatorMutu) -> str:
    return potong(_target(bahan, satu).teks, 30)


@aturan("TUG-01", Tingkat.PERINGATAN, "Tugas jabatan mengulang bunyi misi")
def tugas_mengulang_misi(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar in bahan.iki:
        for tugas in lembar.jabatan.tugas:
            misi = next((satu for satu in bahan.misi if mirip(tugas, satu) >= SAMA), None)
            if misi:
                yield Sorotan(
                    f"Tugas {lembar.sebutan} berbunyi sama dengan misi kepala daerah: {kutip(tugas)}.",
                    "Tulis tugas jabatan menurut peraturan tentang uraian tugas, bukan misi.",
                    "tugas",
                    lembar,
                    bukti=(tugas, misi),
                )


# ── The cascade ─────────────────────────────────────────────────────────────────────────────────────────────────────


@aturan("RTI-01", Tingkat.PERINGATAN, "IKI yang tidak mendukung IKU mana pun")
def iki_tanpa_iku(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Only where the cascade was begun; before that one note says so."""
    if bahan.iku is None:
        return
    if not any(satu.mendukung for _, satu in bahan.baris()):
        yield Sorotan(
            "Belum ada satu pun IKI yang dihubungkan dengan IKU yang didukungnya.",
            "Hubungkan setiap IKI dengan IKU atau dengan indikator atasannya.",
            "mendukung",
            bukti=("belum",),
            tingkat=Tingkat.SARAN,
        )
        return
    belum = {satu.kunci for satu in rantai.tak_sampai(bahan.iku.baris, _baris_iki(bahan))}
    for lembar in bahan.iki:
        for satu in lembar.baris:
            if satu.kunci in belum and not satu.induk:
                yield Sorotan(
                    f"{kutip(satu.nama)} tidak mendukung IKU mana pun, langsung maupun lewat indikator atasan.",
                    "Hubungkan dengan IKU yang didukung, atau pertimbangkan apakah indikator ini perlu.",
                    "mendukung",
                    lembar,
                    (satu,),
                    (satu.nama,),
                )


@aturan("RTI-02", Tingkat.PERINGATAN, "IKU yang tidak didukung IKI mana pun")
def iku_tanpa_iki(bahan: BahanMutu) -> Iterator[Sorotan]:
    if bahan.iku is None or not bahan.iki:
        return
    for satu in rantai.tak_didukung(bahan.iku.baris, _baris_iki(bahan)):
        yield Sorotan(
            f"IKU {kutip(satu.nama)} belum didukung IKI: tidak ada yang dihubungkan dengannya atau berbunyi sama.",
            "Hubungkan IKI yang mendukungnya, atau turunkan menjadi indikator jabatan yang bertanggung jawab.",
            "mendukung",
            bahan.iku,
            (satu,),
            (satu.nama,),
        )


def _baris_iki(bahan: BahanMutu) -> list[IndikatorMutu]:
    return [satu for lembar in bahan.iki for satu in lembar.baris]


@aturan("RTI-03", Tingkat.PERINGATAN, "Sasaran IKU berbeda di tabel IKU dan di lembar jabatan")
def sasaran_iku_berbeda(bahan: BahanMutu) -> Iterator[Sorotan]:
    """An IKU that the head carries in the same words stands there under another sasaran."""
    for lembar in bahan.iki if bahan.iku else ():
        baris = {satu.kunci: satu for satu in lembar.baris}
        pasangan = pasangkan(_dokumen(bahan.iku), _dokumen(lembar), rantai.SERUPA)
        for iku, iki in beda_sasaran(pasangan) if len(pasangan) >= SEDIKIT else ():
            yield Sorotan(
                f"{kutip(iki.indikator, 80)}: di tabel IKU berada di bawah sasaran {kutip(iku.sasaran, 70)}, "
                f"di lembar ini di bawah {kutip(iki.sasaran, 70)}.",
                "Samakan keduanya; tabel IKU yang menjadi acuan, kecuali tabel itu yang keliru.",
                "sasaran",
                lembar,
                (baris[iki.kunci],),
                (iku.indikator, iku.sasaran, iki.sasaran),
            )


def _dokumen(lembar: LembarMutu) -> Dokumen:
    baris = (BarisDokumen(s.nama, i.nama, "", i.kunci) for s in lembar.sasaran for i in s.indikator if not i.induk)
    return Dokumen(lembar.sebutan, tuple(baris))


@aturan("OUT-01", Tingkat.PERINGATAN, "IKU yang hanya menghitung keluaran")
def iku_tanpa_hasil(bahan: BahanMutu) -> Iterator[Sorotan]:
    """An IKU of an OPD says what changed for those it serves, not how many papers or meetings there were."""
    for satu in bahan.iku.baris if bahan.iku else ():
        nama = benda(satu.nama)
        if nama is None or nama.golongan not in ("dokumen", "kegiatan") or not baku(satu.nama).startswith("jumlah"):
            continue
        yield Sorotan(
            f"IKU {kutip(satu.nama)} menghitung {nama.kata}, yaitu keluaran; IKU seharusnya menunjukkan hasil.",
            "Ganti dengan ukuran hasilnya, misalnya nilai, indeks, atau persentase yang membaik; jumlah dokumen cocok "
            "untuk IKI.",
            "indikator",
            bahan.iku,
            (satu,),
            (satu.nama,),
        )
