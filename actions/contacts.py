"""Who to ask about partnerships, where to look, and which ones somebody looks after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from actions.sentences.findings import lead_of
from actions.sentences.paging import MOST_LISTED, say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.settling import after_answer, settle_subject
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Dimension, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.about import AboutKey
from twincities.table.claims import that_twinned
from twincities.table.contacts import people_of, person_of


def say_contact(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say who knows of the partnerships asked about, or keeps the table; None where the table names nobody."""
    for say in (_say_claimed, _say_of_person, _say_most, _say_which):
        if after := say(question, context, table, replies):
            return after
    about_us = question.has(Cue.CONTACT_OF_US) and not question.names_rows
    question = replace(question, cues=question.cues | {Cue.SEVERALLY})  # "who looks after Lyon and Turin?"
    try:
        subject = Subject() if about_us else settle_subject(question, context, table, replies)
    except SubjectMissingError:
        subject = Subject()
    told = [row for row in subject.partnerships if row.contact or row.address]
    rows = told[:MOST_LISTED] or subject.partnerships[:1]
    if not (told or _ways(None, table)):
        return None
    if told:
        _say_each(rows, table, replies)
    elif rows:
        _say_those("utter_no_contact_list", rows, table, replies)
        say_who_knows(rows[0], table, replies)
    else:
        say_who_knows(None, table, replies)
    event = question.events[0] if len(question.events) == 1 else None  # is still talked about: "who runs it?"
    return after_answer(question, context, subject, event) if rows else context.about()


def _say_each(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies, lead: str = "") -> None:
    """Say of each partnership who knows of it; `lead` begins the first."""
    for row in rows:
        replies.say(
            "utter_who_knows_of",
            lead=lead if row is rows[0] else "",
            subject=pair_of(row, table, replies),
            contact=replies.words.enumeration(_ways(row, table)),
            claims=[that_twinned(row)] if row.contact or row.address else [],
        )


def _ways(row: Partnership | None, table: PartnershipTable) -> list[str]:
    """Whom to write to, and where to look, of a pair in all its ties, else of those who keep the table."""
    ties = [row, *(one for one in table.ties.earlier_than(row) if not one.has_ended)] if row else []
    contacts = [one.contact for one in ties if one.contact] or [table.about.get(AboutKey.CONTACT)]
    pages = [one.address for one in ties if one.address] or [table.about.get(AboutKey.PAGE)]
    return [table.said(way) for way in dict.fromkeys((*contacts, *pages)) if way]


def say_who_knows(row: Partnership | None, table: PartnershipTable, replies: Replies) -> None:
    """Say who to ask about what the table does not hold, where it names anybody."""
    if ways := _ways(row, table):
        replies.say("utter_who_knows", contact=replies.words.enumeration(ways))


def _say_claimed(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say whether somebody looks after the partnerships that are named, or one person after all of them, and who does; None where that is not claimed."""
    claims = question.form is Form.CONFIRM and (question.names_rows or question.restriction)
    if not claims or not (question.people or question.has(Cue.SAME_PERSON)):
        return None
    severally = replace(question, people=(), cues=question.cues | {Cue.SEVERALLY})
    if question.restriction:  # "are all German ones Ms Gold's?"
        subject = find_subject(severally.asking("ask_partnerships", Form.LIST), context, table)
    else:
        subject = settle_subject(severally, context, table, replies)
    rows = [row for row in subject.partnerships if row.contact][:MOST_LISTED]
    who = [person_of(row) for row in rows]
    if not rows or (not question.people and len(rows) < len(subject.partnerships)):
        return None
    wanted = question.people or who[:1]
    verdict = len(rows) == len(subject.partnerships) and all(one in wanted for one in who)
    _say_each(rows, table, replies, lead_of(verdict, question, replies))
    return after_answer(question, context, subject)


def _say_of_person(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say which partnerships somebody looks after who is named, or was told last: "which towns does Ms Gold mind?", "does she look after another town?"; None where that is not asked."""
    told = table.held_partnerships(context.partnerships)
    people = question.people
    others = question.pointer is Pointer.OTHER and not question.names_rows
    if others and not people and not question.names_something:
        people = people_of(told)
    if not people or question.names_rows:
        return None
    asked = replace(question, people=people, pointer=None, unread=(), asserted=None)
    subject = find_subject(asked.asking("ask_partnerships", Form.LIST), context, table)
    rows = [row for row in subject.partnerships if not others or row not in told]
    if others and told and not rows:
        replies.say(
            "utter_no_other_of_contact",
            contact=replies.words.enumeration(people),
            pairs=replies.words.enumeration(
                pair_of(row, table, replies) for row in told if row.contact and person_of(row) in people
            ),
            claims=[that_twinned(row) for row in told],
        )
        return after_answer(question, context, Subject(tuple(told)))
    if not rows:
        return None
    _say_those("utter_contact_list", rows, table, replies)
    return after_answer(question, context, Subject(tuple(rows)))


def _say_most(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say who looks after the most partnerships of those that are described; None where that is not asked."""
    ranks = question.rank is not None and question.rank.by is Measure.PARTNERSHIPS
    counts = question.counted is not None or ranks
    if not (question.has(Cue.MOST_OFTEN) and counts) or question.form is Form.CONFIRM:
        return None
    rows = [row for row in table.find(question.conditions) if row.contact]
    numbers = Counter(map(person_of, rows))
    most = max(numbers.values(), default=0)
    people = [person for person, number in numbers.items() if number == most]
    told = [row for row in rows if person_of(row) in people]
    if not told:
        return None
    number = replies.words.counted(Dimension.PARTNERSHIP, most)
    say_list(
        "utter_most_looked_after",
        told,
        table,
        replies,
        _line,
        people=replies.words.enumeration(people),
        number=number,
    )
    return after_answer(replace(question, people=tuple(people)), context, Subject(tuple(told)))


def _say_which(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say which partnerships have a contact, or a web page of their own, or have none; None where that is not asked."""
    lists = question.form in (Form.LIST, Form.COUNT)
    of_some = question.has(Cue.PARTNERSHIP) or question.counted is not None
    of_some = of_some or (question.has(Cue.ELLIPTIC) and not question.names_rows)
    every = question.form is Form.CONFIRM and question.is_of_all
    if every:
        # Those that have none tell that it is not so.
        question = replace(question, quantifier=Quantifier.NONE)
    there_is = question.has(Cue.THERE_IS) or question.quantifier in (Quantifier.ANY, Quantifier.NONE)
    # "Is there any with nobody to write to?", and not "anybody to write to for this one?"
    exists = of_some and there_is and not question.names_rows and question.pointer is not Pointer.IT
    several = lists or every or exists or (question.form is Form.TELL and of_some)
    if not (question.has(Cue.HAVING_CONTACT) and several):
        return None
    subject = find_subject(question.asking("ask_partnerships", Form.LIST), context, table)
    rows = _with_contact(question, subject)
    if not rows and question.pointer is None:
        # "And which ones have nobody?" after those that somebody looks after asks for others.
        anew = context.about() if not question.names_rows else context
        subject = find_subject(
            question.asking("ask_partnerships", Form.LIST), replace(anew, options=()), table
        )
        rows = _with_contact(question, subject)
    without = question.quantifier is Quantifier.NONE
    if not (rows or without):
        return None
    _say_those("utter_no_contact_list" if without else "utter_contact_list", rows, table, replies)
    return after_answer(question, context, Subject(tuple(rows)))


def _with_contact(question: Reading, subject: Subject) -> list[Partnership]:
    """Those of some partnerships that have what is asked for, a contact or a web page, or have none."""
    of_page, wanted = question.has(Cue.WEB_PAGE), question.quantifier is not Quantifier.NONE
    return [row for row in subject.partnerships if bool(row.address if of_page else row.contact) is wanted]


def _say_those(response: str, rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    """Say of which partnerships the table names somebody, or nobody."""
    number = replies.words.counted(Dimension.PARTNERSHIP, len(rows))
    say_list(response, rows, table, replies, _line, number=number)


def _line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    ways = replies.words.series(table.said(way) for way in (row.contact, row.address) if way)
    pair = pair_of(row, table, replies)
    return replies.phrase("phrase_item_count", name=pair, count=ways) if ways else pair
