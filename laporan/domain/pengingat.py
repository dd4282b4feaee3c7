"""Pengingat: one text to the perencana and pimpinan of several OPD, as notices; every OPD gets its own list of what
is still missing. Each OPD told has an audit row. The same `kunci` sends once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from laporan.domain.kotak_masuk import BarisKotak
from organisasi.domain import jejak, tulis
from organisasi.domain.kabar import kabari
from organisasi.domain.keanggotaan import anggota_aktif
from organisasi.domain.sekaligus import utuh
from organisasi.enums import PERAN_INSTANSI, JenisInstansi, JenisPemberitahuan, Peran, Tindakan
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Pemberitahuan, Pengguna
from organisasi.permissions import pastikan

BELUM_DIPILIH = "Belum ada perangkat daerah yang dipilih. Centang dulu di kotak masuk."


@dataclass(frozen=True)
class Penerima:
    """Who is told for one OPD."""

    instansi: Instansi
    orang: tuple[Pengguna, ...]
    ada_perencana: bool


@dataclass(frozen=True)
class HasilPengingat:
    """`terkirim`: OPD told; `tanpa_perencana`: those without an active perencana; `sudah`: was sent before."""

    terkirim: tuple[Penerima, ...]
    tanpa_perencana: tuple[Penerima, ...]
    sudah: bool = False

    @property
    def orang(self) -> int:
        """People told, each counted once."""
        return len({satu.pk for penerima in self.terkirim for satu in penerima.orang})


@utuh
def kirim_pengingat(*, oleh, tahun: int, baris: Iterable[BarisKotak], isi: str, kunci: UUID) -> HasilPengingat:
    """Tell the people of these OPD. Raises Ditolak without the right, IsianSalah without an OPD or a text."""
    pastikan(oleh, "ingatkan")
    baris, isi = list(baris), isi.strip()
    if not baris:
        raise IsianSalah(BELUM_DIPILIH)
    if not isi:
        raise IsianSalah({"isi": "Tulis isi pengingatnya."})
    tulis.kunci_banyak([satu.instansi for satu in baris])  # a second click waits here, then finds the first one's
    penerima = susun_penerima([satu.instansi for satu in baris], oleh)
    sudah = Pemberitahuan.objects.filter(kunci__startswith=_kunci(kunci)).exists()
    if not sudah:
        _kirim(oleh, tahun, baris, penerima, isi, kunci)
    terkirim = tuple(satu for satu in penerima if satu.orang)
    return HasilPengingat(terkirim, tuple(satu for satu in penerima if not satu.ada_perencana), sudah)


def susun_penerima(instansi: list[Instansi], oleh) -> list[Penerima]:
    """Active perencana and pimpinan of each OPD but the actor; a Bagian without a pimpinan has that of its Setda."""
    kunci = {i.pk for i in instansi} | {i.induk_id for i in instansi if i.jenis == JenisInstansi.BAGIAN and i.induk_id}
    anggota = anggota_aktif(PERAN_INSTANSI).filter(instansi__in=kunci).select_related("pengguna").order_by("pk")
    menurut: dict[int, dict[str, list[Pengguna]]] = defaultdict(lambda: defaultdict(list))
    for satu in anggota:
        menurut[satu.instansi_id][satu.peran].append(satu.pengguna)
    return [_penerima(satu, menurut, oleh) for satu in instansi]


def _penerima(instansi: Instansi, menurut: dict, oleh) -> Penerima:
    perencana, pimpinan = (menurut[instansi.pk][peran] for peran in PERAN_INSTANSI)
    if not pimpinan and instansi.jenis == JenisInstansi.BAGIAN and instansi.induk_id:
        pimpinan = menurut[instansi.induk_id][Peran.PIMPINAN]
    orang = {satu.pk: satu for satu in (*perencana, *pimpinan) if satu != oleh.pengguna}
    return Penerima(instansi, tuple(orang.values()), bool(perencana))


def _kirim(oleh, tahun: int, baris: list[BarisKotak], penerima: list[Penerima], isi: str, kunci: UUID) -> None:
    alamat = f"{reverse('beranda_pemda', args=[oleh.pemda.slug])}?tahun={tahun}"
    catatan = []
    for satu, tujuan in zip(baris, penerima, strict=True):
        if not tujuan.orang:
            continue
        kabari(
            oleh=oleh,
            penerima=tujuan.orang,
            jenis=JenisPemberitahuan.PENGINGAT,
            judul=f"Pengingat: dokumen kinerja {satu.instansi.sebutan} tahun {tahun}",
            isi=_isi(isi, satu),
            alamat=alamat,
            instansi=satu.instansi,
            kunci=f"{_kunci(kunci)}{satu.pk}",
        )
        nama = ", ".join(str(orang) for orang in tujuan.orang)
        catatan.append((satu.instansi, {"pengingat": (None, isi), "penerima": (None, nama)}))
    jejak.catat_banyak(oleh=oleh, tindakan=Tindakan.INGATKAN, daftar=catatan)


def _kunci(kunci: UUID) -> str:
    return f"ingat:{kunci}:"


def _isi(isi: str, baris: BarisKotak) -> str:
    """The text, and below it what this OPD has not sent."""
    kurang = [f"– {satu}" for satu in baris.belum_dikirim]
    return "\n".join([isi, "", "Yang belum kami terima:", *kurang]) if kurang else isi
