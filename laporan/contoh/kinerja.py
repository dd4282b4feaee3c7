"""PK, measurements, comparisons and budget of one example pemda, through the domain functions."""

from decimal import Decimal

from indikator.domain import anggaran, pembanding, pk, realisasi, rencana_aksi
from indikator.domain.alur import pk as alur_pk
from indikator.domain.anggaran_pk import bawaan
from indikator.domain.dokumen import berlaku, lembar_iku
from indikator.domain.pihak_pk import kolom_pihak, para_pihak
from indikator.enums import JenisPembanding, StatusPengukuran
from indikator.models import RiwayatCapaian
from laporan.contoh.baca import BerkasRusak, angka, bulat, ya
from laporan.contoh.baca import tanggal as baca_tanggal
from laporan.contoh.indikator import cari_iku, tanpa_hari_ajuan
from organisasi.domain import tulis

CATATAN = {"pendorong": "faktor_pendorong", "penghambat": "faktor_penghambat", "tindak_lanjut": "tindak_lanjut"}


def muat_pk(data: dict, instansi: dict, *, oleh) -> None:
    for isi in data.get("perjanjian_kinerja", []):
        milik, tahun = instansi[isi["instansi"]], bulat(isi["tahun"], "perjanjian_kinerja")
        baris = [(cari_iku(milik, tahun, b["indikator"], b.get("sub", "")), b["target"]) for b in isi["baris"]]
        perjanjian = pk.buat(oleh=oleh, instansi=milik, tahun=tahun, baris=baris, **_kepala_pk(isi, milik, tahun))
        for tindakan in ("ajukan", "setujui", "verifikasi", "tandatangani"):
            perjanjian = alur_pk.jalankan(perjanjian, tindakan, oleh=oleh)
        perjanjian = tanpa_hari_ajuan(perjanjian, oleh)
        for nomor, satu in enumerate(isi.get("aksi", []), 1):
            _muat_aksi(satu, perjanjian, f"rencana aksi ke-{nomor}", oleh)


def _kepala_pk(isi: dict, milik, tahun: int) -> dict:
    """With a date: the parties of that day and the programs of the year; of a source without one, nothing."""
    hari = baca_tanggal(isi.get("tanggal", ""), "perjanjian_kinerja")
    if hari is None:
        return {}
    pihak = kolom_pihak(*para_pihak(milik, None, hari))
    return pihak | {"tanggal": hari, "tempat": milik.pemda.ibukota, "anggaran": bawaan(milik, tahun)}


def _muat_aksi(isi: dict, perjanjian, tempat: str, oleh) -> None:
    milik, tahun = perjanjian.instansi, perjanjian.tahun
    rencana_aksi.tambah(
        oleh=oleh,
        perjanjian=perjanjian,
        indikator=cari_iku(milik, tahun, isi["indikator"], isi.get("sub", "")),
        triwulan=bulat(isi["triwulan"], tempat),
        uraian=isi["uraian"],
        kegiatan=milik.kegiatan.filter(tahun=tahun, kunci=isi.get("kegiatan", "")).first(),
        anggaran=angka(isi.get("anggaran"), tempat, uang=True),
        penanggung_jawab_teks=isi.get("penanggung_jawab", ""),
        hasil=isi.get("hasil", ""),
    )


def muat_pengukuran(data: dict, instansi: dict, *, oleh) -> None:
    for isi in data.get("pengukuran", []):
        milik, tahun = instansi[isi["instansi"]], bulat(isi["tahun"], "pengukuran")
        triwulan = bulat(isi.get("triwulan", "0"), "pengukuran")
        for b in isi["realisasi"]:
            satu = cari_iku(milik, tahun, b["indikator"], b.get("sub", ""))
            catatan = {kolom: b[kunci] for kunci, kolom in CATATAN.items() if kunci in b}
            realisasi.simpan(oleh=oleh, indikator=satu, tahun=tahun, triwulan=triwulan, teks=b["nilai"], **catatan)
        status = StatusPengukuran(isi.get("status", "draf"))
        if status != StatusPengukuran.DRAF:
            tulis.ubah(realisasi.cari_pengukuran(milik, tahun, triwulan), oleh=oleh, status=status)


def muat_riwayat(data: dict, instansi: dict, *, oleh) -> None:
    """Capaian of earlier years as their source prints them, hung on the IKU of the LKjIP's instansi and year."""
    laporan = next(iter(data.get("lkjip", [])), None)
    for isi in data.get("riwayat_capaian", []):
        if laporan is None:
            raise BerkasRusak("riwayat_capaian tanpa lkjip: tidak diketahui laporan mana yang memuatnya.")
        milik, tahun = instansi[laporan["instansi"]], bulat(laporan["tahun"], "lkjip")
        tulis.buat(
            RiwayatCapaian,
            oleh=oleh,
            indikator=cari_iku(milik, tahun, isi["indikator"], isi.get("sub", "")),
            tahun=bulat(isi["tahun"], "riwayat_capaian"),
            capaian_teks=isi["capaian"],
            sumber=f"LKjIP {tahun} {milik.sebutan}",
        )


def muat_pembanding(data: dict, instansi: dict, *, oleh) -> None:
    """Targets at the end of the Renstra and national standards, or that there are none."""
    for isi in data.get("pembanding", []):
        milik, tahun = instansi[isi["instansi"]], bulat(isi["tahun"], "pembanding")
        sampai = isi.get("tahun_pembanding", "")
        pembanding.simpan(
            oleh=oleh,
            indikator=cari_iku(milik, tahun, isi["indikator"], isi.get("sub", "")),
            jenis=_jenis_pembanding(isi["jenis"]),
            ada=None,
            teks=isi.get("nilai", ""),
            tidak_ada=ya(isi.get("tidak_ada")),
            tahun=bulat(sampai, "pembanding") if sampai else None,
            sumber=isi.get("sumber", ""),
        )


def _jenis_pembanding(teks: str) -> JenisPembanding:
    try:
        return JenisPembanding(teks)
    except ValueError as galat:
        raise BerkasRusak(f"pembanding: jenis “{teks}” tidak dikenal.") from galat


def muat_anggaran(data: dict, instansi: dict, *, oleh) -> None:
    for isi in data.get("anggaran", []):
        milik, tahun = instansi[isi["instansi"]], bulat(isi["tahun"], "anggaran")
        program = {
            p["kunci"]: anggaran.buat_program(
                oleh=oleh, instansi=milik, tahun=tahun, kunci=p["kunci"], nama=p["nama"], urutan=i
            )
            for i, p in enumerate(isi["program"], 1)
        }
        lembar = lembar_iku(berlaku(milik, tahun))
        for urutan, k in enumerate(isi["kegiatan"], 1):
            tempat = f"kegiatan {k['kunci']}"
            anggaran.buat_kegiatan(
                oleh=oleh,
                instansi=milik,
                tahun=tahun,
                kunci=k["kunci"],
                nama=k["nama"],
                urutan=urutan,
                program=program.get(k.get("program", "")),
                pagu=angka(k.get("pagu"), tempat, uang=True),
                realisasi=angka(k.get("realisasi"), tempat, uang=True),
                serapan=_serapan(k.get("serapan", []), tempat),
                sasaran=_cari_sasaran(lembar, k.get("sasaran", ""), tempat),
                indikator=cari_iku(milik, tahun, k["indikator"]) if k.get("indikator") else None,
            )


def _serapan(daftar: list[str], tempat: str) -> dict[int, Decimal]:
    """{triwulan: rupiah} of a list from triwulan I on; blank ones are left out."""
    isi = {tw: angka(teks, tempat, uang=True) for tw, teks in enumerate(daftar, 1)}
    return {tw: nilai for tw, nilai in isi.items() if nilai is not None}


def _cari_sasaran(lembar, nama: str, tempat: str):
    """Sasaran of the IKU sheet by its exact name; None without a name."""
    sasaran = lembar.sasaran.filter(nama=nama).first() if lembar and nama else None
    if nama and sasaran is None:
        raise BerkasRusak(f"{tempat}: sasaran “{nama}” tidak ada di lembar IKU.")
    return sasaran
