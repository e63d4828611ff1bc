"""Runs of the `rasa` command whose output goes to a log file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


class RasaCommandError(RuntimeError):
    """The command failed; the message names the log that tells why."""


def rasa(*arguments: str, log: Path) -> None:
    """Run `rasa` with these arguments.

    Raises:
        RasaCommandError: when it exits with an error.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    with log.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "twincities.rasa", *arguments],
            stdout=stream,
            stderr=subprocess.STDOUT,
            env=environment,
            check=False,
        )
    if done.returncode:
        raise RasaCommandError(f"rasa {arguments[0]} failed; see {log}")


def read_json(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))
