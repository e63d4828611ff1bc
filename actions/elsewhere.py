"""What the whole table holds, where the city that a question took from the conversation has nothing of the kind."""

from __future__ import annotations

from dataclasses import replace

from actions.sentences.paging import say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_selection
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.reading import Counted, Cue, Form, Reading
from twincities.table import Filter, PartnershipTable

_FEW = 5  # what can be told beside an answer


def say_elsewhere(
    read: Reading, asked: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """After a "no" to "are there any in Brazil at all?" behind the partners of one city, tell those of other cities where they are few: it may be them that were meant.

    `read` is the question as it was read, `asked` as it was interpreted: the city stands in the latter alone, or, where only
    conditions were named, in what was answered.
    """
    if asked.intent == "name_subject" and not asked.names_rows:
        asked = context.last_question or asked
    if not _took_city(read, asked, table) or not _bounded(asked):
        return context
    if table.find(replace(asked.conditions, cities=asked.cities)):
        return context
    of_all = replace(asked, cities=(), entities=None, quantifier=None, counted=Counted.PARTNERSHIPS)
    of_all = replace(of_all, restriction=Filter(), asserted=None, excluded_cities=())
    of_all = of_all.asking("ask_partnerships", Form.LIST)
    subject = find_subject(of_all, Context(), table)
    rows = subject.partnerships
    if subject.premises or not 0 < len(rows) <= _FEW:
        return context
    words = describe_selection(of_all, subject, table, replies)
    response = "utter_one_fits" if len(rows) == 1 else "utter_some_fit"
    say_list(response, rows, table, replies, lead="", filter=words, count=len(rows))
    ids = tuple(row.id for row in rows)
    told = replace(context, partnerships=ids)
    return replace(told, options=ids, told=len(ids)) if len(ids) > 1 else told


def _took_city(read: Reading, asked: Reading, table: PartnershipTable) -> bool:
    """Whether a question for partnerships that names no city and points at none was taken for one on the partners of a city."""
    own = read.names_rows or read.pointer or read.is_of_all or read.rank or read.comparison
    # "And Brazil?" goes on with the city.
    goes_on = read.has(Cue.CONJOINED) and bool(read.places) and not read.years
    of_ties = has_trait(asked.intent, Trait.PARTNERS) and not asked.asserted
    return of_ties and not (own or goes_on) and len(asked.cities) == 1 and not table.hub


def _bounded(asked: Reading) -> bool:
    """Whether places, themes or dates tell which partnerships are asked for, and nothing that the table may not say."""
    wanted = asked.conditions
    bounded = wanted.countries or wanted.continents or wanted.themes or wanted.years
    return bool(bounded) and not (wanted.without or asked.unread)
