"""An event that the table lacks is no reason to say yes because there are others."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk


@pytest.mark.parametrize("intent", ["ask_event_details", "ask_events", "list_events"])
def test_events_there_are_bear_out_none_that_there_is_not(shipped_table, intent):
    answer = Talk(shipped_table).ask(intent, "Is there something called Marrakesh Week?")
    assert "Yes" not in answer
    assert "My table holds no event called Marrakesh Week." in answer
