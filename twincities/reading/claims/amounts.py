"""Numbers that a yes/no question claims: "more than two German partners", "as many as Lyon", "fewer with Japan than with France"."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME, YEAR
from twincities.reading.claims.amounts_of_places import (
    bounded,
    counts_by_sign,
    number_in_place,
    numbers_of_places,
)
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.model.terms import Counted
from twincities.reading.names.ties import Named, named
from twincities.reading.numbers.orders import difference, most_or_fewest
from twincities.reading.numbers.quantities import bounds_of, denials_of_so_many
from twincities.reading.numbers.wholes import is_of_whole, number_among
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_COUNTED = {
    "event_noun": Counted.EVENTS,
    "countries_noun": Counted.COUNTRIES,
    "region_noun": Counted.REGIONS,
    "partnership_noun": Counted.PARTNERSHIPS,
    "city_noun": Counted.PARTNERSHIPS,
}
_PLACE = "place"
_BESIDE_NUMBER = ("article", "finite", "lying", "of_age", "tag", "twinned", "yes_no")
"""The cues of the words behind a number that counts partnerships without saying so."""
_NEAR = 3  # words between a number and what is counted
_BESIDE = 2  # ... where that stands before it


def amounts(clues: Clues) -> list[Predicate]:
    """The numbers that are claimed: of one thing, or of one against another."""
    # "Silver goes to two pairs", "two share the first place" are places in an order.
    placed = clues.has("jubilee", "ordinal") and not clues.cities and not clues.is_asked
    if placed or clues.has("oldest", "newest", "older", "younger") or _speaks_of_years(clues):
        return []
    of_number = [] if _denies_any(clues) else numbers_of_places(clues) or _claimed(clues)
    if not clues.is_asked and denials_of_so_many(clues):
        # "We don't have three partners in Europe" denies that there are as many, "don't we have three?" asks for three.
        of_number = [
            one._replace(holds=False, number=(one.number[0], None)) for one in of_number if one.number
        ]
    return _most(clues) or _compared(clues) or of_number or _exists(clues)


def _denies_any(clues: Clues) -> bool:
    """Whether one is said to be too many, which claims that there is none: "not a single partner in Peru"."""
    nones = [cue.last for cue in clues.all("none")]
    ones = [at for at, value in clues.numbers(all_=True) if value == 1] + [
        cue.first for cue in clues.all("sole", "only")
    ]
    return any(0 <= at - last <= 1 for last in nones for at in ones)


def _most(clues: Clues) -> list[Predicate]:
    """ "Does Lyon have the most partners?"; of a country, of all countries."""
    cue = most_or_fewest(clues) or clues.first("most")
    named_ones = named(clues, CITY) or named(clues, COUNTRY)
    if cue and len(named_ones) == 2 and clues.has("country_noun") and named_ones[0].mention.kind == COUNTRY:
        # "Is Japan the country with the most partnerships in China?" says with whom these are.
        first, second = named_ones
        named_ones = [first] if first.at < cue.first < second.at else named_ones
    if (
        cue is None
        or len(named_ones) != 1
        or not clues.has("partnership_noun")
        or clues.has("majority", "event_noun", "ordinal")
    ):
        return []
    return [Predicate(Relation.MOST if cue.concept == "most" else Relation.FEWEST, named_ones[0].value)]


def _claimed(clues: Clues) -> list[Predicate]:
    """A number, or the bounds of one, with what is counted behind it; none where one thing is to have a number of another."""
    counted = [noun for at, _ in clues.numbers() if (noun := _noun_behind(clues, at))]
    if len(counted) > 1 and clues.has("having"):
        return []  # "one African city has two French partners"
    if _is_checked(clues) or any(clues.says(at - 1, "any") for at, _ in clues.numbers()):
        return []  # "are any two of them partners?" counts none
    if among := number_among(clues):
        at, value = among
        return [Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=bounded(clues, at, value))]
    for cue in clues.all("more_than", "fewer_than", "only"):
        noun = clues.behind(cue, *_COUNTED, within=_NEAR) or clues.before(cue, *_COUNTED)
        if noun:
            values = [value for at, value in clues.numbers(all_=True) if cue.first <= at <= cue.last]
            bounds = bounds_of(clues, cue, values[0] if values else None)
            return [Predicate(Relation.NUMBER, object=_counted(clues, noun), number=bounds)]
        if number := _number_alone(clues, cue):
            return [Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=number)]
    for at, value in clues.numbers():
        given = not clues.has("there_is") and not any(cue.first < at for cue in clues.all("having"))
        if (given and clues.says(at - 1, "possessive")) or is_of_whole(clues, at):
            continue  # "are Lyon's two Chinese partners twinned?", "is any of the five?" take the number for granted
        if noun := _noun_behind(clues, at) or _noun_before(clues, at):
            return [Predicate(Relation.NUMBER, object=_counted(clues, noun), number=(value, value))]
    if number := _number_of_told(clues) or number_in_place(clues):
        return [Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=number)]
    if len(named(clues, CITY)) == 1 and (number := _number_by_date(clues)):
        return [Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=number)]
    alone = clues.has("sole") and clues.has("partnership_noun") and not named(clues, CITY)
    if alone and named(clues, COUNTRY, CONTINENT, THEME):  # "is it the only one with Japan?"
        return [Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(1, 1))]
    return []


def _is_checked(clues: Clues) -> bool:
    """Whether a number is taken for granted of what is asked to be proven: "are your five pairs confirmed?", but not "is it confirmed that there are five pairs?"."""
    proof = clues.first("proof") if clues.intent == "ask_reliability" else None
    return proof is not None and any(at < proof.first for at, _ in clues.numbers())


def _number_alone(clues: Clues, cue: SpottedCue) -> tuple[int, int | None] | None:
    """The number that is claimed of what meets a condition, or of what one city has, with no word for what it counts: 2024年的就一个吧, "only two began in 2024", "has Lyon more than two?"."""
    values = [value for at, value in clues.numbers(all_=True) if cue.first <= at <= cue.last]
    said = clues.places(*_BESIDE_NUMBER)
    names = {at for at, word in enumerate(clues.words) if "<name>" in word.forms}
    behind = range(cue.last + 1, len(clues.words))
    alone = all(at in said | names or at + 1 in names for at in behind)
    cities = named(clues, CITY)
    of_city = len(cities) == 1 and clues.has("having")
    of_city = of_city and (clues.says(cue.first - 1, "having") or cue.first == cities[0].at + 1)
    bounded = bool(of_city or named(clues, YEAR, COUNTRY, CONTINENT, THEME))
    return bounds_of(clues, cue, values[0]) if values and alone and bounded else None


def _number_of_told(clues: Clues) -> tuple[int, int | None] | None:
    """The number that is claimed of what was told, where nothing else is said: "there are two, right?", 是两个吗."""
    numbers = list(clues.numbers(all_=True))
    if len(numbers) != 1 or clues.found or not clues.has("tag", "yes_no"):
        return None
    (at, value), said = numbers[0], clues.places(*_BESIDE_NUMBER, "there_is", "filler", "they", "those")
    counter = {at + 1} if counts_by_sign(clues, at + 1) else set()
    others = set(range(len(clues.words))) - said - counter - {at}
    return (value, value) if not others else None


def tells_how_many(clues: Clues) -> bool:
    """Whether none, or so many, are claimed to lie somewhere, with no verb: "none in Peru?", "two in Spain, I heard"."""
    claims = clues.is_asked or clues.has("opening_claim", "tag")
    if ranks_named(clues) or (
        claims and not clues.has("wh", "how_many", "list") and numbers_of_places(clues)
    ):
        return True  # "two in Spain and one in Peru, I heard"
    if not claims or clues.has("wh", "how_many", "how_long", "list", "yes_no", "finite"):
        return False
    none, places = clues.first("none"), named(clues, COUNTRY, CONTINENT)
    if none is None or not places or clues.cities:
        return number_in_place(clues) is not None
    return {*range(none.last + 1, places[0].at)} <= clues.places("lying", "listing", "article")


def ranks_named(clues: Clues) -> bool:
    """Whether a country or city is told to have the most, in a sentence that asks for nothing: "Japan is the country with the most partnerships."."""
    names, beside = named(clues, CITY, COUNTRY), clues.places("country_noun", "city_noun")
    asks = any(cue.first - 1 not in beside for cue in clues.all("wh"))  # « le pays qui a … »
    if len(names) != 1 or asks or clues.has("list", "how_many", "how_long") or not _most(clues):
        return False
    opens = {*range(names[0].at)} <= clues.places("and", "filler", "article", "opening_claim")
    said = clues.says(names[0].at + 1, "finite", "yes_no", "having", "left_open")
    ends = names[0].at == len(clues.words) - 1 and clues.says(names[0].at - 1, "finite", "article")
    return (opens and said) or ends


def _number_by_date(clues: Clues) -> tuple[int, int | None] | None:
    """The number right before a date, with nothing that it counts: "did Lyon sign exactly ten in 2012?"."""
    dates = {one.at for one in named(clues, YEAR)}
    for at, value in clues.numbers(all_=True):
        if dates & {at + 1, at + 2} and not clues.says(at + 1, *_COUNTED):
            return bounded(clues, at, value)
    return None


def _noun_before(clues: Clues, at: int) -> SpottedCue | None:
    """What a number is told of, where it stands before it: 都市は二つ."""
    return next((cue for cue in clues.all(*_COUNTED) if 0 < at - cue.last <= _BESIDE), None)


def _noun_behind(clues: Clues, at: int) -> SpottedCue | None:
    """What a number counts; none for that among which others are counted: 五对里有四对, but "three partners of Lyon"."""
    noun = clues.counted_by(at, *_COUNTED)
    if noun is None:  # 有三个中国的友好城市
        far = clues.counted_by(at, *_COUNTED, within=_NEAR + 1)
        noun = far if far and clues.says(far.first - 1, "possessive") else None
    if noun is None or not clues.says(noun.last + 1, "among"):
        return noun
    return noun if any(name.at == noun.last + 2 for name in named(clues, CITY)) else None


def _counted(clues: Clues, noun: SpottedCue) -> Counted:
    """What a noun counts: cities where they have partners ("three cities have a partner in Spain"), else their partnerships."""
    has = noun.concept == "city_noun" and clues.behind(noun, "having", within=_NEAR)
    partner = has and clues.behind(has, "partnership_noun", within=_NEAR)
    return Counted.CITIES if partner else _COUNTED[noun.concept]


def _exists(clues: Clues) -> list[Predicate]:
    """That there is an event at all: "does Lyon hold a week?"."""
    if clues.intent != "ask_events" or clues.names_event or clues.has("all", "each"):
        return []
    nouns = clues.places("event_noun")
    before = [
        cue
        for cue in clues.all("article", "any", "none")
        if nouns & {cue.last + 1, cue.last + 2} and not clues.says(cue.first, "definite")
    ]
    if not before:
        return []
    lacks = before[-1].concept == "none"
    return [Predicate(Relation.NUMBER, object=Counted.EVENTS, number=(0, 0) if lacks else (1, None))]


def _compared(clues: Clues) -> list[Predicate]:
    """Whether one of two cities, places, themes or years has more than the other; the first ones named behind and before "than"."""
    cue = clues.first("more_partners")
    if cue is None:
        return []
    relation = (Relation.AS_MANY, Relation.MORE, Relation.FEWER)[difference(clues, cue)]
    names = named(clues, CITY, COUNTRY, CONTINENT, THEME, YEAR)
    covered = [name for name in names if any(name.at == mark.first for mark in clues.all("than", "like"))]
    if covered:  # 「リヨンより」: the mark stands behind its name
        others = [name for name in names if name not in covered and _kind(name) == _kind(covered[0])]
        return (
            [Predicate(relation, one.value, covered[0].value) for one in others] if len(others) == 1 else []
        )
    marks = [
        mark
        for mark in clues.all("than", "like")
        if mark.first >= cue.first and not clues.says(mark.first, "with")
    ]
    if not marks:
        alike = [name for name in names if names and _kind(name) == _kind(names[0])]
        is_pair = relation is Relation.AS_MANY and len(alike) == 2
        return [Predicate(relation, alike[0].value, alike[1].value)] if is_pair else []
    behind = [name for name in names if name.at > marks[0].last]
    # "Is Spain ahead of Peru in number?"
    behind = (behind or [name for name in names if name.at > marks[0].first])[:1]
    end = min(marks[0].last, behind[0].at) if behind else 0
    before = [name for name in names if name.at < end and _kind(name) == _kind(behind[0])]
    # "Has Spain more in Asia than in Africa?"
    before = [name for name in before if name.mention.kind == behind[0].mention.kind] or before
    # "Does Spain have more partners than Lyon?"
    before = before or [name for name in names if behind and name.at < cue.first]
    if len(before) != 1:
        return []
    return [Predicate(relation, before[0].value, behind[0].value)]


def _kind(name: Named) -> str:
    """The kind of a name; countries and continents are held against each other."""
    kind = name.mention.kind
    return _PLACE if kind in (COUNTRY, CONTINENT) else kind


def _speaks_of_years(clues: Clues) -> bool:
    """Whether the number can be one of years, which is a claim of age."""
    return clues.has("year_noun")
