"""Columns to fields and a table to rows: headings, content, position; items, continuations, merged cells; notes."""

from pathlib import Path

import pytest

from indikator.tempel import TempelTidakTerbaca, baca, kenali, susun
from indikator.tempel.bidang import dari_judul
from indikator.tempel.butir import pecah
from indikator.tempel.kenali import DARI_ISI, DARI_LETAK
from tests.sumber_baca import FOLDER

DATA = Path(__file__).parents[1] / "data/tempel"
TAHUN = (2024, 2023, 2025)


def baris(teks: str, dari: str = "sasaran", html: str = ""):
    tabel = baca(html, teks)
    kenal = kenali(tabel, TAHUN, dari)
    return susun(tabel, kenal.bidang, kenal.mulai)


def bidang(teks: str, dari: str = "sasaran", **lain) -> tuple[str, ...]:
    return kenali(baca("", teks), TAHUN, dari, **lain).bidang


# --- headings ---


@pytest.mark.parametrize(
    ("judul", "hasil"),
    [
        ("NO.", "nomor"),
        ("No", "nomor"),
        ("KINERJA", "sasaran"),
        ("SASARAN KINERJA INDIVIDU", "sasaran"),
        ("Sasaran Strategis", "sasaran"),
        ("INDIKATOR SASARAN", "nama"),
        ("INDIKATOR KINERJA INDIVIDU (IKI)", "nama"),
        ("Indikator Kinerja Utama", "nama"),
        ("SATUAN", "satuan"),
        ("TARGET", "target"),
        ("TARGET TAHUN 2023", "target_2023"),
        ("Target 2024", "target_2024"),
        ("RUMUS", "rumus"),
        ("PENJELASAN/FORMULASI PENGHITUNGAN", "rumus"),
        ("PENJELASAN/\nFORMULASI PENGHITUNGAN", "rumus"),
        ("Cara Pengukuran", "rumus"),
        ("SUMBER DATA", "sumber_data"),
        ("Penanggungjawab", "penanggung_jawab"),
        ("ARAH", "arah"),
        ("TIPE PENGHITUNGAN", "tipe_penghitungan"),
        ("KET.", "abaikan"),
        ("KETERANGAN", "abaikan"),
        ("Meningkatnya kinerja", None),
        ("Kinerja pegawai baik", None),
        ("", None),
    ],
)
def test_headings(judul, hasil):
    assert dari_judul(judul) == hasil


def test_two_lines_of_heading_in_text_too():
    tabel = baca("", "NO\tSASARAN\tINDIKATOR\tTARGET\t\t\n\t\t\t2023\t2024\t2027\n1\tA\tB\t1\t2\t3")
    kenal = kenali(tabel, TAHUN)
    assert kenal.bidang == ("nomor", "sasaran", "nama", "target_2023", "target_2024", "abaikan") and kenal.mulai == 2
    assert kenal.kolom[5].catatan == "Di luar tahun dokumen ini; tidak dipakai."


def test_two_lines_of_heading_with_merged_cells_and_a_row_of_numbers():
    tabel = baca((DATA / "excel_judul_dua_baris.html").read_text())
    kenal = kenali(tabel, TAHUN)
    assert kenal.bidang[3:] == ("satuan", "target_2023", "target_2024", "target_2025", "abaikan") and kenal.mulai == 3
    assert susun(tabel, kenal.bidang, kenal.mulai).baris[0].isi["target_2025"] == "80,5"


def test_titles_above_the_heading_and_repeated_headings_are_left_out():
    kepala = "SASARAN\tINDIKATOR\tTARGET\n"
    tabel = baca("", f"INDIKATOR KINERJA INDIVIDU\nJabatan\tAnalis\n{kepala}A\tB\t1\n{kepala}C\tD\t2")
    kenal = kenali(tabel, TAHUN)
    assert kenal.mulai == 3 and kenal.catatan == ("2 baris di atas judul kolom tidak dipakai.",)
    hasil = susun(tabel, kenal.bidang, kenal.mulai)
    assert [satu.isi["nama"] for satu in hasil.baris] == ["B", "D"]
    assert "1 baris judul yang berulang dilewati." in hasil.catatan


def test_unknown_double_and_undated_headings_are_said():
    kenal = kenali(baca("", "INDIKATOR\tTARGET\tRUMUS\tFORMULASI\tPAGU\nA\t1\tB\tC\t5"), TAHUN)
    assert kenal.bidang == ("nama", "target_2024", "rumus", "abaikan", "abaikan")
    assert [satu.catatan for satu in kenal.kolom[1:]] == [
        "Judulnya tanpa tahun; dibaca sebagai target 2024.",
        "",
        "Sudah ada kolom lain untuk rumus.",
        "Judul “PAGU” tidak dikenal; kolom ini tidak dipakai.",
    ]


# --- without a heading ---


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("1\tSasaran A\tJumlah surat\t12 surat\tSurat terkirim\tAgenda\n2\tB\tC\t4 kali\tD\tE",
         ("nomor", "sasaran", "nama", "target_2024", "rumus", "sumber_data")),
        ("Sasaran A\tJumlah surat\tSurat terkirim\tAgenda\nB\tC\tD\tE", ("sasaran", "nama", "rumus", "sumber_data")),
        ("Jumlah surat\t12\tsurat\nJumlah rapat\t4\tkali", ("nama", "target_2024", "satuan")),
        ("Sasaran A\tJumlah B\t10%\t20%\t30%\tAgenda",
         ("sasaran", "nama", "target_2023", "target_2024", "target_2025", "rumus")),
        ("Sasaran A\tPersentase B\t<u>x</u> X 100% y\tAgenda", ("sasaran", "nama", "rumus", "sumber_data")),
        ("Sasaran A\tJumlah B\torang\t5\tmakin tinggi makin baik\tnon kumulatif",
         ("sasaran", "nama", "satuan", "target_2024", "arah", "tipe_penghitungan")),
    ],
)  # fmt: skip
def test_columns_by_content(teks, hasil):
    kenal = kenali(baca("", teks), TAHUN)
    assert kenal.bidang == hasil and kenal.catatan == (DARI_ISI,)


def test_columns_by_position_say_what_looks_like_something_else():
    kenal = kenali(baca("", "a\t12 dokumen\nb\t7 data"), TAHUN, "nama", berurutan=True)
    assert kenal.bidang == ("nama", "satuan") and kenal.catatan == (DARI_LETAK,)
    assert kenal.kolom[1].catatan == "Isinya tampak seperti target."
    assert bidang("1\t2\t3\n4\t5\t6", "target_2023") == ("target_2023", "target_2024", "target_2025")
    assert bidang("a\tb", "penanggung_jawab") == ("penanggung_jawab", "abaikan")


def test_one_column_fills_the_column_where_it_was_pasted():
    assert bidang("Jumlah a\nJumlah b", "nama") == ("nama",)
    assert bidang("12 data\n5 data", "target_2025") == ("target_2025",)


def test_a_target_column_is_no_row_number():
    assert bidang("125\tA\n78,2\tB", "target_2024") == ("target_2024", "target_2025")
    assert bidang("Jumlah a\t1\nJumlah b\t2", "nama") == ("nama", "target_2024")


# --- rows ---


def test_sasaran_carries_down():
    hasil = baris("SASARAN\tINDIKATOR\nA\tx\n\ty\nB\tz")
    assert [(satu.sasaran, satu.ikut_sasaran) for satu in hasil.baris] == [("A", False), ("A", True), ("B", False)]
    assert hasil.catatan == ("1 baris mengikuti sasaran di atasnya (sel sasarannya kosong atau digabung).",)


def test_rows_cut_at_a_page_end_are_joined():
    hasil = baris((DATA / "pergantian_halaman.txt").read_text())
    assert [satu.nomor for satu in hasil.baris] == [(2, 3), (5,), (6, 7)]
    assert hasil.baris[0].isi["nama"].endswith("Sumber Daya Air dan Listrik yang disediakan")
    assert hasil.baris[2].isi["target_2024"] == "12 unit"
    assert hasil.baris[0].catatan == ("Baris 3 disambung ke sini (terpotong, misalnya oleh pergantian halaman).",)


def test_rows_of_their_own_are_not_joined():
    hasil = baris("SASARAN\tINDIKATOR\tRUMUS\tSUMBER DATA\nA\tJumlah x\tX\tS\n\tJumlah y\tY\tS\n\tJumlah z\tZ\tS")
    assert len(hasil.baris) == 3
    huruf_kecil = baris(
        "NO\tSASARAN\tINDIKATOR\tTARGET\n1\tA\tjumlah x\t1 data\n\t\tjumlah y\t2 data\n2\tB\tjumlah z\t3 data"
    )
    assert len(huruf_kecil.baris) == 3


def test_a_name_merged_over_rows_is_one_row():
    hasil = baris("", html=(DATA / "libreoffice.html").read_text())
    assert len(hasil.baris) == 1 and hasil.baris[0].isi["target_2024"].split() == ["12", "laporan"]


def test_merged_source_holds_for_every_row():
    hasil = baris("", html=(DATA / "word_tabel.html").read_text())
    assert hasil.baris[4].isi["sumber_data"] == "Hasil monitoring"
    assert hasil.baris[4].catatan == ("Sumber data mengikuti sel gabungan di atasnya.",)


@pytest.mark.parametrize(
    ("sel", "isi"),
    [
        ("1. a\n2. b", ("a", "b")),
        ("1. a 2. b 3. c", ("a", "b", "c")),
        ("1) a\n2) b", ("a", "b")),
        ("a. satu\nb. dua", ("satu", "dua")),
        ("- a\n- b\nlanjutan b", ("a", "b\nlanjutan b")),
        ("• a\n• b;", ("a", "b")),
        ("- a - b", ("a", "b")),
        ("1. a\n3. b", ("a\n3. b",)),
        ("7 - 8 bulan", ("7 - 8 bulan",)),
        ("-", ("-",)),
        ("1.000 orang", ("1.000 orang",)),
        ("SPP-SPM", ("SPP-SPM",)),
        ("", ()),
    ],
)
def test_items_of_a_cell(sel, isi):
    assert pecah(sel).isi == isi


def pasang(nama: str, target: str, sumber: str = ""):
    kutip = [f'"{satu}"' if "\n" in satu else satu for satu in (nama, target, sumber)]
    return baris("INDIKATOR\tTARGET\tSUMBER DATA\n" + "\t".join(kutip), "nama").baris


def test_items_pair_up_by_position():
    hasil = pasang("1. surat\n2. rapat", "1. 12 surat\n2. 4 kali", "- Agenda\n- Notula")
    assert [(s.isi["nama"], s.isi["target_2024"], s.isi["sumber_data"]) for s in hasil] == [
        ("surat", "12 surat", "Agenda"),
        ("rapat", "4 kali", "Notula"),
    ]
    assert hasil[0].catatan == ("Satu sel memuat 2 indikator; menjadi 2 baris.",)


def test_lines_pair_up_and_one_text_holds_for_all():
    hasil = pasang("- surat\n- rapat", "12 surat\n4 kali", "Agenda")
    assert [s.isi["target_2024"] for s in hasil] == ["12 surat", "4 kali"]
    assert [s.isi["sumber_data"] for s in hasil] == ["Agenda", "Agenda"]
    assert "Sumber data yang sama untuk 2 indikator." in hasil[0].catatan


def test_other_counts_stay_together_and_are_said():
    (satu,) = pasang("1. a\n2. b\n3. c", "1. 5\n2. 6")
    assert satu.isi["nama"] == "1. a 2. b 3. c" and satu.isi["target_2024"] == "1. 5\n2. 6"
    assert satu.catatan == ("3 indikator tetapi 2 target 2024: tidak dipecah. Pecah sendiri bila perlu.",)
    (lain,) = pasang("Jumlah a", "1. 5\n2. 6", "1. x\n2. y")
    assert lain.catatan == ("1 indikator tetapi 2 target 2024: tetap satu sel.",)


def test_words_before_the_items_are_the_indicator_itself():
    hasil = pasang(
        "Nilai RB bidang - Ketatalaksanaan - Pelayanan Publik", "- 70\n- 80", "Nilai RB - Nilai T - Nilai P"
    )
    assert [(s.isi["nama"], s.sub) for s in hasil] == [
        ("Nilai RB bidang", False),
        ("Ketatalaksanaan", True),
        ("Pelayanan Publik", True),
    ]
    assert [s.isi.get("target_2024", "") for s in hasil] == ["", "70", "80"]


def test_the_label_of_a_single_item_goes_with_a_note():
    (satu,) = pasang("1. Jumlah surat", "12")
    assert satu.isi["nama"] == "Jumlah surat" and satu.catatan == ("Penanda “1.” di depan indikator dibuang.",)


def test_a_component_list_in_the_formula_is_left_alone():
    hasil = baris('INDIKATOR\tRUMUS\nJumlah dokumen\t"terdiri dari:\n1. Renstra\n2. Renja"', "nama").baris
    assert len(hasil) == 1 and hasil[0].isi["rumus"] == "terdiri dari:\n1. Renstra\n2. Renja" and not hasil[0].catatan


def test_raw_texts_stay_as_they_are():
    hasil = baris("INDIKATOR\tTARGET 2024\tTARGET 2025\nA\tRp 1.500.000,00\t 98,5 %").baris[0]
    assert (hasil.isi["target_2024"], hasil.isi["target_2025"]) == ("Rp 1.500.000,00", "98,5 %")


def test_rows_without_content_in_used_columns_are_said():
    hasil = susun(baca("", "a\tb\n\tc"), ("nama", "abaikan"))
    assert len(hasil.baris) == 1 and hasil.catatan == ("Baris 2 tidak berisi apa pun di kolom yang dipakai.",)


def test_a_field_named_twice_takes_its_first_column():
    hasil = susun(baca("", "a\tb"), ("nama", "nama"))
    assert hasil.baris[0].isi["nama"] == "a" and "yang dipakai kolom pertama" in hasil.catatan[0]


def test_the_seed_sheet_of_thirteen_rows():
    """Kepala Sub Bagian Umum dan Kepegawaian (Paser), as its text conversion has it, one row cut by a page end."""
    semua = next(FOLDER.glob("2_*")).read_text()
    blok = semua.split("Jabatan\t: Kepala Sub Bagian Umum dan Kepegawaian")[1].split("INDIKATOR KINERJA INDIVIDU\n")[0]
    blok = blok[blok.index("NO.\tSASARAN") :]
    hasil = baris(blok)
    assert len(hasil.baris) == 13 and hasil.baris[8].nomor == (10, 11)
    tanpa_kepala = baris(blok.partition("\n")[2])
    assert [satu.isi for satu in tanpa_kepala.baris] == [satu.isi for satu in hasil.baris]


def test_butir_terlalu_banyak():
    """A cell of a few hundred kilobytes must not become a hundred thousand rows."""
    sel = '"' + "\n".join(f"- Jumlah laporan {nomor}" for nomor in range(501)) + '"'
    with pytest.raises(TempelTidakTerbaca, match="lebih dari 500 baris"):
        baris(f"Sasaran\tIndikator\nMeningkatnya kinerja\t{sel}")
