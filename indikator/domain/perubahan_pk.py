"""PK perubahan: a numbered version of a signed PK, with its basis and reason; in force once it is signed."""

from uuid import UUID

from indikator.domain import pk, rencana_aksi
from indikator.domain.anggaran_pk import muat as muat_anggaran
from indikator.domain.baris_pk import muat as muat_baris
from indikator.domain.baris_pk import sumber_pk
from indikator.domain.pihak_pk import hari_tahun, kolom_pihak, para_pihak, sendirian
from indikator.enums import PK_BERLAKU, DasarPerubahanPK, StatusPK
from indikator.models import PerjanjianKinerja
from organisasi.domain import tulis
from organisasi.domain.kunci import sudah_dikirim
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

WARISAN = ("pernyataan", "rencana_bulanan")


@utuh
def ubah_versi(
    *,
    oleh,
    asal: PerjanjianKinerja,
    dasar_perubahan: str,
    alasan_perubahan: str,
    berlaku_mulai_triwulan: int,
    kunci_kirim: UUID | None = None,
) -> PerjanjianKinerja:
    """The next version as a draft with lines, budget and rencana aksi of the signed one; of each line the row in force
    today, and the parties of today where such are recorded. Raises Ditolak, SalahStatus, IsianSalah.
    """
    pastikan(oleh, "isi_data", asal.instansi)
    if ada := sudah_dikirim(PerjanjianKinerja, asal.instansi, kunci_kirim):
        return ada
    asal = tulis.kunci(
        asal, "instansi__pemda", "instansi__induk", "jabatan__induk", "pejabat_pertama", "pejabat_kedua"
    )
    if kalimat := halangan(asal):
        raise SalahStatus(kalimat)
    if not alasan_perubahan.strip():
        raise IsianSalah({"alasan_perubahan": "Tuliskan alasan perubahannya."})
    pk.periksa_mulai(berlaku_mulai_triwulan, asal)
    baru = pk.buat(
        oleh=oleh,
        instansi=asal.instansi,
        tahun=asal.tahun,
        jabatan=asal.jabatan,
        versi_ke=asal.versi_ke + 1,
        asal=asal,
        baris=_baris(asal),
        anggaran=_anggaran(asal),
        dasar_perubahan=DasarPerubahanPK(dasar_perubahan),
        alasan_perubahan=alasan_perubahan.strip(),
        berlaku_mulai_triwulan=berlaku_mulai_triwulan,
        kunci_kirim=kunci_kirim,
        tempat=asal.tempat or asal.instansi.pemda.ibukota,
        **{nama: getattr(asal, nama) for nama in WARISAN},
        **_pihak(asal),
    )
    rencana_aksi.salin_dari(oleh=oleh, dari=asal, ke=baru)
    return baru


def halangan(perjanjian: PerjanjianKinerja) -> str:
    """Why no version can follow this one now, "" when one can."""
    if perjanjian.status not in PK_BERLAKU:
        return "Perjanjian kinerja ini belum ditandatangani; ubah langsung drafnya."
    if lanjut := pk.sekeluarga(perjanjian).filter(versi_ke__gt=perjanjian.versi_ke).order_by("versi_ke").first():
        return f"Sudah ada versi {lanjut.versi_ke} ({lanjut.get_status_display().lower()}) dari perjanjian ini."
    return ""


def dapat_diubah(pelaku, perjanjian: PerjanjianKinerja) -> bool:
    """Whether the page offers to begin a PK perubahan."""
    milik = perjanjian.status in PK_BERLAKU and boleh(pelaku, "isi_data", perjanjian.instansi)
    return milik and not halangan(perjanjian)


def gantikan_lama(perjanjian: PerjanjianKinerja, *, oleh) -> None:
    """Signing a version says of the signed ones before it that they are changed."""
    lama = pk.sekeluarga(perjanjian).filter(status=StatusPK.DITANDATANGANI, versi_ke__lt=perjanjian.versi_ke)
    for satu in lama:
        tulis.ubah(satu, oleh=oleh, tindakan=Tindakan.NYATAKAN_DIUBAH, status=StatusPK.DIUBAH)


def _baris(asal: PerjanjianKinerja) -> list[tuple]:
    """Its lines by the rows of the sheet in force; a row that is no longer there stays the old one."""
    kini = {satu.indikator.silsilah: satu.indikator for satu in sumber_pk(asal)}
    return [(kini.get(satu.indikator.silsilah, satu.indikator), satu.teks) for satu in muat_baris(asal)]


def _anggaran(asal: PerjanjianKinerja) -> list[dict]:
    kolom = ("nama", "jumlah", "keterangan", "program", "kegiatan")
    return [{nama: getattr(satu, nama) for nama in kolom} for satu in muat_anggaran(asal)]


def _pihak(asal: PerjanjianKinerja) -> dict:
    """Parties of today; where nobody is recorded for a side, those of the version before."""
    baru = kolom_pihak(*para_pihak(asal.instansi, asal.jabatan, hari_tahun(asal.tahun)))
    for ke in ("pertama", "kedua"):
        if baru.get(f"pejabat_{ke}") is None and not (ke == "kedua" and sendirian(asal)):
            kolom = (f"{satu}_{ke}" for satu in ("pihak", "jabatan", "pejabat"))
            baru |= {nama: nilai for nama in kolom if (nilai := getattr(asal, nama)) or nama not in baru}
    return baru
