"""How rows stand to others: "older than Lyon's", "the same year as the newest", "after Lyon's but before Turin's"."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME, YEAR, Mention
from twincities.reading.conditions.described_reference import described_reference, describing
from twincities.reading.conditions.restriction import filter_of
from twincities.reading.model.selection import Comparison, Rank
from twincities.reading.model.terms import Measure
from twincities.reading.names.ties import named
from twincities.reading.numbers import orders
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.table import Filter

_OF_TIME = ("of_age", "of_date", "year_noun", "difference", "how_long")
"""The concepts beside which "more" is of years."""


def rank(clues: Clues) -> Rank | None:
    """The place in an order that is asked for."""
    held_against = described_reference(clues)
    return orders.rank(clues.within(0, held_against.start), False) if held_against else orders.rank(clues)


def comparison(clues: Clues) -> Comparison | None:
    """How the rows asked about stand to others."""
    if _repeats_date(clues):
        return None
    first, *besides = map(_comparison, _bounds(clues))
    if first and first.by is Measure.AGE and not first.says_with_what and _bounds_dates(clues):
        return None
    return first._replace(besides=besides[0]) if first and besides else first


def _repeats_date(clues: Clues) -> bool:
    """Whether "on the same day" only says again the date right before it: "on 3 June 1983, the same day, with Lyon"."""
    same = clues.first("same_age")
    last = clues.words[same.first - 1] if same and same.first else None
    return last is not None and any(
        one.kind == YEAR and one.start <= last.start < one.end for one in clues.found
    )


def _bounds_dates(clues: Clues) -> bool:
    """Whether "after" and "before" are those of a date: "which began after 2005"."""
    marks = [*clues.all("older", "younger")]
    return bool(marks) and all(_bounds_date(clues, cue) for cue in marks)


def _bounds_date(clues: Clues, mark: SpottedCue) -> bool:
    """Whether "before" or "after" is that of a date: "did Lyon begin before 1990 and Turin after 2000?"."""
    return any(mark.first <= one.at <= mark.last + 1 for one in named(clues, YEAR))


def _bounds(clues: Clues) -> tuple[Clues, ...]:
    """The two halves of what is bounded on both sides: "older than Lyon's | but younger than Turin's", 比里昂早但 | 比都灵晚.

    Anything else is one whole.
    """
    marks = [cue for cue in (clues.first("older"), clues.first("younger")) if cue]
    if len(marks) < 2 or clues.has("or"):
        return (clues,)
    first, second = sorted(marks, key=lambda cue: cue.first)
    behind = any(one.at >= second.first for one in named(clues, CITY))
    at = second.first if behind else first.last + 1
    halves = (clues.within(0, at), clues.within(at, len(clues.words)))
    return halves if all(one and one.says_with_what for one in map(_comparison, halves)) else (clues,)


def _comparison(clues: Clues) -> Comparison | None:
    cities, paired = _cities_held_against(clues)
    behind = described_reference(clues)
    held_against = clues.within(behind.start, behind.stop) if behind else None
    described = filter_of(describing(held_against)) if held_against else Filter()
    relation = _relation(clues, bool(cities or held_against))
    if relation is None:
        return None
    by, more, unit = relation
    rank_there = orders.rank(held_against, False) if held_against else None
    return Comparison(by, more, cities, unit, described, rank_there, paired)


def _cities_held_against(clues: Clues) -> tuple[tuple[str, ...], bool]:
    """The cities that stand for comparison, and whether they are said to be twinned: "before [Lyon] twinned with Turin"."""
    names = _reference_names(clues)
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
    number = _more_counted(clues) or _more_of_names(clues)
    if number:
        by = Measure.EVENTS if number.concept == "more_events" else Measure.PARTNERSHIPS
        return by, orders.difference(clues, number), "year"
    if years_on := clues.first("years_on"):
        return Measure.AGE, -1 if (years_on.value or 0) > 0 else 1, "year"
    cue = clues.first("older", "younger")
    if cue is None:
        more = None if clues.has(*_OF_TIME) else clues.first("greater", "smaller")
        than_told = more is not None and clues.says(more.last + 2, "it") and clues.has("having")
        # "Has Lyon more?", behind the number of another city
        of_one = more is not None and clues.ends_with(more) and clues.has("having") and len(clues.cities) == 1
        of_one = of_one and not any(clues.numbers())
        which_of_both = _more_or_fewer(clues)
        says_with_what_else = than_told or of_one or clues.has("than_us") or which_of_both
        stands = more is not None and (_stands_alone(clues, more) or which_of_both)
        if (says_with_what or says_with_what_else) and more and stands:
            # "Does it have more than Lyon?": of what is not said
            by = Measure.EVENTS if clues.has("event_noun") else Measure.PARTNERSHIPS
            return by, orders.difference(clues, more), "year"
        return (Measure.AGE, 1, "year") if says_with_what and clues.intent == "compare_age" else None
    return Measure.AGE, 1 if cue.concept == "older" else -1, "year"


def _more_or_fewer(clues: Clues) -> bool:
    """Whether it is asked, at the end, which of both something is of what was told: "and the French, more or fewer than that?"."""
    both = sorted((*clues.all("greater"), *clues.all("smaller")), key=lambda cue: cue.first)
    if len({cue.concept for cue in both}) < 2 or not named(clues, CITY, COUNTRY, CONTINENT):
        return False
    last = both[-1].last
    told = clues.places("than", "it", "those", "filler", "possessive", "left_open")
    between = {*range(both[0].last + 1, both[-1].first)} <= clues.places("or", "listing", "filler")
    return between and {*range(last + 1, len(clues.words))} <= told


def _stands_alone(clues: Clues, more: SpottedCue) -> bool:
    """Whether "more" is of nothing that is named: "more than Lyon", and not "more people than Lyon"."""
    return (
        clues.ends_with(more)
        or more.first in clues.places("than", "like")
        or clues.says(more.last + 1, "than", "than_us", "like")
    )


def _more_counted(clues: Clues) -> SpottedCue | None:
    """The words for more partners or events; none where they are those beside one that is named: "more partners besides Lyon"."""
    more = clues.first("more_events", "more_partners")
    over = [cue for cue in clues.all("further") if more and cue.first <= more.first <= cue.last]
    beside = any(cue not in over for cue in clues.all("further"))
    return None if over and beside and not clues.has("than") else more


def _more_of_names(clues: Clues) -> SpottedCue | None:
    """The words that ask who has more where nothing tells of what: "which has more, Lyon or Turin?"."""
    cue = clues.first("which_more")
    if cue is None or len(named(clues, CITY, COUNTRY, CONTINENT, THEME)) < 2:
        return None
    alone = clues.ends_with(cue) or "<name>" in clues.words[cue.last + 1].forms
    return cue if alone else None


def _points_at_year(clues: Clues) -> bool:
    """Whether "the same year" is that talked about, and not one that several share: "did those two begin in the same year?"."""
    several = clues.has("partnership_noun", "plural", "those", "they", "so_many", "both", "each_other")
    return clues.has("that_year") and not clues.cities and not several


def reference_names(clues: Clues) -> list[Mention]:
    """The names that stand only for comparison: cities, or those that describe a partnership."""
    return [name for part in _bounds(clues) for name in _reference_names(part)]


def _reference_names(clues: Clues) -> list[Mention]:
    if behind := described_reference(clues):
        return [one.mention for one in describing(clues.within(behind.start, behind.stop))]
    return _reference_cities(clues)


def _reference_cities(clues: Clues) -> list[Mention]:
    """The cities behind the word that compares; before it, "before Lyon" and "as old as Lyon's" name one too."""
    compared, adjective = clues.places("than", "like"), clues.first("older", "younger")
    covered = [one for one in named(clues, CITY) if one.at in compared]
    if covered and not (adjective and adjective.last < covered[0].at):
        return [one.mention for one in covered]  # 「リヨンより古い」: the mark stands behind its city
    marks = list(clues.all("than", "same_age", "same_country", "same_theme"))
    marks += [
        cue for cue in clues.all("older", "younger") if cue.last > cue.first and not _bounds_date(clues, cue)
    ]
    if not marks:
        return []
    mark = min(marks, key=lambda cue: cue.first)
    if mark.concept in ("older", "younger"):
        mark = _than_behind_a_city(clues, mark) or mark
    begin = clues.words[mark.first].start
    behind = [mention for mention in clues.found if mention.kind == CITY and mention.start > begin]
    if mark.concept in ("older", "younger") and _are_alternatives(clues, begin, behind):
        return []  # "which is older, Lyon's or Turin's" holds one against the other
    # « … partagent un thème avec Lyon »
    likening = ("like", "than", *(["with"] if mark.concept == "same_theme" else []))
    if mark.concept.startswith("same") and not any(cue.first > mark.first for cue in clues.all(*likening)):
        return (
            []
            if mark.concept != "same_age" or not behind or mark.last == mark.first
            else _as(clues, mark, behind)
        )
    # "after Lyon did Turin begin": what stands behind a verb is not compared with.
    verbs = [cue.start for cue in clues.all("yes_no") if behind and cue.start > behind[0].end]
    cleft = {city.mention for city in named(clues, CITY) if clues.says(city.at - 1, "left_open")}
    if mark.concept in ("older", "younger"):
        cleft |= _twinned_with_both(clues, mark)
    return [
        mention
        for mention in behind
        if mention.role != "excluded"
        and mention.start < min(verbs, default=mention.start + 1)
        # 先结的是里昂: what is older, and not what it is held against.
        and not (mark.concept in ("older", "younger") and mention in cleft)
    ]


def _twinned_with_both(clues: Clues, mark: SpottedCue) -> set[Mention]:
    """The city with which it is asked who of two was twinned first: 里昂和尼斯谁先跟都灵结好."""
    cities = named(clues, CITY)
    before = [city for city in cities if city.at < mark.first]
    asks = len(before) > 1 and clues.has("wh") and not clues.has("than")
    behind = [city for city in cities if city.at > mark.last and clues.says(city.at - 1, "tied_to")]
    return {city.mention for city in behind if asks and clues.says(city.at + 1, "twinned")}


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
