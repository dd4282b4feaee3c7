"""Keputusan: the decree that sets an IKU/IKI document, with its ordered items."""

import uuid

from django.conf import settings
from django.db import models

from indikator.models import Penetapan
from laporan.enums import (
    ArahLampiran,
    BagianKeputusan,
    JenisBerkasKeputusan,
    JenisKeputusan,
    Kertas,
    SifatKeputusan,
    StatusKeputusan,
    StatusTte,
)
from laporan.models.buku_nomor import BukuNomor
from laporan.models.cuplikan import Cuplikan
from laporan.models.dasar_hukum import DasarHukum, DasarHukumPemda
from organisasi.models import Berkas, Instansi, Pejabat
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Keputusan(ModelBerversi):
    """`nomor`, `tanggal` stay blank until registered. The `lampiran_*` texts keep an imported heading as printed.

    `asal` is the decree this one changes or revokes (`sifat`); `kode` its short public name, given when it comes into
    force. `kolom` maps a kind of sheet to its printed columns {key: heading} ({} = as on the sheets themselves).
    `atas_nama` and `untuk_beliau` are the lines a.n. and u.b. of the signature. In force from `berlaku_mulai` to
    `berlaku_sampai` (inclusive); blank: from `tanggal`, without end.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="keputusan")
    penetapan = models.ForeignKey(Penetapan, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan")
    jenis = models.CharField(max_length=10, choices=JenisKeputusan.choices, default=JenisKeputusan.IKU_IKI)
    status = models.CharField(max_length=10, choices=StatusKeputusan.choices, default=StatusKeputusan.DRAF)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.CharField(max_length=80, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    tempat = models.CharField(max_length=80, blank=True)
    jabatan_penetap = models.CharField(max_length=250)
    tentang = models.TextField()
    rahmat = models.BooleanField("Dengan rahmat Tuhan Yang Maha Esa", default=False)
    sampul = models.JSONField(default=list, blank=True)
    menetapkan = models.TextField(blank=True)
    penandatangan = models.ForeignKey(
        Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan"
    )
    jabatan_penandatangan = models.CharField(max_length=250, blank=True)
    lampiran_kepala = models.JSONField(default=list, blank=True)
    lampiran_nomor = models.CharField(max_length=80, blank=True)
    lampiran_tanggal = models.CharField(max_length=60, blank=True)
    lampiran_tentang = models.TextField(blank=True)
    lampiran_catatan = models.TextField(blank=True)
    catatan_sumber = models.JSONField(default=list, blank=True)
    sifat = models.CharField(max_length=10, choices=SifatKeputusan.choices, default=SifatKeputusan.BARU)
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="penerus")
    atas_nama = models.CharField("atas nama (a.n.)", max_length=250, blank=True)
    untuk_beliau = models.CharField("untuk beliau (u.b.)", max_length=250, blank=True)
    berlaku_mulai = models.DateField(null=True, blank=True)
    berlaku_sampai = models.DateField(null=True, blank=True)
    buku = models.ForeignKey(BukuNomor, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan")
    nomor_urut = models.PositiveIntegerField(null=True, blank=True)
    kode = models.CharField("kode verifikasi", max_length=16, blank=True)
    kertas = models.CharField(max_length=2, choices=Kertas.choices, default=Kertas.F4)
    arah_lampiran = models.CharField(max_length=10, choices=ArahLampiran.choices, default=ArahLampiran.OTOMATIS)
    kolom = models.JSONField(default=dict, blank=True)
    dengan_qr = models.BooleanField("QR verifikasi di kaki halaman", default=True)
    dengan_daftar_isi = models.BooleanField("Daftar isi lampiran", default=False)
    dengan_matriks = models.BooleanField("Matriks perubahan sebagai lampiran", default=True)
    kunci_kirim = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["-tahun", models.F("tanggal").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "jabatan_penetap", "tahun", "nomor"],
                condition=~models.Q(nomor=""),
                name="keputusan_nomor_unik",
            ),
            models.UniqueConstraint(fields=["pemda", "buku", "nomor_urut"], name="keputusan_nomor_urut_unik"),
            models.UniqueConstraint(
                fields=["pemda", "kode"], condition=~models.Q(kode=""), name="keputusan_kode_unik"
            ),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="keputusan_kirim_unik"),
        ]
        indexes = [models.Index(fields=["pemda", "instansi", "tahun"], name="keputusan_instansi_idx")]
        verbose_name = verbose_name_plural = "keputusan"

    def __str__(self):
        return f"Keputusan {self.nomor or '(belum bernomor)'} tentang {self.tentang}"


class ButirKeputusan(ModelBerversi):
    """One item of menimbang, mengingat, diktum (with sub-items by `induk`) or tembusan. Printed numbering is computed;
    `label_sumber` is what an imported source printed, kept for comparison. `kunci` names the item to references in
    other items, through every move. An item of mengingat may be taken from the library (national or of the pemda)."""

    keputusan = models.ForeignKey(Keputusan, on_delete=models.CASCADE, related_name="butir")
    bagian = models.CharField(max_length=10, choices=BagianKeputusan.choices)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="sub")
    urutan = models.PositiveIntegerField()
    label_sumber = models.CharField(max_length=20, blank=True)
    isi = models.TextField()
    kunci = models.UUIDField(default=uuid.uuid4, editable=False)
    dasar_hukum = models.ForeignKey(DasarHukum, on_delete=models.PROTECT, null=True, blank=True, related_name="butir")
    dasar_hukum_pemda = models.ForeignKey(
        DasarHukumPemda, on_delete=models.PROTECT, null=True, blank=True, related_name="butir"
    )

    class Meta:
        ordering = ["bagian", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "keputusan", "bagian", "urutan"],
                condition=models.Q(induk__isnull=True),
                name="butir_keputusan_unik",
            ),
            models.UniqueConstraint(
                fields=["pemda", "induk", "urutan"],
                condition=models.Q(induk__isnull=False),
                name="sub_butir_unik",
            ),
        ]
        verbose_name = verbose_name_plural = "butir keputusan"

    def __str__(self):
        return f"{self.label_sumber} {self.isi}".strip()


class UrunganNaskah(ModelPenyewa):
    """One part of a draft around an act on its items, `isi`: [items before, items after]; used once, by who acted."""

    keputusan = models.ForeignKey(Keputusan, on_delete=models.CASCADE, related_name="urungan")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    bagian = models.CharField(max_length=10, choices=BagianKeputusan.choices)
    kalimat = models.CharField(max_length=200)
    isi = models.JSONField(default=list, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    dipakai = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["pemda", "keputusan"], name="urungan_naskah_idx")]
        verbose_name = verbose_name_plural = "urungan naskah"

    def __str__(self):
        return self.kalimat


class BerkasKeputusan(ModelBerversi):
    """A file of a decree in force; `cuplikan` is the frozen content it was made from (none for a scan)."""

    keputusan = models.ForeignKey(Keputusan, on_delete=models.PROTECT, related_name="berkas")
    jenis = models.CharField(max_length=10, choices=JenisBerkasKeputusan.choices)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    cuplikan = models.ForeignKey(Cuplikan, on_delete=models.PROTECT, null=True, blank=True, related_name="berkas")

    class Meta:
        ordering = ["jenis", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "keputusan", "jenis"], name="berkas_keputusan_unik")]
        verbose_name = verbose_name_plural = "berkas keputusan"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.keputusan}"


class TandaTanganElektronik(ModelBerversi):
    """One request for an electronic signature on the PDF of a decree, as its provider answered (laporan.tte).

    Neither NIK nor passphrase is stored. `nomor_permintaan` is the provider's own reference.
    """

    keputusan = models.ForeignKey(Keputusan, on_delete=models.PROTECT, related_name="tte")
    penyedia = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=StatusTte.choices, default=StatusTte.DIMINTA)
    penandatangan = models.CharField(max_length=150)
    nomor_permintaan = models.CharField(max_length=100, blank=True)
    sha256_asal = models.CharField(max_length=64, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    galat = models.TextField(blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["pemda", "keputusan"], name="tte_keputusan_idx")]
        verbose_name = verbose_name_plural = "tanda tangan elektronik"

    def __str__(self):
        return f"Tanda tangan elektronik {self.penandatangan}"
