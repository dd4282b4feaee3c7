"""Tables of the points every sasaran is analysed by (PermenPANRB 53/2014), made from the figures of the report.

Point 5 is told in words only. What is missing is shown as missing; nothing is filled in.
"""

from collections.abc import Callable

from laporan.domain.lkjip.angka import (
    AngkaIndikator,
    AngkaKegiatan,
    AngkaSasaran,
    AngkaTahun,
    desimal,
)
from laporan.domain.lkjip.sel_titik import NAMA, baris_indikator, sel_hasil, urut
from laporan.domain.lkjip.tabel_banding import jangka_menengah, standar_nasional
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, angka, bernilai, persen, rupiah
from laporan.domain.tabel_kinerja import CATATAN_BERJALAN, CATATAN_SEMENTARA, NANTI, TANDA_SUB
from laporan.enums import TitikAnalisis as T

TARGET, REALISASI = Kolom("target", "Target"), Kolom("target", "Realisasi")
KATEGORI = Kolom("kategori", "Kategori")


def tabel_titik(sasaran: AngkaSasaran, titik: int, tahun: int) -> list[Tabel]:
    """The table of a point of a sasaran; none for point 5 and where there is nothing to show (no kegiatan)."""
    buat = TABEL.get(titik)
    tabel = buat(sasaran, tahun) if buat else None
    return [tabel] if tabel else []


def target_realisasi(sasaran: AngkaSasaran, tahun: int) -> Tabel:
    """Point 1: target, realisasi, capaian, that of the year before, category; the mean of the sasaran, the proofs."""

    def sel(satu: AngkaIndikator) -> tuple[SelTabel, ...]:
        return (*sel_hasil(satu), _capaian_lalu(satu, tahun - 1), SelTabel(satu.kategori))

    kolom = (
        NAMA,
        TARGET,
        REALISASI,
        Kolom("angka", f"Capaian {tahun}"),
        Kolom("angka", f"Capaian {tahun - 1}"),
        KATEGORI,
    )
    baris = (*baris_indikator(sasaran, sel), _rata_sasaran(sasaran))
    catatan = (*_sumber_lalu(sasaran, (tahun - 1,)), *_catatan(sasaran), *_bukti(sasaran))
    return Tabel("analisis", f"Capaian Sasaran “{sasaran.nama}”", kolom, baris, catatan)


def antar_tahun(sasaran: AngkaSasaran, tahun: int) -> Tabel:
    """Point 2: realisasi and capaian of this year beside those of the years before, as far back as any is known."""
    tahun_ada = sorted(_tahun_tampil(sasaran, tahun))
    baris: list[BarisTabel] = []
    for satu, sub in urut(sasaran):
        nama = f"{TANDA_SUB if sub else ''}{satu.nama}"
        isi = {th: satu.tahun_lalu(th) for th in tahun_ada}
        jenis = "sub" if sub else ""
        if not satu.sub:
            teks = (_realisasi_tahun(isi[th]) for th in tahun_ada)
            baris.append(BarisTabel((SelTabel(nama), SelTabel("Realisasi"), *teks, sel_hasil(satu)[1]), jenis))
        capaian = (_capaian_tahun(isi[th]) for th in tahun_ada)
        kepala = SelTabel(nama) if satu.sub else SelTabel("", sambung=True)
        baris.append(BarisTabel((kepala, SelTabel("Capaian"), *capaian, sel_hasil(satu)[2]), jenis))
    kolom = (NAMA, Kolom("target", "Uraian"), *(Kolom("target", str(th)) for th in (*tahun_ada, tahun)))
    judul = f"Realisasi dan Capaian Sasaran “{sasaran.nama}” Antar Tahun"
    catatan = (*_sumber_lalu(sasaran, tahun_ada), *_tahun_kosong(tahun_ada, tahun), *_sementara(sasaran, tahun_ada))
    return Tabel("analisis-tahun", judul, kolom, tuple(baris), catatan)


def efisiensi(sasaran: AngkaSasaran, tahun: int) -> Tabel | None:
    """Point 6: capaian of the sasaran against the serapan of its kegiatan; None without kegiatan."""
    if sasaran.efisiensi is None:
        return None
    judul = f"Efisiensi Penggunaan Sumber Daya Sasaran “{sasaran.nama}”"
    hemat = sasaran.efisiensi
    catatan = tuple(filter(None, (f"Cara menghitung: {hemat.cara}.", hemat.bukti or hemat.keterangan)))
    return Tabel("efisiensi", judul, KOLOM_EFISIENSI, (BarisTabel(sel_efisiensi(sasaran)),), catatan)


KOLOM_EFISIENSI = (
    Kolom("uang", "Anggaran (Rp)"),
    Kolom("uang", "Realisasi (Rp)"),
    Kolom("angka", "Serapan"),
    Kolom("angka", "Capaian"),
    Kolom("angka", "Efisiensi"),
    Kolom("kategori", "Simpulan"),
)


def sel_efisiensi(sasaran: AngkaSasaran) -> tuple[SelTabel, ...]:
    """Budget, serapan, capaian, efficiency and what follows, in the columns of KOLOM_EFISIENSI."""
    uang, hemat = sasaran.anggaran, sasaran.efisiensi
    nilai = SelTabel("–")
    if hemat and hemat.nilai:
        nilai = bernilai(hemat.nilai_teks, desimal(hemat.nilai), "persen" if hemat.berpersen else "angka")
    return (
        rupiah(desimal(uang.pagu)),
        rupiah(desimal(uang.realisasi)),
        persen(desimal(uang.persen)),
        persen(desimal(sasaran.persen)),
        nilai,
        ada(hemat.simpulan if hemat else ""),
    )


def kegiatan(sasaran: AngkaSasaran, tahun: int) -> Tabel | None:
    """Point 7: the program and kegiatan of a sasaran with their serapan; which helped or hindered, the words say."""
    uang = sasaran.anggaran
    if not uang.kegiatan:
        return None
    baris = [
        BarisTabel((angka(nomor, 0), SelTabel(_berprogram(satu)), *_uang(satu.pagu, satu.realisasi, satu.persen)))
        for nomor, satu in enumerate(uang.kegiatan, 1)
    ]
    jumlah = BarisTabel((SelTabel("Jumlah", lebar=2), *_uang(uang.pagu, uang.realisasi, uang.persen)), "jumlah")
    kosong = [satu.nama for satu in uang.kegiatan if not (satu.pagu and satu.realisasi)]
    tanpa = (f"Anggaran atau realisasinya tidak ada, tidak dihitung 0: {'; '.join(kosong)}.",) if kosong else ()
    return Tabel(
        "anggaran-sasaran",
        f"Program/Kegiatan Pendukung Sasaran “{sasaran.nama}” Tahun {tahun}",
        (
            Kolom("nomor", "No."),
            Kolom("nama", "Kegiatan"),
            Kolom("uang", "Anggaran (Rp)"),
            Kolom("uang", "Realisasi (Rp)"),
            Kolom("angka", "Capaian"),
        ),
        (*baris, jumlah),
        (*tanpa, *([uang.keterangan] if uang.keterangan else [])),
    )


TABEL: dict[int, Callable[[AngkaSasaran, int], Tabel | None]] = {
    T.TARGET_REALISASI: target_realisasi,
    T.TAHUN_LALU: antar_tahun,
    T.JANGKA_MENENGAH: jangka_menengah,
    T.STANDAR_NASIONAL: standar_nasional,
    T.EFISIENSI: efisiensi,
    T.PROGRAM: kegiatan,
}


def _berprogram(satu: AngkaKegiatan) -> str:
    if not satu.program:
        return satu.nama
    sebutan = satu.program if satu.program.casefold().startswith("program ") else f"Program {satu.program}"
    return f"{satu.nama} ({sebutan})"


def _uang(pagu: str, realisasi: str, serapan: str) -> tuple[SelTabel, ...]:
    return (rupiah(desimal(pagu)), rupiah(desimal(realisasi)), persen(desimal(serapan)))


def _rata_sasaran(sasaran: AngkaSasaran) -> BarisTabel:
    banyak = f"Rata-rata capaian ({len(sasaran.indikator)} indikator)"
    rata = NANTI if all(satu.belum_waktunya for satu in sasaran.indikator) else persen(desimal(sasaran.persen))
    return BarisTabel((SelTabel(banyak, lebar=3), rata, SelTabel(""), SelTabel(sasaran.kategori)), "jumlah")


def _capaian_lalu(satu: AngkaIndikator, tahun: int) -> SelTabel:
    dulu = satu.tahun_lalu(tahun)
    if dulu is None and satu.sub:
        return SelTabel("")
    return _capaian_tahun(dulu) if dulu else ada("")


def _realisasi_tahun(dulu: AngkaTahun | None) -> SelTabel:
    if dulu is None or not dulu.realisasi_teks:
        return SelTabel("")
    return bernilai(f"{dulu.realisasi_teks}{' *)' if dulu.sementara else ''}", desimal(dulu.realisasi), "angka")


def _capaian_tahun(dulu: AngkaTahun | None) -> SelTabel:
    return SelTabel("") if dulu is None else bernilai(dulu.capaian_teks, desimal(dulu.persen), "persen")


def _tahun_tampil(sasaran: AngkaSasaran, tahun: int) -> range:
    """Last year always, further back as far as anything is known."""
    ada_data = [dulu.tahun for satu, _ in urut(sasaran) for dulu in satu.lalu]
    return range(min([*ada_data, tahun - 1]), tahun)


def _tahun_kosong(tahun_ada: list[int], tahun: int) -> tuple[str, ...]:
    """The years of the five before that are not in the table, said."""
    awal = tahun - 5
    if tahun_ada[0] == awal:
        return ()
    akhir = tahun_ada[0] - 1
    return (f"Realisasi dan capaian {awal if awal == akhir else f'{awal}–{akhir}'} belum dimasukkan.",)


def _sumber_lalu(sasaran: AngkaSasaran, tahun) -> tuple[str, ...]:
    """Where the figures of the years before come from: they are printed figures, not computed here."""
    semua = [dulu for satu, _ in urut(sasaran) for dulu in satu.lalu if dulu.tahun in tahun and dulu.sumber]
    sumber = dict.fromkeys((dulu.tahun, dulu.sumber) for dulu in sorted(semua, key=lambda d: d.tahun))
    return tuple(f"Capaian {th} menurut {isi}." for th, isi in sumber)


def _sementara(sasaran: AngkaSasaran, tahun_ada: list[int]) -> tuple[str, ...]:
    lalu = (dulu.sementara for satu, _ in urut(sasaran) for dulu in satu.lalu if dulu.tahun in tahun_ada)
    return (CATATAN_SEMENTARA,) if any(satu.sementara for satu in sasaran.terukur) or any(lalu) else ()


def _catatan(sasaran: AngkaSasaran) -> tuple[str, ...]:
    """Preliminary figures, why a capaian is missing, what is not averaged."""
    semua = [satu for satu in sasaran.terukur if not satu.belum_waktunya]
    hilang = [f"{satu.nama}: {satu.keterangan}" for satu in semua if not satu.persen and satu.keterangan]
    gulung = [f"{s.nama}: capaian adalah rata-rata {len(s.sub)} sub-indikator." for s in sasaran.indikator if s.sub]
    return (
        *([CATATAN_SEMENTARA] if any(satu.sementara for satu in semua) else []),
        *([CATATAN_BERJALAN] if any(satu.belum_final for satu in semua) else []),
        *gulung,
        *hilang,
        *filter(None, (sasaran.keterangan, sasaran.tolak_rata)),
    )


def _bukti(sasaran: AngkaSasaran) -> tuple[str, ...]:
    """How every capaian was computed."""
    bukti = [f"{satu.nama}: {satu.bukti}" for satu, _ in urut(sasaran) if satu.bukti]
    return (f"Cara menghitung. {'; '.join(bukti)}.",) if bukti else ()
