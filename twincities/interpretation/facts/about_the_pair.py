"""What is asked or claimed of the one partnership that was told: "what is it about?", "is it from 1985?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_OF_SOME = frozenset({Cue.ELLIPTIC, Cue.ABOUT_ALL, Cue.ONE_THERE, Cue.OTHERS, Cue.WHICH, Cue.WHOLE_TABLE})


def about_the_pair(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it about?" asks for the themes of a partnership where no event was spoken of, "is it from 1985?" when it began."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and not reading.names_something
    last = context.last_question
    if reading.intent == "ask_common" and reading.has(Cue.ABOUT_WHAT) and not context.event:
        return reading.asking("ask_overview")  # „Worum geht es bei der Partnerschaft?“
    if len(context.partnerships) != 1 or last is None or last.events or reading.has(Cue.WHO_SAYS):
        return reading  # "but there are pages that give 1989" claims it of no more than these
    claimed = reading.intent == "ask_partnerships" and reading.form is Form.CONFIRM
    told_again = claimed and (points or _leaves_out_what(reading))
    of_many = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.SEVERAL} or reading.quantifier
    by_order = reading.rank or reading.comparison or reading.nth
    if told_again and reading.unread and not (of_many or by_order or reading.conditions):
        return reading.asking("confirm_partnership")  # "they count trees together, right?"
    if told_again and not (of_many or by_order or replace(reading.conditions, years=())):
        return replace(reading.asking("ask_since"), partnerships=context.partnerships, pointer=None)
    of_pair = has_trait(last.intent, Trait.DATE_SAID) or has_trait(last.intent, Trait.PARTNERS)
    asks = points and of_pair and not reading.has(Cue.EVENT) and not reading.event_kinds
    content = reading.intent in ("ask_event_content", "ask_event_details")
    if asks and content and reading.has(Cue.THERE_IS) and table.events_of(context.partnerships[0]):
        # "Is there something he could do there?"
        return replace(reading, partnerships=context.partnerships, pointer=None).asking("ask_events")
    return reading.asking("ask_exchanges") if asks and content else reading


def _leaves_out_what(reading: Reading) -> bool:
    """Whether a date is claimed of what goes without saying: «¿es de 1985, verdad?», 是1985年的吧."""
    of_some = reading.counted or reading.entities or reading.cues & _OF_SOME or reading.is_fragment
    bare = reading.pointer is None and not (reading.names_something or of_some or reading.unread)
    return bare and bool(reading.years) and "ask_since" in reading.runners_up[:1]
