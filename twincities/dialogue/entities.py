"""Cities, countries, continents, themes, years and decades, picked out by where they lie and what they have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from twincities.dialogue.groups import Entity, area_of, entities_of, is_region_meant
from twincities.dialogue.subject import city_of_several
from twincities.reading import AREAS, Cue, Dimension, Entities, Having, Measure, Pointer, Rank, Reading
from twincities.table import City, DateSpan, Event, Filter, Partnership, PartnershipTable
from twincities.table.places.countries import inhabited_continents
from twincities.table.whereabouts import lies_in
from twincities.table.world_regions import are_nested, lies_within


def has_event_about(asked: Entities, reading: Reading) -> bool:
    """Whether the place of an event is asked for that a kind and a theme describe: パンダのセンターがあるのはどの町 is no town known for pandas that has a centre."""
    of_events = [one for one in asked.having if one.what is Measure.EVENTS and one.kinds]
    described = len(of_events) == len(asked.having) == 1 and bool(reading.themes)
    return reading.intent == "ask_event_place" and asked.kind is Dimension.CITY and described


def own_conditions(reading: Reading) -> Filter:
    """The conditions on the things asked for: those of the question that are not about what they have."""
    having = reading.entities.having if reading.entities else ()
    had = [one for one in having if one.most != 0 and not one.outside]
    lacked = [one for one in having if one.most == 0 or one.outside]
    return replace(
        _without(reading.conditions, had),
        years=(),
        without=replace(_without(reading.unwanted, lacked), years=()),
    )


def _without(conditions: Filter, having: Sequence[Having]) -> Filter:
    """Conditions without the places of what is to be had."""
    countries = {code for one in having for code in one.countries}
    continents = {code for one in having for code in one.continents}
    return replace(
        conditions,
        countries=tuple(code for code in conditions.countries if code not in countries),
        continents=tuple(code for code in conditions.continents if code not in continents),
    )


def selected(reading: Reading, rows: Sequence[Partnership], table: PartnershipTable) -> list[Entity]:
    """The things that a question asks for, out of some partnerships: as it describes them, and with what they are to have."""
    asked = reading.entities
    assert asked is not None
    own = own_conditions(reading)
    is_such = _describer(asked.kind, own, reading.has(Cue.CONJOINED), table)
    lacked = {city for one in asked.having for city in one.cities}
    left_out = set(reading.excluded_cities) - lacked if asked.kind is Dimension.CITY else set()
    # "Which British cities are not twinned with Lyon?" leaves out those of Lyon, which is none of them itself.
    if partners := {city for city in left_out if not is_such(city)}:
        rows = [row for row in rows if partners.isdisjoint(row.cities)]
    found = entities_of(asked.kind, rows, table)
    if asked.kind in AREAS:
        found = _beyond(found, rows, reading, table)
    if asked.kind is Dimension.REGION:
        found = [one for one in found if is_region_meant(one.key, own, table)]
    if asked.kind is Dimension.YEAR and any(one.most == 0 for one in asked.having):
        found = _every_year(found, reading)
    if asked.kind is Dimension.CONTINENT and any(one.most == 0 for one in asked.having):
        found = _every_continent(found)
    found = [one for one in found if is_such(one.key) and one.key not in left_out]
    bounded = bool(asked.having) or (reading.rank is not None and reading.rank.by is not Measure.AGE)
    if asked.foreign or (asked.kind is Dimension.COUNTRY and bounded and len(found) > 1):
        # Of numbers of partnerships that of the country that has a part in all says nothing.
        home = table.home_country()
        found = [one for one in found if _country_of(one, table) != home]
    if asked.home and (home := table.home_country()):
        found = [one for one in found if _country_of(one, table) == home]
    having = [one for one in asked.having if not _is_measure(one, reading)]
    return [one for one in found if all(_has(one, each, table) for each in having)]


def _beyond(
    found: Sequence[Entity], rows: Sequence[Partnership], reading: Reading, table: PartnershipTable
) -> Sequence[Entity]:
    """Where the partners of a city lie that is named, or whose partners are pointed at: "in which countries are Lyon's partners?", "which country has most of these?" are not about that of Lyon."""
    had = {city for one in (reading.entities.having if reading.entities else ()) for city in one.cities}
    named = [city for city in reading.cities if city not in had]
    shared = city_of_several(rows) if reading.pointer in (Pointer.THEY, Pointer.THOSE) else None
    named = [shared] if shared and not reading.cities else named
    if len(named) != 1:
        return found
    beyond = []
    for one in found:
        rows = [
            row
            for row in one.partnerships
            if area_of(one.kind, table.city(row.other(named[0])), table) == one.key
        ]
        beyond += [replace(one, partnerships=tuple(rows))] if rows else []
    return beyond


def is_counted(reading: Reading) -> Having:
    """What numbers of things stand for: their partnerships, events …, those that the question asks for."""
    having = reading.entities.having if reading.entities else ()
    by = reading.rank.by if reading.rank and reading.rank.by is not Measure.AGE else None
    counted = next((one for one in having if one.most != 0), Having(by or Measure.PARTNERSHIPS))
    return counted if by in (None, counted.what, Measure.PARTNERSHIPS) else counted._replace(what=by)


def number(entity: Entity, having: Having, table: PartnershipTable) -> int:
    """How many of what is to be had an entity has."""
    rows = partnerships_had(entity, having, table)
    match having.what:
        case Measure.EVENTS:
            return len(events_had(entity, having, table))
        case Measure.CITY:
            own = entity.kind in AREAS
            return len({city.id for row in rows for city in (_near if own else _far)(entity, row, table)})
        case Measure.COUNTRY:
            return len({city.country for row in rows for city in _far(entity, row, table)})
        case Measure.THEME:
            return len({theme for row in rows for theme in row.themes})
    return len(rows)


def partnerships_had(entity: Entity, having: Having, table: PartnershipTable) -> list[Partnership]:
    """The partnerships of an entity whose other end is as it is to be."""
    if not (having.countries or having.continents or having.cities):
        return list(entity.partnerships)
    return [
        row
        for row in entity.partnerships
        if any(_is_there(city, having) != having.outside for city in _far(entity, row, table))
    ]


def events_had(entity: Entity, having: Having, table: PartnershipTable) -> list[Event]:
    """The events of an entity of the kinds that are asked for."""
    return [
        event
        for row in entity.partnerships
        for event in table.events_of(row.id)
        if (not having.kinds or event.kind in having.kinds)
        and (not having.held_there or entity.key in (event.held_in, event.held_by))
    ]


def partners_had(entity: Entity, having: Having, table: PartnershipTable) -> list[City]:
    """The other ends of the partnerships that an entity has as it is to have them."""
    rows = partnerships_had(entity, having, table)
    return list(dict.fromkeys(city for row in rows for city in _far(entity, row, table)))


def counted_from_first(
    rank: Rank, entities: Sequence[Entity], having: Having, table: PartnershipTable
) -> Rank:
    """A place in an order counted from its beginning, where it was counted from what it comes `behind`."""
    ahead = next((one for one in entities if one.key == rank.behind), None)
    if ahead is None:
        return rank._replace(behind="")
    numbers = sorted({number(one, having, table) for one in entities}, reverse=rank.greatest)
    return rank._replace(place=numbers.index(number(ahead, having, table)) + 1 + rank.place, behind="")


def ranked_entities(
    entities: Sequence[Entity], rank: Rank, having: Having, table: PartnershipTable
) -> list[tuple[int, list[Entity]]]:
    """Numbers with the entities that have so many: those at the place in the order, or from it on as many as make up what is wanted."""
    rank = counted_from_first(rank, entities, having, table)
    of_number: dict[int, list[Entity]] = {}
    for one in entities:
        of_number.setdefault(number(one, having, table), []).append(one)
    ordered = sorted(of_number.items(), reverse=rank.greatest)[rank.place - 1 :]
    if rank.wanted == 1:
        return ordered[:1]
    taken: list[tuple[int, list[Entity]]] = []
    while ordered and sum(len(equals) for _, equals in taken) < rank.wanted:
        taken.append(ordered.pop(0))
    return taken


def _every_year(found: Sequence[Entity], reading: Reading) -> list[Entity]:
    """The years that something is known of, and those between them, or all of the span that is asked about."""
    held = {one.key: one for one in found}
    spans = [span for span in reading.years if isinstance(span, DateSpan)]
    ends = [end.year for span in spans if span.first and span.last for end in (span.first, span.last)]
    ends = ends or [int(key) for key in held]
    years = map(str, range(min(ends), max(ends) + 1)) if ends else ()
    return [held.get(year, Entity(Dimension.YEAR, year, ())) for year in years]


def _every_continent(found: Sequence[Entity]) -> list[Entity]:
    """All continents that people live on, those of which the table has nothing too."""
    held = {one.key: one for one in found}
    return [held.get(code, Entity(Dimension.CONTINENT, code, ())) for code in inhabited_continents()]


def _is_measure(having: Having, reading: Reading) -> bool:
    """Whether what is to be had is only what things are ranked by: "the most partners in Japan"."""
    ranks = reading.rank is not None and reading.rank.by is not Measure.AGE
    return ranks and (having.least, having.most) == (1, None)


def _describer(
    kind: Dimension, own: Filter, together: bool, table: PartnershipTable
) -> Callable[[str], bool]:
    """What tells of a key whether the thing is as a question describes it: where it lies, what it is known for."""
    if not own:
        return lambda _: True
    no = own.without or Filter()
    of_all = all if together else any
    of_places = all if are_nested((*own.countries, *own.continents)) else any
    about = {theme: {city.id for city in table.cities_about(theme)} for theme in (*own.themes, *no.themes)}

    def is_such_city(key: str) -> bool:
        city = table.city(key)
        return (
            (not (own.countries or own.continents) or of_places(_lies_in_each(city, own)))
            and not any(_lies_in_each(city, no))
            and (not own.themes or of_all(key in about[theme] for theme in own.themes))
            and (
                not no.themes
                or (bool(city.known_for) and not any(key in about[theme] for theme in no.themes))
            )
        )

    def lies_so(key: str) -> bool:
        of_country = kind is not Dimension.CONTINENT
        is_in = [
            not {key, key[:2]}.isdisjoint(one.countries)
            or (lies_within(key, one.continents) if of_country else key in one.continents)
            for one in (own, no)
        ]
        return (is_in[0] or not (own.countries or own.continents)) and not is_in[1]

    match kind:
        case Dimension.CITY:
            return is_such_city
        case Dimension.COUNTRY | Dimension.REGION | Dimension.CONTINENT:
            return lies_so
    return lambda key: key not in {table.theme(id).name for id in no.themes}


def _has(entity: Entity, having: Having, table: PartnershipTable) -> bool:
    count = number(entity, having, table)
    return having.least <= count and (having.most is None or count <= having.most)


def _is_there(city: City, having: Having) -> bool:
    return city.id in having.cities or any(_lies_in_each(city, having))


def _lies_in_each(city: City, places: Filter | Having) -> list[bool]:
    """For each country and continent whether a city lies in it."""
    return [
        *(lies_in(city, code) for code in places.countries),
        *(lies_within(city.country, (code,)) for code in places.continents),
    ]


def _near(entity: Entity, row: Partnership, table: PartnershipTable) -> list[City]:
    """The ends of a partnership that belong to an entity: itself, or those in the country."""
    cities = [table.city(id) for id in row.cities]
    if entity.kind is Dimension.CITY:
        return [city for city in cities if city.id == entity.key]
    if entity.kind in AREAS:
        return [city for city in cities if area_of(entity.kind, city, table) == entity.key]
    return cities


def _far(entity: Entity, row: Partnership, table: PartnershipTable) -> list[City]:
    """The ends of a partnership that are not the entity's own: its partners; both where it is no place."""
    near = _near(entity, row, table)
    if len(near) == 2:
        return near
    return [city for id in row.cities if (city := table.city(id)) not in near]


def _country_of(entity: Entity, table: PartnershipTable) -> str | None:
    if entity.kind is Dimension.CITY:
        return table.city(entity.key).country
    return entity.key[:2] if entity.kind in (Dimension.COUNTRY, Dimension.REGION) else None
