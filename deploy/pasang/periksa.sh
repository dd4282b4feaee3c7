#!/usr/bin/env bash
# `make check`: style, templates, migrations, deploy settings, architecture. Runs all of them, names the failing ones.
. "$(dirname "$0")/umum.sh"

"$PASANG/venv.sh" uji
kerja=$(mktemp -d)
trap 'rm -rf "$kerja"' EXIT

# Settings as in production: nothing of a trial, nothing from this machine's .env.
seperti_produksi() {
    env DEBUG=0 MODE_COBA=0 DATA_DIR="$kerja" DATABASE_URL="sqlite:///$kerja/periksa.sqlite3" DATABASE_URL_PEMILIK= \
        ALLOWED_HOSTS=kinerja.contoh.go.id CSRF_TRUSTED_ORIGINS=https://kinerja.contoh.go.id SECURE_SSL_REDIRECT=1 \
        EMAIL_BACKEND=django.core.mail.backends.smtp.EmailBackend SITUS= \
        SECRET_KEY="$("$PY" -c 'import secrets; print(secrets.token_urlsafe(64))')" "$@"
}

gagal_di=()
periksa() {
    local nama=$1 catatan="$kerja/catatan"
    shift
    if "$@" >"$catatan" 2>&1; then
        echo "   baik   $nama"
    else
        echo "   GAGAL  $nama"
        sed 's/^/          /' "$catatan"
        gagal_di+=("$nama")
    fi
}

judul "Memeriksa"
periksa "gaya kode (ruff check)" "$PY" -m ruff check --no-cache --output-format concise .
periksa "tata letak kode (ruff format)" "$PY" -m ruff format --no-cache --check --output-format concise .
periksa "templat (djlint)" "$PY" -m djlint --lint --quiet templates
periksa "migrasi lengkap" seperti_produksi "$PY" manage.py makemigrations --check --dry-run
periksa "pengaturan produksi" seperti_produksi "$PY" manage.py check --deploy --fail-level WARNING
periksa "arsitektur" "$PY" -m pytest -q tests/test_architecture.py tests/test_vendor.py
[ ${#gagal_di[@]} = 0 ] || gagal "${#gagal_di[@]} pemeriksaan tidak lolos."
