"""The files of a language: its responses, the names of places within a sentence, and what words become before values."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from twincities.languages import DEFAULT_LANGUAGE
from twincities.languages.spoken import own_file, read_yaml

_DOMAIN = Path(__file__).parents[2] / "domain.yml"

Variations = Sequence[Mapping[str, Any]]
"""What can be said for one response, as Rasa writes it in a domain: texts, with buttons."""
Responses = Mapping[str, Variations]


class Seam(NamedTuple):
    """What the words `before` become in front of a value that begins with `value`, or with one of the `letters`.

    "de " + "le Japon" is "du Japon": `becomes` takes the place of `before` and of `value`; letters stay. They may be
    beginnings of more than one letter: "y " + "Hiroshima" is "e Hiroshima".
    """

    before: str
    becomes: str
    value: str = ""
    letters: Sequence[str] = ()


@cache
def responses_of(language: str) -> Responses:
    """The responses of a language, as its file has them, with what buttons send; none where it has no file.

    Raises:
        yaml.YAMLError: the file is none of YAML.
    """
    is_default = language == DEFAULT_LANGUAGE
    file = _DOMAIN if is_default else own_file(language, "responses.yml")
    if file is None:
        return {}
    responses: Responses = read_yaml(file)["responses"] or {}
    return responses if is_default else {name: _with_payloads(name, own) for name, own in responses.items()}


@cache
def usable_responses(language: str) -> Responses:
    """The responses of a language that can be filled with what the English ones are: for the rest English is said."""
    own, english = responses_of(language), responses_of(DEFAULT_LANGUAGE)
    return {
        name: texts
        for name, texts in own.items()
        if (key := key_of(name)) in english and _is_usable(texts, english[key])
    }


def key_of(name: str) -> str:
    """The key of domain.yml that a response belongs to: its own, or that of which it is the singular ("utter_more_one")."""
    return name if name in responses_of(DEFAULT_LANGUAGE) else name.removesuffix("_one")


def _is_usable(own: Variations, english: Variations) -> bool:
    values = {name for one in english for name, _ in placeholders(one["text"])}
    try:
        return all(name in values for one in own for name, _ in placeholders(one["text"]))
    except (KeyError, ValueError):
        return False


def placeholders(text: str) -> set[tuple[str, str]]:
    """The names of values in a text, each with the form that is asked for behind a colon, or an empty one.

    Raises:
        ValueError: a brace is not closed, or not opened.
    """
    return {(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None}


def _with_payloads(name: str, variations: Variations) -> Variations:
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


ANY_PLACE = "*"
"""The code of the row of places.csv that tells the forms of a place without a row: "in {place}"."""


@cache
def places_of(language: str) -> Mapping[str, Mapping[str, str]]:
    """The forms of countries and continents within a sentence, by code: {"FR": {"the": "la France", "in": "en France"}}."""
    file = own_file(language, "places.csv")
    if file is None:
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [dict(row) for row in csv.DictReader(lines)]
    return {row.pop("code"): {form: name for form, name in row.items() if name} for row in rows}


@cache
def seams_of(language: str) -> tuple[Seam, ...]:
    """What words of a language become before a value, the first that fits."""
    file = own_file(language, "seams.yml")
    rows = read_yaml(file) if file else []
    return tuple(Seam(**row) for row in rows)
