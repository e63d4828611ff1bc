"""The service of systemd: what the launcher tells it, and whether the unit that comes with the project is sound."""

from __future__ import annotations

import configparser
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.launch.launching import Launcher, run
from tests.launch.watching import MOST_SECONDS
from twincities.channels.draining import MOST_SECONDS_TO_END
from twincities.launch.project import ROOT
from twincities.launch.supervision import PATIENCE

UNIT = ROOT / "contrib" / "twincities.service"
INSTALLED_AT = "/opt/twincities"


@pytest.fixture
def unit() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    parser.read(UNIT)
    return parser["Service"]


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed")
    here = tmp_path / UNIT.name
    here.write_text(UNIT.read_text().replace(INSTALLED_AT, str(ROOT)))
    run_ = subprocess.run(
        [program, "verify", "--man=no", str(here)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (run_.returncode, run_.stderr) == (0, "")  # mere warnings leave the code at 0


def test_the_unit_starts_the_launcher_as_it_wants_to_be_started(
    unit: configparser.SectionProxy, tmp_path: Path
) -> None:
    python, *arguments = unit["ExecStart"].split()
    assert python == f"{INSTALLED_AT}/.venv/bin/python" and unit["WorkingDirectory"] == INSTALLED_AT
    assert arguments[:2] == ["-m", "twincities.launch"] and arguments[-1] == "${LOGS_DIRECTORY}"
    # Taken as it stands, up to where it would really start.
    run_ = run(*arguments[2:-1], str(tmp_path), PARTNERSHIP_TABLE=str(tmp_path))
    assert run_.returncode == 1 and str(tmp_path) in run_.stderr


def test_the_unit_is_as_patient_as_the_launcher(unit: configparser.SectionProxy) -> None:
    assert float(unit["TimeoutStartSec"]) > PATIENCE.to_start
    assert float(unit["TimeoutStopSec"]) > 2 * PATIENCE.to_end  # Rasa, then an action server
    assert PATIENCE.to_end > MOST_SECONDS_TO_END


def test_systemd_hears_when_all_parts_answer_and_when_they_end(launcher: Launcher) -> None:
    name = f"twincities-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind("\0" + name)
        manager.settimeout(MOST_SECONDS)
        launcher.environment["NOTIFY_SOCKET"] = f"@{name}"
        launcher.start("late")
        assert manager.recv(100) == b"READY=1"
        launcher.wait_until_ready()  # said before
        launcher.process.terminate()
        assert manager.recv(100) == b"STOPPING=1"
        assert launcher.end()[0] == 0


def test_without_systemd_nobody_is_told(launcher: Launcher) -> None:
    launcher.environment["NOTIFY_SOCKET"] = str(launcher.folder / "nobody")
    launcher.start()
    launcher.wait_until_ready()
    launcher.process.terminate()
    assert launcher.end()[0] == 0
