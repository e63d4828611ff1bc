"""Which partners lie farthest away, or closest."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from tests.questions import reader
from twincities.reading import Cue


@pytest.mark.parametrize(
    ("language", "far", "near", "old"),
    [
        ("en", "which twin town is furthest away?", "which is nearest to us?", "which of them goes back furthest?"),
        ("fr", "quelle jumelle est la plus éloignée ?", "laquelle est la plus proche de nous ?", "laquelle remonte le plus loin ?"),
        ("de", "welche ist am weitesten weg?", "welche liegt am nächsten bei uns?", "welche reicht am weitesten zurück?"),
        ("es", "¿cuál queda más lejos?", "¿cuál es la más cercana a nosotros?", "¿cuál es la más antigua?"),
        ("zh", "哪座友城最远", "哪座城市离我们最近", "哪座最早"),
        ("ja", "一番遠い姉妹都市はどこですか", "距離が一番近い都市はどこですか", "一番古いのはどれですか"),
    ],
)  # fmt: skip
def test_how_far_is_not_how_old(shipped_table, language, far, near, old):
    read = reader(shipped_table, language=language)
    for text, cue in ((far, Cue.FARTHEST), (near, Cue.CLOSEST)):
        question = read(text, "ask_oldest")
        assert (question.intent, question.has(cue)) == ("ask_distance", True)
    assert read(old, "ask_oldest").intent == "ask_oldest"


def test_the_farthest_is_told_first_and_of_which_it_is_not_known(chinese_cities, monkeypatch):
    live = type("Fixed", (), {"current": lambda _: chinese_cities})()
    monkeypatch.setattr("actions.answering.live_table", lambda _: live)
    talk = Talk(chinese_cities)
    answer = talk.ask("ask_distance", "which twin town of Dalian is furthest away?")
    assert "Dalian and Bremen" in answer
