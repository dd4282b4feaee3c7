"""Documents of IKU and IKI and scales of one example pemda, through the domain functions."""

from datetime import date

from indikator.domain import indikator as domain_indikator
from indikator.domain import kebijakan, penetapan
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.alur import dokumen as alur_dokumen
from indikator.domain.dokumen import berlaku, lembar_iku
from indikator.enums import StatusDokumen
from indikator.models import Indikator, Penetapan, SasaranStrategis
from laporan.contoh.baca import BerkasRusak, Kamus, angka, bulat, gabung, wajib
from laporan.contoh.baca import tanggal as baca_tanggal
from organisasi.domain import tulis

TIPE = {"kumulatif": "kumulatif", "non kumulatif": "non_kumulatif", "rata-rata": "rata_rata"}
WARNA = {
    2: ("baik", "kurang"),
    3: ("sangat-baik", "baik", "kurang"),
    4: ("sangat-baik", "baik", "cukup", "kurang"),
    5: ("sangat-baik", "baik", "cukup", "kurang", "sangat-kurang"),
}


def muat_penetapan(data: dict, instansi: dict, rpjmd: dict, *, oleh) -> dict[tuple[str, str], Penetapan]:
    """{(instansi slug, kunci): Penetapan}; set unless the file says that it is still a draft."""
    hasil = Kamus("penetapan")
    for isi in gabung(data.get("penetapan", []), "instansi", "kunci"):
        slug, kunci = wajib(isi, "instansi", "penetapan"), wajib(isi, "kunci", "penetapan")
        tempat = f"penetapan {slug} {kunci}"
        dokumen = penetapan.buat(
            oleh=oleh,
            instansi=instansi[slug],
            kunci=kunci,
            judul=wajib(isi, "judul", tempat),
            tahun_mulai=bulat(isi["tahun_mulai"], tempat),
            tahun_selesai=bulat(isi["tahun_selesai"], tempat),
            dasar=isi.get("dasar", "keputusan"),
        )
        urut = sorted(isi.get("lembar", []), key=lambda satu: satu["jenis"] != "IKU")
        tahun = bulat(isi.get("tahun_target", isi["tahun_mulai"]), tempat)
        lama = hasil[slug, isi["lanjutan"]] if isi.get("lanjutan") else None
        for urutan, lembar in enumerate(urut, 1):
            _muat_lembar(lembar, dokumen, urutan, tahun, rpjmd, oleh, Asal(lama, lembar))
        if isi.get("status", "ditetapkan") == "ditetapkan":
            tetapkan(dokumen, oleh=oleh, tanggal=_tanggal_tetap(data, slug, kunci, tahun))
        hasil[slug, kunci] = dokumen
    return hasil


def tetapkan(dokumen: Penetapan, *, oleh, tanggal: date | None = None) -> Penetapan:
    """Walk the whole flow, as people would."""
    if tanggal:
        dokumen = tulis.ubah(dokumen, oleh=oleh, ditetapkan_pada=tanggal)
    for tindakan in ("ajukan", "setujui", "verifikasi", "tetapkan"):
        dokumen = alur_dokumen.jalankan(dokumen, tindakan, oleh=oleh)
    if dokumen.status != StatusDokumen.DITETAPKAN:
        raise BerkasRusak(f"{dokumen} tidak dapat ditetapkan.")
    tulis.ubah_banyak(list(dokumen.lembar.all()), oleh=oleh, ikut=("jabatan",), diajukan_pada=None)
    return tanpa_hari_ajuan(dokumen, oleh)


def tanpa_hari_ajuan(objek, oleh):
    """When it was submitted the sources do not say; the day it was loaded would read as years late."""
    return tulis.ubah(objek, oleh=oleh, diajukan_pada=None)


def _tanggal_tetap(data: dict, slug: str, kunci: str, tahun: int) -> date:
    """The decree's date; without a decree the first day of the year."""
    for isi in data.get("keputusan", []):
        if (isi.get("instansi"), isi.get("penetapan")) == (slug, kunci) and isi.get("tanggal"):
            return baca_tanggal(isi["tanggal"], "keputusan")
    return date(tahun, 1, 1)


class Asal:
    """Lineage of the rows of a sheet that goes on from an earlier document: those of the same names there."""

    def __init__(self, lama: Penetapan | None, lembar: dict):
        self.lama = lama
        milik = {"lembar__penetapan": lama, "lembar__jenis": lembar["jenis"].lower()}
        milik |= {"lembar__jabatan__kunci": lembar["jabatan"]} if lembar.get("jabatan") else {}
        self.milik = milik

    def sasaran(self, nama: str) -> dict:
        return self._asal(SasaranStrategis.objects.filter(nama=nama, **self.milik)) if self.lama else {}

    def indikator(self, nama: str, induk: Indikator | None) -> dict:
        if not self.lama:
            return {}
        semua = Indikator.objects.filter(nama=nama, **self.milik)
        return self._asal(semua.filter(induk__silsilah=induk.silsilah) if induk else semua.filter(induk=None))

    @staticmethod
    def _asal(semua) -> dict:
        satu = semua.first()
        return {"silsilah": satu.silsilah, "asal": satu} if satu else {}


def _muat_lembar(isi: dict, dokumen: Penetapan, urutan: int, tahun: int, rpjmd: dict, oleh, asal: Asal) -> None:
    jabatan = None
    if kunci := isi.get("jabatan"):
        jabatan = dokumen.instansi.jabatan.filter(kunci=kunci).first()
        if jabatan is None:
            raise BerkasRusak(f"{dokumen}: jabatan “{kunci}” tidak ada.")
    lembar = penetapan.buat_lembar(
        oleh=oleh,
        penetapan=dokumen,
        jenis=isi["jenis"].lower(),
        jabatan=jabatan,
        kolom=isi["kolom"],
        urutan=urutan,
        catatan_sumber=isi.get("catatan", ""),
    )
    nomor = 0
    for letak, baris in enumerate(isi["sasaran"], 1):
        sasaran = domain_sasaran.buat(
            oleh=oleh,
            lembar=lembar,
            nama=baris["nama"],
            urutan=letak,
            nomor_sumber=baris.get("nomor", ""),
            induk=rpjmd.get(baris.get("sasaran_rpjmd", "")),
            **asal.sasaran(baris["nama"]),
        )
        for satu in baris["indikator"]:
            nomor = _muat_indikator(satu, sasaran, nomor, tahun, oleh, asal)


def _muat_indikator(
    isi: dict, sasaran, nomor: int, tahun: int, oleh, asal: Asal, induk: Indikator | None = None
) -> int:
    """Add one row and its sub-rows; returns the last place used."""
    nomor += 1
    unit = sasaran.lembar.penetapan.instansi.unit.filter(kunci__in=isi.get("unit_penanggung_jawab", []))
    gabung_kolom = isi.get("gabung", [])
    baru = domain_indikator.buat(
        oleh=oleh,
        sasaran=sasaran,
        induk=induk,
        urutan=nomor,
        nomor_sumber=isi.get("nomor", ""),
        nama=wajib(isi, "nama", f"indikator di {sasaran}"),
        rumus=isi.get("rumus"),
        target={tahun: isi["target"]} if "target" in isi else None,
        tahun_tersirat=sasaran.lembar.jenis == "iki",
        komponen=[(nama, None) for nama in isi.get("komponen", ())],
        unit=list(unit),
        tipe_penghitungan=_tipe(isi.get("tipe_penghitungan", "")),
        arah=isi.get("arah", "naik"),
        **({"frekuensi": isi["frekuensi"]} if "frekuensi" in isi else {}),
        sumber_data=isi.get("sumber_data", ""),
        sumber_rumus=isi.get("sumber_rumus", ""),
        penanggung_jawab=isi.get("penanggung_jawab", ""),
        gabung_rumus="rumus" in gabung_kolom,
        gabung_sumber="sumber_data" in gabung_kolom,
        catatan_sumber=isi.get("catatan", ""),
        **asal.indikator(isi["nama"], induk),
    )
    for sub in isi.get("sub", []):
        nomor = _muat_indikator(sub, sasaran, nomor, tahun, oleh, asal, induk=baru)
    return nomor


def _tipe(teks: str) -> str:
    kunci = " ".join(teks.lower().split())
    if kunci and kunci not in TIPE:
        raise BerkasRusak(f"Tipe penghitungan “{teks}” tidak dikenal.")
    return TIPE.get(kunci, "")


def cari_iku(instansi, tahun: int, nama: str, sub: str = "") -> Indikator:
    """IKU of the document in force by its exact name (and that of its sub-indicator)."""
    lembar = lembar_iku(berlaku(instansi, tahun))
    semua = lembar.indikator.all() if lembar else Indikator.objects.none()
    temu = semua.filter(nama=sub, induk__nama=nama) if sub else semua.filter(nama=nama, induk=None)
    if temu.count() != 1:
        raise BerkasRusak(f"IKU “{nama}” {sub} tahun {tahun}: ditemukan {temu.count()} baris, seharusnya 1.")
    return temu.get()


def muat_skala(data: dict, bawaan: dict, *, oleh) -> None:
    """The default scale from the first year on, and the one the pemda's own documents print."""
    kebijakan.atur_skala(
        oleh=oleh, tahun_mulai=2000, nama=bawaan["nama"], keterangan=bawaan["keterangan"], kategori=kategori(bawaan)
    )
    for isi in data.get("skala", []):
        tahun = bulat(isi["tahun_mulai"], "skala")
        kebijakan.atur_skala(oleh=oleh, tahun_mulai=tahun, nama=isi["nama"], kategori=kategori(isi))


def kategori(isi: dict) -> list[dict]:
    if len(isi["kategori"]) not in WARNA:
        raise BerkasRusak(f"Skala “{isi['nama']}” harus berisi dua sampai lima kategori.")
    warna = WARNA[len(isi["kategori"])]
    return [
        {
            "batas": angka(k["batas"], "skala"),
            "termasuk": k.get("termasuk", "ya") == "ya",
            "label": k["label"],
            "warna": k.get("warna", warna[i]),
        }
        for i, k in enumerate(isi["kategori"])
    ]
