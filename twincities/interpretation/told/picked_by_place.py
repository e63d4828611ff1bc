"""Places that pick from what was told: "the Venezuelan one", "which of those two is in Spain?", "with other countries?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.interpretation.times.that_year import known_by
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.table import City, Filter, PartnershipTable
from twincities.table.whereabouts import lies_in, may_lie_in
from twincities.table.world_regions import lies_in_any, lies_in_place


def other_countries(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With other countries?" leaves out those asked about before."""
    last = context.last_question
    if reading.pointer is not Pointer.OTHER or reading.counted is not Counted.COUNTRIES or not last:
        return reading
    if not last.countries or reading.countries:
        return reading
    others = replace(
        reading,
        unwanted=Filter(countries=last.countries),
        countries=last.countries,
        counted=None,
        pointer=None,
    )
    # "And the ones with other countries?" asks for no country.
    ones = reading.has(Cue.PAIRED) and reading.intent == "ask_country" and reading.form is Form.TELL
    return others.asking("ask_partnerships", Form.LIST) if ones else others


def designated(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The Venezuelan one" beside other conditions is the city talked about, or its namesake, there."""
    if not reading.designated or reading.names_rows:
        return reading
    here = [table.city(id) for id in context.cities if table.has_city(id)]
    # "How many people live in the French one?" behind the one partnership told, be it asked of its other end
    of_one = has_trait(reading.intent, Trait.SIDE_BY_SIDE) and reading.form in (Form.TELL, Form.COUNT)
    of_one = of_one and reading.pointer is None
    of_one = of_one and not reading.cues & {Cue.OTHERS, Cue.PARTNERSHIP, Cue.SEVERAL}
    rest = tuple(code for code in reading.countries if code not in reading.designated)
    if reading.pointer is Pointer.IT or of_one:
        # "Which others does that Chinese city have?"
        meant = _there(here, reading) or _there(_ends_told(context, table), reading)
        if len(meant) == 1:
            countries = rest if of_one else reading.countries
            return replace(reading, cities=(meant[0],), countries=countries, pointer=None, designated=())
    if reading.pointer is Pointer.IT and (row := _one_told_there(reading, context, table)):
        return replace(reading, partnerships=(row,), countries=rest, pointer=None, designated=())
    for code in reading.designated:
        alike = [city for one in here for city in (one, *table.namesakes_of(one.id))]
        known = [city for city in alike if lies_in(city, code)]
        # Of some cities only the country is known.
        known = known or [city for city in alike if may_lie_in(city, code)]
        if known and any(table.namesakes_of(city.id) for city in known):
            rest = tuple(one for one in reading.countries if one != code)
            return replace(reading, cities=(known[0].id,), countries=rest)
    return reading


def _there(cities: Sequence[City], reading: Reading) -> list[str]:
    """The ids of those cities that lie in a place that designates: "the French one"."""
    return [city.id for city in cities if lies_in_any(city, reading.designated)]


def _ends_told(context: Context, table: PartnershipTable) -> list[City]:
    """The two ends of the one partnership that was told; none where it were several."""
    told = table.held_partnerships(context.partnerships)
    return [table.city(id) for id in told[0].cities] if len(told) == 1 else []


def _one_told_there(reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The one of several partnerships told in a list that is meant by its country: "and the American one, how long did it last?"."""
    told = table.held_partnerships(context.options)
    asks = reading.form is Form.TELL and has_trait(reading.intent, Trait.ABOUT_ONE) and len(told) > 1
    home = context.town(table)
    meant = [
        row.id
        for row in told
        if any(
            lies_in_place(table.city(city), code)
            for city in row.cities
            for code in reading.designated
            if city != home
        )
    ]
    return meant[0] if asks and len(meant) == 1 else None


def those_placed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of those two is in Spain?", "which is in Europe?" pick from what was told, and do not ask where it lies."""
    points = reading.pointer is Pointer.THOSE and reading.is_incomplete and len(context.options) > 1
    points = points or (reading.has(Cue.ELLIPTIC) and reading.pointer is None and reading.entities is None)
    placed = reading.intent == "ask_country" and bool(reading.countries or reading.continents)
    # "And in which is it about wine or tea?", "which one sends cooks?"
    of_content = has_trait(reading.intent, Trait.OF_AN_EVENT) or reading.intent == "ask_exchanges"
    of_theme = of_content and bool(reading.themes)
    of_event = bool(context.event or context.events) or reading.has(Cue.EVENT)
    placed = placed or (of_theme and not of_event)
    told = reading.form in (Form.TELL, Form.LIST)
    picks = points and placed and told and not reading.names_rows
    return reading.asking("ask_partnerships", Form.LIST) if picks else reading


def others_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does Spain have other cities?", 西班牙还有其他城市吗 behind one that lies there claims that there are more, "other Chinese towns with Spain?" asks for them; the one told is none of them. So it is with another one of a kind."""
    asks = reading.intent in ("ask_partnerships", "ask_country")
    claims = reading.form is Form.CONFIRM
    asks = asks and (claims or (reading.form is Form.LIST and reading.has(Cue.VERBLESS)))
    own = reading.names_rows or reading.rank or reading.comparison
    places, told = reading.places, table.held_partnerships(context.partnerships)
    ends = [table.city(id) for row in told for id in row.cities]
    there = any(lies_in_any(city, places) for city in ends)
    # "Have we another friendship city?" behind one that is called so
    of_kind = claims and not places and any(row.kind in reading.kinds for row in told)
    # But not "and the other one, is that a real friendship?"
    of_kind = of_kind and reading.pointer in (None, Pointer.OTHER, Pointer.OURS)
    of_kind = of_kind and (reading.intent != "define_sister_city" or reading.entities is not None)
    if (
        not ((asks and there and reading.pointer is None) or of_kind)
        or not reading.has(Cue.OTHERS)
        or own
        or len(told) != 1
    ):
        return reading
    others = replace(reading, pointer=Pointer.OTHER, entities=None)
    others = replace(others, called=(), restriction=Filter(), asserted=None) if of_kind else others
    if claims:
        return replace(others, quantifier=Quantifier.ANY).asking("ask_partnerships")
    left_out = tuple(city for row in told for city in known_by(row, table))
    return replace(others, pointer=None, excluded_cities=left_out, counted=None).asking("ask_partnerships")


def others_of_kind(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Another Polish place?", "the cities in China?" ask for such places, and not where they lie."""
    points = reading.pointer in (None, Pointer.OTHER)
    brief = reading.has(Cue.VERBLESS) or (reading.pointer is Pointer.OTHER and reading.has(Cue.WHICH))
    asks = points and reading.entities is not None and brief
    placed = reading.intent == "ask_country" and bool(reading.countries or reading.continents)
    return (
        reading.asking("ask_partnerships", Form.LIST)
        if asks and placed and not reading.names_rows
        else reading
    )
