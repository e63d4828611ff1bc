"""What "where?" and "on which day?" ask for by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.interpretation.events.event_questions import event_asked, events_listed
from twincities.interpretation.times.when_begun import day_of_partnership
from twincities.interpretation.towns.places_asked import place_asked
from twincities.reading import Cue, Form, Reading

KYOTO = Context(
    partnerships=("chengdu-kyoto",),
    cities=("chengdu",),
    last_question=Reading("ask_partner", cities=("kyoto",)),
)


@pytest.fixture(scope="session")
def read(shipped_table):
    return reader(shipped_table, shipped_table.event_kinds)


def test_where_after_a_partner_asks_for_its_country(read, shipped_table):
    assert place_asked(read("where is it?", "ask_event_place"), KYOTO, shipped_table).intent == "ask_country"
    told = replace(KYOTO, events=("chengdu-week", "kyoto-week"))
    assert place_asked(read("where?", "ask_event_place"), told, shipped_table).intent == "ask_event_place"
    of_week = read("where is the week?", "ask_event_place")
    assert place_asked(of_week, KYOTO, shipped_table).intent == "ask_event_place"


@pytest.mark.parametrize(
    ("claim", "intent", "cities"),
    [
        ("is Shenzhen twinned with New York?", "ask_partner", ("shenzhen",)),
        ("is Shanghai twinned with New York?", "ask_country", ()),
    ],
)
def test_where_after_a_claim_that_is_not_so_asks_for_the_partner(read, shipped_table, claim, intent, cities):
    context = Context(last_question=read(claim, "confirm_partnership"))
    asked = place_asked(read("where then?", "ask_country"), context, shipped_table)
    assert (asked.intent, asked.cities) == (intent, cities)


def test_where_behind_a_list_of_events_is_where_they_are_held(read, shipped_table):
    told = Context(events=("chengdu-week", "kyoto-week"), partnerships=("chengdu-kyoto",))
    where = replace(read("where", "ask_country"), runners_up=("ask_event_place",))
    assert event_asked(where, told, shipped_table).events == told.events
    country = replace(read("which country", "ask_country"), runners_up=("ask_event_place",))
    assert event_asked(country, told, shipped_table) == country


def test_what_is_held_in_a_country_is_a_list_of_events(read, shipped_table):
    asked = events_listed(read("what is held in China", "ask_event_place"), Context(), shipped_table)
    assert (asked.intent, asked.form) == ("list_events", Form.LIST)


def test_a_day_is_that_of_a_partnership_where_there_are_no_events(read, shipped_table, chinese_cities):
    which_day = replace(read("which day exactly?", "ask_event_recurrence"), runners_up=("ask_since",))
    kobe = Context(partnerships=("tianjin-kobe",), cities=("kobe",))
    assert day_of_partnership(which_day, kobe, chinese_cities).intent == "ask_since"
    assert day_of_partnership(which_day, KYOTO, shipped_table).intent == "ask_event_recurrence"


def test_when_the_other_one_is_is_said_of_a_partnership_where_there_are_no_events(
    shipped_table, chinese_cities
):
    """もう一つのほうはいつ was answered with the events of the one told."""
    when = reader(chinese_cities, language="ja")("もう一つのほうはいつ", "ask_event_recurrence")
    when = replace(when, runners_up=("ask_since",))
    suwon = Context(partnerships=("jinan-suwon",), options=("jinan-suwon", "hangzhou-suwon"))
    assert day_of_partnership(when, suwon, chinese_cities).intent == "ask_since"
    assert day_of_partnership(when, KYOTO, shipped_table).intent == "ask_event_recurrence"


def test_the_country_behind_the_only_one_listed_of_a_city_is_that_of_the_partner(chinese_cities):
    listed = Reading("ask_partnerships", Form.CONFIRM, cities=("hangzhou",))
    told = Context(("hangzhou-pisa",), ("hangzhou",), last_question=listed)
    for language, text in (
        ("en", "and which country is that in?"),
        ("zh", "这又是哪国的"),
        ("ja", "それはどの国ですか"),
    ):
        question = reader(chinese_cities, language=language)(text, "ask_country")
        assert place_asked(question, told, chinese_cities).cities == ("pisa",)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "which country?"), ("de", "Welches Land?"), ("ja", "どの国の町でしたかな")]
)
def test_which_country_behind_one_partnership_is_where_that_one_lies(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "ask_country")
    of_kyoto = Context(partnerships=("chengdu-kyoto",), last_question=Reading("ask_since", cities=("kyoto",)))
    assert place_asked(asked, of_kyoto, shipped_table).cities == ("chengdu",)
    several = replace(of_kyoto, partnerships=("chengdu-kyoto", "chongqing-detroit"))
    assert place_asked(asked, several, shipped_table).cities == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "An welchem Tag wurde der Vertrag unterzeichnet?"),
        ("en", "On which day was the agreement signed?"),
        ("fr", "Quel jour l'accord a-t-il été signé ?"),
        ("es", "¿Qué día se firmó el acuerdo?"),
        ("zh", "协议是哪一天签署的？"),
    ],
)
def test_the_day_of_signing_is_that_of_the_partnership_told(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "ask_not_recorded")
    told = day_of_partnership(asked, Context(partnerships=("chengdu-kyoto",)), shipped_table)
    assert (told.intent, told.partnerships) == ("ask_since", ("chengdu-kyoto",))
    assert day_of_partnership(asked, Context(), shipped_table) == asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "auf welchem Kontinent liegt Bordeaux?"),
        ("fr", "sur quel continent est Bordeaux ?"),
        ("es", "¿en qué continente está Bordeaux?"),
        ("en", "which continent is Bordeaux on?"),
        ("ja", "ボルドーはどの大陸にありますか"),
    ],
)
def test_the_continent_of_a_city_is_no_list_of_its_partners_continents(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_country")
    assert question.has(Cue.CONTINENT)
    assert entities_asked(question, Context(), shipped_table).intent == "ask_country"


def test_on_which_continents_the_partners_lie_is_a_list(chinese_cities):
    asked = reader(chinese_cities)("On which continents are the partners of Chongqing?", "ask_country")
    assert entities_asked(asked, Context(), chinese_cities).intent == "ask_partnerships"
