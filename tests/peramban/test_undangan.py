"""An invitation as a person meets it: the admin invites, the mail has a link, a password, the first sign-in."""

import re
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import expect

from tests.peramban.langkah import baris, buka_menu, harap_pesan, status_http, tekan
from tests.peramban.test_masuk import isi_masuk

NAMA, SUREL, SANDI = "Sri Undangan", "sri.undangan@magetan.example", "lima kuda jalan senja"
OPD = "Dinas Pelayanan Contoh Kabupaten Magetan"
TAUTAN = re.compile(r"https?://[^/\s]+(/akun/password/reset/key/\S+)")


def test_undangan_sampai_masuk(server, buka_halaman, masuk_sebagai, periksa_axe):
    """Whoever was invited for one OPD makes a password, signs in, and sees that OPD only."""
    admin, orang = masuk_sebagai(server, "admin@magetan.example"), buka_halaman(server)
    _undang(admin)
    orang.goto(_tautan_sandi(server.data / "surel"))
    periksa_axe(orang)
    orang.get_by_label("Kata sandi baru", exact=True).fill(SANDI)
    orang.get_by_label("Kata sandi baru sekali lagi").fill(SANDI)
    tekan(orang, "Simpan kata sandi baru")
    orang.get_by_role("main").get_by_role("link", name="Masuk").click()
    isi_masuk(orang, SUREL, SANDI)
    expect(orang.get_by_role("heading", level=1)).to_have_text("Yang menunggu Anda")
    expect(orang.get_by_role("main")).to_contain_text(OPD)
    expect(orang.get_by_role("main")).not_to_contain_text("Bagian Organisasi")
    for alamat in ("2019/realisasi/bagian-organisasi/", "2019/kotak-masuk/", "pengaturan/pengguna/"):
        assert status_http(orang, f"/magetan/{alamat}") == 403
    assert status_http(orang, "/blitar/") == 404
    admin.reload()
    expect(baris(admin, SUREL)).to_contain_text("aktif")


def _undang(halaman):
    buka_menu(halaman, "Pengguna dan peran")
    halaman.get_by_role("main").get_by_role("link", name="Undang pengguna").click()
    halaman.get_by_label("Nama").fill(NAMA)
    halaman.get_by_label("Surel").fill(SUREL)
    halaman.get_by_role("combobox", name=re.compile(r"^Peran\b")).select_option(label="Perencana perangkat daerah")
    halaman.get_by_label("Perangkat daerah", exact=True).select_option(label=OPD)
    tekan(halaman, "Undang pengguna")
    harap_pesan(halaman, f"Undangan sudah dikirim ke {SUREL}.")
    buka_menu(halaman, "Pengguna dan peran")
    expect(baris(halaman, SUREL)).to_contain_text("belum masuk")


def _tautan_sandi(kotak: Path) -> str:
    """Path of the link in the mail to this person, from the files the server writes instead of sending."""
    surat = [message_from_bytes(satu.read_bytes(), policy=policy.default) for satu in kotak.iterdir()]
    (isi,) = (satu.get_content() for satu in surat if satu["To"] == SUREL)
    return TAUTAN.search(isi).group(1)
