"""Which partners lie farthest away, or closest."""

from __future__ import annotations

from tests.actions.talk import Talk


def test_the_farthest_is_told_first_and_of_which_it_is_not_known(chinese_cities, monkeypatch):
    live = type("Fixed", (), {"current": lambda _: chinese_cities})()
    monkeypatch.setattr("actions.answering.live_table", lambda _: live)
    talk = Talk(chinese_cities)
    answer = talk.ask("ask_distance", "which twin town of Dalian is furthest away?")
    assert "Dalian and Bremen" in answer
