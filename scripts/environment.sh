#!/bin/sh
# Brings the virtual environment .venv to what uv.lock says; silent and quick when it is there already.
#   scripts/environment.sh [FOLDER [GROUP]]: of the project in the folder, for running it or, with GROUP, also
#   for traces (tracing), for developing it (dev), and for its charts (charts)
# PYTHON, if set, is the Python to use: a version (3.12), a command or a path; else whichever fits is taken.
# Everything it adds lies in the checkout (.venv, .tools); only the caches of uv and pip lie outside, as ever.
set -eu

cd "$(dirname "$0")/.."
folder=${1:-.}
group=${2:-}
venv=$folder/.venv
case $folder in # the Pythons that fit; the first is fetched where there is none
.) versions="3.12 3.13 3.11" ;;
*) versions="3.10" ;;
esac
stamp=$venv/.made-for-running
[ -z "$group" ] || stamp=$venv/.made-for-$group
log=.tools/environment.log
wanted=${PYTHON:-}
locked=$(cat "$folder/uv.lock" "$folder/pyproject.toml" scripts/environment.sh scripts/uv.sh | cksum)

# The stamp says from what .venv was made: the lock, the version of Python, and what PYTHON was then.
if [ -x "$venv/bin/python" ] && [ -f "$stamp" ]; then
    { read -r made_locked && read -r made_version && read -r made_wanted || :; } <"$stamp"
    if [ "$made_locked" = "$locked" ]; then
        case $wanted in "" | "$made_version" | "${made_wanted:-}") exit 0 ;; esac
    fi
fi

# Settings of other environments would lead pip, uv and Python astray.
unset VIRTUAL_ENV CONDA_PREFIX PYTHONHOME PYTHONPATH UV_PYTHON UV_PROJECT

. scripts/uv.sh

# The version of a Python that runs, fits, and has the parts which one built by hand may lack; else nothing.
version_of() {
    version=$("$1" -c 'import sys, bz2, ctypes, sqlite3, ssl; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || :
    case " $versions " in *" $version "*) printf '%s\n' "$version" ;; esac
}

pythons_of_pyenv() {
    for root in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv"; do
        for python in "$root/versions/$1".*/bin/python3; do
            if [ -x "$python" ]; then printf '%s\n' "$python"; fi
        done
    done
}

# One a line. Where PYTHON is not set: the one that .venv has already, the machine's own, and then any that is there.
candidates() {
    case $wanted in
    "")
        "$venv/bin/python" -c 'import sys; print(sys._base_executable)' 2>/dev/null || :
        on_path python3
        for each in $versions; do on_path "python$each" && pythons_of_pyenv "$each"; done
        ;;
    3.*) on_path "python$wanted" && on_path python3 && pythons_of_pyenv "$wanted" ;;
    */*) printf '%s\n' "$wanted" ;;
    *) on_path "$wanted" ;;
    esac
}

find_python() {
    candidates | while IFS= read -r candidate; do
        version=$(version_of "$candidate")
        case $wanted in
        3.*) [ "$version" = "$wanted" ] || continue ;;
        *) [ -n "$version" ] || continue ;;
        esac
        # Itself, not the shim of a version manager.
        "$candidate" -c 'import sys; print(sys.executable)'
        break
    done
}

fetch_python() {
    case $wanted in
    "") version=${versions%% *} ;;
    *) version=$wanted ;;
    esac
    case " $versions " in
    *" $version "*) ;;
    *) fail "PYTHON=$wanted: no such Python runs here, or it does not fit ($versions do)" ;;
    esac
    say "Fetching Python $version into .tools …"
    UV_PYTHON_INSTALL_DIR=$PWD/.tools/python
    export UV_PYTHON_INSTALL_DIR
    "$uv" python install --no-bin "$version" >&2 ||
        fail "no Python $version here, and it could not be fetched: install it, then try again (any of these fits: $versions)"
    python=$("$uv" python find --managed-python --no-project "$version") || fail "the fetched Python does not run"
}

# Reads what uv says, and says how far it is: in one line that changes, or in a last one where there is no terminal.
show_progress() {
    total=0 loaded=0 shown=no
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        case $line in
        "Downloading "*MiB\))
            size=${line##*\(}
            total=$((total + ${size%%.*}))
            ;;
        " Downloaded "*)
            name=${line#* Downloaded }
            size=$(sed -n "s/^Downloading $name (\([0-9]*\)[.0-9]*MiB)\$/\1/p" "$log")
            loaded=$((loaded + ${size:-0}))
            if [ -t 2 ]; then printf '\rPackages: %s of %s MB fetched …' "$loaded" "$total" >&2 && shown=yes; fi
            ;;
        "Installed "*)
            count=${line#Installed }
            if [ "$shown" = yes ]; then printf '\r' >&2; fi
            if [ "$total" = 0 ]; then fetched="all from the cache"; else fetched="$loaded MB fetched"; fi
            say "Packages: ${count%% *} installed, $fetched; compiling them …"
            ;;
        "uv failed")
            if [ "$shown" = yes ]; then say ""; fi
            return 1
            ;;
        esac
    done
}

mkdir -p .tools
: >"$log"
find_or_install_uv
python=$(find_python)
[ -n "$python" ] || fetch_python
version=$(version_of "$python")
say "Setting up ${venv#./} with Python $version ($python) …"

# Compiled here and now, by all cores: where PYTHONDONTWRITEBYTECODE is set, every start would do it again for itself.
set -- --project "$folder" --frozen --compile-bytecode --python "$python"
case $group in
"") set -- "$@" --no-dev ;;
tracing) set -- "$@" --no-dev --group tracing ;;
charts) set -- "$@" --group charts ;;
esac
{ UV_PROJECT_ENVIRONMENT=.venv "$uv" sync "$@" 2>&1 || echo "uv failed"; } |
    show_progress || {
    grep -vE '^ *(Downloading|Downloaded|Building|Built|[-+~]) |^uv failed' "$log" | tail -n 12 >&2
    fail "the packages of uv.lock could not be installed (uv says why above; all it said: $log)"
}
"$venv/bin/python" -c 'import rasa_sdk' 2>/dev/null || fail "$venv does not work: remove it, then try again"
rm -f "$venv"/.made-for-*
# Each group holds those before it.
for each in running tracing dev charts; do
    printf '%s\n' "$locked" "$version" "$wanted" >"$venv/.made-for-$each"
    if [ "$each" = "${group:-running}" ]; then break; fi
done
