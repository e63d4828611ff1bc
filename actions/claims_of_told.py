"""Claims of all that was told last: "are they all Lyon's?"."""

from __future__ import annotations

from actions.sentences.paging import say_list
from actions.sentences.replies import Replies
from actions.sentences.settling import after_answer
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.reading import Pointer, Quantifier, Reading
from twincities.table import PartnershipTable


def answer_on_all_told(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say whether all partnerships that were told are those of one city, and which are not; None where that is not asked."""
    of_told = question.quantifier is Quantifier.ALL and question.pointer is Pointer.THOSE
    if not of_told or len(question.cities) != 1 or question.conditions:
        return None
    told = table.held_partnerships(context.partnerships)
    rows = [row for row in told if question.cities[0] in row.cities]
    others = [row for row in told if row not in rows]
    say_list(
        "utter_not_all" if others else "utter_all",
        others or rows,
        table,
        replies,
        filter=replies.phrase("phrase_of_city", city=table.label(question.cities[0])),
        count=len(rows),
        total=len(told),
        city="",
    )
    return after_answer(question, context, Subject(tuple(told)))
