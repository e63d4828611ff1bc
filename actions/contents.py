"""What partnerships are about: an overview, what the cities exchange, and what they have in common."""

from __future__ import annotations

from actions.answering import AnswerAction, answer_question
from actions.sentences.paging import say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import (
    city_with_country,
    event_in_sentence,
    known_for_in_words,
    pair_of,
    place_of,
    subject_in_words,
    title_of,
)
from actions.sentences.settling import after_answer, follow_ups, say_rest, settle_subject
from actions.sentences.state_sentences import say_inactive
from actions.sentences.told_instead import begun_in_words, exchanges_in_words
from actions.states import said_of_tie
from twincities.dialogue.context import Context
from twincities.dialogue.ordering import in_order
from twincities.reading import Cue, Reading
from twincities.table import Claim, ClaimKind, Partnership, PartnershipTable
from twincities.table.claims import that_held, that_twinned, what_is_done, what_known_for, when_begun

_MOST_TOLD = 3  # partnerships of which one answer tells what they are about


def _holds_content(row: Partnership) -> bool:
    """Whether the table says anything of what two cities exchange or do."""
    return bool(row.exchanges or row.cooperation or row.themes)


class ActionAskOverview(AnswerAction):
    """Tells in short all that the table holds of a partnership or city."""

    intent = "ask_overview"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with an overview of what is asked about."""
        subject = in_order(settle_subject(question, context, table, replies), question, table)
        asked_city = subject.cities[0] if len(subject.cities) == 1 else None
        if asked_city and len(subject.partnerships) == 1 and question.has(Cue.OURS):
            asked_city = subject.partnerships[0].other(asked_city)  # "tell me about our French twin town"
        if asked_city:
            self._say_city(asked_city, table, replies)
        if len(subject.partnerships) == 1:
            self._say_pair(subject.partnerships[0], table, replies, context)
        elif subject.partnerships and not asked_city:
            for row in subject.partnerships[:_MOST_TOLD]:
                self._say_pair(row, table, replies, context)
            say_rest(subject.partnerships[_MOST_TOLD:], table, replies)
        elif subject.partnerships:
            name = table.label(asked_city or "")
            rows = subject.partnerships
            known = (asked_city or "",)
            say_list("utter_partner_list", rows, table, replies, known=known, city=name, count=len(rows))
        return after_answer(question, context, subject)

    @staticmethod
    def _say_city(id: str, table: PartnershipTable, replies: Replies) -> None:
        city = table.city(id)
        if city.known_for:
            replies.say(
                "utter_city_known_for",
                city=table.label(id),
                country=place_of(id, table, replies),
                known_for=known_for_in_words(city, table, replies),
                claims=what_known_for(city),
            )
        else:
            replies.say("utter_city_country", city=table.label(id), country=place_of(id, table, replies))

    @staticmethod
    def _say_pair(row: Partnership, table: PartnershipTable, replies: Replies, context: Context) -> None:
        facts = [
            begun_in_words(row, (city_with_country(id, table, replies) for id in row.cities), replies),
            *said_of_tie(row, table, replies),
        ]
        facts += [table.said(text) for text in (row.summary, row.cooperation, row.common) if text]
        facts += exchanges_in_words(row, table, replies)
        events = table.events_of(row.id)
        if events:
            facts.append(
                replies.phrase(
                    "phrase_overview_events",
                    events=replies.words.enumeration(
                        [event_in_sentence(event, table, replies) for event in events]
                    ),
                )
            )
        replies.say(
            "utter_overview",
            facts=replies.words.joined(facts),
            claims=[*when_begun(row), *what_is_done(row), *map(that_held, events)],
            buttons=follow_ups(row, table, replies, "ask_overview", "ask_since"),
        )


class ActionAskExchanges(AnswerAction):
    """Tells what two cities exchange and do together."""

    intent = "ask_exchanges"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for each partnership asked about."""
        subject = settle_subject(question, context, table, replies)
        told = [row for row in subject.partnerships if _holds_content(row)]
        if not told and len(subject.partnerships) > 1:
            replies.say("utter_exchanges_unknown", pair=subject_in_words(subject, table, replies))
            return after_answer(question, context, subject)
        several = len(subject.partnerships) > _MOST_TOLD
        for row in told[:_MOST_TOLD] if several else subject.partnerships:
            pair = pair_of(row, table, replies)
            buttons = follow_ups(row, table, replies, "ask_exchanges", context.last_intent)
            if not _holds_content(row):
                replies.say("utter_exchanges_unknown", pair=pair, buttons=buttons)
                continue
            exchanges = (
                replies.phrase(
                    "phrase_exchanges",
                    pair=pair,
                    exchanges=replies.words.enumeration(map(table.said, row.exchanges)),
                )
                if row.exchanges
                else ""
            )
            themes = (
                replies.phrase("phrase_themes", themes=replies.words.enumeration(map(table.said, row.themes)))
                if row.themes
                else ""
            )
            texts = (table.said(text or "") for text in (row.cooperation, row.common, row.summary))
            cooperation, common, summary = texts
            facts = replies.words.joined((exchanges, cooperation, common, themes, summary))
            claims = [that_twinned(row), *what_is_done(row)]
            replies.say("utter_exchanges", facts=facts, claims=claims, buttons=buttons)
        say_rest(told[_MOST_TOLD:], table, replies)
        say_inactive(subject.partnerships, table, replies)
        return after_answer(question, context, subject)


class ActionAskCommon(AnswerAction):
    """Tells what two cities have in common."""

    intent = "ask_common"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for each partnership asked about; why one was begun, its summary may tell."""
        subject = settle_subject(question, context, table, replies)
        if question.has(Cue.WHY) and len(subject.partnerships) == 1 and subject.partnerships[0].summary:
            return answer_question(question.asking("ask_overview"), context, table, replies)
        told = [row for row in subject.partnerships if row.common]
        if not told and len(subject.partnerships) > 1:
            replies.say("utter_common_unknown", pair=subject_in_words(subject, table, replies))
            return after_answer(question, context, subject)
        several = len(subject.partnerships) > _MOST_TOLD
        for row in told[:_MOST_TOLD] if several else subject.partnerships:
            buttons = follow_ups(row, table, replies, "ask_common", context.last_intent)
            if row.common:
                replies.say(
                    "utter_common" if len(subject.partnerships) == 1 else "utter_common_of",
                    pair=title_of(row, table, replies),
                    common=table.said(row.common),
                    claims=[that_twinned(row), Claim(ClaimKind.COMMON, row.id)],
                    buttons=buttons,
                )
            else:
                replies.say("utter_common_unknown", pair=pair_of(row, table, replies), buttons=buttons)
        say_rest(told[_MOST_TOLD:], table, replies)
        return after_answer(question, context, subject)
