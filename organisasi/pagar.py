"""Fences around tenant tables in the database, as migration operations.

`PasangPagar` gives PostgreSQL row-level security, `unique (pemda, id)` and composite foreign keys; `HanyaTambah` makes
a table append-only on both databases. A migration that makes a tenant table ends with `PasangPagar(["Nama"])`
(tests/tenancy fails for a table without a policy).
"""

from django.db.migrations.operations.base import Operation

PEMDA_KINI = "nullif(current_setting('kinerja.pemda', true), '')::bigint"
PENGGUNA_KINI = "nullif(current_setting('kinerja.pengguna', true), '')::bigint"


class PasangPagar(Operation):
    """Row-level security and composite tenant keys for the named models of the migration's app (PostgreSQL)."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, models: list[str]):
        self.models = models

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "postgresql":
            return
        tabel = [to_state.apps.get_model(app_label, nama) for nama in self.models]
        for model in tabel:
            for perintah in [*sql_kebijakan(model._meta.db_table), *sql_unik(model._meta.db_table)]:
                schema_editor.execute(perintah)
        for model in tabel:
            for perintah in sql_kunci_gabungan(model):
                schema_editor.execute(perintah)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """The tables themselves are dropped by the operations before this one."""

    def describe(self):
        return "Row-level security and composite tenant keys"


class PagariKolom(Operation):
    """Composite tenant keys for foreign keys added later to a fenced table: {model: [field, …]} (PostgreSQL)."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, kolom: dict[str, list[str]]):
        self.kolom = kolom

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "postgresql":
            return
        for nama, kolom in self.kolom.items():
            for perintah in sql_kunci_gabungan(to_state.apps.get_model(app_label, nama), kolom):
                schema_editor.execute(perintah)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Dropped with the columns by the operations before this one."""

    def describe(self):
        return "Composite tenant keys of added columns"


def sql_kebijakan(tabel: str) -> list[str]:
    """Only rows of the tenant told by `set_config('kinerja.pemda', …)`; without one: none."""
    return [
        f'alter table "{tabel}" enable row level security',
        f'alter table "{tabel}" force row level security',
        f'create policy penyewa on "{tabel}" using (pemda_id = {PEMDA_KINI}) with check (pemda_id = {PEMDA_KINI})',
    ]


def sql_unik(tabel: str) -> list[str]:
    return [f'alter table "{tabel}" add constraint "{tabel[:50]}_pemda_id" unique (pemda_id, id)']


def sql_kunci_gabungan(model, kolom: list[str] | None = None) -> list[str]:
    """`(pemda_id, x_id) references target (pemda_id, id)` for each foreign key (or those named) to a tenant table.

    One that is there already is made anew: a later migration may name what an earlier one has fenced by now.
    """
    perintah = []
    for field in model._meta.concrete_fields:
        kunci = (field.many_to_one or field.one_to_one) and field.name != "pemda"
        if not kunci or not _punya_pemda(field.related_model) or (kolom is not None and field.name not in kolom):
            continue
        tabel, sasaran = model._meta.db_table, field.related_model._meta.db_table
        nama = f"{tabel[:30]}_{field.column[:24]}_pemda"
        perintah.append(
            f'alter table "{tabel}" drop constraint if exists "{nama}", add constraint "{nama}" '
            f'foreign key (pemda_id, "{field.column}") references "{sasaran}" (pemda_id, id) '
            "deferrable initially deferred"
        )
    return perintah


def _punya_pemda(model) -> bool:
    return any(f.name == "pemda" for f in model._meta.concrete_fields)


class LihatMilikSendiri(Operation):
    """Second SELECT policy: a user may read the own rows of this table in every pemda (choosing a pemda)."""

    reversible = True

    def __init__(self, model: str, kolom: str):
        self.model, self.kolom = model, kolom

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            tabel = to_state.apps.get_model(app_label, self.model)._meta.db_table
            schema_editor.execute(
                f'create policy milik_sendiri on "{tabel}" for select using ("{self.kolom}" = {PENGGUNA_KINI})'
            )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Dropped with the table."""


class HanyaTambah(Operation):
    """Triggers that refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL) of the table.

    `dibangun_ulang`: after a column or constraint was added; SQLite rebuilds the table then and drops its triggers.
    """

    reversible = True

    def __init__(self, model: str, *, dibangun_ulang: bool = False):
        self.model, self.dibangun_ulang = model, dibangun_ulang

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        tabel = to_state.apps.get_model(app_label, self.model)._meta.db_table
        vendor = schema_editor.connection.vendor
        if vendor == "postgresql" and self.dibangun_ulang:
            return
        for perintah in sql_hanya_tambah_postgres(tabel) if vendor == "postgresql" else sql_hanya_tambah_sqlite(tabel):
            schema_editor.execute(perintah)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        tabel = from_state.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "postgresql" and not self.dibangun_ulang:
            schema_editor.execute(f"drop function if exists {tabel}_tolak() cascade")


def sql_hanya_tambah_sqlite(tabel: str) -> list[str]:
    return [
        f'create trigger "{tabel}_tanpa_{kata}" before {kata} on "{tabel}" '
        f"begin select raise(abort, '{tabel} hanya boleh ditambah'); end"
        for kata in ("update", "delete")
    ]


def sql_hanya_tambah_postgres(tabel: str) -> list[str]:
    return [
        f"create function {tabel}_tolak() returns trigger language plpgsql as "
        f"$$ begin raise exception '{tabel} hanya boleh ditambah'; end $$",
        f'create trigger {tabel}_tanpa_ubah before update or delete on "{tabel}" '
        f"for each row execute function {tabel}_tolak()",
        f'create trigger {tabel}_tanpa_kosong before truncate on "{tabel}" '
        f"for each statement execute function {tabel}_tolak()",
    ]
