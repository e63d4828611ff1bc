"""Lists, dates, numbers and places as languages have them, and how texts and values go together."""

from __future__ import annotations

import json

import pytest

from twincities.table import DateSpan, PartialDate, YearlyDate
from twincities.wording import Wording, with_forms, wording_in
from twincities.wording.inflection import Inflected
from twincities.wording.texts import Seam

EN, ES, ZH, HANT, FR, JA = map(wording_in, ("en", "es", "zh", "zh-Hant", "fr", "ja"))
NAMES = ("A", "B", "C")


@pytest.mark.parametrize(
    ("words", "all_of_them", "any_of_them", "some", "pair"),
    [
        (EN, "A, B and C", "A, B or C", "A, B, C", "A and B"),
        (ZH, "A、B和C", "A、B或C", "A、B、C", "A和B"),
        (FR, "A, B et C", "A, B ou C", "A, B, C", "A et B"),
        (JA, "A、B、C", "A、B、またはC", "A、B、C", "AとB"),
    ],
)
def test_names_are_joined_as_the_language_does(words, all_of_them, any_of_them, some, pair):
    assert words.enumeration(NAMES) == all_of_them
    assert words.either(NAMES) == any_of_them
    assert words.series(NAMES) == some
    assert words.pair(NAMES[:2]) == pair
    for join in (words.enumeration, words.either, words.series):
        assert (join([]), join(["A"])) == ("", "A")


@pytest.mark.parametrize(
    ("last", "all_of_them", "any_of_them"),
    [
        ("Italia", "Japón, Francia e Italia", "Japón, Francia o Italia"),
        ("Hiroshima", "Japón, Francia e Hiroshima", "Japón, Francia o Hiroshima"),
        ("Hierro", "Japón, Francia y Hierro", "Japón, Francia o Hierro"),
        ("Oceanía", "Japón, Francia y Oceanía", "Japón, Francia u Oceanía"),
    ],
)
def test_the_word_before_the_last_name_of_a_list_may_change(last, all_of_them, any_of_them):
    names = ("Japón", "Francia", last)
    assert (ES.enumeration(names), ES.either(names)) == (all_of_them, any_of_them)


def test_of_many_names_the_first_are_told_and_how_many_more_there_are():
    assert EN.first_of(NAMES, 3) == "A, B and C"
    assert EN.first_of(NAMES, 2) == "A, B and 1 more"


@pytest.mark.parametrize(
    ("words", "day", "month", "year", "yearly"),
    [
        (EN, "3 June 1983", "June 1983", "1983", "3 June"),
        (ZH, "1983年6月3日", "1983年6月", "1983年", "6月3日"),
        (FR, "3 juin 1983", "juin 1983", "1983", "3 juin"),
        (JA, "1983年6月3日", "1983年6月", "1983年", "6月3日"),
    ],
)
def test_dates_are_written_as_the_language_does(words, day, month, year, yearly):
    assert words.date(PartialDate(1983, 6, 3)) == day
    assert words.date(PartialDate(1983, 6)) == month
    assert words.year(1983) == year
    assert words.date(YearlyDate(6, 3)) == yearly
    assert words.date(None) == ""


def test_dates_and_spans_stand_in_a_sentence():
    assert EN.at(PartialDate(1983, 6, 3)) == "on 3 June 1983"
    assert EN.at(PartialDate(1983, 6)) == "in June 1983"
    assert FR.fill("{since:the}", {"since": FR.date(PartialDate(1983, 6, 3))}) == "le 3 juin 1983"
    assert FR.fill("{since:the}", {"since": FR.date(PartialDate(1983))}) == "1983"
    assert EN.span(DateSpan.of_years(1980, 1989)) == "from 1980 to 1989"
    assert EN.span(DateSpan.of_years(None, 1984)) == "before 1985"
    assert EN.span(DateSpan.of_years(1986)) == "after 1985"
    assert EN.span(DateSpan.of_years(1991, 1979)) == "after 1990 and before 1980"
    assert EN.span(YearlyDate(5)) == "in May"


def test_numbers_take_the_forms_of_cldr():
    assert [EN.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th",
    ]  # fmt: skip
    assert (FR.ordinal(1), FR.ordinal(2)) == ("1er", "2e")
    assert [EN.counted("city", number) for number in (0, 1, 2)] == ["0 cities", "1 city", "2 cities"]
    assert FR.counted("city", 0) == "0 ville"
    assert (EN.years(1), EN.years(43)) == ("1 year", "43 years")


def test_a_text_may_have_another_for_one_thing():
    assert FR.first_of(NAMES, 2) == "A, B et 1 autre"
    assert FR.first_of(NAMES, 1) == "A et 2 autres"
    assert EN.in_number("utter_count", {"count": 1}) == "utter_count_one"
    assert EN.in_number("utter_count", {"count": "1"}) == EN.in_number("utter_count", {}) == "utter_count"


def test_fragments_follow_each_other_with_a_blank_or_without():
    assert EN.joined(["a", "", "b"]) == "a b"
    assert (EN.behind("a"), EN.behind(""), EN.before("a"), EN.before("")) == (" a", "", "a ", "")
    assert JA.joined(["a", "", "b"]) == JA.behind("a") + JA.before("b") == "ab"
    assert EN.behind(EN.in_brackets("")) == ""


def test_places_have_the_forms_that_a_response_asks_for():
    assert EN.place("US") == "the United States"
    assert (EN.country("US"), FR.country("US"), HANT.country("US")) == ("United States", "États-Unis", "美國")
    assert (EN.continent("AS"), EN.place("AS")) == ("Asia", "American Samoa")
    places = FR.either([FR.place("CN"), FR.place("JP")])
    assert (
        FR.fill("{places}: {places:in}", {"places": places}) == "la Chine ou le Japon: en Chine ou au Japon"
    )
    assert EN.fill("{places:in}", {"places": EN.place("JP")}) == "Japan"  # has no such form
    german = wording_in("de")
    assert german.fill("{place:in}", {"place": german.place("CH")}) == "in der Schweiz"
    assert german.fill("{place:in}", {"place": german.place("US-OH")}) == "in Ohio"  # has no row


def test_forms_outlive_json():
    sent = json.loads(json.dumps(with_forms({"country": FR.place("JP"), "count": 3})))
    assert FR.fill("{count} {country:in}", sent) == "3 au Japon"


def test_a_value_is_never_read_as_a_placeholder():
    assert EN.fill("{a}{b}", {"a": "{b}", "b": "{{x}}"}) == "{b}{{x}}"
    with pytest.raises(KeyError):
        EN.fill("{a}", {})


@pytest.fixture
def seamed(monkeypatch: pytest.MonkeyPatch) -> Wording:
    seams = (
        Seam("de ", "du ", value="le "),
        Seam("de ", "d'", letters="aeiou"),
        Seam("y ", "e ", letters="i"),
    )
    monkeypatch.setattr("twincities.wording.wording.seams_of", lambda _: seams)
    return Wording("fr", {"phrase_joined": [{"text": "{first} {then}"}]})


@pytest.mark.parametrize(
    ("text", "value", "filled"),
    [
        ("Venu de {x}", "le Japon", "Venu du Japon"),
        ("Venu de {x}", "Le Japon", "Venu du Japon"),
        ("De {x}", "le Havre", "Du Havre"),
        ("De {x}", "Osaka", "D'Osaka"),
        ("Venu de {x}", "Lyon", "Venu de Lyon"),
        ("Inde {x}", "Osaka", "Inde Osaka"),  # no word of its own
        ("Venu de {x}", "loin de le voir", "Venu de loin de le voir"),  # within a value
        ("Un y {x}", "Irun", "Un e Irun"),
        ("de {x}", "", "de "),
    ],
)
def test_words_change_before_a_value_and_nowhere_else(seamed, text, value, filled):
    assert seamed.fill(text, {"x": value}) == filled


def test_a_reply_begins_with_a_capital():
    assert FR.reply("{partners}.", {"partners": "la ville jumelle"}) == "La ville jumelle."


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence():
    assert FR.reply("voilà {city}.", {"city": "Washington, D.C."}) == "Voilà Washington, D.C."
    assert FR.reply("voilà {city}, là.", {"city": "Washington, D.C."}) == "Voilà Washington, D.C., là."


def test_what_a_language_lacks_is_said_in_english():
    assert wording_in("tlh").language == "en"
    assert wording_in("tlh").phrase("phrase_yes") == "Yes."


def test_an_inflected_name_is_its_name_for_all_else():
    assert Inflected("le Japon", {"in": "au Japon"}) == "le Japon"
