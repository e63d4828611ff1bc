"""Which cities a yes/no question takes for partners: the one before "with" and those behind it, owner and owned, pair by pair."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from twincities.nlu.text.mentions import CITY, POSSIBLE_CITY, TIME, YEAR, Mention
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.spotting.clues import Clues
from twincities.table import Period, parse_period


@dataclass(frozen=True)
class Named:
    """A name in a question, and at which word it stands."""

    at: int
    mention: Mention

    @property
    def value(self) -> str:
        """What the name stands for."""
        return self.mention.value


@dataclass(frozen=True)
class _Tie:
    """Two cities that are claimed to be partners, or, where `negative`, not to be; `one` can be left unsaid."""

    one: Named | None
    other: Named
    negative: bool = False

    @property
    def at(self) -> int:
        """The word at which the tie is complete."""
        return max(self.other.at, self.one.at if self.one else 0)


def named(clues: Clues, *kinds: str) -> list[Named]:
    """The names of these kinds, left to right; a name of several cities stands for the first of them."""
    starts = {word.start: at for at, word in enumerate(clues.words)}
    doubted = POSSIBLE_CITY if CITY in kinds else None
    return [
        Named(starts[mention.start], mention)
        for mention in clues.found
        if mention.start in starts and (mention.kind in kinds or (mention.kind == doubted and mention.masked))
    ]


def ties(clues: Clues) -> list[Predicate]:
    """The partnerships that are claimed, each with the dates that are claimed of it."""
    cities = named(clues, CITY)
    found = _tied(clues, cities)
    runs = list(_runs_of_dates(clues))
    predicates = []
    for tie in found:
        dates = _dates_of(tie, runs)
        one = tie.one.value if tie.one else ""
        predicates.append(Predicate(Relation.TWINNED, one, tie.other.value, not tie.negative, dates))
    return list(dict.fromkeys(predicates))


def begun(clues: Clues) -> list[Predicate]:
    """The dates that are claimed of single cities: "did Lyon and Turin both join in 1983?"."""
    runs = list(_runs_of_dates(clues))
    return [
        Predicate(Relation.BEGAN, city.value, years=dates)
        for city in named(clues, CITY)
        if (dates := _dates_of(_Tie(None, city), runs))
    ]


def stand_together(clues: Clues, names: Sequence[Named]) -> bool:
    """Whether names are one subject: "Lyon and Turin", "neither Lyon nor Turin"."""
    between = set(range(names[0].at + 1, names[-1].at)) - {name.at for name in names}
    return between <= clues.places("and", "or", "listing", "article", "negation", "both")


def owner(clues: Clues, cities: Sequence[Named]) -> Named | None:
    """The city whose partners are spoken of: "Lyon's only partner", "the only partner of Lyon", "twinned only with Turin"."""
    if owning := owned_by(clues, cities):
        return owning
    sole = clues.first("the_only")
    if sole and (behind := [city for city in cities if city.at > sole.last]):
        return behind[0]  # "the only city twinned with Lyon", "the only city that Lyon is twinned with"
    mark = clues.first("tied_to")
    before = [city for city in cities if mark and city.at < mark.first]
    return before[0] if before and mark and not clues.says(mark.last, "of") else None


def owned_by(clues: Clues, cities: Sequence[Named]) -> Named | None:
    """The city to which partners are said to belong: "Lyon's only partner", "the only partner of Lyon"."""
    owners = _owners(clues, cities)
    if owners:
        return owners[0]
    mark = clues.first("tied_to")
    behind = [city for city in cities if mark and city.at > mark.last]
    # "The first partner of Lyon, was it Turin?" is of the one right behind the mark.
    of = 0 if mark and behind and behind[0].at == mark.last + 1 and clues.has("it") else -1
    return behind[of] if behind and mark and clues.says(mark.last, "of") else None


def _tied(clues: Clues, cities: Sequence[Named]) -> list[_Tie]:
    marks = [mark for mark in clues.all("tied_to") if any(city.at > mark.last for city in cities)]
    if marks:
        return list(_joined_by_marks(clues, cities, [(mark.first, mark.last) for mark in marks]))
    owners = _owners(clues, cities)
    if owners:
        return list(_owned(clues, cities, owners))
    return list(_side_by_side(clues, cities))


def _joined_by_marks(
    clues: Clues, cities: Sequence[Named], marks: Sequence[tuple[int, int]]
) -> Iterator[_Tie]:
    """ "A and B with C", "A with B and C with D", "A with B but not with C"; respectively: one by one."""
    left = [city for city in cities if city.at < marks[0][0]]
    clauses: list[tuple[list[Named], list[Named]]] = []
    for place, (_, last) in enumerate(marks):
        following = marks[place + 1][0] if place + 1 < len(marks) else len(clues.words)
        right = [city for city in cities if last < city.at < following]
        begins: list[Named] = []
        if place + 1 < len(marks) and len(right) > 1 and _leads_to(clues, right[-1].at, following):
            begins, right = right[-1:], right[:-1]
        clauses.append((left, right))
        left = begins or left
    begun_by = {city for left, _ in clauses[1:] for city in left}
    behind = [city for city in cities if city.at > marks[0][1]]
    denies_all = clues.has("neither") or _denies_clause(clues, clauses[0][0], marks[0][0])
    listing = clues.places("listing", "or", "tied_to")
    if denies_all:
        goes_on = [set(range(one.at + 1, other.at)) <= listing for one, other in pairwise(behind)]
        negated = {one for place, one in enumerate(behind) if clues.has("neither") or all(goes_on[:place])}
    else:
        negated = _negated(clues, behind, marks[0][0], begun_by)
    for firsts, seconds in clauses:
        if clues.has("in_turn") and len(firsts) == len(seconds):
            yield from (_Tie(one, other) for one, other in zip(firsts, seconds, strict=True))
        else:
            subjects: list[Named | None] = [*firsts] or [None]
            yield from (_Tie(one, other, other in negated) for one, other in product(subjects, seconds))


def _denies_clause(clues: Clues, left: Sequence[Named], mark: int) -> bool:
    """Whether what is said to be so is a negation: "is it true that Lyon isn't twinned with Turin?"."""
    reported = clues.denies or clues.has("opening_claim", "denied", "whether")
    return reported and any(
        left and left[0].at < cue.first < mark - 1 and not clues.says(cue.first, "whether")
        for cue in clues.all("negation", "not_negation")
    )


def _leads_to(clues: Clues, city: int, mark: int) -> bool:
    """Whether nothing but words for being twinned and verbs stands between a city and "with": it begins another claim."""
    between = set(range(city + 1, mark))
    return between <= clues.places("twinned", "yes_no", "article")


def _negated(
    clues: Clues, cities: Sequence[Named], mark: int | None = None, begun_by: Collection[Named] = ()
) -> set[Named]:
    """Those of cities listed behind each other that a negation stands before: "with B but not with C or D".

    Before the first of them only one right before `mark`, the "with" that leads to it, counts: "is not twinned with" asks.
    `begun_by` are cities with which another claim begins.
    """
    negations = list(clues.all("negation"))
    listing = clues.places("listing", "or", "tied_to")
    found: set[Named] = set()
    for before, city in zip((None, *cities), cities, strict=False):
        if before is None:
            negative = mark is not None and any(
                cue.last < mark and {*range(cue.last + 1, mark)} <= clues.places("finite")
                for cue in negations
            )
            said_before = any(cue.last < (mark or 0) - 1 for cue in clues.all("twinned"))
            # "nicht mit Lyon, sondern mit Turin, oder?"
            negative = negative and (said_before or clues.denies)
        else:
            negative = any(before.at < cue.first < city.at for cue in negations)
            goes_on = set(range(before.at + 1, city.at)) <= listing
            negative = negative or (before in found and goes_on)
        if negative and city not in begun_by:
            found.add(city)
    return found


def _owners(clues: Clues, cities: Sequence[Named]) -> list[Named]:
    """The cities behind which "'s" stands, and a word for a partner within three words of it."""
    owned = [cue.first for cue in clues.all("of_partner", "twinned")]
    return [
        city
        for position, city in enumerate(cities)
        if clues.says(city.at + 1, "possessive")
        and (any(0 < at - city.at <= 5 for at in owned) or position == len(cities) - 1)
    ]


def _owned(clues: Clues, cities: Sequence[Named], owners: Sequence[Named]) -> Iterator[_Tie]:
    """ "Is B A's partner?", "are A's partners B and C?", "is B A's partner, and D C's?"."""
    others = [city for city in cities if city not in owners]
    if len(owners) == 1:
        negated = set(others) if clues.has("neither") else _negated(clues, others)
        yield from (_Tie(owners[0], other, other in negated) for other in others)
        return
    ends = [*(one.at for one in owners), len(clues.words)]
    owned_before = any(other.at < owners[0].at for other in others)
    for place, one in enumerate(owners):
        first, last = (ends[place - 1] if place else -1, ends[place])
        if not owned_before:
            first, last = ends[place], ends[place + 1]
        yield from (_Tie(one, other) for other in others if first < other.at < last)


def _side_by_side(clues: Clues, cities: Sequence[Named]) -> Iterator[_Tie]:
    """ "Are A and B sister cities?"; four and more, where every other two are joined by "and", are so many pairs."""
    negative = clues.has("neither")
    couples = list(zip(cities[::2], cities[1::2], strict=False))
    ands = {cue.first for cue in clues.all("and")}
    apart = [set(range(one.at + 1, other.at)) for one, other in pairwise(cities)]
    between = [places & ands for places in apart]
    joined = [bool(places & clues.places("and")) for places in apart]
    if clues.has("tied_to") and len(cities) > 2 and apart[0] and not joined[0] and all(joined[1:]):
        # 「リヨンはトリノとニースと姉妹都市」: what leads to the partners stands behind them.
        yield from (_Tie(cities[0], other, negative) for other in cities[1:])
    elif len(cities) > 2 and all(joined[:-1]) and apart[-1] & clues.places("having", "of_partner"):
        # "Do both Lyon and Turin have Nice as a partner?"
        yield from (_Tie(one, cities[-1], negative) for one in cities[:-1])
    elif len(cities) > 3 and len(cities) % 2 == 0 and all(between[::2]):
        yield from (_Tie(one, other, negative) for one, other in couples)
    else:
        yield from (_Tie(one, other, negative) for one, other in combinations(cities, 2))


def _runs_of_dates(clues: Clues) -> Iterator[tuple[int, tuple[Period, ...]]]:
    """Dates that stand together, without a city between them, and the word at which they begin."""
    run: list[tuple[int, Period]] = []
    for one in named(clues, CITY, YEAR, TIME):
        if one.mention.kind != CITY:
            with contextlib.suppress(ValueError):  # "this year" is a time, and no date of every year
                run.append((one.at, parse_period(one.value)))
        elif run:
            yield run[0][0], tuple(date for _, date in run)
            run = []
    if run:
        yield run[0][0], tuple(date for _, date in run)


def _dates_of(tie: _Tie, runs: Sequence[tuple[int, tuple[Period, ...]]]) -> tuple[Period, ...]:
    """The dates claimed of a tie: those that follow it next, or the only ones there are."""
    if len(runs) == 1:
        return runs[0][1]
    return next((dates for at, dates in runs if at > tie.at), ())
