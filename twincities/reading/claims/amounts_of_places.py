"""Numbers that are claimed of places: 美国有两个, "more than one in Italy, and at least two in Japan"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from twincities.nlu.text.mentions import CONTINENT, COUNTRY
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.model.terms import Counted
from twincities.reading.names.ties import named
from twincities.reading.numbers.quantities import bounds_of
from twincities.reading.spotting.clues import Clues
from twincities.table.text.folding import is_unspaced

COUNTING = ("event_noun", "countries_noun", "region_noun", "partnership_noun", "city_noun")


def numbers_of_places(clues: Clues) -> list[Predicate]:
    """The numbers that are claimed of several places, of each its own: "more than one in Italy, and at least two in Japan"."""
    places = named(clues, COUNTRY, CONTINENT)
    numbers = sorted({**dict(_ones(clues)), **dict(clues.numbers(all_=True))}.items())
    if len(places) < 2 or len(places) != len(numbers) or len(clues.cities) > 1:
        return []
    order = sorted([*((one.at, 0) for one in places), *((at, 1) for at, _ in numbers)])
    alternate = all(one[1] != other[1] for one, other in pairwise(order))
    if not alternate or clues.has("event_noun", "countries_noun", "or", "of_age"):
        return []
    if all(value == 1 for _, value in numbers):
        return []  # "is there one in Peru, and one in Chile?" asks for any
    bounds = [_least_of_one(bounded(clues, *number)) for number in numbers]
    return [
        Predicate(Relation.NUMBER, place.value, Counted.PARTNERSHIPS, number=number)
        for place, number in zip(places, bounds, strict=True)
    ]


def _least_of_one(number: tuple[int, int | None]) -> tuple[int, int | None]:
    """ "One in France" beside another number is true of two there, too."""
    return (1, None) if number == (1, 1) else number


def number_in_place(clues: Clues) -> tuple[int, int | None] | None:
    """The number that is claimed to lie somewhere, with nothing that it counts: "two in the United States, I heard", 美国有两个."""
    # "Two in Spain and one in Peru" are two numbers.
    numbers = list(clues.numbers(all_=True))
    counts = clues.has(*COUNTING, "of_age", "negation")
    if len(numbers) != 1 or counts or clues.cities or clues.names_event or clues.denies:
        return None
    places = {one.at for one in named(clues, COUNTRY, CONTINENT)}
    joining = clues.places("lying", "listing", "article", "having", "there_is", "left_open")
    ((at, value),) = numbers
    if value == 1:
        return None  # "is there one in Peru?" asks for any
    end = at + 1 + counts_by_sign(clues, at + 1)
    behind, before = [place for place in places if place > at], [place for place in places if place < at]
    is_between = {*range(end, min(behind))} if behind else {*range(max(before, default=0) + 1, at)}
    stands_apart = min(behind) > end if behind else bool(before)
    return bounded(clues, at, value) if stands_apart and is_between <= joining else None


def counts_by_sign(clues: Clues, at: int) -> bool:
    """Whether a sign that counts can stand behind a number, as where no spaces divide words."""
    return at < len(clues.words) and is_unspaced(clues.words[at].forms[0])


def bounded(clues: Clues, at: int, value: int) -> tuple[int, int | None]:
    """The least and the greatest number that a number at a place stands for: "at least two"."""
    bounding = next(
        (cue for cue in clues.all("more_than", "fewer_than") if cue.first <= at <= cue.last), None
    )
    return bounds_of(clues, bounding, value) if bounding else (value, value)


def _ones(clues: Clues) -> Iterator[tuple[int, int]]:
    """The articles that stand for "one", with no noun: « un en France »."""
    for cue in clues.all("article"):
        ends = clues.ends_with(cue) or clues.says(cue.last + 1, "lying", "yes_no", "tag")
        if ends and not clues.says(cue.first, "definite"):
            yield cue.first, 1
