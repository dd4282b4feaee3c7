"""The entry page of realisasi as one context: sheet, rows with their cell forms, state, what is missing."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from indikator.domain import adendum, alur_pengukuran, analisis, kemajuan, nilai_realisasi, periode_lalu
from indikator.domain.pengukuran import BarisUkur, IsiPengukuran, pengukuran_lembar
from indikator.domain.realisasi import cari_pengukuran, dapat_diisi
from indikator.enums import Triwulan
from indikator.forms.pengukuran import AlurPengukuranForm
from indikator.forms.realisasi import RealisasiCepatForm
from indikator.models import BuktiDukung, KomponenTerpenuhi, NilaiVariabel, Pengukuran
from indikator.views.pilihan_lembar import daftar_lembar, kemajuan_jabatan, lingkup, tetangga
from indikator.views.triwulan import KOLOM_TAHUN, KOLOM_TRIWULAN, PENDEK, masa, pilihan_triwulan, url_ukur


@dataclass(frozen=True)
class BarisIsi:
    """One row of the page. `form` None: not to be filled in here (no right, closed, not due, computed otherwise).

    `asal`: where a computed value comes from ("rumus", "centangan komponen"), "" for a typed one. `adendum`: whether
    a tetap figure may still be given. `sisip`: whether the boxes of its formula can be opened below the row. `lalu`:
    (period, text) of the realisasi before, None for none.
    """

    ukur: BarisUkur
    anak: bool
    nomor: int | None
    form: RealisasiCepatForm | None
    boleh_ubah: bool
    asal: str
    bukti: int
    waktunya: bool
    adendum: bool
    sisip: bool
    lalu: tuple[str, str] | None

    @property
    def realisasi(self):
        return self.ukur.realisasi

    @property
    def analisis_kurang(self) -> bool:
        return analisis.kurang(self.ukur.realisasi)


@dataclass
class HalamanRealisasi:
    """What realisasi_instansi.html shows; `baris_bentuk` replaces the cell form of one row (after an error)."""

    request: HttpRequest
    instansi: object
    tahun: int
    triwulan: int
    isi: IsiPengukuran
    pengukuran: Pengukuran | None
    boleh_isi: bool
    baris_bentuk: dict[int, RealisasiCepatForm]
    lalu: dict = field(default_factory=dict)

    @classmethod
    def susun(cls, request, instansi, tahun: int, triwulan: int, lembar=None, bentuk=None) -> "HalamanRealisasi":
        pengukuran = cari_pengukuran(instansi, tahun, triwulan)
        isi = pengukuran_lembar(lembar, instansi, tahun, triwulan)
        boleh_isi = dapat_diisi(request.pelaku, instansi, pengukuran)
        return cls(request, instansi, tahun, triwulan, isi, pengukuran, boleh_isi, bentuk or {})

    def kelompok(self) -> list[tuple]:
        """[(sasaran, [BarisIsi, …]), …] in document order; four queries."""
        terukur = [t for b in self.isi.baris for t in b.terukur]
        silsilah = [t.indikator.silsilah for t in terukur]
        self.lalu = periode_lalu.cari(self.instansi, self.tahun, self.triwulan, silsilah)
        kunci = [t.realisasi.pk for t in terukur if t.realisasi]
        asal = self._asal(kunci)
        bukti = list(BuktiDukung.objects.filter(realisasi__in=kunci).values_list("realisasi_id", flat=True))
        hasil, nomor = [], 0
        for sasaran in self.isi.sasaran:
            baris = []
            for satu in sasaran.baris:
                nomor += 1
                baris.append(self._baris(satu, False, nomor, asal, bukti))
                baris += [self._baris(sub, True, None, asal, bukti) for sub in satu.sub]
            hasil.append((sasaran.sasaran, baris))
        return hasil

    def _asal(self, kunci: list[int]) -> dict[int, str]:
        """{key of a realisasi: what its value is computed from}; two queries."""
        sumber = ((NilaiVariabel, "rumus"), (KomponenTerpenuhi, "centangan komponen"))
        return {
            pk: kata
            for model, kata in sumber
            for pk in model.objects.filter(realisasi__in=kunci).values_list("realisasi_id", flat=True)
        }

    def _baris(self, ukur: BarisUkur, anak: bool, nomor, asal, bukti) -> BarisIsi:
        realisasi = ukur.realisasi
        waktunya = ukur.waktunya or realisasi is not None
        boleh = self.boleh_isi and not ukur.sub and waktunya
        kunci = realisasi.pk if realisasi else None
        form = self.baris_bentuk.get(ukur.indikator.pk)
        if form is None and boleh and kunci not in asal:
            form = form_cepat(ukur.indikator, realisasi)
        tetap = realisasi is not None and adendum.dapat_ditetapkan(self.request.pelaku, realisasi)
        return BarisIsi(
            ukur=ukur,
            anak=anak,
            nomor=nomor,
            form=form,
            boleh_ubah=boleh,
            asal=asal.get(kunci, ""),
            bukti=bukti.count(kunci),
            waktunya=waktunya,
            adendum=tetap,
            sisip=boleh and nilai_realisasi.punya_rumus(ukur.indikator),
            lalu=self._lalu(ukur),
        )

    def _lalu(self, ukur: BarisUkur) -> tuple[str, str] | None:
        """The period before in the system, else for a year the one its source printed."""
        if lalu := self.lalu.get(ukur.indikator.silsilah):
            pendek = [PENDEK[lalu.triwulan]] if lalu.triwulan else []
            return " ".join(pendek + ([str(lalu.tahun)] if lalu.tahun != self.tahun else [])), lalu.teks
        cetak = next((satu for satu in ukur.riwayat if satu.tahun == self.tahun - 1), None)
        return (str(cetak.tahun), cetak.realisasi_teks) if cetak and cetak.realisasi_teks else None

    def konteks(self, form_alur: AlurPengukuranForm | None = None) -> dict:
        """Context of the whole page."""
        alamat = reverse("realisasi_instansi", args=[self.request.pemda.slug, self.tahun, self.instansi.slug])
        lembar = self.isi.lembar
        pilih_lembar = f"&lembar={lembar.pk}" if lembar and lembar.jabatan_id else ""
        return self.konteks_ringkas(form_alur) | {
            "kelompok": self.kelompok(),
            "isi": self.isi,
            "ada_turunan": any(t.turunan for b in self.isi.baris for t in b.terukur),
            "ada_sementara": any(t.sementara for b in self.isi.baris for t in b.terukur),
            "masa": masa(self.tahun, self.triwulan),
            "url_target": url_ukur(
                "target_triwulan", self.request, self.tahun, self.instansi, 0, lembar.pk if pilih_lembar else None
            ),
            "pilihan_tw": pilihan_triwulan(alamat, self.triwulan, pilih_lembar),
            "alamat": alamat,
            "remah": self._remah(),
        }

    def konteks_ringkas(self, form_alur: AlurPengukuranForm | None = None) -> dict:
        """State, progress and sheets: the part that changes with every saved cell."""
        dokumen = self.isi.lembar.penetapan if self.isi.lembar else None
        per_lembar = kemajuan.kemajuan_lembar(dokumen, self.tahun, self.triwulan)
        form_alur = form_alur or AlurPengukuranForm(initial={"versi": self.pengukuran.versi if self.pengukuran else 0})
        daftar = daftar_lembar(self.request, self.instansi, self.tahun, self.triwulan, self.isi.lembar, per_lembar)
        return {
            "instansi": self.instansi,
            "triwulan": self.triwulan,
            "kolom": KOLOM_TRIWULAN if self.triwulan else KOLOM_TAHUN,
            "pengukuran": self.pengukuran,
            "boleh_isi": self.boleh_isi,
            "lembar": self.isi.lembar,
            "daftar_lembar": daftar,
            "lembar_sebelum": tetangga(daftar, -1),
            "lembar_sesudah": tetangga(daftar, 1),
            "jabatan": kemajuan_jabatan(daftar),
            "lingkup": lingkup(daftar) | {"masa": masa(self.tahun, self.triwulan)},
            "kekurangan": alur_pengukuran.kekurangan(self.pengukuran),
            "nama_triwulan": Triwulan(self.triwulan).label,
            "terisi": per_lembar.get(self.isi.lembar.pk, (0, 0)) if self.isi.lembar else (0, 0),
            "anjuran": alur_pengukuran.anjuran(self.instansi, self.tahun, self.triwulan) if dokumen else [],
            "peralihan": alur_pengukuran.tindakan_tersedia(self.request.pelaku, self.pengukuran),
            "pengembalian": alur_pengukuran.alasan_terakhir(self.pengukuran),
            "form_alur": form_alur,
        }

    def _remah(self) -> list[tuple[str, str]]:
        daftar = reverse("realisasi_daftar", args=[self.request.pemda.slug, self.tahun])
        return [("Realisasi kinerja", daftar), (self.instansi.sebutan, "")]


def form_cepat(indikator, realisasi, data=None) -> RealisasiCepatForm:
    """The cell form of a row; its ids carry the indicator, so that many of them stand on one page."""
    return RealisasiCepatForm(data, initial=RealisasiCepatForm.awal(realisasi), auto_id=f"sel{indikator.pk}_%s")
