"""The words of a table itself for its partners and partnerships, read as the usual ones of a language: "Geschwisterstadt" as "Partnerstadt"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from twincities.languages.lists import word_list
from twincities.languages.spoken import spoken
from twincities.languages.words import cue_words, said_alone
from twincities.nlu.text.tokens import Token, tokenize
from twincities.table import PartnershipTable
from twincities.table.text.folding import is_unspaced, spellings

OWN_WORDS = "own_words"
"""The message property with the words that are the table's own: where each begins, and what it stands for (a dictionary)."""

_ENDING = 3  # letters by which the forms of a word differ at most at its end: city, cities
_OF_ENDINGS = frozenset("aeimnorsuxy")
"""The letters, folded, of which the endings of nouns and adjectives consist where several languages have them: n, es, ies, er, aux."""
_SHORTEST = 3  # letters that all forms of a word have in common


class _Term(NamedTuple):
    """What a table calls something: the ways of typing each of its words, and the usual words for one and for several; `is_plural`: for several, `noun`: the word that stands for it; `signs`: the usual word where all signs are words, by those that end it."""

    words: tuple[tuple[str, ...], ...]
    one: str
    several: str
    is_plural: bool
    noun: int = -1
    signs: str = ""


class OwnWords:
    """What a table calls its partners, in each language, and partnerships, in its own."""

    def __init__(self, table: PartnershipTable) -> None:
        self._terms = {language: tuple(_terms(table, language)) for language in spoken()}

    def said(self, text: str, language: str) -> Mapping[int, str]:
        """Where words of a text begin that are the table's own, in any form, each with the usual word for it, folded.

        Of several words the last one stands for it, and the others for themselves: "communes cousines"; where a language knows
        some of them, the one that it does not know is a city: "partner ports".
        """
        found: dict[int, str] = {}
        tokens = tokenize(text) if self._terms.get(language) else ()
        for term in self._terms.get(language, ()):
            for first in range(len(tokens) - len(term.words) + 1):
                window = tokens[first : first + len(term.words)]
                if term.signs and _says(window, term):
                    last = window[len(window) - len(term.signs) :]
                    found |= {one.start: sign for one, sign in zip(last, term.signs, strict=True)}
                elif _says(window, term):
                    usual = _usual(window[term.noun].folded, term)
                    found |= {token.start: token.folded for token in window} | {
                        window[term.noun].start: usual
                    }
        return found


def _terms(table: PartnershipTable, language: str) -> Iterator[_Term]:
    """The own words of a table that a language does not know by itself."""
    known = _folded(said_alone(language, "partnership_noun"))
    usual = word_list(language, "partner")
    if usual and (partners := table.about.partners_in(language)):
        words = _words_of(partners)
        unknown = [at for at, ways in enumerate(words) if not known.intersection(ways)]
        cities = word_list(language, "city")
        if is_unspaced(partners):
            if signs := _usual_signs(partners, language):
                folded = tuple((token.folded,) for token in tokenize(partners))
                yield _Term(folded, signs, signs, is_plural=True, signs=signs)
        elif words and len(unknown) == len(words):
            yield _Term(words, usual[0], usual[1], is_plural=True)
        elif len(unknown) == 1 and not _folded(cue_words(language)).intersection(words[unknown[0]]):
            yield _Term(words, cities[0], cities[1], is_plural=True, noun=unknown[0])
    usual = word_list(language, "partnership")
    if usual and language == table.about.language_of_words:
        understood = _folded(cue_words(language))
        for kind in table.ties.kinds:
            words = _words_of(kind)
            if len(words) == 1 and not understood.intersection(words[0]):
                yield _Term(words, usual[0], usual[1], is_plural=False)


def _usual_signs(partners: str, language: str) -> str:
    """The usual word for the partners in as many signs as theirs or fewer, of 交流都市: 姉妹都市; none where they are called by it."""
    if partners in cue_words(language):
        return ""
    return next((usual for usual in word_list(language, "partner") if len(usual) <= len(partners)), "")


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(way for word in words for way in spellings(word))


def _words_of(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(spellings(token.text) for token in tokenize(text))


def _says(window: Sequence[Token], term: _Term) -> bool:
    """Whether words are a term, or another form of it."""
    return all(
        any(token.folded == way or is_form_of(token.folded, way) for way in ways)
        for token, ways in zip(window, term.words, strict=True)
    )


def is_form_of(word: str, other: str) -> bool:
    """Whether two folded words are forms of one: they differ in a few letters at the end.

    What they have in common is no shorter than what they have not: "stadt" and "stadte", "city" and "cities", and not "ville" and "vie",
    "village" and "villes".
    """
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    longest = max(len(word), len(other)) - common
    return _SHORTEST <= common >= longest <= _ENDING and _OF_ENDINGS.issuperset(
        word[common:] + other[common:]
    )


def _usual(word: str, term: _Term) -> str:
    """The usual word for one or for several: a form that is no shorter than the one for several is one for several, too."""
    longest = max(len(way) for way in term.words[term.noun])
    several = len(word) >= longest if term.is_plural else len(word) > longest
    return spellings(term.several if several else term.one)[0]
