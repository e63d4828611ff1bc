"""How far apart cities are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.answering import AnswerAction
from actions.sentences.replies import Replies
from actions.sentences.settling import after_answer, settle_subject
from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.finding import find_subject
from twincities.dialogue.pages import PAGE
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable
from twincities.table.places.distances import kilometres_between
from twincities.table.whereabouts import coordinates_of

_MOST_RANKED = 3  # pairs
Pair = tuple[str, str]
"""The ids of two cities."""


class ActionAskDistance(AnswerAction):
    """Tells the length of the great circle between two cities."""

    intent = "ask_distance"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for the cities that are named, or for a city and each of its partners."""
        question = settle_doubts(question, table)
        if question.cues & {Cue.FARTHEST, Cue.CLOSEST}:
            return self._say_in_order(question, context, table, replies)
        if len(question.cities) > 1:
            first, *others = question.cities
            self._say([(first, other) for other in others], table, replies)
            return after_answer(question, context, Subject((), question.cities))
        subject = settle_subject(question, context, table, replies)
        home = context.town(table)
        named = question.cities[0] if question.cities else None
        if named and home and named != home and not subject.partnerships:
            self._say([(home, named)], table, replies)
        else:
            self._say([row.cities for row in subject.partnerships[:PAGE]], table, replies)
        return after_answer(question, context, subject)

    def _say_in_order(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Say which partners lie farthest away, or closest, the first one first: "which twin town is furthest away?"."""
        bare = replace(question, rank=None, entities=None, comparison=None)
        subject = find_subject(bare.asking("ask_partnerships", Form.LIST), context, table)
        apart = {row: distance for row in subject.partnerships if (distance := _distance(row.cities, table))}
        order = sorted(apart, key=lambda row: apart[row], reverse=question.has(Cue.FARTHEST))[:_MOST_RANKED]
        if order:
            self._say([row.cities for row in order], table, replies)
        if nowhere := _without_place((id for row in subject.partnerships for id in row.cities), table):
            replies.say("utter_no_distance", names=replies.words.first_of(nowhere, PAGE))
        return after_answer(question, context, Subject(tuple(order[:1]), ()))

    @staticmethod
    def _say(pairs: Sequence[Pair], table: PartnershipTable, replies: Replies) -> None:
        """Say how far apart the cities of each pair are, and of which that is not known."""
        known = [(pair, distance) for pair in pairs if (distance := _distance(pair, table)) is not None]
        words = replies.words
        if len(known) == 1:
            ((one, other), distance) = known[0]
            pair = words.pair([table.label(one), table.label(other)])
            replies.say("utter_distance", pair=pair, distance=words.kilometres(distance))
        elif known:
            lines = [
                replies.phrase(
                    "phrase_item_distance",
                    pair=replies.phrase("phrase_title", first=table.label(one), second=table.label(other)),
                    distance=words.kilometres(distance),
                )
                for (one, other), distance in known
            ]
            replies.say("utter_distance_list", items=words.bullets(lines))
        if nowhere := _without_place((id for pair in pairs for id in pair), table):
            replies.say("utter_no_distance", names=words.enumeration(nowhere))


def _distance(pair: Pair, table: PartnershipTable) -> float | None:
    one, other = (coordinates_of(table.city(id)) for id in pair)
    return kilometres_between(one, other) if one and other else None


def _without_place(cities: Iterable[str], table: PartnershipTable) -> list[str]:
    """The names of those cities of which nobody says where they lie."""
    return [table.label(id) for id in dict.fromkeys(cities) if coordinates_of(table.city(id)) is None]
