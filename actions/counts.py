"""Counts of partnerships, cities, countries and events."""

from __future__ import annotations

from dataclasses import replace

from actions.event_lists import say_events
from actions.sentences.paging import claims_of_all, say_list
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import known_of
from actions.sentences.settling import after_answer, settle_subject
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Dimension, Form, Pointer, Reading
from twincities.table import Filter, PartnershipTable

_MOST_NAMED = 5  # more partners of a city than that are told as a list
_MOST_NAMES = 20  # more cities or countries than that are not named one by one


def say_number(
    question: Reading, subject: Subject, words: str, table: PartnershipTable, replies: Replies
) -> None:
    """Say how many partnerships fit, and which; `words` describe the conditions beside the city."""
    rows = subject.partnerships
    _say_count(question, subject, words, table, replies)
    former = table.find_former(replace(subject.conditions, cities=question.cities))
    if question.has(Cue.FORMER_TOO) and former:
        replies.say("utter_count_with_former", count=len(rows) + len(former))
        say_list("utter_former", former, table, replies)


def _say_count(
    question: Reading, subject: Subject, words: str, table: PartnershipTable, replies: Replies
) -> None:
    rows = subject.partnerships
    if len(question.cities) == 1 and question.counted is Counted.COUNTRIES:
        _count_countries(question, subject, table, replies)
    elif question.cities:
        names = [table.label(id) for id in question.cities]
        of_them = replies.phrase("phrase_of_partners", names=replies.words.either(names))
        response = "utter_count_one_fit" if len(rows) == 1 else "utter_count_fit"
        filter = replies.words.joined((of_them, words))
        say_list(response, rows, table, replies, known=known_of(question), filter=filter, count=len(rows))
    elif words or 0 < len(rows) < len(table.find(Filter())) or question.pointer is Pointer.THOSE:
        fits = "utter_count_one_fit" if len(rows) == 1 else "utter_count_fit"
        number = replies.words.counted(Dimension.PARTNERSHIP, len(rows))
        say_list(
            fits if words else "utter_counted",
            rows,
            table,
            replies,
            known=known_of(question),
            filter=words,
            count=len(rows),
            number=number,
        )
    else:
        replies.say(
            "utter_count_one" if len(rows) == 1 else "utter_count",
            count=len(rows),
            claims=claims_of_all(rows),
            buttons=[Button(replies.phrase("phrase_follow_up_ask_partnerships"), "ask_partnerships")],
        )


def _count_countries(question: Reading, subject: Subject, table: PartnershipTable, replies: Replies) -> None:
    """Say in how many countries the partners of a city are, and in which."""
    city, rows = question.cities[0], subject.partnerships
    codes = dict.fromkeys(table.city(row.other(city)).country for row in rows)
    names = [replies.words.country(code) for code in codes if code not in question.unwanted.countries]
    replies.say(
        "utter_count_partner_countries" if len(names) > 1 else "utter_count_partner_country",
        city=table.label(city),
        count=len(names),
        names=replies.words.first_of(names, _MOST_NAMES)
        if len(names) > _MOST_NAMES
        else replies.words.series(names),
        claims=claims_of_all(rows),
    )


def count_events_of(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say how many events the partnerships of the cities named have, of the kinds that are asked for; and which."""
    subject = settle_subject(question.asking("ask_events", Form.TELL), context, table, replies)
    for row in subject.partnerships[:_MOST_NAMED]:
        say_events(row, table, replies, question.event_kinds)
    return after_answer(question.asking("ask_events", Form.TELL), context, subject)
