"""Of which partnerships something is claimed: "all the Japanese ones", "all partnerships of 2024"."""

from __future__ import annotations

from collections.abc import Collection

from twincities.nlu import mentions
from twincities.reading.clues import Clues
from twincities.reading.ties import Named, named
from twincities.table import Filter, parse_period

_QUANTIFIERS = ("none", "each", "all", "any", "majority")
_NOUNS = ("partnership_noun", "city_noun", "twinned", "ones")
_NEAR = 4  # words at most between a quantifier and its noun


def restriction(clues: Clues) -> Filter:
    """The conditions within the noun phrase of a quantifier, where something else is claimed of what meets them.

    Empty where all conditions are what is claimed ("are all partners in Europe?").
    """
    quantifier = clues.first(*_QUANTIFIERS)
    if quantifier is None:
        return _of_place(clues)
    conditions = [one for one in named(clues, *mentions.CONDITIONS) if one.at > quantifier.last]
    noun = next((cue.first for cue in clues.all(*_NOUNS) if 0 < cue.first - quantifier.last <= _NEAR), None)
    end = noun if noun is not None else quantifier.last + _NEAR
    before = [one for one in conditions if one.at <= end and one.mention.kind != mentions.YEAR]
    others = [one for one in conditions if one not in before]
    claims = bool(others) or any(one.at > end for one in named(clues, mentions.CITY))
    if before:
        return filter_of(before) if claims else Filter()
    if noun is None or not others:
        return Filter()
    # "All partnerships with Japan began after 1990": what follows the noun first, where another kind is claimed.
    first = [one for one in others if one.mention.kind == others[0].mention.kind]
    rest = len(others) > len(first) or any(one.at > first[-1].at for one in named(clues, mentions.CITY))
    return filter_of(first) if rest else Filter()


def _of_place(clues: Clues) -> Filter:
    """The conditions of those among which something is the oldest; what follows their noun is claimed of it.

    "Is the oldest Japanese pair about wine?", "is the oldest about wine?"; but "is Lyon's the oldest about wine?".
    """
    extreme = clues.first("oldest", "newest", "ordinal")
    conditions = named(clues, *mentions.CONDITIONS)
    if extreme is None:
        return filter_of(conditions if clues.intent in ("ask_oldest", "ask_newest") else ())
    noun = next((cue for cue in clues.all(*_NOUNS) if 0 < cue.first - extreme.last <= _NEAR), None)
    claimed = [one for one in conditions if one.at > (noun.last if noun else extreme.last)]
    if named(clues, mentions.CITY) or not claimed or not clues.has("yes_no", "finite"):
        return filter_of(conditions)
    others = [one for one in claimed if one.mention.kind != claimed[0].mention.kind]
    return filter_of([one for one in conditions if one not in (others or claimed)])


def filter_of(names: Collection[Named]) -> Filter:
    """The conditions that names of places, themes and dates make up."""
    values = {
        kind: tuple(one.value for one in names if one.mention.kind == kind) for kind in mentions.CONDITIONS
    }
    return Filter(
        years=tuple(map(parse_period, values[mentions.YEAR])),
        countries=values[mentions.COUNTRY],
        continents=values[mentions.CONTINENT],
        themes=values[mentions.THEME],
    )
