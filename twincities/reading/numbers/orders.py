"""Places in an order: "the second oldest", "the country with the most partners"."""

from __future__ import annotations

from twincities.reading.model.selection import PLACE_ASKED, Rank
from twincities.reading.model.terms import AREAS, Dimension, Measure
from twincities.reading.numbers.dimensions import DIMENSIONS, asked_dimension
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_MEASURED = {
    "event_noun": Measure.EVENTS,
    "partnership_noun": Measure.PARTNERSHIPS,
    "city_noun": Measure.CITY,
    "country_noun": Measure.COUNTRY,
    "theme_noun": Measure.THEME,
}

_MOST_RANKED = 10  # of things in the order of a number


def rank(clues: Clues, by_intent: bool = True) -> Rank | None:
    """The place in an order that words name, or, `by_intent`, that was learned of the question."""
    if asked := clues.first("place_asked"):
        return Rank(Measure.AGE, (asked.value or 1) > 0, PLACE_ASKED)
    extreme = clues.first("oldest", "newest")
    ordinal, beside = clues.first("ordinal"), clues.first("older", "younger")
    if extreme is None and ordinal and ordinal.value and beside:
        # "the first one after Lyon's", "the last one before it": the nearest ones come first
        return Rank(Measure.AGE, beside.concept == "younger", max(ordinal.value, 1))
    if extreme is None and beside and clues.has("nearest"):
        return Rank(Measure.AGE, beside.concept == "younger")  # "which came right after Lyon's?"
    if extreme is None and ordinal and _bounded_by_date(clues, ordinal):
        return Rank(Measure.AGE, ordinal.value == 1)  # "which partner was the last before 1990?"
    most = most_or_fewest(clues)
    if extreme is None and ordinal and (ordinal.value or 0) > 1 and clues.has("by_age") and not most:
        return Rank(Measure.AGE, True, ordinal.value or 1)  # "who is second in age?"
    if most:
        place, wanted = place_of(clues, most)
        last = _last_place(clues, most) if place == 1 else 1
        wanted = max(wanted, last, _named_number(clues, most))
        return Rank(_measured(clues, most), most.concept != "fewest", place, wanted)
    by_number = clues.first("by_number")
    if by_number and ordinal and ordinal.value and ordinal.value > 0:
        return Rank(
            _measured(clues, by_number), True, ordinal.value
        )  # "which comes second by number of partners?"
    if by_number and (kind := clues.first(*DIMENSIONS)) and kind.last < by_number.first:
        # "the countries by number of partners", "…; the top three will do"
        wanted = next((value for _, value in clues.numbers()), _MOST_RANKED)
        return Rank(_measured(clues, by_number), True, 1, wanted)
    if clues.has("oldest") and clues.has("newest"):
        return None  # "from the oldest to the newest" names no place
    if extreme is None:
        greatest = {"ask_oldest": True, "ask_newest": False}.get(clues.intent)
        if greatest is None or beside or not by_intent:
            return None  # "are there older ones?" is no place in an order
        place = ordinal.value if ordinal and ordinal.value and ordinal.value > 0 else 1
        return Rank(Measure.AGE, greatest, place)
    return Rank(Measure.AGE, extreme.concept == "oldest", *places_of(clues, extreme))


def most_or_fewest(clues: Clues) -> SpottedCue | None:
    """The cue for most or fewest of something that can be counted."""
    for cue in clues.all("most", "fewest"):
        if clues.behind(cue, *_MEASURED):
            return cue
        if asked_dimension(clues) is not None or clues.ends_with(cue):
            return cue  # "which has the fewest?"
    asked = asked_dimension(clues)
    if asked is Dimension.CITY:
        # "Which city has most of them?"
        at_end = (cue for cue in clues.all("majority", "not_most") if clues.ends_with(cue))
        had = (cue for cue in at_end if clues.says(cue.first - 1, "having"))
        return next(had, None) if clues.has("wh") else None
    # "In which decade did most of them begin?"
    return clues.first("majority") if asked is not None else None


def _bounded_by_date(clues: Clues, ordinal: SpottedCue) -> bool:
    """Whether the first or last partnership within a date is asked for."""
    of_tie = clues.has("of_partner", "partnership_noun") and not clues.has("jubilee_noun", "event_noun")
    return of_tie and ordinal.value in (1, -1) and clues.names_date and not clues.names_event


def _measured(clues: Clues, cue: SpottedCue) -> Measure:
    by_number = clues.first("by_number")
    mark = by_number if by_number and by_number.first > cue.first else cue
    noun = clues.behind(mark, *_MEASURED)
    measure = _MEASURED[noun.concept] if noun else Measure.PARTNERSHIPS
    asked = asked_dimension(clues)
    if asked is not None and asked.value == measure.value:
        return Measure.PARTNERSHIPS  # どの国が一番多い: they are what has most, not what is counted
    of_country = asked in AREAS
    return Measure.PARTNERSHIPS if measure is Measure.CITY and not of_country else measure


def place_of(clues: Clues, cue: SpottedCue) -> tuple[int, int]:
    """Place and count: "the second oldest" is (2, 1), "the three oldest" (1, 3)."""
    for one in clues.all("ordinal"):
        # 「次に古い」 is one word for a place, in which that for the order stands.
        inside = (cue.first <= one.first and one.last <= cue.last) or (
            one.first < cue.first and cue.last <= one.last
        )
        # "The second from the oldest", 古いほうから数えて二番目
        counted_from = clues.says(one.last + 1, "beginning") and cue.first - one.last == 3
        counted_from = counted_from or (clues.says(cue.last, "beginning") and 0 < one.first - cue.last <= 4)
        counted_from = counted_from or (clues.says(one.last + 1, "among") and cue.first - one.last <= 3)
        if (inside or 0 < cue.first - one.last <= 2 or counted_from) and one.value and one.value > 0:
            return one.value, 1
    for at, value in clues.numbers(ordinals=True):
        figures = clues.words[at].forms[0]
        if not figures.isdigit() and figures[:1].isdigit() and 0 < cue.first - at <= 2:
            return value, 1  # "the 20th oldest"
    all_there_are = clues.places("so_many")
    for at, value in clues.numbers():
        # Of 「姉妹都市が多い都市、トップ3」 the number stands in the second one.
        inside = any(one.first <= at <= one.last for one in clues.all(cue.concept))
        apart = at > cue.last or at + 1 < cue.first or clues.says(cue.first, "finite")
        if at in all_there_are and apart:
            continue  # "the newest of the five", "which of the three is the oldest", "… joined last"
        if (
            inside
            or clues.says(at - 1, "which")
            or 0 < cue.first - at <= 2
            or (0 < at - cue.last <= 2 and not _is_age(clues, at))
        ):
            return 1, value
    return 1, 1


def places_of(clues: Clues, cue: SpottedCue) -> tuple[int, int]:
    """Place and count, where places are joined: "the oldest and the second oldest" is (1, 2), as "the oldest plus the runner-up"; with those between them, where they do not follow each other."""
    place, count = place_of(clues, cue)
    if count > 1:
        return place, count
    others = [place_of(clues, other)[0] for other in clues.all(cue.concept) if other != cue]
    named = list(clues.all("ordinal"))
    # "The second and third oldest"
    joined = [one.value or 0 for one in named if any(_is_joined(clues, each) for each in named)]
    last = _last_place(clues, cue) if place == 1 else place
    places = sorted({place, last, *others, *(at for at in joined if at > 0)})
    return places[0], places[-1] - places[0] + 1


def _last_place(clues: Clues, first: SpottedCue) -> int:
    """The last place in an order that is asked for beside the first: "which has the most, and which comes second?" is 2."""
    asking = [cue.first for cue in clues.all("and", "wh", "listing") if cue.first > first.last]
    behind = (one for one in clues.all("ordinal") if asking and one.first > min(asking))
    return max([1, *(one.value or 0 for one in behind)])


def places_joined(clues: Clues) -> int:
    """How many places from the first one named on are asked for: "the second and the third" are 2."""
    named = [one.value or 0 for one in clues.all("ordinal")]
    joined = [one.value or 0 for one in clues.all("ordinal") if _is_joined(clues, one)]
    return max([1, *(at - named[0] + 1 for at in joined if named[0] > 0)])


def _is_joined(clues: Clues, ordinal: SpottedCue) -> bool:
    """Whether "and" stands right before an ordinal (an article may stand between them) or behind it."""
    return any(
        0 < ordinal.first - joining.last <= 2
        or joining.first - ordinal.last == 1
        or joining.first < ordinal.first <= joining.last  # 「位と3」 of 2位と3位
        for joining in clues.all("and")
    )


def _named_number(clues: Clues, cue: SpottedCue) -> int:
    """How many of a kind are asked for: "the three countries with the most partners"; 1 where that is not said."""
    before = [
        noun.first
        for noun in clues.all("country_noun", "region_noun", "city_noun", "year_noun")
        if noun.first < cue.first
    ]

    def is_of_noun(at: int) -> bool:
        adjective = at + 2 in before and "<name>" in clues.words[at + 1].forms  # "the three French cities"
        return at + 1 in before or adjective

    return next((value for at, value in clues.numbers() if is_of_noun(at)), 1)


def _is_age(clues: Clues, at: int) -> bool:
    return any(0 < cue.first - at <= 1 for cue in clues.all("year_noun"))


def difference(clues: Clues, cue: SpottedCue) -> int:
    """Whether a cue says more (1), fewer (-1) or as many (0)."""
    covered = range(cue.first, cue.last + 1)
    if any(clues.says(at, "greater") for at in covered):
        return 1
    return -1 if any(clues.says(at, "smaller") for at in covered) else 0
