"""Third net: what the runtime role of PostgreSQL can and cannot do with plain SQL on the loaded example data."""

from contextlib import contextmanager

import psycopg2
import pytest
from django.apps import apps
from django.db import connection
from psycopg2 import errors, sql

from organisasi.models import Pemda
from organisasi.models.dasar import ModelPenyewa
from tests.catatan import catat

TABEL = sorted(m._meta.db_table for m in apps.get_models() if issubclass(m, ModelPenyewa))
JEJAK = "organisasi_jejak"  # nobody may change it, so those rights are another test
KUNCI_ASING = {
    (m._meta.db_table, f.column)
    for m in apps.get_models()
    if issubclass(m, ModelPenyewa)
    for f in m._kunci_asing_penyewa()
}

pytestmark = pytest.mark.usefixtures("postgres")


@pytest.fixture
def jalankan(postgres, contoh):
    """A connection of its own under the runtime role, no pemda told; gives a function for one statement."""
    pengaturan = connection.settings_dict
    kunci = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    koneksi = psycopg2.connect(**{nama: pengaturan[asal] for nama, asal in kunci.items()})

    def satu(perintah: str, *isi, tabel: str = "", pemda: Pemda | None = None):
        """Run one statement in a transaction that is rolled back; rows, or the number of rows it touched."""
        with koneksi.cursor() as kursor:
            try:
                if pemda:
                    kursor.execute("select set_config('kinerja.pemda', %s, true)", [str(pemda.pk)])
                kursor.execute(sql.SQL(perintah).format(tabel=sql.Identifier(tabel)), isi)
                return kursor.fetchall() if kursor.description else kursor.rowcount
            finally:
                koneksi.rollback()

    yield satu
    koneksi.close()


@pytest.fixture
def dua_pemda(contoh):
    return Pemda.objects.get(slug="magetan"), Pemda.objects.get(slug="paser")


@contextmanager
def ditolak(*galat):
    with pytest.raises(galat):
        yield


def test_peran_aplikasi_tidak_dapat_melewati_pagar(jalankan):
    assert jalankan("select rolsuper, rolbypassrls from pg_roles where rolname = current_user") == [(False, False)]
    milik = jalankan(
        "select c.relname from pg_class c where relowner = current_user::regrole and relkind in ('r', 'p')"
    )
    assert milik == []
    anggota = jalankan("select count(*) from pg_auth_members where member = current_user::regrole")
    assert anggota == [(0,)]


def test_setiap_tabel_berpemda_berpagar(jalankan):
    """Row-level security on and forced, a policy for every command, for every table with a pemda column."""
    kolom = jalankan("select table_name from information_schema.columns where column_name = 'pemda_id'")
    assert sorted({nama for (nama,) in kolom}) == TABEL
    pagar = jalankan("select relname from pg_class where relrowsecurity and relforcerowsecurity and relkind = 'r'")
    assert sorted(nama for (nama,) in pagar) == TABEL
    kebijakan = jalankan(
        "select tablename from pg_policies where policyname = 'penyewa' and cmd = 'ALL' and qual is not null "
        "and with_check is not null and permissive = 'PERMISSIVE'"
    )
    assert sorted(nama for (nama,) in kebijakan) == TABEL
    tambahan = jalankan("select tablename, cmd from pg_policies where policyname <> 'penyewa'")
    assert tambahan == [("organisasi_keanggotaan", "SELECT")]
    keterangan = f"{len(kebijakan)} dari {len(TABEL)} tabel berpemda, FORCE, USING dan WITH CHECK"
    catat("isolasi", "Tabel dengan kebijakan baris (RLS)", dicoba=len(TABEL), keterangan=keterangan)


def test_tidak_ada_tabel_di_luar_pagar_yang_menunjuk_ke_dalam(jalankan):
    """No table without a policy has a foreign key to a fenced one: neither a many-to-many table that Django makes by
    itself nor one that a migration left behind."""
    keluar = jalankan(
        "select distinct c.conrelid::regclass::text, c.confrelid::regclass::text from pg_constraint c "
        "join pg_class asal on asal.oid = c.conrelid join pg_class tuju on tuju.oid = c.confrelid "
        "where c.contype = 'f' and tuju.relrowsecurity and not asal.relrowsecurity"
    )
    assert keluar == []
    otomatis = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.auto_created}
    assert {nama for nama in otomatis if nama.startswith(("organisasi_", "indikator_", "laporan_"))} <= {
        "organisasi_pengguna_groups",
        "organisasi_pengguna_user_permissions",
    }


def test_setiap_kunci_asing_penyewa_gabungan(jalankan):
    """`(pemda_id, x_id)` beside every foreign key between tenant tables."""
    ada = jalankan(
        "select conrelid::regclass::text, (select attname from pg_attribute where attrelid = conrelid and "
        "attnum = conkey[2]) from pg_constraint where contype = 'f' and cardinality(conkey) = 2"
    )
    assert set(ada) == KUNCI_ASING
    catat("isolasi", "Kunci gabungan (pemda_id, id)", dicoba=len(KUNCI_ASING), keterangan="setiap kunci asing penyewa")


@pytest.mark.parametrize("tabel", TABEL)
def test_tanpa_pemda_tidak_ada_baris(jalankan, tabel):
    assert jalankan("select count(*) from {tabel}", tabel=tabel) == [(0,)]
    diuji = 1
    if tabel != JEJAK:
        assert jalankan("delete from {tabel}", tabel=tabel) == 0
        assert jalankan("update {tabel} set pemda_id = pemda_id", tabel=tabel) == 0
        diuji += 2
    catat("isolasi", "SQL mentah tanpa pemda", dicoba=diuji, keterangan=f"{len(TABEL)} tabel: 0 baris")


def test_datanya_memang_ada(jalankan, koneksi_pemilik):
    """The owner, who passes row-level security, sees rows where the runtime role saw none."""
    terisi = []
    with koneksi_pemilik.cursor() as kursor:
        for tabel in TABEL:
            kursor.execute(sql.SQL("select count(*), count(distinct pemda_id) from {}").format(sql.Identifier(tabel)))
            jumlah, pemda = kursor.fetchone()
            terisi += [tabel] if jumlah and pemda else []
    assert len(terisi) >= 30


@pytest.mark.parametrize("tabel", TABEL)
def test_hanya_pemda_yang_disebut(jalankan, dua_pemda, tabel):
    """With A told: only rows of A; changing or deleting rows of B touches none; a row is neither moved to B nor added
    there."""
    a, b = dua_pemda
    terlihat = jalankan("select distinct pemda_id from {tabel}", tabel=tabel, pemda=a)
    assert terlihat in ([], [(a.pk,)])
    diuji = 1
    if tabel != JEJAK:
        ubah = "update {tabel} set pemda_id = pemda_id where pemda_id = %s"
        assert jalankan(ubah, b.pk, tabel=tabel, pemda=a) == 0
        assert jalankan("delete from {tabel} where pemda_id = %s", b.pk, tabel=tabel, pemda=a) == 0
        diuji += 2
    if terlihat and tabel != JEJAK:
        with ditolak(errors.InsufficientPrivilege):
            jalankan("update {tabel} set pemda_id = %s", b.pk, tabel=tabel, pemda=a)
        diuji += 1
    if terlihat:
        with ditolak(errors.InsufficientPrivilege):
            jalankan(_sisip(jalankan, tabel), b.pk, tabel=tabel, pemda=a)
        diuji += 1
    keterangan = f"{len(TABEL)} tabel: baca, ubah, hapus, pindah, sisip"
    catat("isolasi", "SQL mentah terhadap pemda lain", dicoba=diuji, keterangan=keterangan)


def _sisip(jalankan, tabel: str) -> str:
    """A statement that copies a row of the table into another pemda."""
    kolom = jalankan(
        "select string_agg(quote_ident(column_name), ', ') from information_schema.columns "
        "where table_name = %s and column_name not in ('id', 'pemda_id') and is_generated = 'NEVER'",
        tabel,
    )[0][0]
    return f"insert into {{tabel}} (pemda_id, {kolom}) select %s, {kolom} from {{tabel}} limit 1"


def test_menyisipkan_untuk_pemda_lain_ditolak(jalankan, dua_pemda):
    a, b = dua_pemda
    perintah = (
        "insert into organisasi_aliasinstansi (pemda_id, instansi_id, nama) "
        "select %s, id, 'sisipan' from organisasi_instansi limit 1"
    )
    assert jalankan(perintah, a.pk, pemda=a) == 1
    with ditolak(errors.InsufficientPrivilege):
        jalankan(perintah, b.pk, pemda=a)
    with ditolak(errors.InsufficientPrivilege):
        jalankan("insert into organisasi_aliasinstansi (pemda_id, instansi_id, nama) values (%s, 1, 'x')", a.pk)


def test_kunci_gabungan_menolak_induk_pemda_lain(jalankan, dua_pemda, koneksi_pemilik):
    """A row of A that points at an instansi of B: the composite key refuses it at the end of the transaction."""
    a, b = dua_pemda
    with koneksi_pemilik.cursor() as kursor:
        kursor.execute("select id from organisasi_instansi where pemda_id = %s limit 1", [b.pk])
        (asing,) = kursor.fetchone()
    perintah = "insert into organisasi_aliasinstansi (pemda_id, instansi_id, nama) values (%s, %s, 'sisipan')"
    with ditolak(errors.ForeignKeyViolation):
        jalankan(f"set constraints all immediate; {perintah}", a.pk, asing, pemda=a)


@pytest.mark.parametrize(
    "perintah",
    ["update organisasi_jejak set alasan = 'x'", "delete from organisasi_jejak", "truncate organisasi_jejak"],
)
def test_jejak_tertutup_bagi_peran_aplikasi_dan_pemilik(jalankan, dua_pemda, koneksi_pemilik, perintah):
    with ditolak(errors.InsufficientPrivilege):
        jalankan(perintah, pemda=dua_pemda[0])
    with ditolak(errors.RaiseException), koneksi_pemilik.cursor() as kursor:
        kursor.execute(perintah)


def test_pengaturan_pemda_habis_dengan_transaksinya(jalankan, dua_pemda):
    """What one transaction was told is gone in the next one of the same connection."""
    assert jalankan("select count(*) > 0 from organisasi_instansi", pemda=dua_pemda[0]) == [(True,)]
    assert jalankan("select count(*) from organisasi_instansi") == [(0,)]
