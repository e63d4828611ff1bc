"""The renewals of a partnership that is told by its place in the order of age: "when was our oldest partnership renewed?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.ranking import ranked
from twincities.reading import Counted, Cue, Form, Measure, Pointer, Reading
from twincities.table import PartnershipTable

_OF_TIES = (Counted.PARTNERSHIPS, Counted.CITIES)
_OF_SEVERAL = frozenset({Cue.WHICH, Cue.ELLIPTIC, Cue.OTHERS, Cue.NEVER_RENEWED, Cue.MOST_OFTEN})


def renewal_of_ranked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "When was the oldest partnership renewed?" is asked of that one, whatever was talked about, and not of the renewal that lies furthest back."""
    rank = reading.rank
    # The newest may be the one whose renewal was the last: "when was a partnership most recently renewed?".
    oldest = rank is not None and rank.by is Measure.AGE and rank.greatest
    asks = reading.has(Cue.DATE) if reading.form is Form.TELL else reading.form is Form.CONFIRM
    asks = asks and reading.has(Cue.RENEWED) and reading.counted in _OF_TIES
    free = len(reading.cities) < 2 and not reading.partnerships
    free = free and reading.pointer in (None, Pointer.OURS, Pointer.IT)
    if rank is None or not (oldest and asks and free) or reading.cues & _OF_SEVERAL:
        return reading
    rows = ranked(table.find(replace(reading.conditions, cities=reading.cities, years=())), rank, table)
    if not rows:
        return reading
    of_it = replace(reading, partnerships=tuple(row.id for row in rows), rank=None, pointer=None)
    of_it = replace(of_it, cities=(), countries=(), continents=(), entities=None, asserted=None)
    return of_it.asking("ask_overview" if reading.form is Form.TELL else "confirm_partnership")
