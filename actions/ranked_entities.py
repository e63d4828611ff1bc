"""Which cities, countries, themes … have the most or the fewest of something, with all that tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.sentences.details import table_as_data
from actions.sentences.entities import (
    describe_entities,
    describe_order,
    entity_name,
    entity_noun,
    measured_noun,
)
from actions.sentences.paging import claims_of_all
from actions.sentences.replies import Replies
from actions.sentences.rows import names_in_words
from twincities.dialogue.entities import counted_from_first, is_counted, ranked_entities
from twincities.dialogue.groups import Entity
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Rank, Reading
from twincities.table import PartnershipTable

_BOTH = 2


def say_ranked_entities(
    question: Reading, subject: Subject, found: Sequence[Entity], table: PartnershipTable, replies: Replies
) -> list[Entity]:
    """Say which have the most or fewest, with all that tie; those at a further place, or several from the first on."""
    assert question.rank and question.entities
    counted = is_counted(question)
    rank = counted_from_first(question.rank, found, counted, table)
    places = ranked_entities(found, rank, counted, table)
    description = describe_entities(question, subject.conditions, table, replies)
    if not places:
        replies.say(
            "utter_no_such_place",
            place=rank.place,
            number=replies.words.counted(question.entities.kind, len(found)),
            description=description,
        )
        return []
    if question.has(Cue.DIFFERENCE) and rank.wanted == _BOTH:
        further = rank._replace(place=rank.place + 1, wanted=1)
        two = places[:1] + ranked_entities(found, further, counted, table)
        if len(two) == _BOTH:
            return _say_difference(question, two, table, replies)
    if rank.wanted > 1 and rank.place > 1:
        # Of "the next three" each is told with its place.
        in_turn = (
            replace(question, rank=Rank(rank.by, rank.greatest, rank.place + at)) for at in range(len(places))
        )
        return [one for each in in_turn for one in say_ranked_entities(each, subject, found, table, replies)]
    taken = [one for _, equals in places for one in equals]
    claims = claims_of_all(list(dict.fromkeys(row for one in taken for row in one.partnerships)))
    plural = entity_noun(question.entities.kind, 2, replies)
    scope = replies.phrase("phrase_of_the", nouns=plural, description=description)
    order = describe_order(rank, counted, table, replies)
    if len(places) > 1 or rank.wanted > 1:
        in_order = [
            (entity_name(one, question, table, replies), count) for count, equals in places for one in equals
        ]
        items = replies.words.bullets(
            replies.phrase("phrase_item_count", name=name, count=count) for name, count in in_order
        )
        nouns = (entity_noun(question.entities.kind, 1, replies), measured_noun(counted, 2, table, replies))
        rows = [(name, str(count)) for name, count in in_order]
        as_data = table_as_data([*map(replies.words.capitalised, nouns)], rows, items)
        replies.say(
            "utter_ranked", scope=scope, order=order, items=items, claims=claims, data={"table": as_data}
        )
        return taken
    (count, equals) = places[0]
    named = names_in_words(
        [entity_name(one, question, table, replies, in_sentence=True) for one in equals], replies
    )
    if rank.place == 1 and not description:
        scope, named = "", replies.words.capitalised(named)
    elif rank.place == 1:
        scope = replies.words.before(scope)
    which = "first" if rank.place == 1 else "further"
    replies.say(
        f"utter_{which}_ranked" if len(equals) == 1 else f"utter_{which}_ranked_tie",
        scope=scope,
        names=named,
        order=order,
        place=replies.words.ordinal(rank.place),
        number=count,
        claims=claims,
    )
    return taken


def _say_difference(
    question: Reading,
    places: Sequence[tuple[int, Sequence[Entity]]],
    table: PartnershipTable,
    replies: Replies,
) -> list[Entity]:
    """Say the numbers of two places in an order, and their difference."""
    names = [
        names_in_words(
            [entity_name(one, question, table, replies, in_sentence=True) for one in equals], replies
        )
        for _, equals in places
    ]
    taken = [one for _, equals in places for one in equals]
    (count, _), (other_count, _) = places
    said = replies.phrase(
        "phrase_found_numbers",
        of="",
        filter="",
        one=replies.words.capitalised(names[0]),
        count=count,
        other=names[1],
        other_count=other_count,
        difference=abs(count - other_count),
    )
    rows = dict.fromkeys(row for one in taken for row in one.partnerships)
    replies.say("utter_findings", lead="", findings=said, claims=claims_of_all([*rows]))
    return taken
