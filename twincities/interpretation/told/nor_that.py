"""What is said not to be so either: "and not Lyon?", "nor is Lyon"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_SAYS_WHAT = frozenset(
    {
        Cue.TWINNED, Cue.PARTNERSHIP, Cue.EVENT, Cue.AGE, Cue.DATE, Cue.RENEWED, Cue.END, Cue.STILL, Cue.KIND,
        Cue.POPULATION, Cue.CONTACT, Cue.THEMES, Cue.EXCHANGED, Cue.HELD_THERE,
    }
)  # fmt: skip


def nor_that(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one with Lyon neither?" denies of Lyon's what was claimed of another, and holds it against nothing."""
    last = context.last_question
    own = reading.cues & _SAYS_WHAT or reading.years or reading.rank or reading.unread
    if last is None or last.form is not Form.CONFIRM or not reading.has(Cue.NOR_THAT) or own:
        return reading
    said = reading.cues - {Cue.NOR_THAT}
    alone = replace(reading, asserted=None, comparison=None, quantifier=None, described=(), entities=None)
    if reading.only_placed and not reading.excluded_cities:
        # What is there shows whether it is so.
        return replace(alone, cues=said).asking("ask_partnerships", Form.LIST)
    cities = reading.cities or reading.excluded_cities
    if not cities and not reading.names_rows:
        return reading
    denied = {Cue.NEGATIVE, *([Cue.NEVER_RENEWED] if last.has(Cue.RENEWED) else [])}
    named = replace(alone, cities=cities, excluded_cities=(), cues=said | denied | {Cue.VERBLESS})
    # With whom it is twinned, where the claim was of a town that the table lacks.
    return named.asking("ask_partner" if last.unknown else "name_subject", Form.TELL)
