"""What a sheet or a measuring says, as plain content keyed by lineage: kept at every submission, compared later.

`{"baris": [{"silsilah", "jenis", "induk", "kelompok", "isi": {bidang: text}}, …]}` in document order. `jenis` is
sasaran, indikator or realisasi; `induk` the lineage of the row above ("" none); `kelompok` the sheet a realisasi
belongs to. Texts that are empty are left out. A JSON object keeps no order on PostgreSQL: `urut_bidang` gives it back.
"""

import re
from collections.abc import Iterable

from django.db.models import Prefetch

from indikator.domain.dokumen import dengan_isi, urut_lembar
from indikator.enums import CaraIsi, SifatRealisasi
from indikator.models import BuktiDukung, Indikator, Lembar, NilaiVariabel, Pengukuran, Rumus
from indikator.rumus.tampil import sel_teks
from kinerja.angka import tulis, tulis_asli
from kinerja.tanggal import romawi

BIDANG_SASARAN = {"sasaran": "Sasaran"}
BIDANG_INDIKATOR = {
    "nama": "Indikator",
    "satuan": "Satuan",
    "target": "Target",  # and target_<tahun>, target_<tahun>_tw<n>
    "rumus": "Rumus",
    "variabel": "Variabel rumus",
    "komponen": "Komponen",
    "arah": "Arah",
    "tipe_penghitungan": "Tipe penghitungan",
    "frekuensi": "Frekuensi",
    "cara_isi": "Cara mengisi",
    "metode": "Metode capaian",
    "bobot": "Bobot",
    "sumber_data": "Sumber data",
    "standar_nasional": "Standar nasional",
    "sumber_standar": "Sumber standar nasional",
    "penanggung_jawab": "Penanggung jawab",
}
BIDANG_REALISASI = {
    "nama": "Indikator",
    "target_teks": "Target",
    "realisasi": "Realisasi",
    "nilai_variabel": "Nilai variabel",
    "sifat": "Sifat",
    "tahun_data": "Tahun data",
    "capaian": "Capaian",
    "bukti_hitung": "Hitungan",
    "faktor_pendorong": "Faktor pendorong",
    "faktor_penghambat": "Faktor penghambat",
    "tindak_lanjut": "Tindak lanjut",
    "catatan": "Catatan",
    "bukti": "Bukti dukung",
}
LABEL = BIDANG_SASARAN | BIDANG_INDIKATOR | BIDANG_REALISASI
_LETAK = {bidang: nomor for nomor, bidang in enumerate(LABEL)}
_TARGET = re.compile(r"target_(\d{4})(?:_tw([1-4]))?")
_JEDA = re.compile(r"[^\S\n]+")  # blanks that no page shows are no change


def label_bidang(bidang: str) -> str:
    """ "target_2024_tw1" → "Target 2024 triwulan I"; an unknown field is called by its own name."""
    if cocok := _TARGET.fullmatch(bidang):
        tahun, tw = cocok.groups()
        return f"Target {tahun}" + (f" triwulan {romawi(int(tw))}" if tw else "")
    return LABEL.get(bidang, bidang)


def tahun_target(bidang: str) -> int | None:
    """The year of a target's field, None for every other field."""
    cocok = _TARGET.fullmatch(bidang)
    return int(cocok[1]) if cocok else None


def dikenal(bidang: str) -> bool:
    """Whether a remark may name this field."""
    return bidang in LABEL or _TARGET.fullmatch(bidang) is not None


def urut_bidang(bidang: Iterable[str]) -> list[str]:
    """Names of fields in the order of the sheet."""
    return sorted(
        bidang, key=lambda satu: (_LETAK["target"] if _TARGET.fullmatch(satu) else _LETAK.get(satu, 99), satu)
    )


def isi_lembar(lembar: Iterable[Lembar]) -> dict[int, dict]:
    """{Lembar.pk: content} of these sheets as they are stored now; a constant number of queries."""
    kunci = [satu.pk for satu in lembar]
    return {satu.pk: _isi_lembar(satu) for satu in dengan_isi(Lembar.objects.filter(pk__in=kunci))}


def _isi_lembar(lembar: Lembar) -> dict:
    baris = []
    for sasaran, daftar in urut_lembar(lembar):
        baris.append(_baris(sasaran.silsilah, "sasaran", "", {"sasaran": sasaran.nama}))
        for indikator, sub in daftar:
            baris.append(_baris(indikator.silsilah, "indikator", sasaran.silsilah, _isi_indikator(indikator)))
            baris += [_baris(s.silsilah, "indikator", indikator.silsilah, _isi_indikator(s)) for s in sub]
    return {"baris": baris}


def _baris(silsilah, jenis: str, induk, isi: dict[str, str], kelompok: str = "") -> dict:
    rapi = {bidang: polos for bidang, teks in isi.items() if (polos := _JEDA.sub(" ", teks).strip())}
    return {"silsilah": str(silsilah), "jenis": jenis, "induk": str(induk), "kelompok": kelompok, "isi": rapi}


def _isi_indikator(satu: Indikator) -> dict[str, str]:
    rumus: Rumus | None = getattr(satu, "rumus", None)
    unit = [pj.unit.nama for pj in satu.unit_penanggung_jawab.all()]
    return {
        "nama": satu.nama,
        "satuan": satu.satuan,
        **{_bidang_target(target): target.teks for target in satu.target.all()},
        "rumus": sel_teks(rumus.teks) if rumus else "",
        "variabel": "\n".join(map(_variabel, rumus.variabel.all())) if rumus else "",
        "komponen": "\n".join(f"{nomor}. {k.nama}" for nomor, k in enumerate(satu.komponen.all(), 1)),
        "arah": satu.get_arah_display(),
        "tipe_penghitungan": satu.get_tipe_penghitungan_display() if satu.tipe_penghitungan else "",
        "frekuensi": satu.get_frekuensi_display(),
        "cara_isi": satu.get_cara_isi_display() if satu.cara_isi != CaraIsi.TRIWULAN_INI else "",
        "metode": satu.get_metode_display() if satu.metode else "",
        "bobot": tulis_asli(satu.bobot) if satu.bobot is not None else "",
        "sumber_data": sel_teks(satu.sumber_data),
        "standar_nasional": satu.standar_nasional,
        "sumber_standar": satu.sumber_standar,
        "penanggung_jawab": satu.penanggung_jawab or ", ".join(unit),
    }


def _bidang_target(target) -> str:
    return f"target_{target.tahun}" + (f"_tw{target.triwulan}" if target.triwulan else "")


def _variabel(satu) -> str:
    rincian = (
        ""
        if satu.bersama_id
        else ", ".join(x for x in (satu.satuan, satu.get_jenis_display().partition(" (")[0].lower()) if x)
    )
    return f"{satu.nama} ({rincian})" if rincian else satu.nama


def isi_pengukuran(pengukuran: Pengukuran) -> dict:
    """The content of one measuring as it is stored now; a constant number of queries."""
    nilai = NilaiVariabel.objects.select_related("variabel").order_by("variabel__urutan", "urutan", "pk")
    bukti = BuktiDukung.objects.select_related("berkas").order_by("pk")
    semua = pengukuran.realisasi.select_related("capaian", "indikator__lembar__jabatan__unit", "indikator__induk")
    semua = semua.prefetch_related(Prefetch("nilai_variabel", queryset=nilai), Prefetch("bukti", queryset=bukti))
    urut = semua.order_by("indikator__lembar__urutan", "indikator__lembar", "indikator__urutan", "pk")
    return {"baris": [_baris_realisasi(satu) for satu in urut]}


def _baris_realisasi(satu) -> dict:
    indikator = satu.indikator
    jabatan = indikator.lembar.jabatan
    induk = indikator.induk.silsilah if indikator.induk_id else ""
    kelompok = jabatan.nama_lengkap if jabatan else "IKU"
    return _baris(indikator.silsilah, "realisasi", induk, _isi_realisasi(satu), kelompok)


def _isi_realisasi(satu) -> dict[str, str]:
    hitungan = getattr(satu, "capaian", None)
    persen = hitungan.persen_dibatasi if hitungan else None
    return {
        "nama": satu.indikator.nama,
        "target_teks": hitungan.target_teks if hitungan else "",
        "realisasi": satu.teks,
        "nilai_variabel": "\n".join(f"{n.variabel.nama} = {tulis_asli(n.nilai)}" for n in satu.nilai_variabel.all()),
        "sifat": satu.get_sifat_display() if satu.sifat == SifatRealisasi.SEMENTARA else "",
        "tahun_data": str(satu.tahun_data or ""),
        "capaian": f"{tulis(persen, 2)} %" if persen is not None else "",
        "bukti_hitung": (hitungan.bukti_hitung or hitungan.galat) if hitungan else "",
        "faktor_pendorong": satu.faktor_pendorong,
        "faktor_penghambat": satu.faktor_penghambat,
        "tindak_lanjut": satu.tindak_lanjut,
        "catatan": satu.catatan,
        "bukti": "\n".join(map(str, satu.bukti.all())),
    }
