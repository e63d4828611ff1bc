"""What an event is described by, in words of whoever asks: "the sailing thing for kids", "a night with lanterns"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twincities.languages.frequencies import frequency
from twincities.languages.lists import word_list
from twincities.nlu.text.phrases import begins_with
from twincities.reading.events.event_terms import places_of_kinds
from twincities.reading.spotting.clues import Clues
from twincities.table.alike import words_meaning_alike
from twincities.table.text.folding import fold, is_unspaced

_SAYS_LITTLE = 5.9  # Zipf frequency of words that tell nothing apart
_SHORT_SAYS_LITTLE = 5.2
_PART = 2  # characters at least of a word where no spaces divide words
_SHORTEST = 3  # letters of most words that tell something
_TELLING = frozenset({"of_age", "celebrated", "landform", "in_charge", "having_contact", "admitted"})
"""Cues that may well be a part of what an event is described by: "for young people", "the running event"."""


class Description(NamedTuple):
    """How an event is described: `words` tell which it is, `occasions` what is held; `vague`: it is called no more than "something"."""

    words: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    vague: bool = False


def described(clues: Clues, text: str, language: str) -> Description:
    """The words that tell which event is meant, and those that say what is held; only where the latter are said, nothing is but "something", or it goes on: "and one about tea?"."""
    occasions = dict(_occasions(clues, text, language))
    vague = set(_phrases_said(clues, "vague_occasions", language))
    nouns = clues.places("event_noun") | places_of_kinds(clues)
    admits = clues.has("admitted") and not clues.has("sole", "restricting")  # "is it for adults too?"
    if not (occasions or vague or nouns or admits or clues.says(0, "and")):
        return Description()
    ages = {at for at, word in enumerate(clues.words) if "<number>" in word.forms} if admits else set()
    telling: Sequence[str] = [
        text[word.start : word.end]
        for at, word in enumerate(clues.words)
        if at not in vague and at not in nouns and at not in occasions
        if at in ages or _tells(clues, at, text, language)
    ]
    if any(is_unspaced(word.forms[0]) for word in clues.words):
        telling = [word for word in words_meaning_alike(language) if word in text]
        telling = telling or [*_before_nouns(clues, text)]
    heads = [head for head in occasions.values() if head]
    held = [text[clues.words[at].start + len(head) : clues.words[at].end] for at, head in occasions.items()]
    words, held = (_as_usual(some, language) for some in ([*heads, *telling], held))
    return Description(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(held)), bool(vague))


def _before_nouns(clues: Clues, text: str) -> Iterator[str]:
    """What stands before a noun for events where no spaces divide words, and nothing explains: 俳句 of 「俳句の催し」."""
    explained = {at for cue in clues.cues for at in range(cue.first, cue.last + 1)}
    explained |= {
        at for at, word in enumerate(clues.words) if not {"<name>", "<number>"}.isdisjoint(word.forms)
    }
    for noun in clues.all("event_noun"):
        last = noun.first - 1 - clues.says(noun.first - 1, "possessive")
        first = last
        while first >= 0 and first not in explained:
            first -= 1
        if last - first >= _PART:
            yield text[clues.words[first + 1].start : clues.words[last].end]


def _as_usual(words: Sequence[str], language: str) -> list[str]:
    """Words without the capitals of who shouts, where a language writes no nouns with one."""
    nouns_large = "nouns" in word_list(language, "written_large")
    return [word if nouns_large else word.lower() for word in words]


def _occasions(clues: Clues, text: str, language: str) -> Iterator[tuple[int, str]]:
    """The places of words for what is held, each with what tells of it in the same word, where nouns are written as one: "Rad" of "Radrennen"."""
    for at in _phrases_said(clues, "occasions", language):
        yield at, ""
    if "nouns" not in word_list(language, "written_large"):
        return
    for at, word in enumerate(clues.words):
        if "<name>" in word.forms:
            continue
        for occasion in word_list(language, "occasions"):
            if word.forms[0].endswith(fold(occasion)) and word.end - word.start - len(occasion) >= _SHORTEST:
                yield at, text[word.start : word.end - len(occasion)]
                break


def _phrases_said(clues: Clues, name: str, language: str) -> Iterator[int]:
    """The places of the words that phrases of a list cover."""
    said = [word.forms[0] for word in clues.words]
    for at in range(len(said)):
        yield from range(at, at + begins_with(said, language, name, at))


def _tells(clues: Clues, at: int, text: str, language: str) -> bool:
    """Whether a word is none of those that any question has, and no name but that of a theme."""
    word = clues.words[at]
    if "<theme>" in word.forms:
        return True
    written = text[word.start : word.end].lower()
    if (
        len(written) < _SHORTEST - 1
        or is_unspaced(written)
        or not {"<name>", "<number>"}.isdisjoint(word.forms)
    ):
        return False
    over = {one.concept for one in clues.cues if one.first <= at <= one.last}
    others = {one for one in over if not one.startswith("not_")} - _TELLING
    little = _SHORT_SAYS_LITTLE if len(written) < _SHORTEST else _SAYS_LITTLE
    return not others and frequency(written, language) < little
