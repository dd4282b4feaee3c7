"""Which sheet of a document is filled in: the choice of it, how far each is, the jabatan that are complete."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from indikator.domain import tingkat
from indikator.domain.dokumen import berlaku
from indikator.models import Lembar
from indikator.views.triwulan import url_ukur
from kinerja.alamat import baca_kunci


@dataclass(frozen=True)
class PilihanLembar:
    """One sheet of the document in the choice: `terisi` of `jumlah` due rows. `diukur`: the pemda measures it."""

    lembar: Lembar
    terisi: int
    jumlah: int
    aktif: bool
    diukur: bool
    url: str

    @property
    def nama(self) -> str:
        return self.lembar.jabatan.nama_lengkap if self.lembar.jabatan_id else "IKU perangkat daerah"

    @property
    def lengkap(self) -> bool:
        return bool(self.jumlah) and self.terisi >= self.jumlah

    @property
    def keadaan(self) -> str:
        """What stands behind its name."""
        if not self.diukur:
            return "tidak diukur"
        if not self.jumlah:
            return "belum waktunya"
        return "lengkap" if self.lengkap else f"{self.terisi} dari {self.jumlah}"


def daftar_lembar(
    request: HttpRequest,
    instansi,
    tahun: int,
    triwulan: int,
    dibuka: Lembar | None,
    maju: Mapping[int, tuple[int, int]],
) -> list[PilihanLembar]:
    """The sheets of the document in its order, `dibuka` the one on the page; one query. `maju`: kemajuan_lembar."""
    if dibuka is None:
        return []
    jenis = tingkat.jenis_diukur()
    hasil = []
    for satu in dibuka.penetapan.lembar.select_related("jabatan__unit"):
        kunci = satu.pk if satu.jabatan_id else None
        url = url_ukur("realisasi_instansi", request, tahun, instansi, triwulan, kunci)
        diukur = satu.jabatan_id is None or satu.jabatan.jenis in jenis
        hasil.append(PilihanLembar(satu, *maju.get(satu.pk, (0, 0)), satu.pk == dibuka.pk, diukur, url))
    return hasil


def tetangga(daftar: list[PilihanLembar], langkah: int) -> PilihanLembar | None:
    """The sheet before (-1) or after (1) the present one, of those that are measured."""
    jalan = [satu for satu in daftar if satu.diukur or satu.aktif]
    pada = next((i for i, satu in enumerate(jalan) if satu.aktif), None)
    tujuan = pada + langkah if pada is not None else -1
    return jalan[tujuan] if 0 <= tujuan < len(jalan) else None


def kemajuan_jabatan(daftar: list[PilihanLembar]) -> dict:
    """Progress over the jabatan that have something due: complete ones, their number, those that are not."""
    ada = [satu for satu in daftar if satu.lembar.jabatan_id and satu.diukur and satu.jumlah]
    belum = [satu for satu in ada if not satu.lengkap]
    return {"lengkap": len(ada) - len(belum), "jumlah": len(ada), "belum": belum}


def lingkup(daftar: list[PilihanLembar]) -> dict:
    """What one state covers: the measured sheets with due rows, their rows, and how many of these are empty."""
    ada = [satu for satu in daftar if satu.diukur and satu.jumlah]
    jumlah, terisi = sum(satu.jumlah for satu in ada), sum(satu.terisi for satu in ada)
    return {"lembar": len(ada), "jumlah": jumlah, "kosong": jumlah - terisi}


def pilih_lembar(instansi, tahun: int, tertulis: str) -> Lembar | None:
    """The sheet asked for, else the IKU, else the first sheet of the document in force."""
    dokumen = berlaku(instansi, tahun)
    if dokumen is None:
        return None
    if tertulis:
        return get_object_or_404(dokumen.lembar.select_related("penetapan", "jabatan"), pk=baca_kunci(tertulis))
    return dokumen.lembar.select_related("penetapan", "jabatan").order_by("-jenis", "urutan", "pk").first()
