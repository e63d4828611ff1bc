"""What of a question was not understood, and words among it that say what things are to have: "partners with a harbour", "twinned with an African capital"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twincities.nlu.text import mentions
from twincities.reading.conditions import populations
from twincities.reading.events.event_terms import OF_EVENTS
from twincities.reading.model.terms import Form
from twincities.reading.names.ties import named
from twincities.reading.numbers import quantities
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_BREAKS = frozenset(",;:.!?，；：。！？、")
_ENDS = ("suspended_so", "dormant_so")
_PAIR = 2
_SEVERAL = 2  # of a word that tells what places are
_SHORT = 3  # letters of "my" and "our"
_ORDINAL = frozenset({"ordinal", "not_ordinal"})
_OF_NO_NOUN = _ORDINAL | {"article", "definite", "filler", "listing", "our", "sized"}
_REACH = 4  # words between the verb and what is to be had


def unread_in(question: Mapping[str, Any], clues: Clues, text: str, form: Form) -> tuple[str, ...]:
    """What of a question carries meaning and was not understood, as it is written, each once.

    `question` is that of `read_question`, whose `unread` words have offsets in the message; `text` its text.
    """
    start, strange = int(question.get("start") or 0), question.get("unread") or ()
    claims = form is Form.CONFIRM
    return _each_once(
        *_unread(strange, start + _end_of_preface(clues, text), start, _telling(clues)),
        *(text[cue.start : noun.end] for cue, noun in quantities.quantified_places(clues) if claims),
        *(
            text[clues.words[cue.last - 1].start : cue.end]
            for cue in clues.all("spoken_language", "fraction")
        ),
        *(text[cue.start : cue.end] for cue in landforms_asked(clues)),
        *(text[cue.start : cue.end] for cue in clues.all("inhabitants") if populations.unread_bounds(clues)),
        *(text[word.start : word.end] for word in populations.counted_otherwise(clues)),
        *sought(strange, clues, start, text),
        *(_listed_unread(clues) if claims else ()),
        *(claimed_reason(clues, text) if claims else ()),
        *(unknown_subject(clues, text) if claims else ()),
        *(intervals_of_no_event(clues, text) if claims else ()),
    )


def intervals_of_no_event(clues: Clues, text: str) -> Iterator[str]:
    """After how long something is claimed to be done again that is no event, "do pupils go to Japan every year?": tables tell that of events alone."""
    if clues.intent not in OF_EVENTS and not clues.speaks_of_events and not clues.has("renewed"):
        yield from (text[cue.start : cue.end] for cue in clues.all("interval"))


def is_had(unread: Iterable[Mapping[str, Any]], clues: Clues, start: int) -> bool:
    """Whether a word that was not understood is what partners or cities are to have, or tells in which place they lie ("Wessex towns"); offsets of `unread` are those of the message, where the question begins at `start`."""
    strange = {word["start"] - start for word in unread}
    nouns = [cue.first for cue in clues.all("partnership_noun", "city_noun", "twinned")]
    verbs = [cue.last for cue in clues.all("having", "with") if any(noun < cue.first for noun in nouns)]
    if next(landforms_asked(clues), None):
        return True
    described = {clues.words[at - 1].start for at in nouns if at}
    if any(word["start"] - start in described and str(word["text"])[0].isupper() for word in unread):
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


def _listed_unread(clues: Clues) -> Iterator[str]:
    """The words that stand in one list with a theme and are none: "about cars and football"."""
    listing = clues.places("and", "or")
    for theme in named(clues, mentions.THEME):
        last = theme.at
        while last + 1 < len(clues.words) and clues.words[last + 1].start < theme.mention.end:
            last += 1
        for beside, at in ((last + 1, last + 2), (theme.at - 1, theme.at - 2)):
            inside = beside in listing and 0 <= at < len(clues.words)
            if (
                inside
                and "<name>" not in clues.words[at].forms
                and not any(cue.first <= at <= cue.last for cue in clues.cues)
            ):
                yield clues.words[at].forms[0]


def _end_of_preface(clues: Clues, text: str) -> int:
    """Where the question begins behind a colon, or behind who told of it, with nothing named before: "quick, I am in a hurry: who …?", "a man in a pub told me …"; 0 without a preface."""
    colon = text.find(":") + 1
    asking = clues.first("wh", "how_many", "yes_no", "list")
    # Of a theme it may be told before: "as chair of the culture committee I wonder: …".
    named = min((one.start for one in clues.found if one.kind != mentions.THEME), default=len(text))
    # What stands at the end, "…, so I was told", opens nothing.
    opening = [cue for cue in clues.all("opening_claim") if cue.last + 1 < len(clues.words)]
    told = max((cue.end for cue in opening if cue.end <= named), default=0)
    return max(colon if asking and colon <= asking.start and colon <= named else 0, told)


def _telling(clues: Clues) -> list[SpottedCue]:
    """The cues that explain their words: what is called small or large is told apart by a number of inhabitants alone ("the small ones, under 10,000")."""
    if not clues.has("sized"):
        return list(clues.cues)
    bounds = populations.inhabitants(clues)
    sized = {1: bounds is not None and bounds.most is None, -1: bounds is not None and bounds.least is None}
    return [cue for cue in clues.cues if cue.concept != "sized" or sized[cue.value or 1]]


def _unread(
    words: Iterable[Mapping[str, Any]], begin: int, start: int, cues: Sequence[SpottedCue]
) -> tuple[str, ...]:
    """The words from `begin` on that were not understood, without those that are part of a cue."""
    return tuple(
        str(word["text"])
        for word in words
        if word["start"] >= begin and not any(cue.start <= word["start"] - start < cue.end for cue in cues)
    )


def _each_once(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
