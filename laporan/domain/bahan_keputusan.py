"""A Keputusan as laporan.kaidah reads it: items with today's numbers, laws of the library at its date, who signs."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q

from indikator.domain.catatan_mutu import catatan_dokumen
from indikator.domain.perubahan import tanpa_alasan
from indikator.models import Indikator
from laporan.domain import dasar_hukum, keputusan_berlaku, susunan_naskah
from laporan.domain.dasar_hukum import Pustaka
from laporan.domain.isi_keputusan import lembar_lampiran, menetapkan_bawaan
from laporan.domain.isi_lembar import penanda as sebutan_lembar
from laporan.domain.penandatangan import milik_kepala_daerah, pangku
from laporan.domain.pustaka_hukum import Satu, sitasi
from laporan.domain.sebutan_keputusan import hari_acuan, tulis_jabatan, tulis_keputusan
from laporan.domain.susunan_naskah import IsiButir, Susunan
from laporan.enums import BagianKeputusan, JenisKeputusan
from laporan.kaidah.bahan import (
    BahanKeputusan,
    ButirKaidah,
    HukumKaidah,
    LampiranKaidah,
    LembarKaidah,
    NamaKaidah,
    PenandaKaidah,
    PendahuluKaidah,
)
from laporan.models import Keputusan
from laporan.naskah.rujukan import tampil
from laporan.sitasi import baca
from organisasi.models import AliasInstansi, AliasUnit, PemangkuJabatan

_AWAL_HUKUM = re.compile(r"\b(?:Undang\s*-\s*Undang|Peraturan\s+(?!Perundang)|PP\b|UU\b|Perpres\b|Permen)")


def susun_bahan(keputusan: Keputusan, *, dengan_mutu: bool = False) -> BahanKeputusan:
    """A constant number of queries; `dengan_mutu` also looks into its sheets (linter, reasons of a review)."""
    pada = hari_acuan(keputusan)
    return BahanKeputusan(
        pada=pada,
        **_kepala(keputusan),
        **_butir(keputusan, susunan_naskah.baca(keputusan), pada),
        **_orang_dan_nama(keputusan),
        **_dokumen(keputusan, pada, dengan_mutu),
        lampiran=_lampiran(keputusan),
        asal=_pendahulu(keputusan.asal) if keputusan.asal_id else None,
        berlaku=_pendahulu(_lain_berlaku(keputusan, pada)),
    )


def _kepala(keputusan: Keputusan) -> dict:
    return {
        "penetap": tulis_jabatan(keputusan),
        "tentang": " ".join(keputusan.tentang.split()),
        "menetapkan": keputusan.menetapkan,
        "menetapkan_baku": menetapkan_bawaan(keputusan),
        "nomor": keputusan.nomor,
        "tanggal": keputusan.tanggal,
        "dari_sumber": bool(keputusan.catatan_sumber or keputusan.lampiran_kepala or keputusan.sampul),
        "sifat": keputusan.sifat,
        "jenis": keputusan.jenis,
        "rahmat": keputusan.rahmat,
        "kepala_daerah": milik_kepala_daerah(keputusan),
        "sampul": tuple(keputusan.sampul),
    }


def _orang_dan_nama(keputusan: Keputusan) -> dict:
    """Who signs, and how instansi and units are spelled."""
    return {
        "penanda": _penanda(keputusan),
        "jabatan_penanda": keputusan.jabatan_penandatangan.strip().rstrip(","),
        "atas_nama": bool(keputusan.atas_nama),
        "instansi": _nama_instansi(keputusan),
        "unit": _nama_unit(keputusan),
    }


def _dokumen(keputusan: Keputusan, pada: date, dengan_mutu: bool) -> dict:
    """Of the document that is set; nothing where there is none."""
    if keputusan.penetapan_id is None:
        return {}
    dokumen = keputusan.penetapan
    return {
        "masa": (dokumen.tahun_mulai, dokumen.tahun_selesai),
        "lembar": _lembar(keputusan),
        "mutu": _mutu(keputusan, pada) if dengan_mutu else (),
        "tanpa_alasan": tuple(b.nama for b in tanpa_alasan(dokumen)) if dengan_mutu and dokumen.asal_id else (),
    }


def _butir(keputusan: Keputusan, susunan: Susunan, pada: date) -> dict[str, tuple[ButirKaidah, ...]]:
    """{part: items}; the library is asked about menimbang and mengingat."""
    pk = {butir.kunci.hex: butir.pk for butir in keputusan.butir.all()}
    pembaca = _Pembaca(susunan, pk, dasar_hukum.muat_pustaka(), pada)
    return {
        str(bagian): tuple(pembaca.butir(str(bagian), satu) for satu in susunan.bagian[bagian])
        for bagian in BagianKeputusan
    }


class _Pembaca:
    """Makes items of stored ones."""

    def __init__(self, susunan: Susunan, pk: dict[str, int], pustaka: Pustaka, pada: date):
        self.susunan, self.pk, self.pustaka, self.pada = susunan, pk, pustaka, pada
        self.nasional = {satu.pk: satu for satu in pustaka.daftar if not hasattr(satu, "pemda_id")}
        self.milik = {satu.pk: satu for satu in pustaka.daftar if hasattr(satu, "pemda_id")}

    def butir(self, bagian: str, satu: IsiButir, induk: str = "") -> ButirKaidah:
        nomor, pemilik = self.susunan.denah[satu.kunci].nomor, induk or satu.kunci
        teks = tampil(satu.isi, self.susunan.denah, pemilik)
        lain = {}
        if bagian == BagianKeputusan.MENGINGAT:
            lain = self._kutipan(satu, teks)
        elif bagian == BagianKeputusan.MENIMBANG:
            lain = {"dasar": tuple(self._disebut(teks))}
        sub = tuple(self.butir(bagian, isi, satu.kunci) for isi in satu.sub)
        return ButirKaidah(self.pk[satu.kunci], nomor, teks, satu.isi, satu.label_sumber, satu.kunci, sub, **lain)

    def _kutipan(self, satu: IsiButir, teks: str) -> dict:
        hukum = self.nasional.get(satu.dasar_hukum) or self.milik.get(satu.dasar_hukum_pemda)
        hukum = hukum or dasar_hukum.cocokkan(teks, self.pustaka)
        if hukum is None:
            return {"sitasi": baca(teks)}
        beda = dasar_hukum.beda_kutipan(teks, hukum, self.pada, self.pustaka)
        return {
            "sitasi": baca(teks),
            "hukum": self.hukum(hukum),
            "beda": tuple((isi.bagian, isi.tertulis, isi.pustaka) for isi in beda),
        }

    def _disebut(self, teks: str) -> Iterator[HukumKaidah]:
        """Laws of the library that a sentence names, each once."""
        semua = [dasar_hukum.cocokkan(teks[cocok.start() :], self.pustaka) for cocok in _AWAL_HUKUM.finditer(teks)]
        yield from (self.hukum(satu) for satu in dict.fromkeys(filter(None, semua)))

    def hukum(self, satu: Satu, dengan_oleh: bool = True) -> HukumKaidah:
        status = dasar_hukum.status_pada(satu, self.pada, self.pustaka)
        return HukumKaidah(
            kunci=dasar_hukum.entri(satu, self.pada, self.pustaka).kunci,
            sebutan=dasar_hukum.sebutan(satu),
            kutipan=dasar_hukum.kutipan(satu, self.pada, self.pustaka),
            resmi=sitasi(satu, self.pada, self.pustaka),
            status=status.kode,
            pasti=status.pasti,
            oleh=self.hukum(status.oleh, False) if status.oleh and dengan_oleh else None,
        )


def _lampiran(keputusan: Keputusan) -> LampiranKaidah:
    return LampiranKaidah(
        tuple(keputusan.lampiran_kepala),
        keputusan.lampiran_nomor,
        keputusan.lampiran_tanggal,
        keputusan.lampiran_tentang,
        keputusan.lampiran_catatan,
    )


def _penanda(keputusan: Keputusan) -> PenandaKaidah | None:
    """Who signs, in the office that the signature block names. `memangku` is None where no office of his is known."""
    satu = keputusan.penandatangan
    if satu is None:
        return None
    dipangku = pangku(keputusan)
    tercatat = dipangku is not None or PemangkuJabatan.objects.filter(pejabat=satu).exists()
    jenis = dipangku.jenis if dipangku else ""
    return PenandaKaidah(satu.nama, satu.pangkat, satu.nip, jenis, dipangku is not None if tercatat else None)


def _nama_instansi(keputusan: Keputusan) -> NamaKaidah:
    alias = AliasInstansi.objects.filter(instansi=keputusan.instansi_id).values_list("nama", flat=True)
    return NamaKaidah(keputusan.instansi.nama, tuple(alias))


def _nama_unit(keputusan: Keputusan) -> tuple[NamaKaidah, ...]:
    per: dict[str, list[str]] = {}
    for nama, alias in AliasUnit.objects.filter(unit__instansi=keputusan.instansi_id).values_list(
        "unit__nama", "nama"
    ):
        per.setdefault(nama, []).append(alias)
    return tuple(NamaKaidah(nama, tuple(alias)) for nama, alias in per.items())


def _pendahulu(satu: Keputusan | None) -> PendahuluKaidah | None:
    if satu is None:
        return None
    return PendahuluKaidah(satu.pk, satu.nomor, tulis_keputusan(satu))


def _lain_berlaku(keputusan: Keputusan, pada: date) -> Keputusan | None:
    """Another decree of the same kind in force on that day for years this one is about too; the latest of several."""
    semua = keputusan_berlaku.berlaku_pada(keputusan.instansi, pada).exclude(pk=keputusan.pk)
    semua = semua.filter(_jenis_sama(keputusan)).select_related("instansi", "penetapan")
    cocok = [satu for satu in semua if _bertemu(_masa(satu), _masa(keputusan))]
    return cocok[-1] if cocok else None


def _jenis_sama(keputusan: Keputusan) -> Q:
    if keputusan.jenis == JenisKeputusan.IKU_IKI:
        return Q()
    return Q(jenis__in=[keputusan.jenis, JenisKeputusan.IKU_IKI])


def _masa(keputusan: Keputusan) -> tuple[int, int]:
    if keputusan.penetapan_id:
        return keputusan.penetapan.tahun_mulai, keputusan.penetapan.tahun_selesai
    return keputusan.tahun, keputusan.tahun


def _bertemu(satu: tuple[int, int], lain: tuple[int, int]) -> bool:
    return satu[0] <= lain[1] and lain[0] <= satu[1]


def _lembar(keputusan: Keputusan) -> tuple[LembarKaidah, ...]:
    daftar = list(lembar_lampiran(keputusan))
    jumlah = Indikator.objects.filter(sasaran__lembar__in=daftar).values("sasaran__lembar").annotate(n=Count("pk"))
    banyak = {satu["sasaran__lembar"]: satu["n"] for satu in jumlah.order_by()}
    return tuple(LembarKaidah(s.pk, s.jenis, sebutan_lembar(s), banyak.get(s.pk, 0)) for s in daftar)


def _mutu(keputusan: Keputusan, pada: date) -> tuple[tuple[str, int], ...]:
    """Open findings of the linter over the document, counted by rule."""
    dokumen = keputusan.penetapan
    tahun = min(max(pada.year, dokumen.tahun_mulai), dokumen.tahun_selesai)
    terbuka = [c.temuan.aturan for c in catatan_dokumen(dokumen, tahun).daftar if not c.dikecualikan]
    return tuple(sorted(Counter(terbuka).items()))
