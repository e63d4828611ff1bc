"""The conversation itself: names without a question, yes and no, misunderstandings, repetition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.anniversaries import anniversary_line
from actions.answering import AnswerAction, action_for, answer_question, ask_which
from actions.dates import age_line
from actions.entities import say_next_entities
from actions.sentences.paging import say_list
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import known_of
from twincities.dialogue.asked_on import asks_for_none, asks_on
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.follow_ups import complete
from twincities.dialogue.offered import with_city
from twincities.dialogue.pages import end_of_page
from twincities.interpretation.interpretation import interpreted
from twincities.languages import is_spoken, name_of_language, spoken
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_NOTHING_HELD = frozenset({"ask_city_trivia", "ask_not_recorded", "out_of_scope"})
"""The intents of questions about what the table does not hold."""


class ActionNameSubject(AnswerAction):
    """Takes a bare name as the answer to an open question, as a correction, or as "and what about …?"."""

    intent = "name_subject"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Ask the open or the last question again about what is named now."""
        questions = complete(question, context, table)
        if not questions:
            last = context.open_question or context.last_question
            asked = question.asking(last.intent if last else "ask_overview")
            return ask_which(asked, context, table, replies)
        # An event of the last answer does not belong to the city named now.
        after = replace(context, event=None)
        nothing = False  # is there of what was asked for last
        for place, one in enumerate(questions):
            if place and nothing and asks_on(one):
                continue
            asked = interpreted(replace(one, follows=place > 0), after, table)
            nothing = asks_for_none(asked, table)
            # What follows from the conversation has been filled in: to be filled in again would never end.
            whole = one if asked.intent == self.intent else asked
            after = answer_question(whole, after, table, replies)
        return replace(after, asked_together=context.asked_together) if len(questions) > 1 else after


class ActionAffirm(AnswerAction):
    """Takes "yes" as the answer to "did you mean …?"."""

    intent = "affirm"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Go on with the city that was offered."""
        if context.offered_cities and context.open_question:
            accepted = with_city(context.open_question, context.offered_cities[0])
            return answer_question(accepted, context, table, replies)
        if question.names_something:
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
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Go on where the list was left; without a list, tell all of the partnership talked about."""
        if question.names_something or not context.told:
            if not question.names_something and not context.partnerships and not context.cities:
                replies.say("utter_no_list")
                return context.about()
            return answer_question(question.asking("ask_overview"), context, table, replies)
        if context.last_question and context.last_question.entities:
            return say_next_entities(context, table, replies)
        if context.told >= len(context.options):
            replies.say("utter_no_more", count=len(context.options))
            return context
        rows = table.held_partnerships(context.options)
        line = {"ask_age": age_line, "ask_anniversary": anniversary_line}.get(context.last_intent or "")
        known = known_of(context.last_question)
        say_list("utter_next_items", rows, table, replies, line, known, context.told)
        return replace(context, told=end_of_page(context.told, len(rows)), misunderstood=0)


class ActionDeny(AnswerAction):
    """Takes "no" as the refusal of a city that was offered, or as the start of a correction."""

    intent = "deny"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Take up the correction, or ask which city is meant instead."""
        if question.names_something:
            return answer_question(question.asking("name_subject"), context, table, replies)
        if context.open_question:
            return ask_which(context.open_question, context, table, replies)
        replies.say("utter_deny")
        return context


class ActionAskBack(AnswerAction):
    """Asks back what a message means that was not understood: first with readings, then with help."""

    intent = "nlu_fallback"

    def name(self) -> str:
        """The name of the action in domain.yml."""
        return "action_ask_back"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Offer the two likeliest readings, or help where that was done already.

        What the message names answers a question that is open, or is what is talked about from now on.
        """
        only_named = question.runners_up[:1] == ("name_subject",) and not question.unread
        if question.names_something and (context.open_question or (context.last_question and only_named)):
            named = interpreted(question.asking("name_subject"), context, table)
            return answer_question(named, context, table, replies)
        if claimed := _claimed_of_last(question, context) or _left_short(question, context):
            return answer_question(interpreted(claimed, context, table), context, table, replies)
        # "Find me a nice hotel in Lyon": hardly understood, and likely nothing that the table holds.
        strange = len(question.unread) > 1 and _NOTHING_HELD & {*question.runners_up[:2]}
        if strange and question.cities:
            declined = replace(question.asking("ask_city_trivia", Form.TELL), confidence=1.0)
            return answer_question(declined, context, table, replies)
        times = context.misunderstood
        readings = [
            intent for intent in question.runners_up if action_for(intent) and has_trait(intent, Trait.TABLE)
        ][:2]
        entities = {"city": question.cities[0]} if question.cities else {}
        buttons = [
            Button(replies.phrase(f"phrase_reading_{intent}"), intent, entities, needed=True)
            for intent in readings
        ]
        ways = [("utter_ask_back", buttons)] if buttons else []
        help_buttons = _help_buttons(table, replies)
        ways += [("utter_help", help_buttons), ("utter_help_again", help_buttons)]
        # Never the same sentence twice in a row.
        response, suggestions = ways[times % len(ways)]
        replies.say(response, buttons=suggestions)
        return replace(_about_what_is_named(question, context, table), misunderstood=times + 1)


def _claimed_of_last(question: Reading, context: Context) -> Reading | None:
    """ "Is it Turin?" behind "who is Lyon's partner?" as a claim of both; None where nothing of the kind is asked."""
    last = context.last_question
    named = (*question.cities, *question.unknown_places)
    claims = question.form is Form.CONFIRM and question.has(Cue.BRIEF) and len(named) == 1
    told_one = last is not None and (
        has_trait(last.intent, Trait.ABOUT_ONE) or len(context.partnerships) == 1
    )
    if last is None or not (claims and told_one) or len(last.cities) != 1:
        return None
    return replace(question, cities=(*last.cities, *question.cities)).asking("confirm_partnership")


def _left_short(question: Reading, context: Context) -> Reading | None:
    """ "And the third?", "which one?": too short to be sure of, but the conversation makes a question of it; None where it does not."""
    short = question.has(Cue.BRIEF) or (question.rank is not None and question.has(Cue.VERBLESS))
    if context.last_question is None or not short or question.names_rows or question.unread:
        return None
    if question.nth or question.rank or question.pointer in (Pointer.OTHER, Pointer.REST):
        return question.asking("name_subject", Form.TELL)
    which = question.has(Cue.ELLIPTIC) and not question.selects
    return question.asking("ask_partnerships", Form.LIST) if which and context.told > 1 else None


def _about_what_is_named(question: Reading, context: Context, table: PartnershipTable) -> Context:
    """The context, moved to the cities and partnerships that a message names."""
    if not (question.cities or question.partnerships or question.events):
        return context
    subject = find_subject(question, context, table)
    return context.about(tuple(row.id for row in subject.partnerships), subject.cities)


def _help_buttons(table: PartnershipTable, replies: Replies) -> list[Button]:
    buttons = [
        Button(replies.phrase(name), intent, needed=True)
        for name, intent in (
            ("phrase_follow_up_ask_partnerships", "ask_partnerships"),
            ("phrase_reading_list_events", "list_events"),
            ("phrase_reading_define_sister_city", "define_sister_city"),
        )
    ]
    return buttons if table.events else [buttons[0], buttons[2]]


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
            dispatcher.utter_message(
                text=event.get("text"), buttons=data.get("buttons") or [], json_message=data.get("custom")
            )
        if not said:
            dispatcher.utter_message(response="utter_nothing_to_repeat")
        return []


class ActionChooseLanguage(AnswerAction):
    """Confirms the language that was asked for, or says which ones are spoken."""

    intent = "choose_language"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Name the language, or those that there are, in the language of the turn."""
        asked = question.language or replies.words.language
        name = name_of_language(asked, replies.words.language)
        if is_spoken(asked):
            replies.say("utter_language_chosen", name=name)
            return context
        names = [name_of_language(code, code) for code in spoken()]
        replies.say("utter_language_not_spoken", name=name, names=replies.words.enumeration(names))
        return context
