"""Files of a decree: PDF and archive PDF made here, the scan of the signed paper, the electronically signed PDF.

Whoever may see the decree may download them, nobody else (laporan.berkas). They are never swept: a row of
BerkasKeputusan holds its Berkas, and a replaced one stays stored for the audit.
"""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from laporan.domain.keputusan import pastikan_terlihat
from laporan.enums import JenisBerkasKeputusan, StatusKeputusan
from laporan.models import BerkasKeputusan, Cuplikan, Keputusan
from organisasi.domain import isi_berkas, tulis, unggahan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas
from organisasi.permissions import boleh, pastikan

PINDAIAN = JenisBerkasKeputusan.PINDAIAN
IZIN = {PINDAIAN: "pasang_pindaian"}  # the others: tetapkan, as by who put the decree in force


@dataclass(frozen=True)
class BerkasTampil:
    """One file as a page lists it. `sidik`: sha256 that the verification page knows it by."""

    jenis: str
    sebutan: str
    berkas: Berkas
    sidik: str


@transaction.atomic
def pasang(keputusan: Keputusan, *, oleh, jenis: str, berkas: Berkas, cuplikan: Cuplikan | None = None):
    """Hang a stored file on the decree as its one file of this kind; an earlier one is named in the audit.

    A scan belongs to a numbered or set decree, the others to a set one. Raises Ditolak, SalahStatus.
    """
    jenis = JenisBerkasKeputusan(jenis)
    pastikan(oleh, IZIN.get(jenis, "tetapkan"), keputusan.instansi)
    keputusan = tulis.kunci(keputusan, "instansi")
    _pastikan_dapat(keputusan, jenis)
    lama = BerkasKeputusan.objects.filter(keputusan=keputusan, jenis=jenis).select_related("berkas").first()
    isi = {"berkas": berkas, "cuplikan": cuplikan}
    if lama is None:
        sidik = {"sidik_jari": berkas.sha256}
        return tulis.buat(BerkasKeputusan, oleh=oleh, rincian=sidik, keputusan=keputusan, jenis=jenis, **isi)
    return tulis.ubah(lama, oleh=oleh, rincian={"sidik_jari": (lama.berkas.sha256, berkas.sha256)}, **isi)


@transaction.atomic
def unggah_pindaian(keputusan: Keputusan, *, oleh, nama: str, isi: bytes) -> BerkasKeputusan:
    """The scan of the signed paper: a PDF, judged by its content. Raises IsianSalah naming `berkas`."""
    pastikan(oleh, IZIN[PINDAIAN], keputusan.instansi)
    if not nama.lower().endswith(".pdf"):
        raise IsianSalah({"berkas": "Pindaian naskah harus PDF. Simpan hasil pindaian sebagai PDF."})
    jenis, sidik = isi_berkas.periksa(nama, isi, (isi_berkas.PDF,)), hashlib.sha256(isi).hexdigest()
    keputusan = tulis.kunci(keputusan, "instansi")  # not while the file is looked at: other writers would wait
    _pastikan_dapat(keputusan, PINDAIAN)
    sama = BerkasKeputusan.objects.filter(keputusan=keputusan, jenis=PINDAIAN, berkas__sha256=sidik).first()
    if sama is not None:
        return sama  # the same file sent twice
    berkas = unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=keputusan.instansi)
    return pasang(keputusan, oleh=oleh, jenis=PINDAIAN, berkas=berkas)


def daftar(keputusan: Keputusan) -> list[BerkasTampil]:
    """Its files, in the order of their kinds; one query."""
    semua = BerkasKeputusan.objects.filter(keputusan=keputusan).select_related("berkas")
    urutan = list(JenisBerkasKeputusan)
    semua = sorted(semua, key=lambda satu: urutan.index(satu.jenis))
    return [BerkasTampil(satu.jenis, satu.get_jenis_display(), satu.berkas, satu.berkas.sha256) for satu in semua]


def boleh_pindai(pelaku, keputusan: Keputusan) -> bool:
    """Whether the page offers the upload of a scan."""
    return _dapat(keputusan, PINDAIAN) and boleh(pelaku, IZIN[PINDAIAN], keputusan.instansi)


def boleh_unduh(pelaku, berkas: Berkas) -> bool | None:
    """Whether the reader may download a file of a decree; None: it is none."""
    milik = Keputusan.objects.filter(berkas__berkas=berkas).select_related("instansi").first()
    if milik is None:
        return None
    return terlihat(pelaku, milik)


def terlihat(pelaku, keputusan: Keputusan) -> bool:
    try:
        pastikan_terlihat(pelaku, keputusan)
    except Ditolak:
        return False
    return True


def _dapat(keputusan: Keputusan, jenis: str) -> bool:
    return keputusan.status != StatusKeputusan.DRAF or (jenis == PINDAIAN and bool(keputusan.nomor))


def _pastikan_dapat(keputusan: Keputusan, jenis: str) -> None:
    if _dapat(keputusan, jenis):
        return
    if jenis == PINDAIAN:
        raise SalahStatus("Keputusan ini belum bernomor. Pindaian naskah bertanda tangan dipasang sesudahnya.")
    raise SalahStatus("Keputusan ini masih draf; berkasnya dibuat sesudah ditetapkan.")
