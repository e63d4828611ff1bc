"""What is asked of the partners that public records give: the first of them, one that is claimed, those that were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.reading.model.selection import Rank
from twincities.table import DateSpan, PartnershipTable, RecordedPartner
from twincities.table.recorded import in_order, recorded_between, recorded_there

_CLAIMED = ("ask_since", "ask_age", "ask_partnerships", "ask_partner", "confirm_partnership", "ask_records")
_WHEN = ("ask_since", "ask_age", "name_subject")
_PROVEN = {Cue.PROOF, Cue.CERTAIN, Cue.DOUBTED}
_PAIR = 2
_OF_THEM = (Pointer.THEY, Pointer.THOSE, None)


def recorded_meant(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """The question for recorded partners that is asked without saying so, or of one by its place or by what is claimed of it; None for any other."""
    if not table.recorded_partners:
        return None
    last = context.last_question if context.last_intent == "ask_records" else None
    asked = _first_on_record(reading, table) or _claimed(reading, table) or _instead(reading, context)
    asked = asked or (_of_those_told(reading, last, context, table) if last else None)
    if asked is None:
        return None
    asked = replace(asked, pointer=None, entities=None, asserted=None, comparison=None, counted=None)
    asked = replace(asked, years=(), quantifier=None, cues=asked.cues | {Cue.RECORDS})
    return asked.asking("ask_records", Form.TELL)


def _instead(reading: Reading, context: Context) -> Reading | None:
    """ "Which partners are on record for the two instead?" behind one pair asks for those of both cities."""
    asks = reading.cues >= {Cue.RECORDS, Cue.PARTNERSHIP, Cue.WHICH} and reading.form is not Form.CONFIRM
    of_two = reading.pointer is Pointer.THEY and reading.pointed in (None, _PAIR)
    if not (asks and of_two) or reading.names_something or len(context.partnerships) != 1:
        return None
    return replace(reading, partnerships=context.partnerships)


def _first_on_record(reading: Reading, table: PartnershipTable) -> Reading | None:
    """ "Which was the first French and Chinese pair according to the records?" has the oldest tie that records hold; where the list is that of one town, only another's."""
    rank = reading.rank
    by_age = rank is not None and rank.by is Measure.AGE and rank.place > 0 and not rank.behind
    only_placed = not replace(reading.conditions, countries=(), continents=())
    own = reading.unknown or reading.unread or reading.excluded_cities or reading.events or reading.pointer
    of_table = table.hub is not None and reading.cities in ((), (table.hub,))
    # "How well is the oldest one confirmed by records?" asks for no other pair.
    asks = reading.form is not Form.CONFIRM and reading.intent != "ask_reliability"
    asks = asks and reading.has(Cue.RECORDS) and not reading.cues & _PROVEN
    if not (asks and by_age and only_placed) or own or of_table or reading.continents:
        return None
    return reading if len(reading.cities) < 2 and recorded_asked(reading, table) else None


def _claimed(reading: Reading, table: PartnershipTable) -> Reading | None:
    """ "Kyoto has Xi'an on record, since 1984" is of the two, of which the one has no row: another pair's date tells nothing of it."""
    if len(reading.cities) != 1 or not reading.unknown_places or reading.intent not in _CLAIMED:
        return None
    (city,) = reading.cities
    records = [table.recorded_as_partner(one.name) for one in reading.unknown_places]
    of_it = all(any(one.city == city for one in found) for found in records)
    says = reading.form is Form.CONFIRM and bool(reading.years)
    own = reading.rank or reading.comparison or reading.events or reading.themes
    return reading if of_it and says and not own else None


def _of_those_told(
    reading: Reading, last: Reading, context: Context, table: PartnershipTable
) -> Reading | None:
    """The question for the recorded partners of the city that was asked about, again: "since 1977?", "which of the two is older?", "are both full sister cities?"."""
    records = recorded_asked(last, table) if len(last.cities) == 1 and not last.unknown else []
    if (
        not records
        or reading.names_something
        or reading.unread
        or reading.pointer not in (*_OF_THEM, Pointer.IT)
    ):
        return None
    again = replace(reading, cities=last.cities, countries=last.countries, continents=last.continents)
    if _claims_date(reading, last, context, records, table):
        return again
    several = len(records) > 1 and reading.pointed in (None, len(records)) and reading.pointer in _OF_THEM
    if not several or reading.conditions:
        return None
    if oldest := _extreme(reading):
        return replace(again, rank=oldest)
    # "Are both full sister cities?"
    both = bool(reading.cues & {Cue.SEVERALLY, Cue.ABOUT_ALL}) or reading.pointed == len(records)
    claims = reading.form is Form.CONFIRM and reading.is_bare and reading.has(Cue.TWINNED)
    return again if both and claims else None


def _claims_date(
    reading: Reading,
    last: Reading,
    context: Context,
    records: Sequence[RecordedPartner],
    table: PartnershipTable,
) -> bool:
    """Whether a date is held against those recorded, and not that of the partnership of the table, of which only the verdicts tell."""
    dates = replace(reading.conditions, years=())
    own = dates or reading.rank or reading.comparison
    claims = bool(reading.years) and reading.intent in _WHEN and not own
    of_records = last.has(Cue.RECORDS) or bool(last.countries)
    firsts = [span.first for span in reading.years if isinstance(span, DateSpan) and span.first]
    rows = table.held_partnerships(context.partnerships)
    of_table = any(row.since and row.since.year == first.year for row in rows for first in firsts)
    return claims and of_records and bool(firsts) and not of_table and any(one.since for one in records)


def _extreme(reading: Reading) -> Rank | None:
    """The place in the order of age that is asked for among several told; None where it is something else."""
    compared, rank = reading.comparison, reading.rank
    if rank is not None:
        return rank if rank.by is Measure.AGE and rank.place > 0 and reading.pointer else None
    alone = compared is not None and compared.by is Measure.AGE and not compared.cities
    if compared is None or not alone or compared.described or compared.rank or not compared.relation:
        return None
    return Rank(Measure.AGE, greatest=compared.relation > 0)


def recorded_asked(question: Reading, table: PartnershipTable) -> list[RecordedPartner]:
    """The recorded partners that a question asks for: of its cities, or of all, those in its places, of these those at its place in the order of age."""
    if question.cities:
        records = [one for city in question.cities for one in table.recorded_partners_of(city)]
        found = recorded_there(records, question.countries, question.continents)
    else:
        found = recorded_between(question.countries, table)
    rank = question.rank
    return in_order(found, rank.greatest, rank.place, rank.wanted) if rank else found
