"""When partnerships began, and how long they have lasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.claims.dates import begun_on_dates, check_date, dates_of, is_no_finer, say_no_finer, say_undated
from actions.further_dates import renewals, say_further_dates
from actions.sentences.findings import lead_where_told, verdict_on_all
from actions.sentences.paging import say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_filter, item_of, known_of, pair_of
from actions.sentences.settling import after_answer, follow_ups, settle_subject
from twincities.day_of_answers import day_of_answers
from twincities.dialogue.context import Context
from twincities.dialogue.ordering import in_order
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import DateSpan, Filter, PartialDate, Partnership, PartnershipTable, Period
from twincities.table.claims import when_begun

MOST_SENTENCES = 3
"""More partnerships than that are told as a list."""


class ActionAskSince(AnswerAction):
    """Tells when partnerships began, and checks a year that the question takes for true."""

    intent = "ask_since"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the date of each partnership asked about."""
        if asks_about_event(question, context):
            return answer_question(question.asking("ask_not_recorded"), context, table, replies)
        if len(table.partnerships) > 1 and _is_claimed_of_nothing(question, context):
            raise SubjectMissingError
        if _asks_for_those_of_years(question, context):
            return answer_question(question.asking("ask_partnerships"), context, table, replies)
        subject = in_order(settle_subject(question, context, table, replies), question, table)
        subject = _with_only_partner(subject, question, table)
        rows = subject.partnerships
        words = describe_filter(subject.conditions, table, replies)
        if len(rows) == 1:
            self._say_one(rows[0], question, subject, context, table, replies)
        elif subject.is_refuted and len(rows) > MOST_SENTENCES:
            # "They are twinned since 1988" is denied; when their many partnerships began was not asked.
            return after_answer(question, context, Subject((), subject.cities))
        elif rows and words and len(subject.cities) == 1:
            # "was Shanghai twinned in 1985?" asks which of its many partnerships began then.
            city = table.label(subject.cities[0])
            known = {*known_of(question), *subject.cities}
            say_list(
                "utter_city_some_fit",
                rows,
                table,
                replies,
                known=known,
                city=city,
                filter=words,
                count=len(rows),
                lead="",
            )
        elif (
            question.finer
            and 0 < len(rows) <= MOST_SENTENCES
            and all(is_no_finer(row, question.finer) for row in rows)
        ):
            for row in rows:
                say_no_finer(row, question.finer, table, replies, context.last_intent)
        elif rows:
            began = [
                span.covers(row.since) for row in rows if row.since for span in subject.claims.years[-1:]
            ]
            lead = lead_where_told(verdict_on_all(began), question, replies)
            of_city = len(question.cities) == 1 and not lead
            say_list(
                "utter_partner_list" if of_city else "utter_since_list",
                rows,
                table,
                replies,
                known=known_of(question, of_city),
                lead=lead,
                city=table.label(question.cities[0]) if of_city else "",
                count=len(rows),
            )
        return after_answer(question, context, subject)

    @staticmethod
    def _say_one(
        row: Partnership,
        question: Reading,
        subject: Subject,
        context: Context,
        table: PartnershipTable,
        replies: Replies,
    ) -> None:
        claimed = subject.claims.years
        buttons = follow_ups(row, table, replies, "ask_since", context.last_intent)
        if row.since is None:
            say_undated(row, table, replies, buttons)
        elif claimed and not subject.unknown and not (question.finer and claimed[-1].covers(row.since)):
            # Of a tie with a city that is not held no date is borne out.
            check_date(row, claimed, question, table, replies)
        elif question.finer and is_no_finer(row, question.finer):
            say_no_finer(row, question.finer, table, replies, context.last_intent)
        else:
            replies.say(
                "utter_since",
                pair=pair_of(row, table, replies),
                **dates_of(row, replies),
                claims=when_begun(row),
                buttons=buttons,
            )
            if len(renewals(row, table)) < len(row.dates):
                # It was signed, or became a sister city, on another day than it began.
                say_further_dates(question, [row], row.cities, table, replies)


def asks_about_event(question: Reading, context: Context) -> bool:
    """Whether the date of an event is asked for, of which a table says nothing: "when was Turin Week first held?"."""
    if question.events:
        return not question.cities and not question.has(Cue.OF_PARTNER) and not question.has(Cue.PAIRED)
    return bool(context.event and not question.names_something and question.has(Cue.OPENING))


def _is_claimed_of_nothing(question: Reading, context: Context) -> bool:
    """Whether a year is claimed of "it" or "them" where nothing was talked about: that some began then bears out nothing."""
    points = question.pointer in (Pointer.IT, Pointer.THEY) and not question.quantifier
    claims = question.form is Form.CONFIRM and points and question.conditions == Filter(years=question.years)
    told = context.partnerships or context.cities or context.options or context.events or context.event
    said = question.names_something or question.cues & {Cue.PARTNERSHIP, Cue.THERE_IS}
    return claims and not (told or said or question.rank or question.comparison)


def _asks_for_those_of_years(question: Reading, context: Context) -> bool:
    """Whether partnerships are looked for by their year ("any from 1991?"), rather than a year is checked."""
    if not question.years or question.rank or question.nth or question.comparison:
        return False
    if question.names_something:
        return question.has(Cue.SEVERAL) and question.has(Cue.WHICH) and not question.partnerships
    return len(context.partnerships) != 1 or question.has(Cue.SEVERAL)


class ActionAskAge(AnswerAction):
    """Tells how long partnerships have lasted."""

    intent = "ask_age"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the age in years of each partnership asked about; a list, where it is many."""
        if asks_about_event(question, context):
            return answer_question(question.asking("ask_not_recorded"), context, table, replies)
        subject = in_order(settle_subject(question, context, table, replies), question, table)
        rows = subject.partnerships
        if len(rows) > MOST_SENTENCES:
            say_list("utter_age_list", rows, table, replies, line=age_line)
            return after_answer(question, context, subject)
        for row in rows:
            if row.since is None:
                say_undated(row, table, replies)
                continue
            then = subject.claims.years[-1] if subject.claims.years else None
            if isinstance(then, DateSpan) and then.single_year and question.form is not Form.CONFIRM:
                _say_age_then(row, then.single_year, table, replies)
                continue
            if question.form is Form.CONFIRM and subject.claims.years and question.number is None:
                check_date(row, subject.claims.years, question, table, replies)
            replies.say(
                "utter_age",
                lead=self._lead(row, subject.claims.years, question, replies),
                pair=pair_of(row, table, replies),
                age=age_of(row.since, replies),
                **dates_of(row, replies),
                claims=when_begun(row),
                buttons=follow_ups(row, table, replies, "ask_age", context.last_intent),
            )
        return after_answer(question, context, subject)

    @staticmethod
    def _lead(row: Partnership, dates: Sequence[Period], question: Reading, replies: Replies) -> str:
        """Yes or no to a number of years that is claimed, and to the dates beside it: "is it 40 years old?", "40 years, since 1980?"."""
        if question.form is not Form.CONFIRM or question.number is None or row.since is None:
            return ""
        right = row.since.years_until(day_of_answers()) == question.number
        right = right and begun_on_dates([row], dates, question) is not False
        return replies.words.before(replies.phrase("phrase_yes" if right else "phrase_no"))


def _say_age_then(row: Partnership, year: int, table: PartnershipTable, replies: Replies) -> None:
    """How long a partnership had lasted in a year."""
    assert row.since
    years = year - row.since.year
    replies.say(
        "utter_age_then" if years >= 0 else "utter_age_not_then",
        pair=pair_of(row, table, replies),
        age=replies.words.years(years),
        then=replies.words.year(year),
        **dates_of(row, replies),
        claims=when_begun(row),
        buttons=follow_ups(row, table, replies, "ask_age"),
    )


def age_of(since: PartialDate, replies: Replies) -> str:
    """The age of a partnership today, in words."""
    return replies.words.years(since.years_until(day_of_answers()))


def age_line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """A partnership as an item of a list, with its age."""
    item = item_of(row, table, replies)
    return replies.phrase("phrase_item_age", item=item, age=age_of(row.since, replies)) if row.since else item


def _with_only_partner(subject: Subject, question: Reading, table: PartnershipTable) -> Subject:
    """Of two cities that are not twinned and have many partners together, the only partnership that one has: "since when is Leeds twinned with Paris?" is told since when it is with its own partner."""
    if (
        not subject.is_refuted
        or len(subject.partnerships) <= MOST_SENTENCES
        or question.form is not Form.TELL
    ):
        return subject
    own = [table.partnerships_of(id) for id in question.cities]
    only = tuple(rows[0] for rows in own if len(rows) == 1)
    return replace(subject, partnerships=only) if len(only) == 1 else subject
