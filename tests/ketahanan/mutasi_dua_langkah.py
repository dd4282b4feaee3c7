"""The protections of the second factor that are taken out, one by one."""

from tests.ketahanan.mutasi import Mutasi

UJI = "tests/organisasi/test_dua_langkah"

DUA_LANGKAH = (
    Mutasi(
        "Langkah kedua yang diwajibkan bagi peran",
        "organisasi/penyewa.py",
        "elif dua_langkah.kurang(request, pelaku):",
        "elif False:",
        f"{UJI}_wajib.py::test_diarahkan_memasang",
    ),
    Mutasi(
        "Langkah kedua wajib bagi operator",
        "organisasi/sesi.py",
        "if dua_langkah.operator_kurang(request):",
        "if False:",
        f"{UJI}_wajib.py::test_operator_wajib",
    ),
    Mutasi(
        "Cara terakhir tidak dapat dilepas",
        "organisasi/akun_dua_langkah.py",
        "return lain.exists() or not yang_mewajibkan(authenticator.user)",
        "return True",
        f"{UJI}_wajib.py::test_cara_terakhir_tidak_dapat_dilepas",
    ),
    Mutasi(
        "Satu kode sekali pakai",
        "organisasi/forms/dua_langkah.py",
        "if langkah is not None and langkah <= langkah_terpakai(aplikasi):",
        "if False:",
        f"{UJI}.py::test_kode_lama_tidak_menghapus_hitungan_tebakan",
    ),
    Mutasi(
        "Rahasia tersandi di basis data",
        "organisasi/akun_dua_langkah.py",
        "return penyandian.sandikan(text)",
        "return text",
        f"{UJI}.py::test_tersandi_di_basis_data_dan_tidak_di_log",
    ),
    Mutasi(
        "Sesi lain berakhir saat langkah kedua dipasang",
        "organisasi/domain/dua_langkah.py",
        'akhiri_semua(faktor.user, kecuali=request.session.session_key or "")',
        "0",
        f"{UJI}.py::test_sesi_lain_berakhir_saat_dipasang",
    ),
)
