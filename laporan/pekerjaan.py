"""Background jobs of laporan: printing a document, making the files of a decree in force."""

import laporan.pekerjaan_ekspor
import laporan.pekerjaan_impor
import laporan.pekerjaan_kompilasi
import laporan.pekerjaan_pindahan
import laporan.pekerjaan_uji  # noqa: F401  its kinds of jobs
from kinerja.docx import JENIS_MIME, HasilDocx
from kinerja.pdf import HasilPdf
from kinerja.spreadsheet import MIME_XLSX
from laporan.domain import terbitan_keputusan as terbitan
from laporan.domain.alur.keputusan import TERBITKAN
from laporan.domain.cetak import LANGKAH, cetak
from laporan.domain.cetak_hangat import hangatkan_keputusan
from laporan.domain.format_cetak import pastikan_format
from laporan.domain.hangat_keputusan import HANGATKAN, hangatkan_draf
from laporan.domain.isi_pk import bekukan_pk
from laporan.domain.lkjip import terbitan as terbitan_lkjip
from laporan.domain.siap_cetak import pastikan_dapat_dicetak
from laporan.exporters.tabel import HasilXlsx
from laporan.exporters.tabel_csv import HasilCsv
from laporan.models import Keputusan, Lkjip
from organisasi.alur import dalam_peralihan, sesudah_peralihan
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.models import Pekerjaan

PDF = "application/pdf"
WUJUD = {HasilPdf: (PDF, ""), HasilDocx: (JENIS_MIME, "dokumen Word"), HasilXlsx: (MIME_XLSX, "tabel Excel")}
NAMA_FORMAT = {"docx": "Word", "xlsx": "Excel", "csv": "CSV"}


@jenis_pekerjaan("cetak", judul="Cetak dokumen", isi_kini=True)
def cetak_dokumen(pekerjaan, lapor) -> BerkasBaru:
    """Parameters: jenis (JenisDokumen), tahun, and where wanted triwulan, kertas, format (cetak.FORMAT), saring (kind
    of OPD) and objek (the pk of one decree or report); the instansi is the job's own, none for a document of the whole
    pemda."""
    pilihan = pekerjaan.parameter
    oleh = pelaku_dari(pekerjaan)
    nama, hasil = cetak(
        jenis=pilihan["jenis"],
        instansi=pekerjaan.instansi,
        tahun=pilihan["tahun"],
        triwulan=pilihan.get("triwulan", 0),
        objek=pilihan.get("objek"),
        saring=pilihan.get("saring", ""),
        kertas=pilihan.get("kertas", ""),
        format=pilihan.get("format", "pdf"),
        oleh=oleh,
        lapor=lapor,
    )
    mime, wujud = (hasil.jenis_mime, "tabel CSV") if isinstance(hasil, HasilCsv) else WUJUD[type(hasil)]
    lapor(LANGKAH, LANGKAH, f"Menyimpan {f'{hasil.halaman} halaman' if mime == PDF else wujud}")
    lapor.penutup()
    jejak.catat(
        oleh=oleh, tindakan=Tindakan.CETAK, objek=pekerjaan.instansi or pekerjaan, perubahan={"berkas": (None, nama)}
    )
    return BerkasBaru(nama, hasil.isi, mime, pekerjaan.instansi)


@jenis_pekerjaan(TERBITKAN, judul="Berkas keputusan")
def terbitkan_keputusan(pekerjaan, lapor) -> None:
    """Parameter: keputusan (pk of a decree in force). Makes the files that are missing; run again, it goes on with
    what is still missing, so that a killed worker leaves nothing half done."""
    oleh = pelaku_dari(pekerjaan)
    milik = Keputusan.objects.select_related("instansi__pemda", "penetapan__instansi", "penandatangan")
    keputusan = milik.get(pk=pekerjaan.parameter["keputusan"])
    beku, baru = terbitan.isi_beku(keputusan), []
    for jenis in terbitan.kurang(keputusan):
        baru.append((jenis, *terbitan.buat_isi(keputusan, jenis, oleh=oleh, lapor=lapor)))
    lapor.penutup()
    for jenis, nama, isi in baru:
        terbitan.simpan(keputusan, oleh=oleh, jenis=jenis, nama=nama, isi=isi, beku=beku)


@jenis_pekerjaan(terbitan_lkjip.TERBITKAN, judul="Berkas LKjIP", bertahap=True)
def terbitkan_lkjip(pekerjaan, lapor) -> None:
    """Parameter: lkjip (pk of a signed report). Each file is stored as soon as it is made, so that a killed worker
    goes on with what is still missing."""
    oleh = pelaku_dari(pekerjaan)
    milik = Lkjip.objects.select_related("instansi__pemda", "penandatangan")
    lkjip = milik.get(pk=pekerjaan.parameter["lkjip"])
    beku = terbitan_lkjip.isi_beku(lkjip)
    for jenis in terbitan_lkjip.kurang(lkjip):
        nama, isi, mime = terbitan_lkjip.buat_isi(lkjip, jenis, oleh=oleh, lapor=lapor)
        terbitan_lkjip.simpan(lkjip, oleh=oleh, jenis=jenis, nama=nama, isi=isi, mime=mime, beku=beku)


@jenis_pekerjaan(HANGATKAN, judul="Menyiapkan lembar keputusan", prioritas=-50)
def hangatkan(pekerjaan, lapor) -> None:
    """Parameter: keputusan (pk of a draft)."""
    hangatkan_keputusan(pekerjaan.parameter["keputusan"], oleh=pelaku_dari(pekerjaan), lapor=lapor)


@sesudah_peralihan
def hangatkan_yang_disetujui(mesin: str, objek, peralihan, oleh) -> None:
    """Sheets that were approved or verified are rendered ahead, for the draft decrees that set them."""
    if mesin in ("lembar", "dokumen") and peralihan.tindakan in (Tindakan.SETUJUI, Tindakan.VERIFIKASI):
        hangatkan_draf(oleh.pemda, objek.pk if mesin == "dokumen" else objek.penetapan_id)


@dalam_peralihan
def bekukan_yang_ditandatangani(mesin: str, objek, peralihan, oleh) -> None:
    """A PK is signed together with its content: from then on it is read as it was."""
    if mesin == "pk" and peralihan.tindakan == Tindakan.TANDATANGANI:
        bekukan_pk(objek, oleh=oleh)


def antrekan_cetak(
    *,
    oleh,
    jenis: str,
    instansi,
    tahun: int,
    triwulan: int = 0,
    objek: int | None = None,
    saring: str = "",
    format: str = "pdf",
) -> Pekerjaan:
    """Queue one document for the actor; what cannot be printed is refused at once, with its sentence."""
    pastikan_format(jenis, format)
    parameter = {"jenis": jenis, "tahun": tahun, "triwulan": triwulan, "objek": objek} | (
        {"saring": saring} if saring else {}
    )
    siap = pastikan_dapat_dicetak(oleh=oleh, instansi=instansi, **parameter)
    lain = {"format": format} if format != "pdf" else {}
    return antrekan(
        oleh=oleh,
        jenis="cetak",
        kunci=":".join(
            map(
                str,
                ("cetak", jenis, instansi.pk if instansi else "", tahun, triwulan, objek or saring, *lain.values()),
            )
        ),
        parameter=parameter | lain,
        instansi=instansi,
        judul=f"{siap.judul} ({NAMA_FORMAT[format]})" if lain else siap.judul,
    )
