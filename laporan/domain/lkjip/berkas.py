"""Files of a LKjIP as pages list them, the scan of the signed paper, and who may download what belongs to a report.

Made here: PDF, Word, tables (laporan.domain.lkjip.terbitan). A replaced file stays stored for the audit, and so do
those of an earlier signing, of a report that was opened again: each file knows which frozen content was signed.
"""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.domain.lkjip.terbitan import isi_beku
from laporan.enums import LKJIP_BEKU, JenisBerkasLkjip, JenisDokumen
from laporan.models import BerkasLkjip, Cuplikan, Lkjip
from organisasi.domain import isi_berkas, tulis, unggahan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas
from organisasi.permissions import boleh, pastikan

PINDAIAN = JenisBerkasLkjip.PINDAIAN
PUBLIK = (JenisBerkasLkjip.CETAK, JenisBerkasLkjip.TABEL, PINDAIAN)  # what everybody may have of a published report


@dataclass(frozen=True)
class BerkasTampil:
    """One file as a page lists it. `sidik`: its sha256."""

    jenis: str
    sebutan: str
    berkas: Berkas
    sidik: str


def daftar(lkjip: Lkjip) -> list[BerkasTampil]:
    """The files of the present frozen content, of each kind the last; one query, none before it is signed."""
    if lkjip.status not in LKJIP_BEKU:
        return []
    beku = Cuplikan.objects.filter(jenis=JenisDokumen.LKJIP, objek_id=lkjip.pk).values("pk")[:1]
    milik = BerkasLkjip.objects.filter(lkjip=lkjip, cuplikan=beku).select_related("berkas")
    ada = {satu.jenis: satu.berkas for satu in milik.order_by("dibuat", "pk")}
    return [
        BerkasTampil(jenis, jenis.label, ada[jenis], ada[jenis].sha256) for jenis in JenisBerkasLkjip if jenis in ada
    ]


@transaction.atomic
def unggah_pindaian(lkjip: Lkjip, *, oleh, nama: str, isi: bytes) -> BerkasLkjip:
    """The scan of the signed paper: a PDF, judged by its content. Raises IsianSalah naming `berkas`, SalahStatus."""
    pastikan(oleh, "kelola_berkas_lkjip", lkjip.instansi)
    if not nama.lower().endswith(".pdf"):
        raise IsianSalah({"berkas": "Pindaian naskah harus PDF. Simpan hasil pindaian sebagai PDF."})
    jenis, sidik = isi_berkas.periksa(nama, isi, (isi_berkas.PDF,)), hashlib.sha256(isi).hexdigest()
    terkini = tulis.kunci(lkjip, "instansi")  # not while the file is looked at: other writers would wait
    if terkini.status not in LKJIP_BEKU:
        raise SalahStatus("LKjIP ini belum ditandatangani. Pindaian naskah bertanda tangan dipasang sesudahnya.")
    nilai = {"lkjip": terkini, "jenis": PINDAIAN, "cuplikan": isi_beku(terkini)}
    if lama := BerkasLkjip.objects.filter(**nilai, berkas__sha256=sidik).first():
        return lama  # the same file sent twice
    berkas = unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=terkini.instansi)
    return tulis.buat(BerkasLkjip, oleh=oleh, rincian={"sidik_jari": sidik}, berkas=berkas, **nilai)


def boleh_pindai(pelaku, lkjip: Lkjip) -> bool:
    """Whether the page offers the upload of a scan."""
    return lkjip.status in LKJIP_BEKU and boleh(pelaku, "kelola_berkas_lkjip", lkjip.instansi)


def boleh_unduh(pelaku, berkas: Berkas) -> bool | None:
    """Whether the reader may download a file of a report or of its review; None: it is none."""
    milik = Lkjip.objects.filter(Q(berkas__berkas=berkas) | Q(reviu__berkas=berkas))
    lkjip = milik.select_related("instansi__pemda").first()
    if lkjip is None:
        return None
    try:
        pastikan_terlihat(pelaku, lkjip)
    except Ditolak:
        return False
    return True
