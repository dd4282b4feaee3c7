"""Sentences on the whole report: kata pengantar, ikhtisar, budget, penutup."""

from laporan.kalimat.capaian import dalam_kalimat, pita
from laporan.kalimat.fakta import Laporan, Sasaran, Uang
from laporan.kalimat.kata_angka import angka_laporan, angka_rata, angka_sasaran, angka_uang
from laporan.kalimat.susun import Kalimat, gabung, rangkai

JUMLAH = "{sasaran} sasaran strategis dan {indikator} indikator"


def kata_pengantar(isi: Laporan) -> list[Kalimat]:
    """Thanks, what the report is, what it counts, thanks to those who helped."""
    nama = {"instansi": isi.instansi, "tahun": str(isi.tahun)}
    syukur = (
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa atas tersusunnya Laporan Kinerja Instansi "
        "Pemerintah (LKjIP) {instansi} Tahun {tahun}."
    )
    dasar = (
        "Laporan ini merupakan pertanggungjawaban atas Perjanjian Kinerja Tahun {tahun} dan disusun menurut Peraturan "
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014."
    )
    terima_kasih = (
        "Kepada semua pihak yang membantu penyusunan laporan ini kami sampaikan terima kasih. Semoga laporan ini "
        "berguna untuk memperbaiki kinerja {instansi}."
    )
    return [rangkai(syukur, **nama), gabung([rangkai(dasar, **nama), _cakupan(isi)]), rangkai(terima_kasih, **nama)]


def _cakupan(isi: Laporan) -> Kalimat:
    return rangkai("Di dalamnya dilaporkan " + JUMLAH + ".", **jumlah(isi)) if isi.sasaran else ()


def jumlah(isi: Laporan) -> dict:
    """ "5 (lima)" sasaran strategis and "7 (tujuh)" indikator."""
    angka = angka_laporan(isi)
    return {"sasaran": angka["jumlah.sasaran"], "indikator": angka["jumlah.indikator"]}


def ikhtisar(isi: Laporan) -> list[Kalimat]:
    """Counts and the named average, categories, every sasaran, the budget."""
    if not isi.sasaran:
        kalimat = "Sasaran dan indikator {instansi} tahun {tahun} belum ada; capaiannya belum dapat diringkas."
        return [rangkai(kalimat, instansi=isi.instansi, tahun=str(isi.tahun))]
    sasaran = gabung(per_sasaran(satu) for satu in isi.sasaran)
    return [satu for satu in (rata_utama(isi), kategori(isi), sasaran, anggaran(isi.uang, isi.tahun)) if satu]


def rata_utama(isi: Laporan) -> Kalimat:
    """The average the report speaks of, by its name; what has no capaian is counted."""
    angka, dasar = angka_rata(isi), jumlah(isi) | {"tahun": str(isi.tahun)}
    awal = "Dari " + JUMLAH + " yang ditetapkan dalam Perjanjian Kinerja Tahun {tahun}"
    if "nilai" not in angka:
        return rangkai(awal + " belum ada capaian yang dapat dirata-ratakan.", **dasar)
    pokok = rangkai(awal + ", {nama} capaiannya sebesar {nilai}{pita}.", pita=pita(angka), **angka, **dasar)
    return gabung([pokok, _tanpa_capaian(angka)])


def _tanpa_capaian(angka: dict) -> Kalimat:
    if "tanpa-capaian" not in angka:
        return ()
    pola = "{tanpa} dari {banyak} belum ada capaiannya dan tidak ikut dirata-ratakan."
    return rangkai(pola, tanpa=angka["tanpa-capaian"], **angka)


def kategori(isi: Laporan) -> Kalimat:
    """How many indicators are in every band, as one figure: which bands are named changes too."""
    angka = angka_laporan(isi)
    return (
        rangkai("Menurut kategori capaiannya: {kategori}.", kategori=angka["kategori"]) if "kategori" in angka else ()
    )


def per_sasaran(satu: Sasaran) -> Kalimat:
    angka, nama = angka_sasaran(satu), f"“{satu.nama}”"
    if "rata" not in angka:
        return rangkai("Capaian sasaran {nama} belum ada.", nama=nama)
    return rangkai("Sasaran {nama} mencapai rata-rata {rata}{pita}.", nama=nama, pita=pita(angka), **angka)


def anggaran(milik: Uang | None, tahun: int) -> Kalimat:
    """The totals of the budget and their percentage, or what is missing of it."""
    angka, isi = angka_uang(milik) if milik else {}, {"tahun": str(tahun)}
    if "pagu" not in angka:
        return rangkai("Anggaran tahun {tahun} belum ada.", **isi)
    if "realisasi" not in angka:
        return rangkai("Anggaran tahun {tahun} sebesar {pagu}; realisasinya belum ada.", **isi, **angka)
    pokok = "Anggaran tahun {tahun} sebesar {pagu} terealisasi {realisasi}"
    if "serapan" in angka:
        return rangkai(pokok + " atau {serapan}.", **isi, **angka)
    alasan = dalam_kalimat(milik.keterangan) or "persentasenya tidak dihitung"
    return rangkai(pokok + "; {alasan}.", alasan=alasan, **isi, **angka)


def penutup(isi: Laporan) -> list[Kalimat]:
    """Conclusion: the average, which sasaran reached their targets and which did not, the budget, what follows."""
    nama = {"instansi": isi.instansi, "tahun": str(isi.tahun)}
    awal = rangkai("Demikian Laporan Kinerja {instansi} Tahun {tahun} disusun.", **nama)
    if not isi.sasaran:
        return [gabung([awal, *ikhtisar(isi)])]
    akhir = "Hasil ini menjadi bahan perbaikan perencanaan dan pelaksanaan kinerja {instansi} tahun berikutnya."
    return [
        gabung([awal, rata_utama(isi)]),
        gabung([*_tercapai(isi), anggaran(isi.uang, isi.tahun)]),
        rangkai(akhir, **nama),
    ]


def _tercapai(isi: Laporan) -> list[Kalimat]:
    """How many sasaran reached 100; those below it and those without a capaian by name."""
    angka = angka_laporan(isi)
    pola = "Sebanyak {nilai} dari {semua} sasaran strategis mencapai rata-rata paling sedikit 100\u00a0%."
    tercapai = rangkai(pola, nilai=angka["jumlah.sasaran-tercapai"], semua=angka["jumlah.sasaran"])
    if "sasaran.belum-tercapai" not in angka:
        return [tercapai]
    belum = angka["sasaran.belum-tercapai"]
    return [tercapai, rangkai("Yang masih memerlukan perhatian: {belum}.", belum=belum)]
