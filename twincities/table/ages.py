"""Partnerships by the dates on which they began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twincities.table.models import Partnership


def age_order(row: Partnership) -> tuple[bool, tuple[int, int, int], str]:
    """The key that sorts by date; undated partnerships last, those of one date by id."""
    return (row.since is None, row.since.order if row.since else (0, 0, 0), row.id)


def extreme(rows: Iterable[Partnership], newest: bool) -> Sequence[Partnership]:
    """The partnership that began first, or last, with all that may share its date; none where none is dated."""
    dated = sorted((row for row in rows if row.since), key=age_order)
    if not dated:
        return ()
    one = dated[-1] if newest else dated[0]
    return tuple(row for row in dated if _same_date(row, one))


def _same_date(one: Partnership, other: Partnership) -> bool:
    """Whether two dates agree as far as the less precise one goes."""
    assert one.since and other.since
    return all(a == b or a is None or b is None for a, b in zip(one.since, other.since, strict=True))
