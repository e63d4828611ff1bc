"""What other cities have is told where the one talked about, which the question does not name, has nothing of the kind."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on

_CITIES = """id,name,country
lyon,Lyon,FR
turin,Turin,IT
leipzig,Leipzig,DE
brno,Brno,CZ
boston,Boston,US
"""
_PAIRS = """id,city_a,city_b,since,source
lyon-turin,lyon,turin,1990,list
lyon-leipzig,lyon,leipzig,1981,list
brno-boston,brno,boston,1999,list
"""


@pytest.fixture
def talk(tmp_path, monkeypatch) -> Talk:
    """A talk in which the partners of Lyon were told."""
    talk = talk_on(tmp_path, monkeypatch, cities=_CITIES, partnerships=_PAIRS)
    talk.ask("ask_partner", "Who are Lyon's partners?")
    return talk


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_partnerships", "Are there any American ones at all?"),
        ("ask_partnerships", "Is there one in the United States?"),
        ("ask_partnerships", "Any that began after 1995?"),
        ("name_subject", "And from 1999?"),
    ],
)
def test_few_of_other_cities_are_told_behind_a_no(talk, intent, text):
    answer = talk.ask(intent, text)
    assert "Lyon" in answer
    assert "Brno (Czechia) – Boston" in answer
    assert talk.slots["partnerships"] == ["brno-boston"]


def test_what_is_denied_is_denied_of_the_city_talked_about(talk):
    assert "no partnership of Lyon" in talk.ask("ask_partnerships", "Are there any that began after 1995?")


@pytest.mark.parametrize(
    "text",
    ["Does it have one in the United States?", "Does Lyon have any in the United States?", "Any in Italy?"],
)
def test_nothing_is_added_where_the_city_is_meant_for_sure_or_has_some(talk, text):
    assert "Brno" not in talk.ask("ask_partnerships", text)
