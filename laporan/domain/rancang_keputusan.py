"""Making a draft decree: from a template for a document, or as a copy of an earlier one.

    draf = rancang(oleh=perencana, penetapan=dokumen, templat="iku-iki", sifat="pengganti", asal=lama)
    draf = salin_draf(lama, oleh=perencana)

Its head: kepala_keputusan; its items: butir_keputusan; its standard texts: laporan.kaidah.kalimat. What is not known
(nomor, tanggal, a signatory) stays blank.
"""

from uuid import UUID

from django.utils import timezone

from indikator.models import Penetapan
from laporan.domain import isian_templat, penandatangan, susunan_naskah, templat_keputusan
from laporan.domain import keputusan as domain_keputusan
from laporan.domain.hangat_keputusan import hangatkan_nanti
from laporan.domain.isi_keputusan import LEMBAR_KEPUTUSAN, menetapkan_bawaan
from laporan.domain.keputusan_berlaku import HIDUP
from laporan.domain.naskah_templat import isi_templat
from laporan.domain.susunan_naskah import Susunan, rata
from laporan.domain.tempel_naskah import tautkan
from laporan.domain.templat_keputusan import Templat
from laporan.enums import JenisKeputusan, SifatKeputusan, StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain import tulis
from organisasi.domain.kunci import sudah_dikirim
from organisasi.domain.pengaturan import pengaturan
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan

BANYAK_LEMBAR = 10  # from so many sheets on the lampiran begins with a table of contents
SUDAH_ADA_DRAF = "Dokumen ini sudah mempunyai draf keputusan: “{}”. Lanjutkan draf itu, atau buang dulu."
PERLU_ASAL = "Pilih keputusan yang diubah atau dicabut."
TANPA_ASAL = "Penetapan baru tidak mengubah atau mencabut keputusan lain. Pilih sifatnya, atau kosongkan isian ini."
ASAL_LAIN = "Keputusan yang diubah atau dicabut harus keputusan perangkat daerah ini yang masih berlaku."
SIFAT_LAIN = "Templat ini untuk “{}”. Pilih templat yang sesuai dengan sifat keputusannya."
MASIH_DRAF = "Keputusan ini sendiri masih draf; ubah langsung naskahnya."
TERMASUK = {satu: {satu, JenisKeputusan.IKU_IKI} for satu in JenisKeputusan} | {
    JenisKeputusan.IKU_IKI: set(JenisKeputusan)
}
DISALIN = (
    "instansi",
    "penetapan",
    "jenis",
    "tahun",
    "tempat",
    "jabatan_penetap",
    "tentang",
    "rahmat",
    "sampul",
    "menetapkan",
    "penandatangan",
    "jabatan_penandatangan",
    "lampiran_kepala",
    "lampiran_nomor",
    "lampiran_tanggal",
    "lampiran_tentang",
    "lampiran_catatan",
    "sifat",
    "asal",
    "atas_nama",
    "untuk_beliau",
    "kertas",
    "arah_lampiran",
    "kolom",
    "dengan_qr",
    "dengan_daftar_isi",
    "dengan_matriks",
)


@utuh
def rancang(
    *,
    oleh,
    penetapan: Penetapan,
    templat: Templat | str,
    sifat: str = "",
    asal: Keputusan | None = None,
    kunci_kirim: UUID | None = None,
) -> Keputusan:
    """A draft decree for a document, its words from a template (or its key). A page sent twice gives the same draft.

    sifat: by default that of the template. asal: the decree it changes or revokes, in force, of the same instansi.
    Raises Ditolak, IsianSalah by field, SalahStatus when the document has an open draft of that kind.
    """
    instansi = penetapan.instansi
    pastikan(oleh, "isi_data", instansi)
    if ada := sudah_dikirim(Keputusan, instansi, kunci_kirim):
        return ada
    tulis.kunci(instansi)
    templat = templat_keputusan.ambil(templat) if isinstance(templat, str) else templat
    if sifat and sifat != templat.sifat:
        raise IsianSalah({"templat": SIFAT_LAIN.format(templat.sebutan_sifat)})
    _pastikan_asal(instansi, templat.sifat, asal)
    _pastikan_satu_draf(penetapan, templat.jenis)
    kepala = _kepala(penetapan, templat, asal)
    nilai = isian_templat.nilai_isian(penetapan, Keputusan(**kepala))
    isi, butir = isi_templat(templat, nilai)
    kepala |= isi
    kepala["menetapkan"] = kepala["menetapkan"] or menetapkan_bawaan(Keputusan(**kepala))
    return hangatkan_nanti(
        domain_keputusan.buat(oleh=oleh, butir=butir, tertaut=True, kunci_kirim=kunci_kirim, **kepala)
    )


@utuh
def salin_draf(keputusan: Keputusan, *, oleh, kunci_kirim: UUID | None = None) -> Keputusan:
    """A draft with the words of a decree that is set or imported, without its nomor and tanggal.

    What an imported source printed (labels, heading of the lampiran) goes along, so that its errors stay findings.
    References it typed become links where the printed labels name one item.
    """
    pastikan(oleh, "isi_data", keputusan.instansi)
    if ada := sudah_dikirim(Keputusan, keputusan.instansi, kunci_kirim):
        return ada
    tulis.kunci(keputusan.instansi)
    if keputusan.status == StatusKeputusan.DRAF:
        raise SalahStatus(MASIH_DRAF)
    if keputusan.penetapan_id is not None:
        _pastikan_satu_draf(keputusan.penetapan, keputusan.jenis)
    isi = {nama: getattr(keputusan, nama) for nama in DISALIN}
    baru = domain_keputusan.buat(oleh=oleh, kunci_kirim=kunci_kirim, **isi)
    domain_keputusan.tulis_butir(baru, _salinan(susunan_naskah.baca(keputusan)), oleh=oleh)
    return hangatkan_nanti(baru)


def _salinan(lama: Susunan) -> Susunan:
    """The same items under new keys."""
    baru = susunan_naskah.kunci_baru(lama)
    label = {satu.kunci: satu.label_sumber for isi in baru.bagian.values() for satu, _ in rata(isi)}
    return tautkan(baru, label if any(label.values()) else None)


def _pastikan_asal(instansi, sifat: str, asal: Keputusan | None) -> None:
    if sifat == SifatKeputusan.BARU:
        if asal is not None:
            raise IsianSalah({"asal": TANPA_ASAL})
        return
    if asal is None:
        raise IsianSalah({"asal": PERLU_ASAL})
    terkini = tulis.kunci(asal)
    if terkini.instansi_id != instansi.pk or terkini.status not in HIDUP:
        raise IsianSalah({"asal": ASAL_LAIN})


def _pastikan_satu_draf(penetapan: Penetapan, jenis: str) -> None:
    """One open draft of a kind; IKU and IKI may be set by a decree each."""
    terbuka = Keputusan.objects.filter(penetapan=penetapan, status=StatusKeputusan.DRAF, jenis__in=TERMASUK[jenis])
    if ada := terbuka.first():
        raise SalahStatus(SUDAH_ADA_DRAF.format(" ".join(ada.tentang.split())))


def _kepala(penetapan: Penetapan, templat: Templat, asal: Keputusan | None) -> dict:
    """What a draft begins with besides its words."""
    instansi = penetapan.instansi
    diatur = pengaturan(instansi.pemda)
    jenis = LEMBAR_KEPUTUSAN.get(templat.jenis)
    lembar = penetapan.lembar.filter(jenis__in=jenis) if jenis else penetapan.lembar.all()
    isi = {
        "instansi": instansi,
        "penetapan": penetapan,
        "jenis": templat.jenis,
        "sifat": templat.sifat,
        "asal": asal,
        "tahun": timezone.localdate().year,
        "tempat": instansi.pemda.ibukota,
        "jabatan_penetap": isian_templat.jabatan_kepala(instansi),
        "kertas": diatur.kertas,
        "dengan_qr": diatur.qr_dokumen,
        "dengan_daftar_isi": lembar.count() >= BANYAK_LEMBAR,
    }
    return isi | {"penandatangan": _kepala_kini(Keputusan(**isi))}


def _kepala_kini(keputusan: Keputusan):
    """Who leads the instansi today; None when nobody is known."""
    calon = penandatangan.calon(keputusan)
    utama = next((satu for satu in calon if satu.kepala and satu.pemangku.instansi_id == keputusan.instansi_id), None)
    return utama.pejabat if utama else None
