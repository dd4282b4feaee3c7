"""Background jobs of laporan: printing a document."""

from laporan.domain.cetak import LANGKAH, cetak
from laporan.domain.siap_cetak import pastikan_dapat_dicetak
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.models import Pekerjaan


@jenis_pekerjaan("cetak", judul="Cetak dokumen")
def cetak_dokumen(pekerjaan, lapor) -> BerkasBaru:
    """Parameters: jenis (JenisDokumen), tahun, and where wanted triwulan, kertas, saring (kind of OPD) and objek (the
    pk of one decree or report); the instansi is the job's own, none for a document of the whole pemda."""
    pilihan = pekerjaan.parameter
    oleh = pelaku_dari(pekerjaan)
    nama, hasil = cetak(
        jenis=pilihan["jenis"],
        instansi=pekerjaan.instansi,
        tahun=pilihan["tahun"],
        triwulan=pilihan.get("triwulan", 0),
        objek=pilihan.get("objek"),
        saring=pilihan.get("saring", ""),
        kertas=pilihan.get("kertas", "f4"),
        oleh=oleh,
        lapor=lapor,
    )
    lapor(LANGKAH, LANGKAH, f"Menyimpan {hasil.halaman} halaman")
    lapor.penutup()
    jejak.catat(
        oleh=oleh, tindakan=Tindakan.CETAK, objek=pekerjaan.instansi or pekerjaan, perubahan={"berkas": (None, nama)}
    )
    return BerkasBaru(nama, hasil.isi, "application/pdf", pekerjaan.instansi)


def antrekan_cetak(
    *, oleh, jenis: str, instansi, tahun: int, triwulan: int = 0, objek: int | None = None, saring: str = ""
) -> Pekerjaan:
    """Queue one document for the actor; what cannot be printed is refused at once, with its sentence."""
    parameter = {"jenis": jenis, "tahun": tahun, "triwulan": triwulan, "objek": objek} | (
        {"saring": saring} if saring else {}
    )
    siap = pastikan_dapat_dicetak(oleh=oleh, instansi=instansi, **parameter)
    return antrekan(
        oleh=oleh,
        jenis="cetak",
        kunci=f"cetak:{jenis}:{instansi.pk if instansi else ''}:{tahun}:{triwulan}:{objek or saring}",
        parameter=parameter,
        instansi=instansi,
        judul=siap.judul,
    )
