"""Entering realisasi: the text as typed, its value, the values of the formula's variables, then the capaian."""

from django.db import transaction

from indikator.domain import bukti as domain_bukti
from indikator.domain import capaian, jadwal, nilai_realisasi, nilai_variabel, target_berlaku
from indikator.domain.bukti import TANPA_BUKTI, BuktiBaru
from indikator.domain.dokumen import pastikan_terukur
from indikator.domain.kemajuan import waktunya
from indikator.enums import UKUR_TERBUKA, Triwulan
from indikator.models import Indikator, KomponenTerpenuhi, NilaiVariabel, Pengukuran, Realisasi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
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


@utuh
def simpan(
    *,
    oleh,
    indikator: Indikator,
    tahun: int,
    triwulan: int,
    teks: str = "",
    variabel: dict[str, str] | None = None,
    versi: int | None = None,
    bukti: BuktiBaru = TANPA_BUKTI,
    hapus_bukti=(),
    **lain,
) -> Realisasi:
    """Write one realisasi. With `variabel` (kode → text) given, the value comes from the formula, else from `teks`.

    `versi` is the one the page showed, BARU when it showed none. `bukti` is added, `hapus_bukti` (keys) removed.
    Raises IsianSalah naming the field, SalahStatus when the triwulan is no longer open, Bentrok on a lost update.
    """
    pengukuran = buka(oleh, indikator, tahun, triwulan)
    nilai = nilai_variabel.baca_variabel(indikator, variabel or {})
    pastikan_bukan_centangan(cari(pengukuran, indikator), teks.strip(), nilai)
    isi = nilai_isian(indikator, tahun, triwulan, teks.strip(), nilai) | lain
    realisasi = tulis_isi(oleh, pengukuran, indikator, versi, isi, nilai)
    domain_bukti.atur(realisasi, oleh=oleh, baru=bukti, hapus=hapus_bukti)
    hitung(realisasi, oleh=oleh)
    return realisasi


def hitung(realisasi: Realisasi, *, oleh, patokan_lama: bool = False) -> None:
    """Store the capaian of a realisasi, and anew that of the later triwulan it is part of (where still open)."""
    ukur = realisasi.pengukuran
    capaian.hitung_realisasi(realisasi, patokan_lama=patokan_lama)
    _segarkan_sesudah(ukur, realisasi.indikator.silsilah, oleh)


def _segarkan_sesudah(ukur: Pengukuran, silsilah, oleh) -> None:
    if ukur.triwulan:
        capaian.segarkan_baris(ukur.instansi, ukur.tahun, silsilah, oleh=oleh, sesudah=ukur.triwulan)


@utuh
def hapus(realisasi: Realisasi, *, oleh, versi: int | None = None) -> None:
    """Delete a realisasi with its variables, ticks and evidence; the audit row keeps what it was."""
    pastikan(oleh, "isi_data", realisasi.pengukuran.instansi)
    ukur = tulis.kunci(realisasi.pengukuran)
    pastikan_terbuka(ukur)
    silsilah = realisasi.indikator.silsilah
    daftar = list(realisasi.bukti.select_related("berkas"))
    rincian = {
        "nilai variabel": nilai_variabel.kalimat(nilai_variabel.isi_tersimpan(realisasi)),
        "komponen terpenuhi": [str(satu.komponen) for satu in realisasi.komponen_terpenuhi.select_related("komponen")],
        "bukti dukung": [str(satu) for satu in daftar],
    }
    tulis.hapus(realisasi, oleh=oleh, versi=versi, rincian={nama: isi for nama, isi in rincian.items() if isi})
    domain_bukti.lepas_berkas(satu.berkas for satu in daftar)
    _segarkan_sesudah(ukur, silsilah, oleh)


def pastikan_terbuka(pengukuran: Pengukuran) -> None:
    """Raise SalahStatus when it was submitted, or when the calendar of the pemda has closed the triwulan."""
    if pengukuran.status not in UKUR_TERBUKA:
        raise SalahStatus(
            f"Realisasi {pengukuran.get_triwulan_display()} {pengukuran.tahun} sudah "
            f"{pengukuran.get_status_display().lower()} dan tidak dapat diubah."
        )
    jadwal.pastikan_terbuka(pengukuran.instansi_id, pengukuran.tahun, jadwal.jenis_triwulan(pengukuran.triwulan))


def buka(oleh, indikator: Indikator, tahun: int, triwulan: int) -> Pengukuran:
    """The open Pengukuran of the row, held until the transaction ends, after asking right, document and state."""
    instansi = indikator.lembar.penetapan.instansi
    pastikan(oleh, "isi_data", instansi)
    pastikan_terukur(indikator, instansi, tahun, "realisasi")
    _pastikan_waktunya(indikator, instansi, tahun, triwulan)
    return _buka(oleh, instansi, tahun, triwulan)


def _pastikan_waktunya(indikator: Indikator, instansi, tahun: int, triwulan: int) -> None:
    """A value entered before its frequency changed may still be mended."""
    if waktunya(indikator, triwulan) or cari(cari_pengukuran(instansi, tahun, triwulan), indikator):
        return
    frekuensi, masa = indikator.get_frekuensi_display().lower(), Triwulan(triwulan).label
    raise IsianSalah(f"Indikator ini diukur {frekuensi}; {masa} belum waktunya. Isi pada triwulan yang ditetapkan.")


def pastikan_bukan_centangan(ada: Realisasi | None, teks: str, variabel: dict) -> None:
    """A value that comes from ticks is changed by ticking, so that no evidence is lost by typing over it."""
    if ada is None or not KomponenTerpenuhi.objects.filter(realisasi=ada).exists():
        return
    if variabel or teks != ada.teks:
        kalimat = "Realisasi ini dihitung dari komponen yang dicentang. Ubah centangnya, atau lepaskan semua dulu."
        raise IsianSalah({"teks": kalimat})


def _buka(oleh, instansi, tahun: int, triwulan: int) -> Pengukuran:
    """The Pengukuran of the triwulan, made with the first value."""
    pengukuran = cari_pengukuran(instansi, tahun, triwulan)
    if pengukuran is None:
        jadwal.pastikan_terbuka(instansi, tahun, jadwal.jenis_triwulan(triwulan))
        try:
            with transaction.atomic():  # only this is taken back, whatever act it is part of
                return tulis.buat(Pengukuran, oleh=oleh, instansi=instansi, tahun=tahun, triwulan=triwulan)
        except IsianSalah:
            pengukuran = cari_pengukuran(instansi, tahun, triwulan)  # somebody else was a moment earlier
            if pengukuran is None:
                raise
    pengukuran = tulis.kunci(pengukuran)  # held, so that it cannot be submitted in between
    pastikan_terbuka(pengukuran)
    return pengukuran


def nilai_isian(indikator: Indikator, tahun: int, triwulan: int, teks: str, variabel: dict) -> dict:
    """Value, grade and text to keep: computed from the variables, else read from the text; never both."""
    if variabel:
        return nilai_realisasi.kolom(indikator, teks, variabel)
    instansi = indikator.lembar.penetapan.instansi
    target = target_berlaku.cari(instansi, tahun, triwulan, [indikator]).get(indikator.silsilah)
    return nilai_realisasi.kolom(indikator, teks, {}, target)


def tulis_isi(
    oleh, pengukuran, indikator, versi: int | None, isi: dict, variabel: dict | None = None, rincian=None, alasan=""
) -> Realisasi:
    """Insert or change; the same content sent twice changes nothing, whatever its version.

    `rincian` {name: (before, after)} tells the audit of further parts, which the caller replaces.
    """
    variabel = variabel or {}
    ada = cari(pengukuran, indikator)
    lama = nilai_variabel.kalimat(nilai_variabel.isi_tersimpan(ada)) if ada else []
    rincian = (rincian or {}) | {"nilai variabel": (lama, nilai_variabel.kalimat(variabel))}
    rincian = {nama: (dulu, kini) for nama, (dulu, kini) in rincian.items() if dulu != kini}
    if ada is None:
        if versi:
            raise Bentrok(Realisasi(pengukuran=pengukuran, indikator=indikator, versi=BARU), isi)
        baru = {nama: kini for nama, (_, kini) in rincian.items()} or None
        ada = tulis.buat(Realisasi, oleh=oleh, rincian=baru, pengukuran=pengukuran, indikator=indikator, **isi)
    elif rincian or any(getattr(ada, kolom) != nilai for kolom, nilai in isi.items()):
        ada = tulis.ubah(ada, oleh=oleh, versi=versi, rincian=rincian, alasan=alasan, **isi)
    else:
        return ada
    tulis.ganti_daftar(NilaiVariabel, {"realisasi": ada}, nilai_variabel.kolom(variabel), oleh=oleh)
    return ada
