"""What is left out is what was told before, and no place named beside it; what is only counted in bounds nothing."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.reading import Cue, Pointer
from twincities.table import Filter


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "any other Canadian cities apart from those two?"),
        ("fr", "Y a-t-il d'autres villes canadiennes à part ces deux-là ?"),
        ("fr", "Quelles autres villes canadiennes à part celles-là ?"),
        ("de", "Gibt es noch andere kanadische Städte außer den beiden?"),
        ("es", "¿hay otras ciudades canadienses aparte de esas dos?"),
        ("zh", "除了这两个还有别的加拿大城市吗"),
        ("ja", "カナダの都市で、その二つ以外にありますか"),
        ("en", "besides that one, which are in Canada?"),
        ("fr", "à part celle-là, lesquelles sont au Canada ?"),
        ("de", "außer dieser, welche liegen denn in Kanada?"),
        ("es", "Aparte de esa, ¿cuáles están en Canadá?"),
        ("zh", "除了它还有哪些在加拿大"),
        ("ja", "それ以外でカナダにあるのはどれ"),
        ("en", "Is there another sister city in Canada apart from that one?"),
        ("fr", "Y a-t-il une autre ville jumelle au Canada à part celle-là ?"),
        ("de", "Gibt es noch eine Partnerstadt in Kanada außer dieser?"),
        ("es", "¿Hay otra ciudad hermana en Canadá aparte de esa?"),
        ("zh", "在加拿大除了它还有别的友城吗"),
    ],
)
def test_what_was_told_is_left_out_and_not_the_place(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert (question.countries, question.unwanted, question.pointer) == (("CA",), Filter(), Pointer.REST)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which partners are there apart from the two in Canada?"),
        ("en", "which cities are there besides those in Canada?"),
        ("fr", "quelles villes y a-t-il à part les deux du Canada ?"),
        ("zh", "除了加拿大的还有别的城市吗"),
    ],
)
def test_a_place_behind_them_is_left_out(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert question.unwanted.countries == ("CA",)


def test_what_stands_behind_them_is_left_out_whatever_points_back_before():
    table = table_called("saint_brieuc")
    question = reader(table, language="fr")("quels autres thèmes avec eux à part le sport", "ask_common")
    assert question.unwanted.themes and question.pointer is not Pointer.REST


@pytest.mark.parametrize("text", ["そのうちヨーロッパ以外のところは？", "その中でヨーロッパ以外は？"])
def test_what_is_left_out_of_those_told_is_what_is_named(chinese_cities, text):
    read = reader(chinese_cities, language="ja")
    question = read(text, "ask_partnerships")
    assert (question.pointer, question.unwanted.continents) == (Pointer.THOSE, ("EU",))
    assert read("その二つ以外は？", "ask_partnerships").pointer is Pointer.REST


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("en", "How many French partnerships began in the 80s, including Toulouse?", ()),
        ("en", "Toulouse included, how many French partnerships began in the 80s?", ()),
        ("en", "How many partners has Shanghai in France, including Marseille?", ("shanghai",)),
        ("en", "French partnerships of the 80s, not counting Toulouse?", ("toulouse",)),
        ("en", "including Toulouse?", ("toulouse",)),
        ("fr", "Toulouse comprise, combien de jumelages français datent des années 1980 ?", ()),
        ("de", "Wie viele französische Partnerschaften begannen in den 80ern, Toulouse eingeschlossen?", ()),
        ("es", "Incluida Toulouse, ¿cuántos hermanamientos franceses empezaron en los años 80?", ()),
        ("zh", "包括图卢兹在内，80年代开始的法国友城有几对", ()),
        ("ja", "トゥールーズを含めて、80年代に始まったフランスとの提携はいくつですか", ()),
    ],
)
def test_a_city_that_is_counted_in_bounds_nothing(chinese_cities, language, text, cities):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert (*question.cities, *question.excluded_cities) == cities


@pytest.mark.parametrize(
    ("language", "text", "pointer"),
    [
        ("zh", "除了它，还有哪些友城续签过协议？", Pointer.REST),
        ("zh", "除了它還有哪些續簽過", Pointer.REST),
        ("de", "Welche Partnerschaften wurden außer dieser noch erneuert?", Pointer.REST),
        ("fr", "Quels jumelages ont été renouvelés à part celui-là ?", Pointer.REST),
        ("fr", "et à part ça, en quelle année a-t-il été renouvelé ?", None),
    ],
)
def test_which_others_were_renewed_leaves_out_the_one_told(chinese_cities, language, text, pointer):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert (question.pointer is Pointer.REST) is (pointer is Pointer.REST)
    assert question.has(Cue.RENEWED) and not question.has(Cue.NEVER_RENEWED)
