"""What an uploaded workbook would do: each row beside the stored one, and every mistake, before anything is written.

Three values of a cell are compared: the one exported (its fingerprint), the one in the file, the stored one. A row is
changed where the file differs from both others; it is a conflict when, besides, somebody changed a cell of that row
meanwhile that the file does not say as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from organisasi.buku.baca import BarisMentah, BukuTerbaca, GalatSel, LembarTerbaca
from organisasi.buku.bentuk import BarisBuku, KolomBuku, Lingkup
from organisasi.buku.daftar import boleh
from organisasi.buku.nilai import SelSalah, baca_sel, baku, lipat, pecah_sidik, sidik_sel, tampil
from organisasi.buku.rencana import Rencana, RencanaLembar
from organisasi.buku.tersimpan import Tersimpan, cari_tersimpan
from organisasi.buku.tulis import KUNCI_CONTOH, pilihan
from organisasi.enums import KeadaanBaris

TAK_DIKENAL = (
    "Baris ini tidak dikenal di sini: dari pemda atau perangkat daerah lain, atau datanya sudah dihapus. "
    "Unduh ulang buku kerjanya, atau ketik isinya sebagai baris baru."
)
DIKOSONGKAN = (
    "Semua selnya kosong. Untuk menghapus data, hapus di halaman aplikasi; untuk membiarkannya, hapus barisnya."
)
TANPA_SIDIK = "Kolom tersembunyi baris ini berubah. Unduh ulang buku kerjanya, lalu ubah di sana."
TERKUNCI_KOSONG = "Kolom ini hanya untuk dibaca. Kosongkan selnya."
TERKUNCI = "Kolom ini hanya untuk dibaca. Kembalikan isinya menjadi “{}”."


def banding(lingkup: Lingkup, buku: BukuTerbaca, kabar=None) -> list[RencanaLembar]:
    """The plan of a whole workbook in the order in which its sheets are applied. `kabar(name)` before each sheet."""
    hasil = []
    for satu in buku.lembar:
        if kabar is not None:
            kabar(satu.lembar.judul)
        hasil.append(_satu_lembar(lingkup, satu))
    rencana = {satu.lembar.kode: [r.baris for r in satu.rencana if r.ditulis] for satu in hasil}
    lengkap = replace(lingkup, rencana=rencana)
    for satu in hasil:
        _periksa(lengkap, satu)
    return hasil


def _satu_lembar(lingkup: Lingkup, terbaca: LembarTerbaca) -> RencanaLembar:
    lembar, galat = terbaca.lembar, list(terbaca.galat)
    if not boleh(lembar, lingkup):
        galat.append(
            GalatSel("", "", f"Peran Anda tidak mencakup lembar {lembar.judul}. Hapus lembarnya dari berkas.")
        )
        return RencanaLembar(terbaca, [], galat)
    kata = {satu.kunci: _kata(lingkup, satu) for satu in lembar.kolom}
    rencana = [_baca(terbaca, satu, kata) for satu in terbaca.baris if not _contoh(terbaca, satu)]
    _tolak_kunci_ganda(rencana)
    tersimpan = cari_tersimpan(lingkup, lembar, rencana)
    for satu in rencana:
        _cocokkan(terbaca, satu, tersimpan)
    _cocokkan_tanpa_kunci(terbaca, rencana, tersimpan)
    return RencanaLembar(terbaca, rencana, galat)


def _kata(lingkup: Lingkup, kolom: KolomBuku) -> dict[str, str] | None:
    """{folded: word} of a dropdown; None where there is none."""
    isi = pilihan(lingkup, kolom)
    return {lipat(satu): satu for satu in isi} if isi or kolom.pilihan else None


def _contoh(terbaca: LembarTerbaca, mentah: BarisMentah) -> bool:
    """An example row nobody typed over."""
    if mentah.kunci != KUNCI_CONTOH:
        return False
    lama = pecah_sidik(mentah.sidik, terbaca.kolom_sidik) or {}
    return all(
        sidik_sel(_tanpa_galat(terbaca.lembar.kolom_bernama(kunci), teks)) == lama.get(kunci)
        for kunci, teks in mentah.isi.items()
    )


def _tanpa_galat(kolom: KolomBuku, teks: str):
    try:
        return baca_sel(replace(kolom, wajib=False, pilihan=None), teks)
    except SelSalah:
        return teks


def _baca(terbaca: LembarTerbaca, mentah: BarisMentah, kata: Mapping[str, dict | None]) -> Rencana:
    """The row with its cells read; a cell that cannot be read is a mistake and counts as its text."""
    kunci = "" if mentah.kunci == KUNCI_CONTOH else mentah.kunci
    satu = Rencana(mentah, BarisBuku(mentah.nomor, kunci, {}), kunci=kunci)
    for kolom in terbaca.lembar.kolom:
        teks = mentah.isi.get(kolom.kunci)
        if teks is None:
            continue
        try:
            if kolom.kunci in mentah.rumus and not teks:
                raise SelSalah("Rumus di sel ini belum dihitung. Ganti dengan nilainya.")
            satu.baris.isi[kolom.kunci] = baca_sel(kolom, teks, kata[kolom.kunci])
        except SelSalah as galat:
            satu.baris.isi[kolom.kunci] = teks or None
            satu.galat.append(GalatSel(terbaca.sel(kolom.kunci, mentah.nomor), teks, str(galat), kolom.kunci))
    return satu


def _tolak_kunci_ganda(rencana: Sequence[Rencana]) -> None:
    dilihat: dict[str, int] = {}
    for satu in rencana:
        if not satu.kunci:
            continue
        if (lain := dilihat.setdefault(satu.kunci, satu.mentah.nomor)) != satu.mentah.nomor:
            kalimat = (
                f"Kunci tersembunyinya sama dengan baris {lain}, mungkin karena barisnya disalin. Hapus baris ini"
            )
            satu.galat.append(GalatSel(f"A{satu.mentah.nomor}", "", f"{kalimat}, lalu ketik sebagai baris baru."))


def _cocokkan(terbaca: LembarTerbaca, satu: Rencana, tersimpan: Tersimpan) -> None:
    """A row with an id against its stored row."""
    if not satu.kunci:
        return
    ada = tersimpan.menurut_kunci.get(satu.kunci)
    if ada is None:
        satu.galat.append(GalatSel(f"A{satu.mentah.nomor}", "", TAK_DIKENAL))
        return
    _, satu.baris.objek, satu.baris.lama = ada
    lama = pecah_sidik(satu.mentah.sidik, terbaca.kolom_sidik)
    if lama is None:
        satu.galat.append(GalatSel(f"B{satu.mentah.nomor}", "", TANPA_SIDIK))
        return
    if not any(satu.mentah.isi.values()):
        satu.galat = [GalatSel("", "", DIKOSONGKAN)]
        return
    _tiga_nilai(terbaca, satu, lama)


def _tiga_nilai(terbaca: LembarTerbaca, satu: Rencana, ekspor: Mapping[str, str]) -> None:
    ubah, basi = [], False
    for kolom, berkas, simpan in _sel(terbaca, satu):
        asal = ekspor.get(kolom.kunci, simpan)
        if berkas not in (asal, simpan):
            if kolom.terkunci:
                _galat_terkunci(terbaca, satu, kolom)
            else:
                ubah.append(kolom.kunci)
        if simpan not in (asal, berkas) and not kolom.terkunci:
            basi = True
        if berkas in (simpan, asal):
            satu.galat = [g for g in satu.galat if g.kolom != kolom.kunci]  # not the file's doing: it stays as it is
    satu.baris.ubah = tuple(ubah)
    satu.keadaan = KeadaanBaris.TETAP if not ubah else KeadaanBaris.BENTROK if basi else KeadaanBaris.BERUBAH


def _sel(terbaca: LembarTerbaca, satu: Rencana) -> Iterator[tuple[KolomBuku, str, str]]:
    """(column, fingerprint in the file, fingerprint stored) of the columns the file has."""
    for kolom in terbaca.lembar.kolom:
        if kolom.kunci in satu.baris.isi:
            yield kolom, sidik_sel(satu.baris.isi[kolom.kunci]), sidik_sel(satu.baris.lama.get(kolom.kunci))


def _galat_terkunci(terbaca: LembarTerbaca, satu: Rencana, kolom: KolomBuku) -> None:
    teks = satu.mentah.isi[kolom.kunci]
    lama = tampil(kolom, (satu.baris.lama or {}).get(kolom.kunci))
    kalimat = TERKUNCI.format(lama) if lama else TERKUNCI_KOSONG
    satu.galat.append(GalatSel(terbaca.sel(kolom.kunci, satu.mentah.nomor), teks, kalimat, kolom.kunci))


def _cocokkan_tanpa_kunci(terbaca: LembarTerbaca, rencana: Sequence[Rencana], tersimpan: Tersimpan) -> None:
    """Rows typed without id: stored already (the same file again), another state of a stored row, or new."""
    for satu in rencana:
        if satu.kunci:
            continue
        calon = tersimpan.calon(satu.baris.isi)
        persis = next((c for c in calon if not _beda(terbaca, satu, c[2])), None)
        if persis is not None:
            calon.remove(persis)
            satu.kunci, satu.baris.objek, satu.baris.lama = persis
            satu.galat = []
        elif len(calon) == 1:
            satu.kunci, satu.baris.objek, satu.baris.lama = calon.pop()
            satu.baris.ubah = tuple(_beda(terbaca, satu, satu.baris.lama))
            satu.keadaan = KeadaanBaris.BERUBAH
        elif calon:
            kalimat = f"Sudah ada {len(calon)} baris dengan nama ini. Unduh buku kerja yang berisi, lalu ubah di sana."
            satu.galat.append(GalatSel("", "", kalimat))
        else:
            _jadikan_baru(terbaca, satu)


def _jadikan_baru(terbaca: LembarTerbaca, satu: Rencana) -> None:
    satu.keadaan = KeadaanBaris.BARU
    isi = [kolom for kolom in terbaca.lembar.kolom if satu.baris.isi.get(kolom.kunci) is not None]
    satu.baris.ubah = tuple(kolom.kunci for kolom in isi if not kolom.terkunci)
    for kolom in isi:
        if kolom.terkunci:
            _galat_terkunci(terbaca, satu, kolom)


def _beda(terbaca: LembarTerbaca, satu: Rencana, lama: Mapping) -> list[str]:
    """Keys of the filled cells that differ from the stored row; a blank cell of a row without id clears nothing."""
    return [
        kolom.kunci
        for kolom in terbaca.lembar.kolom
        if not kolom.terkunci
        and satu.baris.isi.get(kolom.kunci) is not None
        and baku(satu.baris.isi[kolom.kunci]) != baku(lama.get(kolom.kunci))
    ]


def _periksa(lingkup: Lingkup, hasil: RencanaLembar) -> None:
    """The rules of the domain over what would be written; then every row with a mistake is one."""
    ditulis = [satu for satu in hasil.rencana if satu.keadaan != KeadaanBaris.TETAP and not satu.galat]
    if ditulis:
        hasil.lembar.periksa(lingkup, [satu.baris for satu in ditulis])
    for satu in hasil.rencana:
        for kunci, kalimat in satu.baris.galat.items():
            sel = hasil.terbaca.sel(kunci, satu.mentah.nomor)
            satu.galat.append(GalatSel(sel, satu.mentah.isi.get(kunci, ""), kalimat, kunci))
        if satu.galat:
            satu.keadaan = KeadaanBaris.GALAT
