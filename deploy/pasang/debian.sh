#!/usr/bin/env bash
# Debian packages: `debian.sh jalan` (libraries and fonts of the PDF maker), `debian.sh uji` (also PostgreSQL, Chromium),
# `debian.sh ketahanan` (broker and Redis of the drills), `debian.sh paket NAMA…` (these). Touches apt only when something is missing. LEWATI_PAKET=1 skips (other systems).
. "$(dirname "$0")/umum.sh"

UNTUK_JALAN=(tzdata libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-texgyre fonts-dejavu-core)
UNTUK_KETAHANAN=(rabbitmq-server redis-server) # the drill of several machines starts its own
UNTUK_UJI=(postgresql postgresql-common chromium poppler-utils)

[ "${LEWATI_PAKET:-}" = 1 ] && exit 0
case "${1:-jalan}" in
    jalan) diminta=("${UNTUK_JALAN[@]}") ;;
    uji) diminta=("${UNTUK_JALAN[@]}" "${UNTUK_UJI[@]}") ;;
    ketahanan) diminta=("${UNTUK_KETAHANAN[@]}") ;;
    paket) shift; diminta=("$@") ;;
    *) gagal "debian.sh: pilihan '$1' tidak dikenal (jalan, uji, ketahanan, paket)." ;;
esac

terpasang() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

sebagai_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_get() {
    sebagai_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
        -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 "$@"
}

command -v dpkg-query >/dev/null || gagal "Ini bukan Debian; pasang sendiri ${diminta[*]}, lalu ulangi dengan LEWATI_PAKET=1."
kurang=()
for paket in "${diminta[@]}"; do terpasang "$paket" || kurang+=("$paket"); done
[ ${#kurang[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || gagal "apt-get tidak ada; pasang sendiri: ${kurang[*]}."
[ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    gagal "Perlu root atau sudo untuk memasang ${kurang[*]}; jalankan sebagai root: apt-get install ${kurang[*]}"

judul "Memasang paket Debian: ${kurang[*]}"
catatan=$(mktemp)
tanpa_klaster=/etc/postgresql-common/createcluster.d/kinerja-sementara.conf
tanpa_layanan=/usr/sbin/policy-rc.d
layanan_dilarang=
bereskan() {
    rm -f "$catatan"
    [ ! -e "$tanpa_klaster" ] || sebagai_root rm -f "$tanpa_klaster"
    [ -z "$layanan_dilarang" ] || sebagai_root rm -f "$tanpa_layanan"
}
trap bereskan EXIT

# An unreachable foreign source fails the update although Debian's own lists came; installing will tell.
apt_get update >"$catatan" 2>&1 || true
# The tests start a PostgreSQL of their own, so installing the package need not leave one running.
if [[ " ${kurang[*]} " == *" postgresql "* ]]; then
    sebagai_root mkdir -p "$(dirname "$tanpa_klaster")"
    echo "create_main_cluster = false" | sebagai_root tee "$tanpa_klaster" >/dev/null
fi
# Nor are a broker and a Redis to listen on this machine because their programs are needed.
if [ "${1:-}" = ketahanan ] && [ ! -e "$tanpa_layanan" ]; then
    layanan_dilarang=1
    printf '#!/bin/sh\nexit 101\n' | sebagai_root tee "$tanpa_layanan" >/dev/null
    sebagai_root chmod 755 "$tanpa_layanan"
fi
if ! apt_get install -y --no-install-recommends "${kurang[@]}" >>"$catatan" 2>&1; then
    tail -n 5 "$catatan" >&2
    gagal "Paket Debian ${kurang[*]} tidak dapat dipasang; periksa jaringan dan sumber apt komputer ini."
fi
