"""Which questions ask for events, rather than for partnerships: by what they say, or by what was told before."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.events import bounds_events, points_at_events, selected_events
from twincities.reading import Cue, Dimension, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable

_OF_ONE = frozenset({"ask_event_content", "ask_event_details", "ask_event_place", "ask_event_recurrence"})
_OF_SOME = frozenset({"ask_partner", "ask_country", "ask_city_trivia"})


def event_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is the first one for pandas?" and "which of them is in Kyoto?" are about the events told last."""
    told = context.events
    if not told or reading.partnerships or reading.events or reading.comparison:
        return reading
    if reading.has(Cue.PARTNERSHIP) or reading.has(Cue.TWINNED) or reading.has(Cue.DATE) or reading.years:
        return reading
    rows = table.held_partnerships(context.partnerships)
    if reading.has(Cue.EVENT) and reading.form is Form.COUNT and reading.pointer is Pointer.THEY and rows:
        cities = tuple(city for row in rows for city in row.cities)
        return replace(reading, cities=cities, pointer=None)  # "how many events do they have?"
    at = _place(reading)
    if at is not None and -1 <= at < len(told) and not reading.cities:
        asked = (reading.intent, context.last_intent or "")
        intent = next((one for one in asked if one in _OF_ONE), "ask_event_details")
        intent = "ask_event_content" if reading.themes else intent
        return replace(reading.asking(intent), events=(told[at],), rank=None, nth=None, pointer=None)
    if reading.rank or not points_at_events(reading, context):
        return reading
    if reading.intent in _OF_ONE and reading.event_bounds is None and not reading.names_something:
        return replace(reading, events=told, pointer=None)
    lists = has_trait(reading.intent, Trait.OF_THE_TABLE) or has_trait(reading.intent, Trait.EVENT_SAID)
    if lists or reading.intent in _OF_SOME or reading.event_bounds:
        return reading.asking("list_events", _form(reading))
    return reading


def events_listed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many events does each partnership have?" asks for numbers; "which of the two weeks of Lyon and Turin is yearly?" asks for events, whatever it was read as."""
    each = reading.quantifier is Quantifier.EACH and reading.form is Form.COUNT and reading.has(Cue.EVENT)
    if each and reading.has(Cue.PARTNERSHIP):
        return replace(reading.asking("count_partnerships", Form.GROUP), group_by=Dimension.PARTNERSHIP)
    asked = reading.entities is not None and reading.entities.kind is Dimension.EVENT
    ranks = reading.rank is not None and reading.rank.by is not Measure.AGE
    asked = (asked and reading.event_bounds is not None) or _tells_which(reading, context, table)
    if not asked or reading.events or ranks:
        return reading
    return replace(reading.asking("list_events", _form(reading)), pointer=None, comparison=None)


def _tells_which(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether a question tells when or, with some events to show for it, where or about what those are that it asks for."""
    if reading.intent in _OF_ONE:
        return False
    bounds = reading.event_bounds
    if bounds is not None and (bounds.months or bounds.seasons):
        return True
    told = bounds_events(reading) and len(reading.cities) < 2 and has_trait(reading.intent, Trait.EVENT_SAID)
    shown = all(table.events_about(theme) for theme in reading.themes)
    return told and shown and bool(selected_events(reading, context, table))


def _place(reading: Reading) -> int | None:
    """The place in what was told last that is picked: "the second one", "the first"."""
    if reading.nth is not None:
        return reading.nth - 1 if reading.nth > 0 else reading.nth
    rank = reading.rank
    first = rank is not None and rank.by is Measure.AGE and rank.greatest and rank.wanted == 1
    return rank.place - 1 if first and rank and reading.form is Form.CONFIRM else None


def _form(reading: Reading) -> Form:
    return reading.form if reading.form in (Form.COUNT, Form.CONFIRM) else Form.LIST
