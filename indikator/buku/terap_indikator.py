"""Carrying out the plan of the sheet “IKU dan IKI”, sheet by sheet, through the domain functions."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from indikator.buku.baca_indikator import Tindakan
from indikator.buku.dari_berkas import belum_ada
from indikator.buku.lingkup import pastikan_bersih
from indikator.buku.periksa_indikator import Rencana, susun
from indikator.domain import penetapan as domain_penetapan
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from indikator.domain.indikator_ubah import UbahanIndikator, ubah_banyak
from indikator.domain.kisi import letak as domain_letak
from indikator.enums import JenisLembar
from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.buku.terap import pegang
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah


@utuh
def terapkan(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """Store new and changed rows, all or none. Raises IsianSalah naming the rows, Ditolak, SalahStatus."""
    pegang([satu.objek.indikator for satu in baris if satu.objek])
    rencana = susun(lingkup, baris)
    pastikan_bersih(baris)
    _buat_dokumen(lingkup, rencana)
    for daftar in rencana.tindakan.values():
        _Penerap(lingkup.oleh, rencana, daftar).jalankan()


def _buat_dokumen(lingkup: Lingkup, rencana: Rencana) -> None:
    """The documents that the rows name and that are not there yet."""
    jadi: dict[int, Penetapan] = {}
    for satu in (t for daftar in rencana.tindakan.values() for t in daftar if belum_ada(t.dokumen)):
        baru = satu.dokumen
        if baru.pk not in jadi:
            masa = {"tahun_mulai": baru.tahun_mulai, "tahun_selesai": baru.tahun_selesai}
            jadi[baru.pk] = domain_penetapan.buat(oleh=lingkup.oleh, instansi=baru.instansi, judul=baru.judul, **masa)
        satu.dokumen = jadi[baru.pk]


class _Penerap:
    """The acts of one sheet, which is made where the document has none for the jabatan yet."""

    def __init__(self, oleh, rencana: Rencana, daftar: Sequence[Tindakan]):
        self.oleh, self.rencana, self.daftar = oleh, rencana, daftar
        self.lembar = rencana.lembar.get(daftar[0].letak) or self._lembar_baru(daftar[0])
        semua = rencana.sasaran.get(self.lembar.pk, [])
        self.sasaran_pk = {satu.pk: satu for satu in semua}
        self.sasaran = {satu.nama: satu for satu in reversed(semua)}  # of two with one name the first
        self.jadi: dict[int, Indikator] = {}  # {id of the act: its new row}

    def jalankan(self) -> None:
        """Names first, then new sasaran, columns, rows of their own, places, sub-indicators."""
        lama = [satu for satu in self.daftar if satu.indikator]
        baru = [satu for satu in self.daftar if satu.baris.baru]
        self._ganti_nama_sasaran(lama)
        self._sasaran_baru()
        self._ubah(lama)
        self._tambah([satu for satu in baru if satu.induk is None])
        for satu in lama:
            self._pindah(satu)
        self._tambah([satu for satu in baru if satu.induk is not None])

    def _lembar_baru(self, satu: Tindakan) -> Lembar:
        if satu.jabatan and belum_ada(satu.jabatan):
            raise IsianSalah(f"Baris {satu.baris.nomor}: jabatan {satu.jabatan.nama} tidak dapat dibedakan.")
        jenis = JenisLembar.IKI if satu.jabatan else JenisLembar.IKU
        isi = {"penetapan": satu.dokumen, "jenis": jenis, "jabatan": satu.jabatan}
        return domain_penetapan.buat_lembar(oleh=self.oleh, **isi)

    def _ganti_nama_sasaran(self, lama: Sequence[Tindakan]) -> None:
        """All rows of a sasaran say the same new text that no other sasaran has: that is its new name."""
        pokok = [satu for satu in self.rencana.indikator.get(self.lembar.pk, ()) if satu.induk_id is None]
        banyak = Counter(satu.sasaran_id for satu in pokok)
        kata: dict[int, list[Tindakan]] = defaultdict(list)
        for satu in lama:
            if satu.sasaran and satu.indikator.induk_id is None and satu.induk is None:
                kata[satu.indikator.sasaran_id].append(satu)
        for pk, daftar in kata.items():
            nama = {satu.sasaran for satu in daftar}
            if len(daftar) < banyak[pk] or len(nama) > 1 or nama & set(self.sasaran):
                continue
            dulu = self.sasaran_pk[pk]
            dulu.lembar = self.lembar
            kini = domain_sasaran.ubah(dulu, oleh=self.oleh, nama=nama.pop())
            self._ingat(kini)
            if self.sasaran.get(dulu.nama) is dulu:
                del self.sasaran[dulu.nama]

    def _ingat(self, sasaran: SasaranStrategis) -> None:
        self.sasaran_pk[sasaran.pk] = self.sasaran[sasaran.nama] = sasaran

    def _sasaran_baru(self) -> None:
        nama = dict.fromkeys(satu.sasaran for satu in self.daftar if satu.sasaran and satu.sasaran not in self.sasaran)
        for satu in domain_sasaran.buat_banyak(oleh=self.oleh, lembar=self.lembar, nama=list(nama)):
            self._ingat(satu)

    def _ubah(self, lama: Sequence[Tindakan]) -> None:
        isi = [
            UbahanIndikator(satu.indikator, satu.nilai, satu.rumus, satu.target)
            for satu in lama
            if satu.nilai or satu.target or satu.rumus is not None
        ]
        if isi:
            ubah_banyak(isi, oleh=self.oleh, lembar=self.lembar)

    def _pindah(self, satu: Tindakan) -> None:
        """Another sasaran, another parent, or a row of its own from now on."""
        if not (satu.sasaran or satu.induk or satu.lepas):
            return
        kini = domain_letak.kunci(satu.indikator, self.lembar)
        induk = self._induk(satu)
        sasaran = induk.sasaran if induk else self.sasaran[satu.sasaran] if satu.sasaran else kini.sasaran
        if (sasaran.pk, induk.pk if induk else None) != (kini.sasaran_id, kini.induk_id):
            domain_letak.tempatkan(kini, oleh=self.oleh, sasaran=sasaran, induk=induk)

    def _tambah(self, baru: Sequence[Tindakan]) -> None:
        hasil = buat_banyak([self._isian(satu) for satu in baru], oleh=self.oleh, lembar=self.lembar)
        self.jadi |= {id(satu): indikator for satu, indikator in zip(baru, hasil, strict=True)}

    def _isian(self, satu: Tindakan) -> IsianIndikator:
        nilai, induk = dict(satu.nilai), self._induk(satu)
        nama = nilai.pop("nama")
        sasaran = induk.sasaran if induk else self.sasaran[satu.sasaran]
        lain = nilai | ({"induk": induk} if induk else {})
        return IsianIndikator(sasaran, nama, satu.rumus, target=satu.target, lain=lain)

    def _induk(self, satu: Tindakan) -> Indikator | None:
        """The parent as it is stored now, with its sasaran."""
        calon = satu.induk
        if calon is None:
            return None
        pk = calon.pk if calon.pk else self.jadi[id(calon.tindakan)].pk
        return Indikator.objects.select_related("sasaran").get(pk=pk)
