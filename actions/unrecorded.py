"""What the table does not tell: facts of cities that are none of partnerships, and details that no row holds."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.contacts import say_contact, say_who_knows
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import pair_of
from actions.sentences.settling import after_answer, follow_ups, settle_subject
from actions.sentences.told_instead import say_told_instead
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.premises import SubjectMissingError, SubjectUnsureError
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_SURE = 0.6  # confidence


def _second(question: Reading) -> str:
    """What the question may mean instead; empty where nothing else came into question."""
    return question.runners_up[0] if question.runners_up else ""


_RANKS = ("ask_oldest", "ask_newest")
_OF_TIES = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER})
_OF_PARTNERS = _OF_TIES | {Cue.PAIRED, Cue.BRIEF}


def _told_in_texts(question: Reading, table: PartnershipTable) -> Reading | None:
    """The question as one on what two cities do, where the words that were not understood stand in what the table says of them: "did we send a fire engine to Lyon?"."""
    pair = table.between(*question.cities)
    rows = (pair,) if pair else table.partnerships_of(question.cities[0]) if question.cities else ()
    if question.partnerships:
        rows = tuple(table.held_partnerships(question.partnerships))
    elif not (question.names_something or question.pointer):
        rows = table.mentioning(question.unread)  # "who sent a fire engine to whom?"
    if len(rows) != 1 or not question.unread or rows[0] not in table.mentioning(question.unread):
        return None
    asked = replace(question, partnerships=(rows[0].id,), cities=(), unread=(), asserted=None)
    return asked.asking("ask_exchanges", Form.TELL)


def _asked_instead(question: Reading, table: PartnershipTable) -> str:
    """The intent of what is rather asked about the partnership of a city of the table where a question was hardly understood; empty where nothing is."""
    # A claim with words that nothing explains is none of partnerships: "is Lyon richer than Turin?"
    bounded = question.countries or question.continents or question.cues & _OF_TIES
    claims_else = question.form is Form.CONFIRM and (question.unread or not bounded)
    names_pair = table.between(*question.cities)
    likely = names_pair or has_trait(_second(question), Trait.TABLE)
    if question.confidence >= _SURE or claims_else or not question.cities or not likely:
        return ""
    intent = next((one for one in question.runners_up if has_trait(one, Trait.TABLE)), "ask_overview")
    if question.form is Form.CONFIRM and intent == "confirm_partnership":
        intent = "ask_partner"  # what was asked is not understood: no "yes" to it
    # "Which inn in Kyoto shows the autumn leaves?" speaks of no event.
    strange = has_trait(intent, Trait.OF_AN_EVENT) and question.unread and not question.has(Cue.EVENT)
    # „Wer ist Oberbürgermeister von Lyon?“ ranks nothing, however alike the words.
    strange = strange or (intent in _RANKS and question.rank is None)
    # "Who is the mayor of Lyon?" asks for somebody, and for no partner; "how many bridges has Lyon?" for things.
    of_others = intent == "ask_partner" or question.form is Form.COUNT
    of_others = of_others and not (names_pair or question.cues & _OF_PARTNERS)
    return "" if strange or of_others else intent


class ActionAskCityTrivia(AnswerAction):
    """Declines questions about a city that have nothing to do with partnerships."""

    intent = "ask_city_trivia"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Say what the assistant can tell of the city instead."""
        if told := _told_in_texts(question, table):
            return answer_question(told, context, table, replies)
        if intent := _asked_instead(question, table):
            rather = question.asking(intent, Form.TELL)
            if question.form is Form.CONFIRM:
                # The country of "is it the capital of Italy?" is no claim that is understood.
                rather = replace(rather, countries=(), continents=())
            return answer_question(rather, context, table, replies)
        city = question.cities[0] if question.cities else None
        if city:
            # "Are there flights between Lyon and Turin?": the table says neither yes nor no.
            claims = question.form is Form.CONFIRM
            replies.say(
                "utter_not_recorded_of" if claims else "utter_city_trivia_of",
                city=table.label(city),
                subject=replies.words.pair([table.label(id) for id in question.cities]),
                buttons=[
                    Button(replies.phrase("phrase_follow_up_ask_partner"), "ask_partner", {"city": city})
                ],
            )
            pair = table.between(*question.cities)
            rows = (pair,) if pair else table.partnerships_of(city)
            # What is claimed may stand in its texts in other words.
            if pair and claims and (pair.cooperation or pair.summary):
                say_told_instead(pair, table, replies)
                return after_answer(question, context, Subject((pair,), pair.cities))
            return context.about(tuple(row.id for row in rows), pair.cities if pair else (city,))
        replies.say("utter_city_trivia")
        return context.about(context.partnerships, context.cities, context.event)


class ActionAskNotRecorded(AnswerAction):
    """Says that the table does not hold a detail, and what it does hold."""

    intent = "ask_not_recorded"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Decline with the name of what was asked about, where there is one."""
        about_people = question.has(Cue.CONTACT) or (question.people and not question.names_rows)
        if about_people and (after := say_contact(question, context, table, replies)):
            return after
        if told := _told_in_texts(question, table):
            return answer_question(told, context, table, replies)
        if question.events:
            event = table.event(question.events[0])
            row = table.partnership(event.partnership)
            replies.say(
                "utter_not_recorded_of",
                subject=table.said(event.name),
                buttons=[
                    Button(
                        replies.phrase("phrase_follow_up_event", event=table.said(event.name)),
                        "ask_event_details",
                        {"event": event.id},
                    )
                ],
            )
            if question.has(Cue.HELD_THERE) and (question.unknown or question.cities):
                # "Tickets for Lyon Week in Tokyo?" takes for granted where it is held.
                return answer_question(question.asking("ask_event_place", Form.TELL), context, table, replies)
            return after_answer(question, context, Subject((row,), row.cities), event.id)
        try:
            subject = settle_subject(question, context, table, replies)
        except (SubjectMissingError, SubjectUnsureError):
            replies.say("utter_not_recorded")
            say_who_knows(None, table, replies)
            return context.about()
        if subject.is_refuted:
            return after_answer(question, context, subject)
        if len(subject.partnerships) == 1:
            row = subject.partnerships[0]
            replies.say(
                "utter_not_recorded_of",
                subject=pair_of(row, table, replies),
                buttons=follow_ups(row, table, replies, "ask_not_recorded"),
            )
            if question.form is Form.CONFIRM:
                say_told_instead(row, table, replies)
            say_who_knows(row, table, replies)
        else:
            replies.say("utter_not_recorded")
        return after_answer(question, context, subject)
