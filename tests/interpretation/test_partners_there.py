"""What is asked of the partners of one end of the pair that was told: whether it has any elsewhere, too, and which comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.partners_bounded import of_city_talked_about, partner_there
from twincities.interpretation.towns.places_asked import place_beside_partner
from twincities.reading import Counted, Form, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Relation


def _told(table, one, other):
    return Context(
        (table.between(one, other).id,), (other,), last_question=Reading("ask_partner", cities=(other,))
    )


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Does it have Japanese cities, too?", "confirm_partnership"),
        ("de", "Gibt es dort auch japanische Städte?", "ask_partnerships"),
        ("fr", "Elle a aussi des villes japonaises ?", "confirm_partnership"),
        ("zh", "那里也有日本的城市吗", "ask_partnerships"),
        ("ja", "そこは日本の町もありますか", "ask_partnerships"),
    ],
)
def test_other_towns_elsewhere_are_those_of_the_end_that_has_several(chinese_cities, language, text, intent):
    told = _told(chinese_cities, "chengdu", "bonn")
    question = reader(chinese_cities, language=language)(text, intent)
    asked = of_city_talked_about(question, told, chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("ask_partnerships", Form.CONFIRM, ("chengdu",))
    assert (asked.countries, asked.quantifier, asked.pointer) == (("JP",), Quantifier.ANY, None)
    # Where one of the two lies there, it may be that one.
    german = replace(question, countries=("DE",))
    assert of_city_talked_about(german, told, chinese_cities).cities == ()


def test_whether_it_is_the_first_of_a_place_is_no_question_about_a_city(chinese_cities):
    question = reader(chinese_cities, language="ja")(
        "日本の都市では、それが一番早いのですか", "ask_city_trivia"
    )
    told = _told(chinese_cities, "tianjin", "kobe")
    assert interpreted(question, told, chinese_cities).intent == "ask_oldest"
    assert interpreted(question, Context(), chinese_cities).intent == "ask_city_trivia"


def test_which_of_two_is_a_partner_compares_no_ages(chinese_cities):
    question = reader(chinese_cities)("Is Manila Shanghai's partner or Guangzhou's?", "compare_age")
    assert interpreted(question, Context(), chinese_cities).intent == "confirm_partnership"
    older = reader(chinese_cities)(
        "Is Shanghai's partnership with Milan older, or Guangzhou's?", "compare_age"
    )
    assert interpreted(older, Context(), chinese_cities).intent == "compare_age"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is its partner in France or in Japan"),
        ("de", "Liegt ihre Partnerstadt in Frankreich oder in Japan?"),
        ("fr", "Sa ville partenaire est-elle en France ou au Japon ?"),
        ("es", "¿Su ciudad hermana está en Francia o en Japón?"),
        ("zh", "它的友城在法国还是日本？"),
    ],
)
def test_in_which_of_two_countries_its_partner_lies_is_told_of_the_city_talked_about(
    chinese_cities, language, text
):
    question = reader(chinese_cities, language=language)(text, "ask_country")
    asked = partner_there(question, Context(cities=("lome",)), chinese_cities)
    assert (asked.intent, asked.cities, asked.countries) == ("ask_partner", ("lome",), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who is its Chinese partner?"),
        ("de", "Wer ist ihr chinesischer Partner?"),
        ("es", "¿Quién es su socia china?"),
        ("zh", "它的中国友城是谁？"),
    ],
)
def test_its_partner_in_a_country_is_that_of_the_one_city_told(chinese_cities, language, text):
    told = Context(cities=("lome",), last_question=Reading("ask_country", cities=("lome",)))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = partner_there(question, told, chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("ask_partner", Form.TELL, ("lome",))
    assert asked.entities is None
    assert partner_there(question, Context(cities=("shenzhen",)), chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In welchem Land liegt Lomé und welche chinesische Stadt ist dort Partner?"),
        ("zh", "洛美在哪个国家，中国哪个城市是它的友城？"),
        ("ja", "ロメはどの国にあって、中国のどの都市が相手ですか"),
        ("es", "¿En qué país queda Lomé y con qué ciudad china está hermanada?"),
    ],
)
def test_where_a_city_lies_is_asked_beside_who_its_partner_is(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_country")
    asked = place_beside_partner(question, Context(), chinese_cities)
    assert (asked.intent, asked.cities, asked.counted) == ("ask_country", ("lome",), Counted.COUNTRIES)
    alone = replace(question, countries=())
    assert place_beside_partner(alone, Context(), chinese_cities) == alone


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which German town is it twinned with?"),
        ("en", "which German town is that one twinned with?"),
        ("de", "Mit welcher deutschen Stadt ist sie verpartnert?"),
        ("es", "¿con qué ciudad alemana está hermanada esa?"),
        ("zh", "它和哪个德国城市结好？"),
        ("ja", "そこはドイツのどの都市と姉妹都市ですか？"),
    ],
)
def test_the_end_that_has_further_partners_is_asked_for_one_there(chinese_cities, language, text):
    told = _told(chinese_cities, "xian", "kyoto")
    question = reader(chinese_cities, language=language)(text, "ask_partner")
    asked = interpreted(question, told, chinese_cities)
    assert (asked.cities, asked.countries) == (("xian",), ("DE",))


def test_that_ones_other_partners_are_those_of_the_partner_told(chinese_cities):
    told = replace(_told(chinese_cities, "kalamata", "xian"), cities=("kalamata",))
    question = reader(chinese_cities)("What are that one's other partners?", "ask_partner")
    asked = interpreted(question, told, chinese_cities)
    (claim,) = asked.asserted.predicates if asked.asserted else ()  # it has none
    assert (claim.relation, claim.subject) == (Relation.FURTHER_PARTNER, "kalamata")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And which ones are not in Japan?"),
        ("de", "Und welche sind nicht in Japan?"),
        ("fr", "et lesquelles ne sont pas au Japon ?"),
        ("es", "¿y cuáles no están en Japón?"),
    ],
)
def test_which_are_not_there_is_asked_of_the_city_whose_partners_there_were_counted(
    chinese_cities, language, text
):
    counted = Reading("ask_partnerships", Form.COUNT, countries=("JP",), pointer=Pointer.THOSE)
    rows = ("shanghai-osaka", "shanghai-yokohama")
    told = Context(rows, options=rows, last_question=counted)
    asked = interpreted(
        reader(chinese_cities, language=language)(text, "ask_partnerships"), told, chinese_cities
    )
    assert asked.cities == ("shanghai",)
    assert asked.unwanted.countries == ("JP",)
