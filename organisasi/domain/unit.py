"""UnitKerja: sections of an instansi and the other names its documents use."""

from uuid import UUID

from django.db import transaction

from organisasi.domain import tulis
from organisasi.domain.kunci import kunci_baru, nama_unik, pastikan_terkirim_sama, sudah_dikirim
from organisasi.domain.pemakaian import pastikan_bebas, pastikan_tak_melingkar
from organisasi.galat import IsianSalah
from organisasi.models import AliasUnit, Instansi, UnitKerja
from organisasi.permissions import pastikan


@transaction.atomic
def buat(
    *,
    oleh,
    instansi: Instansi,
    nama: str,
    kunci: str = "",
    jenis: str = "",
    induk: UnitKerja | None = None,
    urutan: int = 0,
    alias=(),
    kunci_kirim: UUID | None = None,
) -> UnitKerja:
    """A new unit; without `kunci` one is made from the name. One audit row, aliases included.

    A `kunci_kirim` that the instansi already has is a second submit: that row is given back, nothing is added;
    IsianSalah when it says something else than the first.
    """
    pastikan(oleh, "kelola_jabatan", instansi)
    _pastikan_seinstansi(instansi, induk)
    nama_lain = nama_unik(alias)
    isi = {"nama": nama, "jenis": jenis, "induk": induk, "urutan": urutan}
    if ada := sudah_dikirim(UnitKerja, instansi, kunci_kirim):
        lama = sorted(ada.alias.values_list("nama", flat=True))
        pastikan_terkirim_sama(ada, isi, {"alias": (lama, sorted(nama_lain))})
        return ada
    unit = tulis.buat(
        UnitKerja,
        oleh=oleh,
        instansi=instansi,
        kunci=kunci or kunci_baru(UnitKerja, instansi, nama),
        kunci_kirim=kunci_kirim,
        rincian={"alias": nama_lain},
        **isi,
    )
    _ganti_alias(unit, nama_lain, oleh)
    return unit


@transaction.atomic
def ubah(*, oleh, unit: UnitKerja, versi: int | None = None, alias=None, **nilai) -> UnitKerja:
    """Change nama, jenis, induk, urutan; `alias` (when given) replaces the other names."""
    pastikan(oleh, "kelola_jabatan", unit.instansi)
    if "induk" in nilai:
        _pastikan_seinstansi(unit.instansi, nilai["induk"])
        pastikan_tak_melingkar(unit, nilai["induk"])
    lama = list(unit.alias.values_list("nama", flat=True))
    baru = lama if alias is None else nama_unik(alias)
    terkini = tulis.ubah(unit, oleh=oleh, versi=versi, rincian={"alias": (lama, baru)}, **nilai)
    if baru != lama:
        _ganti_alias(terkini, baru, oleh)
    return terkini


@transaction.atomic
def hapus(*, oleh, unit: UnitKerja, versi: int | None = None) -> None:
    """Delete a unit that nothing uses; raises SalahStatus naming what still does."""
    pastikan(oleh, "kelola_jabatan", unit.instansi)
    pastikan_bebas(unit, "Pindahkan dahulu ke unit lain.")
    tulis.hapus(unit, oleh=oleh, versi=versi, rincian={"alias": list(unit.alias.values_list("nama", flat=True))})


def _pastikan_seinstansi(instansi, induk) -> None:
    if induk is not None and induk.instansi_id != instansi.pk:
        raise IsianSalah({"induk": "Unit induk harus dari perangkat daerah yang sama."})


def _ganti_alias(unit, daftar: list[str], oleh) -> None:
    tulis.ganti_daftar(AliasUnit, {"unit": unit}, [{"nama": nama} for nama in daftar], oleh=oleh)
