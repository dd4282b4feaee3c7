"""Who signs a decree: candidates at its date, the choice, and the block as it is printed.

The title keeps the jabatan (KEPUTUSAN KEPALA …); only the signature says "Plt." or "Plh.". Signing for the kepala
daerah reads "a.n. BUPATI …" above the own jabatan; a third below "u.b." of the second.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from kinerja.qr import qr_svg
from kinerja.tanggal import tulis_tanggal
from laporan.domain import unsur
from laporan.domain.kode_verifikasi import alamat
from laporan.domain.sebutan_keputusan import hari_acuan
from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain import tulis
from organisasi.enums import JenisInstansi, JenisJabatan, JenisPemangku
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Instansi, Pejabat, PemangkuJabatan
from organisasi.permissions import pastikan

RUANG_TTE = "Tempat tanda tangan elektronik"  # the mark is put over it when it is signed
JANGKAR_TTE = "tanda-tangan"
_AWALAN = re.compile(r"^\s*(?:plt|plh|pj)\.?\s+", re.IGNORECASE)
_WAKIL = re.compile(r"^\s*(?:a\.?\s?n\.?|u\.?\s?b\.?)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Calon:
    """One who may sign at that date. `kepala`: leads the instansi."""

    pemangku: PemangkuJabatan
    kepala: bool

    @property
    def pejabat(self) -> Pejabat:
        return self.pemangku.pejabat

    @property
    def jabatan(self) -> str:
        """ "Plt. Kepala Dinas Kesehatan"."""
        return f"{awalan(self.pemangku)} {self.pemangku.sebutan}".strip()


def calon(keputusan: Keputusan, tanggal: date | None = None) -> list[Calon]:
    """Who holds a jabatan of the instansi at that date (its own date, else today): heads first; one query.

    Of a Bagian also those of the Setda above it; of a decree of the kepala daerah those of every Setda.
    """
    semua = PemangkuJabatan.objects.filter(_lingkup(keputusan)).filter(_pada(tanggal or hari_acuan(keputusan)))
    semua = semua.select_related("pejabat", "jabatan", "instansi").order_by(*unsur.TERBARU)
    daftar = [Calon(satu, _memimpin(satu)) for satu in semua]
    return sorted(daftar, key=lambda c: (not c.kepala, c.pemangku.instansi_id != keputusan.instansi_id))


@transaction.atomic
def pilih(
    keputusan: Keputusan,
    *,
    oleh,
    versi: int | None = None,
    pemangku: PemangkuJabatan | None = None,
    pejabat: Pejabat | None = None,
    jabatan_penandatangan: str = "",
    atas_nama: str = "",
    untuk_beliau: str = "",
) -> Keputusan:
    """Choose who signs: one of `calon` by what is held, or another official of the pemda; neither: nobody yet.

    Without `jabatan_penandatangan` the block has the jabatan of the title, or with a.n. that of the holder.
    """
    pastikan(oleh, "isi_data", keputusan.instansi)
    keputusan = tulis.kunci(keputusan, "instansi__pemda")
    if keputusan.status != StatusKeputusan.DRAF:
        raise SalahStatus("Keputusan ini sudah berlaku; penanda tangannya tidak dapat diubah.")
    wakil, beliau = (_WAKIL.sub("", " ".join(teks.split())) for teks in (atas_nama, untuk_beliau))
    if beliau and not wakil:
        raise IsianSalah({"atas_nama": "u.b. dipakai di bawah a.n.; isi juga atas nama siapa."})
    sendiri = _AWALAN.sub("", " ".join(jabatan_penandatangan.split()))
    if pemangku is not None:
        _pastikan_calon(keputusan, pemangku)
        pejabat = pemangku.pejabat
        sendiri = sendiri or _jabatan_pilihan(keputusan, pemangku, wakil)
    isi = {"penandatangan": pejabat, "jabatan_penandatangan": sendiri, "atas_nama": wakil, "untuk_beliau": beliau}
    return tulis.ubah(keputusan, oleh=oleh, versi=versi, dipegang=True, **isi)


def blok(keputusan: Keputusan) -> unsur.TandaTangan:
    """The signature block of the body, as printed at its date; what is not known stays blank."""
    orang, dipangku = keputusan.penandatangan, pangku(keputusan)
    wakil, beliau = (_baris_wakil(teks) for teks in (keputusan.atas_nama, keputusan.untuk_beliau))
    bawaan = (dipangku.sebutan.upper() if dipangku else "") if wakil else keputusan.jabatan_penetap
    sendiri = _AWALAN.sub("", keputusan.jabatan_penandatangan or bawaan).strip().rstrip(",")
    if depan := awalan(dipangku) if dipangku else _tertulis(keputusan.jabatan_penandatangan):
        sendiri = f"{depan} {sendiri}"
    return unsur.TandaTangan(
        jabatan=unsur.baris_jabatan(sendiri, unsur.LEBAR_TANDA_TANGAN),
        nama=orang.nama if orang else "",
        pangkat=orang.pangkat if orang else "",
        nip=orang.nip if orang else "",
        cara="penetapan",
        tempat=keputusan.tempat or keputusan.instansi.pemda.ibukota,
        tanggal=unsur.tanggal_teks(keputusan.tanggal),
        atas_nama=wakil,
        untuk_beliau=beliau,
        **_ruang_tte(keputusan),
    )


def _ruang_tte(keputusan: Keputusan) -> dict:
    """The place of the electronic mark, where the installation has a provider; its QR once the decree has a code."""
    if not settings.TTE_PENYEDIA:
        return {}
    tujuan = alamat(keputusan)
    lain = {"qr": qr_svg(tujuan), "tautan": f"{tujuan}#{JANGKAR_TTE}"} if tujuan else {}
    return {"elektronik": RUANG_TTE} | lain


def blok_lampiran(tubuh: unsur.TandaTangan) -> unsur.TandaTangan:
    """The same block under a lampiran: without place and date; one electronic mark is enough."""
    return replace(tanpa_ruang_tte(tubuh), cara="", tempat="", tanggal="")


def tanpa_ruang_tte(tubuh: unsur.TandaTangan) -> unsur.TandaTangan:
    """The same block of a decree that nobody will sign electronically."""
    return replace(tubuh, elektronik="", qr="", tautan="")


def pangku(keputusan: Keputusan) -> PemangkuJabatan | None:
    """What the signatory holds at the date of the decree: the jabatan that the block names, else the leading one."""
    if keputusan.penandatangan_id is None:
        return None
    milik = PemangkuJabatan.objects.filter(_pada(hari_acuan(keputusan)), pejabat=keputusan.penandatangan_id)
    daftar = list(milik.select_related("jabatan", "instansi").order_by(*unsur.TERBARU))
    tertulis = _rapi(keputusan.jabatan_penandatangan or keputusan.jabatan_penetap)
    return min(daftar, default=None, key=lambda satu: _jauh(satu, keputusan, tertulis))


def peringatan(keputusan: Keputusan) -> list[str]:
    """Sentences on who signs; none forbids."""
    dipangku = pangku(keputusan)
    hasil = []
    if _AWALAN.match(keputusan.jabatan_penetap):
        hasil.append("Judul keputusan memakai jabatan tanpa Plt. atau Plh.; hanya tanda tangannya yang menyebutnya.")
    if dipangku and dipangku.jenis == JenisPemangku.PLH:
        nama = keputusan.penandatangan.nama
        hasil.append(f"{nama} baru Plh.; penetapan IKU/IKI sebaiknya oleh pejabat definitif atau Plt.")
    if keputusan.penandatangan_id and dipangku is None:
        pada = tulis_tanggal(hari_acuan(keputusan))
        hasil.append(f"{keputusan.penandatangan.nama} tidak tercatat memangku jabatan pada {pada}.")
    return hasil


def milik_kepala_daerah(keputusan: Keputusan) -> bool:
    """Whether the decree is one of the Bupati, Wali Kota or Gubernur."""
    sebutan = keputusan.instansi.pemda.sebutan_kepala.replace(" ", "").casefold()
    return keputusan.jabatan_penetap.replace(" ", "").casefold().startswith(sebutan)


def awalan(pemangku: PemangkuJabatan) -> str:
    """ "Plt.", "Plh." or ""."""
    return "" if pemangku.jenis == JenisPemangku.DEFINITIF else JenisPemangku(pemangku.jenis).label


def _pada(tanggal: date) -> Q:
    return (Q(mulai=None) | Q(mulai__lte=tanggal)) & (Q(selesai=None) | Q(selesai__gte=tanggal))


def _lingkup(keputusan: Keputusan) -> Q:
    instansi: Instansi = keputusan.instansi
    lingkup = Q(instansi=instansi)
    if instansi.jenis == JenisInstansi.BAGIAN and instansi.induk_id:
        lingkup |= Q(instansi=instansi.induk_id)
    return lingkup | Q(instansi__jenis=JenisInstansi.SETDA) if milik_kepala_daerah(keputusan) else lingkup


def _memimpin(pemangku: PemangkuJabatan) -> bool:
    """Holds the jabatan of the head: pimpinan, one without a superior, or one only named (heads have no sheet)."""
    jabatan = pemangku.jabatan
    return jabatan is None or jabatan.jenis == JenisJabatan.PIMPINAN or jabatan.induk_id is None


def _pastikan_calon(keputusan: Keputusan, pemangku: PemangkuJabatan) -> None:
    if pemangku.pk not in {satu.pemangku.pk for satu in calon(keputusan)}:
        pada = tulis_tanggal(hari_acuan(keputusan))
        raise IsianSalah({"pemangku": f"{pemangku.pejabat.nama} tidak memangku jabatan itu pada {pada}."})


def _jabatan_pilihan(keputusan: Keputusan, pemangku: PemangkuJabatan, wakil: str) -> str:
    """What the block names: nothing where it is the jabatan of the title, which then follows it."""
    sendiri = not wakil and _memimpin(pemangku) and pemangku.instansi_id == keputusan.instansi_id
    return "" if sendiri and not milik_kepala_daerah(keputusan) else pemangku.sebutan.upper()


def _jauh(pemangku: PemangkuJabatan, keputusan: Keputusan, tertulis: str) -> tuple:
    """The nearer to what the block names, the smaller; equals stay newest first."""
    milik = pemangku.instansi_id == keputusan.instansi_id
    return _rapi(pemangku.sebutan) != tertulis, not milik, not _memimpin(pemangku)


def _baris_wakil(teks: str) -> tuple[str, ...]:
    """Lines of whom is signed for, without the "a.n." or "u.b." that the block writes itself."""
    return unsur.baris_jabatan(_WAKIL.sub("", teks).rstrip(", "), unsur.LEBAR_TANDA_TANGAN)


def _tertulis(jabatan: str) -> str:
    """ "Plt." where it was typed and no holding says it."""
    cocok = _AWALAN.match(jabatan)
    return f"{cocok[0].strip().rstrip('.').capitalize()}." if cocok else ""


def _rapi(jabatan: str) -> str:
    return " ".join(_AWALAN.sub("", jabatan).split()).rstrip(",").casefold()
