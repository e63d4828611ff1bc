"""Which of the partners that public records give are meant: of each only its name, its country and at times a date are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from twincities.table.models import Partnership, RecordedPartner
from twincities.table.places.geonames import places
from twincities.table.world_regions import lies_within

if TYPE_CHECKING:  # the loading of a table uses what stands beside this module
    from twincities.table.table import PartnershipTable


def may_be_in(record: RecordedPartner, code: str) -> bool:
    """Whether a recorded partner lies in the country with this code (ISO 3166-1), or, as far as its name tells, in the region (ISO 3166-2)."""
    if code[:2] != record.country or len(code) == 2:
        return code == record.country
    found = {one.region for one in places().named(record.partner, record.country)}
    return not found or code in found


def recorded_there(
    records: Iterable[RecordedPartner], countries: Iterable[str], continents: Iterable[str]
) -> list[RecordedPartner]:
    """Those of some recorded partners that lie in one of these countries and continents, where any are given."""
    areas, around = tuple(countries), tuple(continents)
    return [
        record
        for record in records
        if (not areas or any(may_be_in(record, code) for code in areas))
        and (not around or lies_within(record.country, around))
    ]


def recorded_of_pair(row: Partnership, table: PartnershipTable) -> list[RecordedPartner]:
    """The records that give one city of a partnership the other as its partner."""
    first, second = row.cities
    return [
        record
        for city, other in ((first, second), (second, first))
        for record in recorded_as(other, table)
        if record.city == city
    ]


def recorded_as(city: str, table: PartnershipTable) -> list[RecordedPartner]:
    """The records in which a city of the table is the partner: of that name, and in its country."""
    held = table.city(city)
    found = (record for name in held.all_names for record in table.recorded_as_partner(name))
    return [*dict.fromkeys(record for record in found if record.country == held.country)]


def recorded_between(countries: Sequence[str], table: PartnershipTable) -> list[RecordedPartner]:
    """The recorded partners of all cities whose own country or the partner's is each of those given: of a French and a Chinese city."""
    return [
        record
        for record in table.recorded_partners
        if all(may_be_in(record, code) or code[:2] == table.city(record.city).country for code in countries)
    ]


def in_order(
    records: Iterable[RecordedPartner], oldest: bool, place: int = 1, wanted: int = 1
) -> list[RecordedPartner]:
    """Those at a place in the order of their dates, the oldest or the newest first; what is not dated has none."""
    dated = ((record.since.order, record) for record in records if record.since)
    ordered = [record for _, record in sorted(dated, key=lambda pair: pair[0], reverse=not oldest)]
    return ordered[place - 1 : place - 1 + wanted]
