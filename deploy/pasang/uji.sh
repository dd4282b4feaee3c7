#!/usr/bin/env bash
# The tests: `uji.sh sqlite postgres peramban` runs these stages in turn, goes on after a failing one, sums up at the end.
# PYTEST adds pytest options (PYTEST='-k realisasi -x'). The PostgreSQL is a throw-away one; it removes itself.
. "$(dirname "$0")/umum.sh"

PROSES=${UJI_PROSES:-$(n=$(nproc); echo $((n > 4 ? 4 : n)))}
PROSES_PERAMBAN=${UJI_PROSES_PERAMBAN:-$((PROSES > 2 ? 2 : PROSES))}
read -ra TAMBAHAN <<<"${PYTEST:-}"

uji_pytest() {
    "$PY" -m pytest -q "$@" ${TAMBAHAN[@]+"${TAMBAHAN[@]}"}
}

tahap_sqlite() {
    UJI_BASIS=sqlite uji_pytest -n "$PROSES" -m "not peramban"
}

tahap_postgres() {
    pg_virtualenv -t -o fsync=off -o synchronous_commit=off -o full_page_writes=off -o max_connections=100 \
        "$PASANG/uji.sh" dalam_postgres
}

# Inside pg_virtualenv: we are its superuser just long enough to make the two roles of ARCHITECTURE.md.
tahap_dalam_postgres() {
    psql -qX -v ON_ERROR_STOP=1 <<'SQL'
create role kinerja_app login password 'kinerja_app' nosuperuser nocreatedb nocreaterole nobypassrls;
create role kinerja_pemilik login password 'kinerja_pemilik' nosuperuser createdb bypassrls;
grant kinerja_app to kinerja_pemilik;  -- so that the owner may end leftover connections when it drops a copy
SQL
    local alamat="$PGHOST:$PGPORT"
    unset PGUSER PGPASSWORD PGDATABASE PGHOST PGPORT
    UJI_BASIS=postgres UJI_POSTGRES="$alamat" uji_pytest -n "$PROSES" -m "not peramban"
}

tahap_peramban() {
    UJI_BASIS=sqlite uji_pytest -n "$PROSES_PERAMBAN" -m peramban
}

if [ "${1:-}" = dalam_postgres ]; then
    tahap_dalam_postgres
    exit
fi

"$PASANG/siapkan.sh" uji
declare -A sebutan=([sqlite]="SQLite" [postgres]="PostgreSQL sementara" [peramban]="Chromium")
ringkasan=()
rusak=0
trap 'echo; echo "Uji dihentikan."; exit 130' INT TERM
for tahap in "$@"; do
    [ -n "${sebutan[$tahap]:-}" ] || gagal "uji.sh: tahap '$tahap' tidak dikenal (sqlite, postgres, peramban)."
    judul "Uji: ${sebutan[$tahap]}"
    mulai=$SECONDS
    kode=0
    "tahap_$tahap" || kode=$?
    hasil=lulus
    [ $kode = 0 ] || { hasil="GAGAL (kode $kode)"; rusak=1; }
    ringkasan+=("$(printf '%-22s %s, %d detik' "${sebutan[$tahap]}" "$hasil" $((SECONDS - mulai)))")
done
judul "Ringkasan uji"
printf '   %s\n' "${ringkasan[@]}"
exit $rusak
