"""A document of three sheets ready to be submitted, made by the domain functions: what test_tinjauan starts with."""

JUDUL = "IKI Uji Tinjauan Dinas Contoh 2027"
SEKRETARIS = "Sekretaris Dinas Pelayanan Contoh"
BIDANG = "Kepala Bidang Pelayanan Contoh"
LAMA, BARU = "9 dokumen", "12 dokumen"
# three sheets; both percentages lack their denominator: two findings of the linter
SIAPKAN = f"""
from indikator.domain import indikator, penetapan, sasaran
from organisasi.models import Instansi, Jabatan, Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
pemda = Pemda.objects.get(slug="magetan")
isi = {{
    "Kepala Dinas Pelayanan Contoh": [("Jumlah inovasi pelayanan yang diterapkan", "4 inovasi", "Jumlah inovasi")],
    "{SEKRETARIS}": [
        ("Jumlah dokumen perencanaan yang disusun", "{LAMA}", "Jumlah dokumen perencanaan yang disahkan"),
        ("Persentase arsip yang tertata", "80%", "Jumlah arsip yang tertata"),
    ],
    "{BIDANG}": [("Persentase pemohon yang puas", "90%", "Jumlah pemohon yang puas")],
}}
with sebagai(pemda):
    oleh = Pelaku.untuk(Pengguna.objects.get(email="perencana.contoh@magetan.example"), pemda)
    dinas = Instansi.objects.get(slug="dinas-contoh")
    dokumen = penetapan.buat(oleh=oleh, instansi=dinas, judul="{JUDUL}", tahun_mulai=2027, tahun_selesai=2027)
    for nama, baris in isi.items():
        jabatan = Jabatan.objects.get(instansi=dinas, nama=nama)
        lembar = penetapan.buat_lembar(oleh=oleh, penetapan=dokumen, jenis="iki", jabatan=jabatan)
        tujuan = sasaran.buat(oleh=oleh, lembar=lembar, nama="Meningkatnya mutu kerja " + nama)
        for sebutan, target, rumus in baris:
            satu = {{"nama": sebutan, "target": {{2027: target}}, "rumus": rumus, "sumber_data": "Laporan tahunan"}}
            indikator.buat(oleh=oleh, sasaran=tujuan, **satu)
    print("PK", dokumen.pk)
"""
