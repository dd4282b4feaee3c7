"""What the rows of a file would do to the budget of a year: new, changed, unchanged or refused. Writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from indikator.domain.anggaran.terkunci import susunan_terkunci, terkunci
from indikator.domain.anggaran.uang import nama_kolom
from indikator.domain.impor_anggaran.baca_simpul import Kaitan, baca_simpul
from indikator.domain.impor_anggaran.simpul import TRIWULAN, RencanaImpor, Simpul, baca_uang, label_uang
from indikator.domain.impor_anggaran.tempat import Tersimpan, susun
from indikator.models import Kegiatan
from indikator.uang.baca_anggaran import BarisBerkas
from indikator.uang.kode import PROGRAM
from indikator.uang.kolom import PAGU, SETAHUN, TW
from indikator.uang.rekap import tambah
from kinerja.angka import rupiah

SENDIRI = "Kegiatan induknya masih memuat angka sendiri. Sertakan baris kegiatannya di berkas."


def rencanakan(
    instansi,
    tahun: int,
    baris: Sequence[BarisBerkas],
    jumlah: dict[str, str] | None = None,
    catatan: Iterable[str] = (),
) -> RencanaImpor:
    """A constant number of queries."""
    ada = Tersimpan(instansi, tahun)
    simpul = susun(baris, ada)
    kunci = {nama_kolom(tw): sebab for tw, sebab in terkunci(instansi, tahun).items()}
    susunan, kaitan = susunan_terkunci(instansi, tahun), Kaitan(instansi, tahun)
    for satu in simpul:
        baca_simpul(satu, kaitan)
    for satu in sorted(simpul, key=lambda s: not s.daun):  # a parent asks whether its leaves are taken
        _bandingkan(satu, ada)
        if not satu.daun:
            _kosongkan(satu, ada)
        _periksa_kunci(satu, ada, kunci, susunan)
    daun = [satu for satu in simpul if satu.daun]
    terisi = {nama for satu in daun for nama in satu.uang}
    tercetak = {nama: baca_uang(teks)[0] for nama, teks in jumlah.items()} if jumlah else None
    dijumlah = {nama: tambah(satu.uang.get(nama) for satu in daun) for nama in terisi}
    return RencanaImpor(tuple(simpul), dijumlah, tercetak, tuple(catatan))


def _bandingkan(satu: Simpul, ada: Tersimpan) -> None:
    """Fill `isi` and `ubah` against what is stored. An empty cell changes nothing."""
    berkas, lama = satu.berkas, satu.ada
    satu.isi |= {"nama": berkas.nama} | ({"kode": berkas.kode} if berkas.kode else {})
    if satu.tingkat != PROGRAM and berkas.sumber_dana:
        satu.isi["sumber_dana"] = berkas.sumber_dana
    if satu.daun:
        _bandingkan_uang(satu, ada)
    if lama is None:
        return
    for nama, nilai in satu.isi.items():
        if nama in ("uang", "sasaran"):
            continue
        kini = getattr(lama, nama)
        if nama == "indikator":
            _bandingkan_kaitan(satu, lama)
        elif kini != nilai:
            satu.ubah.append((nama.replace("_", " "), kini, nilai))


def _kosongkan(satu: Simpul, ada: Tersimpan) -> None:
    """A kegiatan that held figures itself gives way to those of its sub kegiatan in the file."""
    berangka = any(anak.uang and not anak.galat for anak in satu.anak)
    if satu.ada is not None and ada.berangka(satu.ada) and berangka:
        satu.isi["kosongkan"] = True
        satu.ubah.append(("angka kegiatan", "tersimpan sendiri", "dikosongkan; dipegang sub kegiatannya"))


def _bandingkan_kaitan(satu: Simpul, lama: Kegiatan) -> None:
    def nama(sasaran, indikator) -> str:
        return str(indikator or sasaran or "tanpa kaitan")

    def kunci(satu_baris):
        return satu_baris and satu_baris.silsilah

    baru = satu.isi["sasaran"], satu.isi["indikator"]
    sama = kunci(lama.indikator) == kunci(baru[1]) and (baru[1] or kunci(lama.sasaran) == kunci(baru[0]))
    if not sama:
        satu.ubah.append(("kaitan", nama(lama.sasaran, lama.indikator), nama(*baru)))


def _bandingkan_uang(satu: Simpul, ada: Tersimpan) -> None:
    tersimpan = ada.serapan.get(satu.ada.pk, {}) if satu.ada else {}
    uang = _tanpa_setahun(satu, tersimpan)
    if satu.ada is not None and satu.ada.pk in ada.bersub and uang:
        satu.galat.append("Kegiatan ini punya sub kegiatan di aplikasi: isi angkanya pada sub kegiatannya.")
        return
    induk = satu.induk
    if satu.ada is None and uang and induk and not induk.berkas.nomor and ada.berangka(induk.ada):
        satu.galat.append(SENDIRI)
    lama = {PAGU: satu.ada.pagu if satu.ada else None} | {nama: tersimpan.get(tw) for nama, tw in TRIWULAN.items()}
    beda = {nama: nilai for nama, nilai in uang.items() if nilai != lama[nama]}
    satu.isi["uang"] = beda
    if satu.ada is not None:
        dulu = {nama: "kosong" if lama[nama] is None else rupiah(lama[nama]) for nama in beda}
        satu.ubah += [(label_uang(nama), dulu[nama], rupiah(nilai)) for nama, nilai in beda.items()]


def _tanpa_setahun(satu: Simpul, tersimpan: Mapping[int, Decimal]) -> dict[str, Decimal]:
    """The amounts to store: not the yearly one beside those of triwulan, in the file or stored."""
    uang = dict(satu.uang)
    triwulan = tambah(isi for tw, isi in tersimpan.items() if tw)
    if any(nama in uang for nama in TW):
        uang.pop(SETAHUN, None)
    elif triwulan is not None and uang.pop(SETAHUN, triwulan) != triwulan:
        satu.catatan.append(f"Realisasi setahun tidak dipakai: triwulannya sudah terisi (jumlah {rupiah(triwulan)}).")
    return uang


def _periksa_kunci(satu: Simpul, ada: Tersimpan, kunci: dict[str, str], susunan: str) -> None:
    """Refuse what is locked, but not what would stay as it is."""
    if satu.galat:
        return
    beda = satu.isi.get("uang", {})
    dilepas = ada.serapan[satu.ada.pk] if satu.isi.get("kosongkan") else ()
    nama = [n for n, tw in TRIWULAN.items() if n in kunci and (n in beda or tw in dilepas)]
    satu.galat += [f"{label_uang(n).capitalize()} terkunci: {kunci[n]}" for n in nama]
    tertutup = satu.ada is None or PAGU in beda or any(n in ("nama", "kode", "sumber dana") for n, *_ in satu.ubah)
    if susunan and (tertutup or satu.isi.get("kosongkan")):
        satu.galat.append(f"{susunan} Pagu dan daftar kegiatan tidak dapat diubah lagi.")
