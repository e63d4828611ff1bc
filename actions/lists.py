"""Lists and numbers of partnerships, whole or filtered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.counts import count_events_of, say_number
from actions.entities import answer_entities
from actions.event_lists import list_all_events
from actions.grouping import say_numbers
from actions.sentences.findings import lead_of_found
from actions.sentences.paging import MOST_LISTED, say_list
from actions.sentences.premises import say_no_dates, say_not_partners
from actions.sentences.record_lines import say_recorded_instead
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_selection, known_of, partners_named, partners_sentence
from actions.sentences.settling import (
    after_answer,
    ends_asked_for,
    follow_ups,
    say_not_understood_condition,
    say_unread,
)
from actions.sentences.state_sentences import say_former
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject, refuse_unknown
from twincities.dialogue.narrowing import bounds
from twincities.dialogue.ordering import ordered
from twincities.dialogue.pointing import untold
from twincities.dialogue.premises import NoneFits, NotPartners
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Pointer, Quantifier, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned

_PLACES = (Counted.CITIES, Counted.COUNTRIES)
_OF_PARTNERS = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER, Cue.PAIRED, Cue.OURS})


def _is_unheard_of(question: Reading, table: PartnershipTable) -> bool:
    """Whether words were not understood, and no text of the table has them."""
    return bool(question.unread) and not any(table.mentioning([word]) for word in question.unread)


def _counted_else(question: Reading, table: PartnershipTable) -> str | None:
    """The intent of what is counted and is nothing that the table holds; None where partnerships are counted."""
    if question.form is not Form.COUNT:
        return None
    if question.counted is None and question.has(Cue.THEME_COUNTED):
        return "ask_not_recorded"  # "how many pandas live there": of what a partnership is about there are no numbers
    of_city = len(question.cities) == 1 and not question.cues & _OF_PARTNERS
    return "ask_city_trivia" if of_city and _is_unheard_of(question, table) else None  # 上海有几座桥


def _of_each(question: Reading, subject: Subject, table: PartnershipTable) -> Subject:
    """The partnerships of each of several cities, be they each other's partners or not: "how many has each got?"; of another question those that were found."""
    if question.group_by is not Dimension.CITY or len(question.cities) < 2:
        return subject
    found = (
        row
        for id in question.cities
        for row in table.find(replace(bounds(question, (id,), table), cities=(id,)))
    )
    return replace(subject, partnerships=tuple(dict.fromkeys(found)))


class ActionAskPartnerships(AnswerAction):
    """Lists or counts all partnerships, or those that fit what the question asks for, as a whole or by groups."""

    intent = "ask_partnerships"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the number of those that fit, or with a list, ten at a time."""
        if question.entities:
            return answer_entities(question, context, table, replies)
        if (aspect := _counted_else(question, table)) is not None:
            return answer_question(question.asking(aspect), context, table, replies)
        if question.form is Form.COUNT and question.counted is Counted.EVENTS and not question.group_by:
            # Those of a city with several partners are counted together.
            of_several = len(question.cities) == 1 and len(table.partnerships_of(question.cities[0])) > 1
            if question.cities and not of_several:
                return count_events_of(question, context, table, replies)
            return list_all_events(question.asking("list_events"), context, table, replies)
        unheard = question.quantifier is not Quantifier.ALL and _is_unheard_of(question, table)
        hub_aside = replace(question, cities=()) if question.has(Cue.OURS) else question
        if unheard and not hub_aside.names_something and not question.years:
            return say_not_understood_condition(question, context, replies)
        if unheard and question.has(Cue.UNREAD_HAD) and question.form is not Form.CONFIRM:
            say_unread(question, replies)  # "how many German partners have a harbour?"
        refuse_unknown(question)
        kind = question.counted.dimension if question.counted in _PLACES else None
        # "With how many cities do we do something about schools?"
        with_cities = bool(question.themes) and question.has(Cue.PAIRED)
        of_partners = kind is Dimension.CITY and (question.has(Cue.TWINNED) or with_cities)
        ends = question.has(Cue.BRIEF) and question.has(Cue.BETWEEN)  # "between which cities?"
        if kind and not (question.group_by or question.names_rows or of_partners or ends):
            return answer_entities(replace(question, entities=Entities(kind)), context, table, replies)
        subject = find_subject(replace(question, quantifier=None), context, table)
        subject = _of_each(question, subject, table)
        words = describe_selection(question, subject, table, replies)
        rows: Sequence[Partnership] = ordered(subject.partnerships, question, table)
        subject = replace(subject, partnerships=tuple(rows))
        if not rows:
            return self._answer_none(question, context, subject, words, table, replies)
        if question.pointer in (Pointer.OTHER, Pointer.REST) and words:
            # "any others in Japan?" leaves out what was just told
            rows = untold(rows, lambda row: (row.id,), question, context)
            subject = replace(subject, partnerships=tuple(rows))
        if rows:
            self._say(question, subject, words, table, replies)
        else:
            replies.say("utter_no_other_fits", filter=words)
        if (subject.conditions.years or question.pointer in (Pointer.OTHER, Pointer.REST)) and not rows:
            # What began then may be over by now, and so may another one that is asked for.
            rows = say_former(replace(subject.conditions, cities=question.cities), table, replies)
        cities = question.cities or (ends_asked_for(rows[0], question, table) if len(rows) == 1 else ())
        return after_answer(question, context, Subject(tuple(rows[:MOST_LISTED]), tuple(cities)))

    @staticmethod
    def _say(
        question: Reading, subject: Subject, words: str, table: PartnershipTable, replies: Replies
    ) -> None:
        of_city = len(question.cities) == 1 and question.counted is not Counted.COUNTRIES
        if question.group_by:
            say_numbers(question.group_by, subject.partnerships, question, subject.conditions, table, replies)
        elif question.form is Form.COUNT and not of_city:
            say_number(question, subject, words, table, replies)
        else:
            say_fitting(subject.partnerships, question, words, table, replies)

    def _answer_none(
        self,
        question: Reading,
        context: Context,
        subject: Subject,
        words: str,
        table: PartnershipTable,
        replies: Replies,
    ) -> Context:
        """Say that none fits, and what fits of the city whose partners were told, or was there once."""
        self._say_none(question, subject, words, table, replies)
        former = say_former(replace(subject.conditions, cities=question.cities), table, replies)
        if not former and _holds_elsewhere(question, subject, table):
            of_city = replace(question, cities=subject.cities, pointer=None)
            return answer_question(of_city.asking("ask_partner", Form.TELL), context, table, replies)
        cities = question.cities or (former[0].cities if len(former) == 1 else ())
        return after_answer(question, context, Subject(tuple(former[:MOST_LISTED]), tuple(cities)))

    @staticmethod
    def _say_none(
        question: Reading, subject: Subject, words: str, table: PartnershipTable, replies: Replies
    ) -> None:
        lead = replies.words.before(replies.phrase("phrase_no")) if question.form is Form.CONFIRM else ""
        strangers = [premise for premise in subject.premises if isinstance(premise, NotPartners)]
        city = question.cities[0] if question.cities else None
        conditions = subject.conditions or question.conditions
        if strangers:
            say_not_partners(strangers[0], table, replies)
        elif conditions.years and say_no_dates(conditions, question.cities, table, replies):
            return
        elif city:
            replies.say(
                "utter_no_such_partner",
                filter=words,
                partners=partners_sentence(city, table, replies),
                claims=map(that_twinned, partners_named(city, table)),
            )
            say_recorded_instead(city, subject.conditions, table, replies)
        else:
            among = any(isinstance(one, NoneFits) and one.among for one in subject.premises)
            replies.say("utter_none_among" if among else "utter_none_fit", lead=lead, filter=words)


def _holds_elsewhere(question: Reading, subject: Subject, table: PartnershipTable) -> bool:
    """Whether a city has other partners that fit, where none of those does that were told and pointed at: "which of those is in Spain?" after its Japanese ones."""
    among = any(isinstance(one, NoneFits) and one.among for one in subject.premises)
    if not among or question.form is Form.CONFIRM or len(subject.cities) != 1:
        return False
    return bool(table.find(replace(subject.conditions, cities=subject.cities)))


def say_fitting(
    rows: Sequence[Partnership], question: Reading, words: str, table: PartnershipTable, replies: Replies
) -> None:
    """List the partnerships that fit; `words` describe the conditions beside the city."""
    of_city = len(question.cities) == 1 and (len(rows) > 1 or not words)
    if of_city and len(rows) == 1:
        response = "utter_city_one"
    elif len(rows) == 1:
        response = "utter_one_fits" if words else "utter_list_all"
    elif of_city:
        response = "utter_city_some_fit" if words else "utter_partner_list"
    else:
        response = "utter_some_fit" if words else "utter_list_all"
    say_list(
        response,
        rows,
        table,
        replies,
        known=known_of(question, of_city),
        lead=lead_of_found(question, replies),
        buttons=follow_ups(rows[0], table, replies, "ask_since") if len(rows) == 1 else (),
        city=table.label(question.cities[0]) if question.cities else "",
        filter=words,
        count=len(rows),
    )
