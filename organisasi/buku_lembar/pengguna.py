"""Sheet of the people: a new row is an invitation, a stored one can be read only."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from organisasi.buku.bentuk import BarisBuku, KolomBuku, LembarBuku, Lingkup
from organisasi.buku.nilai import lipat
from organisasi.buku_lembar import sebutan
from organisasi.buku_lembar.sebutan import JUDUL_OPD, OPD
from organisasi.domain.anggota import semua_anggota
from organisasi.domain.sekaligus import utuh
from organisasi.domain.undangan import Undangan, undang_banyak
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.models import Instansi, Keanggotaan
from organisasi.pekerjaan import antrekan_undangan
from organisasi.permissions import pastikan

BARIS_MAKS = 500  # invitations of one file
_PERAN = {lipat(satu.label): satu for satu in Peran}
TETAP = "Pengguna yang sudah ada diubah di halaman Pengguna dan peran. Kembalikan “{}”."


def boleh(lingkup: Lingkup) -> None:
    pastikan(lingkup.oleh, "kelola_organisasi")


def baris(lingkup: Lingkup) -> Iterator[Keanggotaan]:
    opd = _sebutan_opd()
    semua = semua_anggota().order_by("pengguna__email", "pk")
    if lingkup.instansi is not None:
        semua = semua.filter(instansi=lingkup.instansi)
    for satu in semua.iterator(chunk_size=1000):
        satu.nama_opd = opd.get(satu.instansi_id)
        yield satu


def _sebutan_opd() -> dict[int, str]:
    semua = Instansi.objects.only("pk", "nama", "slug")
    return sebutan.beri_sebutan(semua, lambda i: i.nama, lambda i: i.slug, lambda i: 0)


def periksa(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    baru = [satu for satu in daftar if satu.baru]
    ada = {(s.lower(), p, i): n for n, (s, p, i) in enumerate(_tersimpan())}
    opd = sebutan.instansi_bernama(lingkup)
    for satu in daftar:
        if not satu.baru:
            satu.galat |= {kunci: TETAP.format(satu.lama[kunci] or "kosong") for kunci in satu.ubah}
            continue
        _periksa_satu(satu, opd)
        if not satu.galat:
            _tolak_ganda(satu, opd, ada)
    for satu in baru[BARIS_MAKS:]:
        satu.galat[""] = f"Sekali unggah paling banyak {BARIS_MAKS} orang. Pindahkan ke berkas berikutnya."


def _tersimpan():
    return Keanggotaan.objects.values_list("pengguna__email", "peran", "instansi_id")


def _periksa_satu(satu: BarisBuku, opd: dict) -> None:
    peran, nama = _PERAN[lipat(satu.isi["peran"])], satu.isi.get(OPD)
    try:
        validate_email(satu.isi["surel"])
    except ValidationError:
        satu.galat["surel"] = f"Surel “{satu.isi['surel']}” tidak lengkap. Contoh: nama@pemda.go.id."
    if peran in PERAN_INSTANSI and not nama:
        satu.galat[OPD] = f"Peran {peran.label} perlu perangkat daerah."
    elif peran not in PERAN_INSTANSI and nama:
        satu.galat[OPD] = f"Peran {peran.label} berlaku untuk seluruh pemda; kosongkan perangkat daerah."
    elif nama and lipat(nama) not in opd:
        satu.galat[OPD] = f"Perangkat daerah “{nama}” tidak ada dalam daftar."


def _tolak_ganda(satu: BarisBuku, opd: dict, ada: dict) -> None:
    kunci = _kunci(satu, opd)
    if kunci in ada:
        satu.galat["surel"] = f"{kunci[0]} sudah punya peran ini, atau tertulis dua kali. Hapus barisnya."
    ada[kunci] = satu.nomor


def _kunci(satu: BarisBuku, opd: dict) -> tuple:
    instansi = opd.get(lipat(satu.isi.get(OPD) or ""))
    return (satu.isi["surel"].lower(), _PERAN[lipat(satu.isi["peran"])].value, instansi.pk if instansi else None)


@utuh
def terapkan(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    opd = sebutan.instansi_bernama(lingkup)
    undangan = [
        Undangan(
            satu.isi["surel"],
            satu.isi["nama"],
            _PERAN[lipat(satu.isi["peran"])],
            opd.get(lipat(satu.isi.get(OPD) or "")),
        )
        for satu in daftar
    ]
    anggota = undang_banyak(oleh=lingkup.oleh, daftar=undangan)
    if anggota:
        antrekan_undangan(oleh=lingkup.oleh, anggota=anggota)


def _sama(isi: dict) -> tuple:
    return tuple(lipat(str(isi.get(kunci) or "")) for kunci in ("surel", "peran", OPD))


LEMBAR = LembarBuku(
    kode="pengguna",
    izin_baca="kelola_organisasi",
    judul="Pengguna",
    petunjuk="Satu baris untuk setiap orang dan peran. Orang baru mendapat undangan lewat surel.",
    kolom=(
        KolomBuku("nama", "Nama", lambda k: k.nama_tampil, lebar=34, wajib=True, maks=150),
        KolomBuku("surel", "Surel", lambda k: k.pengguna.email, lebar=34, wajib=True, maks=254),
        KolomBuku(
            "peran",
            "Peran",
            lambda k: k.get_peran_display(),
            lebar=34,
            wajib=True,
            pilihan=lambda lingkup: [satu.label for satu in Peran],
        ),
        KolomBuku(
            OPD,
            JUDUL_OPD,
            lambda k: k.nama_opd,
            lebar=40,
            pilihan=lambda lingkup: list(_sebutan_opd().values()),
            petunjuk="Untuk perencana dan pimpinan; peran lain dikosongkan.",
        ),
        KolomBuku("keadaan", "Keadaan", lambda k: "aktif" if k.aktif else "nonaktif", lebar=14, terkunci=True),
    ),
    baris=baris,
    id_baris=lambda k: str(k.pk),
    sebutan=lambda isi: " ".join(str(isi[k]) for k in ("nama", "surel") if isi.get(k)),
    periksa=periksa,
    terapkan=terapkan,
    boleh=boleh,
    contoh=({"nama": "Sri Lestari", "surel": "sri@pemda.go.id", "peran": Peran.PERENCANA.label, OPD: "Dinas Sosial"},),
    urutan=90,
    sama=_sama,
)
