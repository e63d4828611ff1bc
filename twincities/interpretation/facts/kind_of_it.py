"""What a partnership is called where it is pointed at: "what do they exchange in that friendship?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_OF_OTHERS = frozenset({Cue.KIND, Cue.OTHERS, Cue.WHOLE_TABLE})
_PAIR = 2


def kind_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What do the two cities of that friendship exchange?" is asked of the friendship told last: its kind bounds nothing, and asks for no others of it."""
    told = table.held_partnerships(context.partnerships)
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and reading.pointed in (None, _PAIR)
    of_tie = has_trait(reading.intent, Trait.ABOUT_ONE) and not has_trait(reading.intent, Trait.SIDE_BY_SIDE)
    asks = points and reading.form is Form.TELL and of_tie
    is_it = len(told) == 1 and bool(reading.kinds) and {*reading.kinds} == {told[0].kind}
    own = reading.names_rows or reading.rank or reading.comparison or reading.cues & _OF_OTHERS
    if not (asks and is_it) or own or replace(reading.conditions, kinds=()):
        return reading
    return replace(reading, kinds=(), partnerships=context.partnerships, pointer=None, pointed=None)
