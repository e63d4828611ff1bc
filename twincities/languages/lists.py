"""Lists of words of a language by which names are found and messages divided: data/languages/<code>/lists.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import yaml

from twincities.languages.spoken import folder_of


def word_list(language: str, name: str) -> Sequence[str]:
    """The words and phrases of a list; none where a language has no such list."""
    return _lists(folder_of(language, "lists.yml").name).get(name) or ()


@lru_cache
def _lists(language: str) -> Mapping[str, Sequence[str]]:
    path = folder_of(language, "lists.yml") / "lists.yml"
    loaded: Mapping[str, Sequence[str]] = yaml.load(
        path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded
