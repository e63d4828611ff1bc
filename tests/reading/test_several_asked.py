"""What is asked beside the first thing, of whom something is claimed, and what is not said: contacts, anniversaries, kinds, inhabitants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.reading import Counted, Cue, Dimension, Form, Quantifier
from twincities.reading.several_asked import asked_severally


@pytest.fixture(scope="module")
def read():
    return reader(table_called("ontario"), with_ties=True)


def test_where_an_event_is_held_and_for_whom_are_two_questions(read):
    place, audience = asked_severally(read("where is it held, and for whom?", "ask_event_place"))
    assert (place.intent, place.has(Cue.FOR_WHOM)) == ("ask_event_place", False)
    assert (audience.intent, audience.has(Cue.FOR_WHOM)) == ("ask_event_content", True)
    assert len(asked_severally(read("where is it held?", "ask_event_place"))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how many partners has Houston, and in how many countries?"),
        ("fr", "combien de jumelages a Houston et dans combien de pays ?"),
        ("de", "wie viele Partnerschaften hat Houston, und in wie vielen Ländern?"),
        ("es", "¿cuántos hermanamientos tiene Houston y en cuántos países?"),
        ("ja", "ヒューストンの姉妹都市はいくつあって、何か国にありますか"),
        ("zh", "休斯顿有几对友好城市，分布在几个国家？"),
    ],
)
def test_each_number_that_is_asked_for_is_a_question(table, language, text):
    partners, countries = asked_severally(reader(table, language=language)(text, "ask_partnerships"))
    assert partners.counted is Counted.PARTNERSHIPS
    assert partners.entities is None or partners.entities.kind is Dimension.PARTNERSHIP
    assert (countries.form, countries.counted) == (Form.COUNT, Counted.COUNTRIES)
    assert partners.cities == countries.cities


def test_the_number_of_events_beside_others_is_one_of_events(read):
    asked = read("how many twin towns, how many countries, how many events?", "ask_partnerships")
    kinds = [(one.intent, one.counted) for one in asked_severally(asked)]
    assert kinds[1:] == [("ask_partnerships", Counted.COUNTRIES), ("list_events", Counted.EVENTS)]
    assert len(asked_severally(read("how many in Japan and in Spain?", "ask_partnerships"))) == 1


def test_when_it_was_renewed_and_who_travels_are_two_questions(read):
    asked = "when was it last renewed, and who travels back and forth between the two towns?"
    renewed, exchanged = asked_severally(read(asked, "ask_newest"))
    assert (renewed.intent, renewed.has(Cue.RENEWED), renewed.rank) == ("ask_not_recorded", True, None)
    assert (exchanged.intent, exchanged.has(Cue.RENEWED)) == ("ask_exchanges", False)
    assert len(asked_severally(read("when was it last renewed?", "ask_newest"))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "when did Lyon, no wait, Houston begin?"),
        ("fr", "depuis quand Lyon, euh non, Houston ?"),
        ("de", "seit wann Lyon, äh nein, Houston?"),
        ("es", "¿desde cuándo Lyon, digo, Houston?"),
    ],
)
def test_the_name_that_is_corrected_is_set_aside(table, language, text):
    asked = reader(table, language=language)(text, "ask_since")
    assert len(asked.cities) == 1 and asked.excluded_cities == ("lyon",)


def test_a_person_named_alone_is_asked_after_though_it_was_taken_for_chatter(read):
    assert read("and Ms Sato?", "name_subject").people == ("Ms Naomi Sato",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "thanks, will it rain tomorrow?"),
        ("fr", "merci, il fera beau demain ?"),
        ("de", "danke, regnet es morgen?"),
        ("es", "gracias, ¿va a llover mañana?"),
        ("zh", "谢谢，明天会下雨吗"),
        ("ja", "ありがとう、明日は雨になりますかな"),
    ],
)
def test_the_weather_is_asked_for_behind_thanks(shipped_table, language, text):
    read = reader(shipped_table, language=language)
    assert read(text, "thank").intent == "out_of_scope"
    assert reader(shipped_table, language=language)(text, "list_events").intent == "ask_city_trivia"
    assert read(text.partition("，")[0].partition(",")[0].partition("、")[0], "thank").intent == "thank"


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("When was Treviso signed and who is in charge of it?", ["ask_since", "ask_not_recorded"]),
        ("Avignon: year, contact", ["ask_since", "ask_not_recorded"]),
        ("the themes and the e-mail", ["ask_exchanges", "ask_not_recorded"]),
        ("who looks after Treviso?", ["ask_not_recorded"]),
        ("Since when does Ms Sato look after Cork and Galway?", ["ask_not_recorded"]),
    ],
)
def test_what_is_asked_beside_the_contact_is_a_question_too(read, text, intents):
    assert [one.intent for one in asked_severally(read(text, "ask_not_recorded"))] == intents


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("contact", True),
        ("Avignon: year, e-mail", True),
        ("what is her phone number?", True),
        ("are the choirs of Cork in contact?", False),
    ],
)
def test_a_way_to_somebody_asks_for_it_where_hardly_anything_stands_beside_it(read, text, asks):
    question = read(text, "ask_city_trivia")
    assert (question.intent == "ask_not_recorded") is (question.has(Cue.CONTACT) and asks) is asks


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        ("which have their 20th or 25th anniversary in 2028?", 20, (25,)),
        ("who has the 30th, 40th and 50th jubilee in 2033?", 30, (40, 50)),
        ("which has its 50th anniversary next?", 50, ()),
    ],
)
def test_several_anniversaries_are_asked_for_at_once(read, text, first, others):
    question = read(text, "ask_anniversary")
    assert (question.number, question.other_numbers) == (first, others)


@pytest.mark.parametrize(
    ("text", "kinds", "of_kinds", "of_countries"),
    [
        ("Is every tie with Japan called a friendship?", ("friendship",), (), ("JP",)),
        ("Are all partnerships with Japan sister cities?", ("sister city",), (), ("JP",)),
        ("are all the Japanese ones sister cities?", ("sister city",), (), ("JP",)),
        ("Is every partnership a friendship?", ("friendship",), (), ()),
        ("Are all friendships in Europe?", ("friendship",), ("friendship",), ()),
        ("Have all our cities sister cities?", (), (), ()),
    ],
)
def test_a_kind_is_claimed_of_what_stands_before_it(read, text, kinds, of_kinds, of_countries):
    question = read(text, "confirm_partnership")
    of_what = question.restriction
    assert (question.kinds, of_what.kinds, of_what.countries) == (kinds, of_kinds, of_countries)


@pytest.mark.parametrize(
    ("text", "cue", "others"),
    [
        ("for which cities is the population missing?", Cue.UNCOUNTED, ()),
        ("whose population is not known?", Cue.UNCOUNTED, ()),
        ("inhabitants of Cork compared with Galway", Cue.POPULATION, ("galway",)),
        ("how many live in Cork?", Cue.POPULATION, ()),
        ("how many are there in Cork?", Cue.POPULATION, ()),
    ],
)
def test_what_is_asked_of_inhabitants(read, text, cue, others):
    question = read(text, "ask_city_trivia")
    assert question.has(cue) and question.has(Cue.POPULATION)
    assert (question.size.others if question.size else ()) == others
    assert not question.unread


@pytest.mark.parametrize("text", ["how many are there in Cork?", "what is the population of Cork?"])
def test_others_are_not_meant(read, text):
    question = read(text, "ask_partnerships")
    assert question.has(Cue.POPULATION) is ("population" in text)
    assert not question.has(Cue.UNCOUNTED)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Did the British cities all join before 2000?", ("GB",)),
        ("Did the British cities on the list all twin in the 80s?", ("GB",)),
        ("The British cities all joined before 2000, right?", ("GB",)),
        ("Did the partnerships with Japan all begin before 1990?", ("JP",)),
        ("Are the partners all in Japan?", ()),
    ],
)
def test_of_whom_it_is_claimed_stands_before_all(read, text, countries):
    question = read(text, "ask_partnerships")
    assert (question.quantifier, question.restriction.countries) == (Quantifier.ALL, countries)


def test_a_number_and_those_of_a_place_are_two_questions(chinese_cities):
    text = "How many friends has Chengdu in all, and what ones are in Germany?"
    number, there = asked_severally(reader(chinese_cities)(text, "ask_partnerships"))
    assert (number.form, number.countries) == (Form.COUNT, ())
    assert (there.form, there.countries) == (Form.LIST, ("DE",))


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "How many began in the 1990s, and how many after that?", "2000.."),
        ("en", "How many began in the 1990s, and how many before that?", "..1989"),
    ],
)
def test_a_number_in_a_time_and_one_after_it_are_two_questions(chinese_cities, language, text, years):
    first, second = asked_severally(reader(chinese_cities, language=language)(text, "ask_partnerships"))
    assert [span.isoformat() for one in (first, second) for span in one.years] == ["1990..1999", years]
    assert first.comparison is None is second.comparison


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "日本の都市はいくつあって、一番古いのはどこですか"), ("zh", "有几个在日本，最早的是哪个")],
)
def test_how_many_there_are_and_which_is_the_oldest_are_two_questions(chinese_cities, language, text):
    read = reader(chinese_cities, language=language)
    asked = read(text, "ask_oldest")
    counted, oldest = asked_severally(replace(asked, form=Form.COUNT))
    assert (counted.intent, counted.form, counted.rank) == ("ask_partnerships", Form.COUNT, None)
    assert (oldest.intent, oldest.form) == ("ask_oldest", Form.TELL)
