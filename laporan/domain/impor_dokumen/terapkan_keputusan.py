"""The decree of an imported document, as a draft with the words and labels of its source."""

import re
from datetime import date

from indikator.enums import JenisLembar
from indikator.models import Penetapan
from laporan.domain import keputusan as domain_keputusan
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.nama_dokumen import sama
from laporan.enums import BagianKeputusan, JenisKeputusan
from laporan.models import Keputusan
from organisasi.domain import pejabat as domain_pejabat
from organisasi.models import Impor, Pejabat
from organisasi.permissions import boleh

NOMOR_MAKS, TEMPAT_MAKS, PENETAP_MAKS, LABEL_MAKS = 80, 80, 250, 20
RAHMAT = re.compile(r"dengan\s+rahmat\s+tuhan", re.IGNORECASE)
TANPA_HAK = "Nomor dan tanggalnya tercatat di catatan sumber keputusan; petugas penomoran yang mengisinya."
_BUTIR_DALAM = re.compile(r"\(?(?P<label>[a-z]|\d{1,2})(?P<tanda>[.)])\s+(?P<isi>\S.*)", re.DOTALL)
_STRIP = re.compile(r"[-–•]\s+(?=\S)")


def simpan_keputusan(oleh, impor: Impor, dokumen: Penetapan, hasil: HasilTerapkan) -> Keputusan | None:
    """The decree of the import with its items; one that is there already stays as it is. Raises IsianSalah."""
    isi = impor.kepala.get("keputusan")
    if not isi or impor.kepala.get("tanpa_keputusan"):
        return None
    kepala = _Kepala(isi, dokumen)
    if ada := _sudah_ada(kepala, dokumen):
        hasil.keputusan.append(_sebut(ada, baru=0))
        hasil.catat(f"Keputusan Nomor {ada.nomor or '(belum bernomor)'} sudah ada; tidak diubah.")
        return ada
    keputusan = domain_keputusan.buat(
        oleh=oleh,
        instansi=dokumen.instansi,
        penetapan=dokumen,
        jenis=_jenis(dokumen),
        tempat=kepala.teks("tempat", TEMPAT_MAKS),
        jabatan_penetap=kepala.penetap,
        tentang=kepala.tentang,
        rahmat=bool(RAHMAT.search(isi.get("mentah", "") + " ".join(isi.get("kop") or []))),
        menetapkan=kepala.teks("menetapkan"),
        penandatangan=_penandatangan(oleh, kepala),
        butir={str(bagian): _butir(isi.get(str(bagian)) or [], bagian) for bagian in BagianKeputusan},
        **_nomor(oleh, kepala, hasil),
        catatan_sumber=kepala.catatan,
    )
    hasil.keputusan.append(_sebut(keputusan, baru=1))
    return keputusan


class _Kepala:
    """The fields of the decree, cut to what can be stored; what does not fit goes to `catatan`."""

    def __init__(self, isi: dict, dokumen: Penetapan):
        self.isi, self.dokumen = isi, dokumen
        self.catatan = list(isi.get("catatan") or [])
        self.catatan += [f"Memperhatikan {b.get('label', '')} {b['isi']}" for b in isi.get("memperhatikan") or []]
        self.penetap = self.teks("jabatan_penetap", PENETAP_MAKS).rstrip(",") or self._penetap_bawaan()
        self.tentang = self.teks("tentang") or self._tentang_bawaan()
        self.tanggal = self._tanggal()

    def teks(self, nama: str, maks: int | None = None) -> str:
        isi = (self.isi.get(nama) or {}).get("teks", "").strip()
        if maks is None:
            return isi
        rapi = " ".join(isi.split())
        if len(rapi) > maks:
            self.catatan.append(f"{nama.replace('_', ' ').capitalize()} tercetak: {rapi}")
        return rapi[:maks]

    def _penetap_bawaan(self) -> str:
        instansi = self.dokumen.instansi
        self.catatan.append("Jabatan yang menetapkan tidak terbaca di sumbernya.")
        return (instansi.sebutan_kepala or f"Kepala {instansi.nama}")[:PENETAP_MAKS].upper()

    def _tentang_bawaan(self) -> str:
        self.catatan.append("Judul (tentang) tidak terbaca di sumbernya.")
        return self.dokumen.judul

    def _tanggal(self) -> date | None:
        mentah = self.isi.get("tanggal") or {}
        try:
            return date.fromisoformat(mentah.get("teks", "")) if mentah.get("teks") else None
        except ValueError:
            self.catatan.append(f"Tanggal tercetak: {mentah.get('mentah') or mentah['teks']}")
            return None


def _nomor(oleh, kepala: _Kepala, hasil: HasilTerapkan) -> dict:
    """Number and date as printed, by who may register them; else they stay a note of the source."""
    nomor, tanggal = kepala.teks("nomor", NOMOR_MAKS), kepala.tanggal
    tahun = {"tahun": tanggal.year if tanggal else kepala.dokumen.tahun_mulai}
    if boleh(oleh, "nomori_keputusan", kepala.dokumen.instansi):
        return tahun | {"nomor": nomor, "tanggal": tanggal}
    if nomor or tanggal:
        kepala.catatan.append(f"Nomor tercetak: {nomor or '-'}; tanggal tercetak: {tanggal or '-'}")
        hasil.catat(TANPA_HAK)
    return tahun


def _sudah_ada(kepala: _Kepala, dokumen: Penetapan) -> Keputusan | None:
    """A decree of this document, or of the same number, year and issuer."""
    nomor = " ".join(kepala.teks("nomor").split())
    milik = Keputusan.objects.filter(instansi=dokumen.instansi)
    if ada := milik.filter(penetapan=dokumen).first():
        return ada
    if not nomor:
        return None
    return next((s for s in milik.filter(nomor=nomor) if sama(s.jabatan_penetap) == sama(kepala.penetap)), None)


def _penandatangan(oleh, kepala: _Kepala) -> Pejabat | None:
    """The official of that NIP or name; a new one only by who may keep them, else a note."""
    nama, nip = kepala.teks("nama_penetap", 150), kepala.teks("nip_penetap", 30)
    if not nama:
        return None
    angka = re.sub(r"\D", "", nip)
    for satu in Pejabat.objects.all():
        if sama(satu.nama) == sama(nama) or (len(angka) == 18 and re.sub(r"\D", "", satu.nip) == angka):
            return satu
    if boleh(oleh, "kelola_organisasi"):
        kunci = f"{sama(nama).replace(' ', '-')[:70]}-{Pejabat.objects.count() + 1}"
        pangkat = kepala.teks("pangkat_penetap", 80)
        return domain_pejabat.buat(oleh=oleh, nama=nama, kunci=kunci, nip=nip, pangkat=pangkat)
    kepala.catatan.append(f"Ditandatangani: {nama}, {kepala.teks('pangkat_penetap')}, NIP {nip or '-'}")
    return None


def _jenis(dokumen: Penetapan) -> str:
    ada = set(dokumen.lembar.values_list("jenis", flat=True))
    if ada == {JenisLembar.IKI.value}:
        return JenisKeputusan.IKI
    return JenisKeputusan.IKU if ada == {JenisLembar.IKU.value} else JenisKeputusan.IKU_IKI


def _butir(daftar: list[dict], bagian: str) -> list[dict]:
    return [_satu(satu, bagian) for satu in daftar if satu.get("isi", "").strip()]


def _satu(butir: dict, bagian: str) -> dict:
    """An item; the labelled lines inside a diktum are its sub-items."""
    label, isi = _label(butir.get("label", "")), butir["isi"].strip()
    if bagian != BagianKeputusan.DIKTUM or "\n" not in isi:
        return {"label": label, "isi": isi}
    pertama, *lain = isi.split("\n")
    sub: list[dict] = []
    for baris in filter(None, (_STRIP.sub("", satu.strip(), count=1) for satu in lain)):
        cocok = _BUTIR_DALAM.fullmatch(baris)
        if cocok:
            sub.append({"label": f"{cocok['label']}{cocok['tanda']}", "isi": cocok["isi"]})
        elif sub and sub[-1]["isi"].rstrip().endswith((";", ".")):
            sub.append({"label": "", "isi": baris})
        elif sub:
            sub[-1]["isi"] += f" {baris}"
        else:
            pertama += f"\n{baris}"
    return {"label": label, "isi": pertama, "butir": sub}


def _label(label: str) -> str:
    return label.strip()[:LABEL_MAKS]


def _sebut(keputusan: Keputusan, *, baru: int) -> dict:
    return {"pk": keputusan.pk, "judul": str(keputusan)[:200], "tahun": keputusan.tahun, "baru": baru}
