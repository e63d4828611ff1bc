"""What a yes/no question claims: the predicates that its names and cues make up, and how they are joined."""

from __future__ import annotations

from itertools import pairwise

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, EVENT, THEME, YEAR
from twincities.reading.claims.amounts import amounts
from twincities.reading.claims.exclusive import names_only_partner, sole_of_all, sole_themes
from twincities.reading.claims.places_claimed import (
    QUANTIFIERS,
    city_had,
    distributed,
    places_claimed,
    same_country,
)
from twincities.reading.claims.places_in_order import both_ends_of_age, first_partner
from twincities.reading.events.event_terms import event_bounds, event_kinds
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.reading.model.terms import Form
from twincities.reading.names.ties import Named, begun, named, owner, stand_together, ties
from twincities.reading.spotting.clues import Clues

_OF_TIES = frozenset({"confirm_partnership", "ask_partner", "ask_since", "ask_partnerships", "compare_age"})
_OF_CONTENTS = frozenset(
    {"ask_exchanges", "ask_common", "ask_overview", "confirm_partnership", "ask_partner"}
)
_OF_EVENTS = frozenset({"ask_event_recurrence", "ask_event_place", "ask_event_content", "ask_event_details", "ask_events"})  # fmt: skip


def assertion(clues: Clues, form: Form, is_compared: bool) -> Assertion | None:
    """The claim of a question; None where it makes none of those that predicates can hold.

    `is_compared`: the question holds rows against others, or claims a place in an order; that is another kind of claim.
    """
    if form is not Form.CONFIRM:
        return None
    predicates = sole_of_all(clues) or sole_themes(clues) or amounts(clues)
    if not predicates and clues.intent in _OF_EVENTS:
        predicates = _of_events(clues)
    if not predicates and not clues.names_event:
        predicates = same_country(clues) or both_ends_of_age(clues) or first_partner(clues)
        if not predicates and not is_compared:
            predicates = (
                _partners(clues)
                or city_had(clues)
                or [*places_claimed(clues), *_about_each(clues)]
                or _known_for(clues)
                or _contents(clues)
                or _ties(clues)
            )
    if not predicates:
        return None
    return Assertion(tuple(predicates), _are_alternatives(clues))


def _partners(clues: Clues) -> list[Predicate]:
    """Claims of the only, a further or a common partner of a city."""
    cities = named(clues, CITY)
    of_it = clues.has("further") and clues.has("having") and clues.has("it") and not clues.has("there_is")
    if not cities and not of_it:
        return []  # "does that one have anybody else in Spain?" is said of what is talked about
    if clues.has("common_partner") and len(cities) > 1:
        return [Predicate(Relation.COMMON_PARTNER, one.value, other.value) for one, other in pairwise(cities)]
    relation = (
        Relation.SOLE_PARTNER
        if clues.has("sole")
        else Relation.FURTHER_PARTNER
        if clues.has("further") or (clues.has("more_than_just") and len(cities) == 2)  # "not only with Lyon?"
        else None
    )
    denied = relation is Relation.FURTHER_PARTNER and clues.has("none", "lacking")
    of_ties = clues.intent in (*_OF_TIES, "ask_country") and clues.has(
        "twinned", "city_noun", "ones" if clues.has("sole") else "having"
    )
    if relation is None or not (of_ties or names_only_partner(clues)):
        return []
    # 神戸のほかに is no possessive
    of = owner(clues, [city for city in cities if city.mention.role != "excluded"])
    inside = clues.places("sole")
    beside = any(city.mention.role == "excluded" or city.at in inside for city in cities[1:])
    outside = [city for city in cities if city.at not in inside]
    if relation is Relation.SOLE_PARTNER and len(cities) == 2 and len(outside) == 1:
        of = outside[
            0
        ]  # 「リヨンだけがトリノと提携」: the one that is said to be the only one is the partner
    # "Has Lyon Turin and no other partner?"
    apart = len(cities) == 2 and not stand_together(clues, cities) and not clues.has("the_only")
    if of is None and (relation is Relation.FURTHER_PARTNER or beside or apart):
        # "Has Lyon no partner besides Turin?"; "is there a German one besides Bonn?" is said of the city talked about.
        of = next((city for city in cities if city.mention.role != "excluded"), None)
    others = [city.value for city in cities if of is None or city.value != of.value]
    if relation is Relation.SOLE_PARTNER and not others:
        return []
    # "Is Turin the only one?" is said of the city talked about.
    return [Predicate(relation, of.value if of else "", other, not denied) for other in others or [""]]


def _known_for(clues: Clues) -> list[Predicate]:
    """Claims of what cities are known for."""
    if clues.intent != "ask_known_for":
        return []
    others = not clues.has("sole") and (
        any(mention.role == "excluded" for mention in clues.found) or clues.has("other_things")
    )
    relation = Relation.KNOWN_FOR_MORE if others else Relation.KNOWN_FOR
    if clues.has("it") and not clues.cities:
        return [Predicate(relation, object=theme.value) for theme in named(clues, THEME)]
    known = distributed(clues, relation, CITY, THEME)
    if clues.has("sole") and len(known) == 1:  # "is Lyon known only for silk?"
        return [*known, known[0]._replace(relation=Relation.KNOWN_FOR_MORE, holds=False)]
    return known


def _contents(clues: Clues) -> list[Predicate]:
    """Claims of what partnerships are about, or exchange."""
    tied = clues.intent in _OF_TIES and clues.has("tied_to") and len(named(clues, CITY)) > 1
    if not (tied or clues.intent in _OF_CONTENTS) or clues.has("same_theme"):
        return []
    if clues.intent == "ask_exchanges" and exchanged(clues):
        return [Predicate(Relation.EXCHANGES)]
    about = [Predicate(Relation.ABOUT, object=theme.value) for theme in named(clues, THEME)]
    return (
        [*ties(clues), *about] if tied and about else about
    )  # "twinned with Lyon since 1983 and about wine"


def _about_each(clues: Clues) -> list[Predicate]:
    """What is claimed of the partnerships of each of several cities: "are Lyon and Turin both about wine?"."""
    cities, themes = named(clues, CITY), named(clues, THEME)
    behind = bool(themes and cities) and themes[0].at > cities[-1].at
    both = clues.first("both")
    if len(cities) < 2 or not behind or both is None or not stand_together(clues, cities):
        return []
    if (
        both.first > themes[0].at
        or clues.has("interval", "renowned", "or", "same_theme", "exchanging")
        or clues.denies
        or named(clues, YEAR)
    ):
        return []
    return [Predicate(Relation.ABOUT, city.value, theme.value) for city in cities for theme in themes]


def exchanged(clues: Clues) -> tuple[str, ...]:
    """The words for what is exchanged, as they are written: those behind the verb and its subject, up to a city."""
    verb = clues.first("exchanging")
    if verb is None or clues.intent != "ask_exchanges":
        return ()
    passed = clues.places("and", "or", "listing", "article", "any", "joining", "tag", "not_or")
    words: list[str] = []
    for at in range(verb.last + 1, len(clues.words)):
        word = clues.words[at]
        if "<city>" in word.forms:
            if words:
                break
            continue  # German "tauschen Lyon und Turin Studenten aus?"
        if at not in passed and word.forms[0]:
            words.append(word.forms[0])
    return tuple(words)


def _of_events(clues: Clues) -> list[Predicate]:
    """Claims of where, how often and about what events are held, and of what kind they are."""
    predicates: list[Predicate] = []
    bounds = event_bounds(clues)
    recurs = bounds is not None and (bounds.tells_time and bounds.unwanted_interval is None)
    for event in named(clues, EVENT):
        if recurs:
            predicates.append(Predicate(Relation.RECURS, event.value))
        predicates += (Predicate(Relation.OF_KIND, event.value, kind) for kind in event_kinds(clues))
    if clues.has("held_in"):
        held = distributed(clues, Relation.HELD_IN, EVENT, CITY)
        joined = clues.places("with_city")  # "is there a centre with Lyon in Turin?"
        beside = {one.value for one in named(clues, CITY) if one.at in joined}
        predicates += [one for one in held if one.object not in beside] or held
    if clues.has("showing"):
        predicates += distributed(clues, Relation.SHOWS, EVENT, THEME)
    return list(dict.fromkeys(predicates))


def _ties(clues: Clues) -> list[Predicate]:
    """Claims of partnerships, and of when they began; of partners in several places at once, of each."""
    cities, places = named(clues, CITY), named(clues, COUNTRY, CONTINENT)
    of_places = len(places) > 1 or any(clues.denies or _has_none_in(clues, one) for one in places)
    if (
        len(cities) == 1
        and of_places
        and clues.has("twinned")
        and not named(clues, THEME, YEAR)
        and not clues.has("or", "outside")
    ):
        denied = {one for one in places if clues.denies or _is_denied(clues, one) or _has_none_in(clues, one)}
        relation = Relation.PARTNER_IN
        return [Predicate(relation, cities[0].value, one.value, one not in denied) for one in places]
    each_everywhere = len(places) == 1 or (clues.has("each", "both") and not clues.has("or", "negation"))
    if (
        len(cities) > 1
        and places
        and each_everywhere
        and places[0].at > cities[-1].at
        and not named(clues, THEME, YEAR)
    ):
        of_each = clues.has("both", "neither") and clues.has("twinned")
        of_each = of_each or _is_between(clues, cities[-1], places[0], "twinned", "of_partner")
        if of_each and stand_together(clues, cities):
            holds = not (clues.denies or clues.has("neither"))
            return [
                Predicate(Relation.PARTNER_IN, city.value, place.value, holds)
                for city in cities
                for place in places
            ]
        if len(places) == 1 and clues.has("twinned") and _is_said_of(clues, cities[-1], places[0]):
            return [*ties(clues), Predicate(Relation.LIES_IN, cities[-1].value, places[0].value)]
    if clues.intent not in _OF_TIES or named(clues, COUNTRY, CONTINENT, THEME):
        return []
    if clues.has("twinned") or clues.intent == "confirm_partnership":
        return [] if clues.has("bearers") and not clues.has("twinned", "tied_to") else ties(clues)
    return begun(clues) if clues.intent == "ask_since" and not clues.has(*QUANTIFIERS) else []


def _is_between(clues: Clues, first: Named, last: Named, *concepts: str) -> bool:
    """Whether a cue stands between two names."""
    return any(first.at < cue.first < last.at for cue in clues.all(*concepts))


def _is_said_of(clues: Clues, city: Named, place: Named) -> bool:
    """Whether a place stands right behind a city, as where it lies: "Turin in Italy"."""
    return set(range(city.at + 1, place.at)) <= clues.places("lying", "article", "listing")


def _is_denied(clues: Clues, name: Named) -> bool:
    """Whether "but not" or "neither" stands before a name, and no other name between."""
    before = max((one.at for one in named(clues, CITY, COUNTRY, CONTINENT) if one.at < name.at), default=-1)
    return clues.has("neither") or any(
        before < cue.first < name.at and before >= 0 for cue in clues.all("negation")
    )


def _has_none_in(clues: Clues, place: Named) -> bool:
    """Whether it is partners in a place that are denied, "no partner in Peru", and not the place, "a partner not in Peru"."""
    nouns = [cue.first for cue in clues.all("of_partner", "twinned") if cue.first < place.at]
    return any(cue.first < noun for cue in clues.all("negation") for noun in nouns)


def _are_alternatives(clues: Clues) -> bool:
    """Whether "or" stands between names of one kind, of which one is asked for; not between dates, nor behind "neither"."""
    cities, places = named(clues, CITY), named(clues, COUNTRY, CONTINENT)
    ors = [cue.first for cue in clues.all("or")]
    if clues.has("one_of_names"):
        return True
    names = sorted([*cities, *places], key=lambda name: name.at)
    return not clues.has("neither") and any(
        one.at < at < other.at for one, other in pairwise(names) for at in ors
    )
