"""What the widget itself says, in all languages: data/languages/<code>/widget.yml."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from twincities.languages.spoken import DEFAULT_LANGUAGE, own_file, read_yaml, spoken

_PLACE = re.compile(rb"const STRINGS = \{\};(?: // ([a-z ]+))?")
_FILLED = (
    "const STRINGS = %s, NAMES = %s;\n"
    "for (const code in STRINGS) STRINGS[code] = Object.fromEntries(NAMES.map((name, at) => [name, STRINGS[code][at]]));"
)


def widget_strings() -> Mapping[str, Mapping[str, str]]:
    """The strings by the codes of languages; what one lacks it has in English, and one without a file is not there.

    Raises:
        OSError, yaml.YAMLError: a file cannot be read.
    """
    own = {code: read_yaml(file) for code in spoken() if (file := own_file(code, "widget.yml"))}
    return {code: {**own[DEFAULT_LANGUAGE], **strings} for code, strings in own.items()}


def with_strings(script: bytes) -> bytes:
    """A script of the widget with its strings filled in, in all languages, the names once; any other script as it is.

    Those that stand behind the place (`const STRINGS = {}; // title open`), or all.
    """
    return _PLACE.sub(_filled, script)


def _filled(place: re.Match[bytes]) -> bytes:
    strings = widget_strings()
    names = place[1].decode().split() if place[1] else list(strings[DEFAULT_LANGUAGE])
    said = {code: [own[name] for name in names] for code, own in strings.items()}
    return (_FILLED % (_as_json(said), _as_json(names))).encode()


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
