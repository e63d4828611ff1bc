"""Where "there" is once a place is named beside it, in the words of several languages."""

import pytest

from tests.interpretation.test_rules import about
from tests.questions import assert_changed, reader
from twincities.interpretation.continuation import continued
from twincities.reading import Reading

OF_CHENGDU = about("chengdu-kyoto", last=Reading("ask_partner", cities=("chengdu",)), cities=("chengdu",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Now Spain. Which city there has the most partners?"),
        ("en", "next stop Spain, which towns over there have a partner in China?"),
        ("de", "Jetzt Spanien: welche Stadt dort hat die meisten Partner?"),
        ("fr", "passons à l'Espagne, quelle ville là-bas a le plus de partenaires ?"),
        ("es", "ahora España: ¿qué ciudad de allí tiene más ciudades hermanas?"),
        ("zh", "再看西班牙，那里哪个城市的友城最多？"),
        ("ja", "次はスペイン。そこで姉妹都市が一番多い都市は？"),
    ],
)
def test_there_is_the_place_named_and_not_among_those_told(chinese_cities, language, text):
    question = continued(
        reader(chinese_cities, language=language)(text, "ask_partnerships"), OF_CHENGDU, chinese_cities
    )
    assert "ES" in question.countries
    assert (question.cities, question.pointer) == ((), None)


def test_there_is_what_was_told_where_no_other_place_is_named(chinese_cities):
    text = "which city there has the most partners?"
    read = reader(chinese_cities)(text, "ask_partnerships")
    assert_changed(read, continued(read, OF_CHENGDU, chinese_cities), {"cities": ("chengdu",)})
