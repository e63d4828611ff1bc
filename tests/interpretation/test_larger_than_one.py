"""Which cities are larger or smaller than one that is named, with no noun or no verb for those that are wanted."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.facts.populations import population_asked
from twincities.reading import Counted, Cue, Form
from twincities.table.filters import Inhabitants


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("ja", "じゃあ大垣より人口が多いところを全部教えて", Form.LIST),
        ("ja", "大垣より大きい町は？", Form.LIST),
        ("ja", "大垣より人口が多いのはどこですか", Form.LIST),
        ("ja", "大垣より人口が多い町はいくつ？", Form.COUNT),
        ("zh", "比大垣人口多的都列出来", Form.LIST),
        ("en", "List all with more inhabitants than Ogaki", Form.LIST),
        ("fr", "Qui est plus grand que Ogaki ?", Form.LIST),
    ],
)
def test_those_larger_than_one_are_listed(language, text, form):
    table = table_called("ogaki")
    asked = population_asked(reader(table, language=language)(text, "ask_city_trivia"), about(), table)
    assert (asked.intent, asked.form, asked.size) == ("ask_partnerships", form, None)
    assert asked.inhabitants == Inhabitants(158000, None, strictly=True)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "And the ones larger than Ogaki?", "compare_age"),
        ("en", "And those larger than Ogaki itself?", "ask_city_trivia"),
        ("de", "Und die, die größer sind als Ogaki?", "compare_age"),
        ("fr", "Et celles qui sont plus grandes que Ogaki ?", "compare_age"),
        ("es", "¿Y las que son más grandes que Ogaki?", "ask_city_trivia"),
    ],
)
def test_the_ones_larger_than_one_are_none_of_those_told(language, text, learned):
    table = table_called("ogaki")
    question = replace(reader(table, language=language)(text, learned), form=Form.TELL)
    asked = population_asked(question, about("ogaki-siegen"), table)
    assert (asked.intent, asked.form, asked.size) == ("ask_partnerships", Form.LIST, None)
    assert (asked.pointer, asked.inhabitants) == (None, Inhabitants(158000, None, strictly=True))


def test_the_town_of_a_list_is_none_of_those_larger_than_itself():
    table = table_called("ogaki")
    asked = population_asked(
        reader(table, language="ja")("大垣より大きい町は？", "ask_city_trivia"), about(), table
    )
    assert (asked.counted, asked.entities) == (Counted.PARTNERSHIPS, None)


def test_whether_one_is_larger_than_another_asks_for_no_list():
    table = table_called("ogaki")
    question = reader(table, language="ja")("大垣より人口が多い？", "ask_city_trivia")
    assert population_asked(question, about(cities=("siegen",)), table).intent == "ask_city_trivia"


@pytest.mark.parametrize(
    ("text", "greatest", "place"),
    [
        ("二番目に大きいのはどこでしょう", True, 2),
        ("三番目に人口が多いのは", True, 3),
        ("人口が二番目に少ない町は", False, 2),
        ("2番目に小さい町はどこ？", False, 2),
    ],
)
def test_a_place_in_the_order_of_size_is_one(text, greatest, place):
    size = reader(table_called("ogaki"), language="ja")(text, "ask_city_trivia").size
    assert size and (size.greatest, size.superlative, size.place) == (greatest, True, place)


def test_really_large_is_not_the_largest():
    question = reader(table_called("ogaki"), language="ja")(
        "ジーゲンは本当に大きい町ですか", "ask_city_trivia"
    )
    assert question.size is None and not question.has(Cue.POPULATION)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "逆に全部の提携先の中で二番目に大きいのはどこでしょう"),
        ("en", "Which partner is the second largest?"),
        ("zh", "第二大的友好城市是哪个"),
    ],
)
def test_the_second_largest_is_not_the_second_of_those_told(language, text):
    table = table_called("ontario")
    told = about(*(row.id for row in table.partnerships[:3]))
    asked = population_asked(reader(table, language=language)(text, "ask_city_trivia"), told, table)
    assert asked.size and (asked.size.place, asked.nth, asked.pointer) == (2, None, None)
