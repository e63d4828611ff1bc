"""What asks nothing of the table: greetings, small talk, thanks, and what has nothing to do with it."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction
from actions.sentences.replies import Replies
from actions.sentences.rows import partners_sentence
from twincities.dialogue.context import Context
from twincities.dialogue.pages import PAGE
from twincities.reading import Reading
from twincities.table import PartnershipTable
from twincities.table.about import AboutKey
from twincities.table.claims import that_twinned


class _Aside(AnswerAction):
    """Answers what is about nothing in the table, unless the conversation makes a question of it: "only the Japanese ones, thanks"."""

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Say what is said to it; what is talked about stays."""
        self._say(table, replies)
        return context

    def _say(self, table: PartnershipTable, replies: Replies) -> None:
        replies.say(f"utter_{self.intent}")


class _Remark(_Aside):
    """Answers what asks nothing; cities that are named in it are what is talked about from then on."""

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Say what is said to such a remark, and of a city that is named who its partners are."""
        self._say(table, replies)
        cities = [city for city in question.cities if table.partnerships_of(city)]
        if not cities:
            return context
        rows = table.partnerships_of(cities[0])
        partners = partners_sentence(cities[0], table, replies)
        replies.say("utter_partners_are", partners=partners, claims=map(that_twinned, rows[:PAGE]))
        after = context.about(tuple(row.id for row in rows), (cities[0],))
        return replace(after, home=context.home_after(question))


class ActionGreet(_Remark):
    """Greets back, in the words of the table where it has some."""

    intent = "greet"

    def _say(self, table: PartnershipTable, replies: Replies) -> None:
        if greeting := table.about.get(AboutKey.GREETING):
            replies.say("utter_greet_own", greeting=table.said(greeting))
        else:
            super()._say(table, replies)


class ActionSmallTalk(_Remark):
    """Answers small talk."""

    intent = "small_talk"


class ActionThank(_Aside):
    """Answers thanks."""

    intent = "thank"


class ActionGoodbye(_Aside):
    """Says goodbye."""

    intent = "goodbye"


class ActionCompliment(_Aside):
    """Answers praise."""

    intent = "compliment"


class ActionOutOfScope(_Aside):
    """Declines what has nothing to do with the table."""

    intent = "out_of_scope"


class ActionAskCapabilities(_Aside):
    """Tells what the assistant does, where what may be asked of an event was asked behind none."""

    intent = "ask_capabilities"
