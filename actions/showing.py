"""Answers that are a picture and no more."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction
from actions.pictures import rows_pictured, say_picture
from actions.sentences.paging import MOST_LISTED
from actions.sentences.replies import Replies
from twincities.dialogue.context import Context
from twincities.dialogue.finding import refuse_unknown
from twincities.reading import Reading
from twincities.table import PartnershipTable


class ActionShowPicture(AnswerAction):
    """Shows a map, a timeline or bars of what is named, of what was told, or of the whole table."""

    intent = "show_picture"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the picture; what was talked about stays so, unless the question names something else."""
        refuse_unknown(question)
        rows = rows_pictured(question, context, table)
        last = context.last_question
        group_by = question.group_by or (last.group_by if last and not question.names_something else None)
        say_picture(question, rows, group_by, table, replies)
        if not question.names_something:
            return replace(context, misunderstood=0)
        return context.about(tuple(row.id for row in rows[:MOST_LISTED]), question.cities)
