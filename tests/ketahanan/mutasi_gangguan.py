"""Protections against faults of the machine, taken out one by one (tests/ketahanan/mutasi.py)."""

from tests.ketahanan.mutasi import Mutasi

UJI = "tests/organisasi/test_gangguan.py"
GANGGUAN = (
    Mutasi(
        "SQLite menulis sampai ke cakram",
        "kinerja/settings.py",
        "PRAGMA synchronous=FULL",
        "PRAGMA synchronous=OFF",
        f"{UJI}::test_sqlite_menulis_sampai_ke_cakram",
    ),
    Mutasi(
        "Gangguan mesin dijawab 503 dengan ketikan",
        "organisasi/gangguan.py",
        "    return terganggu(request, kalimat) if kalimat else http.rusak(request)",
        "    return http.rusak(request)",
        f"{UJI}::test_ketikan_dikirim_ulang",
    ),
    Mutasi(
        "Ketikan kembali hanya ke halaman sendiri",
        "organisasi/gangguan.py",
        'if konteks["kirim"] and kiriman.dari_halaman_sendiri(request):',
        'if konteks["kirim"]:',
        f"{UJI}::test_halaman_asing_tidak_mendapat_kembali",
    ),
    Mutasi(
        "Sesi yang tidak tersimpan bukan permintaan salah",
        "organisasi/gangguan.py",
        "    return terganggu(request, kalimat) if kalimat else http.tidak_terbaca(request, exception)",
        "    return http.tidak_terbaca(request, exception)",
        f"{UJI}::test_sesi_yang_tidak_tersimpan",
    ),
    Mutasi(
        "Sisa berkas yang tidak muat dihapus",
        "organisasi/domain/berkas.py",
        "        return nama\n    except OSError:\n        _buang(letak)\n",
        "        return nama\n    except OSError:\n",
        f"{UJI}::test_pekerjaan_di_cakram_penuh",
    ),
    Mutasi(
        "Pekerjaan bertahap tidak berkata kosong",
        "laporan/pekerjaan.py",
        'judul="Berkas LKjIP", bertahap=True)',
        'judul="Berkas LKjIP")',
        f"{UJI}::test_yang_bertahap_tidak_berkata_kosong",
    ),
    Mutasi(
        "Formulir yang sama sekali berakibat",
        "organisasi/domain/unit.py",
        "    if ada := sudah_dikirim(UnitKerja, instansi, kunci_kirim):",
        "    if ada := None:",
        "tests/organisasi/test_kirim_sekali.py::test_the_same_page_sent_twice_adds_one_row_and_leads_to_it",
    ),
)
