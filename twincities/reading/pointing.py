"""What points back at something said before: "those", "the other one", "the second", "number 3"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from twincities.nlu.text.mentions import CONTINENT, COUNTRY
from twincities.reading.conditions.comparisons import comparison, rank
from twincities.reading.model.terms import Pointer
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.reading.spotting.told_left_out import left_out_of_told
from twincities.reading.things.one_had import places_of_one_had

_MOST_POINTED_AT = 100  # "of 1985" is a year
_BESIDE = 2  # words between which a topic and what marks it stand


def places_of_it(
    cues: Iterable[SpottedCue], question: Mapping[str, Any]
) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The question without the places that only say what is pointed at, and their codes: "that Chinese city" bounds nothing."""
    start = int(question.get("start") or 0)
    pointing = [cue for cue in cues if cue.concept == "it"]
    within = [
        one
        for one in question["entities"]
        if one["entity"] in (COUNTRY, CONTINENT)
        and any(cue.start <= int(one.get("start") or 0) - start < cue.end for cue in pointing)
    ]
    kept = [one for one in question["entities"] if one not in within]
    return {**question, "entities": kept}, tuple(str(one["value"]) for one in within)


def pointer(clues: Clues) -> Pointer | None:
    """What points back at something said before."""
    if that_day(clues):
        return Pointer.THAT_YEAR
    if left_out_of_told(clues.words, clues.cues, clues.found):
        return Pointer.REST
    for concept, pointer in (
        ("that_year", Pointer.THAT_YEAR),
        ("rest", Pointer.REST),
        ("other", Pointer.OTHER),
        ("those", Pointer.THOSE),
        ("they", Pointer.THEY),
        ("it", Pointer.IT),
    ):
        if (concept in ("those", "they")) and _points_at_whole(clues):
            continue
        if clues.has(concept) and (concept != "that_year" or comparison(clues) is None):
            of_city = pointer in (Pointer.REST, Pointer.OTHER) and _points_at_city(clues)
            return Pointer.IT if of_city else pointer
    return Pointer.OURS if clues.has("our") else None


def that_day(clues: Clues) -> bool:
    """Whether the day on which a partnership began is pointed at: "did Lyon twin with anyone else that day?", and not that of an event."""
    of_ties = clues.has("twinned", "founded", "beginning", "of_age", "of_partner", "partnership_noun")
    return clues.has("that_day") and of_ties and not clues.speaks_of_events and comparison(clues) is None


def _points_at_whole(clues: Clues) -> bool:
    """Whether what is pointed at is the whole list, which stands before it: "back to the whole list, are two of them in Spain?"."""
    whole, them = clues.first("whole_table"), clues.first("those", "they")
    return whole is not None and them is not None and whole.last < them.first


def _points_at_city(clues: Clues) -> bool:
    """Whether it is a city that is pointed at, as in "which others does that Chinese city have", or "does it have other twin towns?"."""
    nouns, its = clues.places("city_noun"), list(clues.all("it"))
    if any(not nouns.isdisjoint(range(cue.first, cue.last + 1)) for cue in its):
        return True
    others = [cue.first for cue in clues.all("other", "rest")]
    # „hat es noch“, "a-t-elle", 它还有, 「そこには」: whoever has stands beside the verb, or is what is spoken of
    verbs, topics = clues.places("having"), clues.places("having", "further", "left_open")
    return clues.has("of_partner") and any(
        (cue.first - 1 in verbs or not topics.isdisjoint(range(cue.last + 1, cue.last + _BESIDE + 1)))
        and any(cue.first < at for at in others)
        for cue in its
    )


def pointed(clues: Clues) -> int | None:
    """How many rows are pointed at: "these two", "the other 3"; None where no number says it."""
    so_many = clues.first("so_many")
    if so_many is None:
        return None
    numbers = (value for at, value in clues.numbers(all_=True) if so_many.first <= at <= so_many.last)
    number = next(numbers, 2)  # "both of them"
    return number if 1 < number <= _MOST_POINTED_AT else None


def designated(clues: Clues) -> tuple[str, ...]:
    """The countries beside which "one" stands: "the Venezuelan one", "the one in Spain"; the place in which a city is to have one."""
    ones = {cue.start for cue in clues.all("country_one")}
    within = [range(cue.start, cue.end) for cue in clues.all("one_lying_in")]
    there = tuple(
        mention.value
        for mention in clues.found
        if mention.start in ones or any(mention.start in place for place in within)
    )
    return there or places_of_one_had(clues)


def _says_it_is_last(clues: Clues, ordinal: SpottedCue) -> bool:
    """Whether a sentence before the one that asks only says that no more will be asked: "Last one. Which …?"."""
    after = ordinal.last + 1
    only = ordinal.first == 0 and ordinal.value == -1 and clues.says(after, "ones")
    return only and clues.words[after].ends_sentence and after + 1 < len(clues.words)


def nth(clues: Clues) -> int | None:
    """The place in a list that is picked: "the second one", "number 2", or a bare number."""
    numbered = clues.first("numbered")
    numbers = list(clues.numbers(all_=True))
    if numbered and (within := [one for at, one in numbers if numbered.first <= at <= numbered.last]):
        return within[0]
    if len(clues.words) <= 2 and numbers and numbers[0][0] == 0 and numbers[0][1] < 100:
        return numbers[0][1]
    ordinal = next((cue for cue in clues.all("ordinal") if not _says_it_is_last(clues, cue)), None)
    if (
        ordinal is None
        or rank(clues) is not None
        or clues.says(ordinal.last, "sorted_by_age", "newest_first")
    ):
        return None
    return None if clues.is_jubilee(ordinal.last) else ordinal.value
