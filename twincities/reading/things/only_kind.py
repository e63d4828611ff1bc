"""What is claimed to be the only one of a kind that has something: "is Ningbo the only city with a French partner?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from twincities.nlu.text.mentions import CITY, COUNTRY, Mention
from twincities.reading.model.selection import Having
from twincities.reading.model.terms import Dimension, Measure
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.reading.things.clauses_had import clauses_had
from twincities.reading.things.places_had import place_of

_KINDS = {"city_noun": Dimension.CITY, "ones": Dimension.CITY, "country_noun": Dimension.COUNTRY}
_NAMED_BY = {Dimension.CITY: CITY, Dimension.COUNTRY: COUNTRY}
_OTHERS = ("how_many", "event_noun", "theme_noun", "sole_theme", "same_country")


class OnlyOfKind(NamedTuple):
    """What is claimed to be the only one, or ones, of a kind: of the things that the `clauses` describe, each with the word before it, behind the noun or, in `described_before`, before it."""

    kind: Dimension
    claimed: Sequence[Mention]
    clauses: Sequence[tuple[Clues, int]]
    described_before: bool


def only_kind(clues: Clues) -> OnlyOfKind | None:
    """What is claimed to be the only one of its kind; None where nothing is."""
    sole = clues.first("the_only")
    if sole is None or clues.has(*_OTHERS):
        return None
    noun = _noun_of(clues, sole)
    asks = any(noun is None or cue.first != noun.last + 1 for cue in clues.all("wh"))  # « la seule qui a … »
    if noun is None or asks:
        return None
    kind = _KINDS[noun.concept]
    named = [one for one in clues.found if one.kind == _NAMED_BY[kind]]
    first = [one for one in named if place_of(clues, one) < sole.first]
    claimed = first if first and len(named) > 1 else named
    if not claimed or (len(claimed) < len(named) if kind is Dimension.CITY else len(claimed) > 1):
        return None  # what is to be had is a city too
    others = clues.naming([one for one in clues.found if one not in claimed])
    having = [*others.all("having")]
    if any(cue.first > noun.last for cue in having):
        return OnlyOfKind(kind, claimed, [*clauses_had(others, noun.last)], False)
    # 唯一有法国友城的城市, フランスの姉妹都市がある唯一の都市
    between = any(sole.last < cue.first < noun.first for cue in having)
    before = (sole.last + 1, noun.first) if between else (0, sole.first)
    return OnlyOfKind(kind, claimed, [*clauses_had(others.within(*before), -1)], True)


def _noun_of(clues: Clues, sole: SpottedCue) -> SpottedCue | None:
    """The noun of "the only": the next one, or that behind the clause that describes it."""
    nouns = [cue for cue in clues.all(*_KINDS) if cue.first > sole.last]
    described = (
        cue
        for cue in nouns[::-1]
        if clues.says(cue.first - 1, "possessive") or clues.says(cue.first, "possessive", "of")
    )
    return next((cue for cue in nouns if _is_next(clues, sole, cue)), None) or next(described, None)


def _is_next(clues: Clues, sole: SpottedCue, noun: SpottedCue) -> bool:
    """Whether nothing but names and small words stands between: "the only Chinese city"."""
    between = range(sole.last + 1, noun.first)
    return all("<name>" in clues.words[at].forms or clues.says(at, "filler", "possessive") for at in between)


def tells_apart(having: Sequence[Having]) -> bool:
    """Whether it is said where partners are to be or how many: that others have none at all is claimed of no list."""
    told = [one for one in having if one.countries or one.continents or (one.least, one.most) != (1, None)]
    return bool(told) and all(one.what is Measure.PARTNERSHIPS and not one.cities for one in having)
