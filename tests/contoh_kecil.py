"""The smallest example pemda that uses every part of the fixture format, as data to be broken by tests."""

import copy
import json
import shutil
from pathlib import Path

from laporan.contoh.muat import FIXTURES

KOLOM = {"sasaran": "KINERJA", "indikator": "INDIKATOR", "target": "TARGET", "rumus": "RUMUS", "sumber_data": "SUMBER"}
BUTIR = [{"label": "a.", "isi": "satu"}]

KECIL = {
    "pemda": {"slug": "kecil", "nama": "Kabupaten Kecil", "jenis": "kabupaten", "ibukota": "Kecil"},
    "periode": {"nama": "RPJMD", "tahun_mulai": "2021", "tahun_selesai": "2026"},
    "visi_misi": [{"jenis": "visi", "isi": "Maju"}],
    "tujuan": [{"instansi": "dinas", "isi": "Lebih maju"}],
    "sasaran_rpjmd": [{"kunci": "s1", "nomor": "1", "nama": "Sasaran pemda"}],
    "instansi": [
        {
            "slug": "dinas",
            "nama": "Dinas Kecil",
            "jenis": "dinas",
            "tugas": BUTIR,
            "unit": [{"kunci": "bidang", "nama": "Bidang", "jenis": "bidang", "alias": ["Bid."]}],
            "jabatan": [{"kunci": "kepala", "nama": "Kepala", "unit": "bidang", "jenis": "pimpinan", "tugas": BUTIR}],
        }
    ],
    "pejabat": [
        {
            "kunci": "budi",
            "nama": "BUDI",
            "jabatan": "kepala",
            "instansi": "dinas",
            "jenis": "definitif",
            "mulai": "2023-01-01",
        }
    ],
    "penetapan": [
        {
            "instansi": "dinas",
            "kunci": "2023",
            "judul": "IKU dan IKI",
            "tahun_mulai": "2023",
            "tahun_selesai": "2023",
            "dasar": "keputusan",
            "lembar": [
                {
                    "jenis": "IKU",
                    "kolom": KOLOM,
                    "sasaran": [
                        {
                            "nama": "Meningkatnya layanan",
                            "sasaran_rpjmd": "s1",
                            "indikator": [{"nama": "Nilai IKM", "target": "80", "unit_penanggung_jawab": ["bidang"]}],
                        }
                    ],
                },
                {
                    "jenis": "IKI",
                    "jabatan": "kepala",
                    "kolom": KOLOM,
                    "sasaran": [
                        {"nama": "Kinerja", "indikator": [{"nama": "Nilai", "rumus": "Nilai", "target": "4 dokumen"}]}
                    ],
                },
            ],
        }
    ],
    "keputusan": [
        {
            "instansi": "dinas",
            "penetapan": "2023",
            "nomor": "1 TAHUN 2023",
            "tanggal": "2023-01-02",
            "jabatan_penetap": "KEPALA DINAS",
            "tentang": "IKU",
            "menimbang": BUTIR,
            "diktum": BUTIR,
            "penandatangan": {"kunci": "budi", "jabatan": "Kepala"},
            "lampiran": {"tanggal": "Mei 2023"},
        }
    ],
    "perjanjian_kinerja": [
        {"instansi": "dinas", "tahun": "2023", "baris": [{"indikator": "Nilai IKM", "target": "81"}]}
    ],
    "pengukuran": [
        {
            "instansi": "dinas",
            "tahun": "2023",
            "triwulan": "0",
            "realisasi": [{"indikator": "Nilai IKM", "nilai": "79,41"}],
        }
    ],
    "riwayat_capaian": [{"indikator": "Nilai IKM", "tahun": "2022", "capaian": "99%"}],
    "anggaran": [
        {
            "instansi": "dinas",
            "tahun": "2023",
            "program": [{"kunci": "p1", "nama": "Program"}],
            "kegiatan": [
                {
                    "kunci": "k1",
                    "nama": "Kegiatan",
                    "program": "p1",
                    "pagu": "1.000.000",
                    "realisasi": "900.000",
                    "sasaran": "Meningkatnya layanan",
                    "indikator": "Nilai IKM",
                }
            ],
        }
    ],
    "skala": [
        {
            "tahun_mulai": "2023",
            "nama": "Skala",
            "kategori": [{"batas": "85", "label": "Baik"}, {"batas": "", "label": "Kurang"}],
        }
    ],
    "lkjip": [
        {
            "instansi": "dinas",
            "tahun": "2023",
            "penandatangan": {"kunci": "budi", "jabatan": "Kepala"},
            "bagian": [{"kode": "bab1", "judul": "BAB I", "isi": "<p>Naskah</p>", "sasaran": "Meningkatnya layanan"}],
            "tabel_sumber": [{"kode": "pk", "judul": "PK", "bagian": "bab1", "kepala": ["No."], "baris": [["1"]]}],
            "temuan_sumber": [{"kode": "L01", "tempat": "Bab III", "tercetak": "1 %", "seharusnya": "2 %"}],
        }
    ],
}


def tulis_folder(folder: Path, isi: dict | str, nama: str = "kecil.yaml") -> Path:
    """A folder for `muat_contoh --folder`: hardly any reference data and this one example file (JSON is YAML)."""
    for letak in ("acuan", "contoh"):
        (folder / letak).mkdir(exist_ok=True)
    (folder / "acuan" / "dasar_hukum.yaml").write_text("[]")
    (folder / "acuan" / "manual_indikator.yaml").write_text("[]")
    shutil.copy(FIXTURES / "acuan" / "skala.yaml", folder / "acuan")
    teks = isi if isinstance(isi, str) else json.dumps(isi, ensure_ascii=False, indent=1)
    (folder / "contoh" / nama).write_text(teks, encoding="utf-8")
    return folder


def semua_letak(isi=KECIL, letak: tuple = ()):
    """Every place of the example, as the path of keys and positions that leads to it."""
    for kunci, nilai in isi.items() if isinstance(isi, dict) else enumerate(isi):
        yield (*letak, kunci)
        if isinstance(nilai, dict | list):
            yield from semua_letak(nilai, (*letak, kunci))


def ubah(letak: tuple, nilai=None) -> dict:
    """A copy of the example with another value there; without a value the key is missing."""
    isi = copy.deepcopy(KECIL)
    tempat = isi
    for kunci in letak[:-1]:
        tempat = tempat[kunci]
    if nilai is None:
        del tempat[letak[-1]]
    else:
        tempat[letak[-1]] = nilai
    return isi
