"""Citations: every Mengingat of the real decrees is read; what is written is read back as it was."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from laporan.sitasi import Sitasi, baca, baca_terbitan, kenali, kunci_urut, nama_resmi, peringkat, tulis
from laporan.sitasi.bentuk import RESMI, TIDAK_DIKENAL

CONTOH = Path(__file__).resolve().parents[2] / "fixtures" / "contoh"
LEMBARAN_PASER = (
    "Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 14, Tambahan Lembaran Daerah Kabupaten Paser Nomor 49"
)

# bentuk, nomor, tahun, ln, tln, what changed it (bentuk nomor/tahun ln tln) — as printed, mistakes included
PASER = [
    ("UU", "25", 2004, "2004/164", "4421", ""),
    ("UU", "33", 2004, "2004/126", "4438", ""),
    ("UU", "17", 2007, "2007/33", "4438", ""),
    ("UU", "23", 2014, "2014/244", "", "UU 9/2015 2014/246 5589"),
    ("UU", "25", 2009, "2009/112", "5038", ""),
    ("PP", "6", 2008, "2008/19", "4815", ""),
    ("PP", "18", 2016, "", "", ""),
    ("PermenPANRB", "PER/20/M/PAN/141/2007", 2007, "", "", ""),
    ("Peraturan Daerah Kabupaten Paser", "14", 2016, "", "", ""),
    ("Peraturan Daerah", "04", 2021, "", "", ""),
    ("Peraturan Bupati Paser", "29", 2020, "", "", ""),
    ("Peraturan Bupati Paser", "39", 2020, "", "", ""),
]
BERSAMA = (
    "Peraturan Bersama Menteri Dalam Negeri, Menteri Perencanaan Pembangunan Nasional/Kepala Badan Perencanaan "
    "Pembangunan Nasional dan menteri Keuangan"
)
BLITAR = [
    ("UU", "17", 2003, "2003/47", "4286", ""),
    ("UU", "25", 2004, "", "", ""),
    ("UU", "32", 2004, "", "", "UU 12/2008  "),
    ("UU", "33", 2004, "", "4438", ""),
    ("UU", "17", 2007, "2007/33", "4700", ""),
    ("UU", "23", 2014, "", "", "UU 9/2015 2014/244 "),
    ("PP", "58", 2005, "2005/140", "4578", ""),
    ("PP", "08", 2006, "", "", ""),
    ("PP", "39", 2006, "2007/140", "4663", ""),
    ("PP", "40", 2006, "2007/140", "4663", ""),
    ("PP", "6", 2008, "2008/19", "4815", ""),
    ("PP", "8", 2008, "2008/21", "4817", ""),
    ("Perpres", "5", 2010, "", "", ""),
    (BERSAMA, "28", 2010, "", "", ""),
    ("Permendagri", "54", 2010, "", "", ""),
    ("Peraturan Daerah Kabupaten Blitar", "24", 2008, "", "", ""),
    ("Peraturan Bupati Blitar", "67", 2016, "", "", ""),
]


def mengingat(slug: str) -> list[str]:
    isi = yaml.safe_load((CONTOH / f"{slug}.yaml").read_text())
    return [butir["isi"] for butir in isi["keputusan"][0]["mengingat"]]


def ringkas(satu: Sitasi) -> tuple:
    ubah = satu.diubah_dengan
    pengubah = f"{ubah.bentuk} {ubah.nomor}/{ubah.tahun} {ubah.ln} {ubah.tln}" if ubah else ""
    return satu.bentuk, satu.nomor, satu.tahun, satu.ln, satu.tln, pengubah


@pytest.mark.parametrize(("slug", "harapan"), [("paser", PASER), ("blitar", BLITAR)])
def test_semua_mengingat_keputusan_asli_terbaca(slug, harapan):
    terbaca = [baca(teks) for teks in mengingat(slug)]
    assert [ringkas(satu) for satu in terbaca] == harapan
    for teks, satu in zip(mengingat(slug), terbaca, strict=True):
        assert satu.tentang and satu.tentang in " ".join(teks.split())
        assert not satu.tentang.endswith((";", ".", " ")) and "Lembaran Negara" not in satu.tentang


def test_lembaran_daerah_dan_beberapa_kali():
    paser = [baca(teks) for teks in mengingat("paser")]
    assert paser[8].lembaran == LEMBARAN_PASER and paser[3].berkali
    assert not baca(mengingat("blitar")[5]).berkali  # "sebagaimana terakhir diubah": not "beberapa kali"


UU23 = Sitasi("UU", "23", 2014, "Pemerintahan Daerah")


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("UU 23/2014", Sitasi("UU", "23", 2014)),
        ("UU No. 23 Tahun 2014 tentang Pemerintahan Daerah", UU23),
        ("1. Undang-Und ang Nom or 23 Ta hun 20 14 ten tang Pemerintahan Daerah;", UU23),
        ("UNDANG - UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014 TENTANG Pemerintahan Daerah", UU23),
        ("Undang-Undnag Nomer 23 Tahun 2014 tentang Pemerintahan Daerah.", UU23),
        ("PER/09/M.PAN/5/2007", Sitasi("PermenPAN", "PER/09/M.PAN/5/2007", 2007)),
        (
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor: PER / 09 /M.PAN/5/2007 tentang Pedoman",
            Sitasi("PermenPAN", "PER/09/M.PAN/5/2007", 2007, "Pedoman"),
        ),
        (
            "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara (Berita Negara Republik Indonesia "
            "Tahun 2017 Nomor 1312);",
            Sitasi("Permendagri", "86", 2017, "Tata Cara", bn="2017/1312"),
        ),
        ("Perda Kab. Paser Nomor 3 Tahun 2020 tentang A", Sitasi("Peraturan Daerah Kabupaten Paser", "3", 2020, "A")),
        ("Perwali Madiun No 3 Tahun 2020 tentang A", Sitasi("Peraturan Wali Kota Madiun", "3", 2020, "A")),
        ("Peratuan Bupati PASER Nomor 3 Tahun 2020 tentang A", Sitasi("Peraturan Bupati Paser", "3", 2020, "A")),
        (
            "Keputusan Bupati Blitar Nomor 188/23/409.012/KPTS/2016 tentang B",
            Sitasi("Keputusan Bupati Blitar", "188/23/409.012/KPTS/2016", 2016, "B"),
        ),
        ("Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;", Sitasi("UUD", "", 1945)),
        ("UU 5/2014 tentang ASN (LN 2014/6, TLN 5494)", Sitasi("UU", "5", 2014, "ASN", ln="2014/6", tln="5494")),
    ],
)
def test_bentuk_tulisan_lain(teks, harapan):
    assert baca(teks) == harapan


@pytest.mark.parametrize(
    "teks",
    ["", "   ", "bahwa untuk melaksanakan ketentuan Nomor 3", "Nomor 5", "Indikator Kinerja Utama;", "\x00", "(("],
)
def test_yang_bukan_kutipan(teks):
    assert baca(teks) is None


@given(st.text(max_size=400))
@example("Undang-Undang Nomor 1 " + "sebagaimana telah diubah dengan Undang-Undang Nomor 1 " * 200)
@example("Undang-Undang Nomor 1 tentang x (Lembaran Negara " * 50)
@example("Lembaran Negara " * 500)
def test_teks_apa_pun_dibaca_tanpa_galat(teks):
    baca(teks)


def test_kutipan_resmi():
    ubah = Sitasi(
        "UU",
        "9",
        2015,
        "Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        ln="2015/58",
        tln="5679",
    )
    pokok = Sitasi(
        "UU", "23", 2014, "Pemerintahan Daerah", ln="2014/244", tln="5587", diubah_dengan=ubah, berkali=True
    )
    assert tulis(pokok) == (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
        "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah diubah beberapa kali "
        "terakhir dengan Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun "
        "2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2015 Nomor 58, Tambahan Lembaran "
        "Negara Republik Indonesia Nomor 5679)"
    )
    per = Sitasi("PermenPAN", "PER/09/M.PAN/5/2007", 2007, "Pedoman")
    assert tulis(per).startswith(
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 ten"
    )


NOMOR = st.integers(1, 9999).map(str)
TAHUN = st.integers(1945, 2099)
KATA = ["Perangkat", "Daerah", "Tata", "Rencana", "(RPJMD)", "dan", "2021-2026", "Kinerja,", "atas", "Nomor"]
JUDUL = st.lists(st.sampled_from(KATA), min_size=1).map(lambda kata: "Pedoman " + " ".join(kata).strip(","))
BENTUK = st.sampled_from(
    [kode for kode in RESMI if kode != "UUD"]
    + ["Peraturan Daerah Kabupaten Paser", "Peraturan Bupati Paser", "Peraturan Menteri Keuangan"]
)


def _tahun_nomor(tahun: int, nomor: str) -> str:
    return f"{tahun}/{nomor}"


@st.composite
def sitasi(draw, dalam: int = 1) -> Sitasi:
    terbitan = st.one_of(st.just(""), st.builds(_tahun_nomor, TAHUN, NOMOR))
    ubah = draw(st.one_of(st.none(), sitasi(dalam=dalam - 1))) if dalam else None
    return Sitasi(
        draw(BENTUK),
        draw(NOMOR),
        draw(TAHUN),
        draw(JUDUL),
        ln=draw(terbitan),
        tln=draw(st.one_of(st.just(""), NOMOR)),
        bn=draw(terbitan),
        lembaran=draw(st.sampled_from(["", LEMBARAN_PASER, "Berita Daerah Kota Baru Tahun 2020 Nomor 3"])),
        diubah_dengan=ubah,
        berkali=bool(ubah) and draw(st.booleans()),
    )


@given(sitasi())
def test_tulis_lalu_baca_kembali(satu):
    assert baca(tulis(satu)) == satu
    assert baca(f"3. {tulis(satu)};") == satu


def test_peringkat_dan_urutan():
    urut = ["UUD", "TAP MPR", "UU", "PP", "Perpres", "Inpres", "Permendagri", "Perda Provinsi X", "Perda Kota Y"]
    urut += ["Pergub X", "Perbup Y", "Keputusan Bupati Y"]
    nilai = [peringkat(satu) for satu in urut]
    assert nilai == sorted(nilai) and len(set(nilai)) == len(nilai)
    assert peringkat("Perppu") == peringkat("UU") and peringkat("Perwali Y") == peringkat("Perbup Y")
    assert peringkat("Peraturan Menteri Keuangan") == peringkat("PermenPANRB") == peringkat("Peraturan Bersama")
    assert peringkat("Ngawur") == TIDAK_DIKENAL and kenali("Ngawur") == ""
    daftar = [Sitasi("PP", "2", 2010), Sitasi("UU", "10", 2014), Sitasi("UU", "9", 2014), Sitasi("UU", "30", 2004)]
    assert [satu.nomor for satu in sorted(daftar, key=kunci_urut)] == ["30", "9", "10", "2"]


def test_nama_resmi_dikenali_kembali():
    for kode, nama in RESMI.items():
        assert kenali(nama) == kode and nama_resmi(kode) == nama and kenali(kode) == kode


def test_terbitan_saja():
    assert baca_terbitan(LEMBARAN_PASER) == {"lembaran": LEMBARAN_PASER}
    lama = "Lembaran Negara Republik Indonesia Tahun 1959 Nomor 72, Tambahan Lembaran Negara Nomor 1820"
    assert baca_terbitan(lama) == {"ln": "1959/72", "tln": "1820"}
    assert baca_terbitan("entah di mana") == {}
