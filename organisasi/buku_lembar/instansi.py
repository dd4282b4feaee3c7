"""Sheet of the perangkat daerah with their letterhead, tugas and fungsi."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch
from django.utils.text import slugify

from organisasi.buku.bentuk import PANJANG, BarisBuku, KolomBuku, LembarBuku, Lingkup
from organisasi.buku.nilai import lipat
from organisasi.buku.terap import pada
from organisasi.buku_lembar import sebutan
from organisasi.domain import instansi as domain
from organisasi.domain.sekaligus import utuh
from organisasi.domain.uraian_pecah import gabung, pecah
from organisasi.enums import JenisInstansi, JenisUraian
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, UraianInstansi
from organisasi.permissions import pastikan

JUDUL = "Perangkat daerah"
_JENIS = {lipat(satu.label): satu.value for satu in JenisInstansi}
_KOP = ("alamat", "telepon", "faks", "surel", "kode_pos", "kota")
_POLOS = ("nama", "nama_singkat", "sebutan_kepala", *_KOP)


def boleh(lingkup: Lingkup) -> None:
    pastikan(lingkup.oleh, "kelola_organisasi")


def baris(lingkup: Lingkup) -> Iterator[Instansi]:
    nama = _sebutan()
    butir = Prefetch("uraian", queryset=UraianInstansi.objects.order_by("urutan", "pk"), to_attr="semua_uraian")
    semua = Instansi.objects.prefetch_related("alias", butir)
    if lingkup.instansi is not None:
        semua = semua.filter(pk=lingkup.instansi.pk)
    for satu in semua.order_by("nama", "pk").iterator(chunk_size=500):
        satu.nama_induk = nama.get(satu.induk_id)
        satu.nama_lain = "\n".join(alias.nama for alias in satu.alias.all())
        yield satu


def _sebutan() -> dict[int, str]:
    semua = Instansi.objects.only("pk", "nama", "slug")
    return sebutan.beri_sebutan(semua, lambda i: i.nama, lambda i: i.slug, lambda i: 0)


def teks(instansi: Instansi, jenis: JenisUraian) -> str:
    isi = [{"label": u.label_sumber, "isi": u.isi} for u in instansi.semua_uraian if u.jenis == jenis]
    return gabung(isi) if isi else ""


def periksa(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    ada = {lipat(nama) for nama in _sebutan().values()}
    ada |= {lipat(str(satu.isi.get("nama") or "")) for satu in lingkup.rencana.get("instansi", ())}
    for satu in daftar:
        induk = satu.isi.get("induk")
        if induk and lipat(str(induk)) not in ada:
            satu.galat["induk"] = f"“{induk}” tidak ada. Pilih dari daftar, atau tambahkan barisnya."
        if satu.baru and lingkup.instansi is not None:
            satu.galat[""] = (
                "Buku kerja satu perangkat daerah tidak menambah perangkat daerah. Pakai buku seluruh pemda."
            )


@utuh
def terapkan(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    nama = _sebutan()
    ada = {lipat(nama[satu.pk]): satu for satu in Instansi.objects.all()}
    slug = {satu.slug for satu in ada.values()}
    tempat = {kunci: (lambda b, k=kunci: (0, lipat(str(b.isi.get(k) or "")))) for kunci in ("nama", "induk")}
    for satu in sebutan.urut_induk(daftar, tempat["nama"], tempat["induk"]):
        with pada(JUDUL, satu):
            hasil = _satu(lingkup, satu, ada, slug)
            ada.setdefault(lipat(hasil.nama), hasil)


def _satu(lingkup: Lingkup, satu: BarisBuku, ada: dict, slug: set[str]) -> Instansi:
    nilai = {kunci: satu.isi.get(kunci) or "" for kunci in _POLOS if kunci in satu.ubah}
    if "jenis" in satu.ubah:
        nilai["jenis"] = _JENIS[lipat(satu.isi["jenis"])]
    if "kop_baris" in satu.ubah:
        nilai["kop_baris"] = sebutan.baris_teks(satu.isi.get("kop_baris"))
    if "induk" in satu.ubah:
        nilai["induk"] = _induk(satu, ada)
    if "alias" in satu.ubah:
        nilai["alias"] = sebutan.baris_teks(satu.isi.get("alias"))
    uraian = {j: pecah(str(satu.isi.get(j.value) or "")) for j in JenisUraian if j.value in satu.ubah}
    if satu.baru:
        return _buat(lingkup, nilai, uraian, slug)
    hasil = domain.ubah(oleh=lingkup.oleh, instansi=satu.objek, **nilai)
    for jenis, isi in uraian.items():
        hasil = domain.atur_uraian(oleh=lingkup.oleh, instansi=hasil, jenis=jenis, daftar=isi)
    return hasil


def _buat(lingkup: Lingkup, nilai: dict, uraian: dict, slug: set[str]) -> Instansi:
    kop = {kunci: nilai.pop(kunci) for kunci in (*_KOP, "kop_baris") if kunci in nilai}
    isi = {jenis.value: daftar for jenis, daftar in uraian.items()}
    return domain.buat(oleh=lingkup.oleh, slug=_slug_baru(nilai["nama"], slug), kop=kop, **nilai, **isi)


def _slug_baru(nama: str, terpakai: set[str]) -> str:
    """The name as an address, with -2, -3 … where it is taken."""
    dasar = slugify(nama)[:70].strip("-") or "perangkat-daerah-baru"
    calon, nomor = dasar, 1
    while calon in terpakai or calon in domain.SLUG_TERPAKAI:
        nomor += 1
        calon = f"{dasar}-{nomor}"
    terpakai.add(calon)
    return calon


def _induk(satu: BarisBuku, ada: dict) -> Instansi | None:
    nama = satu.isi.get("induk")
    if not nama:
        return None
    if lipat(str(nama)) not in ada:
        raise IsianSalah(f"“{nama}” tidak ada.")
    return ada[lipat(str(nama))]


def _kolom(kunci: str, judul: str, lebar: int, maks: int) -> KolomBuku:
    return KolomBuku(kunci, judul, lambda i: getattr(i, kunci), lebar=lebar, maks=maks)


LEMBAR = LembarBuku(
    kode="instansi",
    judul=JUDUL,
    petunjuk="Satu baris untuk setiap perangkat daerah, dengan kop suratnya.",
    kolom=(
        KolomBuku("nama", "Nama", lambda i: i.nama, lebar=44, wajib=True, maks=200),
        _kolom("nama_singkat", "Nama singkat", 18, 60),
        KolomBuku(
            "jenis",
            "Jenis",
            lambda i: i.get_jenis_display(),
            lebar=26,
            wajib=True,
            pilihan=lambda lingkup: [satu.label for satu in JenisInstansi],
        ),
        KolomBuku(
            "induk",
            "Di bawah",
            lambda i: i.nama_induk,
            lebar=34,
            pilihan=lambda lingkup: list(_sebutan().values()),
            bebas=True,
            petunjuk="Misalnya Sekretariat Daerah untuk sebuah Bagian.",
        ),
        _kolom("sebutan_kepala", "Sebutan kepala", 30, 200),
        KolomBuku(
            "kop_baris",
            "Baris kop",
            lambda i: "\n".join(i.kop_baris),
            jenis=PANJANG,
            lebar=34,
            petunjuk="Satu baris kop per baris di dalam sel (Alt+Enter).",
        ),
        _kolom("alamat", "Alamat", 34, 250),
        _kolom("telepon", "Telepon", 18, 60),
        _kolom("faks", "Faks", 18, 60),
        _kolom("surel", "Surel", 26, 120),
        _kolom("kode_pos", "Kode pos", 10, 10),
        _kolom("kota", "Kota", 18, 80),
        KolomBuku("alias", "Nama lain", lambda i: i.nama_lain, jenis=PANJANG, lebar=34),
        KolomBuku("tugas", "Tugas", lambda i: teks(i, JenisUraian.TUGAS), jenis=PANJANG, lebar=50, maks=30_000),
        KolomBuku("fungsi", "Fungsi", lambda i: teks(i, JenisUraian.FUNGSI), jenis=PANJANG, lebar=80, maks=30_000),
    ),
    baris=baris,
    id_baris=lambda i: str(i.pk),
    sebutan=lambda isi: str(isi.get("nama") or ""),
    periksa=periksa,
    terapkan=terapkan,
    boleh=boleh,
    contoh=({"nama": "Dinas Sosial", "nama_singkat": "Dinsos", "jenis": "Dinas", "sebutan_kepala": "Kepala Dinas"},),
    urutan=10,
    sama=lambda isi: lipat(str(isi.get("nama") or "")),
)
