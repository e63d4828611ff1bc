"""Who is twinned with whom, and what the partnership is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.predicates import say_claims
from actions.sentences.findings import lead_of_found
from actions.sentences.paging import say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import (
    city_with_country,
    describe_filter,
    known_of,
    pair_of,
    partners_named,
    partners_sentence,
    place_of,
)
from actions.sentences.settling import after_answer, ends_asked_for, follow_ups, settle_subject
from actions.sentences.states import since_in_words
from actions.sentences.told_instead import say_kind, say_told_instead
from twincities.dialogue.context import Context
from twincities.dialogue.ordering import in_order
from twincities.dialogue.pages import PAGE
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.claims import that_twinned, when_begun

_MOST_NAMED = 5  # more partners than that are told as a list


class ActionAskPartner(AnswerAction):
    """Names the sister cities of a city."""

    intent = "ask_partner"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for each city asked about."""
        if question.form is Form.CONFIRM and len(question.cities) == 2 and question.has(Cue.TWINNED):
            return answer_question(question.asking("confirm_partnership"), context, table, replies)
        if (
            len(question.cities) > 1
            and question.has(Cue.SEVERALLY)
            and not question.has(Cue.ALTERNATIVE)
            and not table.between(*question.cities[:2])
        ):
            return say_common_partners(question, context, table, replies)
        subject = in_order(settle_subject(question, context, table, replies), question, table)
        if subject.is_refuted:
            return after_answer(question, context, subject)
        rows, cities = subject.partnerships, subject.cities
        if len(rows) == 1 and set(cities) >= set(rows[0].cities) and (len(question.cities) != 1):
            row = rows[0]
            replies.say(
                "utter_partners_of_each_other" if row.since else "utter_partners_of_each_other_undated",
                pair=pair_of(row, table, replies),
                since=since_in_words(row, replies),
                claims=when_begun(row),
                buttons=follow_ups(row, table, replies, "ask_partner", context.last_intent),
            )
            if not (question.cities or subject.carried_over):
                subject = replace(subject, cities=ends_asked_for(row, question, table))
            return after_answer(question, context, subject)
        if len(rows) > 1 and not (question.cities or question.doubts) and not subject.carried_over:
            words = describe_filter(subject.conditions, table, replies)
            response = "utter_some_fit" if words else "utter_list_all"
            say_list(
                response,
                rows,
                table,
                replies,
                known=known_of(question),
                lead=lead_of_found(question, replies),
                filter=words,
                count=len(rows),
            )
            return after_answer(question, context, subject)
        for city in cities:
            of_city = [row for row in rows if city in row.cities]
            self._say_partners(city, of_city, subject.conditions, question, table, replies, context)
        return after_answer(question, context, with_partner(subject))

    @staticmethod
    def _say_partners(
        city: str,
        rows: Sequence[Partnership],
        conditions: Filter,
        question: Reading,
        table: PartnershipTable,
        replies: Replies,
        context: Context,
    ) -> None:
        name = table.label(city)
        if len(rows) == 1:
            partner = rows[0].other(city)
            replies.say(
                "utter_partner" if rows[0].since else "utter_partner_undated",
                city=name,
                partner=table.label(partner),
                country=place_of(partner, table, replies),
                since=since_in_words(rows[0], replies),
                claims=when_begun(rows[0]),
                buttons=follow_ups(rows[0], table, replies, "ask_partner", context.last_intent),
            )
        elif rows:
            narrowed = len(rows) < len(table.partnerships_of(city))
            words = describe_filter(conditions, table, replies)
            say_list(
                "utter_city_some_fit" if narrowed and words else "utter_partner_list",
                rows,
                table,
                replies,
                known=known_of(question),
                lead=lead_of_found(question, replies),
                city=name,
                count=len(rows),
                filter=words,
            )


def say_common_partners(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say with whom several cities are twinned, all of them."""
    common = table.partners_in_common(question.cities)
    pair = replies.words.pair([table.label(city) for city in question.cities])
    rows = [row for id in common for row in table.partnerships_of(id) if {*row.cities} & {*question.cities}]
    if common:
        partners = replies.words.enumeration([city_with_country(id, table, replies) for id in sorted(common)])
        replies.say("utter_common_partners", pair=pair, partners=partners, claims=map(that_twinned, rows))
    else:
        replies.say("utter_no_common_partner", pair=pair)
        for city in question.cities:
            replies.say(
                "utter_partners_are",
                partners=partners_sentence(city, table, replies),
                claims=map(that_twinned, partners_named(city, table)),
            )
    return after_answer(question, context, Subject(tuple(rows), question.cities))


def with_partner(subject: Subject) -> Subject:
    """The subject after an answer that named the partner of its only city.

    "Who is Kyoto's partner?" - "And which country is that in?" means the partner.
    """
    if len(subject.cities) != 1 or len(subject.partnerships) != 1:
        return subject
    city = subject.cities[0]
    return replace(subject, cities=(city, subject.partnerships[0].other(city)))


def _is_borne_out(row: Partnership, claims: Filter, question: Reading, table: PartnershipTable) -> bool:
    """Whether nothing but a place is claimed of a pair, which lies there: "is Turin Lyon's partner in Italy?"."""
    of_places = bool(claims.countries or claims.continents) and not (claims.years or claims.themes)
    return of_places and question.has(Cue.OF_PARTNER) and row in table.find(claims)


def _is_understood(question: Reading) -> bool:
    """Whether "yes" can be said: to a button, or to a question that has a word for being twinned, and claims no order."""
    if question.comparison or (question.number and not question.names_rows):
        return False  # nor does a pair bear out "silver goes to two pairs"
    return question.form is not Form.CONFIRM or question.has(Cue.TWINNED)


class ActionConfirmPartnership(AnswerAction):
    """Says whether two cities, or a city and some country, are twinned; if not, with whom they are."""

    intent = "confirm_partnership"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with yes or no and what the table holds instead."""
        if question.has(Cue.PROOF):
            # "is their partnership a confirmed one?" doubts what the table holds.
            return answer_question(question.asking("ask_reliability"), context, table, replies)
        if (
            not (
                question.cities
                or question.partnerships
                or question.doubts
                or question.unknown
                or question.events
            )
            and (question.countries or question.continents)
            and not (context.cities and question.pointer is Pointer.IT)
        ):
            quantifier = question.quantifier or Quantifier.ANY
            anywhere = replace(question.asking("ask_partnerships"), quantifier=quantifier)
            return answer_question(anywhere, context, table, replies)
        subject = in_order(settle_subject(question, context, table, replies), question, table)
        if subject.is_refuted:
            return after_answer(question, context, subject)
        named_rows = [row for row in subject.partnerships if set(row.cities) <= set(subject.cities)]
        if subject.unknown and subject.cities:
            replies.say(
                "utter_partners_are",
                partners=partners_sentence(subject.cities[0], table, replies),
                claims=map(that_twinned, partners_named(subject.cities[0], table)),
            )
        elif len(subject.cities) >= 2 and named_rows:
            row = named_rows[0]
            if not _is_borne_out(row, subject.claims, question, table) and say_claims(
                row, subject.claims, question, table, replies
            ):
                return after_answer(question, context, with_partner(subject))
            # "Is Lyon a sister city of ours?", where that is what the table calls others.
            called_otherwise = bool(row.kind and question.called) and row.kind not in question.called
            confirmed = "utter_confirm_yes" if row.since else "utter_confirm_yes_undated"
            confirmed = "utter_since" if called_otherwise and row.since else confirmed
            understood = _is_understood(question)
            replies.say(
                confirmed if understood else "utter_not_said_of",
                pair=pair_of(row, table, replies),
                since=since_in_words(row, replies),
                claims=when_begun(row) if understood else (),
                buttons=follow_ups(row, table, replies, "confirm_partnership", context.last_intent),
            )
            (say_kind if understood else say_told_instead)(row, table, replies)
        elif len(subject.cities) > PAGE:
            raise SubjectMissingError  # "has that one a second partner?" after several
        else:
            for city in subject.cities:
                rows = [row for row in subject.partnerships if city in row.cities]
                self._say_has_partner(city, rows, question, table, replies)
                if len(rows) == 1 and _is_understood(question) and question.has(Cue.TWINNED):
                    say_kind(rows[0], table, replies)
        return after_answer(question, context, with_partner(subject))

    @staticmethod
    def _say_has_partner(
        city: str,
        rows: Sequence[Partnership],
        question: Reading,
        table: PartnershipTable,
        replies: Replies,
    ) -> None:
        understood = _is_understood(question)
        if len(rows) > _MOST_NAMED:
            say_list(
                "utter_has_partner_list" if understood else "utter_not_said_of_city_list",
                rows,
                table,
                replies,
                known=known_of(question),
                city=table.label(city),
                count=len(rows),
            )
        elif len(rows) == 1 and not understood:
            replies.say("utter_not_said_of", pair=table.label(city))
            say_told_instead(rows[0], table, replies)
        elif rows:
            replies.say(
                "utter_has_partner" if understood else "utter_not_said_of_city",
                city=table.label(city),
                partners=partners_sentence(city, table, replies)
                if len(rows) == len(table.partnerships_of(city))
                else replies.words.enumeration(
                    [city_with_country(row.other(city), table, replies) for row in rows]
                ),
                claims=map(that_twinned, rows),
            )
