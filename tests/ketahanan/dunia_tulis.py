"""A world that several people write to at once, the writers, and what must be true of their writes afterwards."""

import threading
from collections import Counter
from types import SimpleNamespace
from uuid import uuid4

import requests

from indikator.models import Realisasi
from organisasi.models import Jejak, UnitKerja
from tests import pabrik
from tests.ketahanan.alat import Klien, tersimpan

TAHUN = 2024
ISI = {"sifat": "tetap", "tahun_data": "", "catatan": "", "tautan": ""}


def susun(banyak: int = 4, nama: tuple[str, str] = ("magetan", "paser")) -> SimpleNamespace:
    """Two pemda of these addresses with an OPD each; `orang`: (pemda, instansi, user, indicator of their own),
    `banyak` in each pemda."""
    d = SimpleNamespace(pemda=[], orang=[])
    for slug in nama:
        pemda = pabrik.pemda(slug)
        d.pemda.append(pemda)
        with pabrik.dalam(pemda):
            dinas = pabrik.instansi("Dinas Kesehatan")
            lembar = pabrik.lembar(pabrik.penetapan(dinas, TAHUN, berlaku=True))
            for nomor in range(banyak):
                milik = pabrik.indikator(lembar, f"Nilai layanan {nomor}", target="80")
                d.orang.append((pemda, dinas, pabrik.anggota("perencana", dinas), milik))
    return d


class Penulis(threading.Thread):
    """One person: fills in the realisasi of their indicator and adds units, in turn, until `cukup()`.

    `unit`, `nilai`: what was acknowledged; `dicoba`: values sent without an answer count as possible. `galat`: answers
    that were neither an acknowledgement nor a refusal; `halaman`: (status, text) of those that were a page.
    """

    def __init__(self, url: str, pemda, instansi, orang, indikator):
        super().__init__(daemon=True)
        self.pemda, self.indikator, self.nomor = pemda, indikator, 0
        self.klien = self.buat_klien(url, orang.email)
        dasar = f"/{pemda.slug}"
        self.alamat_nilai = f"{dasar}/{TAHUN}/realisasi/{instansi.slug}/{indikator.pk}/"
        self.alamat_unit = f"{dasar}/instansi/{instansi.slug}/unit/tambah/"
        self.unit, self.nilai, self.dicoba = [], [], []
        self.galat, self.halaman, self.rusak = Counter(), [], None
        self._henti = threading.Event()

    @staticmethod
    def buat_klien(url: str, surel: str) -> Klien:
        return Klien(url, surel)

    def cukup(self) -> None:
        self._henti.set()

    def run(self) -> None:
        try:
            while not self._henti.is_set():
                self.nomor += 1
                self._isi_nilai()
                self._tambah_unit()
        except BaseException as galat:  # told by `selesaikan`
            self.rusak = galat

    @property
    def diakui(self) -> int:
        return len(self.unit) + len(self.nilai)

    def _isi_nilai(self) -> None:
        """Read the form, send another value; after an answer that was none the form is read again."""
        halaman = self._coba(lambda: self.klien.buka(self.alamat_nilai))
        if halaman is None or halaman.status_code != 200:
            return
        versi = halaman.text.partition('name="versi" value="')[2].partition('"')[0]
        teks = f"{self.nomor},5"
        self.dicoba.append(teks)
        if tersimpan(self._coba(lambda: self.klien.kirim(self.alamat_nilai, versi=versi, teks=teks, **ISI))):
            self.nilai.append(teks)

    def _tambah_unit(self) -> None:
        """The same form is sent until it is answered, as a person presses the button again."""
        nama = f"Bidang {self.indikator.pk} nomor {self.nomor}"
        isi = {"nama": nama, "jenis": "bidang", "urutan": "1", "alias": "", "kunci_kirim": str(uuid4())}
        while not self._henti.is_set():
            if tersimpan(self._coba(lambda: self.klien.kirim(self.alamat_unit, **isi))):
                self.unit.append(nama)
                return

    def _coba(self, minta) -> requests.Response | None:
        """The answer; None when there was none. A refusal other than of the machine is a mistake of the drill."""
        try:
            jawaban = minta()
        except requests.RequestException:
            self.galat["putus"] += 1
            self._henti.wait(0.1)
            return None
        if jawaban.status_code >= 400:
            self.galat[jawaban.status_code] += 1
            self.halaman.append((jawaban.status_code, jawaban.text))
            self._henti.wait(0.1)
        return jawaban


def mulai(url, d: SimpleNamespace, kelas: type[Penulis] = Penulis) -> list[Penulis]:
    semua = [kelas(url, *satu) for satu in d.orang]
    for satu in semua:
        satu.start()
    return semua


def selesaikan(semua: list[Penulis]) -> None:
    for satu in semua:
        satu.cukup()
    for satu in semua:
        satu.join(180)
        assert not satu.is_alive(), "penulis tidak berhenti"
        if satu.rusak:
            raise satu.rusak


def periksa(d: SimpleNamespace, semua: list[Penulis]) -> str:
    """Everything acknowledged is stored and in the audit, nothing is half; the figures as a phrase."""
    jumlah = Counter()
    for pemda in d.pemda:
        with pabrik.dalam(pemda):
            milik = [satu for satu in semua if satu.pemda == pemda]
            jumlah += _periksa_unit(milik)
            for satu in milik:
                jumlah += _periksa_nilai(satu)
    galat = sum((satu.galat for satu in semua), Counter())
    sebut = ", ".join(f"{banyak} × {apa}" for apa, banyak in sorted(galat.items(), key=str)) or "tanpa galat"
    return (
        f"{jumlah['diakui']} diakui, {jumlah['tersimpan']} tersimpan, {jumlah['jejak']} baris jejak, 0 hilang, "
        f"0 setengah ({sebut})"
    )


def _periksa_unit(milik: list[Penulis]) -> Counter:
    nama = Counter(UnitKerja.objects.values_list("nama", flat=True))
    diakui = [satu for penulis in milik for satu in penulis.unit]
    hilang = [satu for satu in diakui if not nama[satu]]
    assert not hilang, f"diakui tetapi hilang: {hilang[:5]} dari {len(diakui)}"
    assert set(nama.values()) <= {1}, "unit tersimpan dua kali"
    jejak = Counter(
        Jejak.objects.filter(model="organisasi.UnitKerja", tindakan="tambah").values_list("objek_id", flat=True)
    )
    assert jejak == Counter(UnitKerja.objects.values_list("pk", flat=True)), "unit tanpa jejak, atau jejak tanpa unit"
    return Counter(diakui=len(diakui), tersimpan=len(nama), jejak=len(jejak))


def _periksa_nilai(penulis: Penulis) -> Counter:
    realisasi = Realisasi.objects.filter(indikator=penulis.indikator).select_related("capaian").first()
    if realisasi is None:
        assert not penulis.nilai
        return Counter()
    jejak = Jejak.objects.filter(model="indikator.Realisasi", objek_id=realisasi.pk).order_by("nomor")
    tercatat = [satu.perubahan["teks"][1] for satu in jejak if "teks" in satu.perubahan]
    hilang = [teks for teks in penulis.nilai if teks not in tercatat]
    assert not hilang, f"diakui tetapi tidak ada di jejak: {hilang}"
    assert realisasi.teks == tercatat[-1] and len(tercatat) == realisasi.versi, "isi dan jejak berbeda"
    assert set(tercatat) <= set(penulis.dicoba) and len(tercatat) == len(set(tercatat))
    sudah = penulis.nilai[-1] if penulis.nilai else "0"
    assert penulis.dicoba.index(realisasi.teks) >= (penulis.dicoba.index(sudah) if penulis.nilai else 0)
    assert realisasi.capaian.bukti_hitung.startswith(f"{realisasi.teks} ÷"), "capaian bukan dari realisasi ini"
    return Counter(diakui=len(penulis.nilai), tersimpan=len(tercatat), jejak=len(tercatat))
