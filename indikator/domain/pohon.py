"""The rows of a document as plain data for the pohon kinerja (indikator.pohon), in a constant number of queries."""

from collections import defaultdict

from indikator.enums import JenisLembar
from indikator.models import Dukungan, Indikator, Lembar, Penetapan, SasaranStrategis
from indikator.pohon import susun
from indikator.pohon.susun import Butir, Pohon


def pohon(penetapan: Penetapan) -> Pohon:
    """The tree of a document."""
    return susun.susun(butir(penetapan))


def butir(penetapan: Penetapan) -> list[Butir]:
    """Everything that stands in the tree, in the order of the document; four queries.

    Keys are those of the linter: the lineage (silsilah) of an indicator, so that both name the same rows.
    """
    lembar = {satu.pk: satu for satu in penetapan.lembar.select_related("jabatan__unit").order_by("urutan", "pk")}
    ada_iku = any(satu.jenis == JenisLembar.IKU for satu in lembar.values())
    semua = Indikator.objects.filter(lembar__penetapan=penetapan).order_by(
        "lembar__urutan", "lembar_id", "urutan", "pk"
    )
    semua = list(semua.only("silsilah", "nama", "induk", "lembar", "sasaran", "urutan"))
    tautan = _Tautan(penetapan, {satu.silsilah for satu in semua})
    pembuat = _Pembuat(lembar, ada_iku, semua, tautan.menurut_baris)
    atas = pembuat.sasaran(penetapan) if ada_iku else pembuat.jabatan_puncak()
    return [*atas, *(pembuat.indikator(satu) for satu in semua), *tautan.luar]


class _Tautan:
    """The links of a document. `luar`: supported rows that are not in it, those of the instansi above."""

    def __init__(self, penetapan: Penetapan, dikenal: set):
        self.menurut_baris: dict[int, list[str]] = defaultdict(list)
        luar: dict[str, Butir] = {}
        semua = Dukungan.objects.filter(indikator__lembar__penetapan=penetapan)
        semua = semua.select_related("mendukung__lembar__jabatan", "mendukung__lembar__penetapan__instansi")
        for satu in semua.order_by("pk"):
            kunci = str(satu.mendukung.silsilah)
            self.menurut_baris[satu.indikator_id].append(kunci)
            if satu.mendukung.silsilah not in dikenal:
                luar[kunci] = _luar(satu.mendukung)
        self.luar = tuple(luar.values())


def _luar(satu: Indikator) -> Butir:
    lembar = satu.lembar
    nama = lembar.jabatan.nama if lembar.jabatan_id else "IKU"
    letak = f"{nama} {lembar.penetapan.instansi.sebutan}"
    return Butir(str(satu.silsilah), susun.LUAR, satu.nama, jabatan=letak, pk=satu.pk, lembar=lembar.pk)


class _Pembuat:
    def __init__(self, lembar: dict[int, Lembar], ada_iku: bool, semua: list[Indikator], tautan):
        self._lembar, self._ada_iku, self._tautan = lembar, ada_iku, tautan
        self._silsilah = {satu.pk: str(satu.silsilah) for satu in semua}
        jabatan = [satu.jabatan for satu in lembar.values() if satu.jabatan_id]
        berlembar = {satu.pk for satu in jabatan}
        self._atasan = {satu.induk_id for satu in jabatan}
        self._puncak = {satu.pk for satu in jabatan if satu.induk_id not in berlembar}

    def sasaran(self, penetapan: Penetapan) -> list[Butir]:
        """The sasaran of the IKU sheet, each after that of the RPJMD it belongs to."""
        semua = SasaranStrategis.objects.filter(lembar__penetapan=penetapan, lembar__jenis=JenisLembar.IKU)
        hasil: dict[str, Butir] = {}
        for satu in semua.select_related("induk").order_by("urutan", "pk"):
            atas = f"s{satu.induk_id}" if satu.induk_id else ""
            if atas:
                hasil.setdefault(atas, Butir(atas, susun.RPJMD, satu.induk.nama))
            hasil[f"s{satu.pk}"] = Butir(
                f"s{satu.pk}", susun.SASARAN, satu.nama, atas, pk=satu.pk, lembar=satu.lembar_id
            )
        return list(hasil.values())

    def jabatan_puncak(self) -> list[Butir]:
        """Where there is no IKU sheet the tree begins with the jabatan that have no superior in the document."""
        puncak = [satu for satu in self._lembar.values() if satu.jabatan_id in self._puncak]
        return [Butir(f"j{s.jabatan_id}", susun.JABATAN, s.jabatan.nama_lengkap, lembar=s.pk) for s in puncak]

    def indikator(self, satu: Indikator) -> Butir:
        lembar = self._lembar[satu.lembar_id]
        iku = lembar.jenis == JenisLembar.IKU
        pangkal = iku or (not self._ada_iku and lembar.jabatan_id in self._puncak)
        letak = (f"s{satu.sasaran_id}" if iku else f"j{lembar.jabatan_id}") if pangkal else ""
        return Butir(
            kunci=self._silsilah[satu.pk],
            jenis=susun.IKU if iku else susun.IKI,
            nama=satu.nama,
            letak="" if satu.induk_id else letak,
            induk=self._silsilah[satu.induk_id] if satu.induk_id else "",
            mendukung=tuple(self._tautan[satu.pk]),
            jabatan="" if iku else lembar.jabatan.nama_lengkap,
            pangkal=pangkal,
            punya_bawahan=not iku and lembar.jabatan_id in self._atasan,
            pk=satu.pk,
            lembar=lembar.pk,
        )
