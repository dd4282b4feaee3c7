"""The document of an instansi as plain data for the linter (indikator.mutu.bahan), in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from indikator.domain import dokumen, kebijakan
from indikator.enums import Triwulan
from indikator.models import (
    Dukungan,
    Indikator,
    Komponen,
    Lembar,
    Penetapan,
    Realisasi,
    Rumus,
    SasaranStrategis,
    Target,
    Variabel,
    VisiMisi,
)
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


def bahan_mutu_banyak(daftar: Sequence[Penetapan], tahun: int) -> dict[int, BahanMutu]:
    """{Penetapan.pk: its plain data}; the queries do not grow with the documents."""
    kunci = {satu.instansi_id for satu in daftar}
    lengkap = Instansi.objects.select_related("pemda", "induk").prefetch_related("alias")
    instansi = {satu.pk: satu for satu in lengkap.filter(pk__in=kunci)}
    wilayah = tuple(Instansi.objects.filter(jenis__in=WILAYAH).values_list("nama", flat=True))
    misi = tuple(VisiMisi.objects.filter(jenis=VisiMisi.MISI).values_list("isi", flat=True))
    uraian = defaultdict(list)
    for pk, isi in UraianInstansi.objects.filter(instansi__in=kunci).values_list("instansi", "isi"):
        uraian[pk].append(isi)
    unit, lembar = _unit(kunci), _lembar(daftar, tahun)
    batas = kebijakan.ambang_wajar(tahun)
    return {
        satu.pk: BahanMutu(
            pemda=milik.pemda.nama,
            instansi=milik.nama,
            tahun=tahun,
            sebutan=milik.sebutan,
            alias=(*(a.nama for a in milik.alias.all()), *([milik.induk.nama] if milik.induk else [])),
            jenis=milik.jenis,
            tahun_mulai=satu.tahun_mulai,
            tahun_selesai=satu.tahun_selesai,
            tempat=_tempat(milik, wilayah),
            unit=tuple(unit[milik.pk]),
            misi=misi,
            uraian=tuple(uraian[milik.pk]),
            lembar=tuple(lembar[satu.pk]),
            batas_capaian=batas,
        )
        for satu in daftar
        if (milik := instansi[satu.instansi_id])
    }


def _tempat(instansi: Instansi, wilayah: tuple[str, ...]) -> tuple[str, ...]:
    """Places of the pemda: its seat and, for an OPD of the whole pemda, the kecamatan and kelurahan it has."""
    tempat = (instansi.pemda.ibukota, instansi.kota, *(wilayah if instansi.jenis not in WILAYAH else ()))
    return tuple(satu for satu in tempat if satu)


def _unit(instansi: Collection[int]) -> dict[int, list[UnitMutu]]:
    hasil = defaultdict(list)
    semua = UnitKerja.objects.filter(instansi__in=instansi).select_related("induk").prefetch_related("alias")
    for u in semua:
        alias = tuple(a.nama for a in u.alias.all())
        hasil[u.instansi_id].append(UnitMutu(u.kunci, u.nama, u.induk.kunci if u.induk else "", alias))
    return hasil


def _lembar(daftar: Sequence[Penetapan], tahun: int) -> dict[int, list[LembarMutu]]:
    """{Penetapan.pk: its sheets in order}"""
    kunci = [satu.pk for satu in daftar]
    di = {"lembar__penetapan__in": kunci}
    sasaran = _menurut("lembar_id", SasaranStrategis.objects.filter(**di).order_by("urutan", "pk"))
    indikator = Indikator.objects.filter(**di).select_related("rumus").order_by("urutan", "pk")
    baris = _menurut("lembar_id", indikator)
    uraian, pembuat, hasil = _uraian(kunci), _PembuatBaris(daftar, tahun), defaultdict(list)
    semua = Lembar.objects.filter(penetapan__in=kunci).select_related("jabatan__unit").order_by("urutan", "pk")
    for satu in semua:
        urut = dokumen.urut_baris(sasaran[satu.pk], baris[satu.pk])
        hasil[satu.penetapan_id].append(
            LembarMutu(
                kunci=satu.jabatan.kunci if satu.jabatan_id else satu.jenis,
                jenis=satu.jenis,
                sasaran=tuple(pembuat.sasaran(*isi) for isi in urut),
                jabatan=_jabatan(satu.jabatan, uraian) if satu.jabatan_id else None,
                kolom=tuple(satu.kolom),
                pk=satu.pk,
            )
        )
    return hasil


def _menurut(kolom: str, baris: Iterable) -> dict[int, list]:
    """Rows by one of their columns; prefetching would make a queryset for each owner."""
    hasil = defaultdict(list)
    for satu in baris:
        hasil[getattr(satu, kolom)].append(satu)
    return hasil


def _uraian(penetapan: Collection[int]) -> dict[tuple[int, str], list[str]]:
    """{(jabatan pk, jenis): items} of all jabatan with a sheet."""
    hasil = defaultdict(list)
    jabatan = Lembar.objects.filter(penetapan__in=penetapan, jabatan__isnull=False).values("jabatan")
    semua = UraianJabatan.objects.filter(jabatan__in=jabatan).order_by("jenis", "urutan", "pk")
    for pk, jenis, isi in semua.values_list("jabatan", "jenis", "isi"):
        hasil[pk, jenis].append(isi)
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

    def __init__(self, daftar: Sequence[Penetapan], tahun: int):
        milik = Indikator.objects.filter(lembar__penetapan__in=[satu.pk for satu in daftar])
        isi = {"indikator__in": milik.values("pk")}
        self._realisasi = _realisasi({satu.instansi_id for satu in daftar}, milik, tahun)
        self._dukungan, self._komponen = defaultdict(list), defaultdict(list)
        baris = Dukungan.objects.filter(**isi).values_list("indikator_id", "mendukung__silsilah")
        for dari, ke in baris.order_by("pk"):
            self._dukungan[dari].append(str(ke))
        for pk, nama in Komponen.objects.filter(**isi).order_by("urutan", "pk").values_list("indikator_id", "nama"):
            self._komponen[pk].append(nama)
        target = Target.objects.filter(**isi, triwulan=Triwulan.TAHUNAN).order_by("tahun")
        self._target = _menurut("indikator_id", target)
        variabel = Variabel.objects.filter(rumus__indikator__in=milik.values("pk")).order_by("urutan", "pk")
        self._variabel = _menurut("rumus_id", variabel)

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
            rumus=self._rumus(getattr(satu, "rumus", None)),
            target=tuple(map(_target, self._target[satu.pk])),
            realisasi=tuple(self._realisasi[satu.silsilah]),
            komponen=tuple(self._komponen[satu.pk]),
            mendukung=tuple(self._dukungan[satu.pk]),
            pk=satu.pk,
        )

    def _rumus(self, rumus: Rumus | None) -> RumusMutu:
        if rumus is None:
            return RumusMutu()
        pohon = ast.dari_json(rumus.pohon) if rumus.pohon is not None else None
        variabel = tuple(VariabelMutu(v.kode, v.nama) for v in self._variabel[rumus.pk])
        return RumusMutu(rumus.teks, sel_teks(rumus.teks), pohon, variabel)


def _target(t) -> TargetMutu:
    isi = (t.tahun, t.teks, t.jenis, t.nilai, t.satuan, t.predikat)
    return TargetMutu(*isi, peringatan=tuple(t.peringatan), tahun_tersirat=t.tahun_tersirat)


KOLOM_REALISASI = (
    "indikator__silsilah",
    "pengukuran__tahun",
    "pengukuran__triwulan",
    "nilai",
    "capaian__nilai_sd",
    "capaian__persen",
)


def _realisasi(instansi: Collection[int], milik, tahun: int) -> dict:
    """{silsilah: the last realisasi of the year and of the year before}."""
    semua = Realisasi.objects.filter(
        pengukuran__instansi__in=instansi,
        pengukuran__tahun__in=(tahun - 1, tahun),
        indikator__silsilah__in=milik.values("silsilah"),
    ).values_list(*KOLOM_REALISASI)
    terakhir = {isi[:2]: isi for isi in sorted(semua, key=lambda isi: _urutan_triwulan(isi[2]))}
    hasil = defaultdict(list)
    for silsilah, satu in sorted(terakhir, key=lambda kunci: kunci[1]):
        hasil[silsilah].append(_satu_realisasi(*terakhir[silsilah, satu][1:]))
    return hasil


def _urutan_triwulan(triwulan: int) -> int:
    """The whole year comes after its triwulan."""
    return triwulan or 5


def _satu_realisasi(tahun: int, triwulan: int, nilai, nilai_sd, persen) -> RealisasiMutu:
    terpakai = nilai_sd if triwulan and nilai_sd is not None else nilai
    return RealisasiMutu(tahun, terpakai, persen, penuh=triwulan in (Triwulan.TAHUNAN, Triwulan.EMPAT))
