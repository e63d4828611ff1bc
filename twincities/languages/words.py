"""The words of a language that the program knows by meaning: data/languages/<code>/words.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from twincities.languages.scripts import without_umlauts
from twincities.languages.spoken import folder_of, read_yaml

_WORD = re.compile(r"[^\W\d_]+")
_OPTIONAL = re.compile(r"\[[^\[\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")


@lru_cache
def concepts_of(language: str) -> Mapping[str, Mapping[str, Any]]:
    """The entries of the file of cue words, by concept; English's for a language that has none.

    Raises:
        OSError: it cannot be read.
    """
    loaded = read_yaml(folder_of(language, "words.yml") / "words.yml")
    assert isinstance(loaded, dict)
    return loaded


@lru_cache
def said_alone(language: str, concept: str) -> frozenset[str]:
    """The words, in small letters, that stand for a concept by themselves; English's for a language that has no file of its own."""
    templates = map(str, concepts_of(language).get(concept, {}).get("phrases", ()))
    return frozenset(
        word for template in templates if " " not in template for word in _WORD.findall(template.lower())
    )


@lru_cache
def cue_words(language: str) -> frozenset[str]:
    """All words of the phrases of a language, by which it is known too; none where it has no file of its own."""
    return frozenset(word for template in _templates(language) for word in _WORD.findall(template))


@lru_cache
def sole_cue_words(language: str) -> frozenset[str]:
    """The words of a language that are a phrase by themselves, and not only a part of longer ones; none where it has no file of its own."""
    return frozenset(word for template in _templates(language) for word in _alone_in(template))


def _templates(language: str) -> Iterator[str]:
    """The phrases of all concepts in small letters, and as they are written without umlauts; none where a language has no file of its own."""
    if folder_of(language, "words.yml").name != language:
        return
    for entry in concepts_of(language).values():
        for templates in (entry.get("phrases", ()), *(entry.get("values") or {}).values()):
            for template in templates:
                spelling = str(template).lower()
                yield from (spelling, without_umlauts(spelling))


def _alone_in(template: str) -> Iterator[str]:
    """The words that meet a template alone, without what is optional."""
    needed = _OPTIONAL.sub("", template).strip()
    if " " in _GROUP.sub("x", needed):
        return  # "(for|with) (my|our)"
    for alternative in needed.strip("()").split("|"):
        words = _WORD.findall(alternative)
        if len(words) == 1:
            yield words[0]
