"""Which of several cities of one name a question is about, where its other names and conditions tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.premises import SubjectUnsureError
from twincities.reading import Cue, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.whereabouts import lies_in

_SEVERAL = 2  # cities that tell in which country a further one lies


def settle_doubts(reading: Reading, table: PartnershipTable, told: Sequence[str] = ()) -> Reading:
    """The question with names that may be several cities taken for the only one that fits, or that was `told` (ids) last.

    Raises:
        SubjectUnsureError: none or several do.
    """
    if not reading.doubts:
        return reading
    cities, asserted = list(reading.cities), reading.asserted
    for doubt in reading.doubts:
        partners = [
            id for id in doubt.alternatives if any(table.between(id, city) for city in reading.cities)
        ]
        in_place = [
            id
            for id in partners or doubt.alternatives
            if any(lies_in(table.city(id), code) for code in reading.conditions.countries)
        ]
        partners = in_place if partners and in_place else partners  # "Lyon and the Spanish Toledo"
        other = reading.pointer is Pointer.OTHER  # "the other Birmingham"
        told_last = [id for id in doubt.alternatives if (id in told) is not other] if told else []
        told_last = told_last if not reading.cities and len(told_last) < len(doubt.alternatives) else []
        against = _partners_compared(doubt.alternatives, reading, table)
        likely = against or _with_partners_there(doubt.alternatives, reading, table)
        likely = likely or _holding_events(doubt.alternatives, reading, table)
        likely = likely or _beside_others(doubt.alternatives, reading, table)
        fitting = partners or in_place or told_last or likely or list(doubt.alternatives)
        if in_place and fitting is in_place:
            reading = _without_places_of(doubt.alternatives, reading, table)
        both = table.between(*doubt.alternatives) is not None
        if both and (reading.number == 2 or reading.has(Cue.SEVERALLY) or len(reading.doubts) == 2):
            cities += doubt.alternatives  # "the two Valencias", "Toledo and Toledo"
            asserted = None
        elif len(against) == 1 and reading.comparison and not partners:
            # "Is Lyon's tie with Turin older than Toledo's with Nara?"
            pair = (*against, *reading.comparison.cities)
            reading = replace(reading, comparison=reading.comparison._replace(cities=pair, paired=True))
        elif len(fitting) == 1 and (reading.cities or len(doubt.alternatives) > 1):
            cities += fitting
            asserted = asserted and asserted.with_city(doubt.alternatives[0], fitting[0])
        else:
            raise SubjectUnsureError(doubt)
    return replace(reading, cities=tuple(dict.fromkeys(cities)), doubts=(), asserted=asserted)


def _with_partners_there(ids: Sequence[str], reading: Reading, table: PartnershipTable) -> list[str]:
    """Those of several cities of one name that have a partner where one is asked for: "the Canadian partners of Coventry"."""
    codes = [code for code in reading.conditions.countries if code not in reading.unwanted.countries]
    if not codes or reading.cities:
        return []
    return [
        id
        for id in ids
        if any(
            lies_in(table.city(row.other(id)), code) for row in table.partnerships_of(id) for code in codes
        )
    ]


def _partners_compared(ids: Sequence[str], reading: Reading, table: PartnershipTable) -> list[str]:
    """Those of several cities of one name that are partners of the one city that something is held against."""
    held = reading.comparison.cities if reading.comparison else ()
    return [id for id in ids if len(held) == 1 and table.between(id, held[0])]


def _beside_others(ids: Sequence[str], reading: Reading, table: PartnershipTable) -> list[str]:
    """Those of several cities of one name that lie in the one country of all others named: "Edinburgh, Glasgow or Perth"."""
    countries = {table.city(id).country for id in reading.cities}
    if len(reading.cities) < _SEVERAL or len(countries) > 1:
        return []
    return [id for id in ids if table.city(id).country in countries]


def _holding_events(ids: Sequence[str], reading: Reading, table: PartnershipTable) -> list[str]:
    """Those of several cities of one name in which events are held, where one is said to be: "what takes place in Perth?"."""
    if not reading.cues >= {Cue.EVENT, Cue.HELD_THERE}:
        return []
    held = {event.held_in for event in table.events}
    return [id for id in ids if id in held]


def _without_places_of(ids: Sequence[str], reading: Reading, table: PartnershipTable) -> Reading:
    """The question without the places that tell cities of one name apart: "Lafayette in the state of Indiana"."""
    cities = [table.city(id) for id in ids]
    kept = [code for code in reading.countries if not any(lies_in(city, code) for city in cities)]
    no = tuple(code for code in reading.unwanted.countries if code in kept)
    return replace(reading, countries=tuple(kept), unwanted=replace(reading.unwanted, countries=no))
