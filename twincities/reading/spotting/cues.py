"""Finding cue words in a question, beside the names in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from twincities.nlu.text.mentions import (
    CITY,
    CONTINENT,
    COUNTRY,
    EVENT,
    NAMESAKE,
    POSSIBLE_CITY,
    THEME,
    UNKNOWN_CITY,
    UNKNOWN_EVENT,
    UNKNOWN_NAME,
    YEAR,
    Mention,
)
from twincities.nlu.text.run_together import words_apart
from twincities.nlu.text.tokens import tokenize
from twincities.reading.spotting.words import Phrasebook

_NOTHING: Mapping[int, str] = {}
# No sentence ends behind "i.e." or "d.h.".
_SENTENCE_ENDS = re.compile(r"(?:(?<!\b[^\W\d])\.|[?!;:。？！；])\s+(?!\d)")
_STANDS_FOR = {
    CITY: "<city>", POSSIBLE_CITY: "<city>", UNKNOWN_CITY: "<city>", UNKNOWN_NAME: "<city>", NAMESAKE: "<city>",
    COUNTRY: "<country>", CONTINENT: "<country>", THEME: "<theme>", YEAR: "<year>", EVENT: "<event>",
    UNKNOWN_EVENT: "<event>",
}  # fmt: skip


class Word(NamedTuple):
    """A word of a question, or a whole name: `forms` are the folded word and the placeholders that it can stand for."""

    forms: tuple[str, ...]
    start: int
    end: int
    ends_sentence: bool = False


class SpottedCue(NamedTuple):
    """A concept found in a question. `first` and `last` are positions in its words, `start` and `end` offsets in its text."""

    concept: str
    value: int | None
    first: int
    last: int
    start: int
    end: int


def words_of(
    text: str,
    mentions: Sequence[Mention],
    numbers: Collection[str] = (),
    corrected: Callable[[str], str] = str,
    instead: Mapping[int, str] = _NOTHING,
    language: str = "en",
    parts_of: Callable[[str], tuple[str, ...]] = lambda word: (word,),
) -> list[Word]:
    """The words of a question; every name is one word. `numbers` are words that are numbers.

    `corrected` puts right a word with a slip; such a word counts as what is written, and as what was meant. So does one
    that begins at one of the places of `instead`, which holds the word that it stands for. What is run together, and what
    consists of several words by `parts_of`, is several words at one place.
    """
    said: list[tuple[tuple[str, ...], int, int]] = []
    named = sorted(mentions, key=lambda mention: mention.start)
    at = 0
    for token in tokenize(text):
        while at < len(named) and named[at].end <= token.start:
            at += 1
        if at < len(named) and named[at].start <= token.start:
            if not said or said[-1][1] != named[at].start:
                said.append((_forms_of(named[at], text), named[at].start, named[at].end))
            continue
        apart = _thousands(token.folded) or words_apart(token.folded, language)
        *before, last = (part for word in apart for part in parts_of(word))
        said += [((word, _kind_of(word)), token.start, token.end) for word in before]
        forms: tuple[str, ...] = (last, _kind_of(last, numbers))
        if (meant := instead.get(token.start) or corrected(last)) != last:
            forms = (*forms, meant)
        said.append((forms, token.start, token.end))
    followed_by = [*(start + 1 for _, start, _ in said[1:]), len(text)]
    return [
        Word(forms, start, end, _SENTENCE_ENDS.search(text, end, next_word + 1) is not None)
        for (forms, start, end), next_word in zip(said, followed_by, strict=False)
    ]


def _kind_of(word: str, numbers: Collection[str] = ()) -> str:
    """What a folded word that is no name can stand for."""
    return "<number>" if word.isdigit() or word in numbers else "<noun>"


def _thousands(word: str) -> tuple[str, ...] | None:
    """The two words of "50k"; None for any other."""
    return (word[:-1], "k") if word[:-1].isdigit() and word.endswith("k") else None


def _forms_of(mention: Mention, text: str) -> tuple[str, ...]:
    """A name counts as the word that it is, too, where that is no city: themes are words, "Canton" names no region."""
    written = tuple(token.folded for token in tokenize(text[mention.start : mention.end]))
    placeholder = _STANDS_FOR.get(mention.kind, "<name>")
    is_word = len(written) == 1 and mention.kind != CITY
    return (written[0] if is_word else "", placeholder, "<name>")


def find_cues(words: Sequence[Word], book: Phrasebook) -> list[SpottedCue]:
    """All cues, left to right: of each concept the longest at a place, and none that another one hides.

    What is hidden hides nothing: "the two" points back, but not in "the two oldest".
    """
    found = [cue for first in range(len(words)) for cue in _cues_at(words, first, book)]
    at: dict[int, list[SpottedCue]] = defaultdict(list)
    kept: list[SpottedCue] = []
    for _, as_long in groupby(sorted(found, key=_length, reverse=True), key=_length):
        rivals = list(as_long)
        for cue in rivals:
            for place in _places(cue):
                at[place].append(cue)
        outdone = {
            cue
            for cue in rivals
            if any(_outdoes(other, cue, book) for place in _places(cue) for other in at[place])
        }
        kept += [cue for cue in rivals if cue not in outdone]
        for cue in outdone:
            for place in _places(cue):
                at[place].remove(cue)
    return sorted(_without_open_end(kept, len(words) - 1), key=lambda cue: (cue.first, cue.last))


def _without_open_end(cues: Sequence[SpottedCue], last: int) -> Iterator[SpottedCue]:
    """The cues without an "or" that ends a question: it asks for agreement and offers nothing else ("…, oder?")."""
    ends = any(cue.concept == "or" and 0 < cue.first == last for cue in cues)
    return (cue for cue in cues if not (ends and cue.concept in ("or", "both") and cue.first == last))


def _places(cue: SpottedCue) -> range:
    return range(cue.first, cue.last + 1)


def _length(cue: SpottedCue) -> int:
    return cue.last - cue.first


def _outdoes(other: SpottedCue, cue: SpottedCue, book: Phrasebook) -> bool:
    """Whether a cue does not count because another one, that lies over a part of it, does."""
    if other is cue:
        return False
    longer = _length(other) - _length(cue)
    if other.concept == cue.concept:
        return longer > 0
    return cue.concept in book.hides[other.concept] and longer >= 0


def _cues_at(words: Sequence[Word], first: int, book: Phrasebook) -> Iterator[SpottedCue]:
    """Every cue whose phrase begins at a word."""
    begun = [book.beginning]
    for last in range(first, len(words)):
        word = words[last]
        begun = [
            longer
            for beginning in begun
            for form in word.forms
            if (longer := beginning.longer(form)) is not None
        ]
        for beginning in begun:
            for concept, value in beginning.meanings:
                yield SpottedCue(concept, value, first, last, words[first].start, word.end)
        if not begun or word.ends_sentence:
            return
