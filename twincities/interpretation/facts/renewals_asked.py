"""Questions that speak of a renewal and were read as something else, or hardly understood."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_OF_OTHER = frozenset({Cue.AGE, Cue.EVENT, Cue.BEGINNING, Cue.END})


def renewal_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And which ones have been renewed twice?" asks for partnerships, and for nothing of the one told last; "was it ever renewed, or did that stay on paper?", hardly understood, for the dates of that one."""
    if not reading.has(Cue.RENEWED) or reading.events or reading.cues & _OF_OTHER:
        return reading
    bare = replace(reading, rank=None)
    which = reading.has(Cue.ELLIPTIC) and bool(reading.cues & {Cue.SEVERAL, Cue.TIMES}) and bare.is_bare
    which = which and reading.pointer is None and not reading.unread
    if which and reading.form is not Form.CONFIRM and reading.form is not Form.COUNT:
        return bare.asking("ask_partnerships", Form.LIST)
    of_one = bool(reading.cities) or len(context.partnerships) == 1
    never = reading.has(Cue.NEVER_RENEWED)
    if reading.intent != "nlu_fallback" or not of_one or never or reading.conditions:
        return reading
    told = () if reading.cities else context.partnerships
    of_it = replace(reading, partnerships=told, pointer=None, entities=None, group_by=None, number=None)
    of_it = replace(of_it, number_bounds=None, rank=None, unread=(), described=())
    return of_it.asking("ask_overview", Form.TELL)
