from indikator.models.ajuan import Ajuan
from indikator.models.anggaran import Kegiatan, Program, Serapan
from indikator.models.catatan import CatatanVerifikasi
from indikator.models.indikator import Dukungan, Indikator, Komponen, PenanggungJawab
from indikator.models.jadwal import Jadwal, PerpanjanganJadwal
from indikator.models.manual import ManualIndikator, ManualPemda
from indikator.models.mutu import PengecualianMutu
from indikator.models.pembanding import Pembanding
from indikator.models.penetapan import Lembar, Penetapan, PenetapanBerlaku
from indikator.models.periode import Periode, Tujuan, VisiMisi
from indikator.models.perubahan import PerubahanIndikator
from indikator.models.pk import AnggaranPerjanjian, PerjanjianKinerja, RencanaAksi, TargetPerjanjian
from indikator.models.realisasi import (
    BuktiDukung,
    Capaian,
    KomponenTerpenuhi,
    NilaiVariabel,
    Pengukuran,
    Realisasi,
    RiwayatCapaian,
)
from indikator.models.rumus import Rumus, Variabel, VariabelBersama
from indikator.models.sasaran import SasaranStrategis
from indikator.models.skala import Kategori, KebijakanCapaian, Satuan, Skala
from indikator.models.target import Target
from indikator.models.urungan import Urungan

__all__ = [
    "Ajuan",
    "AnggaranPerjanjian",
    "BuktiDukung",
    "Capaian",
    "CatatanVerifikasi",
    "Dukungan",
    "Indikator",
    "Jadwal",
    "Kategori",
    "KebijakanCapaian",
    "Kegiatan",
    "Komponen",
    "KomponenTerpenuhi",
    "Lembar",
    "ManualIndikator",
    "ManualPemda",
    "NilaiVariabel",
    "Pembanding",
    "PenanggungJawab",
    "Penetapan",
    "PenetapanBerlaku",
    "PengecualianMutu",
    "Pengukuran",
    "Periode",
    "PerjanjianKinerja",
    "PerpanjanganJadwal",
    "PerubahanIndikator",
    "Program",
    "Realisasi",
    "RencanaAksi",
    "RiwayatCapaian",
    "Rumus",
    "SasaranStrategis",
    "Satuan",
    "Serapan",
    "Skala",
    "Target",
    "TargetPerjanjian",
    "Tujuan",
    "Urungan",
    "Variabel",
    "VariabelBersama",
    "VisiMisi",
]
