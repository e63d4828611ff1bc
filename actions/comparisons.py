"""Comparisons: which of several partnerships is older, which city has more of them, what two have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question, ask_which
from actions.claims.dates import dates_of, least_precise, say_undated
from actions.claims.numbers import finding_on_numbers
from actions.dates import MOST_SENTENCES
from actions.sentences.findings import lead_of
from actions.sentences.paging import say_list, say_more
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.settling import after_answer, settle_subject
from twincities.dialogue.context import Context
from twincities.dialogue.difference import held_apart
from twincities.dialogue.pages import PAGE
from twincities.dialogue.ranking import alike, reference_rows
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.reading.model.predicates import Predicate, Relation
from twincities.table import PartialDate, Partnership, PartnershipTable
from twincities.table.claims import that_held, that_twinned, when_begun


class ActionCompareAge(AnswerAction):
    """Tells which of several partnerships is older."""

    intent = "compare_age"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the order of the partnerships asked about."""
        comparison = question.comparison
        by_number = comparison is not None and comparison.by is Measure.PARTNERSHIPS
        of_cities = (*question.cities, *comparison.cities) if comparison else ()
        sides = held_apart(question) or of_cities
        if by_number and len(sides) > 1:
            return _compare_partners(question, sides[0], sides[1], context, table, replies)
        subject = self._subject(question, context, table, replies)
        if subject.is_refuted and not subject.partnerships:
            return after_answer(question, context, subject)
        if subject.unknown and question.form is Form.CONFIRM:
            return after_answer(question, context, subject)  # nothing is borne out of a city that is not held
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
        undated = [row for row in rows if row.since is None]
        for row in undated[:PAGE]:
            say_undated(row, table, replies)
        if left := len(undated[PAGE:]):
            say_more(left, replies)
        if len(dated) == 2:
            self._compare_two(question, dated[0], dated[1], table, replies)
            if question.comparison is None and not question.has(Cue.AGE):
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
    def _subject(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> Subject:
        """What is compared; for "how many years lie between the oldest and the newest?" these two, of a city or of all."""
        if not question.has(Cue.EXTREMES):
            return settle_subject(replace(question, rank=None), context, table, replies)
        subject = Subject(tuple(table.partnerships))
        if question.cities:
            subject = settle_subject(replace(question, rank=None), context, table, replies)
        ends = [*table.oldest(subject.partnerships)[:1], *table.newest(subject.partnerships)[:1]]
        return replace(subject, partnerships=tuple(dict.fromkeys(ends)))

    @staticmethod
    def _compared(
        question: Reading, context: Context, subject: Subject, table: PartnershipTable
    ) -> list[Partnership]:
        """The partnerships that are compared: those asked about, and behind them the ones they are held against."""
        rows = list(subject.partnerships)
        reference = reference_rows(question.comparison, table) if question.comparison else []
        talked_about = table.held_partnerships(context.partnerships)
        if reference:
            if not question.names_something and not question.conditions:
                rows = [row for row in talked_about if row not in reference][:1] or rows
            return list(dict.fromkeys([*_oldest_of(rows, table), *_oldest_of(reference, table)]))
        if len(rows) == 1 and question.has(Cue.SEVERALLY) and len(question.cities) == 1:
            # "is Wellington's older than both?" holds it against the two told last
            both = table.held_partnerships([id for id in context.mentioned if id != rows[0].id][-2:])
            younger = question.comparison is not None and question.comparison.relation < 0
            return [*rows, *(table.newest(both) if younger else table.oldest(both))[:1]]
        held_against = len(question.cities) < 2 or question.pointer in (Pointer.IT, Pointer.THEY)
        if len(rows) == 1 and held_against and talked_about and talked_about[0] != rows[0]:
            # "is it older than Shanghai's?" compares with what was talked about.
            asked = question.form is Form.CONFIRM and question.pointer is None
            rows = [rows[0], talked_about[0]] if asked else [talked_about[0], rows[0]]
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
        unit = question.comparison.unit if question.comparison else "year"
        if len(table.oldest((one, other))) == 2:
            known = one.since == other.since and (one.since.day is not None or not claims)
            if relation == 0:
                known = one.since.tells(unit) and other.since.tells(unit)
            if not known:
                replies.say(
                    "utter_order_unknown",
                    pair=pair_of(one, table, replies),
                    other=pair_of(other, table, replies),
                    began=dates_of(one, replies)["began"],
                    other_began=dates_of(other, replies)["began"],
                    claims=[*when_begun(one), *when_begun(other)],
                )
                return
            replies.say(
                "utter_same_age_denied" if claims and relation != 0 else "utter_same_age",
                lead=lead_of(True, question, replies) if claims else "",
                pair=pair_of(one, table, replies),
                other=pair_of(other, table, replies),
                **dates_of(least_precise((one, other)), replies),
                claims=[*when_begun(one), *when_begun(other)],
            )
            return
        older, younger = (one, other) if one.since.order < other.since.order else (other, one)
        same = relation == 0 and one.since.within(unit) == other.since.within(unit)
        right = same or (relation != 0 and (older is one) == (relation > 0))
        claims = claims and not (right and question.comparison is None)  # no "yes" to what was not read
        replies.say(
            "utter_older",
            lead=lead_of(right, question, replies) if claims else "",
            older=pair_of(older, table, replies),
            younger=pair_of(younger, table, replies),
            older_began=dates_of(older, replies)["began"],
            younger_began=dates_of(younger, replies)["began"],
            difference=_time_between(older.since, younger.since, question, replies),
            claims=[*when_begun(older), *when_begun(younger)],
        )


def _time_between(
    older: PartialDate | None, younger: PartialDate | None, question: Reading, replies: Replies
) -> str:
    """By how much a partnership is older: in years; within one, or where these are asked for, in months."""
    assert older and younger
    months = older.months_until(younger)
    years = younger.year - older.year if months is None else months // 12
    if months and (not years or question.finer == "month"):
        return replies.words.time_span(months)
    return replies.words.years(years) if years else replies.phrase("phrase_months")


def _compare_partners(
    question: Reading, one: str, other: str, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say how many partners two cities, or places, have, and whether that bears out what was asked."""
    assert question.comparison
    relation = {1: Relation.MORE, -1: Relation.FEWER, 0: Relation.AS_MANY}[question.comparison.relation]
    finding = finding_on_numbers(Predicate(relation, one, other), question, table, replies)
    replies.say(
        "utter_findings",
        lead=lead_of(finding.holds, question, replies),
        findings=finding.said,
        claims=finding.claims,
    )
    if question.against:
        # "And with France?" goes on with the counts.
        return replace(context.about(cities=context.cities), last_question=context.last_question)
    return after_answer(question, context, Subject((), (one, other)))


def _compare_events(
    question: Reading, one: Partnership, other: Partnership, table: PartnershipTable, replies: Replies
) -> None:
    """Say how many events two partnerships have, and whether that bears out what was asked."""
    assert question.comparison
    numbers = [len(table.events_of(row.id)) for row in (one, other)]
    relation = (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    replies.say(
        "utter_more_events_than",
        lead=lead_of(relation == question.comparison.relation, question, replies),
        pair=pair_of(one, table, replies),
        other=pair_of(other, table, replies),
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
        shared = [table.said(theme) for theme in one.themes if theme in other.themes]
        response = "utter_shared_themes" if shared else "utter_no_shared_theme"
    else:
        home = table.home_country()
        codes = [
            code for code in table.countries_of(one) if code in table.countries_of(other) and code != home
        ]
        shared = [replies.words.place(code) for code in dict.fromkeys(codes)]
        response = "utter_shared_countries" if shared else "utter_no_shared_country"
    replies.say(
        response,
        lead=lead_of(bool(shared), question, replies),
        pair=pair_of(one, table, replies),
        other=pair_of(other, table, replies),
        shared=replies.words.enumeration(shared),
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
    """Say which of several partnerships began in the same year; of months and days their dates, in order, where they differ."""
    unit = question.comparison.unit if question.comparison else "year"
    told = alike(table.oldest_first(rows), unit)
    of_all = question.form is Form.CONFIRM and question.is_of_all and not question.unread
    response = "utter_same_year" if told else "utter_no_same_year"
    if of_all and len(told) == len(rows) and len({row.since.within(unit) for row in told if row.since}) == 1:
        response = "utter_all"  # "are all the others of the same year?"
    elif unit != "year":
        response, told = "utter_age_order", table.oldest_first(rows)
    say_list(response, told or rows, table, replies, count=len(told))
    return after_answer(question, context, Subject(tuple(told or rows), subject.cities))


def _oldest_of(rows: Sequence[Partnership], table: PartnershipTable) -> Sequence[Partnership]:
    """The rows, or the oldest of them where they are many."""
    return rows if len(rows) <= 1 else table.oldest(rows)[:1] or rows[:1]
