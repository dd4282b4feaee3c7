"""Preview of a block pasted into the grid: per row what will be made or overwritten, how it is read, what to check.

Nothing is stored. Every decision of `indikator.tempel` stands beside the row or above the table as a sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indikator import target as pembaca_target
from indikator import tempel as pembaca
from indikator.domain import lembar as domain_lembar
from indikator.domain import target as domain_target
from indikator.domain.dokumen import urut_lembar
from indikator.domain.kisi import sel
from indikator.domain.kisi.nilai import PILIHAN, rapikan, sebutan
from indikator.domain.kisi.tempelan import TAMBAH, TIMPA, BarisPratinjau, Pratinjau, SelPratinjau, Tempelan
from indikator.models import Indikator, Lembar, SasaranStrategis
from indikator.rumus import baca as baca_rumus
from indikator.tempel.bidang import ABAIKAN, NOMOR
from indikator.tempel.kenali import Susunan, urutan_bidang
from indikator.tempel.rapi import kata
from indikator.tempel.susun import BarisTempel, sel_berbaris
from organisasi.galat import IsianSalah

TANPA_SASARAN = "Sasarannya belum ada. Pilih sasaran untuk baris tanpa sasaran, atau pasangkan kolom sasarannya."
TANPA_NAMA = "Indikatornya kosong, sehingga isi lain baris ini tidak punya tempat."
LEBIH = (
    "{} baris melebihi baris yang ada mulai dari sel yang dipilih; tidak ikut. Untuk menambahnya pilih “baris baru”."
)


def susun(tempelan: Tempelan) -> Pratinjau:
    """The preview; a constant number of queries. Raises TempelTidakTerbaca with a sentence."""
    tabel, cara = tempelan.tabel, tempelan.cara
    susunan = pembaca.kenali(tabel, tempelan.daftar_tahun, tempelan.kolom, berurutan=cara == TIMPA)
    if not cara:
        cara = _cara(tempelan, susunan)
        susunan = pembaca.kenali(tabel, tempelan.daftar_tahun, tempelan.kolom, berurutan=cara == TIMPA)
    susunan = _pilihan_orang(tempelan, susunan)
    if cara == TIMPA and tempelan.mulai is not None:
        return _timpa(tempelan, susunan)
    return _tambah(tempelan, susunan)


def pilihan_bidang(lembar: Lembar) -> list[tuple[str, str]]:
    """(key, label) of the fields that a column may be matched to."""
    semua = urutan_bidang(list(sel.tahun_dokumen(lembar)))
    return [(ABAIKAN, "(tidak dipakai)"), (NOMOR, "Nomor"), *((satu, sebutan(satu)) for satu in semua)]


def _cara(tempelan: Tempelan, susunan: Susunan) -> str:
    """New rows, unless a few cells without a heading were pasted on a row that is there."""
    if tempelan.mulai is None:
        return TAMBAH
    baris_utuh = tempelan.kolom in ("sasaran", "nama") and tempelan.tabel.lebar > 2
    return TAMBAH if "nama" in susunan.bidang and (susunan.berkepala or baris_utuh) else TIMPA


def _pilihan_orang(tempelan: Tempelan, susunan: Susunan) -> Susunan:
    """The fields as chosen in the dialog; a choice of another width was made for another block."""
    if len(tempelan.bidang) != len(susunan.kolom):
        return susunan
    kolom = (
        satu if satu.bidang == dipilih else replace(satu, bidang=dipilih, catatan="")
        for satu, dipilih in zip(susunan.kolom, tempelan.bidang, strict=True)
    )
    return replace(susunan, kolom=tuple(kolom))


# --- new rows ---


def _tambah(tempelan: Tempelan, susunan: Susunan) -> Pratinjau:
    hasil = pembaca.susun(tempelan.tabel, susunan.bidang, susunan.mulai)
    ada = {kata(satu.nama): satu for satu in tempelan.lembar.sasaran.all()}
    pembuat = _Pembuat(tempelan, ada, domain_target.sinonim_satuan())
    label = _label([satu.nomor for satu in hasil.baris])
    baris = tuple(pembuat.baris(nomor, label[nomor], satu) for nomor, satu in enumerate(hasil.baris))
    perlu = any(not satu.sasaran for satu in hasil.baris)
    catatan = [*tempelan.tabel.catatan, *susunan.catatan, *hasil.catatan]
    if perlu and tempelan.sasaran is not None:
        catatan.append(f"Baris tanpa sasaran masuk ke “{tempelan.sasaran.nama}”.")
    return Pratinjau(TAMBAH, tempelan.tabel, susunan, baris, tuple(catatan), perlu)


@dataclass(frozen=True)
class _Pembuat:
    """Makes the rows of a preview; `sasaran` {words: sasaran of the sheet}, `sinonim` of units."""

    tempelan: Tempelan
    sasaran: Mapping[str, SasaranStrategis]
    sinonim: Mapping[str, str]

    def baris(self, nomor: int, label: str, asal: BarisTempel) -> BarisPratinjau:
        isi, galat, catatan = self._rapikan(asal.isi)
        catatan = [*asal.catatan, *catatan]
        ada = self.sasaran.get(kata(asal.sasaran)) if asal.sasaran else self.tempelan.sasaran
        if ada is not None and asal.sasaran and not asal.ikut_sasaran:
            catatan.append("Masuk ke sasaran yang sudah ada di lembar.")
        if not asal.sasaran and ada is None:
            galat.append(TANPA_SASARAN)
        if not isi.get("nama") and set(isi) - {"sasaran"}:
            galat.append(TANPA_NAMA)
        return BarisPratinjau(
            nomor=label,
            letak=asal.nomor[0] - 1,
            kunci=f"{asal.nomor[0]}.{nomor}",
            isi=isi,
            sel=tuple(self.sel(kolom, teks, isi) for kolom, teks in isi.items()),
            catatan=tuple(catatan),
            galat=tuple(galat),
            sub=asal.sub,
            ikut_sasaran=asal.ikut_sasaran,
            sasaran_ada=ada,
            kunci_sasaran=f"ada {ada.pk}" if ada else kata(asal.sasaran),
        )

    def sel(self, kolom: str, nilai: str, isi: Mapping[str, str], lama: str | None = None) -> SelPratinjau:
        """A cell with how it is read."""
        nama, satuan, bacaan, rumus = isi.get("nama", ""), isi.get("satuan", ""), None, None
        if kolom.startswith(sel.TARGET):
            bacaan = pembaca_target.baca(nilai, nama, self.sinonim, satuan)
        elif kolom == "rumus":
            rumus = baca_rumus(nilai, nama)
        return SelPratinjau(kolom, sebutan(kolom), nilai, lama, bacaan, rumus, satuan_baris=satuan)

    def _rapikan(self, isi: Mapping[str, str]) -> tuple[dict[str, str], list[str], list[str]]:
        """(texts as they are stored, what stands in the way, what is left out)."""
        hasil, galat, catatan = {}, [], []
        for kolom, teks in isi.items():
            if not teks.strip():
                continue
            try:
                hasil[kolom] = rapikan(kolom, teks)
            except IsianSalah as salah:
                if kolom in PILIHAN:
                    catatan.append(f"{sebutan(kolom)} {salah} Untuk sementara dipakai nilai bawaannya.")
                else:
                    galat.append(str(salah))
                    hasil[kolom] = teks
        return hasil, galat, catatan


def _label(semua: list[tuple[int, ...]]) -> list[str]:
    """ "3", "10–11"; rows out of one pasted row are "2.1", "2.2"."""
    hasil = []
    for letak, nomor in enumerate(semua):
        rentang = str(nomor[0]) if len(nomor) == 1 else f"{nomor[0]}–{nomor[-1]}"
        hasil.append(f"{rentang}.{semua[: letak + 1].count(nomor)}" if semua.count(nomor) > 1 else rentang)
    return hasil


# --- over the cells that are there ---


def _timpa(tempelan: Tempelan, susunan: Susunan) -> Pratinjau:
    semua = [(satu, nomor == 0) for _, daftar in _berurut(tempelan.lembar) for nomor, satu in enumerate(daftar)]
    letak = next((n for n, (satu, _) in enumerate(semua) if satu.pk == tempelan.mulai.pk), len(semua))
    blok = sel_berbaris(tempelan.tabel, susunan.bidang, susunan.mulai)
    pembuat = _Pembuat(tempelan, {}, domain_target.sinonim_satuan())
    baris = [
        _baris_timpa(pembuat, nomor, isi, *tujuan) for (nomor, isi), tujuan in zip(blok, semua[letak:], strict=False)
    ]
    catatan = [*tempelan.tabel.catatan, *susunan.catatan]
    if (lebih := len(blok) - len(baris)) > 0:
        catatan.append(LEBIH.format(lebih))
    if any(not teks for _, isi in blok[: len(baris)] for teks in isi.values()):
        catatan.append("Sel kosong tidak menimpa: isi lamanya tetap.")
    return Pratinjau(TIMPA, tempelan.tabel, susunan, tuple(baris), tuple(catatan))


def _berurut(lembar: Lembar):
    """(sasaran, its rows with their sub-indicators) in document order."""
    for sasaran, daftar in urut_lembar(domain_lembar.muat(Lembar.objects.filter(pk=lembar.pk)).get()):
        semua = [baris for pokok, sub in daftar for baris in (pokok, *sub)]
        for satu in semua:
            satu.sasaran = sasaran
        yield sasaran, semua


def _baris_timpa(pembuat: _Pembuat, nomor: int, tertulis: dict[str, str], indikator: Indikator, pertama: bool):
    """One row of the block over one row of the sheet: only cells that say something else."""
    isi, galat, catatan = pembuat._rapikan(tertulis)
    if "sasaran" in isi and not pertama:
        if not sel.setara(isi["sasaran"], indikator.sasaran.nama):
            catatan.append("Sel sasaran mencakup beberapa baris; hanya baris pertamanya yang dapat ditimpa.")
        isi.pop("sasaran")
    ubah = {}
    for kolom, ke in isi.items():
        dari = sel.baca(indikator.sasaran if kolom == sel.SASARAN else indikator, kolom)
        if not sel.setara(dari, ke):
            ubah[kolom] = (dari, ke)
    konteks = {"nama": isi.get("nama", indikator.nama), "satuan": isi.get("satuan", indikator.satuan)}
    return BarisPratinjau(
        nomor=str(nomor),
        letak=nomor - 1,
        kunci=f"{nomor}.{indikator.pk}",
        isi=isi,
        sel=tuple(pembuat.sel(kolom, ke, konteks, dari) for kolom, (dari, ke) in ubah.items()),
        catatan=tuple(catatan) if ubah else (*catatan, "Sama dengan yang ada; tidak berubah."),
        galat=tuple(galat),
        indikator=indikator,
        ubah=ubah,
    )
