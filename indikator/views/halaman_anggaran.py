"""The grid of budget figures behind Anggaran (pagu, realisasi of the year) and Realisasi anggaran (per triwulan)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from indikator.domain.anggaran import (
    BarisAnggaran,
    IsiAnggaran,
    KelompokAnggaran,
    atur_uang,
    rekap_anggaran,
    tanpa_kegiatan,
)
from indikator.domain.anggaran.terkunci import susunan_terkunci, terkunci
from indikator.domain.anggaran.uang import nama_kolom
from indikator.forms.anggaran import PAGU, UangForm
from indikator.models import Program
from indikator.views.baris_uang import BarisUang, CabangHalaman, CabangKegiatan, JumlahKisi, SelJumlah
from kinerja.alamat import kata_cari
from organisasi.permissions import boleh

SARINGAN = (
    ("tanpa_kaitan", "Tanpa kaitan"),
    ("tanpa_pagu", "Tanpa pagu"),
    ("tanpa_realisasi", "Belum ada realisasi"),
    ("lebih", "Melebihi pagu"),
    ("beda", "Angka setahun berbeda"),
)


@dataclass
class HalamanAnggaran:
    """What a grid page of an instansi and year shows. `kolom`: the columns one can write in; `jumlah_dari` gives the
    figures of a subtotal, `kartu_dari` those above the grid."""

    request: HttpRequest
    instansi: object
    tahun: int
    kolom: tuple[str, ...]
    jumlah_dari: Callable[[object], tuple[SelJumlah, ...]]
    kartu_dari: Callable[[IsiAnggaran], tuple[SelJumlah, ...]] | None = None
    isi: IsiAnggaran = field(init=False)
    baris: list[BarisUang] = field(init=False)

    def __post_init__(self):
        self.boleh_isi = boleh(self.request.pelaku, "isi_data", self.instansi)
        self.kunci = _kunci_kolom(self.instansi, self.tahun, self.kolom) if self.boleh_isi else {}
        self._muat(self.request.POST if self.request.method == "POST" else None)

    def _muat(self, data=None) -> None:
        self.isi = rekap_anggaran(self.instansi, self.tahun)
        self.baris = [BarisUang(satu, self.kolom, self.kunci) for satu in self.isi.baris]
        for satu in self.baris if self.boleh_isi else ():
            satu.form = self._form(satu.isi, data)

    def _form(self, isi: BarisAnggaran, data=None) -> UangForm:
        """Bound to what was sent where the page had this row, else as it is stored."""
        tetap = {"baris": isi, "kolom": self.kolom, "terkunci": self.kunci}
        form = UangForm(data, **tetap)
        return form if form.ada else UangForm(**tetap)

    def simpan(self, baris: BarisUang) -> bool:
        """Save one row; afterwards it shows its errors with what was typed, or is to be read anew."""
        aksi = partial(atur_uang, baris.isi.kegiatan, oleh=self.request.pelaku)
        return baris.form.kirim(aksi) is not None

    def segarkan(self, gagal: Sequence[BarisUang] = ()) -> None:
        """Everything as it is stored now; rows that were refused keep what was typed."""
        tahan = {satu.kunci: satu.form for satu in gagal}
        self._muat()
        for satu in self.baris:
            satu.form = tahan.get(satu.kunci, satu.form)

    @property
    def pohon(self) -> list[CabangHalaman]:
        """Program → kegiatan → leaves that the filter shows; programs without kegiatan at the end of the others."""
        terlihat = {satu.kunci: satu for satu in self.tersaring}
        hasil = []
        for cabang in self.isi.pohon:
            kegiatan = [self._cabang(k, terlihat) for k in cabang.kegiatan]
            kunci = f"p{cabang.program.pk if cabang.program else 0}"
            if any(k.baris for k in kegiatan):
                jumlah = JumlahKisi(kunci, self.jumlah_dari(cabang))
                hasil.append(CabangHalaman(cabang.program, [k for k in kegiatan if k.baris], jumlah))
        return hasil

    def _cabang(self, kelompok: KelompokAnggaran, terlihat: dict) -> CabangKegiatan:
        pokok = kelompok.kunci
        baris = [terlihat[k] for b in kelompok.baris if (k := str(b.kegiatan.pk)) in terlihat]
        bersub = kelompok.baris[0].kegiatan.induk_id is not None
        return CabangKegiatan(pokok, baris, JumlahKisi(f"k{pokok.pk}", self.jumlah_dari(kelompok)) if bersub else None)

    @property
    def program_kosong(self) -> list[Program]:
        """Programs that have no kegiatan yet."""
        return list(tanpa_kegiatan(self.instansi, self.tahun))

    @property
    def jumlah(self) -> JumlahKisi:
        return JumlahKisi("semua", self.jumlah_dari(self.isi))

    @property
    def kartu(self) -> JumlahKisi:
        """The figures above the grid."""
        return JumlahKisi("kartu", self.kartu_dari(self.isi) if self.kartu_dari else ())

    def jumlah_sekitar(self, baris: BarisUang) -> list[JumlahKisi]:
        """The subtotals a row is part of, up to the total: what a save of it changes on the page."""
        hasil = [self.jumlah, *([self.kartu] if self.kartu_dari else [])]
        for cabang in self.isi.pohon:
            for kelompok in cabang.kegiatan:
                if baris.isi.pokok == kelompok.kunci:
                    kunci = f"p{cabang.program.pk if cabang.program else 0}"
                    hasil.append(JumlahKisi(kunci, self.jumlah_dari(cabang)))
                    hasil += [JumlahKisi(f"k{kelompok.kunci.pk}", self.jumlah_dari(kelompok))] if baris.sub else []
        return hasil

    @property
    def saring(self) -> str:
        pilih = self.request.GET.get("saring", "")
        return pilih if pilih in dict(SARINGAN) else ""

    @property
    def kata(self) -> str:
        return kata_cari(self.request)

    @property
    def tersaring(self) -> list[BarisUang]:
        kata, saring = self.kata.casefold(), self.saring
        return [b for b in self.baris if (not saring or saring in b.tanda) and kata in _cari(b.isi)]

    @property
    def pilihan_saring(self) -> list[dict]:
        """Segmented links with counts; those without rows are left out."""
        alamat = self.request.path
        hasil = [{"label": "Semua", "url": alamat, "aktif": not self.saring, "jumlah": len(self.baris)}]
        for kode, label in SARINGAN:
            banyak = sum(kode in satu.tanda for satu in self.baris)
            if banyak or kode == self.saring:
                url = f"{alamat}?saring={kode}"
                hasil.append({"label": label, "url": url, "aktif": kode == self.saring, "jumlah": banyak})
        return hasil


def _cari(baris: BarisAnggaran) -> str:
    bagian = [baris.kegiatan.kode, baris.kegiatan.nama, baris.pokok.nama, baris.program.nama if baris.program else ""]
    return " ".join(bagian).casefold()


def _kunci_kolom(instansi, tahun: int, kolom: Sequence[str]) -> dict[str, str]:
    """{column: why it is locked}."""
    hasil = {nama_kolom(tw): sebab for tw, sebab in terkunci(instansi, tahun).items()}
    if PAGU in kolom and (sebab := susunan_terkunci(instansi, tahun)):
        hasil[PAGU] = sebab
    return {nama: sebab for nama, sebab in hasil.items() if nama in kolom}


def kirim_kisi(h: HalamanAnggaran, halaman: Callable[..., HttpResponse], hasil: str) -> HttpResponse:
    """A POST of the grid: with `baris` (key of a row) that row for htmx, without it all that changed.

    `halaman(kode)` renders the page, `hasil` is the template of what a saved row shows.
    """
    request = h.request
    baris = [satu for satu in h.baris if satu.form]
    if request.htmx:
        return _satu_baris(h, baris, hasil)
    tersimpan = [satu for satu in baris if satu.form.berubah and h.simpan(satu)]
    gagal = [satu for satu in baris if satu.form.errors]
    if tersimpan:
        messages.success(request, f"Angka {len(tersimpan)} kegiatan tersimpan.")
    if gagal:  # an error status would take back the rows that were saved
        kode = 200 if tersimpan else max(satu.form.kode for satu in gagal)
        h.segarkan(gagal)
        return halaman(kode)
    if not tersimpan:
        messages.info(request, "Tidak ada angka yang berubah.")
    return redirect(request.get_full_path())


def _satu_baris(h: HalamanAnggaran, baris: Sequence[BarisUang], hasil: str) -> HttpResponse:
    satu = next((b for b in baris if b.kunci == h.request.POST.get("baris") and b.form.ada), None)
    if satu is None:
        raise Http404("Baris tidak dikenal.")
    form = satu.form
    berhasil = h.simpan(satu)
    h.segarkan([] if berhasil else [satu])
    kini = next(b for b in h.baris if b.kunci == satu.kunci)
    konteks = {"baris": kini, "sekitar": h.jumlah_sekitar(kini) if berhasil else []}
    return render(h.request, hasil, konteks, status=form.kode)


def remah_anggaran(slug_pemda: str, tahun: int, instansi, *lanjutan: tuple[str, str]) -> list[tuple[str, str]]:
    """Breadcrumb of the pages below Anggaran of an instansi."""
    milik = reverse("anggaran_instansi", args=[slug_pemda, tahun, instansi.slug])
    return [
        ("Anggaran", reverse("anggaran_daftar", args=[slug_pemda, tahun])),
        (instansi.sebutan, milik if lanjutan else ""),
        *lanjutan,
    ]
