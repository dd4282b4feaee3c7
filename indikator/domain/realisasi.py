"""Entering realisasi: the text as typed, its value, the values of the formula's variables, then the capaian."""

from django.db import transaction

from indikator.domain import bukti, capaian, nilai_realisasi
from indikator.domain.dokumen import berlaku
from indikator.enums import UKUR_TERBUKA
from indikator.models import Indikator, NilaiVariabel, Pengukuran, Realisasi
from kinerja.angka import tulis_asli
from organisasi.domain import tulis
from organisasi.galat import Bentrok, IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

BARU = 0  # the version of a realisasi that is not there yet


def cari_pengukuran(instansi, tahun: int, triwulan: int) -> Pengukuran | None:
    return Pengukuran.objects.filter(instansi=instansi, tahun=tahun, triwulan=triwulan).first()


def cari(pengukuran: Pengukuran | None, indikator: Indikator) -> Realisasi | None:
    """The realisasi of this indicator in any version of its document."""
    if pengukuran is None:
        return None
    return Realisasi.objects.filter(pengukuran=pengukuran, indikator__silsilah=indikator.silsilah).first()


def dapat_diisi(pelaku, instansi, pengukuran: Pengukuran | None) -> bool:
    """Whether the page offers entering; the server asks again on every write."""
    terbuka = pengukuran is None or pengukuran.status in UKUR_TERBUKA
    return terbuka and boleh(pelaku, "isi_data", instansi)


@transaction.atomic
def simpan(
    *,
    oleh,
    indikator: Indikator,
    tahun: int,
    triwulan: int,
    teks: str = "",
    variabel: dict[str, str] | None = None,
    versi: int | None = None,
    tautan: str = "",
    keterangan_bukti: str = "",
    hapus_bukti=(),
    **lain,
) -> Realisasi:
    """Write one realisasi. With `variabel` (kode → text) given, the value comes from the formula, else from `teks`.

    `versi` is the one the page showed, BARU when it showed none. `tautan` adds evidence, `hapus_bukti` (keys) removes.
    Raises IsianSalah naming the field, SalahStatus when the triwulan is no longer open, Bentrok on a lost update.
    """
    instansi = indikator.lembar.penetapan.instansi
    pastikan(oleh, "isi_data", instansi)
    _pastikan_berlaku(indikator, instansi, tahun)
    pengukuran = _buka(oleh, instansi, tahun, triwulan)
    nilai_variabel = nilai_realisasi.baca_variabel(indikator, variabel or {})
    isi = _nilai(indikator, teks.strip(), nilai_variabel) | lain
    realisasi = _tulis(oleh, pengukuran, indikator, versi, isi, nilai_variabel)
    bukti.atur(realisasi, oleh=oleh, tautan=tautan, keterangan=keterangan_bukti, hapus=hapus_bukti)
    capaian.hitung_realisasi(realisasi)
    return realisasi


@transaction.atomic
def hapus(realisasi: Realisasi, *, oleh, versi: int | None = None) -> None:
    """Delete a realisasi with its variables and evidence; the audit row keeps what it was."""
    pastikan(oleh, "isi_data", realisasi.pengukuran.instansi)
    pastikan_terbuka(tulis.kunci(realisasi.pengukuran))
    rincian = {"nilai variabel": _baris_variabel(realisasi), "bukti dukung": [str(b) for b in realisasi.bukti.all()]}
    tulis.hapus(realisasi, oleh=oleh, versi=versi, rincian={nama: isi for nama, isi in rincian.items() if isi})


def pastikan_terbuka(pengukuran: Pengukuran) -> None:
    if pengukuran.status not in UKUR_TERBUKA:
        raise SalahStatus(
            f"Realisasi {pengukuran.get_triwulan_display()} {pengukuran.tahun} sudah "
            f"{pengukuran.get_status_display().lower()} dan tidak dapat diubah."
        )


def _pastikan_berlaku(indikator: Indikator, instansi, tahun: int) -> None:
    dokumen = berlaku(instansi, tahun)
    if dokumen is None or dokumen.pk != indikator.lembar.penetapan_id:
        raise SalahStatus(
            f"Indikator ini bukan dari dokumen yang berlaku tahun {tahun}. Muat ulang halaman realisasi."
        )
    if indikator.sub.exists():
        raise IsianSalah("Isi realisasi sub-indikatornya; capaian indikator ini dihitung dari sana.")


def _buka(oleh, instansi, tahun: int, triwulan: int) -> Pengukuran:
    """The Pengukuran of the triwulan, made with the first value."""
    pengukuran = cari_pengukuran(instansi, tahun, triwulan)
    if pengukuran is None:
        try:
            return tulis.buat(Pengukuran, oleh=oleh, instansi=instansi, tahun=tahun, triwulan=triwulan)
        except IsianSalah:
            pengukuran = cari_pengukuran(instansi, tahun, triwulan)  # somebody else was a moment earlier
            if pengukuran is None:
                raise
    pengukuran = tulis.kunci(pengukuran)  # held, so that it cannot be submitted in between
    pastikan_terbuka(pengukuran)
    return pengukuran


def _nilai(indikator: Indikator, teks: str, variabel: dict) -> dict:
    """Value and text to keep: computed from the variables, else read from the text; never both."""
    if variabel and teks:
        raise IsianSalah({"teks": "Isi realisasinya langsung atau isi nilai variabelnya, jangan keduanya."})
    if variabel:
        nilai, teks = nilai_realisasi.dari_variabel(indikator, variabel)
        return {"nilai": nilai, "teks": teks}
    return {"nilai": nilai_realisasi.dari_teks(indikator, teks), "teks": teks}


def _tulis(oleh, pengukuran, indikator, versi: int | None, isi: dict, variabel: dict) -> Realisasi:
    """Insert or change; the same content sent twice changes nothing, whatever its version."""
    baris = [_baris(v.nama, nilai) for v, nilai in variabel.items()]
    ada = cari(pengukuran, indikator)
    if ada is None:
        if versi:
            raise Bentrok(Realisasi(pengukuran=pengukuran, indikator=indikator, versi=BARU), isi)
        rincian = {"nilai variabel": baris} if baris else None
        ada = tulis.buat(Realisasi, oleh=oleh, rincian=rincian, pengukuran=pengukuran, indikator=indikator, **isi)
    elif _baris_variabel(ada) != baris or any(getattr(ada, kolom) != nilai for kolom, nilai in isi.items()):
        ada = tulis.ubah(ada, oleh=oleh, versi=versi, rincian={"nilai variabel": (_baris_variabel(ada), baris)}, **isi)
    else:
        return ada
    daftar = [{"variabel": v, "nilai": nilai} for v, nilai in variabel.items()]
    tulis.ganti_daftar(NilaiVariabel, {"realisasi": ada}, daftar, oleh=oleh)
    return ada


def _baris_variabel(realisasi: Realisasi) -> list[str]:
    return [_baris(n.variabel.nama, n.nilai) for n in realisasi.nilai_variabel.select_related("variabel")]


def _baris(nama: str, nilai) -> str:
    return f"{nama}: {tulis_asli(nilai)}"
