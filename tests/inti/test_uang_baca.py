"""Budget tables as people send them: headings, levels, what is left out."""

import pytest

from indikator.uang.baca_anggaran import TabelTidakDikenal, baca
from indikator.uang.kolom import arti


def ringkas(tabel) -> list[tuple]:
    return [(b.tingkat, b.kode, b.nama, b.uang) for b in baca(tabel).baris]


SIPD = [
    ["LAPORAN REALISASI ANGGARAN"],
    ["Dinas Kesehatan", "", "Tahun 2024"],
    [],
    ["KODE REKENING", "URAIAN", "PAGU ANGGARAN (Rp)", "REALISASI", "", "", "", "SISA"],
    ["", "", "", "TW I", "TW II", "TW III", "TW IV", ""],
    ["1", "2", "3", "4", "5", "6", "7", "8"],
    ["1.02", "URUSAN PEMERINTAHAN BIDANG KESEHATAN", "300"],
    ["1.02.02", "PROGRAM PEMENUHAN UPAYA KESEHATAN", "300", "30"],
    ["1.02.02.2.02", "Penyediaan Layanan Kesehatan", "300", "30"],
    ["1.02.02.2.02.0001", "Pengelolaan Pelayanan Ibu Hamil", "100", "10", "20", "-", "", "70"],
    ["5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", "100"],
    ["1.02.02.2.02.0002", "Pengelolaan Pelayanan Bayi", "200", "20", "", "", "", "180"],
    ["", "JUMLAH", "300", "30"],
    [],
    ["", "", "", "Kepala Dinas"],
]


def test_ekspor_sipd():
    assert ringkas(SIPD) == [
        ("program", "1.02.02", "PROGRAM PEMENUHAN UPAYA KESEHATAN", {"pagu": "300", "tw1": "30"}),
        ("kegiatan", "1.02.02.2.02", "Penyediaan Layanan Kesehatan", {"pagu": "300", "tw1": "30"}),
        (
            "sub",
            "1.02.02.2.02.0001",
            "Pengelolaan Pelayanan Ibu Hamil",
            {"pagu": "100", "tw1": "10", "tw2": "20", "tw3": "-"},
        ),
        ("sub", "1.02.02.2.02.0002", "Pengelolaan Pelayanan Bayi", {"pagu": "200", "tw1": "20"}),
    ]
    bacaan = baca(SIPD)
    assert bacaan.jumlah == {"pagu": "300", "tw1": "30"}
    assert bacaan.catatan == ["Dilewati: 1 baris urusan, 1 baris rekening belanja, 1 baris keterangan."]
    assert bacaan.baris[0].nomor == 8  # as the file counts


def test_kode_terpecah_di_beberapa_sel():
    tabel = [
        ["Kode", "", "", "", "Uraian", "Pagu"],
        ["4", "01", "02", "", "Program penataan organisasi", ""],
        ["4", "01", "02", "2.01", "Fasilitasi kelembagaan", "130.000.000"],
    ]
    assert ringkas(tabel) == [
        ("program", "4.01.02", "Program penataan organisasi", {}),
        ("kegiatan", "4.01.02.2.01", "Fasilitasi kelembagaan", {"pagu": "130.000.000"}),
    ]


def test_kolom_per_tingkat():
    tabel = [
        ["No", "Program", "Kegiatan", "Sub Kegiatan", "Pagu", "Realisasi"],
        ["1", "Pelayanan", "Layanan", "Klinik", "500", "100"],
        ["2", "", "", "Posyandu", "300", "50"],
        ["3", "Pelayanan", "Survei", "", "1.000", "900"],
        ["", "Jumlah", "", "", "1.800", "1.050"],
    ]
    assert ringkas(tabel) == [
        ("program", "", "Pelayanan", {}),
        ("kegiatan", "", "Layanan", {}),
        ("sub", "", "Klinik", {"pagu": "500", "setahun": "100"}),
        ("sub", "", "Posyandu", {"pagu": "300", "setahun": "50"}),
        ("kegiatan", "", "Survei", {"pagu": "1.000", "setahun": "900"}),
    ]
    assert baca(tabel).jumlah == {"pagu": "1.800", "setahun": "1.050"}


def test_tingkat_dari_kolomnya():
    tabel = [["Tingkat", "Uraian", "Pagu"], ["Program", "A", ""], ["Kegiatan", "B", "5"]]
    tabel += [["", "C", "7"], ["x", "D", ""]]
    assert [(b.tingkat, b.nama) for b in baca(tabel).baris] == [("program", "A"), ("kegiatan", "B"), ("", "C")]


def test_beberapa_pagu_dan_kolom_kumulatif_dikatakan():
    tabel = [
        ["Kode", "Uraian", "Pagu Murni", "Pagu Perubahan", "Realisasi s.d. TW II", "Capaian %"],
        ["4.01.02", "Program", "1", "2", "3", "4"],
        ["4.01.02.2.01", "Kegiatan", "10", "20", "30", "40"],
    ]
    bacaan = baca(tabel)
    assert bacaan.baris[1].uang == {"pagu": "20"}
    assert bacaan.catatan == [
        "Ada 2 kolom pagu; yang dipakai “Pagu Perubahan”.",
        "Kolom “s.d. triwulan” tidak dipakai: isi realisasi tiap triwulan, atau realisasi setahun.",
    ]


@pytest.mark.parametrize(
    ("judul", "hasil"),
    [
        ("Kode Rekening", "kode"),
        ("Kode Program", "kode_program"),
        ("Kode Sub Kegiatan", "kode_sub"),
        ("Kode Program/Kegiatan", "kode"),
        ("Program / Kegiatan / Sub Kegiatan", "nama"),
        ("Uraian", "nama"),
        ("Sub Kegiatan", "sub"),
        ("Alokasi Anggaran (Rp)", "pagu"),
        ("Realisasi Anggaran (Rp)", "setahun"),
        ("Realisasi Triwulan III", "tw3"),
        ("TW 4", "tw4"),
        ("Realisasi s.d. Triwulan IV", "setahun"),
        ("Realisasi s/d Desember", "setahun"),
        ("Realisasi s.d. TW II", "sd"),
        ("Target TW I", "lewat"),
        ("Capaian (%)", "lewat"),
        ("Realisasi Fisik", "lewat"),
        ("Sumber Dana", "sumber_dana"),
        ("Indikator Kinerja", "indikator"),
        ("Lokasi", ""),
    ],
)
def test_arti_judul(judul, hasil):
    assert arti(judul) == hasil


@pytest.mark.parametrize(
    "tabel",
    [
        [["Nama", "Umur"], ["A", "1"]],
        [["Kode", "Uraian", "Pagu"]],
        [["Uraian", "Pagu"], ["", "", ""]],
        [],
        [["Tingkat", "Uraian", "Pagu"], *(["Kegiatan", f"K{n}", "1"] for n in range(1001))],
    ],
)
def test_bukan_tabel_anggaran(tabel):
    with pytest.raises(TabelTidakDikenal):
        baca(tabel)
