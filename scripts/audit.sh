#!/bin/sh
# Asks a service for known vulnerabilities of the versions in uv.lock: 0 for none, 1 for some, 3 when none could be asked.
# AUDIT_SERVICE names another one that speaks OSV's protocol.
set -eu

cd "$(dirname "$0")/.."
. scripts/uv.sh

service=${AUDIT_SERVICE:-https://api.osv.dev}
log=.tools/audit.log
mkdir -p .tools
find_or_install_uv
# A uv of the machine may be older than this command: then it runs a newer one.
set -- audit --frozen --preview-features audit-command --service-url "$service"
"$uv" audit --help >/dev/null 2>&1 || set -- tool run "uv@$uv_release" "$@"

code=0
"$uv" "$@" 2>"$log" || code=$?
case $code in
0 | 1)
    cat "$log" >&2
    exit "$code"
    ;;
esac
if grep -q "error sending request" "$log"; then
    say "Nothing was checked: $service cannot be reached."
else
    cat "$log" >&2
    say "Nothing was checked: $service gave no answer that can be read."
fi
exit 3
