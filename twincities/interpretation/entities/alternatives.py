"""Numbers of each of several: "how many are American and how many French?", "more in the 80s or in the 90s?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Measure, Quantifier, Rank, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import DateSpan, PartnershipTable, Period
from twincities.table.places.regions import is_region_code, regions_named
from twincities.table.whereabouts import region_of

_SEVERAL = 2  # cities, or kinds
_DECADE = 9  # years between the first and the last of one


def kinds_counted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Have we more friendships or more twinnings?", "how many friendships and how many twinnings?" ask for the number of each, "is any called something else?" what kinds there are."""
    by, home = reading.comparison, context.town(table)
    held = (by is not None and by.by is Measure.PARTNERSHIPS) or reading.form in (Form.COUNT, Form.CONFIRM)
    any_else = reading.has(Cue.KIND) and reading.quantifier is Quantifier.ANY and reading.form is Form.CONFIRM
    if any_else and reading.is_bare and reading.pointer is None:
        return replace(reading, quantifier=None, cues=reading.cues | {Cue.KINDS}).asking(
            "ask_partnerships", Form.LIST
        )
    # "All are twinnings, no friendships": what is left out is not counted.
    told_apart = (
        len({*reading.kinds} - {*reading.unwanted.kinds}) if reading.is_of_all else len(reading.kinds)
    )
    if told_apart < _SEVERAL or not held or reading.has(Cue.KIND) or {*reading.cities} - {home}:
        return reading
    told = replace(reading, comparison=None, asserted=None, quantifier=None, cues=reading.cues | {Cue.KINDS})
    return told.asking("ask_partnerships", Form.LIST)


def counted_apart(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question for a number of each place, theme, year or decade that is named, as one for groups or for their order."""
    last = context.last_question
    if last and last.has(Cue.KINDS) and reading.quantifier is Quantifier.EACH and reading.form is Form.COUNT:
        return reading if reading.names_something or reading.group_by else last  # "how many of each?"
    having = reading.entities.having if reading.entities else ()
    if reading.against:
        return reading  # the two numbers that were told, for their difference
    if any((one.least, one.most) != (1, None) for one in having):
        return reading  # "two or more American partners" is no choice
    reading = _of_two_regions(reading, table)
    by = reading.comparison
    kind = _alternatives(reading) or _cities_counted(reading, table)
    of_cities = len(reading.cities) >= _SEVERAL  # "who has more Spanish partners, Lyon or Turin?"
    if (
        kind is None
        and by
        and by.by is Measure.PARTNERSHIPS
        and reading.has(Cue.ALTERNATIVE)
        and not of_cities
    ):
        # "More in Asia or in Peru?" is neither so nor not so; places of two kinds are no groups.
        return (
            replace(reading, comparison=None, asserted=None, form=Form.LIST)
            if reading.conditions
            else reading
        )
    rank = reading.rank
    if kind and rank and rank.by is Measure.PARTNERSHIPS and reading.has(Cue.ALTERNATIVE):
        # "In which country are there more, Spain or Peru?", «¿hay más con España o con Perú?»
        ranked = replace(reading, rank=rank._replace(wanted=2), group_by=None, entities=Entities(kind))
        chosen = reading.group_by is kind or reading.form is Form.CONFIRM
        ranked = replace(ranked, asserted=None)
        return ranked.asking("ask_partnerships", Form.LIST) if chosen else reading
    if kind is None or reading.unwanted or reading.group_by or _claims_more(reading, table):
        return reading
    if by and by.by is Measure.PARTNERSHIPS and by.relation and not by.cities and len(reading.cities) < 2:
        if (
            kind is Dimension.THEME
        ):  # "are more of them about silk or about wine?": of each how many, and of no other
            counted = replace(reading, comparison=None, asserted=None, entities=None, group_by=kind)
            return replace(counted, quantifier=None).asking("ask_partnerships", Form.GROUP)
        # "are there more partnerships with Japan or with Peru?"
        measure = Measure.CITY if reading.counted is Counted.CITIES else Measure.PARTNERSHIPS
        rank = Rank(measure, by.relation > 0, wanted=2)
        ranked = replace(reading, comparison=None, asserted=None, entities=Entities(kind), rank=rank)
        return ranked.asking("ask_partnerships", Form.LIST)
    of_each = reading.has(Cue.SEVERALLY) or kind is Dimension.CITY
    if by or reading.form is not Form.COUNT or not of_each:
        return reading
    # What has one theme need not have the other: "how many are about silk, and how many about wine?"
    cues = reading.cues - {Cue.CONJOINED} if kind is Dimension.THEME else reading.cues
    return replace(reading, group_by=kind, entities=None, cues=cues).asking("ask_partnerships", Form.GROUP)


def _claims_more(reading: Reading, table: PartnershipTable) -> bool:
    """Whether it is claimed that there is more of one place, theme or date than of another, which is so or not so."""
    claim = reading.asserted
    if claim is None or claim.alternatives or any(map(table.has_city, claim.named)):
        return False
    return any(one.relation in (Relation.MORE, Relation.FEWER) for one in claim.predicates)


def _cities_counted(reading: Reading, table: PartnershipTable) -> Dimension | None:
    """Whether the partners of several cities are counted, of each its own: "how many have Lyon and Turin?", "how many has each?" of two that are each other's partners."""
    of_each = reading.quantifier is Quantifier.EACH
    counted = (
        (Counted.PARTNERSHIPS, None) if of_each and not reading.has(Cue.EVENT) else (Counted.PARTNERSHIPS,)
    )
    counts = reading.counted in counted and reading.form is Form.COUNT
    if not counts or len(reading.cities) < _SEVERAL:
        return None
    if not of_each and table.between(*reading.cities[:2]):
        return None
    return None if reading.comparison or reading.has(Cue.ALTERNATIVE) else Dimension.CITY


def _of_two_regions(reading: Reading, table: PartnershipTable) -> Reading:
    """ "More in California than in New York?" holds two states against each other, and no state against a city."""
    by, parts = reading.comparison, [code for code in reading.countries if is_region_code(code)]
    cities = by.cities if by and by.by is Measure.PARTNERSHIPS else ()
    codes = (
        [code for id in cities if (code := _region_called(id, table)) and code[:2] == parts[0][:2]]
        if parts
        else []
    )
    if by is None or not codes or len(codes) < len(cities):
        return reading
    return replace(reading, countries=(*reading.countries, *codes), comparison=by._replace(cities=()))


def _region_called(id: str, table: PartnershipTable) -> str | None:
    """The code of the region of a city that has its name too."""
    city = table.city(id)
    names = {one.code for name in (city.name, *city.aliases) for one in regions_named(name)}
    code = region_of(city)
    return code if code in names else None


def _alternatives(reading: Reading) -> Dimension | None:
    """What kind of things are named of which there can be numbers; None where they are of several kinds, or of none."""
    parts = [code for code in reading.countries if is_region_code(code)]
    named: Sequence[tuple[Dimension | None, Sequence[object]]] = (
        (Dimension.COUNTRY, [code for code in reading.countries if code not in parts]),
        (Dimension.REGION, parts),
        (Dimension.CONTINENT, reading.continents),
        (Dimension.THEME, reading.themes),
        (_kind_of(reading.years), reading.years),
    )
    several = [kind for kind, values in named if len(values) > 1]
    return several[0] if len(several) == 1 else None


def _kind_of(years: Sequence[Period]) -> Dimension | None:
    """Whether all of several dates are years, or decades."""
    spans = [span for span in years if isinstance(span, DateSpan) and span.first and span.last]
    if len(spans) < len(years):
        return None
    if all(span.single_year for span in spans):
        return Dimension.YEAR
    ends = [(span.first.year, span.last.year) for span in spans if span.first and span.last]
    decades = all(first % 10 == 0 and last - first == _DECADE for first, last in ends)
    return Dimension.DECADE if decades else None
