"""Lists of partnerships and of cities, whole or filtered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction
from actions.entities import answer_entities
from actions.findings import lead_of_found
from actions.grouping import say_numbers
from actions.paging import MOST_LISTED, say_list
from actions.replies import Replies
from actions.settling import after_answer, follow_ups, say_not_understood_condition
from actions.state_sentences import say_former
from actions.wording import describe_selection, partners_named, partners_sentence
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject, refuse_unknown
from twincities.dialogue.ordering import ordered
from twincities.dialogue.premises import NoneFits, NotPartners
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Pointer, Quantifier, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned

_PLACES = (Counted.CITIES, Counted.COUNTRIES)


class PartnershipsAction(AnswerAction):
    """What lists and counts have in common: which partnerships they are about, and what is said where there are none."""

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer about the partnerships that fit."""
        unheard = (
            question.quantifier is not Quantifier.ALL
            and question.unread
            and not any(table.mentioning([word]) for word in question.unread)
        )
        if unheard and not question.names_something and not question.years:
            return say_not_understood_condition(question, context, replies)
        refuse_unknown(question)
        kind = question.counted.dimension if question.counted in _PLACES else None
        of_partners = kind is Dimension.CITY and question.has(Cue.TWINNED)
        ends = question.has(Cue.BRIEF) and question.has(Cue.BETWEEN)  # "between which cities?"
        if kind and not (question.group_by or question.names_rows or of_partners or ends):
            return answer_entities(replace(question, entities=Entities(kind)), context, table, replies)
        subject = find_subject(replace(question, quantifier=None), context, table)
        words = describe_selection(question, subject, table, replies)
        rows: Sequence[Partnership] = ordered(subject.partnerships, question, table)
        subject = replace(subject, partnerships=tuple(rows))
        none_fits = not rows
        if question.pointer is Pointer.OTHER and words:
            # "any others in Japan?" leaves out what was just told
            rows = [row for row in rows if row.id not in context.partnerships]
            subject = replace(subject, partnerships=tuple(rows))
        if not rows and not none_fits:
            replies.say("utter_no_other_fits", filter=words)
        elif not rows:
            self._say_none(question, subject, words, table, replies)
        else:
            rows = self.say(question, subject, words, table, replies) or rows
        if subject.conditions.years or none_fits:
            # What began then, or was there once, may be over by now.
            former = say_former(replace(subject.conditions, cities=question.cities), table, replies)
            rows = rows or former
        cities = question.cities or (rows[0].cities if len(rows) == 1 else ())
        return after_answer(question, context, Subject(tuple(rows[:MOST_LISTED]), tuple(cities)))

    def say(
        self,
        question: Reading,
        subject: Subject,
        words: str,
        table: PartnershipTable,
        replies: Replies,
    ) -> Sequence[Partnership] | None:
        """Say what is asked of the partnerships; returns them where they are others than those of the subject."""
        raise NotImplementedError

    @staticmethod
    def _say_none(
        question: Reading, subject: Subject, words: str, table: PartnershipTable, replies: Replies
    ) -> None:
        lead = replies.words.before(replies.phrase("phrase_no")) if question.form is Form.CONFIRM else ""
        strangers = [premise for premise in subject.premises if isinstance(premise, NotPartners)]
        city = question.cities[0] if question.cities else None
        if strangers:
            one, other = strangers[0]
            replies.say(
                "utter_not_partners",
                city=table.label(one),
                other=table.label(other),
                partners=partners_sentence(one, table, replies),
                other_partners=partners_sentence(other, table, replies),
                claims=[that_twinned(row) for id in (one, other) for row in partners_named(id, table)],
            )
        elif city:
            replies.say(
                "utter_no_such_partner",
                filter=words,
                partners=partners_sentence(city, table, replies),
                claims=map(that_twinned, partners_named(city, table)),
            )
        else:
            among = any(isinstance(one, NoneFits) and one.among for one in subject.premises)
            replies.say("utter_none_among" if among else "utter_none_fit", lead=lead, filter=words)


class ActionListPartnerships(PartnershipsAction):
    """Lists all partnerships, or those that fit what the question asks for."""

    intent = "list_partnerships"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the list, ten at a time."""
        if question.entities:
            return answer_entities(question, context, table, replies)
        return super().answer(question, context, table, replies)

    def say(
        self,
        question: Reading,
        subject: Subject,
        words: str,
        table: PartnershipTable,
        replies: Replies,
    ) -> Sequence[Partnership] | None:
        """List them, or the numbers by country, year …, where these are asked for."""
        if question.group_by:
            say_numbers(question.group_by, subject.partnerships, question, subject.conditions, table, replies)
        else:
            say_fitting(subject.partnerships, question, words, table, replies)
        return None


def say_fitting(
    rows: Sequence[Partnership], question: Reading, words: str, table: PartnershipTable, replies: Replies
) -> None:
    """List the partnerships that fit; `words` describe the conditions beside the city."""
    if len(rows) == 1 and len(question.cities) == 1 and not words:
        response = "utter_city_one"
    elif len(rows) == 1:
        response = "utter_one_fits" if words else "utter_list_all"
    elif len(question.cities) == 1:
        response = "utter_city_some_fit" if words else "utter_partner_list"
    else:
        response = "utter_some_fit" if words else "utter_list_all"
    say_list(
        response,
        rows,
        table,
        replies,
        lead=lead_of_found(question, replies),
        buttons=follow_ups(rows[0], table, replies, "ask_since") if len(rows) == 1 else (),
        city=table.label(question.cities[0]) if question.cities else "",
        filter=words,
        count=len(rows),
    )
