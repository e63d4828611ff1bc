"""Cities, countries, themes, years …, listed, counted and ranked by what they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.ranked_entities import say_ranked_entities
from actions.sentences.entities import (
    describe_entities,
    entity_line,
    entity_noun,
    say_without_region,
)
from actions.sentences.findings import lead_of
from actions.sentences.paging import MOST_LISTED, claims_of_all, say_more
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_filter
from actions.sentences.settling import after_answer, say_not_understood_condition, say_unread
from twincities.dialogue.context import Context
from twincities.dialogue.entities import (
    is_counted,
    own_conditions,
    partnerships_had,
    selected,
)
from twincities.dialogue.finding import find_subject
from twincities.dialogue.groups import Entity
from twincities.dialogue.pages import end_of_page
from twincities.dialogue.pointing import untold
from twincities.dialogue.subject import Subject
from twincities.reading import (
    PLACES,
    Cue,
    Dimension,
    Form,
    Having,
    Measure,
    Pointer,
    Quantifier,
    Reading,
)
from twincities.table import Filter, PartnershipTable

_BOTH = 2
_OTHERS = (Pointer.OTHER, Pointer.REST)


def answer_entities(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say which things of a kind are as the question describes them, how many they are, or which has the most of something."""
    assert question.entities is not None
    subject, found = entities_asked(question, context, table)
    if question.pointer in _OTHERS and found:
        found = untold(found, lambda one: (row.id for row in one.partnerships), question, context)
        if not found and (filter := describe_filter(question.conditions, table, replies)):
            replies.say("utter_no_other_fits", filter=filter)
            return after_answer(question, context, Subject())
    if question.unread and not question.rank and not describe_entities(question, Filter(), table, replies):
        return say_not_understood_condition(question, context, replies)
    if question.unread and question.has(Cue.UNREAD_HAD) and question.form is not Form.CONFIRM:
        say_unread(question, replies)
    if not found and question.form is not Form.CONFIRM and (pair := _sharing(question)):
        replies.say("utter_no_common_partner", pair=replies.words.pair([table.label(id) for id in pair]))
        return after_answer(question, context, Subject())
    if not found:
        replies.say(
            "utter_no_entity",
            lead=lead_of(_is_so(question, found), question, replies),
            kind=entity_noun(question.entities.kind, 1, replies),
            description=describe_entities(question, subject.conditions, table, replies),
        )
        _say_left_out(question, subject, table, replies)
        return after_answer(question, context, Subject())
    if question.rank and question.rank.by is not Measure.AGE:
        found = say_ranked_entities(question, subject, found, table, replies)
        _say_left_out(question, subject, table, replies)
        return replace(_after(question, context, found, table), told=0)
    _say_page(question, subject, found, 0, table, replies)
    return _after(question, context, found[: question.entities.wanted or len(found)], table)


def _sharing(question: Reading) -> tuple[str, ...]:
    """The two cities of which nothing but the partners that they share is asked."""
    having = question.entities.having if question.entities else ()
    alone = not question.conditions and len(having) == _BOTH
    alone = alone and all(one == Having(cities=one.cities[:1]) for one in having)
    return tuple(id for one in having for id in one.cities) if alone else ()


def _is_so(question: Reading, found: Sequence[Entity]) -> bool:
    """Whether what is claimed is borne out: that there are such things, that none lacks what each is to have, that only those named are such."""
    if question.entities and question.entities.sole:
        return {one.key for one in found} == {*question.entities.sole}
    return bool(found) != (question.quantifier is Quantifier.ALL)


def _say_left_out(question: Reading, subject: Subject, table: PartnershipTable, replies: Replies) -> None:
    if question.entities and question.entities.kind is Dimension.REGION:
        say_without_region(subject.partnerships, own_conditions(question), table, replies)


def entities_asked(
    question: Reading, context: Context, table: PartnershipTable
) -> tuple[Subject, list[Entity]]:
    """The partnerships that a question looks at, and the things among them that it asks for.

    Raises:
        SubjectUnsureError, SubjectUnknownError: as `find_subject`.
    """
    subject = find_subject(_bare(question, table), context, table)
    rows = table.oldest_first(subject.partnerships)
    return subject, selected(question, rows, table)


def say_next_entities(context: Context, table: PartnershipTable, replies: Replies) -> Context:
    """Go on with a list of which only the first were told."""
    question = context.last_question
    assert question is not None
    subject, found = entities_asked(question, context, table)
    if context.told >= len(found):
        replies.say("utter_no_more", count=len(found))
        return context
    _say_page(question, subject, found, context.told, table, replies)
    return replace(context, told=end_of_page(context.told, len(found)), misunderstood=0)


def _bare(question: Reading, table: PartnershipTable) -> Reading:
    """The question for the partnerships to look at: without what bounds the things themselves, and what they have."""
    asked = question.entities
    assert asked is not None
    bare = replace(
        question, intent="ask_partnerships", form=Form.LIST, entities=None, rank=None, comparison=None, quantifier=None,
        group_by=None, number=None, number_bounds=None, counted=None,
    )  # fmt: skip
    if question.pointer in _OTHERS and question.conditions:
        bare = replace(
            bare, pointer=None, pointed=None
        )  # "other Spanish cities" are not those left of a list
    if question.pointer is None and question.conditions:
        # "The three Chinese cities with the most partners" are not looked for in the list told last.
        bare = replace(bare, pointed=None, cues=bare.cues | {Cue.WHOLE_TABLE})
    if question.pointer in (Pointer.IT, Pointer.THEY):
        bare = replace(bare, form=Form.TELL)  # "to which cities do they belong?" is about what was told
    if question.comparison and question.comparison.by is not Measure.PARTNERSHIPS:
        bare = replace(bare, comparison=question.comparison)
    had = {city for one in asked.having for city in one.cities}
    bare = replace(
        bare,
        cities=tuple(id for id in question.cities if id not in had),
        excluded_cities=tuple(id for id in question.excluded_cities if id not in had),
    )
    if asked.kind is Dimension.THEME:
        return replace(bare, themes=bare.conditions.themes, unwanted=replace(bare.unwanted, themes=()))
    if asked.kind not in PLACES:
        return bare
    bare = replace(bare, countries=(), continents=(), unwanted=Filter(years=question.unwanted.years))
    if asked.kind is Dimension.CITY:
        known = any(table.cities_about(theme) for theme in question.themes)
        bare = replace(bare, excluded_cities=(), themes=() if known else question.themes)
    return bare


def _after(question: Reading, context: Context, found: Sequence[Entity], table: PartnershipTable) -> Context:
    asked = question.entities.having if question.entities else ()
    having = [one for one in asked if one.most != 0] or [is_counted(question)]
    had = [row for one in found for each in having for row in partnerships_had(one, each, table)]
    rows = tuple(dict.fromkeys(had or [row for one in found for row in one.partnerships]))
    is_city = question.entities is not None and question.entities.kind is Dimension.CITY
    # "Is there a partner they share?" is asked of the two that have the most.
    are_two = len(found) == 2 and question.rank is not None
    cities = tuple(one.key for one in found) if is_city and (len(found) == 1 or are_two) else ()
    after = after_answer(question, context, Subject(rows[:MOST_LISTED], cities))
    return replace(after, told=end_of_page(0, len(found)))


def _say_page(
    question: Reading,
    subject: Subject,
    found: Sequence[Entity],
    start: int,
    table: PartnershipTable,
    replies: Replies,
) -> None:
    """Say how many there are, and which: those from `start` on."""
    assert question.entities is not None
    wanted = question.entities.wanted or len(found)
    shown = found[:wanted]
    shown = shown[start : end_of_page(start, len(shown))]
    rows = list(dict.fromkeys(row for one in found for row in one.partnerships))
    items = replies.words.bullets(entity_line(one, question, table, replies) for one in shown)
    if start:
        replies.say("utter_next_items", items=items, claims=claims_of_all(rows))
    else:
        number = replies.words.counted(question.entities.kind, len(found))
        if wanted < len(found):
            number = replies.phrase("phrase_some_of", wanted=wanted, number=number)
        replies.say(
            "utter_entities",
            lead=lead_of(_is_so(question, found), question, replies),
            number=number,
            description=describe_entities(question, subject.conditions, table, replies),
            items=items,
            claims=claims_of_all(rows),
        )
        _say_left_out(question, subject, table, replies)
    more = min(wanted, len(found)) - start - len(shown)
    if more > 0:
        say_more(more, replies)
