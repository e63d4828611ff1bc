"""Comparisons of age: which of several is older, and which is the oldest or the newest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question, ask_which
from actions.date_claims import dates_of, say_undated
from actions.dates import MOST_SENTENCES, years_in_words
from actions.paging import say_list
from actions.replies import Replies, enumeration
from actions.settling import after_answer, follow_ups, settle_subject
from actions.wording import describe_filter, pair_of
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject, refuse_unknown
from twincities.dialogue.ranking import reference_rows
from twincities.dialogue.subject import Subject, ends_of
from twincities.reading import Cue, Form, Measure, Quantifier, Rank, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_held, that_twinned, when_begun
from twincities.table.countries import country_name_in_sentence


class ActionCompareAge(AnswerAction):
    """Tells which of several partnerships is older."""

    intent = "compare_age"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the order of the partnerships asked about."""
        comparison = question.comparison
        if comparison and comparison.by is Measure.PARTNERSHIPS and question.cities and comparison.cities:
            return _compare_partners(question, context, table, replies)
        if question.has(Cue.EXTREMES) and not question.cities:
            # "how many years lie between the oldest and the newest?"
            ends = [*table.oldest(table.partnerships)[:1], *table.newest(table.partnerships)[:1]]
            subject = Subject(tuple(dict.fromkeys(ends)))
        else:
            bare = replace(question, rank=None)
            subject = settle_subject(bare, context, table, replies)
        rows = self._compared(question, context, subject, table)
        if comparison and comparison.by is not Measure.AGE and len(rows) == 2:
            say = _compare_events if comparison.by is Measure.EVENTS else _say_shared
            say(question, rows[0], rows[1], table, replies)
            return after_answer(question, context, Subject(tuple(rows), subject.cities))
        if question.comparison and question.comparison.relation == 0 and len(rows) > 2:
            return _say_same_year(question, context, subject, rows, table, replies)
        if len(rows) == 1:
            # There is nothing to compare with, but a date to tell.
            alone = replace(question.asking("ask_since", Form.TELL), comparison=None)
            return answer_question(alone, context, table, replies)
        if not rows:
            return ask_which(question, context, table, replies)
        dated = [row for row in rows if row.since]
        for row in rows:
            if row.since is None:
                say_undated(row, table, replies)
        if len(dated) == 2:
            self._compare_two(question, dated[0], dated[1], table, replies)
            if not question.has(Cue.AGE):
                # "how does Lyon–Turin differ from Nice–Houston?" asks about more than the age.
                both = replace(
                    question.asking("ask_overview", Form.TELL),
                    cities=(),
                    comparison=None,
                    partnerships=tuple(row.id for row in rows),
                )
                return answer_question(both, context, table, replies)
        elif len(dated) > 2:
            rows = table.oldest_first(dated)
            say_list("utter_age_order", rows, table, replies)
        return after_answer(question, context, Subject(tuple(rows), subject.cities))

    @staticmethod
    def _compared(
        question: Reading, context: Context, subject: Subject, table: PartnershipTable
    ) -> list[Partnership]:
        """The partnerships that are compared: those asked about, and behind them the ones they are held against."""
        rows = list(subject.partnerships)
        reference = reference_rows(question.comparison, table) if question.comparison else []
        talked_about = table.held_partnerships(context.partnerships)
        if reference:
            if not question.cities and not question.partnerships:
                rows = [row for row in talked_about if row not in reference][:1] or rows
            return list(dict.fromkeys([*_oldest_of(rows, table), *_oldest_of(reference, table)]))
        if len(rows) == 1 and len(question.cities) < 2 and talked_about and talked_about[0] != rows[0]:
            # "is it older than Shanghai's?" compares with what was talked about.
            rows = [talked_about[0], rows[0]]
        if len(rows) > MOST_SENTENCES and len(question.cities) > 1:
            # "which is older, Shanghai's or Osaka's?" compares the oldest of each.
            rows = [row for city in question.cities for row in table.oldest(table.partnerships_of(city))[:1]]
        return rows

    @staticmethod
    def _compare_two(
        question: Reading, one: Partnership, other: Partnership, table: PartnershipTable, replies: Replies
    ) -> None:
        assert one.since and other.since
        relation = question.comparison.relation if question.comparison else 1
        claims = question.form is Form.CONFIRM and not question.has(Cue.ALTERNATIVE)
        if len(table.oldest((one, other))) == 2:
            replies.say(
                "utter_same_age_denied" if claims and relation != 0 else "utter_same_age",
                pair=pair_of(one, table),
                other=pair_of(other, table),
                **dates_of(_least_precise((one, other)), replies),
                claims=[*when_begun(one), *when_begun(other)],
            )
            return
        older, younger = (one, other) if one.since.order < other.since.order else (other, one)
        years = abs(one.since.year - other.since.year)
        lead = ""
        if claims:
            same_year = relation == 0 and one.since.year == other.since.year
            right = same_year or (relation != 0 and (older is one) == (relation > 0))
            lead = replies.phrase("phrase_yes" if right else "phrase_no") + " "
        replies.say(
            "utter_older",
            lead=lead,
            older=pair_of(older, table),
            younger=pair_of(younger, table),
            older_began=dates_of(older, replies)["began"],
            younger_began=dates_of(younger, replies)["began"],
            difference=years_in_words(years, replies) if years else replies.phrase("phrase_months"),
            claims=[*when_begun(older), *when_begun(younger)],
        )


def _compare_partners(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say how many partners two cities have, and whether that bears out what was asked."""
    assert question.comparison
    one, other = question.cities[0], question.comparison.cities[0]
    numbers = [len(table.partnerships_of(city)) for city in (one, other)]
    relation = (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    lead = ""
    if question.form is Form.CONFIRM:
        right = relation == question.comparison.relation
        lead = replies.phrase("phrase_yes" if right else "phrase_no") + " "
    replies.say(
        "utter_more_partners_than",
        lead=lead,
        city=table.label(one),
        other=table.label(other),
        count=numbers[0],
        other_count=numbers[1],
    )
    return after_answer(question, context, Subject((), (one, other)))


def _compare_events(
    question: Reading, one: Partnership, other: Partnership, table: PartnershipTable, replies: Replies
) -> None:
    """Say how many events two partnerships have, and whether that bears out what was asked."""
    assert question.comparison
    numbers = [len(table.events_of(row.id)) for row in (one, other)]
    relation = (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    lead = ""
    if question.form is Form.CONFIRM:
        right = relation == question.comparison.relation
        lead = replies.phrase("phrase_yes" if right else "phrase_no") + " "
    replies.say(
        "utter_more_events_than",
        lead=lead,
        pair=pair_of(one, table),
        other=pair_of(other, table),
        count=numbers[0],
        other_count=numbers[1],
        claims=[claim for row in (one, other) for claim in map(that_held, table.events_of(row.id))],
    )


def _say_shared(
    question: Reading, one: Partnership, other: Partnership, table: PartnershipTable, replies: Replies
) -> None:
    """Say which themes or countries two partnerships share, and whether that bears out what was asked."""
    assert question.comparison
    if question.comparison.by is Measure.THEME:
        shared = [theme for theme in one.themes if theme in other.themes]
        response = "utter_shared_themes" if shared else "utter_no_shared_theme"
    else:
        home = table.home_country()
        codes = [
            code for code in table.countries_of(one) if code in table.countries_of(other) and code != home
        ]
        shared = [country_name_in_sentence(code) for code in dict.fromkeys(codes)]
        response = "utter_shared_countries" if shared else "utter_no_shared_country"
    lead = ""
    if question.form is Form.CONFIRM:
        lead = replies.phrase("phrase_yes" if shared else "phrase_no") + " "
    replies.say(
        response,
        lead=lead,
        pair=pair_of(one, table),
        other=pair_of(other, table),
        shared=enumeration(shared),
        claims=[*map(that_twinned, (one, other))],
    )


def _say_same_year(
    question: Reading,
    context: Context,
    subject: Subject,
    rows: Sequence[Partnership],
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    """Say which of several partnerships began in the same year."""
    years = Counter(row.since.year for row in rows if row.since)
    alike = [row for row in table.oldest_first(rows) if row.since and years[row.since.year] > 1]
    say_list("utter_same_year" if alike else "utter_no_same_year", alike or rows, table, replies)
    return after_answer(question, context, Subject(tuple(alike or rows), subject.cities))


def _oldest_of(rows: Sequence[Partnership], table: PartnershipTable) -> Sequence[Partnership]:
    """The rows, or the oldest of them where they are many."""
    return rows if len(rows) <= 1 else table.oldest(rows)[:1] or rows[:1]


def _least_precise(rows: Sequence[Partnership]) -> Partnership:
    """Of partnerships that began at the same time, the one whose date holds for all of them."""
    return min(rows, key=lambda row: sum(part is not None for part in row.since or ()))


class _RankAction(AnswerAction):
    """What the questions for the oldest and for the newest partnership have in common."""

    greatest: bool

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the partnership, or with all that share the place."""
        refuse_unknown(question)
        rank = question.rank or Rank(Measure.AGE, self.greatest)
        question = replace(question, rank=rank)
        claimed = self._claimed(question, context, table)
        among = (
            replace(question, cities=(), partnerships=(), pointer=None, nth=None, quantifier=Quantifier.ALL)
            if claimed
            else question
        )
        subject = find_subject(replace(among, form=Form.TELL), context, table)
        rows = subject.partnerships
        if not rows:
            replies.say(
                "utter_none_fit",
                lead="",
                filter=describe_filter(subject.conditions or question.conditions, table, replies),
            )
            return context
        self._say(question, rank, rows, claimed, table, replies)
        cities = ends_of(rows) if len(rows) == 1 else ()
        return after_answer(question, context, Subject(tuple(rows), cities))

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
        question: Reading,
        rank: Rank,
        rows: Sequence[Partnership],
        claimed: Sequence[Partnership],
        table: PartnershipTable,
        replies: Replies,
    ) -> None:
        name = "oldest" if rank.greatest else "newest"
        dated = {"began": "", "since": ""} | (
            dates_of(_least_precise(rows), replies) if rows[0].since else {}
        )
        lead = ""
        if claimed and not set(claimed) <= set(rows):
            lead = replies.phrase("phrase_no") + " "
        elif claimed and len(rows) == len(claimed):
            lead = replies.phrase("phrase_yes") + " "
        if rank.by is not Measure.AGE:
            say_list("utter_most_events" if rank.greatest else "utter_fewest_events", rows, table, replies,
                     lead=lead, count=len(table.events_of(rows[0].id)))  # fmt: skip
        elif rank.wanted > 1:
            say_list(f"utter_{name}_several", rows, table, replies, count=len(rows), lead=lead)
        elif rank.place > 1:
            response = f"utter_{name}_place" if len(rows) == 1 else f"utter_{name}_place_tie"
            say_list(
                response,
                rows,
                table,
                replies,
                lead=lead,
                place=rank.place,
                pair=pair_of(rows[0], table),
                **dated,
            )
        elif len(rows) == 1:
            replies.say(
                f"utter_{name}",
                lead=lead,
                pair=pair_of(rows[0], table),
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
