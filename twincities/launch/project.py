"""Where the project lies, and the environment of the programs it starts."""

from __future__ import annotations

import os
from pathlib import Path

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
    """The environment for Rasa and the action server: quiet, without telemetry, with a home in the checkout.

    Rasa leaves files in the home directory, even with telemetry switched off.
    """
    _HOME.mkdir(parents=True, exist_ok=True)
    return {**os.environ, **_ENVIRONMENT, "HOME": str(_HOME), **additional}
