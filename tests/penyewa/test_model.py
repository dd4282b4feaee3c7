"""First net, on both databases: scoped managers, and the base model's check of what they do not cover."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django_scopes import ScopeError, scopes_disabled

from organisasi import penyewa
from organisasi.galat import PelanggaranPenyewa
from organisasi.models import AliasInstansi, UnitKerja
from organisasi.models.dasar import ModelPenyewa

SEMUA = [model for model in apps.get_models() if issubclass(model, ModelPenyewa)]


def test_setiap_tabel_dengan_pemda_adalah_model_penyewa():
    """No model has a pemda and is outside the net (Pemda itself and its members aside)."""
    punya_pemda = [m for m in apps.get_models() if any(f.name == "pemda" for f in m._meta.concrete_fields)]
    assert set(punya_pemda) == set(SEMUA)
    assert len(SEMUA) >= 40


@pytest.mark.parametrize("model", SEMUA, ids=lambda model: model._meta.label)
def test_tanpa_lingkup_ditolak(db, model):
    """A query, a new row and a delete without an active pemda raise."""
    with pytest.raises(ScopeError):
        list(model.objects.all())
    with pytest.raises(PelanggaranPenyewa):
        model().save()
    with pytest.raises(PelanggaranPenyewa):
        model(pk=1).delete()


@pytest.mark.parametrize("model", SEMUA, ids=lambda model: model._meta.label)
def test_indeks_dan_keunikan_diawali_pemda(model):
    """One pemda's page costs the same with 1 or 550 pemda."""
    for batas in model._meta.constraints:
        if kolom := getattr(batas, "fields", ()):
            assert kolom[0] == "pemda", batas.name
    for indeks in model._meta.indexes:
        assert indeks.fields[0] == "pemda", indeks.name


def _baris(dunia) -> dict[type, ModelPenyewa]:
    """One row of every model that has one in this world."""
    with dunia.dalam():
        return {model: satu for model in SEMUA if (satu := model.objects.order_by("pk").first())}


def test_kunci_asing_pemda_lain_ditolak(dunia, asing):
    """Every foreign key of every tenant model, pointed at the same kind of row of B: by id and by object."""
    milik, orang = _baris(dunia), _baris(asing)
    diuji = set()
    with dunia.dalam():
        for model, baris in milik.items():
            for field in model._kunci_asing_penyewa():
                if field.related_model not in orang:
                    continue
                for nama, nilai in (
                    (field.attname, orang[field.related_model].pk),
                    (field.name, orang[field.related_model]),
                ):
                    satu = model.objects.get(pk=baris.pk)
                    setattr(satu, nama, nilai)
                    with pytest.raises(PelanggaranPenyewa):
                        satu.save()
                diuji.add(f"{model.__name__}.{field.name}")
    semua = {f"{m.__name__}.{f.name}" for m in SEMUA for f in m._kunci_asing_penyewa()}
    assert diuji == semua


def test_baris_pemda_lain_tidak_dapat_ditulis(dunia, asing):
    """Saving, deleting and moving rows of B while A is active."""
    orang = _baris(asing)
    with dunia.dalam():
        for baris in orang.values():
            with pytest.raises(PelanggaranPenyewa):
                baris.save()
            with pytest.raises(PelanggaranPenyewa):
                baris.delete()
    with pytest.raises(PelanggaranPenyewa), dunia.dalam():
        AliasInstansi.objects.create(pemda=asing.pemda, instansi=asing.sendiri.instansi, nama="Salah")
    with dunia.dalam():
        sendiri = AliasInstansi.objects.create(pemda=dunia.pemda, instansi=dunia.sendiri.instansi, nama="Benar")
        sendiri.pemda = asing.pemda
        with pytest.raises(PelanggaranPenyewa):
            sendiri.save()


def test_hanya_baris_sendiri_yang_terlihat(dunia, asing):
    for satu in (dunia, asing):
        with satu.dalam():
            for model in SEMUA:
                assert set(model.objects.values_list("pemda_id", flat=True)) <= {satu.pemda.pk}, model


def test_nama_sama_di_dua_pemda_tidak_bertabrakan(dunia, asing):
    """Unique within a pemda, not across."""
    with asing.dalam():
        kunci = asing.sendiri.objek["unit"].kunci
    with dunia.dalam():
        baru = UnitKerja.objects.create(
            pemda=dunia.pemda,
            instansi=dunia.sendiri.instansi,
            kunci=f"{kunci}-x",
            nama=asing.sendiri.objek["unit"].nama,
        )
        assert baru.pk


def test_penulisan_massal_melewati_model_tetap_terpagar(dunia, asing):
    """QuerySet.update, which knows no `save`: scoped on both databases; PostgreSQL refuses the foreign row too."""
    with dunia.dalam():
        assert UnitKerja.objects.filter(pk=asing.sendiri.objek["unit"].pk).update(nama="Diambil") == 0
    with asing.dalam():
        assert UnitKerja.objects.get(pk=asing.sendiri.objek["unit"].pk).nama != "Diambil"
    if connection.vendor == "postgresql":
        with pytest.raises(IntegrityError), dunia.dalam(), connection.cursor() as kursor:
            UnitKerja.objects.filter(pk=dunia.sendiri.objek["unit"].pk).update(instansi=asing.sendiri.instansi)
            kursor.execute("set constraints all immediate")


def test_sebagai_selesai_bersih(dunia):
    """After the block no pemda is active."""
    with dunia.dalam():
        assert penyewa.pemda_aktif() == dunia.pemda
    assert penyewa.pemda_aktif() is None
    with scopes_disabled():
        assert penyewa.pemda_aktif() is None
