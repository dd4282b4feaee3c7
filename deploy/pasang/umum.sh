# Sourced by every script here: strict mode, the project's root, one way to fail.
set -euo pipefail

AKAR=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PASANG="$AKAR/deploy/pasang"
PY="$AKAR/.venv/bin/python"
cd "$AKAR"

# A parent pytest, editor or virtual environment must not leak into ours.
unset PYTHONPATH PYTHONHOME DJANGO_SETTINGS_MODULE VIRTUAL_ENV
export PYTHONUNBUFFERED=1
# A bare machine has no locale: without this PostgreSQL makes SQL_ASCII databases.
export LC_ALL=C.UTF-8

# One clear Indonesian sentence on stderr, exit code 1.
gagal() {
    echo "GAGAL: $*" >&2
    exit 1
}

judul() {
    echo "── $*"
}
