"""Places in an order ("the second oldest"), and how rows stand to others ("older than Lyon's")."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.nlu.mentions import CITY, CONDITIONS, CONTINENT, COUNTRY, YEAR, Mention
from twincities.reading.clues import CITY_NAMES, Clues
from twincities.reading.cues import SpottedCue
from twincities.reading.dimensions import asked_dimension
from twincities.reading.restriction import filter_of
from twincities.reading.selection import Comparison, Rank
from twincities.reading.terms import Dimension, Measure
from twincities.reading.ties import Named, named
from twincities.table import Filter

_MEASURED = {
    "event_noun": Measure.EVENTS,
    "partnership_noun": Measure.PARTNERSHIPS,
    "city_noun": Measure.CITY,
    "country_noun": Measure.COUNTRY,
    "theme_noun": Measure.THEME,
}


def rank(clues: Clues) -> Rank | None:
    """The place in an order that is asked for."""
    held_against = _reference(clues)
    return _rank(clues.within(0, held_against.start), False) if held_against else _rank(clues)


def _rank(clues: Clues, by_intent: bool = True) -> Rank | None:
    """The place in an order that words name, or, `by_intent`, that was learned of the question."""
    extreme = clues.first("oldest", "newest")
    ordinal, beside = clues.first("ordinal"), clues.first("older", "younger")
    if extreme is None and ordinal and ordinal.value and beside:
        # "the first one after Lyon's", "the last one before it": the nearest ones come first
        return Rank(Measure.AGE, beside.concept == "younger", max(ordinal.value, 1))
    most = most_or_fewest(clues)
    if most:
        place, wanted = _place(clues, most)
        return Rank(
            _measured(clues, most), most.concept == "most", place, max(wanted, _named_number(clues, most))
        )
    by_number = clues.first("by_number")
    if by_number and ordinal and ordinal.value and ordinal.value > 0:
        return Rank(
            _measured(clues, by_number), True, ordinal.value
        )  # "which comes second by number of partners?"
    if clues.has("oldest") and clues.has("newest"):
        return None  # "from the oldest to the newest" names no place
    if extreme is None:
        greatest = {"ask_oldest": True, "ask_newest": False}.get(clues.intent)
        if greatest is None or beside or not by_intent:
            return None  # "are there older ones?" is no place in an order
        place = ordinal.value if ordinal and ordinal.value and ordinal.value > 0 else 1
        return Rank(Measure.AGE, greatest, place)
    return Rank(Measure.AGE, extreme.concept == "oldest", *_place(clues, extreme))


def most_or_fewest(clues: Clues) -> SpottedCue | None:
    """The cue for most or fewest of something that can be counted."""
    for cue in clues.all("most", "fewest"):
        if clues.behind(cue, *_MEASURED):
            return cue
        if asked_dimension(clues) is not None or clues.ends_with(cue):
            return cue  # "which has the fewest?"
    return None


def _measured(clues: Clues, cue: SpottedCue) -> Measure:
    noun = clues.behind(cue, *_MEASURED)
    measure = _MEASURED[noun.concept] if noun else Measure.PARTNERSHIPS
    of_country = asked_dimension(clues) in (Dimension.COUNTRY, Dimension.CONTINENT)
    return Measure.PARTNERSHIPS if measure is Measure.CITY and not of_country else measure


def _place(clues: Clues, cue: SpottedCue) -> tuple[int, int]:
    """Place and count: "the second oldest" is (2, 1), "the three oldest" (1, 3)."""
    for one in clues.all("ordinal"):
        inside = cue.first <= one.first and one.last <= cue.last
        if (inside or 0 < cue.first - one.last <= 2) and one.value and one.value > 0:
            return one.value, 1
    for at, value in clues.numbers():
        inside = cue.first <= at <= cue.last
        if inside or 0 < cue.first - at <= 2 or (0 < at - cue.last <= 2 and not _is_age(clues, at)):
            return 1, value
    return 1, 1


def _named_number(clues: Clues, cue: SpottedCue) -> int:
    """How many of a kind are asked for: "the three countries with the most partners"; 1 where that is not said."""
    before = [
        noun.first for noun in clues.all("country_noun", "city_noun", "year_noun") if noun.first < cue.first
    ]
    return next((value for at, value in clues.numbers() if at + 1 in before), 1)


def _is_age(clues: Clues, at: int) -> bool:
    return any(0 < cue.first - at <= 1 for cue in clues.all("year_noun"))


def comparison(clues: Clues) -> Comparison | None:
    """How the rows asked about stand to others."""
    cities, paired = _cities_held_against(clues)
    behind = _reference(clues)
    held_against = clues.within(behind.start, behind.stop) if behind else None
    described = filter_of(_describing(held_against)) if held_against else Filter()
    relation = _relation(clues, bool(cities or held_against))
    if relation is None:
        return None
    by, more, unit = relation
    rank_there = _rank(held_against, False) if held_against else None
    return Comparison(by, more, cities, unit, described, rank_there, paired)


def _cities_held_against(clues: Clues) -> tuple[tuple[str, ...], bool]:
    """The cities that stand for comparison, and whether they are said to be twinned: "before [Lyon] twinned with Turin"."""
    names = reference_names(clues)
    cities = [one for one in named(clues, CITY) if one.mention in names]
    mark = clues.first("older", "younger")
    joined = [
        cue for cue in clues.all("tied_to") if mark and cities and mark.first <= cue.first < cities[-1].at
    ]
    there = clues.within(mark.first, joined[0].first) if mark and joined else None
    paired = there is not None and there.has("twinned") and not there.has("definite", "ones", "those")
    before = [one for one in named(clues, CITY) if mark and one.at < mark.first]
    if paired and len(cities) == 1 and before:
        cities = [before[0], *cities]
    return tuple(dict.fromkeys(one.value for one in cities)), paired and len(cities) == 2


def _relation(clues: Clues, says_with_what: bool) -> tuple[Measure, int, str] | None:
    """By what rows are compared, how they stand to the others (`Comparison.relation`), and how exactly."""
    for concept, measure in (("same_country", Measure.COUNTRY), ("same_theme", Measure.THEME)):
        if clues.has(concept):
            return measure, 0, "year"
    if clues.has("same_age") and (says_with_what or not _points_at_year(clues)):
        return (
            Measure.AGE,
            0,
            "day" if clues.has("same_day") else "month" if clues.has("same_month") else "year",
        )
    number = clues.first("more_events", "more_partners")
    if number:
        by = Measure.EVENTS if number.concept == "more_events" else Measure.PARTNERSHIPS
        return by, difference(clues, number), "year"
    cue = clues.first("older", "younger")
    if cue is None:
        return (Measure.AGE, 1, "year") if says_with_what and clues.intent == "compare_age" else None
    return Measure.AGE, 1 if cue.concept == "older" else -1, "year"


def _reference(clues: Clues) -> range | None:
    """The words that describe what rows are held against: "older than [the panda pair]", "in the same year as [the newest]"."""
    compared = list(clues.all("older", "younger", "same_age", "same_country", "same_theme", "more_events"))
    if not compared:
        return None
    marks = [cue for cue in clues.all("than", "like") if cue.last >= compared[0].last] or compared[:1]
    begin = marks[0].last + 1
    if not clues.says(begin, "definite", "those", "it", "ones"):
        return None
    ends = [cue.first for cue in clues.all("yes_no", "finite", "and", "or") if cue.first > begin]
    behind = range(begin, min(ends, default=len(clues.words)))
    # "which is older, the panda pair or the wine pair?"
    alternatives = marks == compared[:1] and clues.has("or")
    words = clues.within(behind.start, behind.stop)
    says = bool(_describing(words)) or words.has("oldest", "newest")
    return behind if says and not alternatives and not named(words, CITY) else None


def _describing(words: Clues) -> list[Named]:
    """The names that describe a partnership; a date only where it is no bound: "older than the one from 1983"."""
    return [
        one
        for one in named(words, *CONDITIONS)
        if one.mention.kind != YEAR or words.has("partnership_noun", "ones", "those", "it")
    ]


def difference(clues: Clues, cue: SpottedCue) -> int:
    """Whether a cue says more (1), fewer (-1) or as many (0)."""
    covered = range(cue.first, cue.last + 1)
    if any(clues.says(at, "greater") for at in covered):
        return 1
    return -1 if any(clues.says(at, "smaller") for at in covered) else 0


def _points_at_year(clues: Clues) -> bool:
    named = [mention for mention in clues.found if mention.kind in CITY_NAMES]
    return clues.has("that_year") and not named and not clues.has("partnership_noun", "plural", "those")


def names_both_ends(clues: Clues) -> bool:
    """Whether two places are named as the ends of partnerships: "American cities that are twinned with African ones"."""
    places = [mention for mention in clues.found if mention.kind in (COUNTRY, CONTINENT)]
    if len(places) != 2 or not clues.has("twinned") or clues.has("or"):
        return False
    between = [word for word in clues.words if places[0].end <= word.start < places[1].start]
    if any(places[0].end <= cue.start < places[1].start for cue in clues.all("how_many", "which")):
        return False  # "how many are American and how many French?" counts twice
    listing = {cue.start for cue in clues.all("listing")}
    return any(word.start not in listing for word in between)


def reference_names(clues: Clues) -> list[Mention]:
    """The names that stand only for comparison: cities, or those that describe a partnership."""
    if behind := _reference(clues):
        return [one.mention for one in _describing(clues.within(behind.start, behind.stop))]
    return _reference_cities(clues)


def _reference_cities(clues: Clues) -> list[Mention]:
    """The cities behind the word that compares; before it, "before Lyon" and "as old as Lyon's" name one too."""
    compared = clues.places("than", "like")
    if covered := [one.mention for one in named(clues, CITY) if one.at in compared]:
        return covered  # 「リヨンより」: the mark stands behind its city
    marks = list(clues.all("than", "same_age", "same_country", "same_theme"))
    marks += [cue for cue in clues.all("older", "younger") if cue.last > cue.first]
    if not marks:
        return []
    mark = min(marks, key=lambda cue: cue.first)
    if mark.concept in ("older", "younger"):
        mark = _than_behind_a_city(clues, mark) or mark
    begin = clues.words[mark.first].start
    behind = [mention for mention in clues.found if mention.kind == CITY and mention.start > begin]
    if mark.concept in ("older", "younger") and _are_alternatives(clues, begin, behind):
        return []  # "which is older, Lyon's or Turin's" holds one against the other
    if mark.concept.startswith("same") and not any(
        cue.first > mark.first for cue in clues.all("like", "than")
    ):
        return (
            []
            if mark.concept != "same_age" or not behind or mark.last == mark.first
            else _as(clues, mark, behind)
        )
    # "after Lyon did Turin begin": what stands behind a verb is not compared with.
    verbs = [cue.start for cue in clues.all("yes_no") if behind and cue.start > behind[0].end]
    return [
        mention
        for mention in behind
        if mention.role != "excluded" and mention.start < min(verbs, default=mention.start + 1)
    ]


def _than_behind_a_city(clues: Clues, mark: SpottedCue) -> SpottedCue | None:
    """The "than" behind a city that stands behind the adjective, as in Spanish: "es más antiguo el de Lyon que el de Turín"."""
    first = next((one.start for one in clues.found if one.kind == CITY and one.start > mark.start), None)
    return next((cue for cue in clues.all("than") if first is not None and cue.start >= first), None)


def _are_alternatives(clues: Clues, begin: int, behind: Sequence[Mention]) -> bool:
    """Whether "or" stands between cities that are named behind an offset, and none is named before it."""
    if not behind or any(mention.kind == CITY and mention.start < begin for mention in clues.found):
        return False
    return any(behind[0].start < cue.start < behind[-1].start for cue in clues.all("or"))


def _as(clues: Clues, mark: SpottedCue, behind: Sequence[Mention]) -> list[Mention]:
    """ "as old as Lyon's" names a reference, "the same year" alone does not."""
    return list(behind) if clues.says(mark.last, "as") else []
