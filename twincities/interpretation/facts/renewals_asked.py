"""Questions that speak of a renewal and were read as something else, or hardly understood."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.ranking import PAIR
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_OF_OTHER = frozenset({Cue.AGE, Cue.EVENT, Cue.BEGINNING, Cue.END})


def renewal_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And which ones have been renewed twice?" asks for partnerships, and for nothing of the one told last; "was it ever renewed, or did that stay on paper?", hardly understood, for the dates of that one."""
    bare = replace(reading, rank=None)
    if other := _other_of_two(bare, context):
        of_it = replace(bare, partnerships=(other,), pointer=None, entities=None, described=())
        if reading.has(Cue.DATE):
            return of_it.asking("ask_overview", Form.TELL)
        return of_it.asking("confirm_partnership", Form.CONFIRM)
    if not reading.has(Cue.RENEWED) or reading.events or reading.cues & _OF_OTHER:
        return reading
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


def _other_of_two(reading: Reading, context: Context) -> str | None:
    """The one of two told before that was not told last, of which "what about the other one, was it renewed too?" asks; None where it asks of no such one."""
    asks = reading.has(Cue.RENEWED) and reading.pointer is Pointer.OTHER and reading.is_bare
    asks = asks and not (reading.unread or reading.pointed or reading.quantifier)
    if not asks or reading.form is Form.COUNT or reading.cues & (_OF_OTHER - {Cue.AGE}):
        return None
    for told in (context.options, context.mentioned):
        others = {*told} - {*context.partnerships}
        if len({*told}) == PAIR and len(others) == 1:
            return others.pop()
    return None
