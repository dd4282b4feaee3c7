"""The table of the drills adds up what one drill saw in many processes."""

import json

from tests.ketahanan.ringkasan import kumpulkan, tabel


def test_satu_baris_tiap_latihan_dan_basis(tmp_path):
    baris = {"bagian": "gangguan", "latihan": "Web dimatikan", "dicoba": 1200, "hilang": 0, "keterangan": "kill -9"}
    for nomor, basis in enumerate(("sqlite", "sqlite", "postgres")):
        (tmp_path / f"{nomor}.jsonl").write_text(json.dumps(baris | {"basis": basis}) + "\n")
    teks = tabel(kumpulkan(tmp_path))
    assert "| gangguan | Web dimatikan | sqlite | 2.400 | 0 | kill -9 |" in teks
    assert "| gangguan | Web dimatikan | postgres | 1.200 | 0 | kill -9 |" in teks
