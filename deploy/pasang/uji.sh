#!/usr/bin/env bash
# The tests: `uji.sh sqlite postgres peramban` runs these stages, goes on after a failing one, sums up at the end. The
# stages are run in turn, but PostgreSQL beside the others when there are four cores (UJI_BERUNTUN=1: not); each of them
# leaves cores idle by itself, waiting for worlds, children and pages. Its output is kept and printed when it has ended.
# What is marked `latihan` (long drills over the same ground) runs only in the stage of that name; `ketahanan` runs the
# drills of tests/ketahanan and the tests that count for the same table, on both databases, and prints it.
# PYTEST adds pytest options (PYTEST='-k realisasi -x'). The PostgreSQL is a throw-away one; it removes itself.
. "$(dirname "$0")/umum.sh"

PROSES=${UJI_PROSES:-$(n=$(nproc); echo $((n > 4 ? 4 : n)))}
PROSES_PERAMBAN=${UJI_PROSES_PERAMBAN:-$((PROSES > 3 ? 3 : PROSES))}
PROSES_SAMPING=0 # processes of PostgreSQL beside the other stages; 0: it has its turn
if [ "$PROSES" -gt 3 ] && [ $# -gt 1 ] && [ -z "${UJI_BERUNTUN:-}" ]; then
    PROSES_SAMPING=$((PROSES / 2))
fi
BIASA="not peramban and not latihan and not ketahanan"
# Ordinary tests whose figures (tests.catatan) belong into the table of `make test-ketahanan`.
BERANGKA=(tests/penyewa tests/api tests/organisasi/test_unggahan.py tests/indikator/test_bukti_jahat.py tests/organisasi/test_dua_langkah.py tests/kertas/test_baca_jahat.py)
read -ra DIPILIH <<<"${LATIHAN:-}" # LATIHAN=tests/ketahanan/test_x.py: only this one
read -ra TAMBAHAN <<<"${PYTEST:-}"

uji_pytest() {
    "$PY" -m pytest -q --durations=5 --durations-min=10 -o faulthandler_timeout=300 "$@" ${TAMBAHAN[@]+"${TAMBAHAN[@]}"}
}

tahap_sqlite() {
    UJI_BASIS=sqlite uji_pytest -n $((PROSES_SAMPING ? PROSES - 1 : PROSES)) --dist worksteal -m "$BIASA"
}

# The long drills, in whatever they need; the browser among them.
tahap_latihan() {
    UJI_BASIS=sqlite uji_pytest -n "$PROSES_PERAMBAN" --dist worksteal -m latihan
}

# The journeys that take the pictures of the guides walk the same pages once more: only with `make gambar`.
tahap_peramban() {
    local tanpa=('--ignore-glob=tests/peramban/test_gambar*.py')
    [ -z "${GAMBAR:-}" ] || tanpa=()
    UJI_BASIS=sqlite uji_pytest -n "$PROSES_PERAMBAN" --dist worksteal -m "peramban and not latihan and not ketahanan" ${tanpa[@]+"${tanpa[@]}"}
}

# The drills one by one: they use all cores themselves, and end servers that others would need.
uji_ketahanan() {
    local kode=0
    if [ ${#DIPILIH[@]} -gt 0 ]; then
        uji_pytest "${DIPILIH[@]}" || kode=$?
    else
        uji_pytest tests/ketahanan || kode=$?
        uji_pytest -n "$PROSES" --dist worksteal -m "$BIASA" "${BERANGKA[@]}" || kode=$?
    fi
    [ $kode != 5 ] || kode=0 # nothing of the chosen drill is for this database
    return $kode
}

tahap_ketahanan() {
    local kode=0
    export UJI_CATATAN="$kerja/catatan"
    mkdir -p "$UJI_CATATAN"
    UJI_BASIS=sqlite uji_ketahanan || kode=$?
    # pg_virtualenv itself turns fsync off, last one wins
    UJI_KODE="$kerja/kode-ketahanan" pg_virtualenv -t -o fsync=on -o autovacuum=off -o max_connections=100 \
        "$PASANG/uji.sh" dalam_postgres_ketahanan || kode=$?
    kode=$((kode + $(cat "$kerja/kode-ketahanan")))
    judul "Ketahanan dan keamanan dalam angka"
    "$PY" -m tests.ketahanan.ringkasan "$UJI_CATATAN" ${CATAT:+--tulis} || kode=1
    return $kode
}

# No autovacuum: its workers belong to nobody the owner could end, so that dropping a copy would fail now and then.
# pg_virtualenv prints its whole server log when the command fails, so the exit code comes back in a file instead.
tahap_postgres() {
    UJI_PROSES=$((PROSES_SAMPING ? PROSES_SAMPING : PROSES)) UJI_KODE="$kerja/kode-postgres" \
        pg_virtualenv -t -o fsync=off -o autovacuum=off -o synchronous_commit=off -o full_page_writes=off \
        -o max_connections=100 "$PASANG/uji.sh" dalam_postgres || return
    return "$(cat "$kerja/kode-postgres")"
}

# The bench (BENCH: its options) on a server that is as durable as in production. pg_virtualenv turns fsync off, last one
# wins; the rows vacuum themselves, so that no autovacuum runs into a round. BENCH_MODUL, BENCH_AUTOVACUUM: make beban.
tahap_bench() {
    UJI_KODE="$kerja/kode-bench" pg_virtualenv -t -o fsync=on -o autovacuum="${BENCH_AUTOVACUUM:-off}" -o shared_buffers=512MB \
        -o max_connections=100 "$PASANG/uji.sh" dalam_postgres_bench || return
    return "$(cat "$kerja/kode-bench")"
}

# Inside pg_virtualenv: we are its superuser just long enough to make the two roles of docs/operasi.md. The owner is a
# member of the runtime role only to be able to end leftover connections when it drops a copy.
peran_postgres() {
    psql -qX -v ON_ERROR_STOP=1 <<'SQL' || return
create role kinerja_app login password 'kinerja_app' nosuperuser nocreatedb nocreaterole nobypassrls;
create role kinerja_pemilik login password 'kinerja_pemilik' nosuperuser createdb bypassrls;
grant kinerja_app to kinerja_pemilik;
SQL
}

# Our server's address, and no PG… variable that psycopg2 would follow on its own.
dengan_postgres() {
    peran_postgres || return
    local alamat="$PGHOST:$PGPORT"
    export UJI_KLASTER="${PG_CLUSTER_CONF_ROOT:-}" UJI_KLASTER_VERSI="${PGVERSION:-}" # for drills that restart it
    unset "${!PG@}"
    UJI_BASIS=postgres UJI_POSTGRES="$alamat" "$@"
}

dalam_postgres() {
    dengan_postgres uji_pytest -n "$PROSES" --dist worksteal -m "$BIASA"
}

dalam_postgres_bench() {
    read -ra pilihan <<<"${BENCH:-}"
    dengan_postgres "$PY" -m "${BENCH_MODUL:-bench}" ${pilihan[@]+"${pilihan[@]}"}
}

dalam_postgres_ketahanan() {
    dengan_postgres uji_ketahanan
}

if [[ "${1:-}" = dalam_postgres* ]]; then
    kode=0
    trap : INT TERM # pytest gets the signal too; wait for its clearing up
    "$1" || kode=$?
    echo $kode >"$UJI_KODE"
    exit 0
fi

declare -A sebutan=([sqlite]="SQLite" [postgres]="PostgreSQL sementara" [peramban]="Chromium" [latihan]="Latihan panjang" [ketahanan]="Ketahanan" [bench]="Kecepatan di PostgreSQL")
for tahap in "$@"; do
    [ -n "${sebutan[$tahap]:-}" ] || gagal "uji.sh: tahap '$tahap' tidak dikenal (sqlite, postgres, peramban, latihan, ketahanan, bench)."
done
"$PASANG/siapkan.sh" uji
if [[ " $* " = *" ketahanan "* ]]; then
    "$PASANG/debian.sh" ketahanan || echo "   Latihan beberapa mesin dilewati: rabbitmq-server atau redis-server tidak terpasang." >&2
fi

# Each stage is a process group of its own, so that Ctrl-C or SIGTERM reaches all of it and we wait for its clearing up.
declare -A anak=() mulai=() lama=() hasil=()
berhenti() {
    trap '' INT TERM
    echo
    for satu in ${anak[@]+"${anak[@]}"}; do
        kill -TERM -- "-$satu" 2>/dev/null || true
    done
    for satu in ${anak[@]+"${anak[@]}"}; do
        for _ in {1..300}; do
            kill -0 -- "-$satu" 2>/dev/null || break
            sleep 0.1
        done
    done
    echo "Uji dihentikan."
    exit 130
}
kerja=$(mktemp -d)
export UJI_BERSAMA="$kerja"
trap 'rm -rf "$kerja"' EXIT
trap berhenti INT TERM

# Begins a stage and does not wait for it.
jalankan_tahap() {
    mulai[$1]=$SECONDS
    set -m
    { "tahap_$1" || kode=$?; echo "$SECONDS" >"$kerja/usai-$1"; exit "${kode:-0}"; } </dev/null &
    anak[$1]=$!
    set +m
}

tunggu_tahap() {
    hasil[$1]=lulus
    wait "${anak[$1]}" || { hasil[$1]="GAGAL (kode $?)"; rusak=1; }
    unset "anak[$1]"
    lama[$1]=$(($(cat "$kerja/usai-$1" 2>/dev/null || echo "$SECONDS") - mulai[$1]))
}

rusak=0
samping=
if [ "$PROSES_SAMPING" -gt 0 ] && [[ " $* " = *" postgres "* ]]; then
    samping=postgres
    judul "Uji: ${sebutan[postgres]} berjalan di samping yang lain; keluarannya menyusul"
    jalankan_tahap postgres >"$kerja/postgres.log" 2>&1
fi
for tahap in "$@"; do
    [ "$tahap" != "$samping" ] || continue
    judul "Uji: ${sebutan[$tahap]}"
    jalankan_tahap "$tahap"
    tunggu_tahap "$tahap"
done
if [ -n "$samping" ]; then
    tunggu_tahap "$samping"
    judul "Uji: ${sebutan[$samping]}"
    cat "$kerja/$samping.log"
fi
judul "Ringkasan uji"
for tahap in "$@"; do
    printf '   %-22s %s, %d detik\n' "${sebutan[$tahap]}" "${hasil[$tahap]}" "${lama[$tahap]}"
done
printf '   %-22s %d detik\n' "Seluruhnya" "$SECONDS"
exit $rusak
