"""TIRUAN: a stand-in for the provider, for trials and tests. It signs nothing: it stamps what says so on the PDF and
keeps a slip of paper (`<nomor>.json`: sha256 before and after, no NIK, no passphrase) in a directory.

Accepted is a NIK of sixteen digits with any passphrase of eight letters or more that does not begin with "salah".
"""

import hashlib
import io
import json
import re
import secrets
from pathlib import Path

import pikepdf

from laporan.tte.cap import bubuhkan
from laporan.tte.protokol import GalatTte, Jawaban, Periksa, Permintaan, StatusPenanda

LABEL = "TIRUAN – bukan tanda tangan elektronik"
_KUNCI = "/KinerjaTteTiruan"
_NIK = re.compile(r"[0-9]{16}")


class PenyediaTiruan:
    """`ruang`: directory of the slips, made when first needed."""

    nama = "tiruan"
    sebutan = "Penyedia tiruan"
    tiruan = True

    def __init__(self, ruang: Path):
        self.ruang = ruang

    def tandatangani(self, permintaan: Permintaan) -> Jawaban:
        if not (keadaan := self.status(permintaan.nik)).aktif:
            raise GalatTte(keadaan.kalimat)
        if len(permintaan.passphrase) < 8 or permintaan.passphrase.startswith("salah"):
            raise GalatTte("Passphrase salah. Periksa lalu coba lagi.")
        nomor = f"TIRUAN-{secrets.token_hex(8)}"
        hasil = self._cap(permintaan, nomor)
        self.ruang.mkdir(parents=True, exist_ok=True)
        slip = {"asal": _sidik(permintaan.pdf), "hasil": _sidik(hasil), "keterangan": LABEL}
        (self.ruang / f"{nomor}.json").write_text(json.dumps(slip))
        return Jawaban(hasil, nomor)

    def verifikasi(self, pdf: bytes) -> Periksa:
        try:
            with pikepdf.open(io.BytesIO(pdf)) as dokumen:
                nomor = str(dokumen.docinfo.get(_KUNCI, ""))
        except pikepdf.PdfError as galat:
            raise GalatTte("Berkas ini bukan PDF yang dapat dibaca.") from galat
        slip = self.ruang / f"{nomor}.json"
        if not re.fullmatch(r"TIRUAN-[0-9a-f]{16}", nomor) or not slip.is_file():
            return Periksa(False, "PDF ini tidak pernah ditandatangani penyedia tiruan.")
        sama = json.loads(slip.read_text())["hasil"] == _sidik(pdf)
        return Periksa(sama, LABEL if sama else "PDF ini berubah sesudah dibubuhi cap tiruan.", (LABEL,))

    def status(self, nik: str) -> StatusPenanda:
        if _NIK.fullmatch(nik):
            return StatusPenanda(True, "Sertifikat tiruan aktif.")
        return StatusPenanda(False, "NIK terdiri atas 16 angka. Periksa lalu coba lagi.")

    @staticmethod
    def _cap(permintaan: Permintaan, nomor: str) -> bytes:
        """The PDF with the stamp (visible or not) and the number in its properties."""
        try:
            with pikepdf.open(io.BytesIO(permintaan.pdf)) as dokumen:
                dokumen.docinfo[_KUNCI] = nomor
                if permintaan.tampak:
                    bubuhkan(dokumen, permintaan.tampak, LABEL)
                keluar = io.BytesIO()
                dokumen.save(keluar)
        except (pikepdf.PdfError, ValueError, IndexError) as galat:
            raise GalatTte("PDF keputusan tidak dapat dibubuhi tanda. Terbitkan ulang PDF-nya.") from galat
        return keluar.getvalue()


def _sidik(isi: bytes) -> str:
    return hashlib.sha256(isi).hexdigest()
