"""A draft copy of the decrees of the examples: what their sources printed goes along."""

from laporan.domain import rancang_keputusan
from laporan.domain.susunan_naskah import baca
from laporan.models import Keputusan
from laporan.naskah.rujukan import kunci_dirujuk
from tests import pabrik
from tests.laporan import dokumen_contoh


def test_a_copy_of_the_paser_decree_keeps_what_its_source_printed(contoh):
    with pabrik.dalam(dokumen_contoh.pemda("paser")):
        asal = Keputusan.objects.select_related("instansi__pemda", "penetapan").get(nomor="84 TAHUN 2023")
        draf = rancang_keputusan.salin_draf(asal, oleh=pabrik.mesin())
        susunan = baca(draf)
        assert [satu.label_sumber for satu in susunan.bagian["diktum"]] == ["KESATU", "KEDUA", "KETIGA", "KETIGA"]
        kesatu, kedua, ketiga, _ = susunan.bagian["diktum"]
        assert kunci_dirujuk(kedua.isi) == (kesatu.kunci,)  # "Diktum Kesatu"
        assert kunci_dirujuk(ketiga.isi) == (kesatu.kunci,) and "“Diktum Pertama”" in ketiga.isi
        assert draf.lampiran_tanggal == "Mei 2023" and (draf.nomor, draf.tanggal) == ("", None)
        assert baca(asal).bagian["diktum"][1].isi.count("[[butir:") == 0  # the set decree keeps its words
