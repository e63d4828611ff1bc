"""The cue words of a language: which phrases stand for which concept (data/languages/<code>/words.yml)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from twincities.languages.spoken import folder_of
from twincities.languages.words import concepts_of
from twincities.nlu.text.tokens import tokenize
from twincities.reading.spotting.language_names import with_names_of_languages
from twincities.table.text.folding import spellings

_EXTREMES = frozenset({"fewest", "largest", "most", "newest", "oldest"})
_PART = re.compile(r"[(\[|)\]]|<\w+>|[^\s(\[|)\]<>]+")

Meaning = tuple[str, int | None]
"""A concept, and the value that a phrase gives it."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class _Node:
    """A place within templates: what a phrase that ends here stands for, and the places behind each word that may follow."""

    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        # A language has ten thousand places; most stand for nothing or go on with nothing, and share what is empty.
        self.meanings: tuple[Meaning, ...] = ()
        self.following: Mapping[str, tuple[_Node, ...]] = _NOTHING

    def go_on(self, word: str, behind: _Node) -> None:
        """Let a place follow behind a word."""
        if self.following is _NOTHING:
            self.following = {}
        assert isinstance(self.following, dict)
        self.following[word] = (*self.following.get(word, ()), behind)


class Beginning:
    """Where all phrases stand that begin with the same words: what these mean as they are, and what may follow.

    It is made when a text first comes to it: the templates of a language have some thousand places, and a hundred times as
    many phrases.
    """

    __slots__ = ("_following", "_made", "meanings")

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self.meanings: Sequence[Meaning] = [*dict.fromkeys(one for node in nodes for one in node.meanings)]
        self._following: dict[str, list[_Node]] = {}
        for node in nodes:
            for word, behind in node.following.items():
                self._following.setdefault(word, []).extend(behind)
        self._made: dict[str, Beginning] = {}

    def longer(self, word: str) -> Beginning | None:
        """What the phrases mean that go on with a word; None where none does."""
        found = self._made.get(word)
        if found is None and (nodes := self._following.get(word)):
            found = self._made[word] = Beginning(nodes)
        return found

    def words(self) -> Iterator[str]:
        """The words that may follow."""
        return iter(self._following)


class Phrasebook:
    """The phrases of a language, with what each stands for: pairs of concept and value (None, or a number)."""

    def __init__(self, concepts: Mapping[str, Mapping[str, Any]]) -> None:
        self.hides = {concept: frozenset(entry.get("hides", ())) for concept, entry in concepts.items()}
        """For each concept those whose phrases mean nothing inside one of its own: "each other" is not "other"."""
        root = _Node()
        for concept, entry in concepts.items():
            for template in entry.get("phrases", ()):
                _add(root, str(template), (concept, None))
            for value, templates in (entry.get("values") or {}).items():
                for template in templates:
                    _add(root, str(template), (concept, int(value)))
        self.beginning = Beginning([root])
        """The empty beginning of all phrases, from which a search goes on word by word."""
        self.numbers = {
            word
            for word, nodes in root.following.items()
            if any(concept == "number" for node in nodes for concept, _ in node.meanings)
        }
        """The single words that are numbers."""
        self._ordinals = {
            word
            for word, nodes in root.following.items()
            if any(concept == "ordinal" for node in nodes for concept, _ in node.meanings)
        }

    def parts_of(self, word: str) -> tuple[str, ...]:
        """The folded words of which a folded word is made that names a place in an order, "zweitjüngste" (zweit, jüngste); itself where it is none."""
        for ordinal in self._ordinals:
            rest = word.removeprefix(ordinal)
            if rest in ("", word) or (extreme := self.beginning.longer(rest)) is None:
                continue
            if any(concept in _EXTREMES for concept, _ in extreme.meanings):
                return ordinal, rest
        return (word,)


def _add(root: _Node, template: str, meaning: Meaning) -> None:
    """Let the phrases of a template stand for a meaning: `(a|b)` is either, `[a]` may be left out.

    Raises:
        ValueError: a bracket is not closed.
    """
    ends, rest = _grown([root], _PART.findall(template))
    if rest:
        raise ValueError(f"{template!r}: a bracket is closed that was not opened")
    for node in ends:
        if node is not root and meaning not in node.meanings:
            node.meanings += (meaning,)


def _grown(starts: Sequence[_Node], parts: Sequence[str]) -> tuple[list[_Node], Sequence[str]]:
    """The places behind the phrases up to the bracket that closes, and what stands behind it."""
    done: list[_Node] = []
    current = [*starts]
    while parts and parts[0] not in (")", "]"):
        part, parts = parts[0], parts[1:]
        if part == "|":
            done, current = [*done, *current], [*starts]
        elif part in ("(", "["):
            inner, parts = _grown(current, parts)
            if not parts:
                raise ValueError("a bracket is not closed")
            parts = parts[1:]
            current = [*dict.fromkeys([*inner, *(current if part == "[" else [])])]
        else:
            ways = [(part,)] if part.startswith("<") else _ways_of_typing(part)
            current = [node for words in ways for node in _grown_by(current, words)]
    return [*dict.fromkeys([*done, *current])], parts


def _grown_by(current: list[_Node], words: Sequence[str]) -> list[_Node]:
    """The place behind words that follow on any of some places; these where no word follows."""
    for word in words:
        behind = _Node()
        for node in current:
            node.go_on(word, behind)
        current = [behind]
    return current


def _ways_of_typing(part: str) -> list[tuple[str, ...]]:
    """The folded words of a part of a template, as often as it can be typed in different letters."""
    # A word stands at many places of a language's templates, and is kept once.
    return [tuple(sys.intern(token.folded) for token in tokenize(spelling)) for spelling in spellings(part)]


def speaks_of(text: str, concept: str, language: str) -> bool:
    """Whether words of a table, in a language, hold a concept: "renewed for ten years" speaks of what was renewed."""
    said = [token.folded for token in tokenize(text)]
    begun: list[Beginning] = []
    for word in said:
        begun = [longer for one in (*begun, phrasebook(language).beginning) if (longer := one.longer(word))]
        if any(meaning == concept for one in begun for meaning, _ in one.meanings):
            return True
    return False


def phrasebook(language: str) -> Phrasebook:
    """The phrases of a language, read once; those of its other script, or English's, where it has none of its own."""
    return _phrasebook(folder_of(language, "words.yml").name)


@lru_cache
def _phrasebook(language: str) -> Phrasebook:
    return Phrasebook(with_names_of_languages(concepts_of(language), language))
