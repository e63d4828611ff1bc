"""The conversation itself: names without a question, yes and no, misunderstandings, repetition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answering import TABLE_INTENTS, AnswerAction, action_for, answer_question, ask_which
from actions.dates import age_line, anniversary_line
from actions.paging import say_list
from actions.replies import Button, Replies, suggested
from actions.wording import item_of
from twincities.dialogue.context import PAGE, Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import find_subject, other_city, speaks_of_another
from twincities.table import PartnershipTable

# Questions that "and Kyoto?" cannot ask again, because they are not about a city or pair.
_NOT_ASKED_AGAIN = {
    "list_partnerships",
    "count_partnerships",
    "list_events",
    "ask_oldest",
    "ask_newest",
    "doubt",
    "name_subject",
    "ask_more",
}


_ASK_FOR_PARTNERS = {"ask_partner", "confirm_partnership", "list_partnerships", "count_partnerships"}


class ActionNameSubject(AnswerAction):
    """Takes a bare name as the answer to an open question, as a correction, or as "and what about …?"."""

    intent = "name_subject"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Ask the open or the last question again about what is named now."""
        open_intent, last_intent = context.open_intent, context.last_intent
        if not open_intent and len(context.asked_together) > 1 and question.names_something():
            return _ask_all_again(question, context, table, replies)
        intent = (
            open_intent or (last_intent if last_intent not in _NOT_ASKED_AGAIN else None) or "ask_overview"
        )
        if not question.cities and question.excluded_cities and not question.names_something():
            question = self._instead_of_excluded(question, context, table)
        if context.event and speaks_of_another(question.text) and not question.names_something():
            question = self._other_event(question, context, table)
        other = other_city(question.text, context, table)
        if other and not question.names_something() and not context.options:
            question = replace(question, cities=(other,))
        if question.years and not question.names_something():
            about_one = len(context.partnerships) == 1 and intent not in _NOT_ASKED_AGAIN
            intent = "ask_since" if about_one else "list_partnerships"
        elif (
            last_intent in _NOT_ASKED_AGAIN
            and not open_intent
            and not question.cities
            and (question.countries or question.continents or question.themes)
        ):
            # "and in France?" after a list asks for another list.
            intent = last_intent if last_intent != "name_subject" else "list_partnerships"
        elif last_intent == "list_events" and not open_intent and question.cities:
            # "and in Lyon?" after a list of events.
            intent = "ask_events"
        elif (
            last_intent in _ASK_FOR_PARTNERS
            and not open_intent
            and len(question.cities) == len(context.cities) == 1
            and len(table.partnerships_of(context.cities[0])) > 1
        ):
            # "and Beijing?" after the partners of Shanghai asks for those of Beijing.
            intent = last_intent
        if (
            not question.names_something()
            and not question.years
            and not (context.options or context.partnerships or context.cities)
        ):
            return ask_which(question.asking(intent), context, table, replies)
        question = _among_many_partners(question, context, intent, table)
        # An event of the last answer does not belong to the city named now.
        again = replace(question.asking(intent), only_names=True)
        return answer_question(again, replace(context, event=None), table, replies)

    @staticmethod
    def _other_event(question: Question, context: Context, table: PartnershipTable) -> Question:
        """ "the other one" after an answer about an event is another event of the same cities."""
        rows = table.held_partnerships(context.partnerships)
        events = [event.id for row in rows for event in table.events_of(row.id) if event.named]
        others = [id for id in events if id != context.event]
        # Events of the same kind first: the other week rather than the centre.
        kind = table.event(context.event).kind if context.event and table.has_event(context.event) else ""
        others.sort(key=lambda id: table.event(id).kind != kind)
        return replace(question, events=tuple(others[:1]))

    @staticmethod
    def _instead_of_excluded(question: Question, context: Context, table: PartnershipTable) -> Question:
        """ "not Detroit" means the other one, where two were offered or talked about."""
        candidates = [
            id for id in (*context.offered_cities, *context.cities) if id not in question.excluded_cities
        ]
        return replace(question, cities=(candidates[-1],)) if candidates else question


def _ask_all_again(
    question: Question, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """ "And Lyon?" after a message that asked two things at once asks both of Lyon."""
    again = replace(question, only_names=True)
    after = replace(context, event=None)
    for intent in context.asked_together:
        after = answer_question(again.asking(intent), after, table, replies)
    return replace(after, asked_together=context.asked_together)


def _among_many_partners(
    question: Question, context: Context, intent: str, table: PartnershipTable
) -> Question:
    """What a follow-up leaves unsaid of a city with several partners.

    "And in Germany?" means the partners of the city talked about, "and Shanghai?" the partners in the country
    that was asked for.
    """
    if intent not in _ASK_FOR_PARTNERS:
        return question
    if (question.countries or question.continents) and not question.cities and len(context.cities) == 1:
        city = context.cities[0]
        return replace(question, cities=(city,)) if len(table.partnerships_of(city)) > 1 else question
    if len(question.cities) == 1 and not question.countries and not question.continents:
        city = question.cities[0]
        abroad = table.has_city(city) and table.city(city).country not in context.countries
        if abroad and len(table.partnerships_of(city)) > 1:
            return replace(question, countries=context.countries)
    return question


class ActionAffirm(AnswerAction):
    """Takes "yes" as the answer to "did you mean …?"."""

    intent = "affirm"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Go on with the city that was offered."""
        if context.offered_cities and context.open_intent:
            accepted = Question(context.open_intent, cities=context.offered_cities[:1])
            return answer_question(accepted, context, table, replies)
        if question.names_something():
            return answer_question(question.asking("name_subject"), context, table, replies)
        if 0 < context.told < len(context.options):
            # "yes" or "go on" after a page of a long list.
            return answer_question(question.asking("ask_more"), context, table, replies)
        replies.say("utter_affirm")
        return context


class ActionAskMore(AnswerAction):
    """Tells the next page of a list, or more of what was talked about."""

    intent = "ask_more"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Go on where the list was left; without a list, tell all of the partnership talked about."""
        if question.names_something() or not context.told:
            if not question.names_something() and not context.partnerships and not context.cities:
                replies.say("utter_no_list")
                return context.about()
            return answer_question(question.asking("ask_overview"), context, table, replies)
        if context.told >= len(context.options):
            replies.say("utter_no_more", count=len(context.options))
            return context
        rows = table.held_partnerships(context.options)
        line = {"ask_age": age_line, "ask_anniversary": anniversary_line}.get(
            context.last_intent or "", item_of
        )
        say_list("utter_next_items", rows, table, replies, line=line, start=context.told)
        return replace(context, told=min(context.told + PAGE, len(rows)), misunderstood=0)


class ActionDeny(AnswerAction):
    """Takes "no" as the refusal of a city that was offered, or as the start of a correction."""

    intent = "deny"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Take up the correction, or ask which city is meant instead."""
        if question.names_something():
            return answer_question(question.asking("name_subject"), context, table, replies)
        if context.open_intent:
            return ask_which(question.asking(context.open_intent), context, table, replies)
        replies.say("utter_deny")
        return context


class ActionAskBack(AnswerAction):
    """Asks back what a message means that was not understood: first with readings, then with help."""

    intent = "nlu_fallback"

    def name(self) -> str:
        """The name of the action in domain.yml."""
        return "action_ask_back"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Offer the two likeliest readings, or help where that was done already.

        What the message names answers a question that is open, or is what is talked about from now on.
        """
        if context.open_intent and question.names_something():
            return answer_question(question.asking("name_subject"), context, table, replies)
        times = context.misunderstood
        readings = [
            intent for intent in question.runners_up if action_for(intent) and intent in TABLE_INTENTS
        ][:2]
        entities = {"city": question.cities[0]} if question.cities else {}
        buttons = [
            Button(replies.phrase(f"phrase_reading_{intent}"), intent, entities) for intent in readings
        ]
        ways = [("utter_ask_back", buttons)] if buttons else []
        help_buttons = _help_buttons(table, replies)
        ways += [("utter_help", help_buttons), ("utter_help_again", help_buttons)]
        # Never the same sentence twice in a row.
        response, suggestions = ways[times % len(ways)]
        replies.say(response, buttons=suggestions)
        return replace(_about_what_is_named(question, context, table), misunderstood=times + 1)


def _about_what_is_named(question: Question, context: Context, table: PartnershipTable) -> Context:
    """The context, moved to the cities and partnerships that a message names."""
    if not (question.cities or question.partnerships or question.events):
        return context
    subject = find_subject(question, context, table)
    return context.about(tuple(row.id for row in subject.partnerships), subject.cities)


def _help_buttons(table: PartnershipTable, replies: Replies) -> list[Button]:
    buttons = [
        Button(replies.phrase("phrase_follow_up_list_partnerships"), "list_partnerships"),
        Button(replies.phrase("phrase_reading_list_events"), "list_events"),
        Button(replies.phrase("phrase_reading_define_sister_city"), "define_sister_city"),
    ]
    return suggested(buttons if table.events else [buttons[0], buttons[2]])


class ActionAskRepeat(Action):
    """Says the last answer again."""

    def name(self) -> str:
        """The name of the action in domain.yml."""
        return "action_ask_repeat"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Send the messages of the turn before once more."""
        said: list[dict[str, Any]] = []
        turns = 0
        for event in reversed(tracker.events):
            if event.get("event") == "user":
                turns += 1
                if turns == 2:
                    break
            elif event.get("event") == "bot" and turns == 1:
                said.append(event)
        for event in reversed(said):
            data = event.get("data") or {}
            dispatcher.utter_message(text=event.get("text"), buttons=data.get("buttons") or [])
        if not said:
            dispatcher.utter_message(response="utter_nothing_to_repeat")
        return []
