"""One search jumps to PKs, kegiatan and LKjIP; with drafts of another OPD and a stranger's rows in the data."""

import pytest

from indikator.domain import anggaran
from indikator.models import PerjanjianKinerja
from laporan.domain.lkjip import dokumen
from laporan.models import Lkjip
from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/cari/?tahun=2024"


def _isi(instansi, status_pk="draf", status_lkjip="draf") -> tuple[PerjanjianKinerja, Lkjip]:
    """A PK, a LKjIP and a kegiatan of 2024."""
    pk = pabrik._buat(PerjanjianKinerja, instansi=instansi, tahun=2024, status=status_pk)
    lkjip = dokumen.buat(oleh=pabrik.mesin(), instansi=instansi, tahun=2024, status=status_lkjip)
    program = anggaran.buat_program(oleh=pabrik.mesin(), instansi=instansi, tahun=2024, kunci="p", nama="Program")
    isi = {"instansi": instansi, "tahun": 2024, "kunci": "k", "kode": "1.02.01", "program": program}
    anggaran.buat_kegiatan(oleh=pabrik.mesin(), **isi, nama=f"Survei {instansi.nama}")
    return pk, lkjip


@pytest.fixture
def d():
    with pabrik.dalam(pabrik.pemda("paser")):
        _isi(pabrik.instansi("Dinas Kesehatan Asing"), "ditandatangani", "dipublikasikan")
    with pabrik.dalam(pabrik.pemda("magetan")):
        dinas, lain = pabrik.instansi("Dinas Kesehatan"), pabrik.instansi("Badan Kesehatan Lain")
        yield {
            "milik": _isi(dinas),
            "lain": _isi(lain),
            "perencana": pabrik.anggota("perencana", dinas),
            "verifikator": pabrik.anggota("verifikator"),
            "pembaca": pabrik.anggota("pembaca"),
        }


def _cari(orang, kata: str) -> str:
    return pabrik.klien(orang).get(ALAMAT, {"q": kata, "tahun": 2024}).content.decode()


def _tautan(pasang) -> tuple[str, str]:
    return f"/magetan/perjanjian/{pasang[0].pk}/", f"/magetan/lkjip/{pasang[1].pk}/"


def test_perencana_menemukan_miliknya_saja(d):
    teks = _cari(d["perencana"], "kesehatan")
    assert all(satu in teks for satu in _tautan(d["milik"]))
    assert not any(satu in teks for satu in _tautan(d["lain"])) and "Asing" not in teks
    assert "#kegiatan-" in teks and "Survei Dinas Kesehatan" in teks and "Survei Badan" not in teks


def test_pemeriksa_menemukan_semua_draf(d):
    teks = _cari(d["verifikator"], "kesehatan")
    assert all(satu in teks for pasang in (d["milik"], d["lain"]) for satu in _tautan(pasang))
    assert "Asing" not in teks


def test_pembaca_hanya_yang_sudah_terbit(d):
    """And the list of LKjIP shows the same: what it lists can be opened."""
    PerjanjianKinerja.objects.filter(pk=d["lain"][0].pk).update(status="ditandatangani")
    Lkjip.objects.filter(pk=d["lain"][1].pk).update(status="dipublikasikan")
    teks = _cari(d["pembaca"], "kesehatan")
    assert all(satu in teks for satu in _tautan(d["lain"]))
    assert not any(satu in teks for satu in _tautan(d["milik"]))
    daftar = pabrik.klien(d["pembaca"]).get("/magetan/lkjip/").content.decode()
    assert _tautan(d["lain"])[1] in daftar and _tautan(d["milik"])[1] not in daftar


def test_kegiatan_menurut_kode_dan_tahun(d):
    assert "Survei Dinas Kesehatan" in _cari(d["perencana"], "1.02")
    teks = pabrik.klien(d["perencana"]).get("/magetan/cari/", {"q": "1.02", "tahun": 2023}).content.decode()
    assert "Survei" not in teks
