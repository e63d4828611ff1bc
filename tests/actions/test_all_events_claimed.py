"""What is claimed of all events, or of a share of them, is held against the others."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Are all events held in Kyoto?", "No. 2 events"),
        ("Are most of the events held in Kyoto?", "No. 2 events"),
        ("Are all of the events weeks?", "No. 6 weeks"),
        ("Are most of the events weeks?", "Yes. 6 weeks"),
        ("Is there a week in Kyoto?", "Yes. 1 week"),
        ("Are all events of our partners held in Kyoto?", "2 events"),
    ],
)
def test_all_events_are_as_claimed_only_where_no_other_is_not(shipped_table, text, lead):
    assert Talk(shipped_table).ask("list_events", text).startswith(lead)
