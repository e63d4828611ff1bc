#!/bin/sh
# Brings the virtual environment .venv to what uv.lock says; silent and quick when it is there already.
# PYTHON, if set, is the Python to use: a version (3.12), a command or a path; else whichever fits is taken.
# Everything it adds lies in the checkout (.venv, .tools); only the caches of uv and pip lie outside, as ever.
set -eu

cd "$(dirname "$0")/.."
uv_release=0.13.9 # installed only where no uv is found
versions="3.12 3.13 3.11" # that fit; the first is fetched where there is none
stamp=.venv/.made
log=.tools/environment.log
wanted=${PYTHON:-}
locked=$(cat uv.lock pyproject.toml scripts/environment.sh | cksum)

# The stamp says from what .venv was made: the lock, the version of Python, and what PYTHON was then.
if [ -x .venv/bin/python ] && [ -f "$stamp" ]; then
    { read -r made_locked && read -r made_version && read -r made_wanted || :; } <"$stamp"
    if [ "$made_locked" = "$locked" ]; then
        case $wanted in "" | "$made_version" | "${made_wanted:-}") exit 0 ;; esac
    fi
fi

# Settings of other environments would lead pip, uv and Python astray.
unset VIRTUAL_ENV CONDA_PREFIX PYTHONHOME PYTHONPATH UV_PYTHON UV_PROJECT

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "error: $*"
    exit 1
}

# Every executable of this name on PATH, in order, one a line.
on_path() (
    IFS=:
    for folder in $PATH; do
        if [ -x "$folder/$1" ]; then printf '%s\n' "$folder/$1"; fi
    done
)

# A uv that runs (the shim of a version manager may not) and knows dependency groups (0.5).
usable_uv() {
    case $("$1" --version 2>/dev/null) in
    "uv 0."[0-4].*) return 1 ;;
    "uv "[0-9]*) return 0 ;;
    esac
    return 1
}

# The version of a Python that runs, fits, and has the parts which one built by hand may lack; else nothing.
version_of() {
    version=$("$1" -c 'import sys, bz2, ctypes, sqlite3, ssl; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || :
    case " $versions " in *" $version "*) printf '%s\n' "$version" ;; esac
}

find_uv() {
    for candidate in .tools/uv/bin/uv $(on_path uv) "${HOME:-}/.local/bin/uv" "${HOME:-}/.cargo/bin/uv"; do
        if [ -x "$candidate" ] && usable_uv "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

# Into a folder of its own: works without venv, and where the system's Python is closed to pip.
install_uv() {
    found_pip=no
    mkdir -p .tools
    for python in $(on_path python3) "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.*/bin/python3; do
        "$python" -m pip --version >/dev/null 2>&1 || continue
        found_pip=yes
        target=.tools/uv.$$
        if "$python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location \
            --target "$target" "uv==$uv_release" >.tools/uv.log 2>&1 && usable_uv "$target/bin/uv"; then
            rm -rf .tools/uv
            mv "$target" .tools/uv
            return
        fi
        rm -rf "$target"
    done
    [ "$found_pip" = yes ] || fail "no uv here, and no Python 3 with pip to install it with: install pip or uv"
    fail "pip could not install uv $uv_release; its last line: $(tail -n 1 .tools/uv.log) (see .tools/uv.log)"
}

pythons_of_pyenv() {
    for root in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv"; do
        for python in "$root/versions/$1".*/bin/python3; do
            if [ -x "$python" ]; then printf '%s\n' "$python"; fi
        done
    done
}

# Where PYTHON is not set: the one that .venv has already, the machine's own, and then any that is there.
find_python() {
    case $wanted in
    "")
        candidates="$(.venv/bin/python -c 'import sys; print(sys._base_executable)' 2>/dev/null || :) $(on_path python3)"
        for each in $versions; do candidates="$candidates $(on_path "python$each") $(pythons_of_pyenv "$each")"; done
        ;;
    3.*) candidates="$(on_path "python$wanted") $(on_path python3) $(pythons_of_pyenv "$wanted")" ;;
    */*) candidates=$wanted ;;
    *) candidates=$(on_path "$wanted") ;;
    esac
    for candidate in $candidates; do
        version=$(version_of "$candidate")
        case $wanted in
        3.*) [ "$version" = "$wanted" ] || continue ;;
        *) [ -n "$version" ] || continue ;;
        esac
        # Itself, not the shim of a version manager.
        "$candidate" -c 'import sys; print(sys.executable)'
        return
    done
}

fetch_python() {
    case $wanted in
    "") version=${versions%% *} ;;
    *) version=$wanted ;;
    esac
    case " $versions " in
    *" $version "*) ;;
    *) fail "PYTHON=$wanted: that is no Python 3.11, 3.12 or 3.13 which runs here" ;;
    esac
    say "Fetching Python $version into .tools …"
    UV_PYTHON_INSTALL_DIR=$PWD/.tools/python
    export UV_PYTHON_INSTALL_DIR
    "$uv" python install --no-bin "$version" >&2 ||
        fail "no Python $version here, and it could not be fetched: install Python 3.11, 3.12 or 3.13, then try again"
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
uv=$(find_uv)
if [ -z "$uv" ]; then
    say "Fetching uv $uv_release into .tools …"
    install_uv
    uv=.tools/uv/bin/uv
fi

python=$(find_python)
[ -n "$python" ] || fetch_python
version=$(version_of "$python")
say "Setting up .venv with Python $version ($python) …"

# Compiled here and now, by all cores: where PYTHONDONTWRITEBYTECODE is set, every start would do it again for itself.
{ UV_PROJECT_ENVIRONMENT=.venv "$uv" sync --frozen --compile-bytecode --python "$python" 2>&1 || echo "uv failed"; } |
    show_progress || {
    grep -vE '^ *(Downloading|Downloaded|Building|Built|[-+~]) |^uv failed' "$log" | tail -n 12 >&2
    fail "the packages of uv.lock could not be installed (uv says why above; all it said: $log)"
}
.venv/bin/python -c 'import rasa_sdk' 2>/dev/null || fail ".venv does not work: remove it, then try again"
printf '%s\n' "$locked" "$version" "$wanted" >"$stamp"
