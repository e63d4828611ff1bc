"""What an event holds, as JSON; free of Rasa."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def parameters_of(data: str) -> dict[str, Any]:
    """What was written of an event; earlier versions compressed what was long."""
    if not data:
        return {}
    parameters: dict[str, Any] = json.loads(
        data if data.startswith("{") else zlib.decompress(base64.b64decode(data))
    )
    return parameters


def as_json(value: Any) -> str:
    """JSON that any database takes.

    Raises:
        TypeError: when there is a value in it that JSON does not know.
    """
    text = _encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character, which no database takes
        return json.dumps(value)
    return text
