"""Protections against faults of the machine, taken out one by one (tests/ketahanan/mutasi.py)."""

from tests.ketahanan.mutasi import Mutasi

CELERY = "tests/organisasi/test_antrean_celery.py"
WADAH = "tests/organisasi/test_simpanan_s3.py"
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
        "Pialang yang mati tidak menggagalkan permintaan",
        "organisasi/antrean_celery.py",
        "    except Exception as galat:  #",
        "    except ZeroDivisionError as galat:  #",
        f"{CELERY}::test_pialang_mati_tidak_menggagalkan_permintaan",
    ),
    Mutasi(
        "Pesan dikirim sesudah barisnya tersimpan",
        "organisasi/tugas.py",
        "        transaction.on_commit(kirim)",
        "        kirim()",
        f"{CELERY}::test_pesan_sesudah_simpan_dengan_prioritas",
        basis="postgres",
    ),
    Mutasi(
        "Giliran di jejak sebelum baris pertama dipegang",
        "organisasi/domain/tulis.py",
        '    if pemda := get_scope().get("pemda"):',
        '    if pemda := get_scope().get("tidak ada"):',
        "tests/organisasi/test_kunci.py::test_giliran_di_jejak_sebelum_baris_pertama[ubah]",
        basis="postgres",
    ),
    Mutasi(
        "Pekerjaan tidak hilang bersama pekerjanya",
        "organisasi/antrean_celery.py",
        "    task_acks_late=True,",
        "    task_acks_late=False,",
        f"{CELERY}::test_syarat_tidak_kehilangan_pesan",
    ),
    Mutasi(
        "Redis yang mati menahan orang masuk",
        "organisasi/galat_mesin.py",
        'if type(galat).__module__ == "redis.exceptions":',
        "if False:",
        f"{CELERY}::test_redis_mati_dijawab_503",
    ),
    Mutasi(
        "Wadah yang mati bukan galat program",
        "organisasi/galat_mesin.py",
        "if isinstance(galat, SimpananMati):",
        "if False:",
        f"{WADAH}::test_unggahan_saat_wadah_mati",
    ),
    Mutasi(
        "Isi di wadah tidak punya alamat",
        "kinerja/simpanan_s3.py",
        "        raise NotImplementedError(",
        "        return super().url(name) or (",
        f"{WADAH}::test_kunci_yang_sama_dan_tertutup",
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
