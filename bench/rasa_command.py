"""Runs of the `rasa` command, ours and that of the stock assistant, whose output goes to a log file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from twincities.launch.project import ROOT

OURS = (sys.executable, "-m", "twincities.rasa")
STOCK = (str(ROOT / "bench" / "stock" / ".venv" / "bin" / "python"), "-m", "rasa")
"""Rasa as its makers ship it, in an environment of its own: `sh scripts/environment.sh bench/stock`."""

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    # The stock assistant's TensorFlow is to use the same processors as ours.
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
}


class RasaCommandError(RuntimeError):
    """The command failed; the message names the log that tells why."""


def rasa(*arguments: str, log: Path, command: Sequence[str] = OURS) -> None:
    """Run `rasa` with these arguments.

    Raises:
        RasaCommandError: when it exits with an error, or its environment is not there.
    """
    if not Path(command[0]).exists():
        raise RasaCommandError(f"{command[0]} is missing: sh scripts/environment.sh bench/stock")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [*command, *arguments],
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, **QUIET},
            check=False,
        )
    if done.returncode:
        raise RasaCommandError(f"rasa {arguments[0]} failed; see {log}")


def read_json(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))
