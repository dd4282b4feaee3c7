"""Copying rows from another sheet: of another jabatan, or of the same jabatan in a document of earlier years."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, Value, When

from indikator.domain import dokumen as domain_dokumen
from indikator.domain import rumus as domain_rumus
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from indikator.domain.mulai_dari.hasil import Hasil, PengumpulSasaran, selesai, silsilah, yang_ada
from indikator.domain.penetapan import buka_isian
from indikator.enums import JenisLembar, StatusDokumen
from indikator.models import Indikator, Lembar, SasaranStrategis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus

KOLOM = (
    "nama",
    "satuan",
    "arah",
    "tipe_penghitungan",
    "cara_isi",
    "metode",
    "frekuensi",
    "sumber_data",
    "standar_nasional",
    "sumber_standar",
    "sumber_rumus",
    "penanggung_jawab",
    "bobot",
)
_TERAKHIR = ("penetapan__instansi__nama", "urutan", "pk")
Urut = list[tuple[SasaranStrategis, list[tuple[Indikator, list[Indikator]]]]]


def sumber_lembar(pelaku, lembar: Lembar, *, lalu: bool = False):
    """Sheets with content that rows of this one can be copied from, each with `jumlah`; the likeliest first.

    Of the own instansi those of every document the actor may see, of others only those of set documents; a version
    that was replaced is left out. `lalu`: instead the sheet of the same jabatan in set documents of earlier years.
    """
    instansi, kini = lembar.penetapan.instansi_id, lembar.penetapan
    semua = Lembar.objects.filter(jenis=lembar.jenis, penetapan__in=domain_dokumen.terlihat(pelaku))
    diri = Q(penetapan__instansi=instansi, jabatan=lembar.jabatan_id)
    if lembar.jenis == JenisLembar.IKU:
        diri = Q(penetapan__instansi=instansi)
    ditetapkan = Q(penetapan__status=StatusDokumen.DITETAPKAN)
    if lalu:
        semua = semua.filter(diri, ditetapkan, penetapan__tahun_selesai__lt=kini.tahun_mulai)
    else:
        berlaku = Q(penetapan__in=domain_dokumen.terlihat(pelaku).filter(berlaku__isnull=False))
        semua = semua.exclude(diri).filter((Q(penetapan__instansi=instansi) & ~ditetapkan) | (ditetapkan & berlaku))
    semua = semua.select_related("penetapan__instansi", "jabatan__unit").annotate(jumlah=Count("indikator"))
    nama = lembar.jabatan.nama if lembar.jabatan_id else ""
    return (
        semua.filter(jumlah__gt=0)
        .annotate(
            beda_nama=_bukan(jabatan__nama__iexact=nama),
            dokumen_lain=_bukan(penetapan=kini),
            instansi_lain=_bukan(penetapan__instansi=instansi),
        )
        .order_by("beda_nama", "dokumen_lain", "instansi_lain", "-penetapan__tahun_mulai", *_TERAKHIR)
    )


def cari_sumber(semua, kata: str):
    """Those of `sumber_lembar` with these words in the name of their instansi, unit or jabatan; "" leaves all."""
    if not kata:
        return semua
    instansi = Q(penetapan__instansi__nama__icontains=kata) | Q(penetapan__instansi__nama_singkat__icontains=kata)
    return semua.filter(instansi | Q(jabatan__nama__icontains=kata) | Q(jabatan__unit__nama__icontains=kata))


def _bukan(**syarat) -> Case:
    """0 where the condition holds, else 1: sorts those that fit first."""
    return Case(When(**syarat, then=Value(0)), default=Value(1), output_field=IntegerField())


def isi_lembar(lembar: Lembar) -> Urut:
    """The rows of a sheet in document order, with everything that is copied; a constant number of queries."""
    return domain_dokumen.urut_lembar(domain_dokumen.dengan_isi(Lembar.objects.filter(pk=lembar.pk)).get())


def sejabatan(lembar: Lembar, lain: Lembar) -> bool:
    """Whether it is the sheet of the same jabatan (or the IKU of the same instansi), so that its lineage goes on."""
    return (lembar.jabatan_id, lembar.penetapan.instansi_id) == (lain.jabatan_id, lain.penetapan.instansi_id)


@utuh
def salin(*, oleh, lembar: Lembar, sumber: Lembar, baris: Collection[int], kunci: UUID) -> Hasil:
    """Add the chosen rows (keys of indicators of `sumber`) at the end of a draft sheet, each `belum_ditinjau`.

    A row of another jabatan gets a lineage of its own, drawn from the page's `kunci`; one of the same jabatan keeps
    it. Rows that the sheet got already are passed over. A sub-indicator without its parent stands for itself.
    Raises Ditolak, SalahStatus, IsianSalah.
    """
    buka_isian(oleh, lembar)
    domain_dokumen.pastikan_terlihat(oleh, sumber.penetapan)
    if not sumber_lembar(oleh, lembar, lalu=sejabatan(lembar, sumber)).filter(pk=sumber.pk).exists():
        raise SalahStatus("Lembar ini tidak dapat lagi disalin ke sini. Pilih sumbernya sekali lagi.")
    urut = isi_lembar(sumber)
    dipilih = set(baris) & {satu.pk for satu, *_ in _semua(urut)}
    if not dipilih:
        raise IsianSalah({"baris": "Pilih sedikitnya satu baris untuk disalin."})
    penyalin = _Penyalin(oleh, lembar, sumber, kunci)
    return penyalin.jalankan(urut, dipilih)


def _semua(urut: Urut) -> Iterator[tuple[Indikator, Indikator | None, SasaranStrategis]]:
    """Every row with its parent and sasaran, parents before their own."""
    for sasaran, daftar in urut:
        for pokok, sub in daftar:
            yield pokok, None, sasaran
            yield from ((satu, pokok, sasaran) for satu in sub)


class _Penyalin:
    """Copies the rows of one sheet to another."""

    def __init__(self, oleh, lembar: Lembar, sumber: Lembar, kunci: UUID):
        self.oleh, self.lembar, self.sumber, self.kunci = oleh, lembar, sumber, kunci
        self.warisan = sejabatan(lembar, sumber)
        self.sasaran = PengumpulSasaran(oleh, lembar)
        self.salinan: dict[int, Indikator] = {}  # copied row → its copy

    def jalankan(self, urut: Urut, dipilih: set[int]) -> Hasil:
        ada = self._yang_ada([satu for satu, *_ in _semua(urut) if satu.pk in dipilih])
        gabung = _isi_gabungan(urut)
        baris = [tiga for tiga in _semua(urut) if tiga[0].pk in dipilih and self._silsilah(tiga[0]) not in ada]
        awal = domain_sasaran.urutan_berikut(self.lembar.indikator)
        nomor = {satu.pk: urutan for urutan, (satu, *_) in enumerate(baris, awal)}
        for sub in (False, True):
            lapis = [tiga for tiga in baris if (tiga[1] is not None) == sub]
            isian = [self._isian(*tiga, gabung[tiga[0].pk], nomor[tiga[0].pk]) for tiga in lapis]
            baru = buat_banyak(isian, oleh=self.oleh, lembar=self.lembar)
            self.salinan |= {satu.pk: salinan for (satu, *_), salinan in zip(lapis, baru, strict=True)}
        semua = [*self.sasaran.baru, *(self.salinan[satu.pk] for satu, *_ in baris)]
        sebutan = f"salin {len(baris)} baris"
        return selesai(oleh=self.oleh, lembar=self.lembar, sebutan=sebutan, baru=semua)

    def _yang_ada(self, baris: list[Indikator]) -> set[UUID]:
        """Lineages that are there already: on the sheet, or where they go on anywhere in its document."""
        daftar = [self._silsilah(satu) for satu in baris]
        if not self.warisan:
            return yang_ada(Indikator, self.lembar, daftar)
        milik = Indikator.objects.filter(lembar__penetapan=self.lembar.penetapan_id, silsilah__in=daftar)
        return set(milik.values_list("silsilah", flat=True))

    def _silsilah(self, satu: Indikator | SasaranStrategis) -> UUID:
        return satu.silsilah if self.warisan else silsilah(self.kunci, satu._meta.model_name, satu.silsilah)

    def _jejak_asal(self, satu: Indikator | SasaranStrategis) -> dict:
        return {"silsilah": self._silsilah(satu)} | ({"asal": satu} if self.warisan else {})

    def _isian(
        self, satu: Indikator, induk: Indikator | None, sasaran: SasaranStrategis, gabung: dict, urutan: int
    ) -> IsianIndikator:
        induk_baru = self.salinan.get(induk.pk) if induk else None
        isi = {nama: getattr(satu, nama) for nama in KOLOM} | gabung | self._jejak_asal(satu)
        return IsianIndikator(
            sasaran=induk_baru.sasaran if induk_baru else self._tujuan(sasaran),
            nama=isi.pop("nama"),
            rumus=isi.pop("rumus"),
            variabel=self._variabel(satu),
            target=self._target(satu),
            komponen=[(butir.nama, butir.bulan) for butir in satu.komponen.all()],
            unit=self._unit(satu),
            lain=isi | {"induk": induk_baru, "urutan": urutan, "belum_ditinjau": True},
        )

    def _tujuan(self, sasaran: SasaranStrategis) -> SasaranStrategis:
        """The sasaran of the same words; a new one serves the same sasaran of the RPJMD."""
        rpjmd = sasaran.induk if sasaran.induk_id and sasaran.induk.lembar_id is None else None
        return self.sasaran.ambil(sasaran.nama, induk=rpjmd, **self._jejak_asal(sasaran))

    def _target(self, satu: Indikator) -> dict[int, str]:
        """For each year what the row says for it; for a year that its document does not cover, its last target."""
        teks = {target.tahun: target.teks for target in satu.target.all() if not target.triwulan}
        terakhir = teks[max(teks)] if teks else ""
        tercakup = _masa(self.sumber)
        isi = {t: teks.get(t, "" if t in tercakup else terakhir) for t in _masa(self.lembar)}
        return {tahun: satu for tahun, satu in isi.items() if satu}

    def _unit(self, satu: Indikator) -> list:
        """Answering units, where they are of the same instansi."""
        milik = self.lembar.penetapan.instansi_id
        return [pj.unit for pj in satu.unit_penanggung_jawab.all() if pj.unit.instansi_id == milik]

    def _variabel(self, satu: Indikator) -> dict:
        """What is said about the variables; a variable shared inside another instansi is not shared here."""
        rumus = getattr(satu, "rumus", None)
        isi = {v.kode: domain_rumus.tersimpan(v) for v in rumus.variabel.all()} if rumus else {}
        if self.sumber.penetapan.instansi_id == self.lembar.penetapan.instansi_id:
            return isi
        return {kode: replace(satu, bersama=None) for kode, satu in isi.items()}


def _masa(lembar: Lembar) -> range:
    return range(lembar.penetapan.tahun_mulai, lembar.penetapan.tahun_selesai + 1)


def _isi_gabungan(urut: Urut) -> dict[int, dict[str, str | None]]:
    """{row: its rumus and sumber data}; a cell merged with the row above says what stands there."""
    hasil, rumus, sumber = {}, None, ""
    for satu, *_ in _semua(urut):
        milik = satu.rumus.teks if hasattr(satu, "rumus") else None
        rumus = rumus if satu.gabung_rumus and not milik else milik
        sumber = sumber if satu.gabung_sumber and not satu.sumber_data else satu.sumber_data
        hasil[satu.pk] = {"rumus": rumus, "sumber_data": sumber}
    return hasil
