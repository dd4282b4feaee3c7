"""Names that mean the same, and how much may be spent on finding them."""

from laporan.uji.nama import Jatah, pasangkan

SALAH_KETIK = "Persentase jalan kabupaten dalam kondisi mantap"
BENAR = "Persentase jalan kabupaten dalam kondisi mantab"


def test_nama_mirip_dipasangkan():
    assert pasangkan([(1, SALAH_KETIK)], [("a", BENAR), ("b", "Angka harapan hidup")]) == {1: "a"}


def test_jatah_habis_hanya_nama_yang_sama():
    """A report made to be slow is answered; only names that are alike to the letter are still found."""
    jatah = Jatah(len(SALAH_KETIK) * len(BENAR))
    assert pasangkan([(1, SALAH_KETIK)], [("a", BENAR)], jatah) == {}
    assert pasangkan([(1, SALAH_KETIK), (2, BENAR)], [("a", BENAR)], jatah) == {2: "a"}
