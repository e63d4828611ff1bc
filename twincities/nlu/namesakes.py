"""Which of several bearers of a name is meant, and what has a city's name and is something else."""

from __future__ import annotations

from dataclasses import replace

from twincities.nlu.found import Found
from twincities.nlu.mentions import CITY, NAMESAKE, POSSIBLE_CITY, UNKNOWN_CITY, Mention
from twincities.nlu.names import Names
from twincities.nlu.telling_places import TellingPlace, telling_places
from twincities.nlu.tokens import name_key
from twincities.table.countries import country_name, is_country_code
from twincities.table.geonames import Place
from twincities.table.whereabouts import lies_in, may_lie_in, place_of

_NAMESAKE_AFTER = {
    "state", "province", "prefecture", "county", "oblast", "protocol", "accord", "accords", "treaty", "convention",
    "declaration", "summit", "pact", "university",
}  # fmt: skip
_NAMESAKE_BEFORE = {"state", "province", "prefecture", "county", "university"}


def tell_namesakes(names: Names, found: Found) -> None:
    """Tell the Toledo of Spain from that of Ohio, and "San Jose, Costa Rica" and "New York State" from cities."""
    told: list[Mention] = []
    for mention in found.mentions():
        if told and mention.start < told[-1].end:
            continue  # the country that tells which San Jose is meant
        one = _namesake(names, found, mention) or mention
        while told and one.start < told[-1].end:
            told.pop()  # "the Spanish" before Toledo
        told.append(one)
    found.exchange(told)


def _namesake(names: Names, found: Found, mention: Mention) -> Mention | None:
    """What the words beside a mention make of it; None where they change nothing."""
    if mention.kind not in (CITY, POSSIBLE_CITY, UNKNOWN_CITY):
        return None
    if mention.kind != UNKNOWN_CITY:
        before, after = found.neighbours(mention)
        if after and after.folded in _NAMESAKE_AFTER:
            name = found.text[mention.start : after.end]
            return replace(mention, kind=NAMESAKE, value=name, end=after.end)
        if len(before) > 1 and before[-1].folded == "of" and before[-2].folded in _NAMESAKE_BEFORE:
            start = before[-2].start
            return replace(mention, kind=NAMESAKE, value=found.text[start : mention.end], start=start)
    for place in telling_places(names, found, mention):
        tell = _told_stranger if mention.kind == UNKNOWN_CITY else _told_city
        if told := tell(names, found, mention, place):
            return _with_larger_places(names, found, told)
    return None


def _with_larger_places(names: Names, found: Found, told: Mention) -> Mention:
    """A mention with the country behind its region, "Toledo, Ohio, USA": both belong to the name."""
    if told.kind in (CITY, POSSIBLE_CITY):
        cities = [names.table.city(id) for id in told.alternatives or (told.value,)]
        for place in telling_places(names, found, told):
            if place.apposed and any(lies_in(city, code) for city in cities for code in place.codes):
                return replace(told, start=place.start, end=place.end)
    return told


def _told_stranger(names: Names, found: Found, mention: Mention, place: TellingPlace) -> Mention | None:
    """A city that the table does not hold, with the country or region behind it: "Paris, Texas"."""
    called = {found.text[mention.start : mention.end], mention.value}
    there = [one for code in place.codes for one in _elsewhere(names, called, code)]
    is_itself = any(one in there for one in names.world.named(place.key))  # "Peking, Beijing"
    if there and not is_itself:
        return replace(mention, start=place.start, end=place.end)
    return None


def _told_city(names: Names, found: Found, mention: Mention, place: TellingPlace) -> Mention | None:
    """The cities of the table that a place leaves of those of one name, or a namesake elsewhere."""
    written = found.text[mention.start : mention.end]
    meant = [names.table.city(id) for id in mention.alternatives or (mention.value,)]
    # In another language, GeoNames may list the name for one of the namesakes only.
    namesakes = [id for city in meant for id in names.cities.values(name_key(city.name))]
    cities = list(dict.fromkeys((*meant, *map(names.table.city, namesakes))))
    fitting = [city.id for city in cities if any(lies_in(city, code) for code in place.codes)] or [
        city.id for city in cities if any(may_lie_in(city, code) for code in place.codes)
    ]
    if not fitting:
        return None if place.must_fit else _told_elsewhere(names, mention, place, written)
    if mention.kind == CITY and not _is_part_of_name(names, place):
        return None  # "is Kyoto in Japan?", or a list: "Buffalo, New York"
    key = name_key(written)
    sure = key in names.cities and len(fitting) == 1 and not _is_asked_back(names, key, fitting[0], place)
    return replace(
        mention,
        kind=CITY if sure else POSSIBLE_CITY,
        value=fitting[0],
        start=place.start,
        end=place.end,
        alternatives=() if sure else tuple(fitting),
        masked=True,
    )


def _is_part_of_name(names: Names, place: TellingPlace) -> bool:
    """Whether a place beside a name that only one city bears belongs to the name."""
    return place.apposed and place.key not in names.cities


def _is_asked_back(names: Names, key: str, id: str, place: TellingPlace) -> bool:
    """Whether the name may mean a city outside the table that lies there too."""
    city = place_of(names.table.city(id))
    return key in names.asked_back and any(
        one != city and code in (one.country, one.region)
        for one in names.world.named_today(key)
        for code in place.codes
    )


def _told_elsewhere(names: Names, mention: Mention, place: TellingPlace, written: str) -> Mention | None:
    """A namesake that the table does not hold: "Toledo, Brazil"."""
    cities = [names.table.city(id) for id in mention.alternatives or (mention.value,)]
    called = {written, *(name for city in cities for name in (city.name, *city.aliases))}
    for code in place.codes:
        # A state can only be said to tell namesakes apart, where it is not itself a city in a list of them.
        is_region = not is_country_code(code) and place.apposed and place.key not in names.cities
        if _elsewhere(names, called, code) or (is_region and not names.is_city_as_well(place.key)):
            name = cities[0].name if mention.kind == CITY else written
            value = f"{name} ({country_name(code)})"
            return replace(
                mention,
                kind=NAMESAKE,
                value=value,
                start=place.start,
                end=place.end,
                alternatives=(),
                masked=True,
            )
    return None


def _elsewhere(names: Names, called: set[str], code: str) -> list[Place]:
    """The cities with one of these names in a country or region."""
    named = [one for name in called for one in names.world.named(name_key(name))]
    return [one for one in named if code in (one.country, one.region)]
