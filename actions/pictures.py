"""Pictures beside answers: maps, timelines and bars of the partnerships that are talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.grouping import numbers_by
from actions.sentences.entities import key_name
from actions.sentences.paging import MOST_LISTED, claims_of_all
from actions.sentences.replies import Replies
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.premises import SubjectMissingError
from twincities.pictures import Bar
from twincities.pictures.of_table import Order, placed
from twincities.reading import Cue, Dimension, Form, PictureKind, Quantifier, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.whereabouts import coordinates_of

_MOST_NAMED = 8
_MOST_BARS = 25


def rows_pictured(question: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships that a picture is asked of: those that are named or described, those talked about, or all.

    Raises:
        SubjectUnknownError, SubjectUnsureError: as `find_subject`.
    """
    whole = question.quantifier is Quantifier.ALL or question.has(Cue.ABOUT_ALL)
    if question.names_something or question.selects:
        bare = replace(question.asking("ask_partnerships", Form.LIST), quantifier=None)
        try:
            return find_subject(bare, context, table).partnerships
        except SubjectMissingError:
            return table.partnerships
    told = table.held_partnerships(context.partnerships)
    if len(told) >= MOST_LISTED and (last := context.last_question):
        # Of a list no more than so many are remembered: all of it is found again.
        return find_subject(replace(last, quantifier=None), context, table).partnerships
    several_asked = whole and len(told) < 2
    return told if told and not several_asked else table.partnerships


def illustrate(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> None:
    """Show what was answered to a question that asks for a picture as well, where partnerships were told."""
    rows = table.held_partnerships(context.partnerships)
    if rows and not context.open_question:
        say_picture(question, rows, question.group_by, table, replies)


def say_picture(
    question: Reading,
    rows: Sequence[Partnership],
    group_by: Dimension | None,
    table: PartnershipTable,
    replies: Replies,
) -> None:
    """Show the picture that a question asks for, of these partnerships; say of which it cannot be drawn."""
    kind = question.picture or PictureKind.ANY
    if kind is PictureKind.BARS or (kind is PictureKind.ANY and group_by):
        _say_bars(question, rows, group_by, table, replies)
    elif kind is PictureKind.TIMELINE:
        _say_timeline(rows, table, replies)
    else:
        _say_map(rows, table, replies)


def _say_map(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    shown = placed(rows, table)
    ends = dict.fromkeys(id for row in rows for id in row.cities)
    nowhere = [table.label(id) for id in ends if coordinates_of(table.city(id)) is None]
    names = replies.words.first_of(nowhere, _MOST_NAMED) if nowhere else ""
    if not shown:
        replies.say("utter_no_map", names=names)
        return
    order = _order(PictureKind.MAP, rows, shown, table, replies)
    replies.say("utter_map", picture=order, claims=claims_of_all(shown))
    _say_what_is_left_out("utter_left_off_map", names, shown, order, replies)


def _say_timeline(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    shown = table.oldest_first(row for row in rows if row.since)
    if not shown:
        replies.say("utter_no_timeline")
        return
    undated = [
        replies.phrase("phrase_title", first=table.label(row.city_a), second=table.label(row.city_b))
        for row in rows
        if not row.since
    ]
    order = _order(PictureKind.TIMELINE, rows, shown, table, replies)
    replies.say("utter_timeline", picture=order, claims=claims_of_all(shown))
    names = replies.words.first_of(undated, _MOST_NAMED) if undated else ""
    _say_what_is_left_out("utter_left_off_timeline", names, shown, order, replies)


def _order(
    kind: PictureKind,
    rows: Sequence[Partnership],
    shown: Sequence[Partnership],
    table: PartnershipTable,
    replies: Replies,
) -> Order:
    """The order for a picture: all of the table in a word, of anything else the ids, and not more than a list holds."""
    whole = len(rows) == len(table.partnerships)
    ids = None if whole else tuple(row.id for row in shown[:MOST_LISTED])
    return Order(kind.value, replies.words.language, ids)


def _say_what_is_left_out(
    response: str, names: str, shown: Sequence[Partnership], order: Order, replies: Replies
) -> None:
    if names:
        replies.say(response, names=names)
    if order.rows is not None and len(order.rows) < len(shown):
        replies.say("utter_first_drawn", shown=len(order.rows), count=len(shown))


def _say_bars(
    question: Reading,
    rows: Sequence[Partnership],
    group_by: Dimension | None,
    table: PartnershipTable,
    replies: Replies,
) -> None:
    by = group_by or Dimension.COUNTRY
    numbers = numbers_by(by, rows, question, table)
    if group_by is None and len(numbers) < 2:
        by = Dimension.DECADE
        numbers = numbers_by(by, rows, question, table)
    if len(numbers) > 1:
        # The country that has a part in all would only make the other bars short.
        numbers.pop(table.home_country() or "", None)
    in_order = by in (Dimension.YEAR, Dimension.DECADE)
    counted = sorted(numbers.items()) if in_order else numbers.most_common()
    if not counted:
        replies.say("utter_no_bars")
        return
    bars = tuple(
        Bar(str(key_name(by, key, table, replies, known=question.conditions.countries)), number)
        for key, number in counted[:_MOST_BARS]
    )
    order = Order(PictureKind.BARS.value, replies.words.language, (), bars)
    replies.say("utter_bars", picture=order, claims=claims_of_all(rows))
    if len(bars) < len(counted):
        replies.say("utter_first_drawn", shown=len(bars), count=len(counted))
