"""What the papers of a verification are about: the document of an OPD and year, or its measuring of a triwulan."""

from dataclasses import dataclass, replace

from indikator.domain import dokumen as domain_dokumen
from indikator.domain.realisasi import cari_pengukuran
from indikator.enums import Triwulan
from indikator.models import Penetapan, Pengukuran
from laporan.domain.isi_pengukuran import tanda_tangan_kepala
from laporan.domain.unsur import Kop, TandaTangan, baris_jabatan, susun_kop
from organisasi.enums import JenisInstansi
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi

LEBAR_KOP = 46  # letters of a line of the letterhead on upright paper


@dataclass(frozen=True)
class Objek:
    """Exactly one of `dokumen` and `pengukuran`."""

    instansi: Instansi
    tahun: int
    dokumen: Penetapan | None = None
    pengukuran: Pengukuran | None = None

    @property
    def sebutan(self) -> str:
        """ "Dokumen IKU dan IKI Tahun 2026", "Realisasi Kinerja Triwulan I Tahun 2026"."""
        if self.dokumen:
            return f"Dokumen IKU dan IKI Tahun {self.tahun}"
        triwulan = self.pengukuran.triwulan
        masa = f"{Triwulan(triwulan).label} Tahun {self.tahun}" if triwulan else f"Tahun {self.tahun}"
        return f"Realisasi Kinerja {masa}"

    @property
    def status(self) -> str:
        return (self.dokumen or self.pengukuran).status

    @property
    def diajukan_pada(self):
        return (self.dokumen or self.pengukuran).diajukan_pada


def muat_objek(instansi: Instansi, tahun: int, triwulan: int = 0) -> Objek:
    """The document (triwulan 0) or the measuring; triwulan IV of who measures by the year is that of the year.

    Raises GalatKinerja with what has to be there first.
    """
    if not triwulan:
        dokumen = domain_dokumen.terbaru(instansi, tahun)
        if dokumen is None:
            raise GalatKinerja(
                f"Belum ada dokumen IKU dan IKI {instansi.sebutan} tahun {tahun}: buat dokumennya dulu."
            )
        return Objek(instansi, tahun, dokumen=dokumen)
    ukur = cari_pengukuran(instansi, tahun, triwulan)
    if ukur is None and triwulan == Triwulan.EMPAT:
        ukur = cari_pengukuran(instansi, tahun, Triwulan.TAHUNAN.value)
    if ukur is None:
        masa = f"{Triwulan(triwulan).label} {tahun}"
        raise GalatKinerja(f"Belum ada realisasi {instansi.sebutan} {masa}: isi realisasinya dulu.")
    return Objek(instansi, tahun, pengukuran=ukur)


def bagian_organisasi() -> Instansi | None:
    """The instansi that verifies (the Bagian Organisasi), else the Setda; None: neither."""
    aktif = Instansi.objects.filter(aktif=True).select_related("pemda").order_by("pk")
    bagian = aktif.filter(jenis=JenisInstansi.BAGIAN, nama__icontains="organisasi")
    return bagian.first() or aktif.filter(jenis=JenisInstansi.SETDA).first()


def kop_pemda(pemda, bagian: Instansi | None) -> Kop:
    """The letterhead of who verifies; without such an instansi only the name of the pemda."""
    if bagian is None:
        return Kop((f"Pemerintah {pemda.nama}".upper(),), (), "")
    kop = susun_kop(bagian)
    pecah = (baris_jabatan(satu, LEBAR_KOP) if len(satu) > LEBAR_KOP else (satu,) for satu in kop.baris)
    return replace(kop, baris=tuple(isi for baris in pecah for isi in baris))


def tanda_tangan_bagian(bagian: Instansi | None, tahun: int) -> TandaTangan:
    """The head of who verifies; an unknown name stays a dotted line."""
    if bagian is None:
        return TandaTangan(("Kepala Bagian Organisasi",), "", "", "")
    return tanda_tangan_kepala(bagian, tahun)
