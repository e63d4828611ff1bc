"""Lists and counts of partnerships, whole or filtered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, after_answer, follow_ups
from actions.events import fitting_events, list_all_events
from actions.replies import Button, Replies, bullets
from actions.wording import city_with_country, describe_filter, item_of, partners_sentence
from twincities.dialogue.context import Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import Subject, listed_before, refuse_unknown, year_talked_about
from twincities.table import Filter, Partnership, PartnershipTable, YearSpan
from twincities.table.countries import country_name

_PAGE = 10
_CLAIMED_NUMBER = re.compile(
    r"\b(\d{1,3}) (?:pairs?|partnerships?|twinnings?|sister|twin|cities|rows|entries)\b", re.IGNORECASE
)
_EVENTS = re.compile(r"\b(events?|festivals?|weeks?|programmes?|programs?|celebrations?)\b", re.IGNORECASE)
_COUNTRIES = re.compile(r"\b(countries|nations|lands)\b", re.IGNORECASE)
_CITIES = re.compile(r"\bcities\b", re.IGNORECASE)
_PAIRWISE = re.compile(
    r"\b(pairs?|partnerships?|twinnings?|twins?|sister|twin|twinned|partners?|relationships?|ties|links)\b",
    re.IGNORECASE,
)


def _find(
    question: Question, context: Context, table: PartnershipTable
) -> tuple[Filter, Sequence[Partnership]]:
    """The filter of a question about several partnerships, and the rows that meet it.

    "That year" and "those" are filled in from the conversation. The country that all partnerships share
    says nothing beside another one ("which Chinese cities have a partner in France?").
    """
    wanted = question.filter()
    if len(wanted.countries) > 1:
        home = table.home_country()
        wanted = replace(wanted, countries=tuple(code for code in wanted.countries if code != home))
    year = year_talked_about(question.text, context, table)
    if year is not None and not wanted.years:
        wanted = replace(wanted, years=(YearSpan(year, year),))
    rows = table.find(wanted)
    before = listed_before(question.text, context, table)
    if before:
        rows = [row for row in rows if row in before]
    return wanted, rows


class ActionListPartnerships(AnswerAction):
    """Lists all partnerships, or those that fit what the question asks for."""

    intent = "list_partnerships"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the list, ten at a time."""
        refuse_unknown(question)
        if (
            context.last_intent == "list_events"
            and not _PAIRWISE.search(question.text)
            and not question.cities
        ):
            # "which ones are in China?" after a list of events means events.
            return list_all_events(question.asking("list_events"), context, table, replies)
        wanted, rows = _find(question, context, table)
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
        refuse_unknown(question)
        if _EVENTS.search(question.text) and not question.cities:
            return self._count_events(question, context, table, replies)
        wanted, rows = _find(question, context, table)
        words = describe_filter(replace(wanted, cities=()), table, replies)
        claimed = _CLAIMED_NUMBER.search(question.text)
        if claimed and int(claimed.group(1)) != len(rows):
            replies.say("utter_count_denied", claimed=claimed.group(1))
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
                if not wanted.countries or table.city(id).country in wanted.countries
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
        question = question.asking("list_events")
        replies.say("utter_count_events", count=sum(event.named for event in fitting_events(question, table)))
        return list_all_events(question, context, table, replies)
