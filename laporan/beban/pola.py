"""The pemda the others are copied from: rows of the ordinary models in bulk, every capaian by the one engine."""

from collections.abc import Sequence
from itertools import product
from random import Random

from indikator.domain.capaian import hitung_baru
from indikator.domain.penetapan import KOLOM_BAWAAN
from indikator.domain.target import kolom_bacaan
from indikator.enums import Arah, JenisLembar, StatusDokumen, TingkatSasaran
from indikator.models import (
    Indikator,
    Lembar,
    Penetapan,
    PenetapanBerlaku,
    Pengukuran,
    Periode,
    Realisasi,
    Rumus,
    SasaranStrategis,
    Target,
)
from kinerja.angka import tulis_asli
from laporan.beban import bahan
from laporan.beban.bahan import BahanBaris
from organisasi.enums import Peran
from organisasi.models import Instansi, Jabatan, Keanggotaan, Pemda, Pengguna

SEKALI = 1000
PERAN_PEMDA = (Peran.ADMIN_PEMDA, Peran.VERIFIKATOR, Peran.INSPEKTORAT, Peran.BAPPEDA, Peran.PENOMORAN, Peran.PEMBACA)


def isi_pemda(pemda: Pemda, *, opd: int, tahun: Sequence[int], acak: Random, sandi: str) -> None:
    """Fill the active, empty pemda. sandi: the stored (hashed) password of all its accounts."""
    mulai, selesai = tahun[0], tahun[-1]
    _banyak(Periode, pemda, [{"nama": f"RPJMD {mulai}–{selesai}", "tahun_mulai": mulai, "tahun_selesai": selesai}])
    nama = [bahan.nama_opd(ke) for ke in range(opd)]
    milik = [
        {"slug": f"opd-{ke:02}", "nama": n, "nama_singkat": f"OPD {ke:02}", "jenis": jenis}
        for ke, (n, jenis) in enumerate(nama, 1)
    ]
    instansi = _banyak(Instansi, pemda, milik)
    _akun(pemda, instansi, sandi)
    for satu in instansi:
        baris = _dokumen(pemda, satu, tahun, acak)
        _ukur(pemda, satu, baris, tahun, acak)


def _banyak(model, pemda: Pemda, daftar: Sequence[dict]) -> list:
    return model.objects.bulk_create([model(pemda=pemda, **isi) for isi in daftar], batch_size=SEKALI)


def _akun(pemda: Pemda, instansi: list[Instansi], sandi: str) -> None:
    """Three for each OPD: perencana and pimpinan, the rest over the whole pemda."""
    siapa = [
        (f"{peran.value}.{i.slug}", peran, i) for i, peran in product(instansi, (Peran.PERENCANA, Peran.PIMPINAN))
    ]
    for ke in range(len(instansi)):
        peran = PERAN_PEMDA[ke % len(PERAN_PEMDA)]
        siapa.append((f"{peran.value.replace('_', '-')}-{ke + 1}", peran, None))
    orang = Pengguna.objects.bulk_create(
        Pengguna(email=f"{awal}@{pemda.slug}.example", nama=f"{peran.label} {awal}", password=sandi)
        for awal, peran, _ in siapa
    )
    isi = [{"pengguna": o, "peran": peran, "instansi": i} for o, (_, peran, i) in zip(orang, siapa, strict=True)]
    _banyak(Keanggotaan, pemda, isi)


def _dokumen(pemda: Pemda, instansi: Instansi, tahun: Sequence[int], acak: Random) -> list[tuple]:
    """The document in force with its sheets; [(Indikator, BahanBaris), …]."""
    masa = {"tahun_mulai": tahun[0], "tahun_selesai": tahun[-1]}
    judul = f"IKU dan IKI {instansi.nama} {tahun[0]}–{tahun[-1]}"
    tetap = {"status": StatusDokumen.DITETAPKAN}
    dokumen = {"instansi": instansi, "kunci": f"iku-iki-{tahun[0]}", "judul": judul, **masa, **tetap}
    (penetapan,) = _banyak(Penetapan, pemda, [dokumen])
    _banyak(PenetapanBerlaku, pemda, [{"instansi": instansi, "tahun": th, "penetapan": penetapan} for th in tahun])
    jabatan = _banyak(Jabatan, pemda, [_jabatan(instansi, ke) for ke in range(bahan.JABATAN)])
    isi = [{"jenis": JenisLembar.IKU}] + [{"jenis": JenisLembar.IKI, "jabatan": satu} for satu in jabatan]
    lembar = [
        {"penetapan": penetapan, "urutan": ke, "kolom": KOLOM_BAWAAN[satu["jenis"]], **satu, **tetap}
        for ke, satu in enumerate(isi)
    ]
    return _baris(pemda, instansi, _banyak(Lembar, pemda, lembar), tahun, acak)


def _jabatan(instansi: Instansi, ke: int) -> dict:
    nama, jenis = bahan.nama_jabatan(ke, instansi.nama.removeprefix("Dinas "))
    return {"instansi": instansi, "kunci": f"jabatan-{ke + 1}", "nama": nama, "jenis": jenis, "urutan": ke}


def _baris(pemda: Pemda, instansi: Instansi, lembar: list[Lembar], tahun: Sequence[int], acak: Random) -> list[tuple]:
    sasaran, letak = [], []
    for satu in lembar:
        iku = satu.jenis == JenisLembar.IKU
        tingkat = TingkatSasaran.RENSTRA if iku else TingkatSasaran.JABATAN
        for ke in range(bahan.IKU if iku else bahan.IKI):
            if ke % 2 == 0:
                nama = f"{bahan.SASARAN[ke // 2 % 4]} {instansi.nama}"
                kunci = bahan.UUID(int=acak.getrandbits(128), version=4)
                sasaran.append(
                    {"lembar": satu, "tingkat": tingkat, "urutan": ke // 2, "nama": nama, "silsilah": kunci}
                )
            berencana = iku or len(letak) % bahan.BERENCANA == 0
            letak.append((satu, len(sasaran) - 1, ke, bahan.baris(acak, len(letak) + 1, berencana)))
    ada = _banyak(SasaranStrategis, pemda, sasaran)
    indikator = _banyak(Indikator, pemda, [_indikator(lembar, ada[s], ke, isi) for lembar, s, ke, isi in letak])
    baris = [(satu, isi) for satu, (*_, isi) in zip(indikator, letak, strict=True)]
    _banyak(Rumus, pemda, [{"indikator": satu, "teks": f"{satu.nama} dibagi seluruhnya × 100"} for satu, _ in baris])
    _banyak(Target, pemda, [_target(satu, isi, th, ke, tw) for satu, isi in baris for th, ke, tw in _masa(isi, tahun)])
    return baris


def _indikator(lembar: Lembar, sasaran: SasaranStrategis, ke: int, isi: BahanBaris) -> dict:
    return {
        "lembar": lembar,
        "sasaran": sasaran,
        "urutan": ke,
        "nama": isi.nama,
        "satuan": isi.satuan,
        "arah": Arah.TURUN if isi.cara == "turun" else Arah.NAIK,
        "tipe_penghitungan": "non_kumulatif",
        "frekuensi": "triwulan",
        "silsilah": isi.silsilah,
        "sumber_data": "Laporan bulanan bidang",
        "penanggung_jawab": "Sekretariat",
    }


def _masa(isi: BahanBaris, tahun: Sequence[int]) -> list[tuple[int, int, int]]:
    per_tw = (0, *bahan.TRIWULAN) if isi.berencana else (0,)
    return [(th, ke, tw) for ke, th in enumerate(tahun) for tw in per_tw]


def _target(indikator: Indikator, isi: BahanBaris, tahun: int, ke: int, triwulan: int) -> dict:
    teks = f"{tulis_asli(isi.target(ke, triwulan))} {isi.satuan}"
    bacaan = kolom_bacaan(teks, indikator.nama, indikator.satuan)
    return {"indikator": indikator, "tahun": tahun, "triwulan": triwulan, **bacaan}


def _ukur(pemda: Pemda, instansi: Instansi, baris: list[tuple], tahun: Sequence[int], acak: Random) -> None:
    """Every triwulan of every year, with the capaian of all."""
    mutu = acak.gauss(0.97, 0.07)
    masa = [(ke, th, tw) for ke, th in enumerate(tahun) for tw in bahan.TRIWULAN]
    isi = [
        {"tahun": th, "triwulan": tw, "status": bahan.status(acak, th == tahun[-1], tw), "instansi": instansi}
        for _, th, tw in masa
    ]
    ukur = _banyak(Pengukuran, pemda, isi)
    realisasi = []
    for (ke, _, tw), milik in zip(masa, ukur, strict=True):
        for indikator, satu in baris:
            nilai = bahan.nilai(acak, satu, ke, tw, mutu)
            teks = "-" if nilai is None else tulis_asli(nilai)
            realisasi.append({"pengukuran": milik, "indikator": indikator, "teks": teks, "nilai": nilai})
    _banyak(Realisasi, pemda, realisasi)
    hitung_baru(Realisasi.objects.filter(pengukuran__instansi=instansi))
