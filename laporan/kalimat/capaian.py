"""Sentences on one indicator: target and realisasi, earlier years, medium term, national standard, causes."""

from laporan.kalimat.fakta import Indikator
from laporan.kalimat.kata_angka import angka_indikator, tahun_lalu
from laporan.kalimat.susun import Kalimat, deretkan, gabung, rangkai


def tahun_ini(satu: Indikator) -> Kalimat:
    """Point 1. What is missing is named: target, realisasi, or why there is no capaian."""
    angka, nama = angka_indikator(satu), {"nama": kutip(satu), "tahun": str(satu.tahun)}
    if satu.sub:
        return _gulungan(angka, nama)
    if "target" not in angka and "realisasi" not in angka:
        return rangkai("Target dan realisasi indikator {nama} tahun {tahun} belum ada.", **nama)
    if "target" not in angka:
        pola = "Indikator {nama} terealisasi {realisasi}, tetapi targetnya tahun {tahun} belum ada."
        return rangkai(pola, **angka, **nama)
    if "realisasi" not in angka:
        pola = "Indikator {nama} ditargetkan {target} pada tahun {tahun}; realisasinya belum ada."
        return rangkai(pola, **angka, **nama)
    return gabung([_hasil(satu, angka, nama), _sementara(satu)])


def _hasil(satu: Indikator, angka: dict, nama: dict) -> Kalimat:
    pokok = "Indikator {nama} ditargetkan {target} pada tahun {tahun} dan terealisasi {realisasi}"
    if "capaian" not in angka:
        alasan = dalam_kalimat(satu.keterangan) or "capaiannya tidak dapat dihitung"
        return rangkai(pokok + ". Capaiannya belum dapat disebut: {alasan}.", alasan=alasan, **angka, **nama)
    pola = pokok + ", sehingga capaiannya sebesar {capaian} ({simpulan}){pita}."
    return rangkai(pola, pita=pita(angka), **angka, **nama)


def _gulungan(angka: dict, nama: dict) -> Kalimat:
    if "capaian" not in angka:
        return rangkai("Capaian indikator {nama} tahun {tahun}, rata-rata {sub}, belum ada.", **angka, **nama)
    pola = "Capaian indikator {nama} tahun {tahun}, rata-rata {sub}, sebesar {capaian} ({simpulan}){pita}."
    return rangkai(pola, pita=pita(angka), **angka, **nama)


def kutip(satu: Indikator) -> str:
    return f"“{satu.nama}”"


def pita(angka: dict) -> Kalimat:
    """ ", kategori Baik", nothing without a category."""
    return rangkai(", kategori {kategori}", **angka) if "kategori" in angka else ()


def _sementara(satu: Indikator) -> Kalimat:
    return ("Angka realisasi ini masih sementara.",) if satu.sementara else ()


def tahun_sebelumnya(satu: Indikator) -> Kalimat:
    """Point 2: against the year before, then the years before that."""
    if satu.capaian is None:
        pola = "Capaian indikator {nama} tahun {tahun} belum ada, sehingga belum dapat dibandingkan dengan tahun lalu."
        return rangkai(pola, nama=kutip(satu), tahun=str(satu.tahun))
    return gabung([_dengan_lalu(satu), _deret_tahun(satu)])


def _dengan_lalu(satu: Indikator) -> Kalimat:
    angka, lalu = angka_indikator(satu), tahun_lalu(satu)
    dulu = angka.get(f"capaian-{lalu.tahun}", "")
    sumber = f" ({lalu.sumber})" if lalu.sumber else ""
    isi = {"nama": kutip(satu), "tahun": str(satu.tahun), "lalu": str(lalu.tahun), "dulu": dulu, "sumber": sumber}
    awal = "Capaian {nama} sebesar {capaian} pada tahun {tahun}"
    if not dulu:
        return rangkai(awal + "; capaian tahun {lalu} tidak tersedia sebagai pembanding.", **isi, **angka)
    if "gerak" not in angka:
        return rangkai(awal + "; capaian tahun {lalu} tercatat {dulu}{sumber}.", **isi, **angka)
    kata = {"arah": angka["gerak"], "dari": angka["gerak-dari"]}
    return rangkai(awal + ", {arah} {dari} {dulu} pada tahun {lalu}{sumber}.", **kata, **isi, **angka)


def _deret_tahun(satu: Indikator) -> Kalimat:
    """The years before last year that have a figure, latest first."""
    angka = angka_indikator(satu)
    tahun = [t.tahun for t in sorted(satu.lalu, key=lambda t: -t.tahun) if t.tahun < satu.tahun - 1]
    ada = [(angka[f"capaian-{n}"], n) for n in tahun if f"capaian-{n}" in angka]
    if not ada:
        return ()
    deret = deretkan(rangkai("{nilai} (tahun {tahun})", nilai=nilai, tahun=str(n)) for nilai, n in ada)
    return rangkai("Capaian tahun-tahun sebelumnya: {deret}.", deret=deret)


def jangka_menengah(satu: Indikator) -> Kalimat:
    """Point 3: realisasi to date against the target at the end of the Renstra."""
    angka, akhir = angka_indikator(satu), satu.akhir
    if akhir.tidak_ada:
        return rangkai("Tidak ada target jangka menengah untuk indikator {nama}.", nama=kutip(satu))
    if "akhir" not in angka:
        return rangkai("Target jangka menengah indikator {nama} belum dicatat.", nama=kutip(satu))
    isi = _isi_banding(satu, akhir) | {"sampai": f" (tahun {akhir.tahun})" if akhir.tahun else ""}
    if "realisasi" not in angka:
        pola = "Target akhir Renstra {nama}{sampai} adalah {akhir}{sumber}; realisasinya belum ada."
        return rangkai(pola, **isi, **angka)
    pola = (
        "Realisasi {nama} sampai dengan tahun {tahun} sebesar {realisasi} terhadap target akhir Renstra{sampai} "
        "{akhir}{sumber}"
    )
    if "akhir-persen" not in angka:
        return rangkai(pola + "; keduanya tidak dapat dibandingkan dalam persen.", **isi, **angka)
    return rangkai(pola + ", atau {persen}.", persen=angka["akhir-persen"], **isi, **angka)


def standar_nasional(satu: Indikator) -> Kalimat:
    """Point 4; that there is no standard must be said."""
    angka, baku = angka_indikator(satu), satu.baku
    if baku.tidak_ada:
        return rangkai("Tidak ada standar nasional untuk indikator {nama}.", nama=kutip(satu))
    if "standar" not in angka:
        return rangkai("Standar nasional indikator {nama} belum dicatat.", nama=kutip(satu))
    isi = _isi_banding(satu, baku)
    if "realisasi" not in angka:
        return rangkai("Standar nasional {nama} adalah {standar}{sumber}; realisasinya belum ada.", **isi, **angka)
    if "standar-letak" not in angka:
        pola = "Realisasi {nama} sebesar {realisasi}; standar nasionalnya {standar}{sumber}."
        return rangkai(pola, **isi, **angka)
    pola = "Realisasi {nama} sebesar {realisasi}, {letak} standar nasional {standar}{sumber}."
    return rangkai(pola, letak=angka["standar-letak"], **isi, **angka)


def _isi_banding(satu: Indikator, banding) -> dict:
    sumber = f" menurut {banding.sumber}" if banding.sumber else ""
    return {"nama": kutip(satu), "tahun": str(satu.tahun), "sumber": sumber}


def penyebab(satu: Indikator) -> Kalimat:
    """Point 5 from what was noted with the realisasi; () where nothing was: no sentence stands in for a cause."""
    catatan = [
        ("Yang mendorong capaian {nama}: {isi}.", satu.pendorong),
        ("Yang menghambat capaian {nama}: {isi}.", satu.penghambat),
        ("Alternatif solusi atau tindak lanjut {nama}: {isi}.", satu.tindak_lanjut),
    ]
    ada = [rangkai(pola, nama=kutip(satu), isi=_rapi(isi)) for pola, isi in catatan if isi.strip()]
    return gabung(ada)


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).rstrip(".; ")


def dalam_kalimat(alasan: str) -> str:
    """A sentence as the end of another one: begins small, without its full stop."""
    return alasan[:1].lower() + alasan[1:].rstrip(". ")
