"""What has become of partnerships: which stand, which are over, and which were the beginning of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from twincities.table.ages import age_order
from twincities.table.contacts import people_of, person_of
from twincities.table.filters import Filter
from twincities.table.models import Partnership, Status


class Ties:
    """The rows of partnerships, by what has become of them."""

    def __init__(self, rows: Iterable[Partnership]) -> None:
        of_pair: dict[frozenset[str], list[Partnership]] = defaultdict(list)
        self._former: dict[str, list[Partnership]] = defaultdict(list)
        ended = []
        for row in rows:
            if row.has_ended:
                ended.append(row)
                for city in row.cities:
                    self._former[city].append(row)
            else:
                of_pair[frozenset(row.cities)].append(row)
        # Of several ties of one pair the last one stands for it: a friendship that has become a twinning.
        self.standing: Sequence[Partnership] = tuple(max(rows, key=_latest) for rows in of_pair.values())
        self._stands_for = {
            row.id: last.id
            for last, rows in zip(self.standing, of_pair.values(), strict=True)
            for row in rows
            if row is not last
        }
        self.former: Sequence[Partnership] = tuple(ended)
        self._earlier = {pair: sorted(rows, key=age_order) for pair, rows in of_pair.items() if len(rows) > 1}
        self.tell_status = any(row.status or row.until for row in (*self.standing, *self.former))
        """Whether the table says of any partnership what has become of it."""
        self.kinds: Sequence[str] = tuple(
            dict.fromkeys(row.kind for row in (*self.standing, *self.former) if row.kind)
        )
        """What the table calls partnerships, where it says so."""
        self.people: Sequence[str] = tuple(person for person in people_of(self.standing) if "@" not in person)
        """Who looks after them, where it says so."""
        dates = (one for row in (*self.standing, *self.former) for one in row.further_dates)
        self.happenings: Sequence[str] = tuple(dict.fromkeys(one.what for one in dates))
        """What further dates of them are those of: "renewed", "first delegation"."""

    def standing_for(self, tie: str) -> str:
        """The id of the partnership that stands for one of several ties of a pair; the same where no other does."""
        return self._stands_for.get(tie, tie)

    def former_of(self, city: str, other: str | None = None) -> Sequence[Partnership]:
        """The partnerships of a city that are over; those with one other city, where it is given."""
        return tuple(row for row in self._former.get(city, ()) if other is None or other in row.cities)

    def earlier_than(self, row: Partnership) -> Sequence[Partnership]:
        """The other ties of its pair, those that are over last."""
        before = [one for one in self._earlier.get(frozenset(row.cities), ()) if one is not row]
        return (*before, *(one for one in self.former_of(*row.cities) if one is not row))

    def not_active(self) -> Sequence[Partnership]:
        """All that are over, rest or are suspended, in that order."""
        return (*self.former, *(row for row in self.standing if row.is_at_rest))


def standing_of(row: Partnership) -> Status:
    """What has become of a partnership; active where the table says nothing else."""
    return Status.ENDED if row.has_ended else row.status or Status.ACTIVE


def met_by_ties(rows: Sequence[Partnership], wanted: Filter) -> list[set[str]]:
    """For each condition on what a partnership is called, who looks after it and what has become of it, the ids of those of some rows that meet it."""
    conditions: tuple[tuple[object, Callable[[Partnership], bool]], ...] = (
        (wanted.kinds, lambda row: row.kind in wanted.kinds),
        (wanted.people, lambda row: person_of(row) in wanted.people),
        (wanted.states, lambda row: (row.status or Status.ACTIVE) in wanted.states),
        (wanted.partnerships, lambda row: row.id in wanted.partnerships),
        (wanted.active, lambda row: not row.is_at_rest),
    )
    return [{row.id for row in rows if holds(row)} for asked, holds in conditions if asked]


def _latest(row: Partnership) -> tuple[int, int, int]:
    return row.since.order if row.since else (0, 0, 0)
