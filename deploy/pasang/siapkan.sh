#!/usr/bin/env bash
# Install what is missing: `siapkan.sh jalan` for running, `siapkan.sh uji` for the tests as well.
# Fast (a fraction of a second) when nothing is missing.
. "$(dirname "$0")/umum.sh"

lingkup=${1:-jalan}
"$PASANG/debian.sh" "$lingkup"
"$PASANG/venv.sh" "$lingkup"
[ "$lingkup" = uji ] || judul "Terpasang. Jalankan: make run"
