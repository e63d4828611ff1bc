"""Cities in a country and elsewhere, where each partnership has one in the home country."""

from __future__ import annotations

from dataclasses import replace

from twincities.reading import Dimension, Having, Measure, Reading
from twincities.table import PartnershipTable


def without_home(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Which Russian city has two Chinese partners?" asks for cities in Russia, where each partnership has one in China."""
    asked, home = reading.entities, table.home_country()
    counts = asked is not None and asked.kind is Dimension.CITY and len(asked.having) == 1
    having = asked.having[0] if asked and counts else None
    if having is None or having.what is not Measure.PARTNERSHIPS or having.countries or having.continents:
        return reading
    abroad = tuple(code for code in reading.countries if code != home)
    return replace(reading, countries=abroad) if abroad and not having.cities else reading


def home_with_others(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Which Chinese city leads in Africa?" ranks the cities in China, where each partnership has one, by their African partners."""
    asked, rank, home = reading.entities, reading.rank, table.home_country()
    by_number = rank is not None and rank.by is Measure.PARTNERSHIPS
    if asked is None or asked.kind is not Dimension.CITY or asked.having or not by_number:
        return reading
    countries = tuple(code for code in reading.countries if code != home)
    if home not in reading.countries or not (countries or reading.continents) or reading.unwanted:
        return reading
    having = Having(countries=countries, continents=reading.continents)
    return replace(reading, entities=asked._replace(having=(having,)))
