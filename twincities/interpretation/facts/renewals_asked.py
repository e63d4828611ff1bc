"""Questions that speak of a renewal and were read as something else, or hardly understood."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.ranking import PAIR
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable

_OF_OTHER = frozenset({Cue.AGE, Cue.EVENT, Cue.BEGINNING, Cue.END})
_OF_MANY = frozenset({Cue.SEVERAL, Cue.WHICH, Cue.ELLIPTIC, Cue.OTHERS, Cue.WHOLE_TABLE, Cue.ONE_THERE})
_TIES = (Counted.PARTNERSHIPS, Counted.CITIES)


def renewal_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And which ones have been renewed twice?" asks for partnerships, and for nothing of the one told last; "was it ever renewed, or did that stay on paper?", hardly understood, for the dates of that one."""
    bare = replace(reading, rank=None)
    if other := _other_of_two(bare, context):
        of_it = replace(bare, partnerships=(other,), pointer=None, entities=None, described=())
        if reading.has(Cue.DATE):
            return of_it.asking("ask_overview", Form.TELL)
        return of_it.asking("confirm_partnership", Form.CONFIRM)
    if not reading.has(Cue.RENEWED) or reading.events:
        return reading
    if _denied_of_it(reading, context):
        of_it = replace(reading, partnerships=context.partnerships, pointer=None, entities=None, described=())
        of_it = replace(of_it, quantifier=None, asserted=None, number=None, unread=())
        return of_it.asking("confirm_partnership", Form.CONFIRM)
    if _asks_of_some(reading, context):
        form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
        return replace(bare, pointer=None, entities=None, asserted=None).asking("ask_partnerships", form)
    if reading.cues & _OF_OTHER:
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


def _denied_of_it(reading: Reading, context: Context) -> bool:
    """Whether a renewal is denied of the one told last: "and it was never renewed since, because nobody cares"."""
    denies = reading.form is Form.CONFIRM and reading.has(Cue.NEVER_RENEWED)
    of_it = reading.pointer is Pointer.IT or not (
        reading.pointer or reading.quantifier or reading.has(Cue.SOME_TIE) or reading.cues & _OF_MANY
    )
    return denies and of_it and len(context.partnerships) == 1 and not reading.names_something


def _asks_of_some(reading: Reading, context: Context) -> bool:
    """Whether it is asked of no certain one: "which agreements have been renewed twice?", "was a partnership renewed twice?", "and those that never were?"."""
    which = reading.has(Cue.WHICH) or reading.cues >= {Cue.VERBLESS, Cue.TIMES}  # 「更新が2回あった町は？」
    which = which and reading.counted in _TIES and reading.form is not Form.CONFIRM
    any_one = reading.has(Cue.SOME_TIE) or reading.quantifier is Quantifier.ANY
    tie_there = reading.has(Cue.THERE_IS) and bool(reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED})
    any_one = any_one or tie_there
    never = reading.has(Cue.NEVER_RENEWED)
    singled_out = never and reading.has(Cue.SINGLED_OUT) and not reading.pointer
    free = reading.pointer in (None, Pointer.OURS)
    # "Was one of them renewed twice?" behind a single one is asked of all.
    of_them = any_one and reading.pointer in (Pointer.THEY, Pointer.THOSE)
    free = free or (of_them and len(context.partnerships) < PAIR)
    asks = which or singled_out or (any_one and (never or reading.has(Cue.TIMES)))
    return asks and free and not reading.names_rows


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
