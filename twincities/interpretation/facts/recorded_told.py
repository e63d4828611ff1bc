"""Which of the recorded partners that were told is asked about: by its country, or by its name."""

from __future__ import annotations

from dataclasses import replace

from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.recorded import recorded_there

_SINCE_WHEN = ("ask_since", "ask_age")


def recorded_told(reading: Reading, last: Reading, table: PartnershipTable) -> Reading | None:
    """ "Since when with the Swiss one?", "since when the one with Bonn?" once the recorded partners of a city were told, of which one lies there, or is Bonn; None for anything else."""
    asks = reading.intent in (*_SINCE_WHEN, "name_subject") and reading.form is not Form.CONFIRM
    own = reading.unknown or reading.rank or reading.comparison or reading.pointer is Pointer.OURS
    countries = _countries_meant(reading, last, table)
    if not asks or own or not countries:
        return None
    of_last = replace(reading, cities=last.cities, countries=countries, pointer=None, entities=None)
    of_last = replace(of_last, counted=None, cues=reading.cues | {Cue.RECORDS})
    return of_last.asking("ask_records", Form.TELL)


def _countries_meant(reading: Reading, last: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The countries of the recorded partners that a question means; none where it means none of these."""
    records = [one for city in last.cities for one in table.recorded_partners_of(city)]
    if not reading.names_rows:
        there = bool(reading.countries) and recorded_there(records, reading.countries, ())
        return reading.countries if there else ()
    # "And Bonn?" may ask for Bonn's own.
    with_one = reading.has(Cue.WITH_CITY) and len(reading.cities) == 1 and not reading.places
    if not with_one or any(table.between(city, reading.cities[0]) for city in last.cities):
        return ()
    named = table.recorded_as_partner(table.city(reading.cities[0]).name)
    return tuple(dict.fromkeys(one.country for one in named if one in records))
