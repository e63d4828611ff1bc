"""What is asked of a city that the table does not hold, or that nobody knows: "and Marseille? Does it have a Chinese partner?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.nlu.text.mentions import UNKNOWN_NAME
from twincities.reading import Counted, Cue, Form, Pointer, Reading, Unknown
from twincities.table import PartnershipTable


def of_stranger(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "It" behind nothing but a city that is not held is that city, of which nothing can be said."""
    if _is_of_those_told(reading, context):
        return replace(reading, unknown=reading.unknown_events)
    last = context.last_question
    if last is None or not last.unknown_places or _names_known(last) or reading.pointer is not Pointer.IT:
        return reading
    if reading.names_rows or reading.rank or reading.nth:
        return reading
    return replace(reading, unknown=last.unknown, pointer=None)


def _is_of_those_told(reading: Reading, context: Context) -> bool:
    """Whether the one partnership that was told is pointed at, and a strange city is but where somebody is from: "she lived in Leeds. When did that partnership start?"."""
    told = len(context.partnerships) == 1 and reading.pointer is Pointer.IT
    told = told and reading.cues >= {Cue.PARTNERSHIP, Cue.TWINNED} and reading.form is Form.TELL
    # « Pékin, elle est jumelée avec qui ? » is asked of nothing but Beijing.
    with_stranger = reading.cues & {
        Cue.WITH_CITY, Cue.OF_PARTNER, Cue.BETWEEN, Cue.WITH_WHOM, Cue.CONJOINED,
    }  # fmt: skip
    return told and bool(reading.unknown_places) and not (with_stranger or reading.cities)


def unread_alone(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And Wolfenheim?", 仁川呢 where no such name is known asks for it all the same, and for nothing that was told before."""
    named = reading.intent == "name_subject" and reading.cues >= {Cue.BRIEF, Cue.VERBLESS}
    points = reading.pointer or reading.rank or reading.nth
    own = not reading.is_bare or reading.cues & {Cue.EVENT, Cue.PARTNERSHIP, Cue.DATE, Cue.OTHERS, Cue.WHICH}
    if (
        not named
        or own
        or points
        or len(reading.unread) != 1
        or reading.counted not in (None, Counted.CITIES)
    ):
        return reading
    name = reading.unread[0]
    written_as_name = not name[:1].islower()  # a capital letter, or a script that has none
    return replace(reading, unknown=(Unknown(name, UNKNOWN_NAME),), unread=()) if written_as_name else reading


def _names_known(question: Reading) -> bool:
    return bool(question.cities or question.partnerships or question.events or question.doubts)
