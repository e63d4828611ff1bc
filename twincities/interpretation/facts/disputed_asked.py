"""Which partnerships are asked for by that records disagree on them: "which one is only disputed, and not contradicted?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Form, Pointer, Reading
from twincities.table import PartnershipTable


def disputed_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which one is only disputed?", "is there another one whose beginning is contested?" ask for those, whatever was talked about."""
    of_year = reading.entities is not None and reading.entities.kind is Dimension.YEAR
    which = bool(reading.cues & {Cue.WHICH, Cue.ELLIPTIC, Cue.ONE_THERE, Cue.SOME_TIE})
    # "Are there other cases where the date is disputed?"
    which = which or (reading.has(Cue.THERE_IS) and bool(reading.cues & {Cue.PARTNERSHIP, Cue.OTHERS}))
    of_several = reading.cues >= {Cue.ABOUT_ALL, Cue.SEVERAL, Cue.PARTNERSHIP}
    which = which or (of_several and reading.form is not Form.CONFIRM)
    asks = reading.has(Cue.DISPUTED) and which and not of_year and reading.form is not Form.COUNT
    if not asks or reading.cities or reading.events or reading.unknown or reading.has(Cue.WHY):
        return reading
    pointer = reading.pointer if reading.pointer is Pointer.THOSE else None
    of_all = replace(reading, rank=None, quantifier=None, entities=None, asserted=None, pointer=pointer)
    of_all = replace(of_all, cues=reading.cues | {Cue.ABOUT_ALL}, partnerships=())
    return of_all.asking("ask_reliability", Form.TELL)
