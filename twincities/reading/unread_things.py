"""Words that were not understood and say what things are to have: "partners with a harbour", "twinned with an African capital"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from twincities.reading.clues import Clues
from twincities.reading.cues import SpottedCue

_BREAKS = frozenset(",;:.!?，；：。！？、")
_ENDS = ("suspended_so", "dormant_so")
_PAIR = 2
_SEVERAL = 2  # of a word that tells what places are
_SHORT = 3  # letters of "my" and "our"
_ORDINAL = frozenset({"ordinal", "not_ordinal"})
_OF_NO_NOUN = _ORDINAL | {"article", "definite", "filler", "listing", "our"}
_REACH = 4  # words between the verb and what is to be had


def is_had(unread: Iterable[Mapping[str, Any]], clues: Clues, start: int) -> bool:
    """Whether a word that was not understood is what partners or cities are to have; offsets of `unread` are those of the message, where the question begins at `start`."""
    strange = {word["start"] - start for word in unread}
    nouns = [cue.first for cue in clues.all("partnership_noun", "city_noun", "twinned")]
    verbs = [cue.last for cue in clues.all("having", "with") if any(noun < cue.first for noun in nouns)]
    if next(landforms_asked(clues), None):
        return True
    return any(
        word.start in strange and any(0 < at - verb <= _REACH for verb in verbs)
        for at, word in enumerate(clues.words)
    )


def unknown_subject(clues: Clues, text: str) -> Iterator[str]:
    """The first word that nothing explains, of which it is claimed to be twinned: "Parme est jumelée avec Lyon ?", where no city of that name is known."""
    if len(clues.words) < _PAIR or len(clues.cities) != 1 or not clues.has("twinned", "of_partner"):
        return
    word = clues.words[0]
    is_name = text[word.start].isupper() and len(word.forms[0]) > 1
    if is_name and clues.says(1, "finite") and all(cue.first for cue in clues.cues):
        yield text[word.start : word.end]


def claimed_reason(clues: Clues, text: str) -> Iterator[str]:
    """Why two cities are claimed to be twinned, "because of the pandas", which no table tells; nothing where it is claimed why a tie ended, or told why somebody asks."""
    cue, twinned = clues.first("because"), clues.first("twinned", "of_partner", "partnership_noun")
    if cue is None or twinned is None or clues.has("end", *_ENDS):
        return
    # "Is there a zoo because of a sister city?" gives twinning as the reason; in German and Japanese the verb stands behind its reason.
    of_pair = sum(city.start < cue.start for city in clues.cities) >= _PAIR
    in_order = twinned.first <= cue.first or of_pair
    first, last = sorted((cue.start, twinned.start))
    if in_order and not _BREAKS.intersection(text[first:last]):
        end = next((at for at in range(cue.start, len(text)) if text[at] in _BREAKS), len(text))
        yield text[cue.start : end]


def sought(unread: Iterable[Mapping[str, Any]], clues: Clues, start: int, text: str) -> Iterator[str]:
    """The words for whom something is looked for, where they are no name and were understood: "is there anything for sixth formers?"; offsets as in `is_had`."""
    strange = {word["start"] - start for word in unread}
    for cue in clues.all("something_for"):
        for at in range(cue.last + 1, len(clues.words)):
            word = clues.words[at]
            if word.end - word.start <= _SHORT and not word.ends_sentence:
                continue
            over = [one.concept for one in clues.cues if one.first <= at <= one.last]
            if "<name>" in word.forms or not {*over} <= _OF_NO_NOUN:
                break
            if word.start not in strange and not {*over} - _ORDINAL:
                yield text[word.start : word.end]
            if word.ends_sentence:
                break


def landforms_asked(clues: Clues) -> Iterator[SpottedCue]:
    """The words for what places are by nature, where those are asked for that are so: "which other islands are there?"; no table tells them apart by that."""
    asking = clues.first("wh", "how_many", "list")
    for cue in clues.all("landform"):
        if cue.value == _SEVERAL and asking and asking.first < cue.first:
            yield cue
