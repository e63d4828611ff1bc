"""Two other countries once partnerships between two were asked for: "India and the UK, how many do they have?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable

_PAIR = 2
_BETWEEN_THEM = (None, Pointer.THEY, Pointer.THOSE)
_POINTS = (Pointer.IT, *_BETWEEN_THEM[1:])
_ASKS = ("name_subject", "ask_country")
_APART = frozenset({Cue.ALTERNATIVE, Cue.SEVERALLY, Cue.WHOLE_TABLE, Cue.EVENT, Cue.BETWEEN})


def between_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And India and the UK, how many do they have?" after a question for the partnerships between two countries asks for those between these two."""
    if again := _with_other_end(reading, context):
        return again
    between = _asked_between(context.last_question) or _told_between(context, table)
    two = len(reading.countries) == _PAIR and reading.only_placed
    own = reading.names_rows or reading.group_by or reading.rank or reading.comparison or reading.unread
    each = reading.quantifier is Quantifier.EACH or bool(reading.cues & _APART)
    asks = has_trait(reading.intent, Trait.PARTNERS) or (
        reading.intent in _ASKS and reading.form is not Form.CONFIRM
    )
    if not (between and two and asks) or own or each or reading.pointer not in _BETWEEN_THEM:
        return reading
    return replace(reading, cues=reading.cues | {Cue.BETWEEN}, pointer=None)


def _with_other_end(reading: Reading, context: Context) -> Reading | None:
    """ "Which cities are that?" behind the partnerships between Peru and China stays with the two countries, so that "and with Japan?" is Peru's; None where neither is asked."""
    last = context.last_question
    if last is None or not _asked_between(last) or reading.names_rows or reading.unread:
        return None
    bare = not (reading.conditions or reading.rank or reading.nth or reading.comparison)
    cities = reading.entities is not None and reading.entities[:2] == (Dimension.CITY, ())
    if bare and cities and reading.pointer in _POINTS and reading.form in (Form.LIST, Form.TELL):
        if len(context.partnerships) == 1:
            return last.asking("ask_partnerships", Form.LIST)
        return replace(
            reading, countries=last.countries, pointer=Pointer.IT, cues=reading.cues | {Cue.BETWEEN}
        )
    with_another = reading.has(Cue.PAIRED) and reading.has(Cue.VERBLESS) and reading.only_placed
    things = last.entities is not None and not last.entities.having
    if not (things and with_another and len(reading.countries) == 1) or reading.pointer:
        return None
    two = (last.countries[0], *reading.countries)
    anew = replace(reading, countries=two, cues=reading.cues | {Cue.BETWEEN}, quantifier=None)
    return anew.asking("ask_partnerships", Form.COUNT if reading.form is Form.COUNT else Form.LIST)


def _asked_between(last: Reading | None) -> bool:
    return last is not None and last.has(Cue.BETWEEN) and len(last.countries) == _PAIR


def _told_between(context: Context, table: PartnershipTable) -> bool:
    """Whether all that was listed joins the same two countries, neither of which is that of the whole table."""
    rows = table.held_partnerships(context.options)
    joined = {frozenset(table.city(id).country for id in row.cities) for row in rows}
    return len(joined) == 1 and all(len(pair) == _PAIR for pair in joined) and not table.home_country()
