"""What is asked of sister cities in general, or of all of the table, and what is claimed of some of it: "and what is it good for?" where no city was talked about, "is any of them about farming?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable

_ASPECT = "ask_significance"
_OF_DATES = ("ask_age", "ask_since")
_SEVERAL = (Pointer.IT, Pointer.THEY, Pointer.THOSE)
_TAKEN_FOR = frozenset(
    {"ask_known_for", "ask_event_content", "nlu_fallback", "ask_capabilities", "ask_overview"}
)


def meant_in_general(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And what is it good for?" behind what a sister city is asks what such partnerships are for, and for nothing of one city."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and not (
        reading.names_something or reading.conditions
    )
    asks = reading.intent in _TAKEN_FOR and _ASPECT in reading.runners_up[:2]
    talked_about = context.cities or context.partnerships or context.town(table)
    return reading.asking(_ASPECT) if points and asks and not talked_about else reading


def those_of_the_table(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What weeks do these sister cities hold?", "when did these partnerships begin?" where nothing was talked about ask of all of the table."""
    told = context.partnerships or context.cities or context.options or context.events or context.mentioned
    several = reading.cues >= {Cue.PARTNERSHIP, Cue.SEVERAL} and reading.pointer in _SEVERAL
    own = reading.names_something or reading.pointed or reading.nth or reading.rank or reading.comparison
    if told or not several or own:
        return reading
    of_all = replace(reading, pointer=None)
    dated = reading.intent in _OF_DATES and of_all.is_bare and not of_all.unread
    asks = dated and reading.form is Form.TELL and not reading.has(Cue.EVENT)
    return of_all.asking("ask_partnerships", Form.LIST) if asks else of_all


def claimed_of_some(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """„Geht es bei irgendeiner Partnerschaft um Landwirtschaft?“ claims something of some that nobody understands, and „Ist das eine Ihrer Partnerstädte?“ of a city that it is one: neither asks for the meaning of a word."""
    in_general = reading.intent in ("define_sister_city", _ASPECT) and reading.has(Cue.PARTNERSHIP)
    of_some = reading.quantifier is Quantifier.ANY or reading.has(Cue.AMONG)
    claims = in_general and of_some and reading.form is Form.CONFIRM and bool(reading.unread)
    one_of_them = in_general and reading.has(Cue.AMONG) and reading.form is Form.CONFIRM
    if one_of_them and not reading.unread and (reading.cities or reading.unknown_places or reading.doubts):
        return reading.asking("confirm_partnership")
    return reading.asking("ask_partnerships") if claims else reading
