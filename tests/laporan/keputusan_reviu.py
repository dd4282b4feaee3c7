"""Decrees complete enough for people to set them, also of a review; call inside `pabrik.dalam`."""

from datetime import date

from laporan.domain import keputusan as domain
from laporan.domain.alur import keputusan as alur
from laporan.domain.isi_keputusan import menetapkan_bawaan
from laporan.domain.nomori import nomori
from laporan.models import Keputusan
from organisasi.domain import tulis
from organisasi.models import Pejabat, PemangkuJabatan
from tests import pabrik

PENETAP = "KEPALA DINAS KESEHATAN"
TENTANG = "INDIKATOR KINERJA UTAMA DAN INDIKATOR KINERJA INDIVIDU DINAS KESEHATAN"
UNDANG = (
    "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Republik "
    "Indonesia Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421);"
)


def kepala(instansi) -> Pejabat:
    """The head of the instansi since long ago; made once."""
    ada = Pejabat.objects.filter(kunci="kepala-dinas").first()
    if ada is not None:
        return ada
    pejabat = pabrik.pejabat("dr. Siti Aminah", kunci="kepala-dinas", pangkat="Pembina", nip="197001011995032001")
    jabatan = pabrik.jabatan(instansi, "Kepala Dinas Kesehatan", jenis="pimpinan")
    pabrik._buat(PemangkuJabatan, pejabat=pejabat, instansi=instansi, jabatan=jabatan, mulai=date(2015, 1, 1))
    return pejabat


def draf(instansi, penetapan, *, asal: Keputusan | None = None, sifat: str = "baru", **lain) -> Keputusan:
    """A draft without a blocking finding, still without nomor."""
    isi = {
        "tahun": 2024,
        "tentang": TENTANG,
        "jabatan_penetap": PENETAP,
        "tempat": "Magetan",
        "penandatangan": kepala(instansi),
        "jabatan_penandatangan": PENETAP,
    } | lain
    baru = domain.buat(
        oleh=pabrik.mesin(),
        instansi=instansi,
        penetapan=penetapan,
        sifat=sifat,
        asal=asal,
        butir=_butir(asal, sifat),
        **isi,
    )
    return tulis.ubah(baru, oleh=pabrik.mesin(), menetapkan=menetapkan_bawaan(baru))


def _butir(asal: Keputusan | None, sifat: str) -> dict:
    judul = "Indikator Kinerja Utama dan Indikator Kinerja Individu Dinas Kesehatan"
    diktum = [
        f"Menetapkan {judul} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari "
        "Keputusan ini."
    ]
    if asal is not None:
        kata = "diubah dengan Keputusan ini" if sifat == "perubahan" else "dicabut dan dinyatakan tidak berlaku"
        diktum.append(f"Keputusan Kepala Dinas Kesehatan Nomor {asal.nomor} tentang {judul} {kata}.")
    diktum.append("Keputusan ini mulai berlaku pada tanggal ditetapkan.")
    menimbang = [
        "bahwa untuk mengukur keberhasilan perangkat daerah diperlukan indikator kinerja;",
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Kepala Dinas "
        f"Kesehatan tentang {judul};",
    ]
    semua = {"menimbang": menimbang, "mengingat": [UNDANG], "diktum": diktum}
    return {bagian: [{"isi": isi} for isi in daftar] for bagian, daftar in semua.items()}


def bernomor(keputusan: Keputusan, nomor: str = "1 TAHUN 2024", tanggal: date = date(2024, 3, 1)) -> Keputusan:
    return nomori(keputusan, oleh=pabrik.mesin(), nomor=nomor, tanggal=tanggal)


def berlaku(instansi, penetapan, nomor: str = "1 TAHUN 2024", tanggal: date = date(2024, 3, 1), *, oleh=None, **lain):
    """Put in force as people do it, with everything that follows."""
    keputusan = bernomor(draf(instansi, penetapan, **lain), nomor, tanggal)
    return alur.jalankan(keputusan, "berlakukan", oleh=oleh or pabrik.mesin())
