"""How events are named, described and listed in words."""

from __future__ import annotations

from actions.sentences.entities import measured_noun, measured_number
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import describe_filter, event_in_sentence, pair_of, places_of
from actions.sentences.settling import follow_ups
from twincities.dialogue.events import saying
from twincities.reading import Cue, EventBounds, Having, Measure, Reading
from twincities.table import Claim, Event, Filter, PartnershipTable, YearlyDate
from twincities.table.claims import that_held, that_twinned
from twincities.table.times.recurrence import Season

_YEAR = 12  # months
_LIES = "centre"
"""The kind of what lies somewhere, and is not held there."""
_EVENT_FOLLOW_UPS = ("ask_event_content", "ask_event_place", "ask_event_recurrence")


def event_line(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """An event as an item of a list, with where it is held."""
    parts = [replies.words.capitalised(table.said(event.name))]
    parts += [_place_behind(event, table, replies), table.said(event.recurrence or "")]
    return replies.words.detailed(parts)


def _place_behind(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """Where an event is held, as it stands behind its name: "held in Kyoto"; empty where that is not known."""
    if event.held_in:
        held = "phrase_lies_in" if event.kind == _LIES else "phrase_held_in"
        return replies.phrase(held, city=table.label(event.held_in))
    return replies.phrase("phrase_held_by", city=table.label(event.held_by)) if event.held_by else ""


def event_follow_ups(event: Event, table: PartnershipTable, replies: Replies, asked: str) -> list[Button]:
    """What else can be asked of an event, beside what was."""
    answerable = {
        "ask_event_content": bool(event.shows),
        "ask_event_place": bool(event.held_in or event.held_by),
        "ask_event_recurrence": bool(event.recurrence),
    }
    buttons = [
        Button(replies.phrase(f"phrase_follow_up_{intent}"), intent, {"event": event.id})
        for intent in _EVENT_FOLLOW_UPS
        if answerable[intent] and intent != asked
    ]
    return replies.suggested(
        [*buttons, *follow_ups(table.partnership(event.partnership), table, replies, "ask_events")]
    )


def claims_of_event(event: Event, table: PartnershipTable) -> list[Claim]:
    """What is claimed by whoever tells of an event."""
    return [that_twinned(table.partnership(event.partnership)), that_held(event)]


def where_held(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """Where an event is held, as a sentence."""
    pair = pair_of(table.partnership(event.partnership), table, replies)
    name = "phrase_event_somewhere"
    if event.held_in:
        name = "phrase_event_lies_in" if event.kind == _LIES else "phrase_event_held_in"
    elif event.held_by:
        name = "phrase_event_held_by"
    city = event.held_in or event.held_by
    return replies.words.capitalised(
        replies.phrase(
            name,
            event=event_in_sentence(event, table, replies),
            city=table.label(city) if city else "",
            pair=pair,
        )
    )


def what_shown(event: Event, table: PartnershipTable, replies: Replies, named: bool = False) -> str:
    """What an event shows, as a sentence about "it", or with its name and, unless it was said lately, its place.

    Empty where the table does not say.
    """
    if not (event.shows or event.audience):
        return ""
    kinds = {"programme": "programme" if event.audience else "shows", _LIES: "centre"}
    what = kinds.get(event.kind, "shows_to" if event.audience else "shows") if event.shows else "audience"
    was_placed = not replies.lately.is_new(where_held(event, table, replies))
    place = "" if was_placed else replies.words.in_brackets(_place_behind(event, table, replies))
    audience = table.said(event.audience or "")
    shown = replies.phrase(
        f"phrase_found_{what}" if named else f"phrase_event_{what}",
        event=replies.words.joined((event_in_sentence(event, table, replies), place)),
        shows=table.said(event.shows or ""),
        audience=audience,
    )
    # What a centre is devoted to has no room for whom it is for.
    apart = (
        replies.phrase("phrase_event_audience", audience=audience) if audience and what == "centre" else ""
    )
    return replies.words.joined((replies.words.capitalised(shown), apart))


def numbered_events(question: Reading, count: int, table: PartnershipTable, replies: Replies) -> str:
    """How many events of the kinds asked for: "3 weeks", "no event"."""
    return measured_number(Having(Measure.EVENTS, kinds=question.event_kinds), count, table, replies)


def describe_events(question: Reading, table: PartnershipTable, replies: Replies) -> str:
    """What events are asked for beside their kind, in words that stand behind it: " held outside China"."""
    bounds, wanted, no = question.event_bounds or EventBounds(), question.conditions, question.unwanted
    parts = []
    if bounds.unwanted_kinds:
        left_out = measured_noun(Having(Measure.EVENTS, kinds=bounds.unwanted_kinds), 2, table, replies)
        parts.append(replies.phrase("phrase_other_than_named", places=left_out))
    if question.cities:
        pair = table.between(*question.cities) is not None
        names = [table.label(id) for id in question.cities]
        if pair:
            parts.append(replies.phrase("phrase_events_of", names=replies.words.pair(names)))
        elif question.has(Cue.HELD_THERE):
            parts.append(replies.phrase("phrase_events_held_in_cities", cities=replies.words.either(names)))
        else:
            parts.append(replies.phrase("phrase_events_of", names=replies.words.enumeration(names)))
    parts += _honoured_in_words(bounds, replies)
    if (places := places_of(wanted, replies)) and bounds.held_in:
        there = describe_filter(
            Filter(countries=wanted.countries, continents=wanted.continents), table, replies
        )
        parts.append(replies.phrase("phrase_of_partnerships", filter=there))
    elif places:
        parts.append(replies.phrase("phrase_events_held_in", places=replies.words.either(places)))
    if places := places_of(no, replies):
        parts.append(replies.phrase("phrase_held_outside", places=replies.words.either(places)))
    parts += _times_in_words(bounds, replies)
    parts += map(replies.words.span, wanted.years if bounds.dated else ())
    parts += _place_in_words(bounds, table, replies)
    if question.themes:
        names = [table.said(table.theme(id).name) for id in question.themes]
        parts.append(replies.phrase("phrase_about_themes", themes=replies.words.either(names)))
    if bounds.described:
        words = replies.words.enumeration(map(replies.words.quoted, bounds.described))
        parts.append(replies.phrase("phrase_fitting_words", words=words))
    if question.unread and saying(table.events, question.unread, table):
        words = replies.words.enumeration(map(replies.words.quoted, question.unread))
        parts.append(replies.phrase("phrase_saying", words=words))
    if wanted.years and not bounds.dated:
        began = describe_filter(Filter(years=wanted.years), table, replies)
        parts.append(replies.phrase("phrase_of_partnerships", filter=began))
    return replies.words.behind(replies.words.joined(parts))


def _place_in_words(bounds: EventBounds, table: PartnershipTable, replies: Replies) -> list[str]:
    """In which of two cities events are to be held, that it is to be abroad, or that no place is said."""
    parts = []
    if bounds.held_in:
        parts.append(replies.phrase("phrase_events_held_in_cities", cities=table.label(bounds.held_in)))
    if bounds.abroad:
        parts.append(replies.phrase("phrase_held_abroad"))
    if bounds.placed is False:
        parts.append(replies.phrase("phrase_placeless"))
    return parts


def _honoured_in_words(bounds: EventBounds, replies: Replies) -> list[str]:
    """Whose culture events are to show, and that it is to be said whom they are for."""
    parts = []
    if bounds.celebrated:
        places = replies.words.either(map(replies.words.place, bounds.celebrated))
        parts.append(replies.phrase("phrase_events_celebrating", places=places))
    if bounds.celebrated_abroad:
        parts.append(replies.phrase("phrase_events_celebrating_abroad"))
    if bounds.addressed:
        parts.append(replies.phrase("phrase_events_addressed"))
    return parts


def time_asked(question: Reading, replies: Replies) -> str:
    """When events are asked to be, in brackets behind a sentence: " (May or summer)"; empty where only "next week" is said."""
    bounds, words = question.event_bounds or EventBounds(), replies.words
    times = [*_times_of_year(bounds, replies), *(map(words.span, question.years) if bounds.dated else ())]
    return words.behind(words.in_brackets(words.either(times))) if times else ""


def _times_of_year(bounds: EventBounds, replies: Replies) -> list[str]:
    """The months and seasons in which events are to be, by their names."""
    months = (replies.words.date(YearlyDate(month)) for month in bounds.months)
    return [*months, *(replies.phrase(f"phrase_season_{Season(one).name.lower()}") for one in bounds.seasons)]


def _times_in_words(bounds: EventBounds, replies: Replies) -> list[str]:
    """How often and when in the year events are to be."""
    parts = []
    if bounds.recurring is not None:
        parts.append(replies.phrase("phrase_recurring" if bounds.recurring else "phrase_not_recurring"))
    if (interval := bounds.interval) is not None:
        parts.append(_interval_in_words("phrase_every_so_often", interval, replies))
    if (interval := bounds.unwanted_interval) is not None:
        parts.append(_interval_in_words("phrase_not_every_so_often", interval, replies))
    if bounds.months or bounds.seasons:
        times = replies.words.either(_times_of_year(bounds, replies))
        parts.append(replies.phrase("phrase_events_then", times=times))
    return parts


def _interval_in_words(phrase: str, months: int, replies: Replies) -> str:
    """That events are said to come round after some months, or not to; 0: that they were held once."""
    denied = phrase == "phrase_not_every_so_often"
    if months == 0:
        return replies.phrase("phrase_recurring" if denied else "phrase_once")
    if months == _YEAR:
        return replies.phrase("phrase_not_yearly" if denied else "phrase_yearly")
    return replies.phrase(phrase, interval=replies.words.time_span(months))
