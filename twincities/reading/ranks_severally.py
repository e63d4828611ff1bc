"""A question that asks for several places in an order, or for one beside a number or a list, as several: "the first in France and the last in Spain"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from twincities.reading.model.cue import Cue
from twincities.reading.model.predicates import Relation
from twincities.reading.model.reading import Reading
from twincities.reading.model.selection import Rank
from twincities.reading.model.terms import AREAS, Counted, Form, Measure
from twincities.table import Filter
from twincities.table.places.countries import is_place_code

OF_SEVERAL = {Cue.ALTERNATIVE, Cue.OTHERS, Cue.SEVERALLY, Cue.CONJOINED}
"""What the words of a question say of several that are held against each other."""
_OF_PLACE = frozenset({"ask_oldest", "ask_newest", "ask_partner", "ask_partnerships", "compare_age", "name_subject", "ask_overview", "ask_city_trivia"})  # fmt: skip
"""The intents of questions that only ask what has a place in an order, where one is named."""
_TIES_COUNTED = (None, Counted.PARTNERSHIPS, Counted.CITIES)


def as_places(codes: Iterable[str]) -> dict[str, Any]:
    """The countries and continents with these codes, as fields of a reading."""
    countries = tuple(code for code in codes if is_place_code(code))
    return {"countries": countries, "continents": tuple(code for code in codes if code not in countries)}


def ranked_apart(reading: Reading) -> tuple[Reading, ...]:
    """ "Which is the first in France, and which the last in Spain?" """
    of = {name for _, name in reading.ranks_apart}
    bare = replace(
        reading, ranks_apart=(), rank=None, nth=None, comparison=None, pointer=None, pointed=None, number=None
    )
    bare = replace(bare, quantifier=None, places_picked=1, cues=reading.cues - OF_SEVERAL - {Cue.EXTREMES})
    return tuple(_placed(_without(bare, of - {name}), rank) for rank, name in reading.ranks_apart)


def _without(reading: Reading, names: set[str]) -> Reading:
    """The question without the cities, places and themes with these ids and codes."""

    def left(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if id not in names)

    return replace(
        reading,
        cities=left(reading.cities),
        countries=left(reading.countries),
        continents=left(reading.continents),
        themes=left(reading.themes),
    )


def _placed(reading: Reading, rank: Rank) -> Reading:
    """The question asked of what has a place in the order of age; where nothing else is asked, what has it."""
    of_areas = reading.entities is not None and reading.entities.kind in AREAS
    only_placed = reading.intent in _OF_PLACE or (reading.intent == "ask_country" and not of_areas)
    asked = replace(reading, rank=rank, form=Form.TELL)
    return asked.asking("ask_oldest" if rank.greatest else "ask_newest") if only_placed else asked


def of_oldest_and_newest(reading: Reading) -> tuple[Reading, ...]:
    """ "What are the themes of the oldest and of the newest?" asks for those of both; what only asks for both is one question."""
    if not reading.has(Cue.EXTREMES) or reading.rank or reading.size or reading.comparison:
        return ()
    if reading.form is Form.CONFIRM or reading.has(Cue.DIFFERENCE) or reading.intent == "compare_age":
        return ()
    listed = reading.intent in _OF_PLACE or (reading.intent == "ask_since" and not reading.has(Cue.DATE))
    intent = "ask_exchanges" if reading.has(Cue.THEMES) and listed else reading.intent
    if intent in _OF_PLACE:
        return ()
    bare = replace(reading, entities=None, counted=None, pointer=None, pointed=None, quantifier=None)
    bare = replace(bare, cues=reading.cues - OF_SEVERAL - {Cue.EXTREMES}).asking(intent)
    return tuple(_placed(bare, Rank(Measure.AGE, greatest)) for greatest in (True, False))


def _ranks_by_age(reading: Reading) -> bool:
    """Whether it is asked which is the oldest, or another place in that order, and nothing else of it."""
    ranks = reading.rank is not None and reading.rank.by is Measure.AGE
    return ranks and reading.intent in _OF_PLACE and not (reading.group_by or reading.size)


def number_and_place(reading: Reading) -> tuple[Reading, ...]:
    """How many there are and which is the oldest: 有几个在日本，最早的是哪个, 「日本の都市はいくつあって、一番古いのはどこですか」."""
    counts = reading.form is Form.COUNT or reading.has(Cue.HOW_MANY)
    apart = reading.form is Form.COUNT and reading.has(Cue.ELLIPTIC)
    apart = apart or (reading.counted in _TIES_COUNTED and reading.has(Cue.WHICH))
    if not (_ranks_by_age(reading) and counts and apart) or reading.form is Form.CONFIRM:
        return ()
    cues = reading.cues - {Cue.ELLIPTIC, Cue.HOW_MANY, Cue.WHICH}
    counted = replace(reading, rank=None, entities=None, cues=cues)
    return counted.asking("ask_partnerships", Form.COUNT), _of_place(reading)


def list_and_place(reading: Reading) -> tuple[Reading, ...]:
    """ "List the French ones and say which is the oldest", 「全部挙げて、どれが一番古いか教えて」."""
    if not (_ranks_by_age(reading) and reading.has(Cue.LISTED)) or reading.form is Form.CONFIRM:
        return ()
    cues = reading.cues - {Cue.ELLIPTIC, Cue.LISTED, Cue.WHICH}
    listed = replace(reading, rank=None, entities=None, counted=Counted.PARTNERSHIPS, cues=cues)
    return listed.asking("ask_partnerships", Form.LIST), _of_place(reading)


def _of_place(reading: Reading) -> Reading:
    """The part of a question that asks for a place in the order of age."""
    bare = replace(reading, cues=reading.cues - {Cue.LISTED, Cue.HOW_MANY}, entities=None, quantifier=None)
    greatest = reading.rank is not None and reading.rank.greatest
    return bare.asking("ask_oldest" if greatest else "ask_newest", Form.TELL)


def oldest_and_newest(reading: Reading) -> tuple[Reading, ...]:
    """ "Is the French one the oldest, and the newest Italian?": what is claimed of the first and what of the last."""
    claimed = reading.asserted.predicates if reading.asserted else ()
    ends = {Relation.OLDEST_PARTNER: "ask_oldest", Relation.NEWEST_PARTNER: "ask_newest"}
    if {one.relation for one in claimed} != ends.keys() or any(one.subject for one in claimed):
        return ()
    bare = replace(
        reading, asserted=None, restriction=Filter(), designated=(), entities=None, comparison=None
    )
    bare = replace(bare, cues=reading.cues - {Cue.EXTREMES, Cue.CONJOINED})
    parts = []
    for relation in dict.fromkeys(one.relation for one in claimed):
        names = tuple(one.object for one in claimed if one.relation is relation)
        of_cities = {"cities": names} if reading.cities else {"cities": (), **as_places(names)}
        rank = Rank(Measure.AGE, relation is Relation.OLDEST_PARTNER)
        parts.append(replace(bare, rank=rank, **of_cities).asking(ends[relation]))
    return tuple(parts)
