"""A review with twenty changes of every kind, made through the domain functions; call inside `pabrik.dalam`."""

from dataclasses import dataclass, field

from indikator.domain import indikator as domain_indikator
from indikator.domain import penetapan as domain_penetapan
from indikator.domain import perubahan
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.reviu import mulai_reviu
from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis
from tests import pabrik

# per kind the rows of the old document by name: names, targets, formulas that change, rows stopped and replaced
NAMA = {"IKU 1": "IKU 1 yang baru", "IKU 2": "Nilai IKU 2", "Kabid 1": "Kabid 1 baru", "Kabid 2": "Jumlah Kabid 2"}
TARGET = {"IKU 3": "75%", "IKU 4": "99 dokumen", "Kabid 3": "6 laporan", "Kabid 4": "12 laporan"}
RUMUS = {"IKU 5": "c / d * 100%", "IKU 6": "e + f", "Kabid 5": "Jumlah laporan yang selesai"}
DIGANTI = {"IKU 8": "IKU pengganti", "Kabid 6": "Kabid pengganti"}
DIHENTIKAN = {"IKU 7", "Staf 1", "Staf 2"}  # two of them with the sheet of the Staf
BARU = {"IKU tambahan", "Kabid tambahan", "Analis 1"}  # the last on a new sheet
SASARAN = {"Sasaran kedua": "Sasaran kedua diubah"}
TETAP = {"Kabid 7", "Kabid 8"}  # both stand elsewhere now


@dataclass
class Reviu:
    instansi: object
    lama: Penetapan
    baru: Penetapan
    oleh: object
    silsilah: dict[str, object] = field(default_factory=dict)  # by the name in the old, of new rows in the new version

    def baris(self, nama: str) -> Indikator:
        milik = Indikator.objects.select_related("lembar__penetapan__instansi", "sasaran")
        return milik.get(lembar__penetapan=self.baru, silsilah=self.silsilah[nama])

    def lembar(self, nama: str = "") -> Lembar:
        milik = Lembar.objects.filter(penetapan=self.baru).select_related("penetapan__instansi", "jabatan")
        return milik.get(jabatan__nama=nama) if nama else milik.get(jabatan=None)


def dokumen(instansi, tahun: int = 2024) -> Penetapan:
    """In force for two years: IKU with 8 rows, IKI of the Kabid with 8, of the Staf with 2."""
    penetapan = pabrik.penetapan(instansi, tahun, tahun + 1, berlaku=True, judul="IKU dan IKI")
    pemegang = {"IKU": None, "Kabid": "Kepala Bidang", "Staf": "Staf"}
    for urutan, (awalan, nama) in enumerate(pemegang.items()):
        jabatan = pabrik.jabatan(instansi, nama) if nama else None
        lembar = pabrik.lembar(penetapan, jabatan, urutan=urutan)
        sasaran = [pabrik.sasaran(lembar, f"Sasaran {ke}") for ke in ("pertama", "kedua")[: 1 if nama else 2]]
        for n in range(1, 9 if awalan != "Staf" else 3):
            isi = {"target": f"{n} laporan", "rumus": f"a{n} / b{n} * 100%", "urutan": n}
            pabrik.indikator(lembar, f"{awalan} {n}", sasaran=sasaran[n % len(sasaran)], **isi)
    return penetapan


def reviu(instansi, oleh) -> Reviu:
    """The review, still a draft, without a word of why."""
    lama = dokumen(instansi)
    baru = mulai_reviu(lama, oleh=oleh, tahun_mulai=2024)
    silsilah = dict(Indikator.objects.filter(lembar__penetapan=lama).values_list("nama", "silsilah"))
    hasil = Reviu(instansi, lama, baru, oleh, silsilah)
    _ubah(hasil)
    _susun_lembar(hasil)
    _pindah(hasil)
    return hasil


def _ubah(d: Reviu) -> None:
    for nama, kini in NAMA.items():
        domain_indikator.ubah(d.baris(nama), oleh=d.oleh, nama=kini)
    for nama, kini in TARGET.items():
        domain_indikator.ubah(d.baris(nama), oleh=d.oleh, target={2024: kini})
    for nama, kini in RUMUS.items():
        domain_indikator.ubah(d.baris(nama), oleh=d.oleh, rumus=kini)
    for nama, kini in SASARAN.items():
        satu = SasaranStrategis.objects.select_related("lembar__penetapan__instansi").get(lembar=d.lembar(), nama=nama)
        d.silsilah[nama] = satu.silsilah
        domain_sasaran.ubah(satu, oleh=d.oleh, nama=kini)


def _susun_lembar(d: Reviu) -> None:
    """Stop, replace and add rows; drop the sheet of the Staf, add one of an Analis."""
    for nama in [*DIGANTI, *DIHENTIKAN]:
        domain_indikator.hapus(d.baris(nama), oleh=d.oleh)
    staf = d.lembar("Staf")
    for satu in staf.sasaran.select_related("lembar__penetapan__instansi"):
        domain_sasaran.hapus(satu, oleh=d.oleh)
    domain_penetapan.hapus_lembar(staf, oleh=d.oleh)
    isi = {"oleh": d.oleh, "penetapan": d.baru, "jenis": "iki"}
    analis = domain_penetapan.buat_lembar(**isi, jabatan=pabrik.jabatan(d.instansi, "Analis"))
    tujuan = {"IKU": d.lembar(), "Kabid": d.lembar("Kepala Bidang"), "Analis": analis}
    for nama in [*DIGANTI.values(), *sorted(BARU)]:
        lembar = tujuan[nama.split()[0]]
        sasaran = lembar.sasaran.first() or domain_sasaran.buat(oleh=d.oleh, lembar=lembar, nama="Sasaran analis")
        isi = {"target": {2024: "5 dokumen"}, "rumus": "Jumlah dokumen"}
        d.silsilah[nama] = domain_indikator.buat(oleh=d.oleh, sasaran=sasaran, nama=nama, **isi).silsilah


def _pindah(d: Reviu) -> None:
    """Kabid 7 under another sasaran, Kabid 8 before all others."""
    lain = domain_sasaran.buat(oleh=d.oleh, lembar=d.lembar("Kepala Bidang"), nama="Sasaran ketiga")
    domain_indikator.ubah(d.baris("Kabid 7"), oleh=d.oleh, sasaran=lain)
    domain_indikator.ubah(d.baris("Kabid 8"), oleh=d.oleh, urutan=0)


def beri_alasan(d: Reviu) -> None:
    """Every reason, and which new row replaces which stopped one."""
    for nama in (*NAMA, *TARGET, *RUMUS, *SASARAN, *DIHENTIKAN):
        _satu(d, nama, alasan=f"Alasan {nama}")
    for nama, pengganti in DIGANTI.items():
        _satu(d, nama, alasan=f"Alasan {nama}", diganti_oleh=d.silsilah[pengganti], sejak_tahun=2025)


def _satu(d: Reviu, nama: str, **isi) -> None:
    perubahan.beri_alasan(oleh=d.oleh, penetapan=d.baru, silsilah=d.silsilah[nama], **isi)
