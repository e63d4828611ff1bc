"""Anniversaries: the next ones, and the year of the one that is asked for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from actions.answering import AnswerAction
from actions.claims.dates import dates_of, say_undated
from actions.dates import MOST_SENTENCES
from actions.sentences.paging import say_list
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import item_of, pair_of, title_of
from actions.sentences.settling import after_answer, follow_ups, settle_subject
from twincities.day_of_answers import day_of_answers
from twincities.dialogue.context import Context
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Quantifier, Reading
from twincities.table import DateSpan, PartialDate, Partnership, PartnershipTable
from twincities.table.claims import when_begun

_ROUND = 10  # years between round anniversaries
_FIVES = 5  # ... where every fifth counts


class ActionAskAnniversary(AnswerAction):
    """Tells the next anniversaries, or the year of the one that is asked for."""

    intent = "ask_anniversary"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the next anniversaries of each partnership asked about; where it is many, the nearest first."""
        # "Of the pair of 1985" tells which is meant; "in 2030", or "the 40th in 2025", when it is.
        asked_years = [
            span
            for span in question.years
            if isinstance(span, DateSpan)
            and (
                any(_is_reached(one, span, table) for one in _numbers_of(question))
                or _begins_in(span, day_of_answers().year)
                or _is_behind(span, question, table)
            )
        ]
        bounds = tuple(span for span in question.years if span not in asked_years)
        subject = self._subject(replace(question, years=bounds), context, table, replies)
        if asked_years and len(subject.partnerships) != 1:
            return self._say_of_years(question, context, subject, asked_years, table, replies)
        in_fives = question.has(Cue.ROUND) and question.number == _FIVES
        asked = None if in_fives else question.number
        if len(subject.partnerships) > MOST_SENTENCES:
            return self._say_nearest(question, context, subject, asked, table, replies)
        for row in subject.partnerships:
            if row.since is None:
                say_undated(row, table, replies)
                continue
            buttons = follow_ups(row, table, replies, "ask_anniversary", context.last_intent)
            if asked_years and asked_years[0].single_year and not asked:
                asked = asked_years[0].single_year - row.since.year
            if asked and asked > 0:
                year = row.since.year + asked
                response = (
                    "utter_anniversary_asked" if year >= day_of_answers().year else "utter_anniversary_past"
                )
                replies.say(
                    response,
                    pair=pair_of(row, table, replies),
                    number=replies.words.ordinal(asked),
                    year=replies.words.year(year),
                    **dates_of(row, replies),
                    claims=when_begun(row),
                    buttons=buttons,
                )
            else:
                pair = pair_of(row, table, replies)
                self._say_next(row, pair, _FIVES if in_fives else _ROUND, replies, buttons)
        return after_answer(question, context, subject)

    @staticmethod
    def _subject(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> Subject:
        # "In which year is the next one?" does not ask which of all.
        of_it = len(context.partnerships) == 1 and question.has(Cue.DATE) and question.is_bare
        of_it = of_it and not (question.has(Cue.SEVERAL) or question.nth)
        asks_which = question.has(Cue.WHICH) or (question.has(Cue.ELLIPTIC) and not of_it)
        # "Any round ones in 2027?" is not asked of those told last.
        any_at_all = question.quantifier is Quantifier.ANY and question.pointer is None
        asks_which = asks_which or (any_at_all and len(context.partnerships) > 1)
        if asks_which and not (question.names_something or question.rank or question.pointed):
            return Subject(tuple(table.partnerships))
        try:
            return settle_subject(question, context, table, replies)
        except SubjectMissingError:
            if question.pointer or question.unread:
                raise
            return Subject(tuple(table.partnerships))

    @staticmethod
    def _say_of_years(
        question: Reading,
        context: Context,
        subject: Subject,
        years: Sequence[DateSpan],
        table: PartnershipTable,
        replies: Replies,
    ) -> Context:
        """Say which partnerships have a round anniversary in the years asked for, or the one that is named."""
        found = [
            (row, number)
            for row in subject.partnerships
            if (
                number := next(
                    filter(
                        None,
                        (_reached_in(row, span, one) for span in years for one in _numbers_of(question)),
                    ),
                    None,
                )
            )
        ]
        if question.nth == 1 and found:  # "the first to reach fifty after 2030"
            earliest = min(_anniversary(row.since, number).latest for row, number in found if row.since)
            found = [
                (row, n) for row, n in found if row.since and _anniversary(row.since, n).latest == earliest
            ]
        number_of = dict(found)
        if not found:
            replies.say("utter_no_anniversary")
            return replace(context.about(), last_question=question)

        def line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
            return anniversary_line(row, table, replies, number_of[row])

        rows = table.oldest_first(number_of)
        say_list("utter_anniversary_list", rows, table, replies, line=line)
        return after_answer(question, context, replace(subject, partnerships=tuple(rows)))

    @staticmethod
    def _say_nearest(
        question: Reading,
        context: Context,
        subject: Subject,
        asked: int | None,
        table: PartnershipTable,
        replies: Replies,
    ) -> Context:
        dated = [row for row in subject.partnerships if row.since]
        if asked:
            today = day_of_answers().timetuple()[:3]
            dated = [row for row in dated if row.since and _anniversary(row.since, asked).latest >= today]
            nearest = table.oldest_first(dated)
            if question.nth == 1 and nearest:  # "the first to reach fifty", and those of its year
                earliest = min(row.since.year for row in nearest if row.since)
                nearest = [row for row in nearest if row.since and row.since.year == earliest]
        else:
            nearest = sorted(dated, key=_next_anniversary_order)

        def line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
            return anniversary_line(row, table, replies, asked)

        if nearest:
            say_list("utter_anniversary_list", nearest, table, replies, line=line)
        else:
            replies.say("utter_no_anniversary")
        return after_answer(question, context, replace(subject, partnerships=tuple(nearest)))

    @staticmethod
    def _say_next(
        row: Partnership, pair: str, step: int, replies: Replies, buttons: Sequence[Button]
    ) -> None:
        """Say the next anniversary and the next round one, a multiple of `step` years."""
        next_date, next_number = _next_anniversary(row, 1)
        round_date, round_number = _next_anniversary(row, step)
        replies.say(
            "utter_anniversary",
            pair=pair,
            **dates_of(row, replies),
            next_number=replies.words.ordinal(next_number),
            next_year=replies.words.year(next_date.year),
            round_number=replies.words.ordinal(round_number),
            round_year=replies.words.year(round_date.year),
            claims=when_begun(row),
            buttons=buttons,
        )


def _numbers_of(question: Reading) -> tuple[int | None, ...]:
    """The anniversaries that are asked for; None alone where any is."""
    return (question.number, *question.other_numbers)


def _reached_in(row: Partnership, span: DateSpan, number: int | None) -> int | None:
    """The anniversary of a partnership that falls in a span: that of `number` years, or the first round one; None: there is none."""
    if row.since is None:
        return None
    first = max(span.first.year - row.since.year, 1) if span.first else 1
    reached = number or -(-first // _ROUND) * _ROUND
    in_span = reached >= first and span.covers(PartialDate(row.since.year + reached)) is not False
    return reached if in_span else None


def _is_reached(number: int | None, span: DateSpan, table: PartnershipTable) -> bool:
    """Whether any partnership reaches a number of years in a span."""
    begun = [PartialDate(row.since.year + number) for row in table.partnerships if row.since and number]
    return any(span.covers(year) is not False for year in begun)


def _is_behind(span: DateSpan, question: Reading, table: PartnershipTable) -> bool:
    """Whether a year lies behind the beginning of the one partnership that is named: "what did we celebrate with Lyon in 2015?"."""
    cities = [id for id in question.cities if id != table.hub]
    rows = table.partnerships_of(cities[0]) if len(cities) == 1 else ()
    began = rows[0].since if len(rows) == 1 else None
    return began is not None and span.single_year is not None and began.year < span.single_year


def _begins_in(span: DateSpan, year: int) -> bool:
    """Whether a span begins in a year or after it."""
    return span.first is not None and span.first.year >= year


def _next_anniversary(row: Partnership, step: int) -> tuple[PartialDate, int]:
    """When the next anniversary that is a multiple of `step` years falls, today's included, and which one it is."""
    assert row.since
    number = (row.since.years_until(day_of_answers() - timedelta(days=1)) // step + 1) * step
    return _anniversary(row.since, number), number


def _anniversary(since: PartialDate, number: int) -> PartialDate:
    """When that anniversary falls, as precisely as the date is known."""
    year, day = since.year + number, since.day
    if since.month and day:
        day = min(day, monthrange(year, since.month)[1])  # for a 29 February
    return PartialDate(year, since.month, day)


def _next_anniversary_order(row: Partnership) -> tuple[int, int, int, str]:
    """What partnerships are sorted by, for the nearest anniversary first; those without a day come last in their year."""
    when, _ = _next_anniversary(row, 1)
    return (when.year, when.month or 13, when.day or 32, row.id)


def anniversary_line(
    row: Partnership, table: PartnershipTable, replies: Replies, asked: int | None = None
) -> str:
    """A partnership as an item of a list, with its next anniversary or the one that is asked for."""
    if row.since is None:
        return item_of(row, table, replies)
    when, number = (_anniversary(row.since, asked), asked) if asked else _next_anniversary(row, 1)
    return replies.phrase(
        "phrase_item_anniversary",
        pair=title_of(row, table, replies),
        number=replies.words.ordinal(number),
        when=replies.words.at(when),
        since=replies.words.date(row.since),
    )
