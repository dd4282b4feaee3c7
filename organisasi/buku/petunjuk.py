"""The first sheet of a workbook: what to fill, what the colours mean, an example of every sheet."""

from collections.abc import Iterator, Sequence

from kinerja.spreadsheet.isian import PETUNJUK, Daftar
from organisasi.buku.bentuk import ANGKA, BULAT, TANGGAL, UANG, YA, KolomBuku, LembarBuku, Lingkup

LEBAR = (34, 52, 52)
_JENIS = {
    ANGKA: "Angka; koma untuk desimal",
    UANG: "Rupiah; angka saja",
    BULAT: "Bilangan bulat",
    TANGGAL: "Tanggal, misalnya 31/12/2026",
    YA: "ya atau tidak",
}
_UMUM = (
    ("Cara mengisi", "Ubah isi sel, atau tambah baris baru tepat di bawah baris terakhir. Simpan sebagai .xlsx."),
    ("Judul kolom", "Jangan diganti. Urutan kolom boleh berubah; kolom yang tidak wajib boleh dihapus."),
    ("Menambah baris", "Ketik di baris kosong. Jangan menyalin seluruh baris: kunci tersembunyinya ikut tersalin."),
    ("Menghapus baris", "Baris yang dihapus dari berkas tidak menghapus data. Hapus datanya di halaman aplikasi."),
    ("Sel dikosongkan", "Isi yang tersimpan ikut dikosongkan. Pratinjau menyebutkannya sebelum disimpan."),
    ("Sesudah mengisi", "Unggah di halaman Impor. Yang baru, berubah dan salah ditampilkan dahulu; belum disimpan."),
    ("Berkas yang sama", "Boleh diunggah lagi kapan saja: yang tidak Anda ubah tidak akan menimpa apa pun."),
)
_WARNA = (
    ("wajib", "Judul kuning", "Wajib diisi."),
    ("kepala", "Judul biru", "Boleh kosong."),
    ("terkunci", "Abu-abu", "Hanya untuk dibaca."),
    ("salah", "Merah muda", "Sel yang salah (pada berkas bercatatan); sebabnya di komentar sel."),
)


def petunjuk(lingkup: Lingkup, lembar: Sequence[LembarBuku]) -> Daftar:
    return Daftar(PETUNJUK, LEBAR, [*_kepala(lingkup), *_isi(lembar)])


def _kepala(lingkup: Lingkup) -> Iterator[tuple[str, Sequence[str]]]:
    milik = lingkup.instansi.nama if lingkup.instansi else "seluruh pemda"
    yield "judul", [f"Buku kerja {lingkup.oleh.pemda.nama}"]
    yield "judul", [f"{milik}, tahun {lingkup.tahun}"]
    yield "jarak", []
    yield "kepala", ["Petunjuk", "Keterangan"]
    for judul, isi in _UMUM:
        yield "isi", [judul, isi]
    yield "jarak", []
    yield "kepala", ["Warna", "Artinya"]
    for warna, judul, isi in _WARNA:
        yield warna if warna != "kepala" else "biru", [judul, isi]


def _isi(lembar: Sequence[LembarBuku]) -> Iterator[tuple[str, Sequence[str]]]:
    for satu in lembar:
        yield "jarak", []
        yield "judul", [f"Lembar {satu.judul}"]
        yield "isi", ["Isinya", satu.petunjuk]
        yield "kepala", ["Kolom", "Cara mengisi", "Contoh"]
        contoh = satu.contoh[0] if satu.contoh else {}
        for kolom in satu.kolom:
            rupa = "wajib" if kolom.wajib else "terkunci" if kolom.terkunci else "isi"
            yield rupa, [kolom.judul, _cara(kolom), contoh.get(kolom.kunci, kolom.contoh)]


def _cara(kolom: KolomBuku) -> str:
    if kolom.terkunci:
        return f"Hanya untuk dibaca. {kolom.petunjuk}".strip()
    bagian = ["Wajib." if kolom.wajib else "Boleh kosong.", kolom.petunjuk]
    if kolom.pilihan and kolom.jenis != YA:
        bagian.append("Pilih dari daftar atau tulis sendiri." if kolom.bebas else "Pilih dari daftar.")
    elif kolom.jenis in _JENIS:
        bagian.append(f"{_JENIS[kolom.jenis]}.")
    return " ".join(satu for satu in bagian if satu)
