# Read by the other scripts: finds uv, or installs it into .tools.
# shellcheck shell=sh
uv_release=0.13.9 # installed only where no uv is found

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "error: $*"
    exit 1
}

# Every executable of this name on PATH, in order, one a line.
on_path() (
    IFS=:
    for place in $PATH; do
        if [ -x "$place/$1" ]; then printf '%s\n' "$place/$1"; fi
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

find_uv() {
    {
        printf '%s\n' .tools/uv/bin/uv
        on_path uv
        printf '%s\n' "${HOME:-}/.local/bin/uv" "${HOME:-}/.cargo/bin/uv"
    } | while IFS= read -r candidate; do
        if [ -x "$candidate" ] && usable_uv "$candidate"; then
            printf '%s\n' "$candidate"
            break
        fi
    done
}

# Every Python 3 that has pip, one a line.
pythons_with_pip() {
    {
        on_path python3
        printf '%s\n' "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.*/bin/python3
    } | while IFS= read -r python; do
        if "$python" -m pip --version >/dev/null 2>&1; then printf '%s\n' "$python"; fi
    done
}

# Into a folder of its own: works without venv, and where the system's Python is closed to pip.
install_uv() {
    mkdir -p .tools
    pythons=$(pythons_with_pip)
    [ -n "$pythons" ] || fail "no uv here, and no Python 3 with pip to install it with: install pip or uv"
    while IFS= read -r python; do
        target=.tools/uv.$$
        if "$python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location \
            --target "$target" "uv==$uv_release" >.tools/uv.log 2>&1 </dev/null && usable_uv "$target/bin/uv"; then
            rm -rf .tools/uv
            mv "$target" .tools/uv
            return
        fi
        rm -rf "$target"
    done <<END
$pythons
END
    fail "pip could not install uv $uv_release; its last line: $(tail -n 1 .tools/uv.log) (see .tools/uv.log)"
}

# Sets `uv` to one that can be used.
find_or_install_uv() {
    uv=$(find_uv)
    if [ -z "$uv" ]; then
        say "Fetching uv $uv_release into .tools …"
        install_uv
        uv=.tools/uv/bin/uv
    fi
}
