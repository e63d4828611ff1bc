"""Claims of a place in the order of age: the first partner of a city, the oldest and the newest of all."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.names.ties import Named, named, owned_by
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue


def both_ends_of_age(clues: Clues) -> list[Predicate]:
    """ "Is the French one the oldest and the newest Italian?": what is claimed to be the first of all, and what the last."""
    extremes = sorted((*clues.all("oldest"), *clues.all("newest")), key=lambda cue: cue.first)
    if len(extremes) != 2 or extremes[0].concept == extremes[1].concept:
        return []
    first, second = extremes
    names = named(clues, CITY) or named(clues, COUNTRY, CONTINENT)
    # 「一番古いのはイタリアで、一番新しいのはドイツ」 has nothing that joins both.
    joints = (cue for concept in ("and", "listing") for cue in clues.all(concept))
    between = [cue.first for cue in joints if first.last < cue.first < second.first]
    divided = (
        ([one for one in names if one.at < cut], [one for one in names if one.at > cut])
        for cut in (*between, second.first)
    )
    halves = next((both for both in divided if all(both)), None)
    if halves is None:
        return []
    return [
        Predicate(
            Relation.OLDEST_PARTNER if cue.concept == "oldest" else Relation.NEWEST_PARTNER, "", one.value
        )
        for cue, half in zip(extremes, halves, strict=True)
        for one in half
    ]


def first_partner(clues: Clues) -> list[Predicate]:
    """ "Is Turin Lyon's oldest partner?", "was Turin Lyon's third?": a place among the partners of one city."""
    cities, extreme, ordinal = named(clues, CITY), clues.first("oldest", "newest"), clues.first("ordinal")
    place = int(ordinal.value or 0) if ordinal else 1
    at = extreme or ordinal
    of = (owned_by(clues, cities) or _ranked_among(clues, cities, at)) if at and len(cities) == 2 else None
    if of is None or place == 0 or clues.has("event_noun"):
        return []
    other = next(city for city in cities if city != of)
    last = place < 0 or (extreme is not None and extreme.concept == "newest")
    relation = Relation.NEWEST_PARTNER if last else Relation.OLDEST_PARTNER
    number = (abs(place), abs(place)) if abs(place) > 1 else None
    return [Predicate(relation, of.value, other.value, number=number)]


def _ranked_among(clues: Clues, cities: Sequence[Named], extreme: SpottedCue) -> Named | None:
    """The city beside a place in an order, among whose partners it is: "the latest of Lyon", 沈阳最早的是札幌, 「札幌は瀋陽で一番古い」."""
    before = [city for city in cities if city.at < extreme.first]
    behind = [city for city in cities if city.at == extreme.last + 2]
    of = clues.says(extreme.last + 1, "of") and not clues.says(extreme.last + 1, "possessive")
    if behind and (of or (not before and clues.says(extreme.last + 1, "with"))):
        return behind[0]  # 最早跟沈阳结好的是札幌
    linking = clues.places("with", "lying", "filler", "joining") - clues.places("article", "definite")
    # 「厦門が一番最近組んだのは」, and not 「札幌が一番古い相手なのは」
    linking |= clues.places("contrast") if not clues.has("of_partner") else set()
    if not before or not set(range(before[-1].at + 1, extreme.first)) <= linking:
        return None
    between = set(range(before[0].at + 1, before[-1].at))
    # 「上海と大阪が一番古い」 is said of the two.
    as_one = len(before) > 1 and between <= clues.places("and", "listing", "with")
    return None if as_one else before[-1]


def places_extreme(clues: Clues) -> bool:
    """Whether the oldest or newest is asked to lie somewhere, with no verb: 「一番古いのはドイツ？」."""
    places = named(clues, COUNTRY, CONTINENT)
    ends = (
        bool(places) and places[-1].at == len(clues.words) - 1 and clues.says(places[-1].at - 1, "left_open")
    )
    return ends and clues.has("oldest", "newest") and not clues.cities
