#!/bin/sh
# Installs the programs that only tests need, on Debian and as root: a browser with letters for Chinese and Japanese,
# proxies and a database.
# Where that cannot be done it says so, and the tests that need them are skipped. Silent when they are there.
set -u

PATH=$PATH:/usr/sbin:$(echo /usr/lib/postgresql/*/bin | tr ' ' ':') # where Debian has servers
missing=
for pair in chromium:chromium nginx:nginx-light haproxy:haproxy initdb:postgresql; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
ls /usr/share/fonts/*/noto/NotoSansCJK-Regular.* >/dev/null 2>&1 || missing="$missing fonts-noto-cjk" # else boxes in screenshots
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed, so that some tests are skipped:$missing" >&2
    exit 0
fi

echo "Installing for the tests:$missing …" >&2
export DEBIAN_FRONTEND=noninteractive
log=.logs/programs_for_tests.log
mkdir -p .logs
# shellcheck disable=SC2086 # several packages
{
    apt-get -o DPkg::Lock::Timeout=300 update &&
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing
} >"$log" 2>&1 || echo "That failed ($log says why); the tests that need them are skipped." >&2
