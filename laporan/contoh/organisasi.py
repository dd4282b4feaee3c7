"""Pemda, instansi, units, jabatan, officials of one example pemda, through the domain functions."""

from indikator.domain import sasaran as domain_sasaran
from indikator.models import Periode, SasaranStrategis, Tujuan, VisiMisi
from laporan.contoh.baca import Kamus, bulat, gabung, tanggal, wajib, ya
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import jabatan as domain_jabatan
from organisasi.domain import pejabat as domain_pejabat
from organisasi.domain import tulis
from organisasi.domain import unit as domain_unit
from organisasi.models import Instansi, Jabatan, Pejabat, UnitKerja


def muat_instansi(data: dict, *, oleh) -> dict[str, Instansi]:
    """{slug: Instansi}; parents come before children in the files."""
    hasil: dict[str, Instansi] = Kamus("perangkat daerah")
    for isi in gabung(data.get("instansi", []), "slug"):
        slug = wajib(isi, "slug", "instansi")
        hasil[slug] = domain_instansi.buat(
            oleh=oleh,
            slug=slug,
            nama=wajib(isi, "nama", f"instansi {slug}"),
            jenis=isi.get("jenis", "lain"),
            induk=hasil.get(isi.get("induk", "")),
            nama_singkat=isi.get("nama_singkat", ""),
            sebutan_kepala=isi.get("sebutan_kepala", ""),
            kop=isi.get("kop", {}),
            tugas=isi.get("tugas", ()),
            fungsi=isi.get("fungsi", ()),
            alias=isi.get("alias", ()),
            contoh=ya(isi.get("contoh")),
        )
        unit = _muat_unit(isi, hasil[slug], oleh)
        _muat_jabatan(isi, hasil[slug], unit, oleh)
    return hasil


def _muat_unit(isi: dict, instansi: Instansi, oleh) -> dict[str, UnitKerja]:
    hasil: dict[str, UnitKerja] = {}
    for urutan, satu in enumerate(isi.get("unit", []), 1):
        kunci = wajib(satu, "kunci", f"unit {instansi.slug}")
        hasil[kunci] = domain_unit.buat(
            oleh=oleh,
            instansi=instansi,
            kunci=kunci,
            nama=satu["nama"],
            jenis=satu.get("jenis", "").replace("sub-bagian", "subbagian"),
            induk=hasil.get(satu.get("induk", "")),
            urutan=urutan,
            alias=satu.get("alias", ()),
        )
    return hasil


def _muat_jabatan(isi: dict, instansi: Instansi, unit: dict, oleh) -> None:
    ada: dict[str, Jabatan] = {}
    for urutan, satu in enumerate(isi.get("jabatan", []), 1):
        kunci = wajib(satu, "kunci", f"jabatan {instansi.slug}")
        ada[kunci] = domain_jabatan.buat(
            oleh=oleh,
            instansi=instansi,
            kunci=kunci,
            nama=satu["nama"],
            jenis=satu.get("jenis", "pelaksana"),
            induk=ada.get(satu.get("induk", "")),
            unit=unit.get(satu.get("unit", "")),
            urutan=urutan,
            tugas=satu.get("tugas"),
            fungsi=satu.get("fungsi"),
            catatan_sumber=satu.get("catatan", ""),
        )


def muat_pejabat(data: dict, instansi: dict, *, oleh) -> dict[str, Pejabat]:
    hasil: dict[str, Pejabat] = {}
    for isi in data.get("pejabat", []):
        kunci = wajib(isi, "kunci", "pejabat")
        hasil[kunci] = domain_pejabat.buat(
            oleh=oleh, kunci=kunci, nama=isi["nama"], nip=isi.get("nip", ""), pangkat=isi.get("pangkat", "")
        )
        tempat = instansi[wajib(isi, "instansi", f"pejabat {kunci}")]
        domain_pejabat.angkat(
            oleh=oleh,
            pejabat=hasil[kunci],
            instansi=tempat,
            jabatan=tempat.jabatan.filter(kunci=isi.get("jabatan", "")).first(),
            nama_jabatan=isi.get("jabatan_nama", ""),
            jenis=isi.get("jenis", "definitif"),
            mulai=tanggal(isi.get("mulai", ""), f"pejabat {kunci}"),
        )
    return hasil


def muat_rencana(data: dict, instansi: dict, *, oleh) -> dict[str, SasaranStrategis]:
    """Period, visi/misi, tujuan and the sasaran above the instansi; returns {kunci: SasaranStrategis}."""
    periode = _periode(data, oleh)
    for urutan, isi in enumerate(data.get("visi_misi", []), 1):
        tulis.buat(
            VisiMisi,
            oleh=oleh,
            periode=periode,
            urutan=urutan,
            jenis=isi["jenis"],
            nomor=isi.get("nomor", ""),
            isi=isi["isi"],
        )
    for urutan, isi in enumerate(data.get("tujuan", []), 1):
        milik = instansi.get(isi.get("instansi", ""))
        tulis.buat(Tujuan, oleh=oleh, instansi=milik, periode=periode, urutan=urutan, isi=isi["isi"])
    return {
        isi["kunci"]: domain_sasaran.buat_rpjmd(
            oleh=oleh,
            nama=isi["nama"],
            periode=periode,
            urutan=urutan,
            nomor_sumber=isi.get("nomor", ""),
            kunci=isi["kunci"],
        )
        for urutan, isi in enumerate(data.get("sasaran_rpjmd", []), 1)
    }


def _periode(data: dict, oleh) -> Periode | None:
    isi = data.get("periode")
    if not isi:
        return None
    return tulis.buat(
        Periode,
        oleh=oleh,
        nama=isi["nama"],
        tahun_mulai=bulat(isi["tahun_mulai"], "periode"),
        tahun_selesai=bulat(isi["tahun_selesai"], "periode"),
    )
