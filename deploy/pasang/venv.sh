#!/usr/bin/env bash
# The virtual environment in .venv with the pinned, hashed requirements: `venv.sh jalan` or `venv.sh uji`.
# .venv/.terpasang holds the sha256 of what was installed, so that an unchanged start installs nothing.
. "$(dirname "$0")/umum.sh"

lingkup=${1:-jalan}
daftar=(requirements.txt)
[ "$lingkup" = uji ] && daftar+=(requirements-uji.txt)

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

pasang() {
    local berkas=$1 cap=$2 sidik
    sidik=$(sha256sum "$berkas" | cut -d' ' -f1)
    [ "$(cat "$cap" 2>/dev/null)" = "$sidik" ] && return
    judul "Memasang pustaka Python dari $berkas"
    if ! "$PY" -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r "$berkas" 2>.venv/pip.log; then
        tail -n 5 .venv/pip.log >&2
        gagal "Pustaka Python tidak dapat dipasang; periksa jaringan, lalu ulangi (catatan lengkap: .venv/pip.log)."
    fi
    echo "$sidik" >"$cap"
}

if [ -f .venv/.terpasang ] && [ "$(sha256sum "${daftar[@]}" | cut -d' ' -f1)" = "$(cat .venv/.terpasang .venv/.terpasang-uji 2>/dev/null | head -n ${#daftar[@]})" ] && cukup_baru "$PY"; then
    exit 0
fi
if ! utuh; then
    python=$(cari_python)
    pastikan_ensurepip "$python"
    judul "Membuat lingkungan Python (.venv) dengan $("$python" --version)"
    "$python" -m venv --clear .venv || gagal "Lingkungan Python di .venv tidak dapat dibuat."
fi
pasang requirements.txt .venv/.terpasang
[ "$lingkup" != uji ] || pasang requirements-uji.txt .venv/.terpasang-uji
