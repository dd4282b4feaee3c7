#!/usr/bin/env bash
# `make run`: install, prepare the database, load the demo data, serve. Ctrl-C or SIGTERM ends web server and job worker.
# A second start keeps the data and skips what has not changed (stamps in the data directory).
. "$(dirname "$0")/umum.sh"

"$PASANG/debian.sh" jalan
"$PASANG/venv.sh" jalan

# DATA_DIR, PORT and DATABASE_URL may stand in .env, as for Django itself.
baca_env='import environ, sys
env = environ.Env(); environ.Env.read_env(sys.argv[1] + "/.env")
print(env("PORT", default="") or "8000"); print(env("DATA_DIR", default=sys.argv[1] + "/data")); print(env("DATABASE_URL", default=""))'
[ -n "${DATABASE_URL:-}" ] || unset DATABASE_URL
{ read -r PORT; read -r DATA_DIR; read -r alamat_basis; } < <("$PY" -c "$baca_env" "$AKAR")
export PORT DATA_DIR MODE_COBA=${MODE_COBA:-1}

[[ "$PORT" =~ ^[0-9]{1,5}$ ]] && [ "$PORT" -ge 1 ] && [ "$PORT" -le 65535 ] || gagal "PORT '$PORT' bukan nomor port (1–65535)."
"$PY" - "$PORT" <<'PYTHON' || gagal "Port $PORT tidak dapat dipakai (sedang dipakai program lain?); pilih yang lain: make run PORT=8001"
import socket, sys
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
PYTHON

mkdir -p "$DATA_DIR" 2>/dev/null && [ -w "$DATA_DIR" ] || gagal "Direktori data $DATA_DIR tidak dapat ditulisi."
if [ ! -s "$DATA_DIR/secret_key" ]; then
    (umask 077 && "$PY" -c 'import secrets; print(secrets.token_urlsafe(64))' >"$DATA_DIR/secret_key")
fi

sidik() { # sha256 of the named files and directories, names included
    find "$@" -type f -not -name '*.pyc' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -d' ' -f1
}

# Loaded already? The stamp names the fixtures, the code that loads them and the database they went into.
cap="$DATA_DIR/.contoh_termuat"
[ -n "$alamat_basis" ] || [ -f "$DATA_DIR/kinerja.sqlite3" ] || rm -f "$cap"
judul "Menyiapkan basis data"
"$PY" manage.py siapkan --tanpa-acuan --verbosity 0 || gagal "Basis data tidak dapat disiapkan; pesan di atas menyebut sebabnya."
isi="$(sidik fixtures) $(printf %s "$alamat_basis" | sha256sum | cut -d' ' -f1)"
if [ "$(cat "$cap" 2>/dev/null)" != "$isi" ]; then
    judul "Memuat data contoh (sekali saja, sekitar satu menit)"
    "$PY" manage.py muat_contoh || gagal "Data contoh tidak dapat dimuat; pesan di atas menyebut sebabnya."
    echo "$isi" >"$cap"
    akun_tercetak=1
fi

cap_statis="$DATA_DIR/.statis"
isi_statis=$(sidik static requirements.txt kinerja/settings.py)
if [ "$(cat "$cap_statis" 2>/dev/null)" != "$isi_statis" ] || [ ! -f "$DATA_DIR/static/staticfiles.json" ]; then
    judul "Menyusun berkas statis"
    "$PY" manage.py collectstatic --noinput --clear --verbosity 0 || gagal "Berkas statis tidak dapat disusun."
    echo "$isi_statis" >"$cap_statis"
fi

# Both children get SIGTERM when this shell dies, however it dies.
anak=()
jalankan() {
    setpriv --pdeathsig TERM "$@" &
    anak+=($!)
}
berhenti() {
    trap '' INT TERM EXIT
    kill -TERM "${anak[@]}" 2>/dev/null || true
    for _ in {1..100}; do
        kill -0 "${anak[@]}" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "${anak[@]}" 2>/dev/null || true
}
trap berhenti EXIT
trap 'echo; echo "Berhenti."; exit 0' INT TERM

jalankan "$PY" -m gunicorn kinerja.wsgi:application --bind "127.0.0.1:$PORT" --worker-class gthread \
    --workers 2 --threads 4 --timeout 120 --graceful-timeout 10 --no-control-socket --log-level warning
jalankan "$PY" manage.py pekerja

"$PY" - "$PORT" "${anak[0]}" <<'PYTHON' || gagal "Peladen web tidak mau mulai; pesan di atas menyebut sebabnya."
import os, socket, sys, time
port, pid = map(int, sys.argv[1:])
for _ in range(300):
    if not os.path.exists(f"/proc/{pid}"):
        sys.exit(1)
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.1)
else:
    sys.exit(1)
PYTHON
echo
[ -n "${akun_tercetak:-}" ] || "$PY" manage.py muat_contoh --akun
echo "Kinerja berjalan di http://127.0.0.1:$PORT — hentikan dengan Ctrl-C."

wait -n "${anak[@]}" || true
gagal "Peladen web atau pekerja latar berhenti sendiri; pesan di atas menyebut sebabnya."
