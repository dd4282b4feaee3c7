"""Many new jabatan at once: the queries do not grow with them. One: domain/jabatan.py."""

from collections.abc import Sequence

from django.utils.text import slugify

from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import IsiUraian
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Jabatan
from organisasi.permissions import pastikan

EKOR_KUNCI = 6  # room for "-1000" behind a name


@utuh
def buat_banyak(*, oleh, instansi: Instansi, daftar: Sequence[dict]) -> list[Jabatan]:
    """Jabatan of one instansi without tugas and fungsi; values nama, jenis, unit, induk, urutan, catatan_sumber.

    Keys are made from the names. One audit row each. Raises Ditolak, IsianSalah.
    """
    pastikan(oleh, "kelola_jabatan", instansi)
    for satu in daftar:
        for kolom in ("unit", "induk"):
            if satu.get(kolom) is not None and satu[kolom].instansi_id != instansi.pk:
                raise IsianSalah({kolom: f"{satu['nama']}: {kolom} harus dari perangkat daerah yang sama."})
    kunci = _Kunci(instansi)
    tetap = {"instansi": instansi, "isi_tugas": IsiUraian.TIDAK_ADA, "isi_fungsi": IsiUraian.TIDAK_ADA}
    nilai = [satu | tetap | {"kunci": kunci.baru(satu["nama"])} for satu in daftar]
    return tulis.buat_banyak(Jabatan, oleh=oleh, daftar=nilai)


class _Kunci:
    """Keys as domain.kunci makes them, with those that are taken read once."""

    def __init__(self, instansi: Instansi):
        self.panjang = Jabatan._meta.get_field("kunci").max_length
        self.terpakai = set(Jabatan.objects.filter(instansi=instansi).values_list("kunci", flat=True))
        self.akhir: dict[str, int] = {}

    def baru(self, nama: str) -> str:
        dasar = slugify(nama)[: self.panjang - EKOR_KUNCI].strip("-") or "tanpa-nama"
        calon, nomor = dasar, self.akhir.get(dasar, 1)
        while calon in self.terpakai:
            nomor += 1
            calon = f"{dasar}-{nomor}"
        self.akhir[dasar] = nomor
        self.terpakai.add(calon)
        return calon
