"""Two documents of one unit side by side: rows of PK, LKjIP and IKI of Magetan 2019 (tests/data/mutu_lintas.csv)."""

import csv
from pathlib import Path

from indikator.mutu.lintas import ATURAN_LINTAS, BarisDokumen, Dokumen, bandingkan, pasangkan
from indikator.mutu.temuan import Tingkat

DATA = Path(__file__).resolve().parent.parent / "data" / "mutu_lintas.csv"


def _dokumen(nama: str) -> Dokumen:
    with DATA.open(encoding="utf-8", newline="") as berkas:
        baris = [satu for satu in csv.DictReader(berkas) if satu["dokumen"] == nama]
    isi = (BarisDokumen(satu["sasaran"], satu["indikator"], satu["target"], satu["kunci"]) for satu in baris)
    return Dokumen(nama, tuple(isi))


PK, ANALISIS, IKI = (_dokumen(nama) for nama in ("PK 2019", "Analisis LKjIP 2019", "IKI Kepala Bagian"))


def _kalimat(aturan: str, kiri: Dokumen, kanan: Dokumen) -> str:
    return "\n".join(satu.kalimat for satu in bandingkan(kiri, kanan) if satu.aturan == aturan)


def test_dokumen_sama_tanpa_temuan():
    assert bandingkan(PK, PK) == []


def test_sasaran_4_bernama_lain_di_analisis():
    kalimat = _kalimat("LIN-01", PK, ANALISIS)
    assert "“Meningkatnya akuntabilitas kinerja perangkat daerah” di PK 2019" in kalimat
    assert "“Meningkatnya kualitas akuntabilitas kinerja instansi pemerintah” di Analisis" in kalimat
    assert kalimat.count("\n") == 0, "hanya sasaran 4"


def test_target_berbeda():
    """L02: 78,2 as a percentage; L07: 10,1 against 10,01; L08: the row of AKIP repeated; L12: 4,85 against 4,8."""
    kalimat = _kalimat("LIN-03", PK, ANALISIS).split("\n")
    for pasangan in (("78,2", "78,2%"), ("Nilai 10,1", "10,01"), ("25%", "10,01"), ("4,85", "4,8")):
        assert any(f"“{pasangan[0]}” di PK" in satu and f"“{pasangan[1]}” di Analisis" in satu for satu in kalimat)
    assert len(kalimat) == 4


def test_iki_dan_pk_berbeda():
    """The unit's IKI: another sasaran for AKIP and KBK, another indicator for Ketatalaksanaan."""
    assert _kalimat("LIN-01", PK, IKI).count("Meningkatnya kinerja perangkat daerah") == 3
    hanya = _kalimat("LIN-04", PK, IKI)
    assert "“Persentase perangkat daerah yang Ketatalaksanaanya baik” ada di PK 2019, tidak ada di IKI" in hanya
    assert "proses bisnis dan SOP” ada di IKI Kepala Bagian, tidak ada di PK 2019" in hanya


def test_bunyi_indikator_berbeda():
    lain = Dokumen("B", (BarisDokumen("S", "Persentase perangkat daerah yang Ketatalaksananya baik", "52%"),))
    sendiri = Dokumen("A", (BarisDokumen("S", "Persentase perangkat daerah yang Ketatalaksanaanya baik", "52 %"),))
    (satu,) = bandingkan(sendiri, lain)
    assert (satu.aturan, satu.tingkat) == ("LIN-02", Tingkat.SARAN)


def test_satuan_yang_ditulis_lain_bukan_beda_target():
    def dokumen(target):
        return Dokumen(target, (BarisDokumen("S", "Nilai AKIP", target),))

    for kiri, kanan in (("Nilai 10,1", "10,1"), ("10,10", "10,1"), ("65 nilai", "65"), ("", "10,1")):
        assert bandingkan(dokumen(kiri), dokumen(kanan)) == []


def test_nama_pendek_yang_sama_dipasangkan_menurut_sasaran():
    kiri = Dokumen("A", (BarisDokumen("S1", "Jumlah berkas", "1"), BarisDokumen("S2", "Jumlah berkas", "2")))
    kanan = Dokumen("B", tuple(reversed(kiri.baris)))
    assert [(a.target, b.target) for a, b in pasangkan(kiri, kanan)] == [("1", "1"), ("2", "2")]


def test_kunci_dan_sidik_ikut():
    temuan = next(satu for satu in bandingkan(PK, ANALISIS) if satu.aturan == "LIN-03")
    assert temuan.baris == ("pk-ikm", "lkjip-ikm") and len(temuan.sidik) == 64
    assert temuan.tingkat == ATURAN_LINTAS["LIN-03"][0]
