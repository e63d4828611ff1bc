"""The set-up of the environment, with stand-ins for uv and the Pythons of the machine."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from twincities.launch.project import ROOT

UV = """#!/bin/sh
[ "$1" = --version ] && echo "uv 0.13.9" && exit
echo "$@" >>called
case $1-$2 in
python-install) exit ;;
python-find) echo "$PWD/fetched/python3"; exit ;;
esac
[ ! -e broken ] || { echo "error: no such package" >&2; exit 2; }
echo "Downloading numpy (16.1MiB)" >&2
echo "Downloading ruff (10.9MiB)" >&2
echo " Downloaded numpy" >&2
echo " Downloaded ruff" >&2
echo "Installed 121 packages in 3s" >&2
echo " + numpy==2.4.6" >&2
mkdir -p .venv/bin
cp fetched/python3 .venv/bin/python
"""


class Checkout:
    """A checkout with nothing but what the set-up reads, on a machine that has only what a test gives it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir()
        (folder / "scripts").mkdir()
        for name in ("scripts/environment.sh", "scripts/uv.sh", "uv.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, folder / name)
        for name in ("sh", "cat", "cksum", "dirname", "grep", "mkdir", "rm", "sed", "tail", "tee", "cp"):
            (self.programs / name).symlink_to(str(shutil.which(name)))
        self.put(self.programs / "uv", UV)
        self.python("3.12", folder / "fetched" / "python3")

    def put(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def python(self, version: str, file: Path | None = None) -> Path:
        """Put a Python there: on the path, unless a file is given."""
        file = file or self.programs / f"python{version}"
        answers = f"*version_info*) echo {version} ;; *executable*) echo '{file}' ;;"
        self.put(file, f"#!/bin/sh\ncase $2 in {answers} esac\n")
        return file

    def set_up(self, python: str = "", group: str = "", *, fails: bool = False) -> str:
        """What is said."""
        run = subprocess.run(
            ["sh", str(self.folder / "scripts" / "environment.sh"), ".", group],
            env={"PATH": str(self.programs), "HOME": str(self.folder / "home"), "PYTHON": python},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == (1 if fails else 0), run.stderr
        return run.stderr

    def called(self) -> list[str]:
        """How uv was called since this was last asked."""
        file = self.folder / "called"
        calls = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return calls


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "a checkout"
    folder.mkdir()
    return Checkout(folder)


def test_one_line_a_step_and_then_silence(checkout: Checkout) -> None:
    python = checkout.python("3.11")
    assert checkout.set_up().splitlines() == [
        f"Setting up .venv with Python 3.11 ({python}) …",
        "Packages: 121 installed, 26 MB fetched; compiling them …",
    ]
    assert checkout.called()
    assert checkout.set_up() == ""
    assert checkout.called() == []


@pytest.mark.parametrize(
    ("there", "wanted", "taken"),
    [
        (["python3=3.13", "python3.12=3.12"], "", "python3"),  # the machine's own
        (["python3=3.10", "python3.11=3.11", "python3.13=3.13"], "", "python3.13"),
        (["python3=3.14", "python3.11=3.11"], "", "python3.11"),
        (["python3=3.12", "python3.13=3.13"], "3.13", "python3.13"),
        (["python3=3.13"], "3.13", "python3"),
        (["python3=3.12", "python3.11=3.11"], "python3.11", "python3.11"),
    ],
)
def test_a_python_that_is_there_is_taken(
    checkout: Checkout, there: list[str], wanted: str, taken: str
) -> None:
    for each in there:
        name, _, version = each.partition("=")
        checkout.python(version, checkout.programs / name)
    checkout.set_up(wanted)
    (call,) = checkout.called()
    assert f"--python {checkout.programs / taken}" in call


def test_a_python_of_pyenv_is_taken(checkout: Checkout) -> None:
    python = checkout.python("3.13", checkout.folder / "home" / ".pyenv/versions/3.13.0/bin/python3")
    checkout.set_up()
    assert f"--python {python}" in checkout.called()[0]


@pytest.mark.parametrize(("wanted", "fetched"), [("", "3.12"), ("3.13", "3.13")])
def test_python_is_fetched_where_none_fits(checkout: Checkout, wanted: str, fetched: str) -> None:
    checkout.python("3.10", checkout.programs / "python3")
    assert f"Fetching Python {fetched} into .tools …" in checkout.set_up(wanted)
    assert checkout.called()[0] == f"python install --no-bin {fetched}"


@pytest.mark.parametrize("wanted", ["3.10", "python2", "/nowhere/python3"])
def test_a_python_that_cannot_be_is_refused(checkout: Checkout, wanted: str) -> None:
    checkout.python("3.12")
    said = checkout.set_up(wanted, fails=True)
    assert said.splitlines() == [
        f"error: PYTHON={wanted}: no such Python runs here, or it does not fit (3.12 3.13 3.11 do)"
    ]
    assert checkout.called() == []


def test_another_python_makes_it_anew_and_is_kept(checkout: Checkout) -> None:
    checkout.python("3.11", checkout.programs / "python3")
    other = checkout.python("3.13")
    checkout.set_up()
    checkout.called()
    checkout.set_up("3.13")
    assert f"--python {other}" in checkout.called()[0]
    for wanted in ("", "3.13"):
        assert checkout.set_up(wanted) == ""
    checkout.set_up("3.11")
    assert checkout.called()


def test_what_is_there_is_enough_for_less(checkout: Checkout) -> None:
    checkout.python("3.12")
    for group, options in (("", "--no-dev"), ("dev", "python3"), ("charts", "--group charts")):
        checkout.set_up(group=group)
        assert checkout.called()[0].endswith(options)
    for group in ("", "dev", "charts"):
        assert checkout.set_up(group=group) == ""


def test_a_change_of_the_lock_is_noticed(checkout: Checkout) -> None:
    checkout.python("3.12")
    checkout.set_up(group="dev")
    (checkout.folder / "uv.lock").write_text("changed")
    for group in ("dev", "", "dev"):
        checkout.set_up(group=group)
    assert [call.endswith("--no-dev") for call in checkout.called()] == [False, False]


def test_what_uv_says_is_shown_when_it_fails(checkout: Checkout) -> None:
    checkout.python("3.12")
    (checkout.folder / "broken").touch()
    assert checkout.set_up(fails=True).splitlines()[1:] == [
        "error: no such package",
        "error: the packages of uv.lock could not be installed (uv says why above; all it said: .tools/environment.log)",
    ]
    (checkout.folder / "broken").unlink()
    assert "121 installed" in checkout.set_up()


def test_progress_is_told_in_a_terminal(checkout: Checkout) -> None:
    checkout.python("3.12")
    ours, theirs = os.openpty()
    subprocess.run(
        ["sh", str(checkout.folder / "scripts" / "environment.sh")],
        env={"PATH": str(checkout.programs), "HOME": str(checkout.folder)},
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    said = _all_said(ours)
    os.close(ours)
    assert (
        "\rPackages: 16 of 26 MB fetched …\rPackages: 26 of 26 MB fetched …\rPackages: 121 installed" in said
    )


def _all_said(terminal: int) -> str:
    """What was written to a terminal: a read gives what there is of it, and fails at the end."""
    said = b""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 10_000):
            said += part
    return said.decode()
