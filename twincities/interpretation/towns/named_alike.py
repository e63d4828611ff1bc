"""Which partner bears the name of our town: "is there one with the same name as ours?", "are we twinned with another Boston?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.nlu.text.tokens import tokenize
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_OF_OTHERS = frozenset({Cue.OTHERS, Cue.SAME_PERSON, Cue.OURS, Cue.MINE, Cue.OF_PARTNER, Cue.AGE})


def namesake_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The partners of our town that have its name in theirs; where none has, that the table tells of none."""
    town = context.town(table)
    if town is None or not table.has_city(town):
        return reading
    another = reading.pointer is Pointer.OTHER and reading.has(Cue.TWINNED) and reading.form is Form.CONFIRM
    another = another and reading.cities == (town,) and reading.has(Cue.OURS)
    named = replace(reading, cities=()).names_rows or bool({*reading.cities} - {town})
    if named or not (another or reading.has(Cue.SAME_NAME)):
        return reading
    alike = tuple(
        row.id for row in table.partnerships_of(town) if _words(table, town) <= _words(table, row.other(town))
    )
    asked = replace(
        reading,
        cities=(),
        partnerships=alike,
        pointer=None,
        quantifier=None,
        comparison=None,
        rank=None,
        size=None,
        counted=None,
        entities=None,
        asserted=None,
        unread=(),
        cues=reading.cues - _OF_OTHERS,
    )
    return (
        asked.asking("ask_partnerships", Form.LIST) if alike else asked.asking("ask_not_recorded", Form.TELL)
    )


def _words(table: PartnershipTable, city: str) -> frozenset[str]:
    """The words of which the name of a city is made."""
    return frozenset(token.folded for token in tokenize(table.city(city).name))
