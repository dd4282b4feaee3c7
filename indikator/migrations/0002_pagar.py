from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("indikator", "0001_awal"), ("organisasi", "0002_pagar")]

    operations = [
        PasangPagar(
            [
                "BuktiDukung",
                "Capaian",
                "Dukungan",
                "Indikator",
                "Kategori",
                "KebijakanCapaian",
                "Kegiatan",
                "Komponen",
                "Lembar",
                "NilaiVariabel",
                "PenanggungJawab",
                "Penetapan",
                "PenetapanBerlaku",
                "Pengukuran",
                "Periode",
                "PerjanjianKinerja",
                "Program",
                "Realisasi",
                "RiwayatCapaian",
                "Rumus",
                "SasaranStrategis",
                "Serapan",
                "Skala",
                "Target",
                "TargetPerjanjian",
                "Tujuan",
                "Variabel",
                "VisiMisi",
            ]
        ),
    ]
