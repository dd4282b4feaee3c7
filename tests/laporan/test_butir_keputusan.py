"""Acts on the items of a draft: added, changed, moved, pasted, deleted, undone; who may, when not."""

import random
from contextlib import suppress

import pytest
from django.db import connection

from laporan.domain import butir_keputusan as domain
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.susunan_naskah import rata
from laporan.models import ButirKeputusan, DasarHukum, Keputusan, UrunganNaskah
from laporan.naskah.penomoran import diktum, huruf
from laporan.naskah.rujukan import HILANG, kunci_dirujuk
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.laporan import dunia_naskah, keputusan_kecil

pytestmark = pytest.mark.django_db
MENIMBANG = "a. bahwa satu;\nb. bahwa dua;\nc. bahwa berdasarkan pertimbangan dalam huruf a dan huruf b, perlu;"
DIKTUM = "KESATU : IKU.\na. rinci satu;\nb. rinci dua menurut huruf a.\nKEDUA : Menurut diktum KESATU huruf b."


@pytest.fixture
def d():
    d = dunia_naskah.susun()
    with pabrik.dalam(d.pemda):
        yield d


def test_an_item_is_added_at_its_place_and_gives_a_new_version(d):
    satu = domain.tambah(d.keputusan, oleh=d.perencana, versi=1, bagian="menimbang", isi="bahwa  satu;\n")
    assert (satu.butir.isi, satu.butir.urutan, satu.keputusan.versi) == ("bahwa satu;", 1, 2)
    domain.tambah(d.keputusan, oleh=d.perencana, versi=2, bagian="menimbang", isi="bahwa nol;", posisi=1)
    assert d.baris("menimbang") == ["bahwa nol;", "bahwa satu;"]


def test_the_audit_row_says_what_the_part_said(d):
    d.tempel("menimbang", MENIMBANG)
    domain.hapus(d.butir("bahwa dua"), oleh=d.perencana)
    jejak = Jejak.objects.order_by("-nomor").first()
    lama, baru = jejak.perubahan["menimbang"]
    assert (jejak.model, len(lama), len(baru)) == ("laporan.Keputusan", 3, 2)
    assert baru[1] == f"bahwa berdasarkan pertimbangan dalam huruf a dan huruf {HILANG}, perlu;"


def test_references_follow_and_the_edit_box_keeps_them(d):
    d.tempel("menimbang", MENIMBANG)
    domain.pindah(d.butir("bahwa satu"), oleh=d.perencana, arah="turun")
    akhir = "bahwa berdasarkan pertimbangan dalam huruf b dan huruf a, perlu"
    assert d.baris("menimbang") == ["bahwa dua;", "bahwa satu;", f"{akhir};"]
    domain.ubah(d.butir("bahwa berdasarkan"), oleh=d.perencana, isi=f"{akhir} menetapkan;")
    domain.pindah(d.butir("bahwa satu"), oleh=d.perencana, posisi=1)
    assert d.baris("menimbang")[-1] == "bahwa berdasarkan pertimbangan dalam huruf a dan huruf b, perlu menetapkan;"


def test_a_reference_to_a_deleted_item_is_mended_by_undo(d):
    d.tempel("menimbang", MENIMBANG)
    hapus = domain.hapus(d.butir("bahwa dua"), oleh=d.perencana)
    terbaca = d.baris("menimbang")[-1]
    assert HILANG in terbaca and HILANG in susun_keputusan(d.keputusan).menimbang[-1].isi
    domain.ubah(d.butir("bahwa berdasarkan"), oleh=d.perencana, isi=terbaca)
    domain.urungkan(hapus.urungan, oleh=d.perencana)
    assert d.baris("menimbang")[-1] == "bahwa berdasarkan pertimbangan dalam huruf a dan huruf b, perlu;"


def test_sub_items_go_in_and_out(d):
    d.tempel("diktum", DIKTUM)
    domain.pindah(d.butir("rinci satu"), oleh=d.perencana, arah="keluar")
    assert d.baris("diktum") == [
        "IKU.",
        "rinci dua menurut diktum KEDUA.",
        "rinci satu;",
        "Menurut diktum KESATU huruf a.",
    ]
    domain.pindah(d.butir("rinci satu"), oleh=d.perencana, arah="masuk")
    assert [sub.urutan for sub in d.butir("IKU").sub.all()] == [1, 2]
    assert d.baris("diktum")[1] == "rinci dua menurut huruf b."
    domain.pindah(d.butir("rinci satu"), oleh=d.perencana, induk=d.butir("Menurut"), posisi=1)
    assert d.baris("diktum") == [
        "IKU.",
        "rinci dua menurut diktum KEDUA huruf a.",
        "Menurut diktum KESATU huruf a.",
        "rinci satu;",
    ]


@pytest.mark.parametrize(
    ("tindakan", "kalimat"),
    [
        (lambda d: domain.pindah(d.butir("IKU"), oleh=d.perencana, arah="naik"), "di ujung"),
        (lambda d: domain.pindah(d.butir("IKU"), oleh=d.perencana, arah="masuk"), "di atasnya"),
        (lambda d: domain.pindah(d.butir("IKU"), oleh=d.perencana, induk=d.butir("Menurut")), "satu tingkat"),
        (lambda d: domain.pindah(d.butir("IKU"), oleh=d.perencana, induk=d.butir("IKU")), "dirinya sendiri"),
        (lambda d: domain.pindah(d.butir("IKU"), oleh=d.perencana, arah="keluar"), "tidak dikenal"),
        (lambda d: domain.tambah(d.keputusan, oleh=d.perencana, bagian="diktum", isi=" \n"), "belum ditulis"),
        (lambda d: domain.tambah(d.keputusan, oleh=d.perencana, bagian="diktum", isi="x" * 5001), "5.000"),
        (lambda d: domain.tambah(d.keputusan, oleh=d.perencana, bagian="diktum", isi="a\x07b"), "kendali"),
        (
            lambda d: domain.tambah(d.keputusan, oleh=d.perencana, bagian="menimbang", isi="x", induk=d.butir("IKU")),
            "hanya ada pada diktum",
        ),
        (lambda d: d.tempel("diktum", " \n"), "Tidak ada butir"),
        (lambda d: d.tempel("tembusan", "\n".join(["- Orang"] * 201)), "paling banyak"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(d, tindakan, kalimat):
    d.tempel("diktum", DIKTUM)
    versi, jejak = d.versi(), Jejak.objects.count()
    with pytest.raises(IsianSalah, match=kalimat):
        tindakan(d)
    assert (d.versi(), Jejak.objects.count(), len(d.baris("diktum"))) == (versi, jejak, 4)


def test_a_paste_means_the_numbers_it_came_with(d):
    d.tempel("menimbang", "bahwa sudah ada;")
    d.tempel("menimbang", "a. bahwa satu;\nb. bahwa menurut huruf a;")
    assert d.baris("menimbang") == ["bahwa sudah ada;", "bahwa satu;", "bahwa menurut huruf b;"]
    d.tempel("menimbang", "bahwa menurut huruf a;", sesudah=d.butir("bahwa sudah"))
    assert d.baris("menimbang")[1] == "bahwa menurut huruf a;"


def test_a_paste_becomes_sub_items(d):
    d.tempel("diktum", DIKTUM)
    d.tempel("diktum", "1. tiga;\n2. empat.", induk=d.butir("Menurut"))
    assert [(b.nomor, b.isi) for b in susun_keputusan(d.keputusan).diktum[1].sub] == [
        ("a.", "tiga;"),
        ("b.", "empat."),
    ]
    d.tempel("diktum", "sela;", sesudah=d.butir("tiga"))
    assert [sub.isi for sub in d.butir("Menurut").sub.all()] == ["tiga;", "sela;", "empat."]


def test_the_same_text_again_writes_nothing(d):
    d.tempel("menimbang", MENIMBANG)
    versi = d.versi()
    hasil = domain.ubah(d.butir("bahwa satu"), oleh=d.perencana, isi="bahwa satu;")
    assert hasil.urungan is None and d.versi() == versi


def test_what_hangs_on_an_item_counts_as_a_change(d):
    satu = DasarHukum.objects.create(kunci="uu-1", bentuk="UU", nomor="1", tahun=2022, tentang="A")
    domain.tambah(d.keputusan, oleh=d.perencana, bagian="mengingat", isi="UU 1;", dasar_hukum=satu)
    assert d.butir("UU 1").dasar_hukum == satu
    hasil = domain.ubah(d.butir("UU 1"), oleh=d.perencana, versi=2, isi="UU 1;", dasar_hukum=None)
    assert hasil.keputusan.versi == 3 and d.butir("UU 1").dasar_hukum is None
    lama, baru = Jejak.objects.order_by("-nomor").first().perubahan["kaitan_mengingat"]
    assert (len(lama), baru) == (1, [])
    domain.urungkan(hasil.urungan, oleh=d.perencana)
    assert d.butir("UU 1").dasar_hukum == satu


def test_reordering_a_part_is_one_act(d):
    d.tempel("mengingat", "1. UU;\n2. PP;\n3. Perpres;")
    kunci = [satu.kunci for satu in d.susunan().bagian["mengingat"]]
    hasil = domain.urutkan(d.keputusan, oleh=d.perencana, bagian="mengingat", kunci=kunci[::-1])
    assert d.baris("mengingat") == ["Perpres;", "PP;", "UU;"]
    domain.urungkan(hasil.urungan, oleh=d.perencana)
    assert d.baris("mengingat") == ["UU;", "PP;", "Perpres;"]


def test_undo_is_for_who_acted_once_and_not_over_later_work(d):
    hasil = d.tempel("menimbang", MENIMBANG)
    with pytest.raises(Ditolak):
        domain.urungkan(hasil.urungan, oleh=pabrik.pelaku_baru("perencana", d.instansi))
    kemudian = domain.tambah(d.keputusan, oleh=d.perencana, bagian="menimbang", isi="bahwa lain;")
    with pytest.raises(SalahStatus, match="sudah diubah lagi"):
        domain.urungkan(hasil.urungan, oleh=d.perencana)
    assert len(d.baris("menimbang")) == 4 and UrunganNaskah.objects.get(pk=hasil.urungan.pk).dipakai is None
    domain.urungkan(kemudian.urungan, oleh=d.perencana)
    domain.urungkan(hasil.urungan, oleh=d.perencana)
    assert d.baris("menimbang") == []
    with pytest.raises(SalahStatus, match="sudah diurungkan"):
        domain.urungkan(hasil.urungan, oleh=d.perencana)


def test_who_saved_first_is_not_overwritten(d):
    d.tempel("menimbang", MENIMBANG)
    butir = d.butir("bahwa satu")
    with pytest.raises(Bentrok) as galat:
        domain.ubah(butir, oleh=d.perencana, versi=1, isi="bahwa lama;")
    assert galat.value.terkini.versi == d.versi() and galat.value.nilai == {"isi": "bahwa lama;"}
    domain.hapus(butir, oleh=d.perencana, versi=d.versi())
    with pytest.raises(SalahStatus, match="tidak ada"):
        domain.ubah(butir, oleh=d.perencana, isi="bahwa lama;")


@pytest.mark.parametrize("peran", ["pimpinan", "verifikator", "bappeda", "penomoran", "admin_pemda", "pembaca"])
def test_only_the_perencana_of_the_opd_writes(d, peran):
    instansi = d.instansi if peran == "pimpinan" else None
    with pytest.raises(Ditolak):
        domain.tambah(d.keputusan, oleh=pabrik.pelaku_baru(peran, instansi), bagian="menimbang", isi="bahwa;")
    with pytest.raises(Ditolak):
        sebelah = pabrik.pelaku_baru("perencana", pabrik.instansi("Dinas Lain"))
        domain.tambah(d.keputusan, oleh=sebelah, bagian="menimbang", isi="bahwa;")


def test_a_decree_in_force_cannot_be_written(d):
    berlaku = keputusan_kecil.berlaku(d.instansi, keputusan_kecil.dokumen(d.instansi))
    with pytest.raises(SalahStatus, match="sudah berlaku"):
        domain.tambah(berlaku, oleh=d.perencana, bagian="menimbang", isi="bahwa;")


def test_items_of_another_pemda_are_out_of_reach():
    lain, d = dunia_naskah.susun("paser"), dunia_naskah.susun()
    with pabrik.dalam(lain.pemda):
        lain.tempel("menimbang", MENIMBANG)
        asing = lain.butir("bahwa satu")
    with pabrik.dalam(d.pemda):
        with pytest.raises((Ditolak, SalahStatus)):
            domain.hapus(asing, oleh=d.perencana)
        d.tempel("menimbang", MENIMBANG)
        domain.hapus(d.butir("bahwa satu"), oleh=d.perencana)
    with pabrik.dalam(lain.pemda):
        assert len(lain.baris("menimbang")) == 3


def _langkah(d, benih: random.Random) -> None:
    """One random act; what makes no sense at that moment is refused."""
    semua = list(ButirKeputusan.objects.filter(keputusan=d.keputusan).select_related("keputusan__instansi", "induk"))
    satu, lain = benih.choice(semua), benih.choice(semua)
    pilihan = [
        lambda: domain.pindah(satu, oleh=d.perencana, arah=benih.choice(["naik", "turun", "masuk", "keluar"])),
        lambda: domain.pindah(satu, oleh=d.perencana, posisi=benih.randint(1, 5), induk=benih.choice([None, lain])),
        lambda: domain.tambah(d.keputusan, oleh=d.perencana, bagian=satu.bagian, isi="baru;", posisi=2),
        lambda: domain.tambah(d.keputusan, oleh=d.perencana, bagian="diktum", isi="baru;", induk=lain),
        lambda: domain.ubah(satu, oleh=d.perencana, isi=f"{d.baris_butir(satu)} lagi"),
        lambda: domain.hapus(satu, oleh=d.perencana) if satu.isi.startswith("baru") else None,
    ]
    with suppress(IsianSalah, SalahStatus):
        benih.choice(pilihan)()


def _periksa_nomor(keputusan: Keputusan) -> None:
    """Numbers count on without a gap or a repeat, in print and in the rows."""
    isi = susun_keputusan(keputusan)
    assert [b.nomor for b in isi.menimbang] == [f"{huruf(n)}." for n in range(1, len(isi.menimbang) + 1)]
    assert [b.nomor for b in isi.diktum] == [diktum(n) for n in range(1, len(isi.diktum) + 1)]
    for satu in isi.diktum:
        assert [b.nomor for b in satu.sub] == [f"{huruf(n)}." for n in range(1, len(satu.sub) + 1)]


@pytest.mark.parametrize("benih", range(6))
def test_twenty_random_edits_keep_numbers_and_references(d, benih):
    """After any twenty acts every reference still names the item it named, and reads as its number of today."""
    acak = random.Random(benih)
    d.tempel("menimbang", MENIMBANG)
    d.tempel("diktum", f"{DIKTUM}\nKETIGA : Menurut diktum KEDUA dan diktum KESATU huruf a.")
    awal = {
        satu.kunci: kunci_dirujuk(satu.isi) for nama in ("menimbang", "diktum") for satu, _ in rata(_daftar(d, nama))
    }
    d.baris_butir = lambda butir: _terbaca(d, butir)
    for _ in range(20):
        _langkah(d, acak)
        _periksa_nomor(d.keputusan)
    kini = {
        satu.kunci: kunci_dirujuk(satu.isi) for nama in ("menimbang", "diktum") for satu, _ in rata(_daftar(d, nama))
    }
    assert {kunci: kini[kunci] for kunci in awal} == awal
    assert not any(HILANG in baris for nama in ("menimbang", "diktum") for baris in d.baris(nama))
    connection.check_constraints()


def _daftar(d, nama: str):
    return d.susunan().bagian[nama]


def _terbaca(d, butir: ButirKeputusan) -> str:
    """What its edit box shows."""
    susunan = d.susunan()
    semua = [satu.kunci for satu, _ in rata(susunan.bagian[butir.bagian])]
    return susunan.baris(butir.bagian)[semua.index(butir.kunci.hex)]
