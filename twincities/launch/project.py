"""Where the project lies, and the environment of the programs it starts."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from twincities.launch.systemd import SOCKET
from twincities.state import state_folder

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / ".logs"
_HOME = ROOT / ".tools" / "home"

_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    # Rasa's own warnings are of the category UserWarning and stay.
    "PYTHONWARNINGS": ",".join(
        f"ignore::{category}"
        for category in ("DeprecationWarning", "PendingDeprecationWarning", "FutureWarning", "ImportWarning")
    ),
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONUNBUFFERED": "1",
}


def child_environment(**additional: str) -> dict[str, str]:
    """The environment for Rasa and the action server: quiet, without telemetry, with a home of their own.

    Rasa leaves files in the home directory, even with telemetry switched off.
    """
    environment = {**os.environ, **_ENVIRONMENT, "HOME": str(_home()), **additional}
    environment.pop(SOCKET, None)  # systemd hears from the launcher alone
    return environment


def _home() -> Path:
    """A folder in the checkout, or in the state folder where the checkout is not to be written."""
    with contextlib.suppress(OSError):
        _HOME.mkdir(parents=True, exist_ok=True)
    if os.access(_HOME, os.W_OK):
        return _HOME
    home = state_folder() / "home"
    home.mkdir(exist_ok=True)
    return home
