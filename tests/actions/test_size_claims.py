"""Whether one partner is the largest of all, or the smallest, is judged by the numbers of all of them."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on
from twincities.table import load_table

ABOUT = "key,value\nhub,lyon\nname,Twinning office of Lyon\n"
CITIES = """\
id,name,country,population,source
lyon,Lyon,FR,520000,list
turin,Turin,IT,850000,list
genoa,Genoa,IT,560000,list
kobe,Kobe,JP,1500000,list
bern,Bern,CH,134000,list
"""
PAIRS = "id,city_a,city_b,since,source\n" + "".join(
    f"{other},lyon,{other},{year},list\n"
    for year, other in enumerate(("turin", "genoa", "kobe", "bern"), start=1981)
)


@pytest.fixture
def talk(tmp_path, monkeypatch):
    return _talk(tmp_path, monkeypatch, CITIES)


def _talk(folder, monkeypatch, cities):
    talk_on(folder, monkeypatch, cities=cities, partnerships=PAIRS)
    (folder / "about.csv").write_text(ABOUT, encoding="utf-8")
    return Talk(load_table(folder))


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "Turin is our biggest partner by population, right?",
            ["No. More people live in Kobe (1,500,000) than in"],
        ),
        ("is Kobe the biggest partner of Lyon?", ["Yes. More people live in Kobe (1,500,000) than in Turin"]),
        ("is Bern your smallest partner city?", ["Yes. More people live in Genoa (560,000) than in Bern"]),
        ("is Turin the smallest partner?", ["No. More people live in Turin (850,000) than in Bern"]),
        (
            "is Turin our biggest partner in Italy?",
            ["Yes. More people live in Turin (850,000) than in Genoa"],
        ),
        ("is Genoa our biggest partner in Italy?", ["No. More people live in Turin (850,000) than in Genoa"]),
    ],
)
def test_who_is_the_largest_is_held_against_all(talk, claim, told):
    answer = talk.ask("ask_city_trivia", claim)
    assert all(one in answer for one in told), answer


def test_behind_some_partners_it_is_claimed_of_these(talk):
    talk.ask("ask_partnerships", "our partners in Italy")
    assert "Yes. More people live in Turin" in talk.ask("ask_city_trivia", "is Genoa the smallest?")
    assert "No. More people live in Kobe" in talk.ask("ask_city_trivia", "is Turin our biggest partner?")


def test_none_is_surely_the_largest_where_a_number_is_not_known(tmp_path, monkeypatch):
    cities = CITIES.replace("CH,134000", "CH,")
    talk = _talk(tmp_path, monkeypatch, cities)
    answer = talk.ask("ask_city_trivia", "is Kobe our biggest partner?")
    assert "Yes" not in answer and "Bern" in answer
    assert "No." in talk.ask("ask_city_trivia", "is Turin our biggest partner?")


def test_all_that_are_as_small_are_named(tmp_path, monkeypatch):
    cities = CITIES.replace("IT,560000", "IT,134000")
    talk = _talk(tmp_path, monkeypatch, cities)
    told = talk.ask("ask_city_trivia", "which partner is the smallest?")
    assert "Genoa: 134,000" in told and "Bern: 134,000" in told


def test_what_was_not_understood_leaves_out_no_rival_and_bears_nothing_out(talk):
    message = talk.parse("ask_city_trivia", "is Bern your smallest partner city?")
    message["questions"][0]["unread"] = ["Turin"]
    answer = talk.send(message)
    assert "Yes" not in answer and "More people live in Genoa (560,000) than in Bern" in answer
