"""The values of a package's rows for here: what they point at is a row of the package or one found by its name."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models

from indikator.rumus import ast
from laporan.domain.pindahan import naskah
from laporan.domain.pindahan.cakupan import JENIS_BEKU, KUNCI_LUAR, LUAR, kolom, model, pemilik
from laporan.domain.pindahan.kumpul import CUPLIKAN
from laporan.domain.pindahan.nilai import masuk
from organisasi.galat import IsianSalah
from organisasi.models import Pengguna

RUSAK = "Isi bungkusan rusak: {} menunjuk {} yang tidak ada di dalamnya."
TANPA = object()  # stands for a row that was left out


class Penerjemah:
    """`peta` {model: rows here, in the order of the package; None: not loaded yet}; `pengguna`: whom it names, as far
    as they are known here. `dilepas` grows by a sentence for every link that had to be dropped."""

    def __init__(self, peta: dict[str, list], pengguna: list[Pengguna | None], dilepas: list[str]):
        self.peta, self.pengguna, self.dilepas = peta, pengguna, dilepas
        self._luar: dict[tuple, models.Model | None] = {}

    def siap(self, label: str, isi: Mapping) -> bool:
        """Whether what a row points at in its own list is there."""
        sendiri = [f for f in kolom(label) if f.is_relation and f.related_model is model(label)]
        menunjuk = [f for f in sendiri if isinstance(isi.get(f.name), int)]
        return all(self._pada(label, isi[f.name], f) is not None for f in menunjuk)

    def nilai(self, label: str, isi: Mapping) -> dict | None:
        """{column: value}; None for a row that cannot be without something that this pemda does not have.

        A column that the package is older than keeps its default. Raises IsianSalah.
        """
        hasil = {}
        for bidang in kolom(label):
            if bidang.name not in isi:
                continue
            if not bidang.is_relation:
                hasil[bidang.name] = self._polos(label, bidang, isi)
                continue
            hasil[bidang.name] = self._rujukan(label, bidang, isi[bidang.name])
            if hasil[bidang.name] is None and not bidang.null:
                return _tanpa(label, bidang)
        return hasil

    def _polos(self, label: str, bidang: models.Field, isi: Mapping) -> object:
        nilai = masuk(bidang, isi[bidang.name])
        match label, bidang.name:
            case "laporan.Cuplikan", "objek_id":
                return self._objek_beku(bidang, isi.get("jenis"), nilai)
            case "laporan.Cuplikan", "isi":
                naskah.periksa_beku(nilai)
            case "indikator.Rumus", "pohon" if nilai is not None:
                _periksa_pohon(nilai)
            case _, "disebut":
                return [orang.pk for orang in map(self._orang, nilai) if orang]
        return naskah.ke_kunci(nilai, self.peta.get(naskah.GAMBAR, [])) if naskah.bergambar(bidang) else nilai

    def _objek_beku(self, bidang: models.Field, jenis: object, letak: object) -> int:
        satu = self._pada(JENIS_BEKU.get(str(jenis), ""), letak, bidang)
        if satu is None or satu is TANPA:
            raise IsianSalah(RUSAK.format(CUPLIKAN, bidang.name))
        return satu.pk

    def _rujukan(self, label: str, bidang: models.Field, nilai: object) -> models.Model | None:
        if nilai is None:
            return None
        if bidang.related_model is Pengguna:
            return self._orang(nilai)
        if isinstance(nilai, dict):
            return self._cari_luar(label, bidang, nilai.get("luar"))
        satu = self._pada(bidang.related_model._meta.label, nilai, bidang)
        if satu is None:
            raise IsianSalah(RUSAK.format(label, bidang.name))
        return None if satu is TANPA else satu

    def _pada(self, label: str, letak: object, bidang: models.Field):
        """What stands at this place of a list."""
        daftar = self.peta.get(label, [])
        if not _letak_sah(letak, daftar):
            raise IsianSalah(RUSAK.format(bidang.model._meta.label, bidang.name))
        return daftar[letak]

    def _orang(self, letak: object) -> Pengguna | None:
        if not _letak_sah(letak, self.pengguna):
            raise IsianSalah(RUSAK.format("baris", "pengguna"))
        return self.pengguna[letak]

    def _cari_luar(self, label: str, bidang: models.Field, nama: object) -> models.Model | None:
        """A row outside the package; where this pemda has none the link is dropped and said so. Whose a row is never
        lies outside: nothing is added to an instansi that is here already."""
        if bidang.name in pemilik(label):
            raise IsianSalah(RUSAK.format(label, bidang.name))
        tujuan = bidang.related_model._meta.label
        jalan = KUNCI_LUAR[tujuan] if (label, bidang.name) in LUAR else ()
        sah = isinstance(nama, list) and jalan and len(nama) == len(jalan)
        kunci = (tujuan, *nama) if sah and all(isinstance(s, str | int) for s in nama) else (tujuan,)
        if kunci not in self._luar:
            saring = dict(zip(jalan, kunci[1:], strict=True)) if len(kunci) > 1 else {}
            self._luar[kunci] = _cari(bidang.related_model, saring)
        if self._luar[kunci] is None:
            self._lepas(bidang, kunci)
        return self._luar[kunci]

    def _lepas(self, bidang: models.Field, kunci: tuple) -> None:
        nama = "/".join(map(str, kunci[1:]))[:120] or "di luar bungkusan"
        sebut = bidang.model._meta.verbose_name
        kalimat = f"{sebut}: {bidang.verbose_name} {nama} tidak ada di pemda ini, jadi kaitannya dilepas."
        if kalimat not in self.dilepas:
            self.dilepas.append(kalimat)


def _letak_sah(letak: object, daftar: list) -> bool:
    return isinstance(letak, int) and not isinstance(letak, bool) and 0 <= letak < len(daftar)


def _tanpa(label: str, bidang: models.Field) -> None:
    """Only a link to something that is not here may be left out."""
    if (label, bidang.name) not in LUAR:
        raise IsianSalah(RUSAK.format(label, bidang.name))


def _cari(kelas: type[models.Model], saring: dict) -> models.Model | None:
    try:
        return kelas.objects.filter(**saring).order_by("pk").first() if saring else None
    except (ValueError, OverflowError, ValidationError):
        return None


def _periksa_pohon(pohon: object) -> None:
    try:
        ast.dari_json(pohon)
    except ast.RumusTidakSah as galat:
        raise IsianSalah(f"Isi bungkusan rusak: {galat}") from galat
