"""Claims that something is the only one of its kind: a city among those that meet conditions, a theme of what two cities do."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME, YEAR
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.names.ties import named, owned_by, owner, stand_together
from twincities.reading.spotting.clues import Clues

_NEAR = 3  # words at most between "only" and the theme that it stands before


def sole_of_all(clues: Clues) -> list[Predicate]:
    """ "Is Turin the only one about wine?", "are Lyon and Turin the only pair of 1983?": nothing else meets the conditions."""
    cities = named(clues, CITY)
    sole = clues.first("the_only")
    if not cities or sole is None or clues.has("event_noun"):
        return []
    # "Are Lyon and Turin the only pair with wine?" is said of both; "is Turin the only one twinned with Lyon?" is not.
    of_both = len(cities) > 1 and cities[-1].at < sole.first and stand_together(clues, cities)
    if owned_by(clues, cities) or (len(cities) > 1 and not of_both and owner(clues, cities)):
        return []
    if not stand_together(clues, cities):
        return []  # 都灵是里昂在意大利唯一的友城: one is the partner of the other
    if not named(clues, COUNTRY, CONTINENT, THEME, YEAR) or clues.has("sole_theme"):
        return []
    return [Predicate(Relation.SOLE_PARTNER, object=city.value) for city in cities]


def sole_themes(clues: Clues) -> list[Predicate]:
    """ "Are they twinned only for wine?", "is wine the only thing they share?": they have no other theme."""
    themes, sole = named(clues, THEME), clues.first("sole")
    beside = sole is not None and any(
        0 < theme.at - sole.last <= _NEAR or theme.at == sole.first - 1 for theme in themes
    )
    if clues.has("renowned"):
        return []  # "is Lyon known only for silk?" is said of a city
    if not clues.has("sole_theme") and not (beside and not clues.has("the_only")):
        return []
    return [Predicate(Relation.SOLE_THEME, object=theme.value) for theme in themes]


def names_only_partner(clues: Clues) -> bool:
    """Whether a city is asked about as the only one, and nothing else is said: 「上海だけですか」."""
    cities, inside = named(clues, CITY), clues.places("sole")
    if len(cities) != 1 or len(clues.found) > 1 or cities[0].at not in inside:
        return False
    asks = clues.is_asked or clues.has("yes_no", "tag")
    return asks and set(range(len(clues.words))) <= inside | clues.places("yes_no", "tag", "filler", "finite")
