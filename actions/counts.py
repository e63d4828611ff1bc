"""Counts of partnerships, cities, countries and events."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answering import answer_question
from actions.event_lists import list_all_events, say_events
from actions.grouping import say_numbers
from actions.lists import PartnershipsAction, say_fitting
from actions.paging import claims_of_all, say_list
from actions.replies import Button, Replies
from actions.settling import after_answer, settle_subject
from actions.wording import pair_of
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Dimension, Form, Pointer, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned

_MOST_NAMED = 5  # more partners of a city than that are told as a list
_MOST_NAMES = 20  # more cities or countries than that are not named one by one


class ActionCountPartnerships(PartnershipsAction):
    """Counts partnerships, cities, countries or events."""

    intent = "count_partnerships"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the number of what is asked for."""
        if question.has(Cue.THEME_COUNTED) and question.counted is None and question.form is Form.COUNT:
            # "how many pandas live there": of what a partnership is about there are no numbers.
            return answer_question(question.asking("ask_not_recorded"), context, table, replies)
        if question.counted is Counted.EVENTS and not question.cities and not question.group_by:
            return list_all_events(question.asking("list_events"), context, table, replies)
        if question.counted is Counted.EVENTS and question.cities and not question.group_by:
            return _count_events_of(question, context, table, replies)
        return super().answer(question, context, table, replies)

    def say(
        self,
        question: Reading,
        subject: Subject,
        words: str,
        table: PartnershipTable,
        replies: Replies,
    ) -> Sequence[Partnership] | None:
        """Say how many they are, and which."""
        rows = subject.partnerships
        if question.group_by:
            say_numbers(question.group_by, rows, question, subject.conditions, table, replies)
        elif question.counted is Counted.COUNTRIES and len(question.cities) == 1:
            _count_countries(question, subject, table, replies)
        elif len(question.cities) > 1 and question.form is Form.COUNT:
            names = [table.label(id) for id in question.cities]
            of_them = replies.phrase("phrase_of_partners", names=replies.words.either(names))
            response = "utter_count_one_fit" if len(rows) == 1 else "utter_count_fit"
            filter = replies.words.joined((of_them, words))
            say_list(response, rows, table, replies, filter=filter, count=len(rows))
        elif question.cities:
            say_fitting(rows, question, words, table, replies)
        elif words or question.pointer is Pointer.THOSE:
            fits = "utter_count_one_fit" if len(rows) == 1 else "utter_count_fit"
            number = replies.words.counted(Dimension.PARTNERSHIP, len(rows))
            say_list(
                fits if words else "utter_counted",
                rows,
                table,
                replies,
                filter=words,
                count=len(rows),
                number=number,
            )
        else:
            replies.say(
                "utter_count_one" if len(rows) == 1 else "utter_count",
                count=len(rows),
                claims=claims_of_all(rows),
                buttons=[Button(replies.phrase("phrase_follow_up_list_partnerships"), "list_partnerships")],
            )
        return None


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


def _count_events_of(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say how many events the partnerships of the cities named have, of the kinds that are asked for; and which."""
    subject = settle_subject(question.asking("ask_events", Form.TELL), context, table, replies)
    kinds = question.event_kinds
    for row in subject.partnerships[:_MOST_NAMED]:
        events = [event for event in table.events_of(row.id) if not kinds or event.kind in kinds]
        replies.say(
            "utter_count_events_of",
            pair=pair_of(row, table, replies),
            count=len(events),
            claims=[that_twinned(row)],
        )
        if events:
            say_events(row, table, replies)
    return after_answer(question.asking("ask_events", Form.TELL), context, subject)
