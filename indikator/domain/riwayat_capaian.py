"""Figures of the years before the system, as their source prints them, with the end of the Renstra and the standard.

One table per instansi: the IKU in force × the five years before, read and written through the lineage of the rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from indikator.domain import pembanding
from indikator.domain.dokumen import berlaku, dengan_isi, lembar_iku, urut_lembar
from indikator.enums import JenisPembanding
from indikator.models import Indikator, Lembar, Pembanding, RiwayatCapaian, SasaranStrategis
from organisasi.domain import tulis
from organisasi.galat import Bentrok, IsianSalah
from organisasi.permissions import pastikan

JUMLAH_TAHUN = 5
TEKS = ("target_teks", "realisasi_teks", "capaian_teks")
NAMA = {"target_teks": "target", "realisasi_teks": "realisasi", "capaian_teks": "capaian"}
TANPA_SUMBER = "Sebutkan dokumen sumber angka tahun {}: sumbernya ikut dicetak."


@dataclass(frozen=True)
class BarisRiwayat:
    """One indicator (`sub`: a sub-indicator, `bersub`: one that has such) with what is known of its years before."""

    indikator: Indikator
    sasaran: SasaranStrategis
    per_tahun: Mapping[int, RiwayatCapaian | None]
    pembanding: Mapping[str, Pembanding]
    sub: bool = False
    bersub: bool = False

    @property
    def menengah(self) -> Pembanding | None:
        return self.pembanding.get(JenisPembanding.JANGKA_MENENGAH)

    @property
    def nasional(self) -> Pembanding | None:
        return self.pembanding.get(JenisPembanding.NASIONAL)

    @property
    def nama(self) -> str:
        """A sub-indicator with the name of its indicator: unique in a document where its own is not."""
        return f"{self.indikator.induk.nama} • {self.indikator.nama}" if self.sub else self.indikator.nama

    @property
    def versi(self) -> str:
        """All stored versions in one text: a form that has seen them changes nothing unseen."""
        tahun = (f"{th}:{satu.versi}" for th, satu in self.per_tahun.items() if satu)
        return ",".join([*tahun, *(f"{jenis}:{satu.versi}" for jenis, satu in sorted(self.pembanding.items()))])

    @property
    def nilai(self) -> dict:
        """What is stored, by the names of the fields of the form."""
        hasil: dict = {}
        for tahun, satu in self.per_tahun.items():
            for kolom in (*TEKS, "sumber"):
                hasil[f"{NAMA.get(kolom, kolom)}_{tahun}"] = getattr(satu, kolom) if satu else ""
            hasil[f"sementara_{tahun}"] = satu.sementara if satu else False
        for jenis in JenisPembanding.values:
            satu = self.pembanding.get(jenis)
            hasil |= {jenis: satu.teks if satu else "", f"{jenis}_sumber": satu.sumber if satu else ""}
            hasil |= {f"{jenis}_tahun": satu.tahun if satu else None, f"{jenis}_tiada": bool(satu and satu.tidak_ada)}
        return hasil


@dataclass(frozen=True)
class Keadaan:
    """A row as it is stored now, for who lost the race."""

    versi: str
    nilai: dict


def tahun_sebelum(tahun: int) -> list[int]:
    """n−1 … n−5."""
    return list(range(tahun - 1, tahun - JUMLAH_TAHUN - 1, -1))


def riwayat(instansi, tahun: int) -> list[BarisRiwayat]:
    """Rows of the IKU in force in `tahun`, sub-indicators below their own; empty without one. Constant queries."""
    lembar = lembar_iku(berlaku(instansi, tahun))
    if lembar is None:
        return []
    lembar = dengan_isi(Lembar.objects.filter(pk=lembar.pk)).get()
    urut = [
        (sasaran, satu, satu is not pokok, bool(sub) and satu is pokok) for sasaran, satu, pokok, sub in _urut(lembar)
    ]
    silsilah = [satu.silsilah for _, satu, _, _ in urut]
    lama = RiwayatCapaian.objects.filter(indikator__silsilah__in=silsilah, tahun__in=tahun_sebelum(tahun))
    per = {(r.indikator.silsilah, r.tahun): r for r in lama.select_related("indikator").order_by("pk")}
    banding = pembanding.per_silsilah(silsilah)
    return [
        BarisRiwayat(
            satu,
            sasaran,
            {th: per.get((satu.silsilah, th)) for th in tahun_sebelum(tahun)},
            {
                jenis: banding[satu.silsilah, jenis]
                for jenis in JenisPembanding.values
                if (satu.silsilah, jenis) in banding
            },
            sub,
            bersub,
        )
        for sasaran, satu, sub, bersub in urut
    ]


def _urut(lembar: Lembar) -> Iterator[tuple]:
    for sasaran, isi in urut_lembar(lembar):
        for pokok, sub in isi:
            yield sasaran, pokok, pokok, sub
            for satu in sub:
                satu.induk = pokok
                yield sasaran, satu, pokok, sub


def cari(instansi, tahun: int, indikator_pk: int) -> BarisRiwayat | None:
    return next((satu for satu in riwayat(instansi, tahun) if satu.indikator.pk == indikator_pk), None)


@transaction.atomic
def simpan(*, oleh, instansi, tahun: int, baris: BarisRiwayat, versi: str | None = None, **isi) -> None:
    """Store the fields of `BarisRiwayat.nilai` that are given; a year left empty is taken away.

    Raises Ditolak, IsianSalah naming the field, Bentrok when a colleague changed the row since `versi`.
    """
    pastikan(oleh, "isi_data", instansi)
    tulis.kunci(baris.indikator)
    kini = cari(instansi, tahun, baris.indikator.pk)
    if versi is not None and kini.versi != versi:
        raise Bentrok(Keadaan(kini.versi, kini.nilai), isi)
    isi = kini.nilai | isi
    for th, ada in kini.per_tahun.items():
        _simpan_tahun(oleh, kini.indikator, th, ada, isi)
    for jenis in JenisPembanding.values:
        pembanding.simpan(
            oleh=oleh,
            indikator=kini.indikator,
            jenis=jenis,
            ada=kini.pembanding.get(jenis),
            teks=isi[jenis].strip(),
            tidak_ada=isi[f"{jenis}_tiada"],
            tahun=isi[f"{jenis}_tahun"],
            sumber=isi[f"{jenis}_sumber"].strip(),
        )


def _simpan_tahun(oleh, indikator: Indikator, tahun: int, ada: RiwayatCapaian | None, isi: dict) -> None:
    kolom = {nama: isi[f"{NAMA.get(nama, nama)}_{tahun}"].strip() for nama in (*TEKS, "sumber")}
    if not any(kolom[nama] for nama in TEKS):
        if ada:
            tulis.hapus(ada, oleh=oleh)
        return
    if not kolom["sumber"]:
        raise IsianSalah({f"sumber_{tahun}": TANPA_SUMBER.format(tahun)})
    kolom["sementara"] = isi[f"sementara_{tahun}"]
    if ada:
        tulis.ubah(ada, kolom, oleh=oleh)
    else:
        tulis.buat(RiwayatCapaian, oleh=oleh, indikator=indikator, tahun=tahun, **kolom)
