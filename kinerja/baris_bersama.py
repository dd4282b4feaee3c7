"""Rows of a list that refer to the same row share one object for it.

`select_related` makes an object for every row and relation: a list of 50 indicators with sheet, document, instansi and
sasaran makes 250, most of them the same few again. Here a row that is referred to is made once for a reading of the
queryset. Only for what is read and not changed afterwards (bench/daftar.py, docs/keputusan/0037).
"""

from collections.abc import Iterator

from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable, RelatedPopulator, get_related_populators


def bersama(semua: QuerySet) -> QuerySet:
    """The same queryset, its relations made once each; one that gives anything but plain objects stays as it is."""
    if semua._iterable_class is not ModelIterable or not semua.query.select_related:
        return semua
    salinan = semua._chain()
    salinan._iterable_class = BarisBersama
    return salinan


class BarisBersama(ModelIterable):
    """ModelIterable of Django 5.2 with shared relations."""

    def __iter__(self) -> Iterator[Model]:
        if self.queryset._known_related_objects:  # rows of one parent, reached through it
            return super().__iter__()
        return self._baris()

    def _baris(self) -> Iterator[Model]:
        susunan = self.queryset.query.get_compiler(using=self.queryset.db)
        hasil = susunan.execute_sql(chunked_fetch=self.chunked_fetch, chunk_size=self.chunk_size)
        info, basis = susunan.klass_info, self.queryset.db
        model, letak = info["model"], slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        nama = [satu[0].target.attname for satu in susunan.select[letak]]
        rujukan = _rujukan(info, get_related_populators(info, susunan.select, basis))
        anotasi = (susunan.annotation_col_map or {}).items()
        for baris in susunan.results_iter(hasil):
            satu = model.from_db(basis, nama, baris[letak])
            for pengisi in rujukan:
                pengisi.populate(baris, satu)
            for kolom, ke in anotasi:
                setattr(satu, kolom, baris[ke])
            yield satu


def _rujukan(info: dict, semua: list[RelatedPopulator]) -> list:
    """The populators of these relations; those of foreign keys make each row once. The other kinds (one to one, from
    a parent class) have a row of their own for each."""
    pasangan = zip(info.get("related_klass_infos", []), semua, strict=True)
    return [_Sekali(rincian, asli) if _berbagi(rincian) else asli for rincian, asli in pasangan]


def _berbagi(rincian: dict) -> bool:
    return rincian["field"].many_to_one and not rincian["reverse"] and not rincian["from_parent"]


class _Sekali:
    """A populator that remembers the objects it made, by the key in the row."""

    def __init__(self, rincian: dict, asli: RelatedPopulator):
        self.asli, self.isi, self.ada = asli, rincian["local_setter"], {None: None}
        self.kunci, self.ambil = asli.cols_start + asli.pk_idx, rincian["field"].get_cached_value
        asli.related_populators = _rujukan(rincian, asli.related_populators)

    def populate(self, baris: tuple, dari: Model) -> None:
        kunci = baris[self.kunci]
        if kunci in self.ada:
            self.isi(dari, self.ada[kunci])
        else:
            self.asli.populate(baris, dari)
            self.ada[kunci] = self.ambil(dari)
