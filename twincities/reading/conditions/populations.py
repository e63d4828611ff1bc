"""What a question asks of how many people live in cities: a number of them, which city is the largest, which one is larger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from twincities.nlu.text.mentions import CITY
from twincities.reading.conditions.comparisons import reference_names
from twincities.reading.model.selection import Size
from twincities.reading.numbers.orders import places_of
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue, Word
from twincities.table.filters import Inhabitants
from twincities.table.text.folding import is_unspaced

_THOUSANDS = 3  # figures of a group
_LEAST_TOWN = 1000  # inhabitants: a smaller number may be one of anything
_ONLY_PEOPLE = 10_000  # what there are so many of in a table is inhabitants: "and those over 20,000?"
_NEAR = 3  # words between a number and what it counts
_NOUNS = ("city_noun", "of_partner", "partnership_noun", "twinned")
_BESIDE_PEOPLE = ("and", "filler", "finite", "it", "lying", "tag", "that_place", "there_is", "yes_no")
_SEVERAL = ("they", "those", "the_several", "ones", "our")


def of_population(clues: Clues) -> bool:
    """Whether it is spoken of how many people live in a city."""
    counted = clues.has("inhabitants", "uncounted")
    # "How many are there in Lyon?", where that was read as a question on the city
    counted = counted or (clues.has("how_many_there") and clues.intent == "ask_city_trivia")
    counted = counted or asks_how_many_people(clues.words, clues.cues)
    return bool(counted or size(clues) or inhabitants(clues) or _asks_how_large(clues))


def asks_how_many_people(words: Sequence[Word], cues: Collection[SpottedCue]) -> bool:
    """Whether nothing but a number of people is asked for: "and how many people?", 何人くらいですか."""
    said = [cue for cue in cues if cue.concept in ("people_number", *_BESIDE_PEOPLE)]
    covered = {at for cue in said for at in range(cue.first, cue.last + 1)}
    people = any(cue.concept == "people_number" for cue in said)
    return people and covered == set(range(len(words)))


def inhabitants(clues: Clues) -> Inhabitants | None:
    """The bounds within which the number of inhabitants is to lie: "more than 100,000 inhabitants"."""
    numbers = _numbers(clues)
    larger = _larger_than_number(clues, numbers)
    if larger:
        return larger
    if not clues.has("inhabitants"):
        scaled = clues.has("scale")  # "fewer than 7 thousand"
        least = _LEAST_TOWN if scaled else _ONLY_PEOPLE
        numbers = [one for one in numbers if one[1] >= least and not _counted_otherwise(clues, one[0])]
        if clues.intent == "ask_not_recorded" and clues.cities:
            return None  # "did Lyon cost us over 20,000?"
    between = clues.first("between")
    if between and len(numbers) > 1 and numbers[0][0] > between.first:
        return Inhabitants(numbers[0][1], numbers[1][1])
    for at, value in numbers:
        if cue := _bound_of(clues, at):
            strictly = any(clues.says(end, "strictly") for end in (cue.first, cue.last))
            fewer = cue.concept == "fewer_than"
            return Inhabitants(None, value, strictly) if fewer else Inhabitants(value, None, strictly)
    return None


def counted_otherwise(clues: Clues) -> Iterator[Word]:
    """The words, not understood, for things of which there are to be more or fewer than a large number, and which are no people: "more than 20,000 students"."""
    if clues.has("inhabitants"):
        return
    for at, value in _numbers(clues):
        word = _counted_otherwise(clues, at)
        if word and value >= _ONLY_PEOPLE and _bound_of(clues, at) and not is_unspaced(word.forms[0]):
            yield word


def unread_bounds(clues: Clues) -> bool:
    """Whether the number of inhabitants is bounded, but not by a number that was understood: "more than a handful of inhabitants"."""
    bounded = clues.has("inhabitants") and clues.has("strictly", "than") and not clues.has("larger")
    return bounded and inhabitants(clues) is None and size(clues) is None


def size(clues: Clues) -> Size | None:
    """The place of a city in the order of size, or how it is held against another one; None where it is not a city that is large."""
    largest = _of_cities(clues, "largest")
    if largest:
        place, wanted = places_of(clues, largest)
        return Size((largest.value or 1) > 0, True, place, wanted)
    larger = _of_cities(clues, "larger") or _compared(clues)
    if larger is None or _larger_than_number(clues, _numbers(clues)):
        return None
    others = tuple(dict.fromkeys(one.value for one in reference_names(clues) if one.kind == CITY))
    at = _place_before(clues, larger)
    if at and not others:
        return Size((larger.value or 1) > 0, True, at)  # «la segunda más poblada»
    return Size((larger.value or 1) > 0, False, others=others)


def _place_before(clues: Clues, larger: SpottedCue) -> int | None:
    """The place that is told right before a comparative, or before its noun: « la deuxième ville jumelée plus grande »."""
    nouns = clues.places(*_NOUNS)
    return next(
        (
            one.value
            for one in clues.all("ordinal")
            if one.last < larger.first and set(range(one.last + 1, larger.first)) <= nouns
            if one.value and one.value > 1 and not clues.has("than")
        ),
        None,
    )


def of_both_ends(clues: Clues) -> bool:
    """Whether both the largest and the smallest cities are asked for: "the most inhabitants, and which the fewest?", "the largest and the smallest"."""
    first = _of_cities(clues, "largest")
    if first is None:
        return False
    joined = clues.places("and")
    ends = [(cue, (cue.value or 1) > 0) for cue in clues.all("largest")]
    ends += [(cue, cue.concept == "most") for cue in clues.all("most", "fewest") if clues.ends_with(cue)]
    greatest = (first.value or 1) > 0
    return any(
        is_most != greatest and joined & set(range(first.last + 1, cue.first)) for cue, is_most in ends
    )


def _compared(clues: Clues) -> SpottedCue | None:
    """The words that hold the inhabitants of a city against those of another: "inhabitants of Lyon compared with Turin"."""
    others = any(one.kind == CITY for one in reference_names(clues))
    of_people = clues.has("inhabitants") and others and not _numbers(clues)
    return clues.first("than") if of_people else None


def _larger_than_number(clues: Clues, numbers: Sequence[tuple[int, int]]) -> Inhabitants | None:
    """The bound of "partners larger than 100,000", a number that only inhabitants can have."""
    larger = _of_cities(clues, "larger")
    for at, value in numbers:
        if larger and value >= _LEAST_TOWN and larger.last < at and clues.says(at - 1, "than"):
            greater = (larger.value or 1) > 0
            return Inhabitants(value if greater else None, None if greater else value, strictly=True)
    return None


def _of_cities(clues: Clues, concept: str) -> SpottedCue | None:
    """The cue that says of a city, and of nothing else, that it is large: not of "the largest festival in town"."""
    if clues.speaks_of_events:
        return None
    for cue in clues.all(concept):
        behind = cue.last + 1
        goes_on = behind == len(clues.words) or clues.words[cue.last].ends_sentence
        goes_on = goes_on or "<name>" in clues.words[behind].forms
        goes_on = goes_on or any(one.first <= behind <= one.last for one in clues.cues)
        spoken_of = clues.has(
            "inhabitants", "city_noun", "partnership_noun", "than_us", "whole_table", *_SEVERAL
        )
        of_cities = bool(clues.cities) or spoken_of
        words = clues.length - len([*clues.all("ordinal")])
        alone = words - (cue.last - cue.first) <= _NEAR  # "et la plus petite ?", "and the second largest?"
        if goes_on and (of_cities or alone or clues.is_elliptic):
            return cue
    return None


def _asks_how_large(clues: Clues) -> bool:
    """ "How big is Lyon?", and not "how big is the festival?"."""
    if not clues.has("how_large") or clues.speaks_of_events:
        return False
    return bool(clues.cities) or clues.has("it", "city_noun", "partnership_noun", *_SEVERAL)


def _numbers(clues: Clues) -> list[tuple[int, int]]:
    """The places and values of the numbers in figures, also such as "100,000", "100 000" and "20 万"."""
    found: list[tuple[int, int]] = []
    scales = {cue.first: cue.value or 1 for cue in clues.all("scale")}
    at = 0
    while at < len(clues.words):
        begin, figures = at, clues.words[at].forms[0]
        at += 1
        if figures.isdecimal():
            while at < len(clues.words) and _goes_on(clues, at):
                figures += clues.words[at].forms[0]
                at += 1
            found.append((begin, int(figures) * scales.pop(at, 1)))
        elif begin in scales:
            found.append((begin, scales[begin]))  # "half a million"
    for cue in clues.all("number"):
        if scale := scales.get(cue.last + 1):  # 二十万
            found = [one for one in found if one[0] != cue.last + 1]
            found.append((cue.last, (cue.value or 1) * scale))
    return sorted(found)


def _bound_of(clues: Clues, at: int) -> SpottedCue | None:
    """The words that say on which side of the number that begins at a place something is to be: "more than", "or fewer"."""
    end = _end_of_figures(clues, at)
    near = (cue for cue in clues.all("more_than", "fewer_than") if cue.first <= end and at <= cue.last)
    return next(near, None)


def _counted_otherwise(clues: Clues, at: int) -> Word | None:
    """The word, not understood, for what is counted by the number that begins at a place; None where that may be people."""
    last = _end_of_figures(clues, at)
    while clues.says(last + 1, "scale", "of"):
        last += 1
    if last + 1 >= len(clues.words) or clues.words[last].ends_sentence:
        return None
    word = clues.words[last + 1]
    explained = any(cue.first <= last + 1 <= cue.last for cue in clues.cues)
    return None if explained or "<name>" in word.forms else word


def _end_of_figures(clues: Clues, at: int) -> int:
    """The place of the last group of figures of the number that begins at a place."""
    while at + 1 < len(clues.words) and _goes_on(clues, at + 1):
        at += 1
    return at


def _goes_on(clues: Clues, at: int) -> bool:
    """Whether a word is the next group of figures of the number before it."""
    word = clues.words[at]
    is_group = word.forms[0].isdecimal() and len(word.forms[0]) == _THOUSANDS
    return is_group and word.start - clues.words[at - 1].end == 1
