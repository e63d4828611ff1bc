"""Which questions ask for events, rather than for partnerships: by what they say, or by what was told before."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, intents_with
from twincities.dialogue.context import Context
from twincities.dialogue.events import (
    MOST_MEANT,
    OF_PARTNERSHIPS,
    bounds_events,
    held_events,
    points_at_events,
    selected_events,
    undated_events,
)
from twincities.interpretation.events.time_of_year import bounded_by_times, times_named
from twincities.reading import (
    Counted,
    Cue,
    Dimension,
    EventBounds,
    Form,
    Measure,
    Pointer,
    Quantifier,
    Reading,
)
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable

_OF_ONE = intents_with(Trait.OF_AN_EVENT)
_BARE = frozenset(
    {"name_subject", "ask_not_recorded", "list_events", "ask_events", "ask_overview", "ask_event_details"}
)
_NOT_OF_EVENTS = OF_PARTNERSHIPS | {Cue.EVENT, Cue.PAIRED}
_NOT_HELD = frozenset({"ask_city_trivia", "out_of_scope"})
_SURE = 0.9  # confidence above which no question about what is not held is taken for one about events
_UNSURE = 0.5  # confidence below which a place that is asked for is one among what was told
_OF_SOME = frozenset({"ask_partner", "ask_country", "ask_city_trivia"})
_OF_WHOLE = (("ask_overview",), ("ask_common",))  # what a partnership is about came next to mind


def events_asked_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And in October?", "in winter, anywhere?", "which ones abroad?" after a question about events ask for others."""
    last, times = context.last_question, times_named(reading)
    others = times.tells_time or times.abroad
    counts = reading.form is Form.COUNT and (bool(reading.continents or reading.countries) or others)
    # "Cheap flights there in April?", but not "in April, anywhere?"
    elsewhere = reading.intent in _NOT_HELD and reading.confidence > _SURE
    elsewhere = elsewhere and not reading.cues & {Cue.BRIEF, Cue.ANYWHERE}
    # "And the ones that are held abroad?"
    described = times.abroad and bool(reading.cues & {Cue.SINGLED_OUT, Cue.SEVERAL}) and not reading.counted
    brief = reading.is_incomplete or (counts and not reading.counted) or described
    if (
        last is None
        or elsewhere
        or not (brief and (others or counts))
        or reading.names_rows
        or (reading.themes or (counts and reading.is_of_all))  # 「ヨーロッパは何個?名前も全部」
    ):
        return reading
    # "Every year?" asks of that event; "and in October?" behind whose event it is, for others.
    of_one = last.intent in _OF_ONE or (last.intent == "ask_partner" and bool(last.events))
    of_events = last.intent in {"list_events", "ask_events"} or (of_one and times.interval is None)
    if not of_events or reading.cues & _NOT_OF_EVENTS or reading.years:
        return reading
    if reading.pointer and reading.pointer is not Pointer.IT:
        return reading
    before = last.event_bounds or EventBounds()
    # "Which one is yearly, then?", when none there is.
    elsewhere = times.interval is not None and before.interval == times.interval and not context.told
    here = not (times.abroad or counts or reading.has(Cue.ANYWHERE) or of_one or elsewhere)
    asked = replace(
        reading if of_one else last,
        cities=last.cities if here else (),
        countries=() if times.abroad else reading.countries,
        continents=reading.continents,
        unwanted=reading.unwanted,
        events=(),
        times=reading.times,
        event_bounds=times._replace(unwanted_kinds=before.unwanted_kinds, described=before.described),
        pointer=None,
        quantifier=None,
        unread=reading.unread,
        finer=reading.finer,
        cues=last.cues if here else last.cues - {Cue.HELD_THERE, Cue.HERE, Cue.OURS},
        only_names=True,
    )
    return asked.asking("list_events", Form.COUNT if reading.form is Form.COUNT else Form.LIST)


def event_talked_about(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The Brew Summit?", "the festival?" are about an event, whatever was asked before."""
    last = context.last_question
    alone = reading.is_fragment and not reading.conditions and not reading.cities
    # "What does Lyon Week cost?" asks for more than what it is.
    asks_else = reading.intent == "ask_not_recorded" and bool(reading.events) and not reading.only_names
    bare = reading.intent in _BARE and not asks_else
    if alone and bare and (last is None or last.intent not in _OF_ONE):
        called = reading.event_kinds and len(context.partnerships) == 1
        if reading.events or (called and reading.pointer in (None, Pointer.IT)):
            return reading.asking("ask_event_details", Form.TELL)
    return reading


def without_event(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it all about?" asks for the partnership talked about, where no event was; "is it sunny in Lyon?" for none of either; nor does "who is the first?" where a table has none."""
    of_event = reading.has(Cue.EVENT) or reading.events or context.event or context.events
    claims_else = reading.intent == "ask_event_place" and reading.form is Form.CONFIRM and reading.unread
    if claims_else and reading.cities and not (of_event or reading.event_kinds):
        return reading.asking("ask_city_trivia")
    if not (of_event or table.events) and reading.nth and reading.intent in _OF_ONE:
        others = (one for one in reading.runners_up if one not in _OF_ONE and has_trait(one, Trait.TABLE))
        return reading.asking(next(others, "ask_overview"))
    rather = reading.intent == "ask_event_content" and reading.runners_up[:1] in _OF_WHOLE
    return reading.asking("ask_overview") if rather and not of_event else reading


def event_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is the first one for pandas?" and "which of them is in Kyoto?" are about the events told last."""
    told = context.events
    which_two = reading.pointer is Pointer.THEY or reading.has(Cue.WHICH_NUMBER)
    of_both = reading.counted is Counted.CITIES and which_two and len(reading.events) == 1
    if of_both and reading.intent == "ask_event_place" and reading.form is Form.TELL:
        return replace(reading, pointer=None).asking("ask_event_details")  # "which two cities is it held by?"
    place_claimed = reading.intent == "ask_event_place" and reading.form is Form.CONFIRM
    if place_claimed and (one := _one_told(reading, context)):
        return replace(reading, events=(one,), pointer=None)  # "is that in Kyoto?", «¿se celebra en Kioto?»
    either = reading.has(Cue.ALTERNATIVE) and reading.has(Cue.HELD_THERE) and not reading.has(Cue.EVENT)
    if either and context.event and not (reading.events or reading.unknown or reading.conditions):
        there = reading.asking("ask_event_place", Form.TELL)  # "in Kyoto or in Chengdu?"
        return replace(there, events=(context.event,), cities=(), pointer=None)
    if not told or reading.partnerships or reading.events or reading.comparison:
        return reading
    of_dates = reading.has(Cue.DATE) and reading.intent not in _OF_ONE  # not "when in the year is it?"
    if reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED} or of_dates or reading.years:
        return reading
    rows = table.held_partnerships(context.partnerships)
    if reading.has(Cue.EVENT) and reading.form is Form.COUNT and reading.pointer is Pointer.THEY and rows:
        cities = tuple(city for row in rows for city in row.cities)
        return replace(reading, cities=cities, pointer=None)  # "how many events do they have?"
    at = _place(reading)
    # "Is the first of those weeks yearly?"
    of_kind = tuple(one.id for one in held_events(told, table) if one.kind in reading.event_kinds)
    placed = of_kind or told
    if at is not None and -1 <= at < len(placed) and not reading.cities:
        asked = (reading.intent, context.last_intent or "")
        intent = next((one for one in asked if one in _OF_ONE), "ask_event_details")
        intent = "ask_event_content" if reading.themes else intent
        return replace(reading.asking(intent), events=(placed[at],), rank=None, nth=None, pointer=None)
    bare = not (reading.names_something or reading.event_bounds or reading.event_kinds)
    some = reading.pointer in (None, Pointer.IT) and 1 < len(told) <= MOST_MEANT and not context.event
    # "Where are these held?", "where?" behind a list of events
    brief = reading.has(Cue.BRIEF) and not (reading.counted or reading.entities)
    fact = reading.intent if reading.intent in _OF_ONE else _runner_up(reading) if brief else None
    if shown := _shown_by(reading, context, table):
        return replace(reading.asking("ask_event_content", Form.TELL), events=shown, pointer=None)
    if some and bare and fact:
        return replace(reading.asking(fact), events=told, pointer=None)
    if reading.rank or not points_at_events(reading, context):
        return reading
    fact = reading.intent if reading.intent in _OF_ONE else _runner_up(reading)
    if bare and fact and (fact == reading.intent or reading.pointer is Pointer.THEY):
        # "Who are they for?"; "what is there to see?" asks of the one picked from these.
        picked = (context.event,) if context.event and reading.pointer is None else told
        return replace(reading.asking(fact), events=picked, pointer=None)
    lists = has_trait(reading.intent, Trait.OF_THE_TABLE) or has_trait(reading.intent, Trait.EVENT_SAID)
    if lists or reading.intent in _OF_SOME or reading.event_bounds:
        return bounded_by_times(reading.asking("list_events", _form(reading)))
    return reading


def _one_told(reading: Reading, context: Context) -> str | None:
    """The one event told last, of which something is said that names none; languages that need no pronoun point at it by saying nothing."""
    one = context.event or (context.events[0] if len(context.events) == 1 else None)
    own = reading.events or reading.event_kinds or reading.event_bounds or reading.quantifier
    points = reading.pointer is Pointer.IT or (
        reading.pointer is None and not reading.cues & {Cue.EVENT, Cue.THERE_IS}
    )
    return one if points and not own else None


def _shown_by(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The events of a kind, of those told last, of which "what are those festivals about?" asks."""
    rather = reading.runners_up[:1] == ("ask_event_content",) and reading.confidence < _SURE
    if not (rather and reading.form is Form.TELL and reading.pointer is Pointer.THOSE):
        return ()
    return tuple(one.id for one in held_events(context.events, table) if one.kind in reading.event_kinds)


def _runner_up(reading: Reading) -> str | None:
    """A fact of events that a question read as one for cities or partners may ask for instead."""
    may_be = reading.intent in _OF_SOME and not reading.conditions and not reading.unread
    return next((one for one in reading.runners_up if may_be and one in _OF_ONE), None)


def events_listed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many events does each partnership have?" asks for numbers; "which of the two weeks of Lyon and Turin is yearly?" asks for events, whatever it was read as."""
    in_common = reading.intent == "ask_common" and reading.counted is Counted.EVENTS
    if in_common and "ask_events" in reading.runners_up and reading.form is Form.CONFIRM:
        return reading.asking("ask_events", Form.TELL)  # "are there any joint events?"
    if reading.event_bounds and reading.event_bounds.dated:
        dated = replace(reading.asking("list_events", _form(reading)), asserted=None, quantifier=None)
        held = reading.intent != "ask_exchanges" or undated_events(dated, context, table)
        return dated if held else replace(reading, years=())
    placed = reading.intent == "ask_event_place" and reading.form is not Form.CONFIRM
    listed = (reading.follows and reading.form is Form.LIST) or (placed and not reading.names_rows)
    listed = listed and not reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED}
    if listed and reading.event_bounds and reading.event_bounds.abroad:
        # "Which are held in China, and which abroad?", "and abroad, what is organised?"
        return replace(reading, countries=(), continents=()).asking("list_events", Form.LIST)
    if placed and (reading.countries or reading.continents) and not reading.names_rows:
        of_events = reading.has(Cue.EVENT) or bool(context.event or context.events)
        of_cities = reading.entities is not None and reading.entities.kind is Dimension.CITY
        if of_cities and reading.quantifier is Quantifier.ANY and not of_events:
            return reading.asking("ask_partnerships", Form.LIST)  # "any place in China then?"
        return reading.asking("list_events", _form(reading))  # "what is held in China?"
    each = reading.quantifier is Quantifier.EACH and reading.form is Form.COUNT and reading.has(Cue.EVENT)
    if each and reading.has(Cue.PARTNERSHIP):
        return replace(reading.asking("ask_partnerships", Form.GROUP), group_by=Dimension.PARTNERSHIP)
    asked = reading.entities is not None and reading.entities.kind is Dimension.EVENT
    # "List the weeks outside China with the city that they are held in."
    alone = reading.intent == "ask_partnerships" and not reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED}
    alone = alone and reading.has(Cue.EVENT) and reading.form is Form.LIST and not reading.years
    asked = (asked and (reading.event_bounds is not None or alone)) or _tells_which(reading, context, table)
    # "And besides weeks?"
    apart = reading.event_bounds is not None and bool(reading.event_bounds.unwanted_kinds)
    asked = asked or (apart and reading.counted is Counted.EVENTS and reading.has(Cue.VERBLESS))
    of_event = bool(reading.events) and reading.intent != "ask_reliability"
    claims = reading.asserted.predicates if reading.asserted and of_event else ()
    if claims and all(one.relation is Relation.HELD_IN for one in claims):
        # "Is there a centre with Lyon in Turin?"
        held_in = tuple(dict.fromkeys(one.object for one in claims))
        return replace(reading.asking("ask_event_place"), cities=held_in)
    if not asked or reading.events or (reading.rank and reading.rank.by is not Measure.AGE):
        return reading
    return replace(reading.asking("list_events", _form(reading)), pointer=None, comparison=None)


def _tells_which(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether a question tells when or, with some events to show for it, where or about what those are that it asks for."""
    bounds = reading.event_bounds
    if bounds is not None and bounds.held_in:
        return True  # "which of Lyon's and Turin's are held in Turin?"
    then = bounds is not None and bool(bounds.months or bounds.seasons)
    if then and reading.intent == "ask_event_place" and reading.has(Cue.EVENT) and not reading.events:
        return reading.counted is Counted.EVENTS  # "which weeks are held in Lyon in summer?"
    rhythm = bounds is not None and bounds.tells_time and not reading.names_something
    if rhythm and reading.has(Cue.ELLIPTIC) and not reading.has(Cue.PARTNERSHIP):
        return True  # "which come every third year?"
    if reading.intent in _OF_ONE:
        # "Is there something yearly?", where nothing was talked about.
        talked_about = context.partnerships or context.cities or reading.pointer or reading.events
        return rhythm and not talked_about and reading.form is Form.CONFIRM
    counts = reading.form is Form.COUNT and reading.counted is Counted.EVENTS
    if counts and (reading.has(Cue.HELD_THERE) or bounds) and len(reading.cities) < 2:
        return True
    if then:
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
    # "Who runs the second one?" is of no age.
    bare = reading.form is Form.CONFIRM or (not reading.has(Cue.AGE) and reading.confidence < _UNSURE)
    return rank.place - 1 if first and rank and bare else None


def _form(reading: Reading) -> Form:
    return reading.form if reading.form in (Form.COUNT, Form.CONFIRM) else Form.LIST


def events_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Events?", "how many events do they have?" after an answer about one pair are about its events."""
    if len(context.partnerships) != 1 or not reading.is_bare or reading.quantifier:
        return reading
    points = reading.pointer in (Pointer.IT, Pointer.THEY)
    if points and reading.event_kinds and reading.intent == "out_of_scope" and not reading.unread:
        return reading.asking("ask_events", Form.TELL)  # "what concert do they do?"
    if points and reading.counted is Counted.EVENTS and has_trait(reading.intent, Trait.OF_THE_TABLE):
        (row,) = table.held_partnerships(context.partnerships) or (None,)
        listed = (
            reading.intent == "ask_partnerships" and reading.form is not Form.COUNT
        )  # "what do they celebrate?"
        asked = reading.asking("ask_events", Form.TELL) if listed else reading
        return replace(asked, cities=row.cities, pointer=None) if row else reading
    brief = reading.has(Cue.BRIEF) and (reading.has(Cue.VERBLESS) or reading.form is Form.COUNT)
    # "When did Lyon and Turin begin, and which events are there?"
    goes_on = reading.follows and reading.has(Cue.EVENT) and not reading.cues & {Cue.ABOUT_ALL, Cue.HERE}
    of_it = (brief or goes_on) and reading.pointer is None and not reading.event_bounds
    return reading.asking("ask_events", Form.TELL) if reading.intent == "list_events" and of_it else reading
