"""Sister cities in general, and what the assistant's knowledge rests on."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.sentences.attribution import partnership_of
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import pair_of, source_in_words, sources_in_words
from actions.sentences.settling import after_answer
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.interpretation.facts.records_asked import OF_RECORDS
from twincities.reading import Form, Reading
from twincities.table import Claim, ClaimKind, Partnership, PartnershipTable, Source
from twincities.table.claims import that_held, that_twinned, what_known_for, when_begun

_MOST_SOURCES = 5


class _StatementAction(AnswerAction):
    """What the questions about sister cities in general have in common."""

    topic: str

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer in the words of the table, or in general ones where it says nothing."""
        statement = table.statement(self.topic)
        buttons = [Button(replies.phrase("phrase_follow_up_ask_partnerships"), "ask_partnerships")]
        if statement:
            claim = Claim(ClaimKind.STATEMENT, statement.id)
            replies.say(
                "utter_statement", statement=table.said(statement.text), claims=[claim], buttons=buttons
            )
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


def _claims_meant(question: Reading, context: Context, table: PartnershipTable) -> list[Claim]:
    """The claims whose source is asked for: those on what is named, or on what the conversation is about."""
    if question.events or (context.event and not question.names_something):
        events = question.events or (context.event or "",)
        return [that_held(table.event(id)) for id in events if table.has_event(id)]
    rows = [
        row for city in question.cities for row in table.partnerships_of(city) or table.ties.former_of(city)
    ]
    if between := table.between(*question.cities):
        rows = [between]
    rows += table.held_partnerships(question.partnerships)
    rows = rows or table.held_partnerships(context.partnerships)
    if context.last_intent == "ask_known_for" and not question.names_something:
        return [
            claim for id in context.cities if table.has_city(id) for claim in what_known_for(table.city(id))
        ]
    return [that_twinned(row) for row in rows]


def _sources_of_records(context: Context, table: PartnershipTable) -> list[Source]:
    """The sources of what public records were told to say of the partnerships and cities talked about."""
    rows = table.held_partnerships(context.partnerships)
    checks = [check for row in rows for claim in when_begun(row) if (check := table.check_of(claim))]
    cities = dict.fromkeys(city for row in rows for city in row.cities) or dict.fromkeys(context.cities)
    records = [record for city in cities for record in table.recorded_partners_of(city)]
    ids = [*(id for check in checks for id in check.source), *(id for one in records for id in one.source)]
    return [table.source(id) for id in dict.fromkeys(ids)]


def _origin_in_words(source: Source, table: PartnershipTable, replies: Replies) -> str:
    """Who wrote a source and when, in whole sentences."""
    if not source.author and not source.published:
        return replies.phrase("phrase_no_author_no_date")
    author = "phrase_author" if source.author else "phrase_no_author"
    published = "phrase_published" if source.published else "phrase_not_published"
    return replies.words.joined(
        (
            replies.phrase(author, author=source.author),
            replies.phrase(published, published=table.said(source.published or "")),
        )
    )


class ActionAskSource(AnswerAction):
    """Names the source of what was said."""

    intent = "ask_source"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the source of the current subject, or with all sources of the table's claims."""
        claims = _claims_meant(question, context, table)
        sources = list(dict.fromkeys(source for claim in claims for source in table.sources_of(claim)))
        if context.last_intent in OF_RECORDS and question.pointer and not question.names_something:
            sources += [one for one in _sources_of_records(context, table) if one not in sources]
        about_all = not sources
        sources = sources or list(table.claim_sources)
        for source in sources[:_MOST_SOURCES]:
            replies.say(
                "utter_source",
                source=source_in_words(source, table, replies),
                origin=_origin_in_words(source, table, replies),
            )
        if len(sources) > _MOST_SOURCES:
            replies.say(
                "utter_more_sources" if about_all else "utter_more_sources_of_these",
                more=len(sources) - _MOST_SOURCES,
            )
        rows = dict.fromkeys(id for claim in claims if (id := partnership_of(claim, table)))
        if not rows:
            return context.about(context.partnerships, context.cities, context.event)
        event = question.events[0] if question.events else context.event
        return context.about(tuple(rows), question.cities or context.cities, event)


def _begun_then(question: Reading, context: Context, table: PartnershipTable) -> list[Partnership]:
    """Those of several told lately that began at the date claimed: "it was in May 1990, I think"."""
    if question.form is not Form.CONFIRM or question.places or question.themes or question.doubts:
        return []
    told = table.held_partnerships(dict.fromkeys((*context.partnerships, *context.mentioned)))
    return [
        row
        for row in told
        if {*question.cities} <= {*row.cities}
        and any(row.since and span.covers(row.since) for span in question.years)
    ]


class ActionDoubt(AnswerAction):
    """Answers "are you sure?" with what the last answer rests on."""

    intent = "doubt"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Say whose claim it is; the claim itself is not repeated as certain."""
        rows = table.held_partnerships(context.partnerships[:3])
        dated = rows if len(rows) == 1 else _begun_then(question, context, table)
        if question.years and len(dated) == 1:
            # "wasn't it in 1990?" is a claim that can be checked.
            of_one = question
            if len(rows) > 1:
                of_one = replace(question, partnerships=(dated[0].id,), cities=(), pointer=None)
            return answer_question(of_one.asking("ask_since"), context, table, replies)
        if question.cities or question.unknown_places:
            # "no, it's Shanghai" names another partner for the city that was asked about.
            asked = [id for id in context.cities[:1] if id not in question.cities]
            claim = replace(question.asking("confirm_partnership"), cities=(*asked, *question.cities))
            return answer_question(claim, context, table, replies)
        claims = _claims_meant(question, context, table)
        begun = [claim for row in rows for claim in when_begun(row)]
        if any(table.check_of(claim) for claim in (*claims, *begun)):
            verdicts = Reading("ask_reliability")
            after = answer_question(verdicts, context, table, replies)
            # Doubts do not change what "and Kyoto?" asks.
            return replace(after, last_question=context.last_question)
        sources = sources_in_words(
            (source for claim in claims for source in table.sources_of(claim))
            if claims
            else table.claim_sources,
            table,
            replies,
        )
        if len(rows) == 1:
            replies.say("utter_doubt_about", pair=pair_of(rows[0], table, replies), source=sources)
            return after_answer(
                question.asking(context.last_intent or "ask_overview"),
                context,
                Subject(tuple(rows), context.cities),
                context.event,
            )
        replies.say("utter_doubt_checked" if table.is_checked else "utter_doubt", source=sources)
        return context.about(context.partnerships, context.cities, context.event)
