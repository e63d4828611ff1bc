"""When partnerships began: dates, ages, anniversaries, comparisons, the oldest and the newest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from actions.answering import (
    AnswerAction,
    after_answer,
    answer_question,
    ask_which,
    follow_ups,
    settle_subject,
)
from actions.replies import Replies, bullets
from actions.wording import describe_filter, describe_span, item_of, pair_of
from twincities.dialogue.context import Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import Subject, listed_before, refuse_unknown
from twincities.table import Partnership, PartnershipTable, YearSpan

_ROUND = 10  # years between round anniversaries
_ASKED_ANNIVERSARY = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\b|\b(\d{1,3})[ -]years?\b(?! ago)", re.IGNORECASE
)
_NUMBER_WORDS = {
    "silver": 25, "golden": 50, "diamond": 60, "centenary": 100, "centennial": 100, "hundredth": 100, "tenth": 10,
    "twentieth": 20, "twenty-fifth": 25, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "half century": 50,
    "sixtieth": 60, "seventieth": 70, "seventy-fifth": 75, "eightieth": 80, "ninetieth": 90, "fifty": 50,
}  # fmt: skip
_FINER = re.compile(r"\b(month|day|exact date|season|week)\b", re.IGNORECASE)
_YOUNGER = re.compile(
    r"\b(young|newer|newest|later|latest|recent|more recently|shorter|after)", re.IGNORECASE
)
_YES_NO_QUESTION = re.compile(
    r"^(?!.*\b(which|who|what|when|how|whose)\b).*\b(is|isnt|isn't|are|was|were|has|have|does|did)\b.*\b(than|as)\b",
    re.IGNORECASE,
)


class ActionAskSince(AnswerAction):
    """Tells when partnerships began, and checks a year that the question takes for true."""

    intent = "ask_since"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the date of each partnership asked about."""
        subject = settle_subject(question, context, table, replies)
        rows = subject.partnerships
        finer = _FINER.search(question.text)
        if finer and len(rows) == 1 and rows[0].since and rows[0].since.day is None:
            row = rows[0]
            replies.say(
                "utter_since_no_finer",
                pair=pair_of(row, table),
                detail=finer.group(1).lower(),
                **_dates(row, replies),
                buttons=follow_ups(row, table, replies, "ask_since", context.last_intent),
            )
        elif question.years and len(rows) == 1:
            _check_year(rows[0], question.years[-1], table, replies)
        elif len(rows) == 1:
            row = rows[0]
            buttons = follow_ups(row, table, replies, "ask_since", context.last_intent)
            if row.since:
                replies.say("utter_since", pair=pair_of(row, table), **_dates(row, replies), buttons=buttons)
            else:
                replies.say("utter_since_unknown", pair=pair_of(row, table), buttons=buttons)
        elif rows:
            replies.say("utter_since_list", items=bullets(item_of(row, table, replies) for row in rows))
        return after_answer(question, context, subject)


def _dates(row: Partnership, replies: Replies) -> dict[str, Any]:
    """The date of a partnership bare ("3 June 1983"), and as its beginning ("on 3 June 1983")."""
    assert row.since
    name = "phrase_on_day" if row.since.day else "phrase_in_year"
    since = row.since.in_words()
    return {"since": since, "began": replies.phrase(name, year=since)}


def _check_year(row: Partnership, claimed: YearSpan, table: PartnershipTable, replies: Replies) -> None:
    pair = pair_of(row, table)
    if row.since is None:
        replies.say("utter_since_unknown", pair=pair)
        return
    # "since 1980" claims that it began in 1980, and is not borne out by 1983.
    began_then = row.since.year in claimed and (claimed.last is not None or claimed.first == row.since.year)
    response = "utter_since_confirmed" if began_then else "utter_since_denied"
    if claimed.last is None and claimed.first is not None and not began_then:
        claimed = YearSpan(claimed.first, claimed.first)
    replies.say(
        response,
        pair=pair,
        **_dates(row, replies),
        claimed=describe_span(claimed, replies),
        buttons=follow_ups(row, table, replies, "ask_since"),
    )


class ActionAskAge(AnswerAction):
    """Tells how long partnerships have lasted."""

    intent = "ask_age"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the age in years of each partnership asked about."""
        subject = settle_subject(question, context, table, replies)
        for row in subject.partnerships:
            pair = pair_of(row, table)
            if row.since is None:
                replies.say("utter_since_unknown", pair=pair)
                continue
            years = row.since.years_until(date.today())
            replies.say(
                "utter_age",
                pair=pair,
                age=years_in_words(years, replies),
                **_dates(row, replies),
                buttons=follow_ups(row, table, replies, "ask_age", context.last_intent),
            )
        return after_answer(question, context, subject)


def years_in_words(years: int, replies: Replies) -> str:
    """ "1 year", "43 years"."""
    return replies.phrase("phrase_one_year" if years == 1 else "phrase_years", years=years)


class ActionAskAnniversary(AnswerAction):
    """Tells the next anniversaries, or the year of the one that is asked for."""

    intent = "ask_anniversary"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the next round anniversary of each partnership asked about."""
        subject = settle_subject(question, context, table, replies)
        asked = _asked_anniversary(question.text)
        for row in subject.partnerships:
            pair = pair_of(row, table)
            if row.since is None:
                replies.say("utter_since_unknown", pair=pair)
                continue
            buttons = follow_ups(row, table, replies, "ask_anniversary", context.last_intent)
            if asked:
                number = asked
                year = row.since.year + number
                response = (
                    "utter_anniversary_asked" if year >= date.today().year else "utter_anniversary_past"
                )
                replies.say(
                    response,
                    pair=pair,
                    number=_ordinal(number),
                    year=year,
                    **_dates(row, replies),
                    buttons=buttons,
                )
            else:
                self._say_next(row, pair, replies, buttons)
        return after_answer(question, context, subject)

    @staticmethod
    def _say_next(row: Partnership, pair: str, replies: Replies, buttons: Sequence) -> None:
        assert row.since
        today = date.today()
        age = row.since.years_until(today)
        passed_this_year = row.since.month is not None and (today.month, today.day) > (
            row.since.month,
            row.since.day or 31,
        )
        next_number = age + 1 if row.since.month is None or passed_this_year or age else 1
        round_number = (age // _ROUND + 1) * _ROUND
        replies.say(
            "utter_anniversary",
            pair=pair,
            **_dates(row, replies),
            next_number=_ordinal(next_number),
            next_year=row.since.year + next_number,
            round_number=_ordinal(round_number),
            round_year=row.since.year + round_number,
            buttons=buttons,
        )


def _asked_anniversary(text: str) -> int | None:
    """The number of the anniversary that a question names, in figures or words."""
    figures = _ASKED_ANNIVERSARY.search(text)
    if figures:
        return int(figures.group(1) or figures.group(2))
    return next(
        (number for word, number in _NUMBER_WORDS.items() if re.search(rf"\b{word}\b", text.lower())), None
    )


def _ordinal(number: int) -> str:
    """ "1st", "22nd", "50th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


class ActionCompareAge(AnswerAction):
    """Tells which of several partnerships is older."""

    intent = "compare_age"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the order of the partnerships asked about."""
        subject = settle_subject(question, context, table, replies)
        rows = list(subject.partnerships)
        talked_about = table.held_partnerships(context.partnerships)
        if len(rows) == 1 and talked_about and talked_about[0] != rows[0]:
            # "is it older than Shanghai's?" compares with what was talked about.
            rows = [talked_about[0], rows[0]]
        if len(rows) == 1:
            # There is nothing to compare with, but a date to tell.
            return answer_question(question.asking("ask_since"), context, table, replies)
        if not rows:
            return ask_which(question, context, table, replies)
        dated = [row for row in rows if row.since]
        for row in rows:
            if row.since is None:
                replies.say("utter_since_unknown", pair=pair_of(row, table))
        if len(dated) == 2:
            self._compare_two(question, dated[0], dated[1], table, replies)
        elif len(dated) > 2:
            ordered = sorted(dated, key=lambda row: (row.since.order if row.since else (), row.id))
            replies.say("utter_age_order", items=bullets(item_of(row, table, replies) for row in ordered))
        return after_answer(question, context, Subject(tuple(rows), subject.cities))

    @staticmethod
    def _compare_two(
        question: Question, one: Partnership, other: Partnership, table: PartnershipTable, replies: Replies
    ) -> None:
        assert one.since and other.since
        if len(table.oldest((one, other))) == 2:
            response = (
                "utter_same_age_denied"
                if _YES_NO_QUESTION.search(question.text)
                and not re.search(r"\b(same|equal|as old|both)\b", question.text, re.IGNORECASE)
                else "utter_same_age"
            )
            replies.say(
                response, pair=pair_of(one, table), other=pair_of(other, table), **_dates(one, replies)
            )
            return
        older, younger = (one, other) if one.since.order < other.since.order else (other, one)
        years = abs(one.since.year - other.since.year)
        lead = ""
        if _YES_NO_QUESTION.search(question.text) and not re.search(r"\bor\b", question.text, re.IGNORECASE):
            claims_same = re.search(r"\b(same|equal|as old)\b", question.text, re.IGNORECASE)
            first_is_older = older is one
            claimed_younger = bool(_YOUNGER.search(question.text))
            right = not claims_same and (first_is_older != claimed_younger)
            lead = replies.phrase("phrase_yes" if right else "phrase_no") + " "
        replies.say(
            "utter_older",
            lead=lead,
            older=pair_of(older, table),
            younger=pair_of(younger, table),
            older_began=_dates(older, replies)["began"],
            younger_began=_dates(younger, replies)["began"],
            difference=years_in_words(years, replies) if years else replies.phrase("phrase_months"),
        )


class _ExtremeAction(AnswerAction):
    """What the questions for the oldest and for the newest partnership have in common."""

    responses: str
    newest: bool

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the partnership, or with all that share the date."""
        refuse_unknown(question)
        claimed = [row for city in question.cities for row in table.partnerships_of(city)]
        one_claimed = len(question.cities) > 0 and len(set(claimed)) == 1
        # "is Lyon's the oldest?" claims something of one partnership, and bounds nothing.
        wanted = replace(question.filter(), cities=() if one_claimed else question.cities)
        among = listed_before(question.text, context, table) or table.find(wanted)
        rows = (table.newest if self.newest else table.oldest)(among)
        if not rows:
            replies.say("utter_none_fit", filter=describe_filter(wanted, table, replies))
            return context
        if len(rows) == 1:
            denied = one_claimed and claimed[0] is not rows[0]
            replies.say(
                f"{self.responses}_denied" if denied else self.responses,
                pair=pair_of(rows[0], table),
                **_dates(rows[0], replies),
                buttons=follow_ups(rows[0], table, replies, "ask_since"),
            )
        else:
            items = bullets(item_of(row, table, replies) for row in rows)
            replies.say(f"{self.responses}_tie", **_dates(rows[0], replies), items=items)
        cities = tuple(city for row in rows for city in row.cities) if len(rows) == 1 else ()
        return after_answer(question, context, Subject(tuple(rows), cities))


class ActionAskOldest(_ExtremeAction):
    """Names the partnership that began first."""

    intent = "ask_oldest"
    responses = "utter_oldest"
    newest = False


class ActionAskNewest(_ExtremeAction):
    """Names the partnership that began last."""

    intent = "ask_newest"
    responses = "utter_newest"
    newest = True
