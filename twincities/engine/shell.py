"""The Rasa shell's reading of lines, which ends with the input."""

from __future__ import annotations

import contextlib
from typing import Any

from rasa.core.channels import console

_record_as_rasa_does = console.record_messages


async def record_messages(**options: Any) -> int:
    """Rasa's loop over the lines typed, ended by Ctrl-D as well; as it is, Ctrl-D leaves it hanging."""
    with contextlib.suppress(EOFError):
        return int(await _record_as_rasa_does(**options))
    return 0
