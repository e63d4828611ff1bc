"""Claims that one partner is the largest of all, or the smallest: "Lyon is our biggest partner by population"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.sentences.findings import lead_of
from actions.sentences.replies import Replies
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import City, Partnership, PartnershipTable
from twincities.table.claims import how_many_live_there
from twincities.table.populations import partner_ends, sizes

_PAIR = 2


def rivals_in_size(question: Reading, context: Context, table: PartnershipTable) -> list[City]:
    """The partner that is claimed to be the largest or the smallest one, and behind it all others of the same town; empty where that is not claimed of one."""
    size, named = question.size, question.cities
    claims = size is not None and size.superlative and size.place == size.wanted == 1 and not size.others
    if not claims or question.form is not Form.CONFIRM or not named:
        return []
    if question.pointer not in (None, Pointer.OURS):
        return []
    town = _town_of(named, table)
    if town is None or len(claimed := [id for id in named if id != town]) != 1:
        return []
    subject = table.city(claimed[0])
    told = table.held_partnerships(context.options)
    # "And is Lyon the smallest?" behind some of them is claimed of these.
    of_all = bool(question.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.WHOLE_TABLE} or question.conditions)
    among = [] if of_all or len(told) == 1 else _partners(told, town, table)
    if subject in among:
        return _first(subject, among)
    bare = replace(
        question, size=None, entities=None, counted=None, quantifier=None, asserted=None, unread=()
    )
    asked = replace(bare, cities=(town,)).asking("ask_partnerships", Form.LIST)
    among = _partners(find_subject(asked, context, table).partnerships, town, table)
    return _first(subject, among) if subject in among else []


def say_whether_largest(
    question: Reading, rivals: Sequence[City], table: PartnershipTable, replies: Replies
) -> bool:
    """Say whether the first of several cities has more inhabitants than all others, or fewer, and name the one that is next to it or comes before it; False, and nothing, where the table does not tell."""
    subject, size = rivals[0], question.size
    known = sizes(rivals)
    ordered = known if size is None or size.greatest else known[::-1]
    others = [one for one in ordered if one[1] != subject]
    if subject.population is None or not others:
        return False
    number, first = others[0]
    ahead = number - subject.population if ordered is known else subject.population - number
    # Of those without a number one may be larger still.
    if ahead == 0 or (ahead < 0 and len(known) < len(rivals)):
        return False
    (more, larger), (fewer, smaller) = sizes((subject, first))
    replies.say(
        "utter_larger",
        lead=lead_of(None if question.unread and ahead < 0 else ahead < 0, question, replies),
        city=table.label(larger.id),
        number=replies.words.number(more),
        other=table.label(smaller.id),
        other_number=replies.words.number(fewer),
        difference=replies.words.number(more - fewer),
        claims=[how_many_live_there(city) for city in (subject, first)],
    )
    return True


def _partners(rows: Sequence[Partnership], town: str, table: PartnershipTable) -> list[City]:
    return [city for row in rows for city in partner_ends(row, (town,), table)]


def _first(subject: City, cities: Sequence[City]) -> list[City]:
    return list(dict.fromkeys((subject, *cities)))


def _town_of(named: Sequence[str], table: PartnershipTable) -> str | None:
    """The town whose partner is spoken of: the one whose list the table is, or of two that are twinned the one with more partners; None where that is not told."""
    if table.hub and named != (table.hub,):
        return table.hub
    if len(named) != _PAIR or table.between(*named) is None:
        return None
    first, second = sorted(named, key=lambda id: len(table.partnerships_of(id)))
    return second if len(table.partnerships_of(first)) < len(table.partnerships_of(second)) else None
