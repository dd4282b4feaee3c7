"""The document of an instansi as plain data for the linter (indikator.mutu.bahan), in a constant number of queries."""

from collections import defaultdict

from indikator.domain import dokumen, kebijakan
from indikator.enums import Triwulan
from indikator.models import Dukungan, Indikator, Lembar, Penetapan, Realisasi, VisiMisi
from indikator.mutu.bahan import (
    BahanMutu,
    IndikatorMutu,
    JabatanMutu,
    LembarMutu,
    RealisasiMutu,
    RumusMutu,
    SasaranMutu,
    TargetMutu,
    UnitMutu,
    VariabelMutu,
)
from indikator.rumus import ast
from indikator.rumus.sel_tampil import sel_teks
from organisasi.enums import JenisInstansi, JenisUraian
from organisasi.models import Instansi, UnitKerja, UraianInstansi, UraianJabatan

WILAYAH = (JenisInstansi.KECAMATAN, JenisInstansi.KELURAHAN)


def bahan_mutu(penetapan: Penetapan, tahun: int) -> BahanMutu:
    instansi = (
        Instansi.objects.select_related("pemda", "induk").prefetch_related("alias").get(pk=penetapan.instansi_id)
    )
    return BahanMutu(
        pemda=instansi.pemda.nama,
        instansi=instansi.nama,
        tahun=tahun,
        sebutan=instansi.sebutan,
        alias=(*(satu.nama for satu in instansi.alias.all()), *([instansi.induk.nama] if instansi.induk else [])),
        jenis=instansi.jenis,
        tahun_mulai=penetapan.tahun_mulai,
        tahun_selesai=penetapan.tahun_selesai,
        tempat=_tempat(instansi),
        unit=_unit(instansi),
        misi=tuple(VisiMisi.objects.filter(jenis=VisiMisi.MISI).values_list("isi", flat=True)),
        uraian=tuple(UraianInstansi.objects.filter(instansi=instansi).values_list("isi", flat=True)),
        lembar=_lembar(penetapan, tahun),
        batas_capaian=kebijakan.ambang_wajar(tahun),
    )


def _tempat(instansi: Instansi) -> tuple[str, ...]:
    """Places of the pemda: its seat and, for an OPD of the whole pemda, the kecamatan and kelurahan it has."""
    tempat = [instansi.pemda.ibukota, instansi.kota]
    if instansi.jenis not in WILAYAH:
        tempat += Instansi.objects.filter(jenis__in=WILAYAH).values_list("nama", flat=True)
    return tuple(satu for satu in tempat if satu)


def _unit(instansi: Instansi) -> tuple[UnitMutu, ...]:
    semua = UnitKerja.objects.filter(instansi=instansi).select_related("induk").prefetch_related("alias")
    return tuple(
        UnitMutu(u.kunci, u.nama, u.induk.kunci if u.induk else "", tuple(a.nama for a in u.alias.all()))
        for u in semua
    )


def _lembar(penetapan: Penetapan, tahun: int) -> tuple[LembarMutu, ...]:
    semua = list(dokumen.dengan_isi(Lembar.objects.filter(penetapan=penetapan).order_by("urutan", "pk")))
    uraian = _uraian(penetapan)
    pembuat = _PembuatBaris(penetapan, tahun)
    return tuple(
        LembarMutu(
            kunci=satu.jabatan.kunci if satu.jabatan_id else satu.jenis,
            jenis=satu.jenis,
            sasaran=tuple(pembuat.sasaran(*isi) for isi in dokumen.urut_lembar(satu)),
            jabatan=_jabatan(satu.jabatan, uraian) if satu.jabatan_id else None,
            kolom=tuple(satu.kolom),
            pk=satu.pk,
        )
        for satu in semua
    )


def _uraian(penetapan: Penetapan) -> dict[tuple[int, str], list[str]]:
    """{(jabatan pk, jenis): items} of all jabatan with a sheet."""
    hasil = defaultdict(list)
    semua = UraianJabatan.objects.filter(jabatan__lembar__penetapan=penetapan).order_by("jenis", "urutan", "pk")
    for satu in semua:
        hasil[satu.jabatan_id, satu.jenis].append(satu.isi)
    return hasil


def _jabatan(jabatan, uraian) -> JabatanMutu:
    return JabatanMutu(
        kunci=jabatan.kunci,
        nama=jabatan.nama_lengkap,
        jenis=jabatan.jenis,
        unit=jabatan.unit.kunci if jabatan.unit_id else "",
        tugas=tuple(uraian[jabatan.pk, JenisUraian.TUGAS]),
        fungsi=tuple(uraian[jabatan.pk, JenisUraian.FUNGSI]),
    )


class _PembuatBaris:
    """Turns rows into plain data; what all of them need is read once."""

    def __init__(self, penetapan: Penetapan, tahun: int):
        milik = Indikator.objects.filter(lembar__penetapan=penetapan)
        self._realisasi = _realisasi(penetapan, milik, tahun)
        self._dukungan = defaultdict(list)
        baris = Dukungan.objects.filter(indikator__in=milik).values_list("indikator_id", "mendukung__silsilah")
        for dari, ke in baris.order_by("pk"):
            self._dukungan[dari].append(str(ke))

    def sasaran(self, sasaran, isi) -> SasaranMutu:
        baris = [
            satu for pokok, sub in isi for satu in (self._indikator(pokok), *(self._indikator(s, pokok) for s in sub))
        ]
        return SasaranMutu(str(sasaran.silsilah), sasaran.nama, sasaran.nomor_sumber, tuple(baris))

    def _indikator(self, satu: Indikator, induk: Indikator | None = None) -> IndikatorMutu:
        return IndikatorMutu(
            kunci=str(satu.silsilah),
            nama=satu.nama,
            nomor=satu.nomor_sumber,
            induk=str(induk.silsilah) if induk else "",
            satuan=satu.satuan,
            arah=satu.arah,
            tipe=satu.tipe_penghitungan,
            sumber_data=satu.sumber_data,
            gabung_rumus=satu.gabung_rumus,
            gabung_sumber=satu.gabung_sumber,
            rumus=_rumus(getattr(satu, "rumus", None)),
            target=tuple(_target(t) for t in satu.target.all() if t.triwulan == Triwulan.TAHUNAN),
            realisasi=tuple(self._realisasi[satu.silsilah]),
            komponen=tuple(k.nama for k in satu.komponen.all()),
            mendukung=tuple(self._dukungan[satu.pk]),
            pk=satu.pk,
        )


def _rumus(rumus) -> RumusMutu:
    if rumus is None:
        return RumusMutu()
    pohon = ast.dari_json(rumus.pohon) if rumus.pohon is not None else None
    variabel = tuple(VariabelMutu(v.kode, v.nama) for v in rumus.variabel.all())
    return RumusMutu(rumus.teks, sel_teks(rumus.teks), pohon, variabel)


def _target(t) -> TargetMutu:
    isi = (t.tahun, t.teks, t.jenis, t.nilai, t.satuan, t.predikat)
    return TargetMutu(*isi, peringatan=tuple(t.peringatan), tahun_tersirat=t.tahun_tersirat)


def _realisasi(penetapan: Penetapan, milik, tahun: int) -> dict:
    """{silsilah: the last realisasi of the year and of the year before}."""
    semua = Realisasi.objects.filter(
        pengukuran__instansi=penetapan.instansi_id,
        pengukuran__tahun__in=(tahun - 1, tahun),
        indikator__silsilah__in=milik.values("silsilah"),
    ).select_related("pengukuran", "indikator", "capaian")
    terakhir = {}
    for satu in sorted(semua, key=lambda satu: _urutan_triwulan(satu.pengukuran.triwulan)):
        terakhir[satu.indikator.silsilah, satu.pengukuran.tahun] = satu
    hasil = defaultdict(list)
    for (silsilah, _), satu in sorted(terakhir.items(), key=lambda isi: isi[0][1]):
        hasil[silsilah].append(_satu_realisasi(satu))
    return hasil


def _urutan_triwulan(triwulan: int) -> int:
    """The whole year comes after its triwulan."""
    return triwulan or 5


def _satu_realisasi(satu: Realisasi) -> RealisasiMutu:
    capaian = getattr(satu, "capaian", None)
    triwulan = satu.pengukuran.triwulan
    nilai = capaian.nilai_sd if capaian and triwulan and capaian.nilai_sd is not None else satu.nilai
    persen = capaian.persen if capaian else None
    return RealisasiMutu(satu.pengukuran.tahun, nilai, persen, penuh=triwulan in (Triwulan.TAHUNAN, Triwulan.EMPAT))
