"""Where the table does not say what was claimed of a pair, it tells what it does say: the kind of the tie, its date, its state and what is done."""

from __future__ import annotations

import pytest

from tests.actions.talk import talk_on

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nomsk,Omsk,RU\n"
PAIRS = """\
id,city_a,city_b,since,kind,status,until,reason,exchanges,cooperation,summary,source
turin,lyon,turin,1958-06-03,,active,,,of choirs,The fire brigades train together.,,list
omsk,lyon,omsk,1990,friendship,suspended,2022-03,The flights ended.,,,It began with a ship.,list
"""


@pytest.fixture
def talk(tmp_path, monkeypatch):
    return talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)


@pytest.mark.parametrize(
    ("intent", "text", "words"),
    [
        ("confirm_partnership", "do you do anything with Omsk?", ()),
        ("confirm_partnership", "is there something with Lyon and Omsk?", ()),
        ("confirm_partnership", "are Lyon and Omsk jolly?", ("jolly",)),
        ("ask_not_recorded", "did Lyon pay for Omsk?", ()),
        ("ask_city_trivia", "are there flats in Lyon and Omsk?", ()),
    ],
)
def test_what_is_told_of_the_pair_is_said_instead(talk, intent, text, words):
    message = talk.parse(intent, text)
    message["questions"][0]["unread"] = [*words]
    answer = talk.send(message)
    assert "suspended since March 2022" in answer and "“friendship”" in answer
    assert "The flights ended" in answer and "It began with a ship." in answer


def test_a_usual_tie_is_called_nothing_else(talk):
    answer = talk.ask("confirm_partnership", "do you do anything with Turin?")
    assert "since 3 June 1958" in answer and "of choirs" in answer and "fire brigades" in answer
    assert "My table calls" not in answer


def test_it_is_not_said_again_at_once(talk):
    talk.ask("confirm_partnership", "do you do anything with Omsk?")
    assert "The flights ended" not in talk.ask("ask_not_recorded", "did Lyon pay for Omsk?")
