"""Partners at home and abroad, in the list of one town."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import THREE_ROWS, write_table
from tests.questions import reader
from twincities.dialogue.claimed import told_in_texts
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.told.only_such import only_such
from twincities.interpretation.towns.at_home_or_abroad import at_home_or_abroad
from twincities.reading import Cue, Form, Reading
from twincities.table import Filter, load_table

WITH_NICE = THREE_ROWS["partnerships.csv"] + "lyon-nice,lyon,nice,1990,,,,,,list\n"
ABROAD = {"lyon-turin", "lyon-leipzig", "lyon-birmingham"}


@pytest.fixture(scope="session")
def lyons(tmp_path_factory):
    """The list of Lyon, with a partner in France."""
    folder = write_table(tmp_path_factory.mktemp("lyon"), partnerships=WITH_NICE)
    (folder / "about.csv").write_text("key,value\nhub,lyon\n", encoding="utf-8")
    return load_table(folder)


def _found(question, table):
    return {
        row.id for row in find_subject(interpreted(question, Context(), table), Context(), table).partnerships
    }


@pytest.mark.parametrize(
    ("language", "text", "abroad"),
    [
        ("en", "which of our partners are abroad?", True),
        ("en", "our domestic partners", False),
        ("de", "unsere ausländischen Partnerstädte", True),
        ("de", "welche Partnerstädte liegen im Inland?", False),
        ("fr", "quelles villes jumelées sont dans notre pays ?", False),
        ("fr", "les villes jumelées à l'étranger", True),
        ("es", "las ciudades hermanas en el extranjero", True),
        ("es", "¿qué ciudades hermanas hay en nuestro país?", False),
        ("zh", "国外的友好城市有哪些", True),
        ("zh", "国内的友好城市有哪些", False),
        ("ja", "海外の姉妹都市はどこですか", True),
        ("ja", "国内の姉妹都市はどこですか", False),
    ],
)
def test_partners_at_home_and_abroad(lyons, language, text, abroad):
    question = replace(reader(lyons, language=language)(text, "ask_partnerships"), form=Form.LIST)
    assert _found(question, lyons) == (ABROAD if abroad else {"lyon-nice"})


def test_the_country_of_the_town_is_that_of_its_partners_there(lyons, table):
    assert [row.id for row in lyons.find(Filter(countries=("FR",)))] == ["lyon-nice"]
    assert {row.id for row in lyons.find(Filter(without=Filter(countries=("FR",))))} == ABROAD
    assert table.hub is None and len(table.find(Filter(countries=("FR",)))) == 3
    read = reader(lyons)
    assert _found(read("which of our partners are in France?", "ask_partnerships"), lyons) == {"lyon-nice"}
    assert _found(read("which partners are outside France?", "ask_partnerships"), lyons) == ABROAD


@pytest.mark.parametrize(
    "text",
    [
        "which of our festivals are held abroad?",
        "which partners at home and abroad?",
        "is Turin abroad?",
        "which partners send foreign students?",
    ],
)
def test_what_else_is_foreign_bounds_no_partners(lyons, text):
    question = reader(lyons)(text, "ask_partnerships")
    assert at_home_or_abroad(question, Context(), lyons) == question


@pytest.mark.parametrize(
    ("language", "text"), [("ja", "海外も含めて"), ("de", "auch im Ausland"), ("zh", "国内外的友好城市")]
)
def test_here_and_there_together_are_no_condition(lyons, language, text):
    cues = reader(lyons, language=language)(text, "ask_partnerships").cues
    assert not cues & {Cue.ABROAD, Cue.IN_OUR_COUNTRY}


def test_where_alone_changes_what_was_listed(lyons):
    question = replace(reader(lyons, language="ja")("海外のは？", "ask_country"), form=Form.TELL)
    bounded = at_home_or_abroad(question, Context(), lyons)
    assert (bounded.intent, bounded.form) == ("ask_partnerships", Form.LIST)
    assert bounded.conditions.without == Filter(countries=("FR",)) and question.has(Cue.ABROAD)


def test_what_is_told_of_one_partner_is_not_told_of_another(lyons):
    claim = replace(reader(lyons)("they cook with Leipzig", "ask_exchanges"), unread=("cook",))
    assert told_in_texts(replace(claim, cities=("turin",)), lyons)
    assert not told_in_texts(replace(claim, cities=("leipzig",)), lyons)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is it the only one in our country?"),
        ("fr", "est-ce la seule dans notre pays ?"),
        ("de", "Ist das die einzige im eigenen Land?"),
        ("ja", "国内はそこだけ？"),
        ("ja", "国内ではここだけですか"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_country", "nlu_fallback"])
def test_the_only_one_at_home_is_counted_among_those_there(lyons, language, text, intent):
    question = reader(lyons, language=language)(text, intent)
    nice = Context(last_question=Reading("ask_since", cities=("nice",)), partnerships=("lyon-nice",))
    asked = only_such(question, nice, lyons)
    assert (asked.intent, asked.countries, asked.pointer) == ("confirm_partnership", ("FR",), None)
    turin = replace(nice, partnerships=("lyon-turin",))
    assert only_such(question, turin, lyons) == question
