"""Adjectives that are made of the names of cities: German "Dresdner", French "lyonnais", Spanish "sevillano"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twincities.languages.frequencies import frequency
from twincities.languages.lists import word_list
from twincities.nlu.names.found import Found
from twincities.nlu.text.tokens import Token, joined, name_key

_SHORTEST_NAME = 4  # letters


def names_in_adjective(found: Found, window: Sequence[Token]) -> Iterator[str]:
    """The keys of the names that an adjective may be made of, by the endings that the language of the message has.

    Not of a word that is more frequent than the name: German "Länder" has nothing to do with Landen.
    """
    written, key = window[-1].text.lower(), joined(window)
    for ending, ends_name in _endings(found.language):
        if not written.endswith(ending):
            continue
        stem = written.removesuffix(ending) + ends_name
        name = key.removesuffix(name_key(ending)) + ends_name
        if len(name) >= _SHORTEST_NAME and _is_as_frequent(stem, written, found.language):
            yield name


def _endings(language: str) -> Iterator[tuple[str, str]]:
    """The endings of adjectives, each with what the name has in its place."""
    for entry in word_list(language, "city_adjectives"):
        ending, _, ends_name = entry.partition("/")
        yield ending, ends_name


def _is_as_frequent(name: str, adjective: str, language: str) -> bool:
    return max(frequency(name, language), frequency(name_key(name), language)) >= frequency(
        adjective, language
    )
