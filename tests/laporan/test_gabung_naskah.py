"""Two texts put together, also where thousands of paragraphs say the same."""

from laporan.domain.lkjip import gabung_naskah
from laporan.domain.lkjip.gabung_naskah import gabung

P = "<p>a</p>"


def test_perubahan_di_tempat_berbeda_digabung():
    dasar = "<p>satu</p><p>dua</p><p>tiga</p>"
    mereka, kita = dasar.replace("satu", "SATU"), dasar.replace("tiga", "TIGA")
    assert gabung(dasar, mereka, kita) == "<p>SATU</p><p>dua</p><p>TIGA</p>"
    assert gabung(dasar, mereka, dasar.replace("satu", "lain")) is None


def test_ribuan_alinea_yang_sama_di_sekitar_perubahan():
    dasar = P * 20_000
    assert gabung(dasar, f"{dasar}<p>b</p>", f"<p>c</p>{dasar}") == f"<p>c</p>{dasar}<p>b</p>"


def test_terlalu_banyak_pasangan_dianggap_ditulis_ulang(monkeypatch):
    """Both rewrote the same stretch: nobody's text is put together, both are shown."""
    monkeypatch.setattr(gabung_naskah, "PASANGAN_MAKS", 10)
    mereka = "<p>x</p>" + "<p>b</p><p>a</p>" * 20 + "<p>y</p>"
    assert gabung((P + "<p>b</p>") * 20, mereka, "<p>z</p>" + (P + "<p>c</p>") * 20 + "<p>w</p>") is None
    assert gabung((P + "<p>b</p>") * 20, mereka, (P + "<p>b</p>") * 20) == mereka
