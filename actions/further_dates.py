"""When a partnership was renewed, signed …: the further dates that a table holds of it, each with what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from actions.sentences.findings import lead_of, lead_of_denial
from actions.sentences.paging import Line, say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.settling import follow_ups
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Measure, Reading, speaks_of
from twincities.table import DateSpan, Partnership, PartnershipTable
from twincities.table.claims import that_twinned
from twincities.table.text.translations import BASE_LANGUAGE
from twincities.table.times.further_dates import FurtherDate, any_within


def say_further_dates(
    question: Reading,
    rows: Sequence[Partnership],
    cities: tuple[str, ...],
    table: PartnershipTable,
    replies: Replies,
    before: Collection[str] = (),
) -> Subject:
    """Say the further dates of a partnership, or of those among several that have some in the years asked for; those told `before` (ids) are left out."""
    if len(rows) == 1:
        row = rows[0]
        dates = renewals(row, table)
        verdict = _so_often(dates, question) if dates else None
        claimed = question.form is Form.CONFIRM and question.has(Cue.RENEWED) and bool(row.dates)
        claimed = claimed and not (dates and verdict is None)
        replies.say(
            "utter_further_dates" if row.dates else "utter_no_further_dates",
            lead=_lead(verdict, question, replies) if claimed else "",
            pair=pair_of(row, table, replies),
            number=len(row.further_dates),
            dates=in_words(row.further_dates, table, replies),
            claims=[that_twinned(row)],
            buttons=follow_ups(row, table, replies, "ask_overview"),
        )
        return Subject((row,), cities or row.cities)
    of_all = question.form is Form.CONFIRM and question.is_of_all
    if _of_when_begun(question):
        rows = [row for row in rows if row.since and any(span.covers(row.since) for span in question.years)]
        question = replace(question, years=())
    if question.has(Cue.NEVER_RENEWED) or of_all:
        told = [row for row in rows if not renewals(row, table)]
        if told:
            lead = lead_of(False, question, replies) if of_all else ""
            _say_rows("utter_never_renewed", question, told, table, replies, lead)
            return Subject(tuple(told), cities)
    # "Which were renewed, apart from that with Lyon?"
    rows = [row for row in rows if row.id not in before and not {*row.cities} & {*question.excluded_cities}]
    told = [row for row in rows if any_within(row.further_dates, question.years)]
    renewed = [row for row in told if renewals(row, table)]
    if renewed and question.has(Cue.MOST_OFTEN):
        most = max(len(renewals(row, table)) for row in renewed)
        told = [row for row in renewed if len(renewals(row, table)) == most]
    elif renewed and (oldest := _asks_for_oldest(question)) is not None:
        told = _by_last_renewal(renewed, oldest, table)
    elif renewed and question.number_bounds and question.has(Cue.TIMES):
        least, greatest = question.number_bounds  # "more than once"
        often = ((row, len(renewals(row, table))) for row in renewed)
        told = [row for row, times in often if least <= times and (greatest is None or times <= greatest)]
    elif question.number and not question.has(Cue.NEVER_RENEWED):
        told = [row for row in renewed if len(renewals(row, table)) == question.number]
    elif renewed:
        told = renewed
    if told:
        # Of those that were renewed some may have been in other years than those asked for.
        lead = lead_of(True, question, replies) if of_all and not question.years else ""
        _say_rows("utter_further_dates_of", question, told, table, replies, lead, _line)
    else:
        replies.say("utter_no_such_dates")
    return Subject(tuple(told), cities)


def _of_when_begun(question: Reading) -> bool:
    """Whether the years say when those began that were never renewed: "those from before 1990", and not "since 2000"."""
    open_ended = any(isinstance(span, DateSpan) and span.last is None for span in question.years)
    begun = question.has(Cue.BEGUN) or not open_ended
    return bool(question.has(Cue.NEVER_RENEWED) and question.years and begun and not question.unwanted.years)


def _asks_for_oldest(question: Reading) -> bool | None:
    """Whether the one renewed first is asked for, or the one renewed last; None where neither is: "which was renewed later?"."""
    by = question.comparison
    if by and by.by is Measure.AGE and by.relation and not by.says_with_what:
        return by.relation > 0
    return question.rank.greatest if question.rank and question.has(Cue.AGE) else None


def _so_often(dates: Sequence[FurtherDate], question: Reading) -> bool | None:
    """Whether it was renewed in the years that are claimed, and as many times; None where it was more often than is said."""
    then = [one for one in dates if any_within((one,), question.years)]
    if not question.has(Cue.TIMES) or not question.number:
        return bool(then)
    least, greatest = question.number_bounds or (question.number, None)
    if len(then) < least or (greatest is not None and len(then) > greatest):
        return False
    # "Was it once renewed?" leaves open how often; "twice" does not.
    exactly = question.number_bounds or question.number == 1 or len(then) == question.number
    return True if exactly else None


def _lead(renewed: bool | None, question: Reading, replies: Replies) -> str:
    """The words that answer whether it was renewed, or whether it was not."""
    if not question.has(Cue.NEVER_RENEWED):
        return lead_of(renewed, question, replies)
    return lead_of_denial(None if renewed is None else not renewed, question, replies)


def _say_rows(
    response: str,
    question: Reading,
    rows: Sequence[Partnership],
    table: PartnershipTable,
    replies: Replies,
    lead: str,
    line: Line | None = None,
) -> None:
    """List partnerships; where they are counted, under their number ("how many were renewed?")."""
    if question.form is Form.COUNT:
        number = replies.words.counted("partnership", len(rows))
        say_list("utter_counted", rows, table, replies, line, number=number)
    else:
        say_list(response, rows, table, replies, line, lead=lead)


def renewals(row: Partnership, table: PartnershipTable) -> list[FurtherDate]:
    """The further dates that the table calls renewals, in the language of its town or in English, in which the column is explained."""
    languages = dict.fromkeys((table.about.language_of_words, BASE_LANGUAGE))
    return [
        one for one in row.further_dates if any(speaks_of(one.what, "renewed", code) for code in languages)
    ]


def _by_last_renewal(rows: Sequence[Partnership], oldest: bool, table: PartnershipTable) -> list[Partnership]:
    """The rows whose last renewal lies furthest back, or was most recent; all of them where no renewal has a date."""
    last = {
        row: max(dates)
        for row in rows
        if (dates := [one.when.earliest for one in renewals(row, table) if one.when])
    }
    place = min(last.values()) if oldest else max(last.values())
    return [row for row, when in last.items() if when == place]


def in_words(dates: Iterable[FurtherDate], table: PartnershipTable, replies: Replies) -> str:
    """Further dates as a list: "renewed (May 2003), extended (3 June 2013)"."""
    words = replies.words
    return words.series(
        words.joined((table.said(one.what), words.in_brackets(words.date(one.when)))) for one in dates
    )


def _line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    dates = in_words(row.further_dates, table, replies)
    return replies.phrase("phrase_further_dates", pair=pair_of(row, table, replies), dates=dates)
