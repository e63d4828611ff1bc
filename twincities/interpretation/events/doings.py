"""Who does something, and whether it is a part of what two cities do: "who does something with wine?", "is skiing part of it?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Form, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable


def doers_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who does something with wine?" asks for the partnerships that do, and not what an event shows; "who has rowers?" too, where texts speak of them."""
    # Not "which city is known for wine?"
    who = reading.has(Cue.WHICH) and reading.counted is None
    who = who and reading.entities is not None and reading.entities.kind is Dimension.CITY
    # 哪个有温泉, and behind several "which one has a beach?", "which of the two does something with fire brigades?"
    several = len(context.options) > 1
    which = reading.has(Cue.ELLIPTIC) and (several or reading.cues >= {Cue.THERE_IS, Cue.BRIEF})
    points = reading.pointer is not None and not (which and several and reading.pointer is Pointer.THEY)
    bare = not (reading.names_rows or points or reading.rank or reading.comparison)
    if (
        not ((who or which) and bare)
        or reading.form not in (Form.TELL, Form.LIST)
        or reading.cues & {Cue.EVENT, Cue.CONTACT}
    ):
        return reading
    of_theme = who and bool(reading.themes) and has_trait(reading.intent, Trait.CONTENT)
    if not (of_theme or _stands_in_texts(reading, table)):
        return reading
    of_told = which and several and any(row.id in context.options for row in table.mentioning(reading.unread))
    pointer = Pointer.THOSE if of_told and reading.unread else reading.pointer
    asked = replace(reading, entities=None, counted=None, pointer=pointer)
    return asked.asking("ask_partnerships", Form.LIST)


def _stands_in_texts(reading: Reading, table: PartnershipTable) -> bool:
    """Whether nobody understands what is asked for but the texts of the table."""
    return reading.intent in ("nlu_fallback", "out_of_scope") and bool(table.mentioning(reading.unread))


def part_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is skiing part of it?" after one pair, "is tea included too?" behind its themes claim that the pair is about it, and "and wine?" behind that as much of wine."""
    if len(context.partnerships) != 1 or context.event or not (reading.themes or reading.unread):
        return reading
    bare = not (replace(reading.conditions, themes=()) or reading.names_rows or reading.rank)
    # "May children go on the ride in May?" is of an event: no theme is held in a month.
    bare = bare and not (reading.times or reading.event_bounds or reading.seasons)
    if not bare or reading.cues & {Cue.EVENT, Cue.PARTNERSHIP, Cue.SEVERAL, Cue.THEMES}:
        return reading
    last = context.last_question
    of_themes = last is not None and (last.has(Cue.THEMES) or last.asserts(Relation.ABOUT))
    points = reading.pointer is Pointer.IT or (of_themes and reading.pointer is None)
    points = points and has_trait(reading.intent, Trait.OF_AN_EVENT)
    claims = (
        points and not reading.unread and reading.form is Form.CONFIRM and not reading.asserts(Relation.ABOUT)
    )
    alone = reading.intent == "name_subject" and reading.has(Cue.VERBLESS) and reading.pointer is None
    again = alone and last is not None and last.form is Form.CONFIRM and last.asserts(Relation.ABOUT)
    if not (claims or again) or (again and last and (last.cities or not last.partnerships)):
        return reading
    if reading.unread:  # "and beer?"
        return replace(reading, partnerships=context.partnerships).asking("ask_exchanges", Form.CONFIRM)
    if events := _events_for(reading, context, table):
        # "Is there something for schools too?" of which only events tell
        return replace(reading, events=events, themes=(), pointer=None).asking("ask_event_content", Form.TELL)
    about = tuple(Predicate(Relation.ABOUT, "", theme) for theme in reading.themes)
    asserted = Assertion(about, reading.has(Cue.ALTERNATIVE))
    of_pair = replace(reading, partnerships=context.partnerships, pointer=None, asserted=asserted)
    return of_pair.asking("ask_overview", Form.CONFIRM)


def _events_for(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The events of the one partnership told that are for all whom a question names, where these are no themes of that itself."""
    (row,) = table.held_partnerships(context.partnerships) or (None,)
    if row is None or {*reading.themes} & {*row.themes}:
        return ()
    for_them = [{one.id for one in table.events_about(theme)} for theme in reading.themes]
    return tuple(
        one.id for one in table.events_of(row.id) if one.audience and all(one.id in ids for ids in for_them)
    )
