"""The scan of the signed PK; a replaced one stays stored for the audit, where its fingerprint is."""

import hashlib

from indikator.domain.pk import pastikan_terlihat
from indikator.enums import PK_BERLAKU, StatusPK
from indikator.models import PerjanjianKinerja
from organisasi.domain import isi_berkas, tulis, unggahan
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas
from organisasi.permissions import boleh, pastikan

BOLEH = (StatusPK.TERVERIFIKASI, *PK_BERLAKU)


@utuh
def unggah(*, oleh, perjanjian: PerjanjianKinerja, nama: str, isi: bytes) -> PerjanjianKinerja:
    """Hang the scan on the PK: a PDF, judged by its content. The same file sent twice is stored once.

    Raises Ditolak, SalahStatus, IsianSalah naming `berkas`.
    """
    pastikan(oleh, "isi_data", perjanjian.instansi)
    if not nama.lower().endswith(".pdf"):
        raise IsianSalah({"berkas": "Pindaian naskah harus PDF. Simpan hasil pindaian sebagai PDF."})
    jenis, sidik = isi_berkas.periksa(nama, isi, (isi_berkas.PDF,)), hashlib.sha256(isi).hexdigest()
    perjanjian = tulis.kunci(perjanjian, "instansi", "pindaian")  # not while the file is looked at: others would wait
    if perjanjian.status not in BOLEH:
        raise SalahStatus(
            "Perjanjian kinerja ini belum terverifikasi. Pindaian naskah bertanda tangan dipasang sesudahnya."
        )
    lama = perjanjian.pindaian
    if lama is not None and lama.sha256 == sidik:
        return perjanjian
    berkas = unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=perjanjian.instansi)
    rincian = {"sidik_jari": (lama.sha256 if lama else None, sidik)}
    return tulis.ubah(perjanjian, oleh=oleh, dipegang=True, rincian=rincian, pindaian=berkas)


def dapat_diunggah(pelaku, perjanjian: PerjanjianKinerja) -> bool:
    return perjanjian.status in BOLEH and boleh(pelaku, "isi_data", perjanjian.instansi)


def boleh_unduh(pelaku, berkas: Berkas) -> bool | None:
    """Whether the reader may download a scan: who may see its PK; None: it is none."""
    milik = PerjanjianKinerja.objects.filter(pindaian=berkas).select_related("instansi").first()
    if milik is None:
        return None
    try:
        pastikan_terlihat(pelaku, milik)
    except Ditolak:
        return False
    return True
