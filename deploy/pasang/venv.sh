#!/usr/bin/env bash
# The virtual environment in .venv with the pinned, hashed requirements: `venv.sh jalan` or `venv.sh uji`; BESAR=1 adds
# what more than one machine needs; once added it is kept up to date without being asked for. .venv/.terpasang-* hold the
# sha256 of what was installed, so that an unchanged start installs nothing.
. "$(dirname "$0")/umum.sh"

lingkup=${1:-jalan}
daftar=(requirements.txt)
if [ "$lingkup" = uji ] || [ -n "${BESAR:-}" ] || [ -e .venv/.terpasang-requirements-besar ]; then
    daftar+=(requirements-besar.txt)
fi
[ "$lingkup" != uji ] || daftar+=(requirements-uji.txt)

cukup_baru() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The first Python ≥ 3.11 that is really there (pyenv's shim may point at nothing).
cari_python() {
    local calon
    for calon in ${PYTHON:+"$PYTHON"} python3 /usr/bin/python3 python3.11 python3.12 python3.13; do
        command -v "$calon" >/dev/null && cukup_baru "$calon" && { command -v "$calon"; return; }
    done
    gagal "Perlu Python 3.11 atau lebih baru; yang ada di komputer ini: $(python3 --version 2>&1 || echo 'tidak ada')."
}

# Debian's python3 comes without ensurepip; its own package brings it.
pastikan_ensurepip() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    local asal
    asal=$("$1" -c 'import sys; print(sys.base_prefix, "%d.%d" % sys.version_info[:2])')
    [ "${asal% *}" = /usr ] || gagal "Python di ${asal% *} tidak memuat venv; pasang ulang Python itu atau set PYTHON=/usr/bin/python3."
    "$PASANG/debian.sh" paket "python${asal#* }-venv"
    "$1" -c 'import ensurepip, venv' 2>/dev/null || gagal "Paket python${asal#* }-venv terpasang, tetapi modul venv tetap tidak ada."
}

utuh() {
    cukup_baru "$PY" && "$PY" -c 'import pip, sys; sys.exit(sys.prefix != sys.argv[1])' "$AKAR/.venv" 2>/dev/null
}

cap() {
    echo ".venv/.terpasang-${1%.txt}"
}

terpasang() {
    [ "$(cat "$(cap "$1")" 2>/dev/null)" = "$(sha256sum "$1" 2>/dev/null | cut -d' ' -f1)" ]
}

pasang() {
    terpasang "$1" && return
    judul "Memasang pustaka Python dari $1"
    if ! "$PY" -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r "$1" 2>.venv/pip.log; then
        tail -n 5 .venv/pip.log >&2
        gagal "Pustaka Python tidak dapat dipasang; periksa jaringan, lalu ulangi (catatan lengkap: .venv/pip.log)."
    fi
    sha256sum "$1" | cut -d' ' -f1 >"$(cap "$1")"
}

lengkap() {
    local satu
    for satu in "${daftar[@]}"; do terpasang "$satu" || return; done
    cukup_baru "$PY"
}

lengkap && exit 0
if ! utuh; then
    python=$(cari_python)
    pastikan_ensurepip "$python"
    judul "Membuat lingkungan Python (.venv) dengan $("$python" --version)"
    "$python" -m venv --clear .venv || gagal "Lingkungan Python di .venv tidak dapat dibuat."
fi
for satu in "${daftar[@]}"; do pasang "$satu"; done
