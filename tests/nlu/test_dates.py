"""Dates and spans of dates as people write them."""

from __future__ import annotations

import random

import pytest

from tests.hostile import hostile_messages
from twincities.nlu.dates.spans import spot_dates
from twincities.nlu.dates.words import DateWords, date_words, english
from twincities.table import parse_period


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("twinned in 1983?", ["1983"]),
        ("in '83", ["1983"]),
        ("nineteen eighty three", ["1983"]),
        ("two thousand and five", ["2005"]),
        ("before 1985", ["..1984"]),
        ("prior to the 80s", ["..1979"]),
        ("until 1983", ["..1983"]),
        ("after nineteen eighty-three", ["1984.."]),
        ("since 1983", ["1983.."]),
        ("1983 or later", ["1983.."]),
        ("from 1985 on", ["1985.."]),
        ("in the 80s", ["1980..1989"]),
        ("the eighties", ["1980..1989"]),
        ("the early 1980s", ["1980..1984"]),
        ("between 1980 and 1984", ["1980..1984"]),
        ("from 1980 to 1984", ["1980..1984"]),
        ("1980-1984", ["1980..1984"]),
        ("between 81 and 84", ["1981..1984"]),
        ("1991-94", ["1991..1994"]),
        ("between 5 and 10 people", []),
        ("in the twentieth century", ["1900..1999"]),
        ("over 40 years ago", ["..1985"]),
        ("at least forty years old", ["..1986"]),
        ("in the last 40 years", ["1986.."]),
        ("40 years ago", ["1986"]),
        ("1980 or 1985", ["1980", "1985"]),
        ("call 19835 or pay $1,983", []),
        ("the second one of five", []),
    ],
)
def test_spans(text, spans):
    assert [spotted.span.isoformat() for spotted in spot_dates(text, this_year=2026)] == spans


def test_offsets_are_those_of_the_year_alone():
    text = "which began before 1985?"
    (spotted,) = spot_dates(text, 2026)
    assert text[spotted.start : spotted.end] == "1985"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("on 3 June 1983", ["1983-06-03"]),
        ("in June 83", ["1983-06"]),
        ("32 June 1983", ["1983-06"]),
        ("on the 3rd of June 1983", ["1983-06-03"]),
        ("the third of june, 1983", ["1983-06-03"]),
        ("June 3, 1983", ["1983-06-03"]),
        ("June 3rd 1983", ["1983-06-03"]),
        ("Jun. 3rd, 1983", ["1983-06-03"]),
        ("the twenty-third of Sept. 1983", ["1983-09-23"]),
        ("3 June nineteen eighty-three", ["1983-06-03"]),
        ("3 June '83", ["1983-06-03"]),
        ("1983-06-03", ["1983-06-03"]),
        ("1983/06/03", ["1983-06-03"]),
        ("25/06/1983", ["1983-06-25"]),
        ("06/25/1983", ["1983-06-25"]),
        ("05/05/1983", ["1983-05-05"]),
        ("25/06/83", ["1983-06-25"]),
        ("03/06/1983", ["1983"]),
        ("03.06.1983", ["1983-06-03"]),
        ("version 3.6.21", []),
        ("in May 1983", ["1983-05"]),
        ("May, 1983", ["1983-05"]),
        ("in May of 1983", ["1983-05"]),
        ("in 1983-05", ["1983-05"]),
        ("between May 1983 and 1985", ["1983-05..1985"]),
        ("from 3 June 1983 to July 1984", ["1983-06-03..1984-07"]),
        ("1983-05-03 to 1983-09-03", ["1983-05-03..1983-09-03"]),
        ("from May to September 1983", ["1983-05..1983-09"]),
        ("between 3 and 5 June 1983", ["1983-06-03..1983-06-05"]),
        ("between the 3rd of May and 5 June 1983", ["1983-05-03..1983-06-05"]),
        ("between 1990 and 1980", ["1980..1990"]),
        ("from 1980 and 1985", ["1980", "1985"]),
        ("between 81 and 84 people", []),
        ("since June 1990", ["1990-06.."]),
        ("before 1 March 1981", ["..1981-02-28"]),
        ("before March 1981", ["..1981-02"]),
        ("after 31 December 1981", ["1982-01-01.."]),
        ("by 3 June 1983", ["..1983-06-03"]),
        ("3 June 1983 or later", ["1983-06-03.."]),
        ("not before 1985", ["1985.."]),
        ("no later than May 1985", ["..1985-05"]),
        ("between 30 and 40 years ago", ["1986..1996"]),
        ("after 1980 but before 1990", ["1981..1989"]),
        ("since 1980, and before 1990", ["1980..1989"]),
        ("older than 20 years but younger than 40 years", ["1987..2005"]),
        ("before 1980 and after 1990", ["1991..1979"]),
        ("before 1980 or after 1990", ["..1979", "1991.."]),
        ("in 1980 or after 1990", ["1980", "1991.."]),
        ("in 1980 and later", ["1980.."]),
        ("1991-85", ["1991"]),
    ],
)
def test_days_and_months(text, spans):
    assert [spotted.span.isoformat() for spotted in spot_dates(text, this_year=2026)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("the late 80s", ["1985..1989"]),
        ("the mid-80s", ["1983..1986"]),
        ("in the first half of the eighties", ["1980..1984"]),
        ("early 1983", ["1983-01..1983-06"]),
        ("at the end of 1983", ["1983-07..1983-12"]),
        ("early in May 1983", ["1983-05-01..1983-05-15"]),
        ("before the end of the 80s", ["..1984"]),
        ("the '80s", ["1980..1989"]),
        ("the 80's", ["1980..1989"]),
        ("in the 2010s", ["2010..2019"]),
        ("the 20th century", ["1900..1999"]),
        ("the early twenty-first century", ["2000..2049"]),
        ("the turn of the century", []),
        ("this year", ["2026"]),
        ("last year", ["2025"]),
        ("since last year", ["2025.."]),
        ("this decade", ["2020..2029"]),
        ("last century", ["1900..1999"]),
        ("in the last century", ["1900..1999"]),
        ("in the 9th century", []),
        ("a shop for 45s", []),
        ("in the last ten years", ["2016.."]),
        ("over the past decade", ["2016.."]),
        ("the last five partnerships", []),
        ("the last years", []),
        ("two decades ago", ["2006"]),
        ("more than half a century ago", ["..1975"]),
        ("less than a year ago", ["2026.."]),
        ("at most 40 years old", ["1986.."]),
        ("since two years ago", ["2024.."]),
        ("for 40 years", []),
        ("in 40 years", []),
        ("turns 50", []),
        ("its 50th anniversary in 2030", ["2030"]),
        ("between 50 and 60 years", []),
        ("forty-five", []),
        ("two thousand people", []),
        ("since two thousand", ["2000.."]),
        ("nineteen oh five", ["1905"]),
        ("twenty five", []),
        ("1500 years", []),
        ("3.1415", []),
        ("you may twin 20 cities", []),
        ("in the year 3000", ["3000"]),
        ("in 3000", []),
        ("在1983年", ["1983"]),
        ("１９８３", ["1983"]),
    ],
)
def test_parts_of_time_and_what_is_none(text, spans):
    assert [spotted.span.isoformat() for spotted in spot_dates(text, this_year=2026)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("31 February 1983", ["1983-02"]),
        ("February 31st, 1983", ["1983-02"]),
        ("1983-02-31", ["1983-02"]),
        ("1983-13-01", ["1983"]),
        ("31.02.1983", ["1983-02"]),
        ("45/45/1983", ["1983"]),
        ("0 June 1983", ["1983-06"]),
        ("the 9th of 5", []),
        ("after the year 9999", []),
        ("in the year 0000", []),
        ("over 999 centuries ago", []),
        ("in the 0th century", []),
        ("the 99999th century", []),
    ],
)
def test_what_no_calendar_has_is_passed_over(text, spans):
    assert [spotted.span.isoformat() for spotted in spot_dates(text, this_year=2026)] == spans


def test_a_word_of_negation_that_belongs_to_a_bound_is_part_of_what_names_it():
    text = "which began not before 1985?"
    (spotted,) = spot_dates(text, 2026)
    assert text[spotted.start : spotted.end] == "not before 1985"


@pytest.mark.parametrize("name", hostile_messages(seed=3))
def test_whatever_is_read_can_be_written_and_lies_within_the_text(name):
    text = hostile_messages(seed=3)[name]
    end = 0
    for spotted in spot_dates(text, 2026):
        assert parse_period(spotted.span.isoformat()) == spotted.span
        assert end <= spotted.start < spotted.end <= len(text)
        end = spotted.end


def test_any_order_of_the_words_of_dates_is_read_without_harm():
    source = random.Random(5)
    words = [
        *english().roles,
        *[
            "1983",
            "83",
            "3",
            "31",
            "0",
            "0000",
            "9999",
            "3000",
            "2099",
            "'83",
            "80s",
            "3rd",
            "99",
            ",",
            ".",
            "-",
            "/",
            "'",
            "%",
            "25/06/1983",
        ],
    ]
    for _ in range(3_000):
        text = " ".join(source.choices(words, k=source.randint(1, 8)))
        for spotted in spot_dates(text, 2026):
            assert parse_period(spotted.span.isoformat()) == spotted.span, text
            assert text[spotted.start : spotted.end].strip(), text


def test_another_language_is_a_matter_of_its_words():
    german = DateWords.of(
        ("de",),
        phrases={
            "before": ["vor"],
            "in": ["im", "am"],
            "between": ["zwischen"],
            "and": ["und"],
            "the": ["dem"],
        },
        numbered={},
        ordinal_endings=(".",),
        decade_endings=("er",),
    )
    for text, span in [
        ("im Mai 1983", "1983-05"),
        ("am 3. Juni 1983", "1983-06-03"),
        ("vor dem 3. März 1983", "..1983-03-02"),
        ("zwischen Mai 1983 und 1985", "1983-05..1985"),
        ("in den 80er Jahren", "1980..1989"),
    ]:
        assert [one.span.isoformat() for one in spot_dates(text, 2026, german)] == [span], text


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("which anniversaries are in May?", ["--05"]),
        ("on 3 June", ["--06-03"]),
        ("on the 3rd of June.", ["--06-03"]),
        ("was it June 3rd", ["--06-03"]),
        ("on 31 June", ["--06"]),
        ("on 29 February", ["--02-29"]),
        ("in May or June 1983", ["1983-05", "1983-06"]),
        ("on 3 May and 4 June 1983", ["1983-05-03", "1983-06-04"]),
        ("it may be", []),
        ("3 may come", []),
        ("march on", []),
        ("between May and September", []),
    ],
)
def test_months_and_days_of_whatever_year(text, periods):
    assert [spotted.span.isoformat() for spotted in spot_dates(text, this_year=2026)] == periods


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("in 1983", False),
        ("on 3 June 1983", False),
        ("between last year and 1983", True),
        ("over 40 years ago", True),
        ("in May", True),
    ],
)
def test_what_is_no_calendar_date_is_left_for_the_classifier_to_see(text, relative):
    (spotted,) = spot_dates(text, 2026)
    assert spotted.relative is relative


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("I am there this year", True),
        ("what is on in this decade", True),
        ("is it warm in May", True),
        ("those of the last ten years", False),
        ("since last year", False),
        ("last year or earlier", False),
        ("between last year and 1983", False),
        ("40 years ago", False),
        ("in May 1983", False),
    ],
)
def test_a_time_that_may_be_that_of_anything_in_the_sentence_is_known_as_such(text, loose):
    (spotted,) = spot_dates(text, 2026)
    assert spotted.loose is loose


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("avant 1985", "..1984"),
        ("depuis le 3 juin 1983", "1983-06-03.."),
        ("entre 1980 et 1985", "1980..1985"),
        ("dans les années 80", "1980..1989"),
        ("dans les annees 1990", "1990..1999"),
        ("il y a 40 ans", "1986"),
        ("il y a plus de quarante ans", "..1985"),
        ("l'an dernier", "2025"),
        ("avant le 1er mai 1985", "..1985-04-30"),
        ("à partir de 1985", "1985.."),
        ("au 20e siècle", "1900..1999"),
        ("les deux plus anciens", None),
    ],
)
def test_french_dates(text, span):
    found = [one.span.isoformat() for one in spot_dates(text, 2026, date_words("fr"))]
    assert found == ([span] if span else [])


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("vor 1985", "..1984"),
        ("seit dem 3. Juni 1983", "1983-06-03.."),
        ("am 3.6.1983", "1983-06-03"),
        ("am 3 juni 1983", "1983-06-03"),
        ("sie begann 1985.", "1985"),
        ("zwischen 1980 und 1985", "1980..1985"),
        ("in den 80er-Jahren", "1980..1989"),
        ("Anfang der achtziger Jahre", "1980..1984"),
        ("in den fuenfzigern", "1950..1959"),
        ("vor 40 Jahren", "1986"),
        ("seit über vierzig Jahren", "..1985"),
        ("letztes Jahr", "2025"),
        ("im 20. Jahrhundert", "1900..1999"),
        ("im Maerz 1983", "1983-03"),
        ("die zwei ältesten", None),
        ("das 50. Jubiläum", None),
    ],
)
def test_german_dates(text, span):
    found = [one.span.isoformat() for one in spot_dates(text, 2026, date_words("de"))]
    assert found == ([span] if span else [])


@pytest.mark.parametrize(
    ("language", "text", "span"),
    [
        ("fr", "en 83", "1983"),
        ("fr", "depuis 83", "1983.."),
        ("fr", "en l'an 83", "1983"),
        ("fr", "qui a démarré en 83 ?", "1983"),
        ("es", "¿cuáles nacieron en el 83?", "1983"),
        ("de", "welche wurden im Jahr 83 geschlossen", "1983"),
        ("es", "en el 83.5", None),
        ("fr", "en 83 pays", None),
        ("fr", "en 40 ans", None),
        ("fr", "en 83%", None),
        ("fr", "en 12", None),
        ("fr", "les 83", None),
        ("es", "nacieron en el 83", "1983"),
        ("es", "los del 83", "1983"),
        ("es", "el del 45 aniversario", None),
        ("es", "en el 30 de mayo", None),
        ("es", "el 83", None),
        ("de", "im Jahr 83", "1983"),
        ("de", "seit 83", "1983.."),
        ("de", "aus 83 Ländern", None),
        ("de", "seit 40 Jahren", None),
    ],
)
def test_two_digits_are_a_year_where_a_word_says_so_and_nothing_is_counted(language, text, span):
    found = [one.span.isoformat() for one in spot_dates(text, 2026, date_words(language))]
    assert (
        (span in found)
        if span
        else not any(one.startswith(("1983", "1940", "1945", "1930")) for one in found)
    )


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("welche Veranstaltung ist im Dezmber", "de", 12),
        ("¿qué hay en septiembe?", "es", 9),
        ("qu'y a-t-il en septmbre ?", "fr", 9),
        ("was ist im Sommer", "de", None),
    ],
)
def test_a_month_is_read_with_a_slip(text, language, month):
    spotted = spot_dates(text, 2026, date_words(language))
    assert next((getattr(one.span, "month", None) for one in spotted), None) == month
