"""Questions as they are read without the trained model: names are spotted for real, the intent is given by the test."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from twincities.nlu.names.spotter import Spotter
from twincities.nlu.text.mentions import as_entity
from twincities.reading import Reading, read_question
from twincities.table import PartnershipTable

Read = Callable[[str, str], Reading]


@lru_cache(maxsize=4)
def spotter_of(table: PartnershipTable) -> Spotter:
    """What finds the names of a table, made once for all tests on it."""
    return Spotter(table)


def reader(
    table: PartnershipTable,
    event_kinds: Mapping[str, Collection[str]] | None = None,
    language: str = "en",
    with_ties: bool = False,
) -> Read:
    """A function that reads a text as a question of an intent, about a table; `with_ties`: who looks after partnerships, and what they are called, is read too."""
    spotter = spotter_of(table)
    kinds, people = (table.ties.kinds, table.ties.people) if with_ties else ((), ())

    def read(text: str, intent: str) -> Reading:
        entities = [as_entity(mention, text) for mention in spotter.spot(text)]
        return read_question(
            {"intent": intent, "text": text, "entities": entities},
            event_kinds or {},
            language,
            tie_kinds=kinds,
            people=people,
        )

    return read


def assert_changed(question: Reading, changed: Reading, expected: Mapping[str, object]) -> None:
    """Fail unless the expected fields are those of the changed question, and none of the question before."""
    assert {name: getattr(changed, name) for name in expected} == expected
    assert {name: getattr(question, name) for name in expected} != expected
