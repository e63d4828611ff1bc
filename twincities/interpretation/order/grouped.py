"""Numbers by country, year …, and the oldest or the newest of each."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Reading
from twincities.table import PartnershipTable

_TOLD_BY_AGE = frozenset({"ask_age", "ask_country", "ask_newest", "ask_oldest", "ask_partner", "ask_partnerships", "ask_since", "compare_age"})  # fmt: skip


def grouped(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """Numbers by country, year … and what has the most of something are told by lists."""
    if reading.group_by is None or not (
        has_trait(reading.intent, Trait.GROUPED) or reading.has(Cue.GROUPING)
    ):
        return reading
    rank = reading.rank if reading.form is Form.GROUP and reading.intent in _TOLD_BY_AGE else None
    if rank and rank.by is Measure.AGE and rank.place == 1:  # "the oldest of each continent"
        extreme = replace(reading, entities=None, counted=None)
        return extreme.asking("ask_oldest" if rank.greatest else "ask_newest")
    ranks = reading.rank is not None and reading.rank.by is not Measure.AGE and not reading.names_rows
    numbers = reading.form is Form.GROUP or reading.number_bounds or ranks
    return reading.asking("ask_partnerships") if numbers else reading
