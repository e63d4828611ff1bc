"""Claims of single cities and events: where they lie or are held, what they are known for, how often they recur."""

from __future__ import annotations

from actions.sentences.events import what_shown, where_held
from actions.sentences.findings import Finding
from actions.sentences.replies import Replies
from actions.sentences.rows import event_in_sentence, known_for_in_words, names_in_words, place_of
from twincities.dialogue.events import recurs_so
from twincities.reading import EventBounds, Reading
from twincities.reading.model.predicates import Predicate, Relation
from twincities.table import Event, PartnershipTable
from twincities.table.claims import that_held, what_known_for
from twincities.table.whereabouts import lies_in, may_lie_in
from twincities.table.world_regions import lies_within


def finding_on_fact(
    predicate: Predicate, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether a city or an event is as it is claimed to be."""
    match predicate.relation:
        case Relation.LIES_IN:
            return _lies_in(predicate, table, replies)
        case Relation.SAME_COUNTRY:
            return _same_country(predicate, table, replies)
        case Relation.KNOWN_FOR | Relation.KNOWN_FOR_MORE:
            return _known_for(predicate, table, replies)
        case _:
            return _of_event(predicate, table.event(predicate.subject), question, table, replies)


def _lies_in(predicate: Predicate, table: PartnershipTable, replies: Replies) -> Finding:
    city, code = table.city(predicate.subject), predicate.object
    place = place_of(city.id, table, replies, (code,))
    said = replies.phrase("phrase_found_in", city=table.label(city.id), place=place)
    if lies_within(city.country, (code,)):
        said = replies.phrase("phrase_found_in_continent", city=table.label(city.id), place=place_of(city.id, table, replies), continent=replies.words.continent(code))  # fmt: skip
        return Finding(predicate.holds, said, tuple(table.partnerships_of(city.id)))
    surely, perhaps = lies_in(city, code), may_lie_in(city, code)
    holds = (surely == predicate.holds) if surely or not perhaps else None
    return Finding(holds, said, tuple(table.partnerships_of(city.id)))


def _same_country(predicate: Predicate, table: PartnershipTable, replies: Replies) -> Finding:
    one, other = table.city(predicate.subject), table.city(predicate.object)
    said = [
        replies.phrase("phrase_found_in", city=table.label(city.id), place=place_of(city.id, table, replies))
        for city in (one, other)
    ]
    rows = (*table.partnerships_of(one.id), *table.partnerships_of(other.id))
    return Finding(one.country == other.country, replies.words.joined(said), rows)


def _known_for(predicate: Predicate, table: PartnershipTable, replies: Replies) -> Finding:
    city = table.city(predicate.subject)
    rows = tuple(table.partnerships_of(city.id))
    if not city.known_for:
        return Finding(None, replies.phrase("phrase_found_not_known", city=table.label(city.id)), rows)
    is_known = city in table.cities_about(predicate.object)
    if predicate.relation is Relation.KNOWN_FOR_MORE:
        is_known = not all(table.is_about(one, predicate.object) for one in city.known_for)
    others = [table.label(one.id) for one in table.cities_about(predicate.object)]
    said = replies.phrase(
        "phrase_found_known_for" if is_known or not others else "phrase_found_known_for_other_things",
        city=table.label(city.id),
        known_for=known_for_in_words(city, table, replies),
        theme=table.said(table.theme(predicate.object).name),
        others=names_in_words(others, replies),
    )
    return Finding(is_known == predicate.holds, said, rows, what_known_for(city))


def _of_event(
    predicate: Predicate, event: Event, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    name = replies.words.capitalised(event_in_sentence(event, table, replies))
    holds: bool | None = None
    if predicate.relation is Relation.HELD_IN:
        city = event.held_in or event.held_by
        unknown = replies.phrase("phrase_found_place_unknown", event=name)
        said = where_held(event, table, replies) if city else unknown
        if event.held_in:
            holds = event.held_in == predicate.object
    elif predicate.relation is Relation.OF_KIND:
        said = replies.phrase("phrase_found_kind", event=name, kind=table.said(event.kind))
        holds = event.kind == predicate.object
    elif predicate.relation is Relation.RECURS:
        known = event.recurrence or ""
        said = replies.phrase("phrase_found_recurs" if known else "phrase_found_recurrence_unknown", event=name, recurrence=table.said(known))  # fmt: skip
        holds = recurs_so(event, question.event_bounds or EventBounds())
    else:
        unknown = replies.phrase("phrase_found_content_unknown", event=name)
        said = what_shown(event, table, replies, named=True) if event.shows else unknown
        if event in table.events_about(predicate.object):
            holds = True
        elif event.shows:
            holds = False
    row = table.partnership(event.partnership)
    return Finding(None if holds is None else holds == predicate.holds, said, (row,), (that_held(event),))
