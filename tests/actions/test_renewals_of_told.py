"""Renewals are asked of just those that were told, and are known by the words of the table's town or by English ones."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\ngenoa,Genoa,IT\nomsk,Omsk,RU\nkobe,Kobe,JP\n"
PAIRS = """\
id,city_a,city_b,since,dates,source
turin,lyon,turin,1958,renewed 1990;renewed 2003,list
genoa,lyon,genoa,1981,,list
omsk,lyon,omsk,1990,signed 1990,list
kobe,lyon,kobe,1991,renewed 1996,list
"""


@pytest.fixture
def talk(tmp_path, monkeypatch) -> Talk:
    return talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which of those were never renewed?", {"Genoa"}),
        ("which of them have been renewed?", {"Turin"}),
        ("were any of those renewed in 2003?", {"Turin"}),
        ("which of these in Italy were not renewed?", {"Genoa"}),
    ],
)
def test_which_of_those_were_renewed_is_of_none_besides(talk, text, told):
    talk.ask("ask_partnerships", "which ones are in Italy?")
    answer = talk.ask("ask_partnerships", text)
    assert {name for name in ("Turin", "Genoa", "Omsk", "Kobe") if name in answer} == told


@pytest.mark.parametrize("language", ["de", "fr", "ja"])
def test_a_renewal_is_known_by_its_english_word_in_any_town(tmp_path, monkeypatch, language):
    (tmp_path / "about.csv").write_text(f"key,value\nlanguage,{language}\n", encoding="utf-8")
    talk = talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)
    assert load_table(tmp_path).about.language_of_words == language
    answer = talk.ask("ask_partnerships", "which partnerships were never renewed?")
    assert {name for name in ("Turin", "Genoa", "Omsk", "Kobe") if name in answer} == {"Genoa", "Omsk"}


@pytest.mark.parametrize("text", ["and when did it begin?", "and when was that started?"])
def test_when_one_began_that_was_renewed_is_not_when_it_was_renewed(talk, text):
    talk.ask("ask_since", "when was Turin's renewed?")
    answer = talk.ask("ask_since", text)
    assert "1958" in answer
    assert "2003" not in answer


@pytest.mark.parametrize("before", ["which ones were renewed?", "which ones are in Italy?"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when was the Japanese one renewed?", {"Kobe"}),
        ("when was the one in Russia renewed?", {"Omsk"}),
        ("when were the Italian ones renewed?", {"Turin"}),
    ],
)
def test_when_one_of_a_country_was_renewed_is_of_no_other_told(talk, before, text, told):
    talk.ask("ask_partnerships", before)
    answer = talk.ask("ask_since", text)
    assert {name for name in ("Turin", "Genoa", "Omsk", "Kobe") if name in answer} == told


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("was Turin renewed twice?", "Yes."),
        ("was Turin renewed more than once?", "Yes."),
        ("was Turin once renewed?", "Yes."),
        ("was Turin renewed three times?", "No."),
        ("was Kobe renewed twice?", "No."),
        ("was Kobe renewed in 1996?", "Yes."),
    ],
)
def test_how_often_it_was_renewed_is_claimed_too(talk, text, beginning):
    assert talk.ask("confirm_partnership", text).startswith(beginning)


def test_which_other_was_renewed_so_often_leaves_out_the_one_told(tmp_path, monkeypatch):
    twice = PAIRS.replace("renewed 1996", "renewed 1996;renewed 2016")
    talk = talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=twice)
    talk.ask("confirm_partnership", "was Turin renewed twice?")
    answer = talk.ask("confirm_partnership", "was anything else renewed twice?")
    assert "Kobe" in answer and "Turin" not in answer


@pytest.mark.parametrize("text", ["was Turin never renewed?", "the pact with Turin wasn't renewed?"])
def test_that_it_was_not_renewed_gets_no_yes_where_it_was(talk, text):
    assert talk.ask("confirm_partnership", text).startswith("No. That is not so.")


@pytest.mark.parametrize("text", ["and Kobe's?", "and the one with Kobe?", "and Kobe neither?"])
def test_the_same_year_is_claimed_of_another(talk, text):
    talk.ask("ask_since", "was the pact with Turin renewed in 2003?")
    answer = talk.ask("name_subject", text)
    assert answer.startswith("No.")
    assert "renewed (1996)" in answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which partnerships from before 1985 were never renewed?", {"Genoa"}),
        ("of our ties that began after 1985, which were never renewed?", {"Omsk"}),
        ("which partnerships of the 1980s were never renewed?", {"Genoa"}),
        ("which partnerships from before 1960 were never renewed?", {"Turin"}),
    ],
)
def test_years_beside_what_was_never_renewed_are_those_of_the_beginning(talk, text, told):
    answer = talk.ask("ask_partnerships", text)
    assert {name for name in ("Turin", "Genoa", "Omsk", "Kobe") if name in answer} == told
