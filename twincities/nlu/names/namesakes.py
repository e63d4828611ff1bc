"""Which of several bearers of a name is meant, and what has a city's name and is something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from twincities.nlu.names.found import Found
from twincities.nlu.names.index import Names
from twincities.nlu.names.telling_places import TellingPlace, is_said_of_one, telling_places
from twincities.nlu.text.mentions import CITY, COUNTRY, NAMESAKE, POSSIBLE_CITY, UNKNOWN_CITY, Mention
from twincities.nlu.text.tokens import VERY_COMMON_WORD, Token, name_key
from twincities.table.places.compound_names import is_kind, split_name
from twincities.table.places.countries import country_name, is_country_code
from twincities.table.places.geonames import Place
from twincities.table.whereabouts import lies_in, may_lie_in, place_of, region_of

_NO_PLACES = {
    "protocol", "accord", "accords", "treaty", "convention", "declaration", "summit", "pact", "university",
}  # fmt: skip
_KINDS_OF_REGIONS = {"state", "province", "prefecture", "county", "oblast", "region", "university"}
_BEFORE_REGIONS = {"", "in", "of", "within", "from", "or", "about", "around"}
_TOWNS = {"cities", "towns", "villages"}
_WITHIN = {"in", "of", ","}
_SEVERAL = 2
_LONGEST_SUFFIX = 3  # letters of "shi", "si", "gun"
_OUTWEIGHS = 1.0  # decimal logarithm of how many times the people of the next of its name: "Paris" without more is that of France


def tell_namesakes(names: Names, found: Found) -> None:
    """Tell the Toledo of Spain from that of Ohio, and "San Jose, Costa Rica" and "New York State" from cities."""
    told: list[Mention] = []
    for mention in found.mentions():
        if told and mention.start < told[-1].end:
            continue  # the country that tells which San Jose is meant
        if told and _lies_within(names, found, told[-1], mention):
            told[-1] = replace(told[-1], end=mention.end)  # "Yangpu in Shanghai"
            continue
        one = _namesake(names, found, mention) or mention
        while told and one.start < told[-1].end:
            told.pop()  # "the Spanish" before Toledo
        told.append(one)
    found.exchange(_settled(names, found, told))


def _settled(names: Names, found: Found, told: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a name that several cities bear taken for the partner of another that is named, or for that which is far the largest."""
    told = _told_apart(names, found, told)
    named = [mention.value for mention in told if mention.kind == CITY]
    settled = []
    for mention in told:
        meant = _bearer_meant(names, found, mention, named) if mention.kind == POSSIBLE_CITY else None
        settled.append(replace(mention, kind=CITY, value=meant, alternatives=()) if meant else mention)
    return settled


def _told_apart(names: Names, found: Found, told: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, with a name that several cities bear told by words further on: "I need Coventry for homework (the English one)".

    The words that tell it name the city once more. Nothing is told where two such names stand before them.
    """
    doubtful = [one for one in told if one.kind == POSSIBLE_CITY and len(one.alternatives) >= _SEVERAL]
    for place in told:
        asked = [one for one in doubtful if one.end <= place.start]
        if (
            place.kind != COUNTRY
            or len({one.alternatives for one in asked}) != 1
            or not is_said_of_one(found, place)
        ):
            continue
        fitting = [id for id in asked[0].alternatives if lies_in(names.table.city(id), place.value)]
        if len(fitting) == 1:
            return [
                replace(one, kind=CITY, value=fitting[0], alternatives=(), role=None, masked=True)
                if one == place or one.alternatives == asked[0].alternatives
                else one
                for one in told
            ]
    another = {place: _other_bearer(names, found, told, place) for place in told}
    return [replace(one, kind=CITY, value=meant) if (meant := another[one]) else one for one in told]


def _other_bearer(names: Names, found: Found, told: Sequence[Mention], place: Mention) -> str | None:
    """The namesake in a place of the city named before it, which lies elsewhere: "more than the one in Canada" of Perth in Scotland."""
    before = [one.value for one in told if one.kind == CITY and one.end <= place.start]
    if not before or place.kind != COUNTRY or not is_said_of_one(found, place):
        return None
    bearers = (names.table.city(before[-1]), *names.table.namesakes_of(before[-1]))
    there = [one.id for one in bearers if lies_in(one, place.value)]
    return there[0] if len(there) == 1 and there[0] != before[-1] else None


def _bearer_meant(names: Names, found: Found, mention: Mention, named: Sequence[str]) -> str | None:
    """The id of the bearer of a name that is meant where nothing tells them apart; None where that is not plain."""
    bearers = names.cities.values(name_key(found.text[mention.start : mention.end]))
    if len(bearers) < _SEVERAL or {*bearers} != {*mention.alternatives} or _are_partners(names, bearers):
        return None
    partners = [id for id in bearers if any(names.table.between(id, city) for city in named)]
    if len(partners) == 1:
        return partners[0]
    if _have_a_partner_in_common(names, bearers):
        return None  # the town with two Perths may mean either
    largest, second, *_ = sorted(bearers, key=names.population, reverse=True)
    return largest if names.population(largest) - names.population(second) >= _OUTWEIGHS else None


def _have_a_partner_in_common(names: Names, ids: Sequence[str]) -> bool:
    return any(names.table.partners_in_common(two) for two in combinations(ids, 2))


def _are_partners(names: Names, ids: Sequence[str]) -> bool:
    """Whether two of these cities are each other's partners: "Toledo and Toledo" are both."""
    return any(names.table.between(one, other) for one, other in combinations(ids, 2))


def _namesake(names: Names, found: Found, mention: Mention) -> Mention | None:
    """What the words beside a mention make of it; None where they change nothing."""
    if mention.kind == COUNTRY:
        called = _called_a_place(names, found, mention)
        is_the_country = is_country_code(mention.value) and called and called.value == mention.value
        return None if is_the_country else called
    if mention.kind not in (CITY, POSSIBLE_CITY, UNKNOWN_CITY):
        return None
    called = _called_a_place(names, found, mention)
    if called and called != mention:
        return called
    for place in telling_places(names, found, mention):
        tell = _told_stranger if mention.kind == UNKNOWN_CITY else _told_city
        if told := tell(names, found, mention, place):
            return _with_larger_places(names, found, told)
    return None


def _called_a_place(names: Names, found: Found, mention: Mention) -> Mention | None:
    """What a word for another sort of place makes of a name: "Washington State", "the province of Quebec".

    It is a region where something is said to be in it, and something outside of the table where it is said to be twinned.
    """
    before, after = found.neighbours(mention)
    first, end = found.first_of(mention), mention.end
    is_region = mention.kind == COUNTRY
    if after and _is_kind_behind(found, mention, after) and after.folded != "city":
        end = after.end
    elif len(before) > 1 and before[-1].folded == "of" and before[-2].folded in _KINDS_OF_REGIONS:
        first -= 2
    elif is_region or not (
        mention.kind == UNKNOWN_CITY or (found.before(first) == "in" and _is_region_itself(names, mention))
    ):
        return None
    start = found.tokens[first].start
    if is_region:
        # "The state of Georgia" is none of the country that has its name.
        state = (
            _region_of_table(names, found.text[mention.start : mention.end])
            if start < mention.start
            else None
        )
        return replace(mention, value=state or mention.value, start=start, end=end)
    said_of = found.before(first - 1 if found.before(first) == "the" else first)
    if _is_region_itself(names, mention) and said_of != "in":
        return replace(mention, start=start, end=end)
    of_towns = after is not None and after.folded in _TOWNS  # "which Ontario towns"
    is_condition = (of_towns or said_of in _BEFORE_REGIONS) and not (after and after.folded in _NO_PLACES)
    region = _region_of_table(names, found.text[mention.start : mention.end]) if is_condition else None
    if region:
        end = mention.end if of_towns else end
        return replace(mention, kind=COUNTRY, value=region, start=start, end=end, alternatives=())
    if mention.kind == UNKNOWN_CITY:
        return None
    return replace(mention, kind=NAMESAKE, value=found.text[start:end], start=start, end=end)


def _is_kind_behind(found: Found, mention: Mention, after: Token) -> bool:
    """Whether the word behind a name is one for a sort of place, and no word that everybody uses: "si", "do"."""
    if found.text[mention.end : after.start].strip(" -"):
        return False
    is_suffix = len(after.folded) <= _LONGEST_SUFFIX
    if is_kind(after.folded) and not (is_suffix and found.frequency(after.folded) >= VERY_COMMON_WORD):
        return True
    return after.folded in _NO_PLACES


def _is_region_itself(names: Names, mention: Mention) -> bool:
    """Whether what the table holds by a name is no city, but a region: "Queensland"."""
    if mention.kind != CITY:
        return False
    city = names.table.city(mention.value)
    # A village that GeoNames does not know lies in a region, and bears the name of none.
    return place_of(city) is None and region_of(city) in names.regions.values(name_key(city.name))


def _region_of_table(names: Names, written: str) -> str | None:
    """The code of the state or region of a name in which cities of the table lie."""
    settled = {region_of(city) for city in names.table.cities}
    codes = [code for code in names.regions.values(name_key(written)) if code in settled]
    return codes[0] if len(codes) == 1 else None


def _lies_within(names: Names, found: Found, part: Mention, whole: Mention) -> bool:
    """Whether a city is named right behind a part of it: "Jinzhou District in Dalian"."""
    if (part.kind, whole.kind) != (CITY, CITY) or part.value == whole.value:
        return False
    if found.text[part.end : whole.start].strip() not in _WITHIN:
        return False
    within = {name_key(name) for name in split_name(names.table.city(part.value).name).within}
    city = names.table.city(whole.value)
    return any(name_key(name) in within for name in (city.name, *city.aliases))


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
                alternatives=tuple(city.id for city in cities),
                masked=True,
            )
    return None


def _elsewhere(names: Names, called: set[str], code: str) -> list[Place]:
    """The cities with one of these names in a country or region."""
    named = [one for name in called for one in names.world.named(name_key(name))]
    return [one for one in named if code in (one.country, one.region)]
