"""The cue words of a language: which phrases stand for which concept (data/languages/<code>/words.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from twincities.languages.spoken import folder_of
from twincities.languages.words import concepts_of
from twincities.nlu.tokens import tokenize
from twincities.reading.language_names import with_names_of_languages

_PART = re.compile(r"[(\[|)\]]|<\w+>|[^\s(\[|)\]<>]+")

Phrase = tuple[str, ...]
"""Folded words, and placeholders such as "<city>"."""
Meaning = tuple[str, int | None]
"""A concept, and the value that a phrase gives it."""


@dataclass(slots=True)
class Beginning:
    """What phrases begin with: what it means where it is a phrase itself, and the longer ones by their next word."""

    meanings: Sequence[Meaning] = ()
    longer: dict[str, Beginning] = field(default_factory=dict)


class Phrasebook:
    """The phrases of a language, with what each stands for: pairs of concept and value (None, or a number)."""

    def __init__(self, concepts: Mapping[str, Mapping[str, Any]]) -> None:
        self.phrases: dict[Phrase, list[Meaning]] = {}
        """Every phrase with the concepts, and their values, that it stands for."""
        self.hides = {concept: frozenset(entry.get("hides", ())) for concept, entry in concepts.items()}
        """For each concept those whose phrases mean nothing inside one of its own: "each other" is not "other"."""
        for concept, entry in concepts.items():
            for template in entry.get("phrases", ()):
                self._add(str(template), concept, None)
            for value, templates in (entry.get("values") or {}).items():
                for template in templates:
                    self._add(str(template), concept, int(value))
        self.numbers = {
            phrase[0]
            for phrase, meanings in self.phrases.items()
            if len(phrase) == 1 and any(concept == "number" for concept, _ in meanings)
        }
        """The single words that are numbers."""
        self.beginning = Beginning()
        """The empty beginning of all phrases, from which a search goes on word by word."""
        for phrase, meanings in self.phrases.items():
            at = self.beginning
            for word in phrase:
                at = at.longer.setdefault(word, Beginning())
            at.meanings = meanings

    def _add(self, template: str, concept: str, value: int | None) -> None:
        for phrase in expand(template):
            meanings = self.phrases.setdefault(phrase, [])
            if (concept, value) not in meanings:
                meanings.append((concept, value))


def expand(template: str) -> Iterator[Phrase]:
    """All phrases of a template: `(a|b)` is either, `[a]` may be left out.

    Raises:
        ValueError: a bracket is not closed.
    """
    parts = _PART.findall(template)
    phrases, rest = _alternatives(parts)
    if rest:
        raise ValueError(f"{template!r}: a bracket is closed that was not opened")
    yield from (phrase for phrase in phrases if phrase)


def _alternatives(parts: Sequence[str]) -> tuple[list[Phrase], Sequence[str]]:
    """The phrases up to the bracket that closes, and what stands behind it."""
    done: list[Phrase] = []
    current: list[Phrase] = [()]
    while parts and parts[0] not in (")", "]"):
        part, parts = parts[0], parts[1:]
        if part == "|":
            done, current = [*done, *current], [()]
        elif part in ("(", "["):
            inner, parts = _alternatives(parts)
            if not parts:
                raise ValueError("a bracket is not closed")
            parts = parts[1:]
            optional: list[Phrase] = [()] if part == "[" else []
            current = [(*one, *other) for one in current for other in (*inner, *optional)]
        else:
            words = (part,) if part.startswith("<") else tuple(token.folded for token in tokenize(part))
            current = [(*one, *words) for one in current]
    return [*done, *current], parts


def phrasebook(language: str) -> Phrasebook:
    """The phrases of a language, read once; those of its other script, or English's, where it has none of its own."""
    return _phrasebook(folder_of(language, "words.yml").name)


@lru_cache
def _phrasebook(language: str) -> Phrasebook:
    return Phrasebook(with_names_of_languages(concepts_of(language), language))
