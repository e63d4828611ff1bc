"""What a question takes for granted and is not so, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.sentences.findings import lead_of
from actions.sentences.record_lines import say_recorded_instead, say_records
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import (
    city_with_country,
    describe_filter,
    names_in_words,
    pair_of,
    partners_named,
    partners_sentence,
    place_of,
)
from actions.sentences.state_sentences import say_former, say_state
from twincities.dialogue.premises import (
    BegunOtherwise,
    NoneFits,
    NotHeld,
    NotPartners,
    PlacedOtherwise,
    WithoutPartner,
)
from twincities.dialogue.subject import Subject
from twincities.nlu.text.mentions import NAMESAKE
from twincities.reading import Cue, Reading, Unknown
from twincities.table import Filter, PartnershipTable
from twincities.table.claims import that_twinned, when_begun
from twincities.table.whereabouts import has_namesake_in

_MOST_NAMED = 5  # partners of a city that one sentence names
_CITY = "unknown_city"
_NOT_HELD = {
    _CITY: "utter_city_not_in_table",
    "namesake": "utter_namesake",
    "unknown_name": "utter_unknown_name",
    "unknown_event": "utter_unknown_event",
}

_OF_TIES = frozenset({Cue.OF_PARTNER, Cue.TWINNED, Cue.PARTNERSHIP, Cue.PAIRED})
"""What makes a place beside a city one where it has partners."""


def say_not_held(
    unknown: Sequence[Unknown], table: PartnershipTable, replies: Replies, buttons: Iterable[Button] = ()
) -> None:
    """Say that the table does not hold names; of a namesake of a city that it holds, where that one is."""
    strangers = dict.fromkeys(one.said for one in unknown if one.kind == _CITY)
    together = len(strangers) > 1
    if together:
        names = replies.words.enumeration(strangers)
        replies.say("utter_cities_not_in_table", names=names, buttons=buttons)
    for one in unknown:
        if together and one.kind == _CITY:
            continue
        held = [id for id in one.alternatives if one.kind == NAMESAKE and table.has_city(id)]
        places = names_in_words([city_with_country(id, table, replies) for id in held], replies)
        response = "utter_namesake_of" if held else _NOT_HELD[one.kind]
        replies.say(response, name=one.said, held=places, buttons=buttons)


def overview_buttons(table: PartnershipTable, replies: Replies) -> list[Button]:
    """The button that lists all partnerships."""
    return [Button(replies.phrase("phrase_follow_up_ask_partnerships"), "ask_partnerships")]


def say_not_partners(premise: NotPartners, table: PartnershipTable, replies: Replies) -> None:
    """Say that two cities are not twinned, and with whom each of them is."""
    one, other = premise
    replies.say(
        "utter_not_partners",
        city=table.label(one),
        other=table.label(other),
        partners=partners_sentence(one, table, replies),
        other_partners=partners_sentence(other, table, replies),
        claims=[that_twinned(row) for city in premise for row in partners_named(city, table)],
    )


def say_premises(
    subject: Subject, table: PartnershipTable, replies: Replies, question: Reading | None = None
) -> None:
    """Say what a question takes for granted and is not so."""
    for premise in subject.premises:
        match premise:
            case NotPartners(one, other) if former := table.ties.former_of(one, other):
                say_state(former[-1], table, replies, question)
            case NotPartners():
                say_not_partners(premise, table, replies)
            case NotHeld():
                # All of them in one sentence, at the first.
                if premise == subject.unknown[0]:
                    say_not_held([one.unknown for one in subject.unknown], table, replies)
            case BegunOtherwise(id, claimed):
                row = table.partnership(id)
                replies.say(
                    "utter_since_denied",
                    pair=pair_of(row, table, replies),
                    began=replies.words.at(row.since) if row.since else "",
                    claimed=replies.words.span(claimed),
                    claims=when_begun(row),
                )
            case PlacedOtherwise(cities):
                for city in cities:
                    country = place_of(city, table, replies)
                    replies.say("utter_country", city=table.label(city), country=country)
            case WithoutPartner(city):
                replies.say("utter_city_without_partner", city=table.label(city))
                for row in table.ties.former_of(city):
                    say_state(row, table, replies, question)
            case NoneFits():
                _say_none_fits(premise, question, table, replies)

    insisted_on = [
        record
        for premise in subject.unknown
        for record in table.recorded_as_partner(premise.unknown.name)
        if record.city in subject.cities
    ]
    if insisted_on:
        say_records(insisted_on, table, replies)


def say_no_dates(
    conditions: Filter, cities: Sequence[str], table: PartnershipTable, replies: Replies
) -> bool:
    """Say that the table dates none of the partnerships that are asked for by their dates, rather than that it has none; False where it dates some, or holds none."""
    rows = table.find(replace(conditions, years=(), cities=tuple(cities)))
    if not rows or any(row.since for row in rows):
        return False
    replies.say("utter_no_dates")
    return True


def _say_none_fits(
    premise: NoneFits, question: Reading | None, table: PartnershipTable, replies: Replies
) -> None:
    """Say that nothing meets conditions, of a city with which partners it has, and what met them and is over."""
    cities = (premise.city,) if premise.city else ()
    if premise.conditions.years and say_no_dates(premise.conditions, cities, table, replies):
        return
    match premise:
        case NoneFits(conditions, None, among):
            replies.say(
                "utter_none_among" if among else "utter_none_fit",
                lead="",
                filter=describe_filter(conditions, table, replies),
                buttons=overview_buttons(table, replies),
            )
        case NoneFits(conditions, str(city)) if where := _where_its_namesake_is(
            city, conditions, question, table
        ):
            place = replies.words.in_brackets(replies.words.country(where))
            name = replies.words.joined((table.said(table.city(city).name), place))
            held = city_with_country(city, table, replies)
            replies.say("utter_namesake_of", name=name, held=held)
        case NoneFits(conditions, str(city)) if len(table.partnerships_of(city)) > _MOST_NAMED:
            replies.say(
                "utter_city_none_fit",
                lead=lead_of(False, question, replies) if question else "",
                city=table.label(city),
                filter=describe_filter(conditions, table, replies),
                buttons=[
                    Button(
                        replies.phrase("phrase_follow_up_ask_partnerships"),
                        "ask_partnerships",
                        {"city": city},
                    )
                ],
            )
        case NoneFits(conditions, str(city)):
            replies.say(
                "utter_no_such_partner",
                filter=describe_filter(conditions, table, replies),
                partners=partners_sentence(city, table, replies),
                claims=map(that_twinned, partners_named(city, table)),
            )
            say_recorded_instead(city, conditions, table, replies)
    say_former(replace(premise.conditions, cities=cities), table, replies)


def _where_its_namesake_is(
    id: str, conditions: Filter, question: Reading | None, table: PartnershipTable
) -> str | None:
    """The one country or region asked about, if it is another city of this name that lies there: "is your Boston the American one?"."""
    places = conditions.countries
    if question is None or question.cues & _OF_TIES:
        return None
    alone = len(places) == 1 and not replace(conditions, countries=())
    return places[0] if alone and has_namesake_in(table.city(id), places[0]) else None
