"""The entry page of realisasi as one context: sheet, rows with their cell forms, state, what is missing."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from indikator import kalender
from indikator.domain import adendum, analisis, jadwal, kemajuan, nilai_realisasi, periode_lalu
from indikator.domain.alur import pengukuran as alur
from indikator.domain.pengukuran import BarisUkur, IsiPengukuran, pengukuran_lembar
from indikator.domain.realisasi import cari_pengukuran, dapat_diisi
from indikator.enums import UKUR_TERBUKA, Triwulan
from indikator.forms.realisasi import RealisasiCepatForm
from indikator.models import BuktiDukung, KomponenTerpenuhi, NilaiVariabel, Pengukuran
from indikator.views.pilihan_lembar import daftar_lembar, kemajuan_jabatan, lingkup, tetangga
from indikator.views.triwulan import KOLOM_TAHUN, KOLOM_TRIWULAN, PENDEK, masa, pilihan_triwulan, url_ukur
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm
from organisasi.views.alur import Tombol, susun_tombol


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
    def tanpa_kotak(self) -> str:
        """Why its value is not typed here, said beside a pasted one; "" where it has a box."""
        if self.form is not None:
            return ""
        if self.ukur.sub:
            return "dari sub-indikator"
        if not self.waktunya:
            return "belum waktunya diukur"
        return f"diisi {self.asal}" if self.asal else "tidak diisi di sini"

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
    tenggat: jadwal.Tenggat | None = None
    lalu: dict = field(default_factory=dict)

    @classmethod
    def susun(cls, request, instansi, tahun: int, triwulan: int, lembar=None, bentuk=None) -> "HalamanRealisasi":
        pengukuran = cari_pengukuran(instansi, tahun, triwulan)
        isi = pengukuran_lembar(lembar, instansi, tahun, triwulan)
        tenggat = tenggat_ukur(instansi, tahun, triwulan, pengukuran)
        boleh_isi = dapat_diisi(request.pelaku, instansi, pengukuran) and not kalimat_tertutup(tenggat)
        return cls(request, instansi, tahun, triwulan, isi, pengukuran, boleh_isi, bentuk or {}, tenggat)

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

    def konteks(self, form_alur: AlurForm | None = None) -> dict:
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

    def konteks_ringkas(self, form_alur: AlurForm | None = None) -> dict:
        """State, progress and sheets: the part that changes with every saved cell."""
        dokumen = self.isi.lembar.penetapan if self.isi.lembar else None
        per_lembar = kemajuan.kemajuan_lembar(dokumen, self.tahun, self.triwulan)
        daftar = daftar_lembar(self.request, self.instansi, self.tahun, self.triwulan, self.isi.lembar, per_lembar)
        jangkauan = lingkup(daftar) | {"masa": masa(self.tahun, self.triwulan)}
        return {
            "instansi": self.instansi,
            "triwulan": self.triwulan,
            "kolom": KOLOM_TRIWULAN if self.triwulan else KOLOM_TAHUN,
            "pengukuran": self.pengukuran,
            "tenggat": self.tenggat,
            "boleh_isi": self.boleh_isi,
            "lembar": self.isi.lembar,
            "daftar_lembar": daftar,
            "lembar_sebelum": tetangga(daftar, -1),
            "lembar_sesudah": tetangga(daftar, 1),
            "jabatan": kemajuan_jabatan(daftar),
            "lingkup": jangkauan,
            "kekurangan": alur.kekurangan(self.pengukuran),
            "nama_triwulan": Triwulan(self.triwulan).label,
            "terisi": per_lembar.get(self.isi.lembar.pk, (0, 0)) if self.isi.lembar else (0, 0),
            "anjuran": alur.anjuran(self.instansi, self.tahun, self.triwulan) if dokumen else [],
            "tombol": self._tombol(jangkauan, form_alur),
            "pengembalian": alasan_terakhir(self.pengukuran),
            "form_alur": form_alur,
        }

    def _tombol(self, jangkauan: dict, salah: AlurForm | None) -> list[Tombol]:
        """The moves of the whole triwulan; locking asks first, saying what it covers."""
        alamat = reverse("pengukuran_alur", args=[self.request.pemda.slug, self.tahun, self.instansi.slug])
        pelaku, tombol = self.request.pelaku, []
        for p in alur.tindakan_tersedia(pelaku, self.pengukuran):
            tanya = _tanya_kunci(self.instansi, jangkauan) if p.tindakan == Tindakan.KUNCI else {}
            isian = (("tw", self.triwulan), ("tindakan", p.tindakan.value))
            tombol += susun_tombol(
                alur.MESIN, pelaku, self.pengukuran, lambda _: alamat, salah, [p], isian=isian, **tanya
            )
        return tombol

    def _remah(self) -> list[tuple[str, str]]:
        daftar = reverse("realisasi_daftar", args=[self.request.pemda.slug, self.tahun])
        return [("Realisasi kinerja", daftar), (self.instansi.sebutan, "")]


def _tanya_kunci(instansi, jangkauan: dict) -> dict:
    """What is asked before a triwulan is locked: how much of it, and what stays empty."""
    masa_ini, banyak, kosong = jangkauan["masa"], jangkauan["jumlah"], jangkauan["kosong"]
    lembar = f"{jangkauan['lembar']} lembar (IKU dan IKI), " if jangkauan["lembar"] > 1 else ""
    kalimat = [
        f"Yang dikunci seluruh realisasi {masa_ini} {instansi.sebutan}: {lembar}{banyak} indikator.",
        f"{kosong} di antaranya belum diisi dan ikut terkunci kosong." if kosong else "",
        "Setelah dikunci hanya dapat dibuka dengan alasan; angka sementara masih dapat ditetapkan dengan adendum.",
    ]
    return {"konfirmasi": " ".join(filter(None, kalimat)), "judul_konfirmasi": f"Kunci realisasi {masa_ini}?"}


def tenggat_ukur(instansi, tahun: int, triwulan: int, pengukuran: Pengukuran | None) -> jadwal.Tenggat | None:
    """Due date of the realisasi of a triwulan."""
    terbuka = pengukuran is None or pengukuran.status in UKUR_TERBUKA
    pada = pengukuran.diajukan_pada if pengukuran else None
    return jadwal.tenggat(instansi, tahun, jadwal.jenis_triwulan(triwulan), terbuka=terbuka, diajukan_pada=pada)


def kalimat_tertutup(tenggat: jadwal.Tenggat | None) -> str:
    """That the calendar of the pemda has closed it and whom to ask; "" while it may be filled in."""
    tertutup = tenggat is not None and not tenggat.diajukan and tenggat.waktu.tertutup
    return kalender.kalimat_tutup(tenggat.waktu) if tertutup else ""


def form_cepat(indikator, realisasi, data=None) -> RealisasiCepatForm:
    """The cell form of a row; its ids carry the indicator, so that many of them stand on one page."""
    return RealisasiCepatForm(data, initial=RealisasiCepatForm.awal(realisasi), auto_id=f"sel{indikator.pk}_%s")
