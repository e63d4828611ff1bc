"""When partnerships began: dates, ages, anniversaries, comparisons, the oldest and the newest."""

from __future__ import annotations

import re
from calendar import monthrange
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
from actions.paging import say_list
from actions.replies import Button, Replies
from actions.wording import describe_filter, describe_span, item_of, pair_of, title_of
from twincities.dialogue.context import Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import Subject, SubjectMissingError, listed_before, refuse_unknown
from twincities.dialogue.word_order import stand_in_order
from twincities.table import DateSpan, Filter, PartialDate, Partnership, PartnershipTable, Period
from twincities.table.claims import when_begun

_ROUND = 10  # years between round anniversaries
_MOST_SENTENCES = 3  # more partnerships than that are told as a list
# Of no pair in particular: "which partnership has a jubilee next?", and, with nothing talked about, "any soon?"
_WHICH_PAIR = re.compile(
    r"\b(which|what|whose)\s+(\w+\s+)?(partnerships?|pairs?|twinnings?|twins?|cities|city)\b|^\W*who\b",
    re.IGNORECASE,
)
_ANY_PAIR = re.compile(
    r"\b(which|any|anniversaries|jubilees|soon|soonest|nearest|upcoming|coming up)\b", re.IGNORECASE
)
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
_ASPECT = re.compile(
    r"\b(old|young|new|age|long|short|first|last|later?|early|earli|before|after|years?|since|when|date|same|recent|tie[ds]?|by how|how much|gap|ahead|head start)",
    re.IGNORECASE,
)
# "is that older than Lyon and Turin?" compares a pair with the one talked about, and not its cities.
_WITH_THAT = (
    re.compile(r"\b(it|its|that|this|theirs|they|ours)\b", re.IGNORECASE),
    re.compile(r"\bthan\b", re.IGNORECASE),
)
_OLDEST = re.compile(r"\b(oldest|first|earliest)\b", re.IGNORECASE)
# "Lyon and Turin must be the oldest pair" claims more than a year.
_OLDEST_PAIR = re.compile(r"\b(oldest|earliest) (pair|partnership|twinning|tie|link|one)\b", re.IGNORECASE)
_NEWEST = re.compile(r"\b(newest|youngest|latest|last|most recent)\b", re.IGNORECASE)
_PARTNERS = re.compile(r"\b(partner(?!s? in)|twin|sister|pair|tie|relationship)", re.IGNORECASE)
_OPENING = re.compile(
    r"\b(open(?:ed)?|built|launch(?:ed)?|inaugurated|first held|held first|take place|takes place)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(ones|those|any|which|pairs|partnerships|twinnings|ties|others)\b", re.IGNORECASE)
_ASKS_WHICH = re.compile(r"^\W*(?:\w+\W+){0,2}?(which|what|who|when)\b", re.IGNORECASE)
_ASKS_FOR_MORE_THAN_YES = re.compile(r"\b(which|who|what|when|how|whose)\b", re.IGNORECASE)
_COMPARING = (
    re.compile(r"\b(is|isnt|isn't|are|was|were|has|have|does|did)\b", re.IGNORECASE),
    re.compile(r"\b(than|as)\b", re.IGNORECASE),
)


class ActionAskSince(AnswerAction):
    """Tells when partnerships began, and checks a year that the question takes for true."""

    intent = "ask_since"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the date of each partnership asked about."""
        if _asks_about_event(question, context):
            return answer_question(question.asking("ask_not_recorded"), context, table, replies)
        if _OLDEST_PAIR.search(question.text):
            return answer_question(question.asking("ask_oldest"), context, table, replies)
        if _asks_for_those_of_years(question, context):
            return answer_question(question.asking("list_partnerships"), context, table, replies)
        subject = in_order_of_age(settle_subject(question, context, table, replies), table)
        rows = subject.partnerships
        finer = _FINER.search(question.text)
        if finer and len(rows) == 1 and rows[0].since and rows[0].since.day is None:
            _say_no_finer(rows[0], finer.group(1).lower(), table, replies, context.last_intent)
        elif question.years and len(rows) == 1:
            _check_year(rows[0], question.years[-1], table, replies)
        elif question.years and rows and len(subject.cities) == 1:
            return self._of_those_years(question, context, subject, table, replies)
        elif len(rows) == 1:
            row = rows[0]
            buttons = follow_ups(row, table, replies, "ask_since", context.last_intent)
            if row.since:
                replies.say(
                    "utter_since",
                    pair=pair_of(row, table),
                    **_dates(row, replies),
                    claims=when_begun(row),
                    buttons=buttons,
                )
            else:
                _say_undated(row, table, replies, buttons)
        elif rows:
            say_list("utter_since_list", rows, table, replies)
        return after_answer(question, context, subject)

    @staticmethod
    def _of_those_years(
        question: Question, context: Context, subject: Subject, table: PartnershipTable, replies: Replies
    ) -> Context:
        """ "was Shanghai twinned in 1985?" asks which of its many partnerships began then."""
        span = question.years[-1]
        rows = [row for row in subject.partnerships if row.since and span.covers(row.since)]
        words = describe_filter(Filter(years=(span,)), table, replies)
        city = table.city(subject.cities[0]).name
        if not rows:
            replies.say("utter_city_none_fit", city=city, filter=words)
            return after_answer(question, context, Subject((), subject.cities))
        response = "utter_one_fits" if len(rows) == 1 else "utter_city_some_fit"
        say_list(response, rows, table, replies, city=city, filter=words, count=len(rows))
        return after_answer(question, context, replace(subject, partnerships=tuple(rows)))


def in_order_of_age(subject: Subject, table: PartnershipTable) -> Subject:
    """The subject with its partnerships in the order in which they began."""
    return replace(subject, partnerships=tuple(table.oldest_first(subject.partnerships)))


def _say_undated(
    row: Partnership, table: PartnershipTable, replies: Replies, buttons: Sequence[Button] = ()
) -> None:
    replies.say("utter_since_unknown", pair=pair_of(row, table), claims=when_begun(row), buttons=buttons)


def _say_no_finer(
    row: Partnership, detail: str, table: PartnershipTable, replies: Replies, before: str | None = None
) -> None:
    replies.say(
        "utter_since_no_finer",
        pair=pair_of(row, table),
        detail=detail,
        **_dates(row, replies),
        claims=when_begun(row),
        buttons=follow_ups(row, table, replies, "ask_since", before),
    )


def _asks_about_event(question: Question, context: Context) -> bool:
    """Whether the date of an event is asked for, of which a table says nothing: "when was Turin Week first held?"."""
    if question.events:
        return not question.cities and not _PARTNERS.search(question.text)
    return bool(context.event and not question.names_something() and _OPENING.search(question.text))


def _asks_for_those_of_years(question: Question, context: Context) -> bool:
    """Whether partnerships are looked for by their year ("any from 1991?"), rather than a year is checked."""
    if not question.years or question.names_something():
        return False
    return len(context.partnerships) != 1 or bool(_SEVERAL.search(question.text))


def _dates(row: Partnership, replies: Replies) -> dict[str, Any]:
    """The date of a partnership bare ("3 June 1983"), and as its beginning ("on 3 June 1983")."""
    assert row.since
    return {"since": row.since.in_words(), "began": _at(row.since, replies)}


def _at(when: PartialDate, replies: Replies) -> str:
    """A date as an adverb: "in June 1983", "on 3 June 1983"."""
    return replies.phrase("phrase_on_day" if when.day else "phrase_in_year", year=when.in_words())


def _check_year(row: Partnership, claimed: Period, table: PartnershipTable, replies: Replies) -> None:
    pair = pair_of(row, table)
    if row.since is None:
        _say_undated(row, table, replies)
        return
    if isinstance(claimed, DateSpan) and claimed.last is None:
        # "since 1980" claims that it began in 1980, and is not borne out by 1983.
        claimed = DateSpan(claimed.first, claimed.first)
    began_then = claimed.covers(row.since)
    if began_then is None:
        _say_no_finer(row, "day" if row.since.month else "month", table, replies)
        return
    response = "utter_since_confirmed" if began_then else "utter_since_denied"
    replies.say(
        response,
        pair=pair,
        **_dates(row, replies),
        claimed=describe_span(claimed, replies),
        claims=when_begun(row),
        buttons=follow_ups(row, table, replies, "ask_since"),
    )


class ActionAskAge(AnswerAction):
    """Tells how long partnerships have lasted."""

    intent = "ask_age"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the age in years of each partnership asked about; a list, where it is many."""
        if _asks_about_event(question, context):
            return answer_question(question.asking("ask_not_recorded"), context, table, replies)
        subject = in_order_of_age(settle_subject(question, context, table, replies), table)
        rows = subject.partnerships
        if len(rows) > _MOST_SENTENCES:
            say_list("utter_age_list", rows, table, replies, line=age_line)
            return after_answer(question, context, subject)
        for row in rows:
            if row.since is None:
                _say_undated(row, table, replies)
                continue
            replies.say(
                "utter_age",
                pair=pair_of(row, table),
                age=_age_of(row.since, replies),
                **_dates(row, replies),
                claims=when_begun(row),
                buttons=follow_ups(row, table, replies, "ask_age", context.last_intent),
            )
        return after_answer(question, context, subject)


def _age_of(since: PartialDate, replies: Replies) -> str:
    return years_in_words(since.years_until(date.today()), replies)


def age_line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """A partnership as an item of a list, with its age."""
    item = item_of(row, table, replies)
    return (
        replies.phrase("phrase_item_age", item=item, age=_age_of(row.since, replies)) if row.since else item
    )


def years_in_words(years: int, replies: Replies) -> str:
    """ "1 year", "43 years"."""
    return replies.phrase("phrase_one_year" if years == 1 else "phrase_years", years=years)


class ActionAskAnniversary(AnswerAction):
    """Tells the next anniversaries, or the year of the one that is asked for."""

    intent = "ask_anniversary"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the next anniversaries of each partnership asked about; where it is many, the nearest first."""
        subject = self._subject(question, context, table, replies)
        asked = _asked_anniversary(question.text)
        if len(subject.partnerships) > _MOST_SENTENCES:
            return self._say_nearest(question, context, subject, asked, table, replies)
        for row in subject.partnerships:
            pair = pair_of(row, table)
            if row.since is None:
                _say_undated(row, table, replies)
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
                    claims=when_begun(row),
                    buttons=buttons,
                )
            else:
                self._say_next(row, pair, replies, buttons)
        return after_answer(question, context, subject)

    @staticmethod
    def _subject(question: Question, context: Context, table: PartnershipTable, replies: Replies) -> Subject:
        if _WHICH_PAIR.search(question.text) and not question.names_something():
            return Subject(tuple(table.partnerships))
        try:
            return settle_subject(question, context, table, replies)
        except SubjectMissingError:
            if not _ANY_PAIR.search(question.text):
                raise
            return Subject(tuple(table.partnerships))

    @staticmethod
    def _say_nearest(
        question: Question,
        context: Context,
        subject: Subject,
        asked: int | None,
        table: PartnershipTable,
        replies: Replies,
    ) -> Context:
        dated = [row for row in subject.partnerships if row.since]
        if asked:
            this_year = date.today().year
            dated = [row for row in dated if row.since and row.since.year + asked >= this_year]
            nearest = table.oldest_first(dated)
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
    def _say_next(row: Partnership, pair: str, replies: Replies, buttons: Sequence[Button]) -> None:
        next_date, next_number = _next_anniversary(row, 1)
        round_date, round_number = _next_anniversary(row, _ROUND)
        replies.say(
            "utter_anniversary",
            pair=pair,
            **_dates(row, replies),
            next_number=_ordinal(next_number),
            next_year=next_date.year,
            round_number=_ordinal(round_number),
            round_year=round_date.year,
            claims=when_begun(row),
            buttons=buttons,
        )


def _next_anniversary(row: Partnership, step: int) -> tuple[PartialDate, int]:
    """When the next anniversary that is a multiple of `step` years falls, and which one it is."""
    assert row.since
    number = (row.since.years_until(date.today()) // step + 1) * step
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
        pair=title_of(row, table),
        number=_ordinal(number),
        when=_at(when, replies),
        since=row.since.in_words(),
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
        if _OLDEST.search(question.text) and _NEWEST.search(question.text) and not question.cities:
            # "how many years lie between the oldest and the newest?"
            ends = [*table.oldest(table.partnerships)[:1], *table.newest(table.partnerships)[:1]]
            subject = Subject(tuple(dict.fromkeys(ends)))
        else:
            subject = settle_subject(question, context, table, replies)
        rows = list(subject.partnerships)
        talked_about = table.held_partnerships(context.partnerships)
        one_end = len(question.cities) < 2 or stand_in_order(question.text, *_WITH_THAT)
        if len(rows) == 1 and one_end and talked_about and talked_about[0] != rows[0]:
            # "is it older than Shanghai's?" compares with what was talked about.
            rows = [talked_about[0], rows[0]]
        if len(rows) == 1:
            # There is nothing to compare with, but a date to tell.
            return answer_question(question.asking("ask_since"), context, table, replies)
        if not rows:
            return ask_which(question, context, table, replies)
        if len(rows) > _MOST_SENTENCES and len(question.cities) > 1:
            # "which is older, Shanghai's or Osaka's?" compares the oldest of each.
            rows = [row for city in question.cities for row in table.oldest(table.partnerships_of(city))[:1]]
        dated = [row for row in rows if row.since]
        for row in rows:
            if row.since is None:
                _say_undated(row, table, replies)
        if len(dated) == 2:
            self._compare_two(question, dated[0], dated[1], table, replies)
            if not _ASPECT.search(question.text):
                # "how does Lyon–Turin differ from Nice–Houston?" asks about more than the age.
                both = replace(
                    question.asking("ask_overview"), cities=(), partnerships=tuple(row.id for row in rows)
                )
                return answer_question(both, context, table, replies)
        elif len(dated) > 2:
            ordered = table.oldest_first(dated)
            say_list("utter_age_order", ordered, table, replies)
            rows = ordered
        return after_answer(question, context, Subject(tuple(rows), subject.cities))

    @staticmethod
    def _compare_two(
        question: Question, one: Partnership, other: Partnership, table: PartnershipTable, replies: Replies
    ) -> None:
        assert one.since and other.since
        if len(table.oldest((one, other))) == 2:
            response = (
                "utter_same_age_denied"
                if _claims_an_order(question.text)
                and not re.search(r"\b(same|equal|as old|both)\b", question.text, re.IGNORECASE)
                else "utter_same_age"
            )
            replies.say(
                response,
                pair=pair_of(one, table),
                other=pair_of(other, table),
                **_dates(_least_precise((one, other)), replies),
                claims=[*when_begun(one), *when_begun(other)],
            )
            return
        older, younger = (one, other) if one.since.order < other.since.order else (other, one)
        years = abs(one.since.year - other.since.year)
        lead = ""
        if _claims_an_order(question.text) and not re.search(r"\bor\b", question.text, re.IGNORECASE):
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
            claims=[*when_begun(older), *when_begun(younger)],
        )


def _claims_an_order(text: str) -> bool:
    """Whether a comparison can be answered by yes or no: "is it older than …?"."""
    return not _ASKS_FOR_MORE_THAN_YES.search(text) and stand_in_order(text, *_COMPARING)


def _least_precise(rows: Sequence[Partnership]) -> Partnership:
    """Of partnerships that began at the same time, the one whose date holds for all of them."""
    return min(rows, key=lambda row: sum(part is not None for part in row.since or ()))


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
        one_claimed = len(set(claimed)) == 1 and not _ASKS_WHICH.search(question.text)
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
                claims=when_begun(rows[0]),
                buttons=follow_ups(rows[0], table, replies, "ask_since"),
            )
        else:
            say_list(f"{self.responses}_tie", rows, table, replies, **_dates(_least_precise(rows), replies))
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
