"""The dashboard of one perangkat daerah: sasaran, indicators by triwulan against the target, jabatan, budget."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.domain import sd_triwulan
from indikator.domain.anggaran import IsiAnggaran, rekap_anggaran
from indikator.domain.baris_ukur import BarisUkur, IsiPengukuran
from indikator.domain.efisiensi import IsiEfisiensi, efisiensi_sasaran
from indikator.domain.isi_baris import figur_sd
from indikator.domain.kemajuan import jatuh
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.domain.sd_triwulan import Setahun
from indikator.enums import UKUR_TERVERIFIKASI, Frekuensi, Triwulan
from indikator.models import Realisasi
from kinerja.angka import tulis
from kinerja.grafik import Grafik, Seri
from laporan.domain import tabel_kinerja
from laporan.domain.dasbor import jabatan
from laporan.domain.dasbor.bagian import Bagan, Sel, persen_gambar
from laporan.domain.dasbor.jabatan import BarisJabatan, kontribusi
from laporan.domain.dasbor.serapan import dua_batang
from laporan.domain.dasbor.seri import TitikTahun, bagan_seri, batang_target, seri_tahun
from laporan.domain.dasbor.tren import LAMA
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, persen
from laporan.domain.tabel_anggaran import sel_uang
from organisasi.permissions import boleh

PENDEK = {1: "TW I", 2: "TW II", 3: "TW III", 4: "TW IV"}
KOLOM_TW = (
    Kolom("target", "Triwulan"),
    Kolom("target", "Realisasi s.d."),
    Kolom("target", "Target s.d."),
    Kolom("angka", "Capaian"),
    Kolom("angka", "Kemajuan"),
)
KOLOM_ANGGARAN = (
    Kolom("sasaran", "Sasaran"),
    Kolom("uang", "Pagu (Rp)"),
    Kolom("uang", "Realisasi (Rp)"),
    Kolom("angka", "Serapan"),
)


@dataclass(frozen=True)
class KartuIndikator:
    """One small chart. `ukur` is the row as the page of pengukuran kinerja has it; `antar_tahun`: drawn by years."""

    ukur: BarisUkur
    bagan: Bagan
    antar_tahun: bool = False


@dataclass(frozen=True)
class IsiDasborInstansi:
    instansi: object
    tahun: int
    triwulan: int
    boleh_draf: bool
    isi: IsiPengukuran
    sasaran: tuple[tuple[object, Sel], ...]
    kartu: tuple[KartuIndikator, ...]
    jabatan: tuple[BarisJabatan, ...]
    anggaran: IsiAnggaran
    bagan_anggaran: Bagan
    efisiensi: IsiEfisiensi | None

    @property
    def tabel_sasaran(self) -> Tabel:
        return tabel_kinerja.pengukuran(self.isi)

    @property
    def tabel(self) -> dict[str, Tabel]:
        """Every table of the page but those of the small charts, by its name."""
        semua = (self.tabel_sasaran, self.tabel_jabatan, self.bagan_anggaran.tabel)
        return {satu.kode: satu for satu in semua}

    @property
    def tabel_jabatan(self) -> Tabel:
        return jabatan.tabel(list(self.jabatan))


def susun_instansi(pelaku, instansi, tahun: int, triwulan: int = 0) -> IsiDasborInstansi:
    """A constant number of queries, whatever the OPD holds."""
    draf = boleh(pelaku, "lihat_draf", instansi)
    isi = pengukuran_instansi(instansi, tahun, triwulan, terverifikasi_saja=not draf)
    anggaran = rekap_anggaran(instansi, tahun)
    return IsiDasborInstansi(
        instansi=instansi,
        tahun=tahun,
        triwulan=triwulan,
        boleh_draf=draf,
        isi=isi,
        sasaran=tuple((s, Sel(s.rata, s.kategori, s.sasaran.nama)) for s in isi.sasaran),
        kartu=_kartu(isi, boleh_draf=draf),
        jabatan=tuple(kontribusi(instansi, tahun, triwulan, isi.skala, boleh_draf=draf)),
        anggaran=anggaran,
        bagan_anggaran=_bagan_anggaran(isi, anggaran),
        efisiensi=efisiensi_sasaran(isi),
    )


def _kartu(isi: IsiPengukuran, *, boleh_draf: bool) -> tuple[KartuIndikator, ...]:
    """The measured rows in document order: by triwulan, those due once a year over the years."""
    ukur = [t for b in isi.baris for t in b.terukur]
    if not ukur:
        return ()
    silsilah = [t.indikator.silsilah for t in ukur]
    setahun = sd_triwulan.muat(isi.instansi, isi.tahun, silsilah, [t.indikator for t in ukur])
    seri = seri_tahun(silsilah, isi.tahun, boleh_draf=boleh_draf, lama=LAMA)
    return tuple(_satu_kartu(t, setahun, seri[t.indikator.silsilah], boleh_draf) for t in ukur)


def _satu_kartu(ukur: BarisUkur, setahun: Setahun, seri: list[TitikTahun], boleh_draf: bool) -> KartuIndikator:
    indikator = ukur.indikator
    per_tw = terlihat(setahun, indikator.silsilah, boleh_draf)
    if indikator.frekuensi == Frekuensi.TAHUNAN and not {1, 2, 3} & per_tw.keys():
        return KartuIndikator(ukur, bagan_seri(indikator.nama, seri), antar_tahun=True)
    return KartuIndikator(ukur, bagan_triwulan(indikator, setahun, per_tw))


def terlihat(setahun: Setahun, silsilah, boleh_draf: bool) -> dict[int, Realisasi]:
    """{triwulan: Realisasi} of a row that the reader may see."""
    semua = setahun.realisasi.get(silsilah, {})
    return {tw: r for tw, r in semua.items() if boleh_draf or r.pengukuran.status in UKUR_TERVERIFIKASI}


def bagan_triwulan(indikator, setahun: Setahun, per_tw: dict[int, Realisasi]) -> Bagan:
    """Realisasi to date against target to date, as stored with the capaian of each triwulan."""
    titik_tw, baris = [], []
    for tw, kata in PENDEK.items():
        if not (jatuh(indikator.frekuensi, tw) or tw in per_tw):
            continue
        hitungan = getattr(per_tw.get(tw), "capaian", None)
        acuan = sd_triwulan.acuan(setahun, indikator.silsilah, tw)
        target = hitungan.target_sd if hitungan else acuan.sd.nilai
        teks = hitungan.target_sd_teks if hitungan else sd_triwulan.teks_sd(acuan)
        titik_tw.append((kata, hitungan.nilai_sd if hitungan else None, target))
        baris.append(_baris_tw(tw, per_tw.get(tw), teks))
    ada_angka = any(nilai is not None or target is not None for _, nilai, target in titik_tw)
    grafik = (batang_target(indikator.nama, titik_tw),) if ada_angka else ()
    tabel = Tabel("triwulan", f"Kemajuan triwulan: {indikator.nama}", KOLOM_TW, tuple(baris))
    return Bagan("triwulan", "Per triwulan", grafik, tabel)


def _baris_tw(tw: int, realisasi: Realisasi | None, target: str) -> BarisTabel:
    sd = figur(realisasi)
    nilai, capaian, kemajuan = sd if sd else ("", None, None)
    return BarisTabel(
        (SelTabel(Triwulan(tw).label), ada(nilai), ada(target), persen(capaian), persen(kemajuan)),
    )


def figur(realisasi: Realisasi | None) -> tuple[str, Decimal | None, Decimal | None] | None:
    """(realisasi to date, capaian, kemajuan) as the page of the triwulan prints them."""
    hitungan = getattr(realisasi, "capaian", None) if realisasi else None
    if hitungan is None:
        return None
    sd = figur_sd(hitungan)
    return _sd_teks(sd.nilai, realisasi), hitungan.persen_dibatasi, sd.kemajuan


def _sd_teks(nilai: Decimal | None, realisasi: Realisasi) -> str:
    return realisasi.teks if nilai is None else tulis(nilai, 2, buang_nol=True)


def _bagan_anggaran(isi: IsiPengukuran, anggaran: IsiAnggaran) -> Bagan:
    """Serapan by sasaran beside its capaian; the sum is that of the page of the budget."""
    rata = {s.sasaran.silsilah: s.rata for s in isi.sasaran}
    kelompok = anggaran.per_sasaran
    baris = [BarisTabel((ada(k.judul or "Belum dikaitkan dengan sasaran"), *sel_uang(k.jumlah))) for k in kelompok]
    if anggaran.baris:
        baris.append(BarisTabel((SelTabel("Jumlah"), *sel_uang(anggaran.jumlah)), "jumlah"))
    tabel = Tabel("anggaran", f"Anggaran menurut sasaran tahun {isi.tahun}", KOLOM_ANGGARAN, tuple(baris))
    berkait = [k for k in kelompok if k.kunci is not None]
    capaian = Seri("Capaian", tuple(persen_gambar(_nilai(rata.get(k.kunci.silsilah))) for k in berkait))
    serapan = Seri("Serapan", tuple(persen_gambar(k.jumlah.serapan.persen) for k in berkait), warna="kurang")
    grafik: tuple[Grafik, ...] = ()
    if berkait:
        seri = (serapan,) if isi.triwulan else (capaian, serapan)  # the budget is known for the whole year only
        grafik = (dua_batang("Capaian dan serapan menurut sasaran", tuple(k.judul for k in berkait), seri),)
    return Bagan("anggaran", "Anggaran", grafik, tabel)


def _nilai(rata) -> Decimal | None:
    return rata.nilai if rata else None
