"""The files of a language: its responses, the names of places within a sentence, and what words become before values."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from twincities.languages import DEFAULT as DEFAULT_LANGUAGE

_ROOT = Path(__file__).parents[2]
_LANGUAGES = _ROOT / "data" / "languages"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C, where PyYAML was built with it

Responses = Mapping[str, Sequence[Mapping[str, Any]]]
"""The variations of each response, as Rasa writes them in a domain."""


class Seam(NamedTuple):
    """What the words `before` become in front of a value that begins with `value`, or with one of the `letters`.

    "de " + "le Japon" is "du Japon": `becomes` takes the place of `before` and of `value`; letters stay.
    """

    before: str
    becomes: str
    value: str = ""
    letters: str = ""


def languages() -> tuple[str, ...]:
    """The codes of the languages that have responses, English first."""
    others = sorted(file.parent.name for file in _LANGUAGES.glob("*/responses.yml"))
    return (DEFAULT_LANGUAGE, *others)


@cache
def responses_of(language: str) -> Responses:
    """The responses of a language, buttons included; none where it has no file.

    Raises:
        yaml.YAMLError: the file is none of YAML.
    """
    is_default = language == DEFAULT_LANGUAGE
    file = _ROOT / "domain.yml" if is_default else _LANGUAGES / language / "responses.yml"
    if not file.exists():
        return {}
    responses: Responses = yaml.load(file.read_text(encoding="utf-8"), _Loader)["responses"] or {}
    return responses if is_default else {name: _with_payloads(name, own) for name, own in responses.items()}


def _with_payloads(name: str, variations: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The variations with what their buttons send, which is the same in all languages: that of the English ones."""
    english = [
        button for one in responses_of(DEFAULT_LANGUAGE).get(name, ()) for button in one.get("buttons", ())
    ]
    return [
        {**one, "buttons": [{**there, **here} for there, here in zip(english, one["buttons"], strict=False)]}
        if one.get("buttons")
        else one
        for one in variations
    ]


@cache
def places_of(language: str) -> Mapping[str, Mapping[str, str]]:
    """The forms of countries and continents within a sentence, by code: {"FR": {"the": "la France", "in": "en France"}}."""
    file = _LANGUAGES / language / "places.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [dict(row) for row in csv.DictReader(lines)]
    return {row.pop("code"): {form: name for form, name in row.items() if name} for row in rows}


@cache
def seams_of(language: str) -> tuple[Seam, ...]:
    """What words of a language become before a value, the first that fits."""
    file = _LANGUAGES / language / "seams.yml"
    rows = yaml.load(file.read_text(encoding="utf-8"), _Loader) if file.exists() else []
    return tuple(Seam(**row) for row in rows)
