"""Where the name of a kind of partnership stands in a question: in full, or by the words that tell it from others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from twincities.reading.spotting.cues import Word, find_cues, words_of
from twincities.reading.spotting.words import phrasebook

_ENDING = 3  # letters by which a word in the plural is longest: Freundschaft, Freundschaften


def spans(
    telling: Sequence[str], whole: Sequence[str], words: Sequence[Word], text: str, own: Collection[int]
) -> Iterator[tuple[int, int, bool]]:
    """Where words are the name of a kind or, but for what any partnership is called, that which tells it from others: the first and the last of them; and whether it is the whole name of a kind of its own.

    A theme of several signs is one word of a question, and several of the text: くらげ in くらげ協定. What goes on as the table's own
    word for its partners is none: "tryst towns".
    """
    of_partners = {at for at, after in enumerate(words[1:]) if words[at].start in own and after.start in own}
    for said in (words, words_of(text, ())):
        found = []
        for first in range(len(said)):
            name = next(
                (one for one in (whole, telling) if one and says(said[first : first + len(one)], one)), ()
            )
            over = _over(words, said[first].start, said[first + len(name) - 1].end) if name else []
            if over and over[-1] not in of_partners:
                found.append((over[0], over[-1], name == whole and bool(telling)))
        yield from found
        if found:
            return


def _over(words: Sequence[Word], start: int, end: int) -> list[int]:
    """The words that lie over a part of the text."""
    return [at for at, word in enumerate(words) if word.start < end and start < word.end]


def says(words: Sequence[Word], name: Sequence[str]) -> bool:
    """Whether words are a name, in any of their forms."""
    return len(words) == len(name) and all(
        any(_is_inflected(form, part) for form in word.forms) for word, part in zip(words, name, strict=True)
    )


def _is_inflected(form: str, word: str) -> bool:
    """Whether a word is another one, or its plural."""
    stem = word[:-1] if word.endswith("y") else word
    return form == word or (form.startswith(stem) and len(form) <= len(stem) + _ENDING and form.isalpha())


@lru_cache
def names_of(kind: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a kind that tell it from others, and all of them."""
    words = words_of(kind, ())
    general = {
        at
        for cue in find_cues(words, phrasebook(language))
        if cue.concept == "general_tie"
        for at in range(cue.first, cue.last + 1)
    }
    whole = tuple(word.forms[0] for word in words)
    return tuple(form for at, form in enumerate(whole) if at not in general), whole
