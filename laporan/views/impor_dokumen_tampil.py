"""What the review screen shows of a sheet: its lists, rows and doubts, each beside the text of the source."""

from laporan.domain.impor_dokumen.sunting_bentuk import baca_catatan
from laporan.domain.impor_dokumen.sunting_ringkas import BarisTinjau, letak_singkat, ragu_bagian
from laporan.domain.impor_dokumen.terapkan_jabatan import PerubahanUraian, perubahan_uraian
from laporan.forms.impor_dokumen_lembar import BarisBacaanForm, DaftarBacaanForm, label_bidang
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.domain.uraian_pecah import gabung
from organisasi.enums import JenisUraian


def bagian_semua(satu: BacaanLembar, form: dict) -> list[dict]:
    """Tugas, then fungsi; `beda`: the stored list of the matched jabatan where it says something else."""
    beda = {ubah.jenis: ubah for ubah in perubahan_uraian(satu)}
    return [bagian_daftar(satu, j, form.get(j.value)) | {"beda": _beda(beda.get(j))} for j in JenisUraian]


def _beda(ubah: PerubahanUraian | None) -> dict | None:
    if ubah is None:
        return None
    daftar = ubah.lama if isinstance(ubah.lama, list) else []
    return {"banyak": len(daftar), "teks": gabung(daftar), "dipakai": ubah.dipakai}


def bagian_daftar(satu: BacaanLembar, jenis: JenisUraian, form=None) -> dict:
    """Tugas or fungsi: what is printed, what was read."""
    butir = getattr(satu, jenis.value)
    teks = gabung(butir)
    awal = {"teks": teks, "keadaan": getattr(satu, f"isi_{jenis.value}"), "versi": satu.versi}
    tinggi = min(max(3, sum(1 + len(b) // 80 for b in teks.split("\n"))), 24)
    return {
        "jenis": jenis,
        "butir": butir,
        "mentah": satu.mentah.get(jenis.value) or "",
        "catatan": [c for c in baca_catatan(satu.catatan) if c.bidang == jenis.value],
        "form": form or DaftarBacaanForm(initial=awal, jenis=jenis, baris=tinggi),
    }


def baris_tampil(satu: BarisTinjau, form=None) -> dict:
    """A row of the screen: source cells and the fields of its form, each with its doubts."""
    form = form or BarisBacaanForm(baris=satu.baris)
    sel = [(bidang, satu.sel.get(bidang.name.removeprefix("lain_"), [])) for bidang in form.visible_fields()]
    mentah = [(label_bidang(nama), teks) for nama, teks in satu.mentah]
    lain = {"umum": satu.umum, "ragu": bool(satu.ragu), "letak": letak_singkat(satu.baris.letak)}
    return {"isi": satu.baris, "form": form, "sel": sel, "mentah": mentah} | lain


def ragu_lembar(satu: BacaanLembar, baris: list[BarisTinjau]) -> list[tuple[str, str, str, int]]:
    """(anchor, what, why, confidence) of everything doubtful, the most doubtful first."""
    hasil = []
    if not satu.diperiksa:
        bagian = [(_letak_bagian(c.bidang), label_bidang(c.bidang or "lembar"), c) for c in ragu_bagian(satu)]
        hasil = [(letak, apa, c.kalimat, c.keyakinan) for letak, apa, c in bagian]
    for nomor, b in enumerate(baris, 1):
        hasil += [
            (_letak_sel(b.baris, c.bidang), f"Baris {nomor}, {label_bidang(c.bidang).lower()}", c.kalimat, c.keyakinan)
            for c in b.ragu
        ]
    return sorted(hasil, key=lambda satu: satu[3])


def _letak_bagian(bidang: str) -> str:
    return {"tugas": "tugas", "fungsi": "fungsi"}.get(bidang, "jabatan")


def _letak_sel(baris: BacaanBaris, bidang: str) -> str:
    """The id of the field (BarisBacaanForm), of the row where the note is about the whole of it."""
    if bidang in baris.lain:
        return f"baris{baris.pk}_lain_{bidang}"
    return f"baris{baris.pk}_{bidang}" if bidang else f"baris-{baris.pk}"
