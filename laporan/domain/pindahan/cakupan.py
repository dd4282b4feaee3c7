"""Which rows belong to the portable data of an instansi, and which do not and why.

Every tenant table is named in exactly one of DIMILIKI, DIRUJUK and DITINGGAL (a test says so); their columns are
found from the models themselves.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from laporan.enums import JenisDokumen

TANPA = frozenset(["id", "pemda", "kunci_kirim"])  # keys of this database and of the pages of this installation

# {model: the ways from a row to its instansi}; loaded in this order, so that what a row points at is there before it
DIMILIKI: dict[str, tuple[str, ...]] = {
    "organisasi.Instansi": ("pk",),
    "organisasi.AliasInstansi": ("instansi",),
    "organisasi.UraianInstansi": ("instansi",),
    "organisasi.UnitKerja": ("instansi",),
    "organisasi.AliasUnit": ("unit__instansi",),
    "organisasi.Jabatan": ("instansi",),
    "organisasi.UraianJabatan": ("jabatan__instansi",),
    "organisasi.PemangkuJabatan": ("instansi",),
    "indikator.Tujuan": ("instansi",),
    "indikator.Penetapan": ("instansi",),
    "indikator.PenetapanBerlaku": ("instansi",),
    "indikator.Lembar": ("penetapan__instansi",),
    "indikator.SasaranStrategis": ("lembar__penetapan__instansi",),
    "indikator.Indikator": ("lembar__penetapan__instansi",),
    "indikator.PenanggungJawab": ("indikator__lembar__penetapan__instansi",),
    "indikator.Komponen": ("indikator__lembar__penetapan__instansi",),
    "indikator.Dukungan": ("indikator__lembar__penetapan__instansi",),
    "indikator.VariabelBersama": ("instansi",),
    "indikator.Rumus": ("indikator__lembar__penetapan__instansi",),
    "indikator.Variabel": ("rumus__indikator__lembar__penetapan__instansi",),
    "indikator.Target": ("indikator__lembar__penetapan__instansi",),
    "indikator.Pembanding": ("indikator__lembar__penetapan__instansi",),
    "indikator.RiwayatCapaian": ("indikator__lembar__penetapan__instansi",),
    "indikator.PerubahanIndikator": ("penetapan__instansi",),
    "indikator.PengecualianMutu": ("instansi",),
    "indikator.PerpanjanganJadwal": ("instansi",),
    "indikator.Program": ("instansi",),
    "indikator.Kegiatan": ("instansi",),
    "indikator.Serapan": ("kegiatan__instansi",),
    "indikator.PerjanjianKinerja": ("instansi",),
    "indikator.TargetPerjanjian": ("perjanjian__instansi",),
    "indikator.AnggaranPerjanjian": ("perjanjian__instansi",),
    "indikator.RencanaAksi": ("perjanjian__instansi",),
    "indikator.Pengukuran": ("instansi",),
    "indikator.Realisasi": ("pengukuran__instansi",),
    "indikator.NilaiVariabel": ("realisasi__pengukuran__instansi",),
    "indikator.KomponenTerpenuhi": ("realisasi__pengukuran__instansi",),
    "indikator.BuktiDukung": ("realisasi__pengukuran__instansi",),
    "indikator.Capaian": ("realisasi__pengukuran__instansi",),
    "indikator.Ajuan": ("lembar__penetapan__instansi", "pengukuran__instansi"),
    "indikator.CatatanVerifikasi": ("instansi",),
    "laporan.BukuNomor": ("instansi",),
    "laporan.Keputusan": ("instansi",),
    "laporan.ButirKeputusan": ("keputusan__instansi",),
    "laporan.TandaTanganElektronik": ("keputusan__instansi",),
    "laporan.Lkjip": ("instansi",),
    "laporan.GambarNaskah": ("lkjip__instansi",),
    "laporan.BagianLkjip": ("lkjip__instansi",),
    "laporan.VersiNaskah": ("bagian__lkjip__instansi",),
    "laporan.KomentarLkjip": ("lkjip__instansi",),
    "laporan.TabelSumber": ("lkjip__instansi",),
    "laporan.TemuanSumber": ("lkjip__instansi",),
    "laporan.ReviuLkjip": ("lkjip__instansi",),
    "laporan.CatatanReviu": ("reviu__lkjip__instansi",),
    "laporan.AdendumLkjip": ("lkjip__instansi",),
    "laporan.Cuplikan": (),  # of the documents above: JENIS_BEKU
    "laporan.BerkasKeputusan": ("keputusan__instansi",),
    "laporan.BerkasLkjip": ("lkjip__instansi",),
    "laporan.UjiHitung": ("instansi",),
}

# what a frozen content is of; it has no foreign key
JENIS_BEKU: dict[str, str] = {
    JenisDokumen.KEPUTUSAN: "laporan.Keputusan",
    JenisDokumen.PK: "indikator.PerjanjianKinerja",
    JenisDokumen.LKJIP: "laporan.Lkjip",
    JenisDokumen.ADENDUM: "laporan.AdendumLkjip",
}


@dataclass(frozen=True)
class Bersama:
    """Rows of the whole pemda. They go along where a row of the instansi points at them; in the other pemda the row
    with the same `kunci` is taken, which must then have the same `sama`. `pemilik`: the column that is empty in such
    a row (with it, it belongs to an instansi)."""

    kunci: tuple[str, ...]
    sama: tuple[str, ...] = ()
    pemilik: str = ""


DIRUJUK: dict[str, Bersama] = {
    "organisasi.Pejabat": Bersama(("kunci",), ("nama", "nip")),
    "indikator.Periode": Bersama(("tahun_mulai",), ("tahun_selesai",)),
    "indikator.Tujuan": Bersama(("periode", "isi"), pemilik="instansi"),
    "indikator.SasaranStrategis": Bersama(("silsilah",), ("nama",), pemilik="lembar"),
    "laporan.DasarHukumPemda": Bersama(("bentuk", "nomor", "tahun"), ("tentang",)),
    "laporan.BukuNomor": Bersama(("penerbit", "naskah", "tahun"), ("format",), pemilik="instansi"),
    "organisasi.Berkas": Bersama(()),  # never shared: each is stored anew with its content
}
BERKAS = "organisasi.Berkas"

# how a row outside the package is named, so that it can be found in the other pemda
_DOKUMEN = ("lembar__penetapan__instansi__slug", "lembar__penetapan__kunci", "lembar__penetapan__versi_ke")
KUNCI_LUAR: dict[str, tuple[str, ...]] = {
    "organisasi.Instansi": ("slug",),
    "organisasi.UnitKerja": ("instansi__slug", "kunci"),
    "organisasi.Jabatan": ("instansi__slug", "kunci"),
    "indikator.SasaranStrategis": ("silsilah", *_DOKUMEN),
    "indikator.Indikator": ("silsilah", *_DOKUMEN),
    "laporan.DasarHukum": ("kunci",),
}

# links that may lead out of the package; every other one that does is dropped
LUAR = frozenset(
    [
        ("organisasi.Instansi", "induk"),
        ("organisasi.Jabatan", "induk"),
        ("organisasi.PemangkuJabatan", "jabatan"),
        ("indikator.SasaranStrategis", "induk"),
        ("indikator.Dukungan", "mendukung"),
        ("indikator.RencanaAksi", "penanggung_jawab"),
        ("laporan.ButirKeputusan", "dasar_hukum"),
    ]
)

_PROSES = "catatan proses di instalasi ini; hasilnya ada di data yang dibawa"
_PEMDA = "pengaturan pemda, bukan milik perangkat daerah; pemda tujuan memakai miliknya sendiri"
_ORANG = "milik seorang pengguna di instalasi ini; akun dan peran diberikan admin pemda tujuan"
DITINGGAL: dict[str, str] = {
    "organisasi.Jejak": "rantai riwayat tidak dapat disambung ke rantai pemda lain; pemuatannya sendiri dicatat",
    "organisasi.TokenApi": "kunci rahasia tidak pernah dibawa",
    "organisasi.Keanggotaan": _ORANG,
    "organisasi.DrafIsian": _ORANG,
    "organisasi.Pemberitahuan": _ORANG,
    "organisasi.LanggananSurel": _ORANG,
    "indikator.Urungan": _ORANG,
    "laporan.UrunganNaskah": _ORANG,
    "laporan.PenyuntingNaskah": _ORANG,
    "organisasi.Pekerjaan": _PROSES,
    "organisasi.Impor": _PROSES,
    "organisasi.BarisImpor": _PROSES,
    "laporan.BacaanLembar": _PROSES,
    "laporan.BacaanBaris": _PROSES,
    "laporan.BacaanSisa": _PROSES,
    "organisasi.PengaturanPemda": _PEMDA,
    "indikator.VisiMisi": _PEMDA,
    "indikator.Jadwal": _PEMDA,
    "indikator.Skala": _PEMDA,
    "indikator.Kategori": _PEMDA,
    "indikator.KebijakanCapaian": _PEMDA,
    "indikator.ManualPemda": _PEMDA,
    "laporan.TemplatKeputusan": _PEMDA,
}


def urutan() -> list[str]:
    """All models of a package in the order in which their rows are loaded."""
    depan = [label for label in DIRUJUK if label not in DIMILIKI]
    instansi = "organisasi.Instansi"
    return [instansi, *depan, *(label for label in DIMILIKI if label != instansi)]


def model(label: str) -> type[models.Model]:
    return apps.get_model(label)


def pemilik(label: str) -> set[str]:
    """Columns that say whose a row is: they never lead out of the package."""
    return {jalan.partition("__")[0] for jalan in DIMILIKI.get(label, ())}


def wajib(label: str) -> set[str]:
    """Columns without which a row says nothing; a package may lack the others where it is older than they are."""
    return {f.name for f in kolom(label) if not (f.has_default() or f.null or f.blank)}


def kolom(label: str) -> list[models.Field]:
    """The columns of a row that are written, without the content of a file (it stands beside)."""
    semua = model(label)._meta.concrete_fields
    return [f for f in semua if f.name not in TANPA and not isinstance(f, models.FileField)]
