#!/usr/bin/env bash
# `make kunci`: pin and hash requirements*.txt from the .in files. No registry address goes into them.
. "$(dirname "$0")/umum.sh"

"$PASANG/venv.sh" uji
"$PY" -c 'import piptools' 2>/dev/null || "$PY" -m pip install -qq pip-tools || gagal "pip-tools tidak dapat dipasang; periksa jaringan."
export CUSTOM_COMPILE_COMMAND="make kunci"
for nama in requirements requirements-besar requirements-uji; do
    judul "Menyusun $nama.txt"
    "$PY" -m piptools compile -q --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links "$@" -o "$nama.txt" "$nama.in" 2>.venv/kunci.log ||
        { tail -n 5 .venv/kunci.log >&2; gagal "$nama.txt tidak dapat disusun (catatan lengkap: .venv/kunci.log)."; }
done
