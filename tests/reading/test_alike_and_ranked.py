"""Two that are alike, what is ranked, with whom all are twinned, and words that only look like others."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Dimension, Form, Quantifier
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("その二つは同じ年に始まったんですか", "ja"),
        ("这两个是同一年开始的吗？", "zh"),
        ("Did those two start in the same year?", "en"),
        ("¿los dos empezaron el mismo año?", "es"),
    ],
)
def test_the_same_year_of_two_is_compared(chinese_cities: PartnershipTable, text: str, language: str) -> None:
    read = reader(chinese_cities, language=language)(text, "compare_age")
    assert read.comparison is not None
    assert read.comparison.relation == 0


def test_what_stands_before_the_words_that_rank_is_ranked(chinese_cities: PartnershipTable) -> None:
    read = reader(chinese_cities, language="ja")("相手の国で一番少ないのはどこですか", "ask_partnerships")
    assert read.entities is not None
    assert read.entities.kind is Dimension.COUNTRY


@pytest.mark.parametrize(
    ("text", "language"),
    [("広州とも上海とも提携している街ってある？", "ja"), ("和广州、上海都结好的城市有吗？", "zh")],
)
def test_cities_with_which_all_are_twinned(
    chinese_cities: PartnershipTable, text: str, language: str
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_partner")
    assert read.entities is not None
    assert {one.cities for one in read.entities.having} == {("guangzhou",), ("shanghai",)}


def test_a_polite_request_claims_no_only_partner(chinese_cities: PartnershipTable) -> None:
    text = "神戸市と天津市の提携が始まった日をご教示いただけますでしょうか"
    read = reader(chinese_cities, language="ja")(text, "ask_since")
    assert not read.asserts(Relation.SOLE_PARTNER)


def test_what_is_pointed_at_is_claimed_to_lie_there(chinese_cities: PartnershipTable) -> None:
    read = reader(chinese_cities, language="ja")
    assert read("これブラジルの街？", "ask_country").form is Form.CONFIRM
    assert read("ブラジルの街？", "ask_country").form is not Form.CONFIRM


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Are there Japanese cities among them?", "en"),
        ("Y a-t-il des villes japonaises parmi elles ?", "fr"),
        ("¿Hay ciudades japonesas entre ellas?", "es"),
        ("Gibt es darunter japanische Städte?", "de"),
        ("其中有日本的城市吗？", "zh"),
        ("その中に日本の都市はございますか。", "ja"),
    ],
)
def test_that_there_are_some_among_those_told_is_not_claimed_of_all(
    chinese_cities: PartnershipTable, text: str, language: str
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert (read.form, read.quantifier, read.countries) == (Form.CONFIRM, Quantifier.ANY, ("JP",))


def test_that_there_is_one_in_the_table_points_at_none_told(chinese_cities: PartnershipTable) -> None:
    read = reader(chinese_cities, language="de")
    assert read("gibts ne stadt aus der schweiz in der liste?", "ask_partnerships").quantifier is None


@pytest.mark.parametrize(
    "text", ["開始年が互いに同じものはございますか", "日付が同じ組はある？", "年が重なっている提携は？"]
)
def test_what_has_its_year_in_common_is_asked_for(chinese_cities, text):
    read = reader(chinese_cities, language="ja")(text, "ask_partnerships")
    assert read.comparison is not None and read.comparison.relation == 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "記録の上では、横浜の姉妹都市はどこですか"),
        ("zh", "公開紀錄裡橫濱是跟哪個城市？"),
        ("zh", "官方记录中横滨的友城"),
    ],
)
def test_what_stands_in_records_is_asked_of_them(chinese_cities, language, text):
    assert reader(chinese_cities, language=language)(text, "ask_records").has(Cue.RECORDS)
