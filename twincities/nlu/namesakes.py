"""What has the name of a city of the table and is something else."""

from __future__ import annotations

from dataclasses import replace

from twincities.nlu.found import Found
from twincities.nlu.mentions import CITY, COUNTRY, NAMESAKE, POSSIBLE_CITY, Mention
from twincities.nlu.names import Names
from twincities.nlu.tokens import name_key
from twincities.table.countries import country_name
from twincities.table.folding import fold

_NAMESAKE_AFTER = {
    "state", "province", "prefecture", "county", "oblast", "protocol", "accord", "accords", "treaty", "convention",
    "declaration", "summit", "pact", "university",
}  # fmt: skip
_NAMESAKE_BEFORE = {"state", "province", "prefecture", "county", "university"}


def tell_namesakes(names: Names, found: Found) -> None:
    """Tell "San Jose, Costa Rica" and "New York State" from the cities of the table."""
    told: list[Mention] = []
    mentions = found.mentions()
    for mention, behind in zip(mentions, [*mentions[1:], None], strict=False):
        if told and mention.start < told[-1].end:
            continue  # the country that tells which San Jose is meant
        told.append(_namesake(names, found, mention, behind) or mention)
    found.exchange(told)


def _namesake(names: Names, found: Found, mention: Mention, behind: Mention | None) -> Mention | None:
    """What has the name of a city of the table and is something else; `behind` is the next mention."""
    if mention.kind not in (CITY, POSSIBLE_CITY):
        return None
    before, after = found.neighbours(mention)
    if after and after.folded in _NAMESAKE_AFTER:
        name = found.text[mention.start : after.end]
        return replace(mention, kind=NAMESAKE, value=name, end=after.end)
    if len(before) > 1 and before[-1].folded == "of" and before[-2].folded in _NAMESAKE_BEFORE:
        start = before[-2].start
        return replace(mention, kind=NAMESAKE, value=found.text[start : mention.end], start=start)
    return _same_name_elsewhere(names, found, mention, behind)


def _same_name_elsewhere(
    names: Names, found: Found, mention: Mention, country: Mention | None
) -> Mention | None:
    if mention.kind != CITY or country is None or country.kind != COUNTRY:
        return None
    between = fold(found.text[mention.end : country.start])
    city = names.table.city(mention.value)
    if between not in ("", "in") or country.value == city.country:
        return None
    called = (city.name, *city.aliases, found.text[mention.start : mention.end])
    if any(other.country == country.value for name in called for other in names.world.named(name_key(name))):
        value = f"{city.name} ({country_name(country.value)})"
        return replace(mention, kind=NAMESAKE, value=value, end=country.end)
    return None
