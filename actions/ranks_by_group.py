"""The oldest or the newest partnership of each country, continent, decade …"""

from __future__ import annotations

from collections.abc import Sequence

from actions.grouping import MOST_LINES, is_asked_for
from actions.sentences.entities import entity_noun, key_name
from actions.sentences.replies import Replies
from actions.sentences.rows import item_of
from twincities.dialogue.groups import Entity, entities_of
from twincities.dialogue.ranking import ranked
from twincities.reading import Dimension, Rank, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import when_begun


def say_extremes(
    rank: Rank,
    dimension: Dimension,
    rows: Sequence[Partnership],
    question: Reading,
    among: str,
    table: PartnershipTable,
    replies: Replies,
) -> list[Partnership]:
    """Say of each group of partnerships which has a place in the order of age, and return these."""
    placed = [
        (group, ranked(group.partnerships, rank, table))
        for group in _groups(dimension, rows, question, table)
    ]
    placed = [(group, found) for group, found in placed if found]
    known = question.conditions.countries
    lines = [
        replies.phrase(
            "phrase_item_count",
            name=key_name(dimension, group.key, table, replies, known=known),
            count=replies.words.series(
                item_of(row, table, replies, (group.key,) if dimension is Dimension.COUNTRY else ())
                for row in found
            ),
        )
        for group, found in placed[:MOST_LINES]
    ]
    if len(placed) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(placed) - len(lines)))
    told = list(dict.fromkeys(row for _, found in placed[:MOST_LINES] for row in found))
    replies.say(
        f"utter_{'oldest' if rank.greatest else 'newest'}_of_each",
        kind=entity_noun(dimension, 1, replies),
        among=among,
        items=replies.words.bullets(lines),
        claims=[claim for row in told for claim in when_begun(row)],
    )
    return told


def _groups(
    dimension: Dimension, rows: Sequence[Partnership], question: Reading, table: PartnershipTable
) -> list[Entity]:
    """The groups that are asked about, without the home country, which has a part in all."""
    groups = [
        one
        for one in entities_of(dimension, rows, table)
        if is_asked_for(dimension, one.key, question, table)
    ]
    home = table.home_country() if dimension is Dimension.COUNTRY else None
    return [one for one in groups if one.key != home] or groups
