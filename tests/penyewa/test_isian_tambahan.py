"""Mass assignment: fields that no form offers, put into every form and button, change nothing."""

from collections import Counter

import pytest
from django.apps import apps

from organisasi.models import Pemda, Pengguna
from tests.catatan import catat
from tests.penyewa.cakupan import wakil
from tests.penyewa.kenari import SEMUA, potret
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import Peramban
from tests.penyewa.test_kiriman_asing import FORMULIR, siapkan_formulir
from tests.penyewa.test_matriks import alamat, kiriman

KOLOM = (  # what decides about whose a row is, who made it, where it stands and what it may
    *("pemda_id", "instansi_id", "dibuat_oleh_id", "pengguna_id", "penerima_id", "jabatan_id", "lembar_id"),
    *("status", "versi", "aktif", "peran", "is_active", "is_staff", "is_superuser", "email", "nama_oleh"),
    *("halaman_publik", "contoh", "titipan", "kunci_hidup"),
)
DIKIRIM = [baris for baris in MATRIKS if baris.post != "*405"]
# Fields of these forms that their page shows only sometimes; a strange key in them is refused.
MILIK_FORMULIR = {"realisasi_isi": {"titipan"}, "impor_dokumen_sisa_pakai": {"lembar"}}
VERSI_SALAH = ("abc", "", "-1", "1.5", "99999999999999999999999")


def tambahan(dunia, asing) -> dict:
    """Values that would matter if anybody read them; "versi" is a field of the forms and has its own test."""
    orang, objek = dunia.pengguna["pembaca"], asing.sendiri.objek
    kunci = {"instansi": objek["instansi"].pk, "pemda": asing.pemda.pk, "pengguna": orang.pk, "dibuat_oleh": orang.pk}
    kunci |= {"penerima": orang.pk, "jabatan": objek["jabatan"].pk, "lembar": objek["lembar"].pk}
    isi = kunci | {f"{nama}_id": nilai for nama, nilai in kunci.items()}
    isi |= {"id": objek["instansi"].pk, "pk": objek["instansi"].pk, "status": "ditetapkan", "nama_oleh": "Penyusup"}
    isi |= {"aktif": "0", "is_active": "0", "is_staff": "1", "is_superuser": "1", "peran_baru": "admin_pemda"}
    return isi | {
        "halaman_publik": "1",
        "contoh": "1",
        "titipan": "1",
        "email": "penyusup@uji.test",
        "sidik": "0" * 64,
    }


def keadaan(dunia) -> Counter:
    """How many rows there are of each kind with each set of deciding values; accounts and pemda too."""
    hasil = Counter()
    with dunia.dalam():
        for model in [*SEMUA, Pengguna, Pemda, apps.get_model("auth", "Group")]:
            kolom = [f.attname for f in model._meta.concrete_fields if f.attname in KOLOM] or ["pk"]
            hasil.update((model.__name__, *baris) for baris in model._default_manager.values_list(*kolom))
    return hasil


def isi_wajar(peramban: Peramban, baris, dunia) -> tuple[dict, set[str]]:
    """A form as the page offers it and the names of its fields; a button gets what the matrix sends."""
    dasar = kiriman(dunia.sendiri)
    if baris not in FORMULIR:
        return dasar, set(dasar)
    formulir, _ = siapkan_formulir(peramban, baris, alamat(baris, dunia, dunia.sendiri))
    data = formulir.data or dasar
    return data, {*data, *formulir.kotak, *formulir.pilihan, *(nama for nama, _ in formulir.tawaran)}


@pytest.mark.sekali
@pytest.mark.parametrize("peran", sorted({wakil(baris) for baris in DIKIRIM}))
def test_isian_yang_tidak_ditawarkan_diabaikan(dunia, asing, peran):
    """Each form twice, as offered and with everything else added: the same answer, the same effect, B as it was."""
    peramban, lebih, semula = Peramban(dunia.pengguna[peran]), tambahan(dunia, asing), potret(asing)
    beda, berhasil = [], 0
    for baris in [satu for satu in DIKIRIM if wakil(satu) == peran]:
        wajar, nama = isi_wajar(peramban, baris, dunia)
        nama |= MILIK_FORMULIR.get(baris.nama, set())
        hasil = []
        for tambah in ({}, {k: v for k, v in lebih.items() if k not in nama}):
            akhir: list = [None]

            def usai(akhir=akhir, tambah=tambah):
                akhir[0] = keadaan(dunia)
                assert not tambah or potret(asing) == semula

            jawaban = peramban.minta("post", alamat(baris, dunia, dunia.sendiri), tambah | wajar, usai=usai)
            hasil.append((jawaban.status, akhir[0]))
        berhasil += hasil[0][0] < 400
        if hasil[0] != hasil[1]:
            beda.append((baris.nama, hasil[0][0], hasil[1][0], _selisih(hasil[0][1], hasil[1][1])))
    assert beda == [], "\n".join(map(str, beda))
    assert berhasil
    keterangan = f"{len(DIKIRIM)} formulir dan tombol, {len(lebih)} isian tambahan: diabaikan"
    catat("isolasi", "Isian tambahan (pemda, status, id, …)", dicoba=peramban.diminta, keterangan=keterangan)


def _selisih(satu: Counter | None, dua: Counter | None) -> list:
    return list(((dua or Counter()) - (satu or Counter())).elements())[:5]


@pytest.mark.sekali
@pytest.mark.parametrize("peran", sorted({wakil(baris) for baris in DIKIRIM}))
def test_versi_yang_bukan_bilangan_ditolak(dunia, peran):
    """A form that carries `versi` with a wrong one: never an error of ours, nothing written. Parts of a decree carry
    the text that the typing started from as well (`dasar`), which alone decides there, so it is wrong too."""
    peramban, salah, diuji = Peramban(dunia.pengguna[peran]), [], 0
    for baris in [satu for satu in FORMULIR if wakil(satu) == peran]:
        wajar, _ = isi_wajar(peramban, baris, dunia)
        if "versi" not in wajar:
            continue
        diuji += 1
        for versi in VERSI_SALAH:
            isi = wajar | {nama: versi for nama in ("versi", "dasar") if nama in wajar}
            jawaban = peramban.minta("post", alamat(baris, dunia, dunia.sendiri), isi)
            if jawaban.tulisan:
                salah.append((baris.nama, versi, jawaban.status, jawaban.tulisan[:1]))
    assert salah == [], "\n".join(map(str, salah))
    keterangan = "bukan bilangan, kosong, negatif, terlalu besar: ditolak"
    catat("isolasi", "Versi yang salah", dicoba=diuji * len(VERSI_SALAH), keterangan=keterangan)
