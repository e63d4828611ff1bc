"""Lists and counts of partnerships, whole or filtered."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answering import AnswerAction, after_answer, follow_ups
from actions.events import list_all_events
from actions.replies import Button, Replies, bullets
from actions.wording import city_with_country, describe_filter, item_of, partners_sentence
from twincities.dialogue.context import Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import Subject, SubjectUnknownError, SubjectUnsureError
from twincities.table import PartnershipTable
from twincities.table.countries import country_name

_PAGE = 10
_EVENTS = re.compile(r"\b(events?|festivals?|weeks?|programmes?|programs?|celebrations?)\b", re.IGNORECASE)
_COUNTRIES = re.compile(r"\b(countries|nations|lands)\b", re.IGNORECASE)
_CITIES = re.compile(r"\bcities\b", re.IGNORECASE)
_PAIRWISE = re.compile(
    r"\b(pairs?|partnerships?|twinnings?|twins?|sister|twin|twinned|partners?|relationships?|ties|links)\b",
    re.IGNORECASE,
)


def _refuse_unknown(question: Question) -> None:
    """Stop before a list is made for a city that the table does not hold.

    Raises:
        SubjectUnsureError, SubjectUnknownError: the question names such a city and no other.
    """
    if question.cities:
        return
    if question.doubts:
        raise SubjectUnsureError(question.doubts[0])
    unknown = [one for one in question.unknown if one.kind in ("unknown_city", "namesake")]
    if unknown:
        raise SubjectUnknownError(unknown)


class ActionListPartnerships(AnswerAction):
    """Lists all partnerships, or those that fit what the question asks for."""

    intent = "list_partnerships"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the list, ten at a time."""
        _refuse_unknown(question)
        wanted = question.filter()
        rows = table.find(wanted)
        # A city bounds the list, and is named by the heading; the rest is described.
        words = describe_filter(replace(wanted, cities=()), table, replies)
        shown = rows[:_PAGE]
        items = bullets(item_of(row, table, replies) for row in shown)
        if not rows and question.cities:
            replies.say(
                "utter_no_such_partner",
                filter=words,
                partners=partners_sentence(question.cities[0], table, replies),
            )
        elif not rows:
            replies.say("utter_none_fit", filter=words)
        elif len(rows) == 1:
            buttons = follow_ups(rows[0], table, replies, "ask_since")
            replies.say(
                "utter_one_fits" if wanted else "utter_list_all",
                items=items,
                filter=words,
                count=1,
                buttons=buttons,
            )
        else:
            response = "utter_some_fit" if words else "utter_list_all"
            replies.say(response, items=items, filter=words, count=len(rows))
            if len(rows) > len(shown):
                replies.say("utter_more", more=len(rows) - len(shown))
        cities = question.cities or (rows[0].cities if len(rows) == 1 else ())
        return after_answer(question, context, Subject(tuple(shown), tuple(cities)))


class ActionCountPartnerships(AnswerAction):
    """Counts partnerships, cities, countries or events."""

    intent = "count_partnerships"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the number of what is asked for."""
        _refuse_unknown(question)
        if _EVENTS.search(question.text) and not question.cities:
            return self._count_events(question, context, table, replies)
        wanted = question.filter()
        rows = table.find(wanted)
        words = describe_filter(replace(wanted, cities=()), table, replies)
        if question.cities:
            replies.say("utter_partners_are", partners=partners_sentence(question.cities[0], table, replies))
        elif _COUNTRIES.search(question.text):
            codes = dict.fromkeys(code for row in rows for code in table.countries_of(row))
            replies.say("utter_count_countries", count=len(codes), names=", ".join(map(country_name, codes)))
        elif _CITIES.search(question.text) and not _PAIRWISE.search(question.text):
            cities = dict.fromkeys(
                id
                for row in rows
                for id in row.cities
                if not question.countries
                or (table.city(id).country in question.countries) != question.negated
            )
            replies.say(
                "utter_count_cities",
                count=len(cities),
                items=bullets(city_with_country(id, table) for id in cities),
            )
        elif not rows:
            replies.say("utter_none_fit", filter=words)
        else:
            response = "utter_count_one" if len(rows) == 1 else "utter_count"
            if wanted:
                response += "_fit"
            replies.say(
                response,
                count=len(rows),
                filter=words,
                items=bullets(item_of(row, table, replies) for row in rows[:_PAGE]),
                buttons=[]
                if wanted
                else [Button(replies.phrase("phrase_follow_up_list_partnerships"), "list_partnerships")],
            )
        return after_answer(question, context, Subject(tuple(rows[:_PAGE]), question.cities))

    @staticmethod
    def _count_events(
        question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        replies.say("utter_count_events", count=sum(event.named for event in table.events))
        return list_all_events(question, context, table, replies)
