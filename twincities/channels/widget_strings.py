"""What the widget itself says, in all languages: data/languages/<code>/widget.yml."""

from __future__ import annotations

import json
from collections.abc import Mapping

from twincities.languages.spoken import DEFAULT_LANGUAGE, own_file, read_yaml, spoken

_PLACE = b"const STRINGS = {};"


def widget_strings() -> Mapping[str, Mapping[str, str]]:
    """The strings by the codes of languages; what one lacks it has in English, and one without a file is not there.

    Raises:
        OSError, yaml.YAMLError: a file cannot be read.
    """
    own = {code: read_yaml(file) for code in spoken() if (file := own_file(code, "widget.yml"))}
    return {code: {**own[DEFAULT_LANGUAGE], **strings} for code, strings in own.items()}


def with_strings(script: bytes) -> bytes:
    """The widget's script with the strings of all languages filled in; any other script as it is."""
    strings = json.dumps(widget_strings(), ensure_ascii=False, separators=(",", ":"))
    return script.replace(_PLACE, b"const STRINGS = " + strings.encode() + b";")
