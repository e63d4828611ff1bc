"""What else began in the year of what was told, and which year that was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.interpretation.partners.partners_bounded import within_last
from twincities.interpretation.times.that_year import (
    alike_in_age,
    in_that_year,
    of_both,
    others_of_that_year,
    those_begun_then,
    those_told_alike,
)
from twincities.interpretation.times.years_on import before_or_after, years_on
from twincities.reading import Comparison, Dimension, Entities, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import DateSpan, Filter, PartialDate, load_table

DETROIT = Context(partnerships=("chongqing-detroit",), cities=("chongqing", "detroit"))


@pytest.fixture(scope="session")
def read(shipped_table):
    return reader(shipped_table)


def test_whether_there_is_another_one_leaves_out_the_one_told(read, shipped_table):
    question = read("is there another one from that year?", "ask_since")
    asked = others_of_that_year(question, DETROIT, shipped_table)
    assert (asked.intent, asked.form, asked.quantifier) == (
        "ask_partnerships",
        Form.CONFIRM,
        Quantifier.ANY,
    )
    assert (asked.years, asked.excluded_cities) == (
        (DateSpan.of_years(1983, 1983),),
        ("chongqing", "detroit"),
    )


@pytest.mark.parametrize(
    ("text", "form", "excluded"),
    [
        ("are there others that Hangzhou twinned with in that year?", Form.CONFIRM, ("hamamatsu",)),
        ("which others did Hangzhou twin with in that year?", Form.LIST, ("hamamatsu",)),
    ],
)
def test_others_of_a_city_in_that_year_leave_out_the_partner_told(chinese_cities, text, form, excluded):
    context = Context(partnerships=("hangzhou-hamamatsu",), cities=("hangzhou", "hamamatsu"))
    asked = others_of_that_year(reader(chinese_cities)(text, "ask_partnerships"), context, chinese_cities)
    assert (asked.form, asked.cities, asked.excluded_cities) == (form, ("hangzhou",), excluded)
    assert asked.years == (DateSpan.of_years(2012, 2012),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("which other cities did Hangzhou twin with in the same year?", "en"),
        ("Mit welchen anderen Städten hat sich Hangzhou im selben Jahr verbunden?", "de"),
        ("同一年杭州还跟哪些城市结好？", "zh"),
        ("同じ年に杭州はほかにどことと結んだ？", "ja"),
    ],
)
def test_others_of_a_city_in_the_same_year_are_those_of_the_year_told(chinese_cities, text, language):
    context = Context(partnerships=("hangzhou-hamamatsu",), cities=("hangzhou", "hamamatsu"))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = others_of_that_year(question, context, chinese_cities)
    assert (asked.cities, asked.excluded_cities, asked.comparison) == (("hangzhou",), ("hamamatsu",), None)
    assert asked.years == (DateSpan.of_years(2012, 2012),)
    as_old = reader(chinese_cities, language="zh")("哪些城市跟杭州同年", "ask_partnerships")
    assert others_of_that_year(as_old, context, chinese_cities) == as_old


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which two began in the same year?"),
        ("fr", "lesquelles deux ont commencé la même année ?"),
        ("de", "welche beiden begannen im selben Jahr?"),
        ("es", "¿qué dos empezaron el mismo año?"),
        ("zh", "哪两个是同一年开始的？"),
        ("ja", "同じ年に始まった二つはどれですか"),
    ],
)
def test_which_two_are_of_one_year_is_asked_of_all_and_not_of_the_one_told(chinese_cities, language, text):
    context = Context(partnerships=("shanghai-yokohama",), cities=("shanghai", "yokohama"))
    question = reader(chinese_cities, language=language)(text, "compare_age")
    asked = others_of_that_year(question, context, chinese_cities)
    assert (asked.intent, asked.form, asked.pointer) == ("ask_partnerships", Form.LIST, None)
    assert asked.comparison == Comparison(Measure.AGE, 0, unit="year")
    found = find_subject(asked, context, chinese_cities).partnerships
    assert len(found) > 2 and {row.since.year for row in found if row.since} > {1979, 1985}


@pytest.mark.parametrize(
    ("language", "text", "context"),
    [
        ("en", "are there two that began in the same year?", DETROIT),
        ("de", "Gibt es zwei, die im selben Jahr begannen?", DETROIT),
        ("fr", "Y en a-t-il deux de la même année ?", DETROIT),
        ("es", "¿Hay dos que empezaron el mismo año?", DETROIT),
        ("zh", "有没有哪两个是同一年结好的？", DETROIT),
        ("ja", "同じ年に始まった二つはありますか", DETROIT),
        ("en", "are there any that began in the same year?", Context()),
        ("zh", "有没有同一年结的？", Context()),
    ],
)
def test_whether_two_are_of_one_year_is_asked_of_all(shipped_table, language, text, context):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    asked = others_of_that_year(replace(question, form=Form.CONFIRM), context, shipped_table)
    assert (asked.quantifier, asked.pointer, asked.asserted) == (Quantifier.ANY, None, None)
    found = find_subject(asked, context, shipped_table).partnerships
    assert {row.since.year for row in found if row.since} == {1983, 1985}


def test_which_two_of_those_told_are_of_one_year_is_asked_of_those(chinese_cities):
    told = Context(partnerships=("shanghai-yokohama",), options=("shanghai-yokohama", "xian-nara"))
    question = reader(chinese_cities, language="zh")("其中哪两组是同一年开始的", "compare_age")
    asked = others_of_that_year(question, told, chinese_cities)
    assert asked.pointer is Pointer.THOSE


def test_which_partnerships_are_of_one_year_is_asked_of_all_where_none_is_of_the_year_told(
    read, shipped_table
):
    question = read("which partnerships began in the same year?", "ask_partnerships")
    alone = Context(partnerships=("hangzhou-bordeaux",), cities=("hangzhou", "bordeaux"))
    found = find_subject(others_of_that_year(question, alone, shipped_table), alone, shipped_table)
    assert {row.since.year for row in found.partnerships if row.since} == {1983, 1985}
    assert others_of_that_year(question, DETROIT, shipped_table).excluded_cities


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the other two are the same age, right?"),
        ("de", "die andern zwei sind gleich alt, oder?"),
        ("de", "die anderen beiden sind gleich alt, oder?"),
    ],
)
def test_whether_the_others_are_as_old_as_each_other_is_not_about_the_one_told(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "compare_age")
    assert question.pointer is Pointer.REST
    assert others_of_that_year(question, DETROIT, shipped_table) == question
    assert not of_both(question)


def test_others_of_a_city_that_was_not_told_leave_out_none(chinese_cities):
    context = Context(partnerships=("shanghai-yokohama",), cities=("shanghai", "yokohama"))
    question = reader(chinese_cities)("which others did Hangzhou twin with in that year?", "ask_partnerships")
    assert not others_of_that_year(question, context, chinese_cities).excluded_cities


def test_whether_another_is_from_the_day_of_one_named_asks_for_it(chinese_cities):
    question = reader(chinese_cities, language="ja")(
        "アディスアベバと同じ日に重慶と結んだ街は、ほかにありますか？", "ask_events"
    )
    asked = others_of_that_year(question, Context(), chinese_cities)
    day = PartialDate(2024, 5, 22)
    assert (asked.intent, asked.years) == ("ask_partnerships", (DateSpan(day, day),))
    assert asked.excluded_cities == ("addis-ababa",)


@pytest.mark.parametrize("rule", [others_of_that_year, in_that_year])
def test_the_year_itself_is_no_list_of_what_began_in_it(read, shipped_table, rule):
    question = read("which year is that year?", "ask_since")
    assert rule(question, DETROIT, shipped_table) == question


def test_the_same_day_is_no_other_day_of_that_year(chinese_cities):
    context = Context(partnerships=("chongqing-addis-ababa",), cities=("chongqing", "addis-ababa"))
    question = reader(chinese_cities)("which other one is from the very same day?", "compare_age")
    asked = others_of_that_year(question, context, chinese_cities)
    day = PartialDate(2024, 5, 22)
    assert asked.years == (DateSpan(day, day),)
    assert asked.excluded_cities == ("addis-ababa",)  # and not Chongqing, which has other partners


def _since(*years):
    return Reading("ask_partnerships", Form.LIST, years=tuple(DateSpan.of_years(*span) for span in years))


@pytest.mark.parametrize(
    ("rule", "text", "last", "years"),
    [
        (years_on, "and two years later?", _since((1983, 1983)), DateSpan.of_years(1985, 1985)),
        (years_on, "and the decade before?", _since((1983, 1983)), DateSpan.of_years(1970, 1979)),
        (years_on, "and two years later?", None, DateSpan.of_years(1985, 1985)),  # than what was told
        (years_on, "and two years later?", _since((1981, 1981), (1986, 1986)), DateSpan.of_years(1985, 1985)),
        (in_that_year, "what began in that year?", _since((1986, 1986)), DateSpan.of_years(1986, 1986)),
        (in_that_year, "what began in that year?", None, DateSpan.of_years(1983, 1983)),
    ],
)
def test_years_are_counted_from_those_talked_about(read, shipped_table, rule, text, last, years):
    context = Context(last_question=last, partnerships=DETROIT.partnerships)
    assert rule(read(text, "ask_since"), context, shipped_table).years == (years,)


def test_of_several_years_none_is_that_year(read, shipped_table):
    question = read("what began in that year?", "ask_since")
    eighties = Context(last_question=_since((1980, 1989)), partnerships=DETROIT.partnerships)
    assert in_that_year(question, eighties, shipped_table) == question


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("and before that?", DateSpan(None, PartialDate(1984))),
        ("and before then?", DateSpan(None, PartialDate(1984))),
        ("and after that?", DateSpan(PartialDate(1986), None)),
        ("any later ones?", DateSpan(PartialDate(1986), None)),
    ],
)
def test_what_lies_before_or_after_the_years_asked_for(read, shipped_table, text, span):
    of_1985 = Reading("ask_partnerships", Form.COUNT, years=(DateSpan.of_years(1985, 1985),))
    context = Context(last_question=of_1985, told=2)
    asked = before_or_after(read(text, "compare_age"), context, shipped_table)
    assert (asked.intent, asked.form, asked.years) == ("ask_partnerships", Form.COUNT, (span,))
    one = Context(last_question=of_1985, told=1)
    for other in (one, Context(last_question=Reading("ask_partnerships", Form.LIST)), Context()):
        question = read(text, "compare_age")
        assert before_or_after(question, other, shipped_table) == question
    until = read("and after that, until 1990?", "compare_age")
    assert before_or_after(until, context, shipped_table).years == (DateSpan.of_years(1986, 1990),)
    over = read("and after that, until 1980?", "compare_age")
    assert before_or_after(over, context, shipped_table) == over
    named = read("and before Detroit?", "compare_age")
    assert before_or_after(named, context, shipped_table) == named


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("en", "Is there another city that twinned with Hangzhou that same day?", ("hangzhou",)),
        ("es", "¿Hay otra ciudad que se hermanó con Hangzhou ese mismo día?", ("hangzhou",)),
        ("de", "Wurde am selben Tag noch eine andere Partnerschaft von dort geschlossen?", ("hangzhou",)),
        ("fr", "y a-t-il une autre ville le mm jour", ()),
    ],
)
def test_others_of_the_same_day_are_those_beside_the_one_told(chinese_cities, language, text, cities):
    row = chinese_cities.between("hangzhou", "dresden")
    context = Context(partnerships=(row.id,), cities=row.cities)
    question = reader(chinese_cities, language=language)(text, "confirm_partnership")
    asked = others_of_that_year(question, context, chinese_cities)
    day = PartialDate(2009, 10, 16)
    assert (asked.intent, asked.comparison, asked.years) == ("ask_partnerships", None, (DateSpan(day, day),))
    assert (asked.cities, asked.excluded_cities) == (cities, ("dresden",))


@pytest.mark.parametrize(
    ("text", "intent", "language"),
    [
        ("and which two share the year 1985?", "ask_since", "en"),
        ("Und welche teilen sich das Jahr 1985?", "ask_since", "de"),
        ("which ones are from the same year, 1985?", "compare_age", "en"),
    ],
)
def test_a_year_that_is_named_is_not_that_of_what_was_told(shipped_table, text, intent, language):
    question = reader(shipped_table, language=language)(text, intent)
    asked = others_of_that_year(question, DETROIT, shipped_table)
    assert (asked.intent, asked.form, asked.comparison) == ("ask_partnerships", Form.LIST, None)
    assert (asked.years, asked.excluded_cities) == ((DateSpan.of_years(1985, 1985),), ())


@pytest.mark.parametrize(("year", "excluded"), [(1983, ("chongqing", "detroit")), (1985, ())])
def test_others_of_a_year_that_is_named_leave_out_what_was_told_of_it(read, shipped_table, year, excluded):
    question = read(f"which others are of the same year, {year}?", "ask_partnerships")
    asked = others_of_that_year(question, DETROIT, shipped_table)
    assert (asked.years, asked.excluded_cities) == ((DateSpan.of_years(year, year),), excluded)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and the one that began in 1985?"),
        ("en", "So the one begun in 1985?"),
        ("de", "Und die, die 1985 begann?"),
        ("es", "¿Y el que empezó en 1985?"),
        ("ja", "じゃあ1985年に始まったのは？"),
    ],
)
def test_the_one_of_another_year_is_asked_for_and_not_claimed_of_the_one_told(shipped_table, language, text):
    asked = those_begun_then(
        reader(shipped_table, language=language)(text, "ask_since"), DETROIT, shipped_table
    )
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    assert asked.years == (DateSpan.of_years(1985, 1985),)


@pytest.mark.parametrize("text", ["Since 1985?", "it began in 1985?", "did it begin in 1985?"])
def test_a_year_is_claimed_of_the_one_told(read, shipped_table, text):
    question = read(text, "ask_since")
    assert those_begun_then(question, DETROIT, shipped_table) == question


def test_the_one_of_another_year_stays_with_the_city_asked_about(chinese_cities):
    context = Context(partnerships=("xian-nara",), last_question=Reading("ask_oldest", cities=("xian",)))
    question = reader(chinese_cities)("and the one that began in 1985?", "ask_since")
    assert those_begun_then(question, context, chinese_cities).cities == ("xian",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are all the others from the same year?"),
        ("fr", "Toutes les autres datent de la même année ?"),
        ("de", "Sind alle anderen aus demselben Jahr?"),
        ("es", "¿Todas las demás son del mismo año?"),
        ("zh", "其他的都是同一年的吗？"),
        ("ja", "ほかは全部同じ年ですか"),
    ],
)
def test_all_the_others_of_a_list_are_held_against_each_other(chinese_cities, language, text):
    canadian = tuple(row.id for row in chinese_cities.find(Filter(countries=("CA",))))
    newest = Context(canadian[-1:], options=canadian)
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = alike_in_age(question, newest, chinese_cities)
    assert (asked.intent, asked.form, asked.pointer) == ("compare_age", Form.CONFIRM, Pointer.REST)
    assert asked.comparison is not None
    assert asked.comparison[:2] == (Measure.AGE, 0)
    # Where no list was told it is claimed of all, and none is said to be another one of that year.
    alone = replace(newest, options=(), last_question=Reading("ask_newest", countries=("CA",)))
    claimed = others_of_that_year(question, alone, chinese_cities)
    assert (claimed.quantifier, claimed.restriction) in (
        (Quantifier.ALL, Filter(countries=("CA",))),
        (question.quantifier, question.restriction),
    )
    assert claimed.quantifier is Quantifier.ALL


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "On the same day?", "name_subject"),
        ("en", "Did they start on the same day?", "ask_since"),
        ("fr", "Le même jour ?", "name_subject"),
        ("de", "Am selben Tag?", "name_subject"),
        ("es", "¿El mismo día?", "name_subject"),
        ("zh", "是同一天伐？", "doubt"),
        ("ja", "同じ日だった？", "doubt"),
    ],
)
def test_those_told_are_held_against_each_other(chinese_cities, language, text, intent):
    of_chicago = tuple(row.id for row in chinese_cities.partnerships_of("chicago"))
    question = reader(chinese_cities, language=language)(text, intent)
    asked = those_told_alike(question, Context(of_chicago), chinese_cities)
    assert (asked.intent, asked.form, asked.partnerships) == ("compare_age", Form.CONFIRM, of_chicago)
    assert asked.comparison is not None
    assert asked.comparison.unit == "day"
    # One told behind another of the same city is held against that one, and against no stranger.
    last = Context(of_chicago[:1], mentioned=("xian-nara", of_chicago[1], of_chicago[0]))
    one = those_told_alike(replace(question, pointer=None), last, chinese_cities)
    assert one.partnerships == of_chicago
    alone = replace(last, mentioned=("xian-nara", of_chicago[0]))
    assert those_told_alike(question, alone, chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did Hangzhou twin with anyone else that day?"),
        ("fr", "Hangzhou a-t-elle eu d'autres partenaires ce jour-là ?"),
        ("es", "¿Hangzhou se hermanó con otra ciudad ese día?"),
        ("de", "Hat Hangzhou an jenem Tag noch einen anderen Partner bekommen?"),
        ("ja", "その日に杭州は他にも結んだ？"),
        ("zh", "杭州那天还跟别的城市结了吗"),
    ],
)
def test_that_day_is_the_one_on_which_the_partnership_told_began(chinese_cities, language, text):
    pisa = Context(("hangzhou-pisa",), ("hangzhou", "pisa"))
    question = reader(chinese_cities, language=language)(text, "confirm_partnership")
    asked = others_of_that_year(question, pisa, chinese_cities)
    day = PartialDate(2008, 10, 17)
    assert (asked.years, asked.excluded_cities) == ((DateSpan(day, day),), ("pisa",))
    assert (asked.quantifier, asked.asserted) == (Quantifier.ANY, None)


def test_what_began_that_day_began_on_the_day_of_what_was_told(chinese_cities):
    pisa = Context(("hangzhou-pisa",), ("hangzhou", "pisa"))
    asked = in_that_year(reader(chinese_cities)("What began on that day?", "ask_since"), pisa, chinese_cities)
    day = PartialDate(2008, 10, 17)
    assert (asked.intent, asked.years) == ("ask_partnerships", (DateSpan(day, day),))
    week = reader(chinese_cities)("Which event is held that day?", "ask_events")
    assert week.pointer is not Pointer.THAT_YEAR


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "同じ年のほかの組はある？"), ("ja", "同じ年に始まったほかのペアはありますか")],
)
def test_another_pair_of_that_year_is_none_of_those_told(shipped_table, language, text):
    told = Context(("chongqing-detroit", "chengdu-kyoto"), mentioned=("chongqing-detroit", "chengdu-kyoto"))
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert those_told_alike(question, told, shipped_table) == question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Did any other begin that same year?", "en"),
        ("Hat im selben Jahr noch eine andere begonnen?", "de"),
        ("¿Empezó otro ese mismo año?", "es"),
        ("同一年还有别的吗？", "zh"),
    ],
)
def test_what_told_which_one_it_was_bounds_no_others_of_that_year(text, language):
    table = load_table(ROOT / "tests/conversations/own_tables/stellenbosch")
    last = Reading("ask_since", cities=("stellenbosch",), countries=("AR",), themes=("wine",))
    told = Context(last_question=last, partnerships=("mendoza",), cities=("mendoza",))
    question = others_of_that_year(reader(table, language=language)(text, "ask_since"), told, table)
    asked = within_last(question, told, table)
    assert (asked.countries, asked.themes) == ((), ())
    assert [row.id for row in find_subject(asked, told, table).partnerships] == ["neustadt"]
    german = replace(told, last_question=replace(last, countries=("DE",)), partnerships=("trier",))
    assert within_last(question, german, table).countries == ("DE",)


def test_whether_there_are_partners_of_one_year_is_asked_of_all_where_none_is_of_that_of_the_one_told(
    chinese_cities,
):
    told = Context(partnerships=("xian-funabashi",), cities=("xian", "funabashi"))
    for language, text in (
        ("en", "Are there any partners that began on the same day?"),
        ("ja", "同じ日に始まった提携先の組はありますか。"),
    ):
        question = replace(
            reader(chinese_cities, language=language)(text, "ask_partnerships"), form=Form.CONFIRM
        )
        assert those_told_alike(question, told, chinese_cities) == question
        asked = others_of_that_year(question, told, chinese_cities)
        assert asked.comparison and asked.comparison.unit == "day"
        assert (asked.intent, asked.quantifier, asked.years) == ("ask_partnerships", Quantifier.ANY, ())


def test_who_else_began_that_year_is_said_of_partnerships(read, shipped_table):
    question = read("who else began the same year?", "ask_partnerships")
    asked = others_of_that_year(replace(question, entities=Entities(Dimension.CITY)), DETROIT, shipped_table)
    assert (asked.form, asked.entities) == (Form.LIST, None)
