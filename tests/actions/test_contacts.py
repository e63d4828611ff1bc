"""Who to ask is told of the pair that is meant in all its ties, else of those who keep the table."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on
from tests.conftest import write_table
from tests.questions import reader
from twincities.reading import Cue
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nkobe,Kobe,JP\n"
PAIRS = """\
id,city_a,city_b,since,kind,contact,address,source
turin,lyon,turin,1958,,gold@lyon.example,,list
kobe,lyon,kobe,1986,friendship,sakura@lyon.example,,list
kobe-again,lyon,kobe,2003,twinning,,https://kobe.example,list
"""
OFFICE = "office@lyon.example"


@pytest.fixture
def talk(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=PAIRS)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    (folder / "about.csv").write_text(f"key,value\ncontact,{OFFICE}\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return Talk(load_table(folder))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who can I write to about Turin?", ["gold@lyon.example"]),
        ("What is the email for Turin?", ["gold@lyon.example"]),
        ("How do I get in touch with the Kobe people?", ["sakura@lyon.example", "https://kobe.example"]),
        ("Who'd I write to about Turin?", ["gold@lyon.example"]),
        ("Who would I need to ring about Turin?", ["gold@lyon.example"]),
        ("Who's the right person to talk to about Turin?", ["gold@lyon.example"]),
        ("How can I reach you?", [OFFICE]),
        ("How do I reach the Lyonese Twinning Association?", [OFFICE]),
    ],
)
@pytest.mark.parametrize("intent", ["ask_not_recorded", "ask_partner", "ask_city_trivia"])
def test_who_to_ask_is_told_whatever_was_learned_of_the_question(talk, intent, text, told):
    answer = talk.ask(intent, text)
    assert all(one in answer for one in told)
    assert (OFFICE in answer) is (OFFICE in told)


def test_the_office_is_meant_by_you_and_not_what_was_talked_about(talk):
    assert "gold@lyon.example" in talk.ask("ask_overview", "Tell me about Turin.")
    assert "gold@lyon.example" in talk.ask("ask_not_recorded", "Who can I ask for more?")
    assert OFFICE in talk.ask("ask_not_recorded", "And how can I reach you?")


def test_what_somebody_looks_after_is_told(talk):
    talk.ask("ask_overview", "Tell me about Turin.")
    told = talk.ask("confirm_partnership", "Does she look after another town?")
    assert "names gold@lyon.example of no other" in told and "Turin" in told


@pytest.mark.parametrize(
    ("text", "told", "others"),
    [
        ("Which links have a contact?", {"Turin", "gold@lyon.example"}, {"Kobe"}),
        ("Which links have no contact?", {"Kobe"}, {"Turin"}),
        ("Which links does nobody look after?", {"Kobe"}, {"Turin"}),
        ("Is there any partner town with nobody to write to?", {"Kobe"}, {"Turin"}),
        ("Are there partnerships without a contact?", {"Kobe"}, {"Turin"}),
        ("Which of the towns have a web page?", {"Kobe", "https://kobe.example"}, {"Turin"}),
        ("Which partners are without a web page?", {"Turin"}, {"Kobe"}),
    ],
)
def test_those_with_and_without_a_contact_are_told_apart(talk, text, told, others):
    answer = talk.ask("ask_partnerships", text)
    assert all(one in answer for one in told) and not any(one in answer for one in others), answer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À qui j'écrirais pour Turin ?"),
        ("de", "An wen würde ich mich wegen Turin wenden?"),
        ("es", "¿A quién le escribiría sobre Turín?"),
        ("fr", "Et à qui je pourrais écrire pour Turin ?"),
        ("fr", "Qui suit le dossier de Turin ?"),
        ("fr", "Qui pilote le jumelage avec Turin ?"),
        ("fr", "Qui est la personne ressource pour Turin ?"),
        ("en", "Who is handling the Turin file?"),
    ],
)
def test_whom_one_would_write_to_asks_for_the_contact(shipped_table, language, text):
    read = reader(shipped_table, language=language)(text, "ask_partner")
    assert read.has(Cue.CONTACT) and not read.has(Cue.NEXT)


def test_partners_of_one_person_are_told(tmp_path, monkeypatch):
    cities = CITIES + "nice,Nice,FR\n"
    pairs = (
        "id,city_a,city_b,since,contact,source\n"
        'turin,lyon,turin,1958,"Ann Zingg, turin@lyon.example",list\n'
        'nice,lyon,nice,1960,"Bea Ott, nice@lyon.example",list\n'
        'kobe,lyon,kobe,1986,"Ann Zingg, kobe@lyon.example",list\n'
    )
    folder = write_table(tmp_path, cities=cities, partnerships=pairs)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    for intent, text in (
        ("ask_not_recorded", "Which towns does Ann Zingg look after?"),
        ("ask_partnerships", "Which towns does Ann Zingg look after?"),
        ("ask_city_trivia", "What is Ann Zingg's email address?"),
    ):
        told = talk.ask(intent, text)
        assert "Turin" in told and "Kobe" in told and "Nice" not in told
    talk.ask("ask_not_recorded", "Who looks after Turin?")
    told = talk.ask("confirm_partnership", "Does she look after another town?")
    assert "Kobe" in told and "Turin" not in told and "Nice" not in told


def test_that_nobody_is_named_is_said_before_those_who_keep_the_table(tmp_path, monkeypatch):
    pairs = PAIRS.replace("gold@lyon.example", "")
    folder = write_table(tmp_path, cities=CITIES, partnerships=pairs)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    (folder / "about.csv").write_text(f"key,value\ncontact,{OFFICE}\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    told = Talk(load_table(folder)).ask("ask_not_recorded", "Who is the contact for Turin?")
    assert told.index("does not name") < told.index(OFFICE)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Are all the Italian partners looked after by Ms Gold?", "Yes"),
        ("Are all the Italian and Japanese ones looked after by Ms Gold?", "No"),
    ],
)
def test_that_somebody_looks_after_all_of_some_is_borne_out_by_who_does(tmp_path, monkeypatch, text, verdict):
    pairs = PAIRS[: PAIRS.index("kobe-again")]
    pairs = pairs.replace("gold@lyon.example", "Ms Gold").replace("sakura@lyon.example", "Mr Sakura")
    answer = talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=pairs).ask("ask_partnerships", text)
    assert answer.startswith(verdict) and "Ms Gold" in answer
    assert ("Mr Sakura" in answer) is (verdict == "No")
