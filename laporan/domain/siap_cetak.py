"""Before printing: which document it is, whether the actor may print it, whether there is anything to print.

Composes nothing, so a page may ask. What cannot be printed raises GalatKinerja: what to do first.
"""

import re
from dataclasses import dataclass

from indikator.domain import dokumen
from indikator.domain.realisasi import cari_pengukuran
from indikator.enums import PK_BERLAKU, UKUR_TERVERIFIKASI, StatusDokumen, Triwulan
from indikator.models import Indikator, Kegiatan, Lembar, Penetapan
from laporan.domain import cuplikan, isi_berita_acara
from laporan.domain import keputusan as domain_keputusan
from laporan.domain.cari_keputusan import cari_keputusan
from laporan.domain.cari_pk import cari_pk, cari_untuk_aksi
from laporan.domain.isi_adendum import judul_adendum
from laporan.domain.isi_anggaran import judul_anggaran
from laporan.domain.isi_anggaran import pastikan_ada as pastikan_ada_anggaran
from laporan.domain.isi_catatan import judul_catatan
from laporan.domain.isi_keputusan import judul_keputusan, lembar_lampiran
from laporan.domain.isi_lembar import penanda
from laporan.domain.isi_matriks import judul_matriks
from laporan.domain.isi_pengukuran import judul_pengukuran
from laporan.domain.isi_pk import judul_pk, kunci_pk
from laporan.domain.isi_rencana_aksi import judul_rencana_aksi, kunci_rencana_aksi
from laporan.domain.isi_terlambat import judul_terlambat, yang_terlambat
from laporan.domain.lkjip import reviu as reviu_lkjip
from laporan.domain.lkjip.cari import HILANG, cari_adendum, cari_lkjip
from laporan.domain.lkjip.isi import judul_lkjip
from laporan.domain.verifikasi_cetak import muat_objek
from laporan.enums import LKJIP_DRAF, JenisDokumen, StatusKeputusan
from laporan.models import Keputusan
from organisasi.enums import JenisInstansi
from organisasi.galat import GalatKinerja
from organisasi.penyewa import pemda_aktif
from organisasi.permissions import pastikan

BELUM_DIAJUKAN = (StatusDokumen.DRAF, StatusDokumen.DITARIK)
DARI_HALAMANNYA = (JenisDokumen.UJI_HITUNG, JenisDokumen.KOMPILASI)  # laporan.pekerjaan_uji, pekerjaan_kompilasi


@dataclass(frozen=True)
class SiapCetak:
    """A document that can be printed. `asal`: the row it is made from (none for a pengukuran); `kunci`: what tells its
    file from others of the same kind, instansi and year."""

    judul: str
    draf: bool
    asal: object = None
    kunci: str = ""


def pastikan_dapat_dicetak(
    *, jenis: str, instansi, tahun: int, oleh, triwulan: int = 0, objek: int | None = None, saring: str = ""
) -> SiapCetak:
    """The document of the instansi and year, or with `objek` that very decree, report or sheet.

    `saring`: a dashboard of the pemda with only the OPD of this JenisInstansi.
    """
    if jenis not in JenisDokumen.values:
        raise GalatKinerja(f"Jenis dokumen “{jenis}” tidak dikenal. Pilih: {', '.join(JenisDokumen.values)}.")
    if jenis in DARI_HALAMANNYA:
        raise GalatKinerja(f"{JenisDokumen(jenis).label} dicetak dari halamannya sendiri.")
    pastikan(oleh, "lihat_instansi", instansi)
    if jenis == JenisDokumen.DASBOR:
        return _dasbor(instansi, tahun, triwulan, objek, saring)
    if jenis == JenisDokumen.KEPUTUSAN:
        return _keputusan(instansi, tahun, oleh, objek)
    if jenis == JenisDokumen.LKJIP:
        return _lkjip(instansi, tahun, oleh, objek)
    if jenis == JenisDokumen.REVIU:
        return _reviu(instansi, tahun, oleh, objek)
    if jenis == JenisDokumen.ADENDUM:
        return _adendum(instansi, oleh, objek)
    if jenis == JenisDokumen.LEMBAR:
        return _lembar(instansi, tahun, oleh, objek)
    if jenis == JenisDokumen.PK:
        pk = cari_pk(instansi, tahun, oleh, objek)
        return SiapCetak(judul_pk(pk), pk.status not in PK_BERLAKU, pk, kunci_pk(pk))
    if jenis == JenisDokumen.RENCANA_AKSI:
        pk = cari_untuk_aksi(instansi, tahun, oleh, objek)
        return SiapCetak(judul_rencana_aksi(pk), pk.status not in PK_BERLAKU, pk, kunci_rencana_aksi(pk))
    if jenis == JenisDokumen.ANGGARAN:
        pastikan_ada_anggaran(instansi, tahun)
        return SiapCetak(judul_anggaran(instansi, tahun), False)
    if jenis == JenisDokumen.MATRIKS:
        return _matriks(instansi, tahun, oleh, objek)
    if jenis == JenisDokumen.TERLAMBAT:
        return _terlambat(tahun, oleh)
    if jenis in (JenisDokumen.CATATAN, JenisDokumen.BERITA_ACARA):
        return _verifikasi(jenis, instansi, tahun, triwulan, oleh)
    return _iki(instansi, tahun, oleh) if jenis == JenisDokumen.IKI else _pengukuran(instansi, tahun, triwulan, oleh)


def _keputusan(instansi, tahun: int, oleh, objek: int | None) -> SiapCetak:
    keputusan = cari_keputusan(instansi, tahun, objek)
    if keputusan is None:
        belum = f"Belum ada Keputusan {instansi.sebutan} untuk tahun {tahun}: buat Keputusan dulu."
        raise GalatKinerja(HILANG if objek else belum)
    domain_keputusan.pastikan_terlihat(oleh, keputusan)
    if not lembar_lampiran(keputusan).exists():
        raise GalatKinerja(
            f"Keputusan {instansi.sebutan} tahun {tahun} belum punya lampiran: hubungkan dengan dokumen IKU/IKI dulu."
        )
    draf = keputusan.status == StatusKeputusan.DRAF
    if not draf:
        cuplikan.cari(JenisDokumen.KEPUTUSAN, keputusan)  # refuses a broken one
    return SiapCetak(judul_keputusan(keputusan), draf, keputusan, kunci_berkas(keputusan))


def kunci_berkas(keputusan: Keputusan) -> str:
    """ "84-tahun-2023"; of a decree without a number "draf-17"."""
    nomor = re.sub(r"[^a-z0-9]+", "-", keputusan.nomor.lower()).strip("-")
    return nomor[:60] or f"draf-{keputusan.pk}"


def _lkjip(instansi, tahun: int, oleh, objek: int | None) -> SiapCetak:
    lkjip = cari_lkjip(instansi, tahun, oleh, objek)
    anggaran = Kegiatan.objects.filter(instansi=instansi, tahun=lkjip.tahun)
    if not (lkjip.bagian.exists() or anggaran.exists() or _iku_berlaku(instansi, lkjip.tahun)):
        raise GalatKinerja(f"LKjIP {instansi.sebutan} tahun {tahun} masih kosong: isi naskah atau realisasinya dulu.")
    return SiapCetak(judul_lkjip(lkjip), lkjip.status in LKJIP_DRAF, lkjip)


def _reviu(instansi, tahun: int, oleh, objek: int | None) -> SiapCetak:
    """The statement of the last review of a report (`objek`: that report); a draft until it is said to be reviewed."""
    lkjip = cari_lkjip(instansi, tahun, oleh, objek)
    if reviu_lkjip.reviu_kini(lkjip) is None:
        raise GalatKinerja(
            f"Belum ada reviu LKjIP {instansi.sebutan} tahun {tahun}: Inspektorat memulai lembar reviunya dulu."
        )
    draf = reviu_lkjip.pernyataan(lkjip) is None
    if draf:
        pastikan(oleh, "lihat_draf", instansi)
    return SiapCetak(reviu_lkjip.judul_reviu(lkjip), draf, lkjip)


def _adendum(instansi, oleh, objek: int | None) -> SiapCetak:
    if objek is None:
        raise GalatKinerja("Belum ada adendum yang dipilih: buka adendum LKjIP-nya dulu.")
    adendum = cari_adendum(instansi, oleh, objek)
    draf = adendum.terbit_pada is None
    if draf:
        pastikan(oleh, "lihat_draf", instansi)
    return SiapCetak(judul_adendum(adendum), draf, adendum, f"ke-{adendum.ke}")


def _iki(instansi, tahun: int, oleh) -> SiapCetak:
    penetapan = dokumen.berlaku(instansi, tahun) or dokumen.terbaru(instansi, tahun)
    if penetapan is None or not Indikator.objects.filter(lembar__penetapan=penetapan).exists():
        raise GalatKinerja(
            f"Belum ada indikator pada lembar IKU atau IKI {instansi.sebutan} tahun {tahun}: buat dokumen IKU/IKI "
            "dan isi lembarnya dulu."
        )
    dokumen.pastikan_terlihat(oleh, penetapan)
    return SiapCetak(
        f"IKU dan IKI {instansi.nama} Tahun {tahun}", penetapan.status != StatusDokumen.DITETAPKAN, penetapan
    )


def _lembar(instansi, tahun: int, oleh, objek: int | None) -> SiapCetak:
    """One sheet in whatever state its document is: a draft is marked as one on the page."""
    if objek is None:
        raise GalatKinerja("Belum ada lembar yang dipilih: buka lembarnya dulu.")
    milik = Lembar.objects.filter(penetapan__instansi=instansi, pk=objek)
    lembar = milik.select_related("penetapan__instansi", "jabatan__unit").first()
    if lembar is None:
        raise GalatKinerja(HILANG)
    dokumen.pastikan_terlihat(oleh, lembar.penetapan)
    if not lembar.penetapan.tahun_mulai <= tahun <= lembar.penetapan.tahun_selesai:
        raise GalatKinerja(f"Lembar ini tidak mencakup tahun {tahun}. Pilih tahun dokumennya.")
    if not lembar.indikator.exists():
        raise GalatKinerja("Lembar ini belum berisi indikator: isi lembarnya dulu.")
    judul = f"{penanda(lembar)} {instansi.sebutan} Tahun {tahun}"
    kunci = lembar.jabatan.kunci if lembar.jabatan else "iku"
    return SiapCetak(judul, lembar.penetapan.status != StatusDokumen.DITETAPKAN, lembar, kunci)


def _matriks(instansi, tahun: int, oleh, objek: int | None) -> SiapCetak:
    """Of one review (`objek`), or of the newest review of the year, also one that is not set yet."""
    milik = Penetapan.objects.filter(instansi=instansi).select_related("instansi", "asal")
    if objek:
        reviu = milik.filter(pk=objek).first()
    else:
        milik = milik.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun, asal__isnull=False)
        reviu = milik.order_by("-versi_ke", "-pk").first()
    if objek and reviu is None:
        raise GalatKinerja(HILANG)
    if reviu is None or reviu.asal_id is None:
        raise GalatKinerja(
            f"Belum ada reviu dokumen IKU/IKI {instansi.sebutan} tahun {tahun}, jadi belum ada perubahan yang dapat "
            "dicetak."
        )
    dokumen.pastikan_terlihat(oleh, reviu)
    return SiapCetak(judul_matriks(reviu), reviu.status != StatusDokumen.DITETAPKAN, reviu, f"v{reviu.versi_ke}")


def _pengukuran(instansi, tahun: int, triwulan: int, oleh) -> SiapCetak:
    _pastikan_iku(instansi, tahun)
    ukur = cari_pengukuran(instansi, tahun, triwulan)
    draf = ukur is not None and ukur.status not in UKUR_TERVERIFIKASI
    if draf:
        pastikan(oleh, "lihat_draf", instansi)
    return SiapCetak(judul_pengukuran(instansi, tahun, triwulan), draf)


def _dasbor(instansi, tahun: int, triwulan: int, objek: int | None, saring: str) -> SiapCetak:
    """Of the whole pemda without an instansi, of one indicator with `objek`."""
    masa = f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"Tahun {tahun}"
    if instansi is None:
        hanya = f", {JenisInstansi(saring).label}" if saring else ""
        return SiapCetak(f"Dasbor {pemda_aktif().nama} {masa}{hanya}", False, kunci=saring)
    if objek is None:
        _pastikan_iku(instansi, tahun)
        return SiapCetak(f"Dasbor {instansi.nama} {masa}", False)
    milik = Indikator.objects.filter(lembar__penetapan__instansi=instansi, lembar__penetapan__berlaku__tahun=tahun)
    if (indikator := milik.filter(pk=objek).first()) is None:
        raise GalatKinerja(HILANG)
    return SiapCetak(f"Indikator {indikator.nama[:150]} Tahun {tahun}", False, indikator, f"indikator-{indikator.pk}")


def _verifikasi(jenis: str, instansi, tahun: int, triwulan: int, oleh) -> SiapCetak:
    """The papers of a verification: once something was submitted; a Berita Acara before the end is a draft."""
    pastikan(oleh, "lihat_draf", instansi)
    objek = muat_objek(instansi, tahun, triwulan)
    if jenis == JenisDokumen.CATATAN:
        return SiapCetak(judul_catatan(objek), False, objek)
    if objek.status in BELUM_DIAJUKAN:
        raise GalatKinerja(f"{objek.sebutan} {instansi.sebutan} belum diajukan, jadi belum ada yang diverifikasi.")
    return SiapCetak(isi_berita_acara.judul_berita_acara(objek), not isi_berita_acara.sudah_selesai(objek), objek)


def _terlambat(tahun: int, oleh) -> SiapCetak:
    pastikan(oleh, "lihat_rekap")
    if not yang_terlambat(oleh, tahun):
        raise GalatKinerja(f"Tidak ada perangkat daerah yang terlambat untuk tahun {tahun}.")
    return SiapCetak(judul_terlambat(tahun), False)


def _pastikan_iku(instansi, tahun: int) -> None:
    if not _iku_berlaku(instansi, tahun):
        raise GalatKinerja(
            f"Belum ada IKU {instansi.sebutan} yang berlaku tahun {tahun}: tetapkan dokumen IKU/IKI dulu."
        )


def _iku_berlaku(instansi, tahun: int) -> bool:
    """Whether an IKU with an indicator is in force."""
    lembar = dokumen.lembar_iku(dokumen.berlaku(instansi, tahun))
    return lembar is not None and lembar.indikator.filter(induk=None).exists()
