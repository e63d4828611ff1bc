"""What a question claims: borne out by rows, contradicted, or not said by the table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.claims.assertions import answer_assertion
from actions.claims.dates import check_date, say_undated
from actions.claims.texts import answer_on_texts
from actions.claims_of_told import answer_on_all_told
from actions.populations import answer_on_population
from actions.quantified import say_quantified
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_filter, pair_of, place_of
from actions.sentences.settling import after_answer, follow_ups, settle_subject
from actions.sentences.states import since_in_words
from actions.sentences.told_instead import say_told_instead
from actions.states import (
    answer_on_further_dates,
    answer_on_kind,
    answer_on_state,
    asks_what_goes_on,
    ties_named,
)
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.claimed import lies_elsewhere, told_in_texts
from twincities.dialogue.context import Context
from twincities.dialogue.premises import SubjectMissingError
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.claims import that_twinned, when_begun


def answer_claim(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Answer a claim that is the same for all intents; None where the question makes none.

    Raises:
        SubjectMissingError, SubjectUnknownError, SubjectUnsureError: as `find_subject`.
    """
    for answer in (answer_on_population, _answer_on_course):
        if told := answer(question, context, table, replies):
            return told
    of_event = bool(question.events or (context.event and question.pointer))
    no_tie = of_event or (question.is_of_all and question.kinds)  # "is each of them called a friendship?"
    of_tie = question.cues & {Cue.KIND, Cue.KINDS, Cue.FROM_START} and not no_tie
    if of_tie and (of_kind := answer_on_kind(question, context, table, replies)):
        return of_kind
    if question.form is not Form.CONFIRM or question.entities:
        return None
    is_explained = not question.unread or told_in_texts(question, table) or lies_elsewhere(question, table)
    for answer in (answer_on_texts, answer_assertion):
        if is_explained and (told := answer(question, context, table, replies)):
            return told
    then = (
        question.intent == "list_events" and question.event_bounds and not is_explained
    )  # told all the same
    if then or not has_trait(question.intent, Trait.CLAIM):
        return None
    if not is_explained:
        return _say_not_said(question, context, table, replies)
    if of_told := answer_on_all_told(question, context, table, replies):
        return of_told
    if (
        question.quantifier
        and has_trait(question.intent, Trait.QUANTIFIED)
        and (question.conditions or _compares_all(question))
        and (question.pointer is not Pointer.IT or question.cities or not context.partnerships)
        and not (question.partnerships or question.unknown)
    ):
        return say_quantified(question, context, table, replies)
    return None


def _answer_on_course(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Tell what has become of partnerships, or when they were renewed; None where that is not asked.

    Where the question was taken for another one – "what became of Lyon?" for one on the city – it is only told of what it
    names, and where the table has it.
    """
    if question.events or not question.cues & {Cue.END, Cue.RENEWED}:
        return None
    if asks_what_goes_on(question, context, table):
        return None
    may_ask = has_trait(question.intent, Trait.CLAIM_OF_END)
    if not may_ask:
        if not _names_course(question, context, table):
            return None
        # "Which ones were renewed twice?" is about all; "why?" behind the others is one on the partnership.
        of_all = question.has(Cue.RENEWED) and question.has(Cue.PARTNERSHIP) and not question.names_rows
        question = question.asking("ask_partnerships" if of_all else "ask_overview", question.form)
    of_all_renewals = question.has(Cue.RENEWED) and question.is_of_all
    if of_all_renewals:  # "was each active one renewed?"
        question = replace(question, active=question.active or question.has(Cue.STILL))
    elif question.has(Cue.END):
        if told := answer_on_state(question, context, table, replies):
            return told
        if may_ask:
            return _say_no_end(question, context, table, replies)
    return answer_on_further_dates(question, context, table, replies) if question.has(Cue.RENEWED) else None


def _names_course(question: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether the table tells what is asked of the partnership that is named or taken up, and all of the question was understood."""
    if question.cues & {Cue.SUSPENDED, Cue.DORMANT} and not question.names_something:
        return table.ties.tell_status and (question.has(Cue.PARTNERSHIP) or not question.unread)
    if question.unread:
        return False
    if question.has(Cue.RENEWED) and question.has(Cue.PARTNERSHIP) and not question.names_rows:
        return any(row.dates for row in table.partnerships)
    if not (question.names_rows or question.has(Cue.WHY)):
        return False
    rows, cities = ties_named(question, context, table)
    rows = rows or [one for city in cities[:1] for one in table.partnerships_of(city)]
    rows = rows or [one for city in cities[:1] for one in table.ties.former_of(city)]
    renewed = question.has(Cue.RENEWED) and any(row.dates for row in rows)
    return renewed or (question.has(Cue.END) and any(row.status or row.until for row in rows))


def _compares_all(question: Reading) -> bool:
    """Whether all, most or any partnerships are claimed to be older or younger than those of a city."""
    comparison = question.comparison
    return bool(comparison and comparison.by is Measure.AGE and comparison.says_with_what)


def _say_no_end(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> Context:
    """Say that the table knows of no end; it is no evidence that there was none."""
    bare = replace(question, years=(), unwanted=replace(question.unwanted, years=()), unread=())
    responses = ("utter_no_end", "utter_no_end_undated", "utter_no_end_of_any", "utter_no_end_at_all")
    return _say_unsaid(question, bare, responses, context, table, replies)


def _say_not_said(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> Context:
    """Say that the table does not say what is claimed, and what it holds instead."""
    words = replies.words.enumeration(map(replies.words.quoted, question.unread))
    bare = replace(question, form=Form.TELL, unread=(), themes=(), years=(), unwanted=Filter())
    if question.names_rows:
        # A place is a part of the claim: "is Turin the only Italian city for miles?" denies no Italian partner.
        bare = replace(bare, countries=(), continents=())
    of_one, of_more = "utter_claim_not_said_of", "utter_claim_not_said"
    responses = (of_one, of_one, of_more, of_more)
    return _say_unsaid(question, bare, responses, context, table, replies, instead=True, words=words)


def _say_unsaid(
    question: Reading,
    bare: Reading,
    responses: tuple[str, str, str, str],
    context: Context,
    table: PartnershipTable,
    replies: Replies,
    instead: bool = False,
    **values: Any,
) -> Context:
    """Say what the table does not say of the subject of the bare question: of one partnership, dated or not, of several, of none; and what it says of the one `instead`."""
    of_dated, of_undated, of_several, of_none = responses
    try:
        subject = settle_subject(bare, context, table, replies)
    except SubjectMissingError:
        replies.say(of_none, **values)
        return context.about()
    if subject.is_refuted:
        return after_answer(question, context, subject)
    if len(subject.partnerships) == 1:
        row = subject.partnerships[0]
        replies.say(
            of_dated if row.since else of_undated,
            pair=pair_of(row, table, replies),
            since=since_in_words(row, replies),
            claims=() if instead else when_begun(row),
            buttons=follow_ups(row, table, replies, "ask_since"),
            **values,
        )
        if instead:
            say_told_instead(row, table, replies)
    else:
        replies.say(of_several, **values)
    return after_answer(question, context, subject)


def say_claims(
    row: Partnership, claims: Filter, question: Reading, table: PartnershipTable, replies: Replies
) -> bool:
    """Bear out or deny what is claimed of one partnership: its date, a country, a theme; False where nothing is."""
    places = (*claims.countries, *claims.continents)
    fits = row in table.find(Filter(countries=claims.countries, continents=claims.continents))
    if places and not (fits and claims.years):
        first, second = row.cities
        replies.say(
            "utter_claimed_place" if fits else "utter_claimed_place_denied",
            city=table.label(first),
            other=table.label(second),
            country=place_of(first, table, replies, places),
            other_country=place_of(second, table, replies, places),
            claims=[that_twinned(row)],
        )
    if claims.years:
        if row.since:
            check_date(row, claims.years, question, table, replies)
        else:
            say_undated(row, table, replies)
    if places or claims.years:
        return True
    if claims.themes:
        fits = row in table.find(Filter(themes=claims.themes))
        replies.say(
            "utter_claimed_theme" if fits else "utter_claimed_theme_denied",
            pair=pair_of(row, table, replies),
            theme=describe_filter(Filter(themes=claims.themes), table, replies),
            themes=replies.words.enumeration(map(table.said, row.themes)) or "–",
            claims=[that_twinned(row)],
        )
        return True
    return False
