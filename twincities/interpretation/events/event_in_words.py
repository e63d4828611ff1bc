"""An event that is asked for in words of whoever asks: "the sailing thing for kids", "a night with lanterns"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, OF_PARTNERSHIPS, selected_events
from twincities.reading import Cue, EventBounds, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable
from twincities.table.alike import alike_to, fits, says

_CHATTER = frozenset({"affirm", "bot_challenge", "compliment", "deny", "goodbye", "greet", "insult", "out_of_scope", "small_talk", "thank"})  # fmt: skip
_SURE = 0.8  # confidence above which what is chatter describes nothing
_OF_EVENTS = frozenset({"ask_events", "list_events", "ask_event_content", "ask_event_details"})
_MOST_WORDS = 3  # of a description that no event fits
_BARE = frozenset({"nlu_fallback", "name_subject"})
_ASKS_ELSE = OF_PARTNERSHIPS | {Cue.WHICH, Cue.CONTACT, Cue.DATE, Cue.DAY, Cue.FOR_WHOM, Cue.AGE_OF_PEOPLE, Cue.ADMITTED, Cue.NAME_ASKED, Cue.ALTERNATIVE}  # fmt: skip
"""What asks for something of an event, or of partnerships, and describes none."""


def event_in_words(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "That bike ride", "is there a night with lanterns?" ask for events that are so described; where there is none, this is said."""
    described = reading.described or reading.occasions
    if not described or not _describes(reading, context):
        return reading
    bare = replace(reading, themes=(), unread=(), pointer=None, entities=None, counted=None, asserted=None)
    denied = (
        reading.quantifier if reading.quantifier is Quantifier.NONE else None
    )  # "none of them is for children"
    listed = replace(_described(bare, described), quantifier=denied)
    language = table.about.language_of_words
    if not any(fits(event, described, language) for event in table.events):
        return _exchanged(reading, table) or (
            listed.asking("list_events", _form(reading)) if _asks_for_event(reading) else reading
        )
    # "The kids camp" is a camp where any is; else a week may well be called a festival.
    narrower = _described(listed, (*described, *reading.occasions))
    ways = (narrower, replace(narrower, event_kinds=()), listed, replace(listed, event_kinds=()))
    listed = next((one for one in ways if selected_events(one, context, table)), listed)
    found = selected_events(listed, context, table)
    if not found and reading.cities:
        return reading
    # "And a fair?" behind one partnership asks for one of that, if it has such.
    stays = reading.has(Cue.CONJOINED) or reading.pointer is not None
    here = [event for event in found if event.partnership in context.partnerships] if stays else []
    if reading.pointer is Pointer.IT and reading.has(Cue.THERE_IS) and not here:
        return reading
    if here and len(context.partnerships) == 1:
        found, listed = here, replace(listed, partnerships=tuple(context.partnerships))
    told = replace(
        listed, cities=(), events=tuple(event.id for event in found), event_bounds=None, event_kinds=()
    )
    form = _form(reading)
    if reading.has(Cue.SOMETHING_FOR) and form is not Form.COUNT:
        if 0 < len(found) <= MOST_MEANT and not reading.event_bounds:
            return told.asking("ask_event_content", Form.TELL)
        form = Form.LIST  # whom they are for may be said in other words: no "yes"
    if len(found) == 1 and form is Form.LIST and not reading.has(Cue.SOMETHING_FOR):
        return told.asking("ask_event_details", Form.TELL)
    return listed.asking("list_events", form)


def _exchanged(reading: Reading, table: PartnershipTable) -> Reading | None:
    """ "An exchange for pensioners?" asks for those of partnerships, where no event is one."""
    if reading.intent != "ask_exchanges" or not reading.described or reading.cities:
        return None
    rows = tuple(
        row.id
        for row in table.partnerships
        if any(says(one, reading.described, table.about.language_of_words) for one in row.exchanges)
    )
    told = replace(reading, partnerships=rows, unread=(), themes=(), pointer=None)
    return told.asking("ask_exchanges", Form.TELL) if 0 < len(rows) <= MOST_MEANT else None


def _described(reading: Reading, words: tuple[str, ...]) -> Reading:
    bounds = reading.event_bounds or EventBounds()
    return replace(reading, event_bounds=bounds._replace(described=tuple(dict.fromkeys(words))))


def _form(reading: Reading) -> Form:
    return reading.form if reading.form in (Form.COUNT, Form.CONFIRM) else Form.LIST


def _describes(reading: Reading, context: Context) -> bool:
    """Whether a question does no more than describe an event, by words of its own; behind events it need not say that it is one: "and one about tea?"."""
    named = (
        replace(reading, cities=()).names_rows
        or reading.continents
        or reading.countries
        or reading.kinds
        or reading.people
    )
    placed = reading.rank or reading.comparison or reading.group_by or reading.nth or reading.years
    chatter = reading.intent in _CHATTER and reading.confidence >= _SURE
    there = reading.cues & {Cue.THERE_IS, Cue.SOMETHING, Cue.SOMETHING_FOR}
    tells = reading.form is Form.TELL and reading.intent in ("ask_event_details", "ask_event_content")
    asks = reading.has(Cue.VERBLESS) or (reading.form is Form.CONFIRM and there) or tells
    # "That thing with bikes", but not "is it a race?"
    # So does "is there a fair with it, too?"
    there_too = bool(reading.occasions) and reading.has(Cue.THERE_IS) and reading.intent not in _CHATTER
    brief = reading.has(Cue.VERBLESS) or there_too
    points = reading.pointer is not None and not (reading.pointer is Pointer.IT and brief)
    if not asks or named or placed or chatter or points or reading.cues & _ASKS_ELSE:
        return False
    if _is_of_event(reading) or reading.has(Cue.SOMETHING):
        return True
    last = context.last_question
    behind = last is not None and last.event_bounds is not None and bool(last.event_bounds.described)
    return behind and reading.has(Cue.VERBLESS) and reading.has(Cue.CONJOINED)


def _is_of_event(reading: Reading) -> bool:
    return bool(reading.occasions or reading.has(Cue.EVENT) or reading.event_kinds)


def _asks_for_event(reading: Reading) -> bool:
    """Whether a description can be of nothing but an event, though the table holds none that fits it."""
    words = reading.described or reading.occasions
    unread = " ".join(reading.unread)
    told = len(words) <= _MOST_WORDS and all(word in unread or alike_to(word) for word in words)
    rather = bool(reading.unread) or not _OF_EVENTS.isdisjoint(reading.runners_up)
    likely = reading.intent in _OF_EVENTS | _BARE or (reading.intent in _CHATTER and rather)
    # "An event that is repeated every year": what else is said of it may well be understood.
    own = reading.cities or reading.event_bounds
    return told and likely and _is_of_event(reading) and not own
