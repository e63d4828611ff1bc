"""Lists of words of a language by which names are found and messages divided: data/languages/<code>/lists.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from twincities.languages.spoken import folder_of, read_yaml


def word_list(language: str, name: str) -> Sequence[str]:
    """The words and phrases of a list; none where a language has no such list."""
    return _lists(folder_of(language, "lists.yml").name).get(name) or ()


def lists_of(language: str) -> Sequence[str]:
    """The names of the lists that a language has."""
    return tuple(_lists(folder_of(language, "lists.yml").name))


@lru_cache
def _lists(language: str) -> Mapping[str, Sequence[str]]:
    loaded: Mapping[str, Sequence[str]] = read_yaml(folder_of(language, "lists.yml") / "lists.yml")
    return loaded
