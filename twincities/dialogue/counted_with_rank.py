"""Numbers that the answer to a ranking tells: "who has the most partners, and how many?"."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.reading import Form, Measure, Reading


def without_numbers_told(questions: Sequence[Reading]) -> list[Reading]:
    """The questions of a message without those for the number of what the one before ranks, which tells it."""
    found: list[Reading] = []
    for question in questions:
        if not (found and _is_told_by(found[-1], question)):
            found.append(question)
    return found


def _is_told_by(ranking: Reading, question: Reading) -> bool:
    rank = ranking.rank
    ranks = rank is not None and rank.by is Measure.PARTNERSHIPS and ranking.entities is not None
    if not ranks or (question.intent, question.form) != ("ask_partnerships", Form.COUNT):
        return False
    # Names and conditions of the ranking count for all questions of a message.
    named = {*ranking.cities, *([rank.behind] if rank else [])}
    of_same = {*question.cities} <= named and {*question.countries} <= {*ranking.countries, *named}
    asks_more = question.entities or question.counted or question.rank or question.group_by or question.unread
    bounded = question.years or question.themes or question.continents or question.events or question.kinds
    return of_same and not (asks_more or bounded or question.excluded_cities or question.comparison)
