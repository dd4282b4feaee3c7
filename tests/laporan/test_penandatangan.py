"""Who signs: candidates at the date, Plt. and Plh., a.n. and u.b., and what the title keeps."""

from datetime import date

import pytest

from laporan.domain import penandatangan as domain
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.models import Keputusan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from tests import pabrik
from tests.laporan import keputusan_kecil

HARI = date(2024, 3, 1)


@pytest.fixture
def dunia(db):
    """A dinas with a head (until 2023), Plt. (2024), Plh. (April 2024), a section head; a stranger's official."""
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.pemangku(pabrik.pejabat("Pejabat Asing"), pabrik.instansi("Dinas Asing"), nama_jabatan="Kepala")
    pemda = pabrik.pemda("magetan", ibukota="Magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        kepala = pabrik.jabatan(dinas, "Kepala Dinas Kesehatan", jenis="pimpinan")
        kabid = pabrik.jabatan(dinas, "Kepala Bidang Gizi", jenis="administrator", induk=kepala)
        orang = {n: pabrik.pejabat(n, nip=f"19{i}", pangkat="Pembina") for i, n in enumerate(["Lama", "Plt", "Plh"])}
        dipangku = {
            "asing": asing,
            "lama": pabrik.pemangku(orang["Lama"], dinas, kepala, selesai=date(2023, 12, 31)),
            "kabid": pabrik.pemangku(orang["Plt"], dinas, kabid, mulai=date(2020, 1, 1)),
            "plt": pabrik.pemangku(orang["Plt"], dinas, kepala, jenis="plt", mulai=date(2024, 1, 1)),
            "plh": pabrik.pemangku(orang["Plh"], dinas, kepala, jenis="plh", mulai=date(2024, 4, 1)),
        }
        return pemda, dinas, dipangku


def _draf(dinas, tanggal=HARI, **lain) -> Keputusan:
    isi = {"jabatan_penetap": "KEPALA DINAS KESEHATAN", "tanggal": tanggal} | lain
    return keputusan_kecil.draf(dinas, **isi)


def test_candidates_are_those_of_the_date(dunia):
    pemda, dinas, dipangku = dunia
    with pabrik.dalam(pemda):
        assert [c.jabatan for c in domain.calon(_draf(dinas))] == ["Plt. Kepala Dinas Kesehatan", "Kepala Bidang Gizi"]
        assert domain.calon(_draf(dinas, date(2023, 6, 1)))[0].pemangku == dipangku["lama"]
        assert {c.jabatan for c in domain.calon(_draf(dinas, date(2024, 4, 2)))} >= {"Plh. Kepala Dinas Kesehatan"}


def test_the_title_keeps_the_jabatan_and_the_signature_says_plt(dunia):
    pemda, dinas, dipangku = dunia
    with pabrik.dalam(pemda) as mesin:
        keputusan = domain.pilih(_draf(dinas), oleh=mesin, pemangku=dipangku["plt"])
        assert keputusan.jabatan_penandatangan == ""
        isi = susun_keputusan(keputusan)
        assert " ".join(isi.jabatan) == "KEPALA DINAS KESEHATAN"
        assert " ".join(isi.tanda_tangan.jabatan) == "Plt. KEPALA DINAS KESEHATAN"
        assert (isi.tanda_tangan.nama, isi.tanda_tangan.nip, isi.tanda_tangan.tempat) == ("Plt", "191", "Magetan")
        assert isi.tanda_tangan_lampiran.jabatan == isi.tanda_tangan.jabatan
        assert (isi.tanda_tangan_lampiran.cara, isi.tanda_tangan_lampiran.tanggal) == ("", "")
        assert domain.peringatan(keputusan) == []
        kabid = domain.pilih(keputusan, oleh=mesin, pemangku=dipangku["kabid"])
        assert " ".join(domain.blok(kabid).jabatan) == "KEPALA BIDANG GIZI"  # the same person in the other jabatan


def test_plh_gives_a_warning(dunia):
    pemda, dinas, dipangku = dunia
    with pabrik.dalam(pemda) as mesin:
        keputusan = domain.pilih(_draf(dinas, date(2024, 4, 2)), oleh=mesin, pemangku=dipangku["plh"])
        assert " ".join(domain.blok(keputusan).jabatan) == "Plh. KEPALA DINAS KESEHATAN"
        assert "Plh." in domain.peringatan(keputusan)[0]
        lama = domain.pilih(_draf(dinas), oleh=mesin, pejabat=dipangku["lama"].pejabat)
        assert "tidak tercatat memangku" in domain.peringatan(lama)[0]
        assert "tanpa Plt." in domain.peringatan(_draf(dinas, jabatan_penetap="Plt. KEPALA DINAS"))[0]


def test_for_the_bupati_and_below_him(dunia):
    pemda, dinas, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        setda = pabrik.instansi("Sekretariat Daerah", jenis="setda")
        sekda = pabrik.pemangku(pabrik.pejabat("Sekda"), setda, nama_jabatan="Sekretaris Daerah", jenis="plt")
        asisten = pabrik.pemangku(pabrik.pejabat("Asisten"), setda, nama_jabatan="Asisten Administrasi Umum")
        keputusan = _draf(dinas, jabatan_penetap="BUPATI MAGETAN")
        assert {sekda, asisten} <= {c.pemangku for c in domain.calon(keputusan)}
        assert sekda not in {c.pemangku for c in domain.calon(_draf(dinas))}
        satu = domain.blok(domain.pilih(keputusan, oleh=mesin, pemangku=sekda, atas_nama="a.n. BUPATI MAGETAN"))
        assert (satu.atas_nama, satu.jabatan) == (("BUPATI MAGETAN",), ("Plt. SEKRETARIS DAERAH",))
        isi = {"atas_nama": "BUPATI MAGETAN", "untuk_beliau": "SEKRETARIS DAERAH"}
        dua = domain.blok(domain.pilih(keputusan, oleh=mesin, pemangku=asisten, **isi))
        assert (dua.untuk_beliau, " ".join(dua.jabatan)) == (("SEKRETARIS DAERAH",), "ASISTEN ADMINISTRASI UMUM")
        with pytest.raises(IsianSalah, match="dipakai di bawah"):
            domain.pilih(keputusan, oleh=mesin, pemangku=asisten, untuk_beliau="SEKRETARIS DAERAH")
        bupati = domain.pilih(keputusan, oleh=mesin, pejabat=pabrik.pejabat("Bupati"))
        assert domain.blok(bupati).jabatan == ("BUPATI MAGETAN",) and domain.blok(bupati).nama == "Bupati"


def test_who_may_choose_whom(dunia):
    pemda, dinas, dipangku = dunia
    with pabrik.dalam(pemda) as mesin:
        draf = _draf(dinas)
        with pytest.raises(IsianSalah, match="tidak memangku jabatan itu"):
            domain.pilih(draf, oleh=mesin, pemangku=dipangku["lama"])
        for peran in ("pimpinan", "verifikator", "penomoran", "admin_pemda"):
            with pytest.raises(Ditolak):
                domain.pilih(draf, oleh=pabrik.pelaku_baru(peran, dinas if peran == "pimpinan" else None))
        Keputusan.objects.filter(pk=draf.pk).update(status="berlaku")
        with pytest.raises(SalahStatus):
            domain.pilih(draf, oleh=mesin, pemangku=dipangku["plt"])


def test_the_page(dunia):
    pemda, dinas, dipangku = dunia
    with pabrik.dalam(pemda):
        draf = _draf(dinas)
        kosong = keputusan_kecil.draf(pabrik.instansi("Badan Baru"))
        perencana = pabrik.klien(pabrik.anggota("perencana", dinas))
        baru = pabrik.klien(pabrik.anggota("perencana", kosong.instansi))
    alamat = f"/magetan/keputusan/{draf.pk}/penandatangan/"
    isi = perencana.get(alamat).content.decode()
    assert "Plt. Kepala Dinas Kesehatan" in isi and "NIP 191" in isi and "Pejabat Asing" not in isi
    isian = {"versi": draf.versi, "pemangku": dipangku["plt"].pk, "jabatan_penandatangan": ""}
    susun = f"/magetan/keputusan/{draf.pk}/susun/"
    dari = perencana.get(alamat, headers={"Referer": f"http://testserver{susun}"}).content.decode()
    assert 'name="asal" value="susun"' in dari and 'name="asal"' not in isi
    assert perencana.post(alamat, isian).url == f"/magetan/keputusan/{draf.pk}/"
    assert perencana.post(alamat, isian | {"versi": 2, "asal": "susun"}).url == susun
    assert perencana.post(alamat, isian | {"pemangku": dipangku["lama"].pk}).status_code == 422
    assert perencana.post(alamat, isian | {"pemangku": dipangku["asing"].pk}).status_code == 422
    tampil = perencana.get(alamat).content.decode()
    assert "Plt. KEPALA DINAS" in tampil and "checked" in tampil
    bentrok = perencana.post(alamat, isian | {"atas_nama": "BUPATI"})
    assert bentrok.status_code == 409 and 'value="BUPATI"' in bentrok.content.decode()
    isi = baru.get(f"/magetan/keputusan/{kosong.pk}/penandatangan/").content.decode()
    assert "Tidak ada pejabat yang tercatat" in isi and "halaman Pejabat" in isi
