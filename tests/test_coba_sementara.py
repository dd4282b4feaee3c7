import pytest, threading
from django.db import connection
from django.template import Context, Template, engines
from organisasi.models import Pemda

def test_a(db):
    assert Pemda.objects.count() == 0
    print(connection.settings_dict["NAME"], connection.settings_dict["USER"])

@pytest.mark.parametrize("i", range(3))
def test_salinan(basis_salinan, i):
    with connection.cursor() as k:
        k.execute("create table x_coba (a int)" if connection.vendor=="sqlite" else "select 1")
    assert Pemda.objects.count() == 0
    hasil = []
    def t():
        hasil.append(Pemda.objects.count()); connection.close()
    u = threading.Thread(target=t); u.start(); u.join()
    assert hasil == [0]

def test_peran(db, postgres):
    with connection.cursor() as k:
        k.execute("select current_user, rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname=current_user")
        assert k.fetchone() == ("kinerja_app", False, False, False)
        with pytest.raises(Exception):
            k.execute("create table zz (a int)")

def test_pemilik(basis_salinan, koneksi_pemilik):
    with koneksi_pemilik.cursor() as k:
        k.execute("select current_user, count(*) from organisasi_pemda"); assert k.fetchone() == ("kinerja_pemilik", 0)

def test_templat(tmp_path):
    from tests.settings import VariabelTakDikenal
    from django.conf import settings
    f = settings.BASE_DIR / "templates" / "x_coba_uji.html"
    f.write_text("{% if tak %}a{% endif %}{{ b.c }}")
    try:
        with pytest.raises(VariabelTakDikenal) as e:
            engines["django"].get_template("x_coba_uji.html").render({"b": {}})
        print(e.value)
    finally:
        f.unlink()
    from django import forms
    class F(forms.Form):
        a = forms.CharField(); b = forms.ChoiceField(choices=[(1,2)])
    assert str(F())
