#!/bin/sh
# Brings the virtual environment .venv to what uv.lock says; silent and quick when it is there already.
# Everything it adds lies in the checkout (.venv, .tools); only the caches of uv and pip lie outside, as ever.
set -eu

cd "$(dirname "$0")/.."
uv_release=0.13.9 # installed only where no uv is found
stamp=.venv/.locked
locked=$(cat uv.lock pyproject.toml scripts/environment.sh | cksum)

if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$locked" ]; then
    exit 0
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

# A Python 3.10 that runs and has the parts which a Python built by hand may lack.
usable_python() {
    "$1" -c 'import sys; assert sys.version_info[:2] == (3, 10); import bz2, ctypes, sqlite3, ssl' >/dev/null 2>&1
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

find_python() {
    for candidate in "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.10.*/bin/python3.10 \
        "${HOME:-}"/.pyenv/versions/3.10.*/bin/python3.10 $(on_path python3.10) $(on_path python3); do
        if [ -x "$candidate" ] && usable_python "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

say "Setting up the environment in .venv; the first time this takes a minute or two …"

uv=$(find_uv)
if [ -z "$uv" ]; then
    say "Installing uv $uv_release into .tools …"
    install_uv
    uv=.tools/uv/bin/uv
fi

python=$(find_python)
if [ -z "$python" ]; then
    say "Fetching Python 3.10 into .tools …"
    UV_PYTHON_INSTALL_DIR=$PWD/.tools/python
    export UV_PYTHON_INSTALL_DIR
    "$uv" python install --no-bin 3.10 >&2 ||
        fail "no Python 3.10 here, and it could not be fetched: install Python 3.10, then try again"
    python=$("$uv" python find --managed-python --no-project 3.10) || fail "the fetched Python 3.10 does not run"
fi

# Compiled here and now, by all cores: where PYTHONDONTWRITEBYTECODE is set, every start would do it again for itself.
UV_PROJECT_ENVIRONMENT=.venv "$uv" sync --frozen --compile-bytecode --python "$python" >&2 ||
    fail "the packages of uv.lock could not be installed (uv says why above)"
.venv/bin/python -c 'import rasa_sdk' 2>/dev/null || fail ".venv does not work: remove it, then try again"
printf '%s\n' "$locked" >"$stamp"
