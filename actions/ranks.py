"""The oldest and the newest partnership, and those of any other place in an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction
from actions.claims.dates import dates_of, least_precise, say_undated
from actions.ranks_by_group import say_extremes
from actions.sentences.findings import lead_where_told, verdict_on_all
from actions.sentences.paging import say_list
from actions.sentences.premises import say_no_dates, say_premises
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_comparison, describe_filter, pair_of
from actions.sentences.settling import after_answer, follow_ups
from actions.sentences.state_sentences import say_former
from twincities.dialogue.conditions import split_claims
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject, refuse_unknown
from twincities.dialogue.premises import NoneFits
from twincities.dialogue.ranking import by_place, ranked
from twincities.dialogue.subject import Subject, ends_of
from twincities.reading import Cue, Dimension, Form, Measure, Quantifier, Rank, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.claims import when_begun

_MOST_UNDATED = 3  # partnerships
_FEW = 3
"""How many are told where one is claimed to be "one of the oldest"."""


def _among(question: Reading, subject: Subject, table: PartnershipTable, replies: Replies) -> str:
    """Among which partnerships something is the oldest, in words: " of Lyon with a city in Spain"."""
    names = [table.label(id) for id in question.cities]
    parts = [replies.phrase("phrase_of_partners", names=replies.words.either(names))] if names else []
    if words := describe_filter(subject.conditions, table, replies, question.has(Cue.CONJOINED)):
        parts.append(words)
    if question.comparison:
        parts.append(describe_comparison(question.comparison, table, replies))
    return replies.words.behind(replies.words.joined(parts))


def _is_in_other_half(
    claimed: Sequence[Partnership], rows: Sequence[Partnership], rank: Rank, table: PartnershipTable
) -> bool | None:
    """False where partnerships that are said to be among the oldest are among the newer half; else None, as nothing says how many "the oldest" are."""
    half = ranked(rows, rank._replace(wanted=max(1, len(rows) // 2)), table)
    apart = all(row.since for row in claimed) and not {*claimed} & {*half}
    return False if apart else None


class _RankAction(AnswerAction):
    """What the questions for the oldest and for the newest partnership have in common."""

    greatest: bool

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the partnership, or with all that share the place."""
        refuse_unknown(question)
        if question.has(Cue.EXTREMES) and question.rank is None and question.form is not Form.CONFIRM:
            one = replace(question, cues=question.cues - {Cue.EXTREMES})
            for greatest in (True, False):
                after = self.answer(replace(one, rank=Rank(Measure.AGE, greatest)), context, table, replies)
                context = replace(context, mentioned=after.mentioned)  # "how far apart are they?"
            return after
        rank = question.rank or Rank(Measure.AGE, self.greatest)
        question = replace(question, rank=rank)
        if question.form is Form.GROUP and question.group_by:
            return self._answer_each(rank, question.group_by, question, context, table, replies)
        claimed = self._claimed(question, context, table)
        among, claims = question, Filter()
        if question.form is Form.CONFIRM and rank.by is Measure.AGE:
            # "Is the oldest Japanese pair about wine?", "is Lyon's oldest partner in Asia?"
            among, claims = split_claims(question)
        if claims and not (claimed and question.pointer):
            claimed = ()
        elif claimed:
            claims = Filter()  # "is that the oldest one any British town has?"
            among = replace(
                question, cities=(), partnerships=(), pointer=None, nth=None, quantifier=Quantifier.ALL
            )
        one_of_several = (
            bool(claimed)
            and question.has(Cue.AMONG)
            # "… has wine among its themes", "… or was one of the others before it?"
            and not (question.themes or question.has(Cue.ALTERNATIVE))
            and rank == Rank(Measure.AGE, rank.greatest)
        )
        if one_of_several:
            rank = rank._replace(wanted=_FEW)
            among = replace(among, rank=rank)
        subject = find_subject(replace(among, form=Form.TELL), context, table)
        rows = subject.partnerships
        if any(isinstance(one, NoneFits) and one.city for one in subject.premises):
            say_premises(subject, table, replies)
            return after_answer(question, context, subject)
        if not rows:
            none = replace(among, form=Form.TELL)
            former = self._say_none(subject, none, context, table, replies)
            return after_answer(question, context, Subject(tuple(former), ())) if former else context
        if claims:
            fitting = table.find(claims)
            verdict = verdict_on_all([row in fitting for row in rows])
        else:
            # Of a city one of its partnerships is claimed; of several that share the place, one is neither it nor not it.
            there = set(claimed) & set(rows)
            is_there = bool(there) if len(question.cities) == 1 else len(there) == len(claimed)
            is_told = not is_there or len(there) == len(rows) or question.has(Cue.AMONG)
            verdict = is_there if claimed and is_told else None
            if one_of_several and not is_there:
                everyone = find_subject(replace(among, rank=None, form=Form.TELL), context, table)
                verdict = _is_in_other_half(claimed, everyone.partnerships, rank, table)
        lead = lead_where_told(verdict, question, replies)
        self._say(rank, rows, lead, _among(among, subject, table, replies), table, replies)
        cities = ends_of(rows) if len(rows) == 1 else ()
        return after_answer(question, context, Subject(tuple(rows), cities))

    @staticmethod
    def _answer_each(
        rank: Rank,
        dimension: Dimension,
        question: Reading,
        context: Context,
        table: PartnershipTable,
        replies: Replies,
    ) -> Context:
        """Answer with the partnership of each group: "the oldest of each continent"."""
        whole = replace(question, rank=None, group_by=None, quantifier=None, form=Form.LIST)
        subject = find_subject(whole, context, table)
        among = _among(whole, subject, table, replies)
        if not subject.partnerships:
            replies.say("utter_none_fit", lead="", filter=describe_filter(subject.conditions, table, replies))
            return context
        told = say_extremes(rank, dimension, subject.partnerships, question, among, table, replies)
        return after_answer(question, context, Subject(tuple(told), ()))

    @staticmethod
    def _say_none(
        subject: Subject, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Sequence[Partnership]:
        """Say that nothing is as described, or is dated, or how many there are where fewer are than the place that is asked for, and which are over; returns these."""
        conditions = subject.conditions or question.conditions
        words = describe_filter(conditions, table, replies)
        place = question.rank.place if question.rank else 1
        looked_for = place > 1 or bool(subject.conditions)
        unranked = replace(question, rank=None)
        there_are = find_subject(unranked, context, table).partnerships if looked_for else ()
        undated = [row for row in there_are if row.since is None]
        if undated and len(undated) == len(there_are):
            for row in undated[:_MOST_UNDATED]:
                say_undated(row, table, replies)
            return undated
        if say_no_dates(conditions, question.cities, table, replies):
            return ()
        if not there_are:
            replies.say("utter_none_fit", lead="", filter=words)
            return ()
        replies.say(
            "utter_no_such_place",
            place=place,
            number=replies.words.counted(Dimension.PARTNERSHIP, len(there_are)),
            description=_among(question, subject, table, replies),
        )
        # "Wasn't there a third Spanish one?" may be over by now.
        return say_former(replace(subject.conditions, cities=question.cities), table, replies)

    @staticmethod
    def _claimed(question: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
        """The partnerships of which a question claims the place: "is Lyon's the oldest?"."""
        if question.form is not Form.CONFIRM:
            return ()
        bare = replace(
            question, intent="ask_since", rank=None, countries=(), continents=(), years=(), themes=()
        )
        if not bare.names_rows and not bare.pointer:
            return ()
        return find_subject(bare, context, table).partnerships

    def _say(
        self,
        rank: Rank,
        rows: Sequence[Partnership],
        lead: str,
        among: str,
        table: PartnershipTable,
        replies: Replies,
    ) -> None:
        name = "oldest" if rank.greatest else "newest"
        dated = {"began": "", "since": "", "among": among} | (
            dates_of(least_precise(rows), replies) if rows[0].since else {}
        )
        if rank.by is not Measure.AGE:
            say_list("utter_most_events" if rank.greatest else "utter_fewest_events", rows, table, replies,
                     lead=lead, count=len(table.events_of(rows[0].id)))  # fmt: skip
        elif rank.wanted > 1 and rank.place > 1:
            # Of "the next three" each is told with its place.
            for place, equals in enumerate(by_place(rows, rank, table), rank.place):
                self._say(rank._replace(place=place, wanted=1), equals, lead, among, table, replies)
        elif rank.wanted > 1:
            say_list(f"utter_{name}_several", rows, table, replies, count=len(rows), lead=lead, among=among)
        elif rank.place > 1:
            response = f"utter_{name}_place" if len(rows) == 1 else f"utter_{name}_place_tie"
            say_list(
                response,
                rows,
                table,
                replies,
                lead=lead,
                place=replies.words.ordinal(rank.place),
                pair=pair_of(rows[0], table, replies),
                **dated,
            )
        elif len(rows) == 1:
            replies.say(
                f"utter_{name}",
                lead=lead,
                pair=pair_of(rows[0], table, replies),
                **dated,
                claims=when_begun(rows[0]),
                buttons=follow_ups(rows[0], table, replies, "ask_since"),
            )
        else:
            say_list(f"utter_{name}_tie", rows, table, replies, lead=lead, **dated)


class ActionAskOldest(_RankAction):
    """Names the partnership that began first."""

    intent = "ask_oldest"
    greatest = True


class ActionAskNewest(_RankAction):
    """Names the partnership that began last."""

    intent = "ask_newest"
    greatest = False
