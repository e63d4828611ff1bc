"""Claims of where cities lie, and of what else is said of several names in turn: "is Lyon in France, and Turin in Spain?"."""

from __future__ import annotations

from itertools import pairwise

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY
from twincities.reading.claims.places_in_order import places_extreme
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.names.ties import Named, named, owned_by, ties
from twincities.reading.numbers.quantities import SHARES
from twincities.reading.spotting.clues import Clues

_OF_PLACES = frozenset({"ask_country", "confirm_partnership", "ask_city_trivia"})
_OF_CITIES_HAD = _OF_PLACES | {"ask_partner", "ask_partnerships"}
_LYING = (
    "lying",
    "city_noun",
    "listing",
    "article",
    "yes_no",
    "negation",
    "not_negation",
    "neither",
    "both",
    "and",
    "or",
    "all",
)
_SET_OFF = 3  # "outside" stands right before a place, or before its article
QUANTIFIERS = ("all", "each", "any", "none", *SHARES)


def same_country(clues: Clues) -> list[Predicate]:
    """ "Are Lyon and Nice in the same country?"."""
    cities = named(clues, CITY)
    if not clues.has("same_country") or len(cities) < 2:
        return []
    claims = [Predicate(Relation.SAME_COUNTRY, one.value, other.value) for one, other in pairwise(cities)]
    if clues.has("partnership_noun"):
        # "Are Lyon and Nice partners, though they are in the same country?"
        same = clues.first("same_country")
        of_both = same and any(cue.first < same.first for cue in clues.all("they"))
        return [*ties(clues), *claims] if of_both and clues.has("of_partner", "twinned") else []
    return claims


def places_claimed(clues: Clues) -> list[Predicate]:
    """Claims of where cities lie: "is Lyon in France, and Turin in Spain?". Any other word makes it another claim."""
    places = named(clues, COUNTRY, CONTINENT)
    # "Lyon is the French one with the towers" claims where it lies, whatever it has.
    has = any(cue.first < places[-1].at for cue in clues.all("having")) if places else clues.has("having")
    # In 「杭州にドイツの町はありますか」 what there is stands before the verb.
    behind = clues.all("there_is", "having") if clues.has("city_noun") else iter(())
    has = has or (bool(places) and any(cue.first > places[-1].at + 1 for cue in behind))
    all_of_one = len(clues.cities) == 1 and clues.has("all", "each")  # "are all of Lyon's in Spain?"
    if all_of_one or clues.intent not in _OF_PLACES or has:
        return []
    if clues.has("twinned", "partnership_noun"):
        return _place_of_partner(clues)
    predicates = distributed(clues, Relation.LIES_IN, CITY, COUNTRY, CONTINENT)
    if not predicates:
        return []
    first = named(clues, CITY)[0].at
    last = places[-1].at
    names = {name.at for name in named(clues, CITY, COUNTRY, CONTINENT)}
    return predicates if set(range(first, last + 1)) - names <= clues.places(*_LYING) else []


def city_had(clues: Clues) -> list[Predicate]:
    """The claim that a city has a partner in a place, where only cities are spoken of: "has Lyon got a Spanish town, too?", "has it anyone in Spain?", 「リヨンにはスペインの町もありますか」."""
    cities, places = named(clues, CITY), named(clues, COUNTRY, CONTINENT)
    if len(cities) != 1 or len(places) != 1 or clues.intent not in _OF_CITIES_HAD:
        return []
    somebody = clues.places("somebody")  # is a quantifier too
    quantified = any(cue.first not in somebody for cue in clues.all(*QUANTIFIERS))
    if quantified or clues.has("twinned", "partnership_noun", "event_noun"):
        return []
    (city,), (place,) = cities, places
    joining = clues.places("lying", "listing", "possessive")
    nouns = [
        one
        for one in clues.all("city_noun", "somebody")
        if {*range(place.at + 1, one.first), *range(one.last + 1, place.at)} <= joining
    ]
    had = any(
        cue.last < min(noun.first, place.at) or cue.first == noun.last + 1
        for noun in nouns
        for cue in clues.all("having")
    ) or any(cue.first == noun.last + 1 for noun in nouns for cue in clues.all("there_is"))
    claims = had and city.at < place.at
    return [Predicate(Relation.PARTNER_IN, city.value, place.value, not clues.denies)] if claims else []


def _place_of_partner(clues: Clues) -> list[Predicate]:
    """ "Lyon's partner Turin lies in Italy": both that they are partners and where the second one lies."""
    cities, places = named(clues, CITY), named(clues, COUNTRY, CONTINENT)
    alternatives = len(cities) == 1 and len(places) > 1 and clues.has("or")
    if len(cities) > 2 or not (len(places) == 1 or alternatives):
        return []
    if not cities or owned_by(clues, cities) != cities[0]:
        return []
    nouns = [cue.last for cue in clues.all("of_partner", "partnership_noun") if cue.first > cities[-1].at]
    begin = cities[-1].at if len(cities) > 1 else max(nouns, default=places[0].at)
    between = set(range(begin + 1, places[-1].at)) - {place.at for place in places}
    if not between or not between <= clues.places(*_LYING):
        return []
    if len(cities) == 1 and clues.has(*QUANTIFIERS):
        return []
    if len(cities) == 1:  # "is Lyon's partner in Italy?", "… in Italy or in Spain?"
        return [Predicate(Relation.PARTNER_IN, cities[0].value, place.value) for place in places]
    return [*ties(clues), Predicate(Relation.LIES_IN, cities[1].value, places[0].value)]


def distributed(clues: Clues, relation: Relation, subject: str, *kinds: str) -> list[Predicate]:
    """A relation of names of one kind to those behind them, up to the next of that kind: "in A, but not in B"."""
    predicates: list[Predicate] = []
    subjects: list[Named] = []
    before: Named | None = None
    for one in named(clues, subject, *kinds):
        if one.mention.kind not in kinds:  # of the subject, be it sure or not
            subjects = [one] if before else [*subjects, one]
            before = None
            continue
        behind = before.at if before else one.at - _SET_OFF
        lies = relation is Relation.LIES_IN
        apart = clues.all("negation") if before else clues.all("outside") if lies else iter(())
        denied = any(behind < cue.first < one.at for cue in apart)
        holds = not denied and not clues.has("neither")
        predicates += (Predicate(relation, name.value, one.value, holds) for name in subjects)
        before = one
    return list(dict.fromkeys(predicates)) if before else []


def places_city(clues: Clues) -> bool:
    """Whether a city is stated to lie somewhere: "Turin is a French city."."""
    placed = [one for one in clues.found if one.kind in (COUNTRY, CONTINENT)]
    stated = clues.intent == "ask_country" and len(placed) == len(clues.cities) == 1
    return (
        stated
        and clues.has("finite")
        and not clues.has("of_partner", "partnership_noun", "twinned", "having")
    )


def places_it(clues: Clues) -> bool:
    """Whether what is pointed at, or is the oldest, is asked to be of a place, with no verb: 「これアメリカの街？」, 「一番古いのはドイツ？」."""
    placed = any(one.kind in (COUNTRY, CONTINENT) for one in clues.found)
    of_it = placed and clues.intent == "ask_country" and clues.has("it") and not clues.cities
    return of_it or places_extreme(clues)
