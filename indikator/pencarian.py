"""Indicators, documents, PKs and kegiatan in the search over everything (organisasi.pencarian)."""

from django.db.models import Q
from django.urls import reverse

from indikator.alamat import alamat_anggaran
from indikator.domain import dokumen as domain_dokumen
from indikator.domain import pk as domain_pk
from indikator.enums import JenisLembar
from indikator.filters import cocok_pk
from indikator.models import Indikator, Kegiatan, PerjanjianKinerja
from organisasi.domain import instansi as domain_instansi
from organisasi.pencarian import Hasil, Kelompok, daftarkan


@daftarkan
def cari_indikator(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    """Indicators of the documents in force in the year; `tahun` is that of the page."""
    cocok = Indikator.objects.filter(
        Q(nama__icontains=kata) | Q(sasaran__nama__icontains=kata),
        lembar__penetapan__berlaku__tahun=tahun,
        lembar__penetapan__instansi__in=domain_instansi.terlihat(pelaku),
    ).select_related("lembar__penetapan__instansi", "lembar__jabatan")
    urut = cocok.order_by("lembar__penetapan__instansi__nama", "lembar__urutan", "urutan", "pk")
    slug = pelaku.pemda.slug
    hasil = [Hasil(satu.nama, _url(slug, tahun, satu), _keterangan(satu.lembar)) for satu in urut[:batas]]
    return Kelompok(f"Indikator tahun {tahun}", hasil)


def _url(slug: str, tahun: int, indikator: Indikator) -> str:
    lembar = indikator.lembar
    argumen = [slug, tahun, lembar.penetapan.instansi.slug]
    if lembar.jenis == JenisLembar.IKU:
        return f"{reverse('iku_lembar', args=argumen)}?dokumen={lembar.penetapan_id}#indikator-{indikator.pk}"
    return f"{reverse('iki_lembar', args=[*argumen, lembar.pk])}#indikator-{indikator.pk}"


def _keterangan(lembar) -> str:
    pemilik = lembar.jabatan.nama if lembar.jabatan else "IKU"
    return f"{pemilik} · {lembar.penetapan.instansi.sebutan}"


@daftarkan
def cari_dokumen(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    cocok = domain_dokumen.terlihat(pelaku).filter(Q(judul__icontains=kata) | Q(instansi__nama__icontains=kata))
    slug = pelaku.pemda.slug
    urut = cocok.select_related("instansi").order_by("-tahun_mulai", "-versi_ke", "-pk")
    hasil = [
        Hasil(
            f"{satu.judul} (versi {satu.versi_ke})",
            reverse("dokumen_rincian", args=[slug, satu.pk]),
            f"{satu.get_status_display()} · {satu.instansi.sebutan}",
        )
        for satu in urut[:batas]
    ]
    return Kelompok("Dokumen IKU dan IKI", hasil, reverse("dokumen_daftar", args=[slug]) if hasil else "")


@daftarkan
def cari_pk(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    """PKs of the year of the page, the newest version of each first."""
    slug = pelaku.pemda.slug
    cocok = domain_pk.terlihat(pelaku).filter(cocok_pk(kata), tahun=tahun).select_related("instansi", "jabatan")
    urut = cocok.order_by("instansi__nama", "jabatan__urutan", "jabatan", "-versi_ke", "pk")
    hasil = [
        Hasil(
            _nama_pk(satu),
            reverse("pk_rincian", args=[slug, satu.pk]),
            f"{satu.get_status_display()} · {satu.instansi.sebutan}",
        )
        for satu in urut[:batas]
    ]
    semua = reverse("pk_daftar", args=[slug, tahun]) if hasil else ""
    return Kelompok(f"Perjanjian kinerja tahun {tahun}", hasil, semua)


def _nama_pk(perjanjian: PerjanjianKinerja) -> str:
    milik = perjanjian.jabatan.nama if perjanjian.jabatan_id else perjanjian.instansi.nama
    return f"{milik} (versi {perjanjian.versi_ke})"


@daftarkan
def cari_kegiatan(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    """Kegiatan and sub kegiatan of the year of the page, by name, code or program."""
    cocok = Kegiatan.objects.filter(
        Q(nama__icontains=kata) | Q(kode__istartswith=kata) | Q(program__nama__icontains=kata),
        tahun=tahun,
        instansi__in=domain_instansi.terlihat(pelaku),
    ).select_related("instansi")
    urut = cocok.order_by("instansi__nama", "urutan", "pk")
    slug = pelaku.pemda.slug
    hasil = [Hasil(satu.nama, alamat_anggaran(slug, satu), satu.instansi.sebutan) for satu in urut[:batas]]
    return Kelompok(f"Kegiatan tahun {tahun}", hasil)
