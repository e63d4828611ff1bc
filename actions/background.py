"""Sister cities in general, and what the assistant's knowledge rests on."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction, after_answer, answer_question
from actions.replies import Button, Replies, enumeration
from actions.wording import pair_of
from twincities.dialogue.context import Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import Subject
from twincities.table import PartnershipTable, Source


class _StatementAction(AnswerAction):
    """What the questions about sister cities in general have in common."""

    topic: str

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer in the words of the table, or in general ones where it says nothing."""
        statement = table.statement(self.topic)
        buttons = [Button(replies.phrase("phrase_follow_up_list_partnerships"), "list_partnerships")]
        if statement:
            replies.say("utter_statement", statement=statement.text, buttons=buttons)
        else:
            replies.say(f"utter_{self.intent}", buttons=buttons)
        return context.about(context.partnerships, context.cities)


class ActionDefineSisterCity(_StatementAction):
    """Tells what sister cities are."""

    intent = "define_sister_city"
    topic = "sister-city"


class ActionAskSignificance(_StatementAction):
    """Tells what sister cities are good for."""

    intent = "ask_significance"
    topic = "significance"


def source_in_words(source: Source, replies: Replies) -> str:
    """A source with its title, kind and address."""
    address = replies.phrase("phrase_address", address=source.address) if source.address else ""
    kind = replies.phrase("phrase_kind", kind=source.kind) if source.kind else ""
    return f"“{source.title}”{kind and ' ' + kind}{address and ' ' + address}"


def _sources_of(context: Context, table: PartnershipTable) -> list[Source]:
    """The sources of what the conversation is about, or all of them."""
    ids = dict.fromkeys(id for row in table.held_partnerships(context.partnerships) for id in row.source)
    sources = [table.source(id) for id in ids]
    return sources or list(table.sources[:5])


class ActionAskSource(AnswerAction):
    """Names the source of what was said."""

    intent = "ask_source"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the source of the current subject, or with all sources."""
        rows = [row for city in question.cities for row in table.partnerships_of(city)]
        about = context.about(tuple(row.id for row in rows), question.cities) if rows else context
        for source in _sources_of(about, table):
            replies.say(
                "utter_source",
                source=source_in_words(source, replies),
                author=replies.phrase("phrase_author", author=source.author)
                if source.author
                else replies.phrase("phrase_no_author"),
                published=replies.phrase("phrase_published", published=source.published)
                if source.published
                else replies.phrase("phrase_not_published"),
            )
        if len(table.sources) > 5 and not about.partnerships:
            replies.say("utter_more_sources", more=len(table.sources) - 5)
        return about.about(about.partnerships, about.cities, about.event)


class ActionDoubt(AnswerAction):
    """Answers "are you sure?" with what the last answer rests on."""

    intent = "doubt"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Say whose claim it is; the claim itself is not repeated as certain."""
        rows = table.held_partnerships(context.partnerships[:3])
        if question.years and len(rows) == 1:
            # "wasn't it in 1990?" is a claim that can be checked.
            return answer_question(question.asking("ask_since"), context, table, replies)
        if question.cities or question.unknown_places:
            # "no, it's Shanghai" names another partner for the city that was asked about.
            asked = [id for id in context.cities[:1] if id not in question.cities]
            claim = replace(question.asking("confirm_partnership"), cities=(*asked, *question.cities))
            return answer_question(claim, context, table, replies)
        sources = enumeration(
            [source_in_words(source, replies) for source in _sources_of(context, table)[:2]]
        )
        if len(rows) == 1:
            replies.say("utter_doubt_about", pair=pair_of(rows[0], table), source=sources)
            return after_answer(
                question.asking(context.last_intent or "ask_overview"),
                context,
                Subject(tuple(rows), context.cities),
                context.event,
            )
        replies.say("utter_doubt", source=sources)
        return context.about(context.partnerships, context.cities, context.event)
