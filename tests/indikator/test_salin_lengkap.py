"""A column or part added to Indikator later is copied and restored too, or it is said here why it is not."""

from indikator.domain.isi_ajuan import BIDANG_INDIKATOR
from indikator.domain.kisi import potret
from indikator.domain.mulai_dari import lembar
from indikator.models import Indikator, Kegiatan, Realisasi, RencanaAksi, RiwayatCapaian, Rumus, TargetPerjanjian

# What a copy on another sheet gets from its new place, and the marks of the document it came from.
DARI_TEMPAT = {"id", "pemda", "lembar", "sasaran", "induk", "urutan", "versi", "dibuat", "diubah"}
DARI_ASAL = {"asal", "silsilah", "nomor_sumber", "catatan_sumber", "belum_ditinjau", "gabung_rumus", "gabung_sumber"}
# Parts that stay with what was measured, promised or budgeted: a row that has one is not deleted.
TERUKUR = (Realisasi, RiwayatCapaian, TargetPerjanjian, RencanaAksi, Kegiatan)


def test_a_copied_sheet_has_every_column():
    kolom = {satu.name for satu in Indikator._meta.concrete_fields}
    assert kolom == set(lembar.KOLOM) | DARI_TEMPAT | DARI_ASAL


def test_a_snapshot_has_every_part():
    """Rumus and the links from below are taken by their own code, copies and sub-rows are rows of their own."""
    bagian = {satu.related_model for satu in Indikator._meta.related_objects}
    assert bagian - set(potret.BAGIAN.values()) == {Indikator, Rumus, *TERUKUR}


def test_a_reviewer_is_shown_every_column():
    """Ajuan compares them all; `sumber_rumus` comes with a loaded document, no page changes it."""
    assert set(lembar.KOLOM) - set(BIDANG_INDIKATOR) == {"sumber_rumus"}
