"""What an event holds, as it stands in a row: JSON, compressed where it is long; free of Rasa."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

# What people usually say stays as it is, for queries; what is longer repeats itself, and is a third when compressed.
MOST_BYTES_AS_THEY_ARE = 900
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def data_of(parameters: Mapping[str, Any]) -> str:
    """What is written of an event.

    Raises:
        TypeError: when it holds a value that JSON does not know.
    """
    text = as_json(parameters)
    encoded = text.encode()
    if len(encoded) <= MOST_BYTES_AS_THEY_ARE:
        return text
    return base64.b64encode(zlib.compress(encoded)).decode()


def parameters_of(data: str) -> dict[str, Any]:
    """What was written of an event."""
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
