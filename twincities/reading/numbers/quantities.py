"""Of how many something is asked, in what groups, and which numbers are named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from twincities.day_of_answers import day_of_answers
from twincities.reading.model.terms import Dimension, Form, Quantifier
from twincities.reading.numbers.dimensions import DIMENSIONS, asked_dimension
from twincities.reading.numbers.orders import most_or_fewest
from twincities.reading.numbers.wholes import picks_one
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_ELLIPSIS = 4  # words at most of a question that is but a number: "and what about 82?"
_FEW_WORDS = 5  # "and which ones only once?"
_BESIDE = 2  # words at most from what a number is told of to the number
_SUBJECT = 2  # words at most before the subject of a question: "are all countries …"
SHARES = {
    "majority": Quantifier.MOST,
    "at_least_half": Quantifier.AT_LEAST_HALF,
    "under_half": Quantifier.UNDER_HALF,
    "half": Quantifier.HALF,
    "not_every": Quantifier.NOT_ALL,
}
"""The cues for what share of several something is claimed of."""


def quantifier(clues: Clues, form: Form) -> Quantifier | None:
    """Of how many something is asked or claimed; "most of them" only by a claim."""
    shares = (share for concept, share in SHARES.items() if form is Form.CONFIRM and clues.has(concept))
    if share := next(shares, None):
        return share
    for concept, quantifier in (
        ("none", Quantifier.NONE),
        ("each", Quantifier.EACH),
        ("all", Quantifier.ALL),
        ("any", Quantifier.ANY),
    ):
        if quantifier is Quantifier.NONE and (neither := clues.first("neither")):
            # "Partners in neither Spain nor Italy?", "are there any that are neither Spanish nor Italian?"
            of_any = any(cue.last < neither.first for cue in clues.all("any"))
            if of_any or not clues.has("yes_no", "finite"):
                continue
        of_places = {cue for pair in quantified_places(clues) for cue in pair}
        if any(cue not in of_places for cue in clues.all(concept)):
            return quantifier
    if form is not Form.CONFIRM:
        return None
    if not _so_many(clues) and denials_of_having(clues):
        return Quantifier.NONE
    # "Are there Spanish towns among them?", 「その中に日本の都市はありますか」 claim that there are some, with no word for it.
    some = clues.has("there_is") and clues.has("those")
    return Quantifier.ANY if some or picks_one(clues) else None


def without_denials_of_so_many(cues: Sequence[SpottedCue], clues: Clues) -> Sequence[SpottedCue]:
    """The cues without those that deny that there are so many somewhere, and not the place: "we don't have three partners in Europe"."""
    denied = denials_of_so_many(clues)
    return [cue for cue in cues if cue not in denied]


def denials_of_so_many(clues: Clues) -> list[SpottedCue]:
    """What denies that there are so many somewhere."""
    return denials_of_having(clues) if _so_many(clues) else []


def _so_many(clues: Clues) -> bool:
    return any(value != 1 for _, value in clues.numbers())


def denials_of_having(clues: Clues) -> list[SpottedCue]:
    """What denies that there is one somewhere, with no word for none: "we don't even have a partner in Africa"; not that one that there is lies there: "our partner isn't in Africa"."""
    last = max((at for at, word in enumerate(clues.words) if "<name>" in word.forms), default=0)
    nouns = [cue.first for cue in clues.all("of_partner", "partnership_noun", "ones") if cue.first < last]
    if not nouns or clues.cities:
        return []
    verbs = list(clues.all("having", "there_is"))
    return [
        denied
        for denied in clues.all("negation")
        if denied.first < nouns[-1]
        and any(verb.last < nouns[-1] and -_BESIDE <= verb.first - denied.last <= _BESIDE for verb in verbs)
    ]


def quantified_places(clues: Clues) -> list[tuple[SpottedCue, SpottedCue]]:
    """Where "all" is said of places, and not of what is asked about: "has a partner on all continents"."""
    pairs = (
        (cue, clues.behind(cue, "continent_noun", "country_noun", "region_noun", within=1))
        for cue in clues.all("all", "each")
    )
    return [(cue, noun) for cue, noun in pairs if noun and cue.first > _SUBJECT]


def group_by(clues: Clues) -> Dimension | None:
    """What a number is asked for each of, or what has the most of something."""
    if most_or_fewest(clues) or number_bounds(clues) is not None:
        return asked_dimension(clues)
    for cue in clues.all("group"):
        begin = cue.last + 1  # 按日本的都道府县: by what there is of a place
        while begin < len(clues.words) and (
            "<name>" in clues.words[begin].forms or clues.says(begin, "possessive")
        ):
            begin += 1
        noun = clues.behind(cue, *DIMENSIONS, within=max(1, begin - cue.last - 1))
        if noun:
            return DIMENSIONS[noun.concept]
    wise = clues.first("wise")
    named = [cue for cue in clues.all(*DIMENSIONS) if wise and wise.first - cue.last == 1]
    return DIMENSIONS[named[0].concept] if named else None


def counts_theme(clues: Clues) -> bool:
    """Whether a number of things of a theme is asked for: "how many pandas", and not "how many are about pandas"."""
    behind = (cue.last + 1 for cue in clues.all("how_many"))
    return any("<theme>" in word.forms for at in behind for word in clues.words[at : at + 1])


def number(clues: Clues) -> int | None:
    """A number that is claimed of partnerships, or that of an anniversary, or of years from those talked about."""
    years_on = clues.first("years_on")
    if years_on and years_on.value:
        return abs(years_on.value)  # "and the decade before?"
    jubilee = clues.first("jubilee")
    turns = clues.first("turns")
    if jubilee and jubilee.value and (turns or clues.intent == "ask_anniversary"):
        return jubilee.value
    if turns:
        reached = clues.numbers(ordinals=True)
        return next((value for at, value in reached if turns.first <= at <= turns.last), None)
    if clues.intent == "ask_anniversary":
        asked = _anniversaries(clues)
        return asked[0][1] if asked else None
    times = clues.first("times_number")
    which = clues.has("just_so", "singled_out") and not clues.speaks_of_events
    if times and (which or clues.has("renewed") or clues.length <= _FEW_WORDS):
        return times.value  # "renewed twice", "which one twice?", "and the one that was twice?"
    nouns = (
        "renewed",
        "partnership_noun",
        "city_noun",
        "event_noun",
        "country_noun",
        "region_noun",
        "year_noun",
    )
    numbers = list(clues.numbers())
    counted = next((value for at, value in numbers if clues.counted_by(at, *nouns, within=2)), None)
    alone = len(numbers) == 1 and len(clues.words) <= _ELLIPSIS and numbers[0][0] == len(clues.words) - 1
    return numbers[0][1] if counted is None and alone else counted  # "and in 82?"


def _anniversaries(clues: Clues) -> list[tuple[int, int]]:
    """The places and numbers of the anniversaries that are asked for."""
    extreme = clues.first("oldest", "newest")
    ranks = range(extreme.first - 2, extreme.first) if extreme else range(0)  # "the second oldest"
    pointed = clues.places("so_many")
    return [
        (at, value)
        for at, value in clues.numbers(ordinals=True)
        if at not in pointed and (clues.is_jubilee(at) or (value > 1 and at not in ranks))
    ]


def other_numbers(clues: Clues) -> tuple[int, ...]:
    """The anniversaries that are asked for beside the first: "the 20th or the 25th"."""
    asked = _anniversaries(clues) if clues.intent == "ask_anniversary" and not clues.first("jubilee") else []
    joining = clues.places("or", "and", "listing", "article", "definite", "jubilee_noun")
    listed: list[int] = []
    for (before, _), (at, value) in pairwise(asked):
        if not set(range(before + 1, at)) <= joining:
            break
        listed.append(value)
    return tuple(listed)


def age(clues: Clues) -> tuple[int, int] | None:
    """The first and last year of beginning of partnerships of an age: "those that are exactly 43 years old"."""
    for at, value in clues.numbers():
        old = any(cue.concept == "old" and 0 < cue.first - at <= 2 for cue in clues.cues)
        if clues.says(at + 1, "years_unit") and old:
            year = day_of_answers().year - value
            return year, year
    return None


def number_bounds(clues: Clues) -> tuple[int, int | None] | None:
    """The least and the largest number of partnerships that are claimed or asked for: "more than one partner" is (2, None)."""
    cue = clues.first("more_than", "only", "fewer_than")
    if cue is None or clues.behind(cue, "year_noun", within=1) or clues.has("inhabitants"):
        return None
    bare = clues.is_elliptic or (clues.has("times_number") and clues.has("renewed"))
    return bounds(clues, cue.first, ("partnership_noun",), bare=bare)[0]


def bounds(
    clues: Clues, begin: int, nouns: Collection[str], bare: bool = True
) -> tuple[tuple[int, int | None] | None, SpottedCue | None]:
    """The least and the largest number that is named of things from a word on, and the noun for these things.

    "At least two partners" is (2, None), "only one" (1, 1), and so is "one" by itself where `bare` numbers count.
    """
    for cue in clues.all("more_than", "only", "fewer_than"):
        noun = clues.behind(cue, *nouns) or clues.before(cue, *nouns)
        noun = noun if noun and noun.first >= begin else None  # "which country has just one?"
        ends = _ends_clause(clues, cue.last)
        if cue.first < begin or (noun is None and not (bare and (ends or clues.has("times_number")))):
            continue
        named = [value for at, value in clues.numbers(all_=True) if cue.first <= at <= cue.last]
        named += [
            one.value for one in clues.all("times_number") if one.value and cue.first <= one.last <= cue.last
        ]
        return bounds_of(clues, cue, named[0] if named else None), noun
    rest = clues.places("rest")  # "who has the other five?"
    for at, value in clues.numbers() if bare else ():
        if at in rest:
            continue
        nearest = clues.counted_by(at, *nouns) or _told_of(clues, at, nouns)
        if clues.says(at - 1, "all") and value == sum("<country>" in word.forms for word in clues.words):
            continue  # "which cities have all three, partners in Chile, Peru and Cuba?"
        if at >= begin and (nearest or _ends_clause(clues, at)):
            return (value, value), nearest
    return None, None


def _ends_clause(clues: Clues, at: int) -> bool:
    """Whether nothing stands behind a number but what points at those it is a part of: "which city has two of them?", "which country has two of ours?"."""
    behind = range(at + 1, len(clues.words))
    pointing = clues.places("those", "our", "among", "of", "lying", "article", "which_number")
    return not behind or (clues.has("those", "our") and all(place in pointing for place in behind))


def _told_of(clues: Clues, at: int, nouns: Collection[str]) -> SpottedCue | None:
    """What a number is told of that stands behind it at the end of a clause: 相手を二つ持っている."""
    said = clues.places("having", "there_is", "number")
    behind = (place for place, word in enumerate(clues.words) if place > at and word.forms[0])
    told = (cue for cue in clues.all(*nouns) if 0 < at - cue.last <= _BESIDE)
    return next(told, None) if all(place in said for place in behind) else None


def bounds_of(clues: Clues, cue: SpottedCue, number: int | None) -> tuple[int, int | None]:
    """The least and the greatest number that "more than two", "at most two", "exactly two", "several" allow."""
    strict = any(clues.says(at, "strictly") for at in (cue.first, cue.last))
    if cue.concept == "only":
        number = number or cue.value or 1
        return number, number
    one = cue.concept == "more_than" and (
        strict or clues.says(cue.first, "any")
    )  # "at least one of the three"
    number = number or cue.value or (1 if one else 2)
    if cue.concept == "fewer_than":
        return 0, number - strict
    return number + strict, None
