"""What a table answers."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.table import DateSpan, Filter, NotInTableError, PartialDate, load_table
from twincities.table.places.countries import country_name, country_names


def ids(rows):
    return [row.id for row in rows]


def test_partners_are_found_from_both_ends(table):
    assert [city.name for city in table.partners_of("lyon")] == ["Turin", "Leipzig", "Birmingham"]
    assert [city.name for city in table.partners_of("turin")] == ["Lyon"]
    assert table.partners_of("nice") == ()
    assert table.between("turin", "lyon") is table.between("lyon", "turin")
    assert table.between("turin", "leipzig") is None


def test_an_unknown_id_is_an_error_that_names_it(table):
    with pytest.raises(NotInTableError, match="no city 'rome'") as raised:
        table.city("rome")
    assert (raised.value.kind, raised.value.id) == ("city", "rome")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["lyon-turin", "lyon-leipzig", "lyon-birmingham"]),
        (Filter(years=(DateSpan.of_years(None, 1960),)), ["lyon-turin"]),
        (Filter(years=(DateSpan.of_years(1981, 1981),)), ["lyon-leipzig"]),
        (Filter(without=Filter(years=(DateSpan.of_years(1981, 1981),))), ["lyon-turin"]),
        (Filter(countries=("IT", "GB")), ["lyon-turin", "lyon-birmingham"]),
        (Filter(without=Filter(countries=("IT",))), ["lyon-leipzig", "lyon-birmingham"]),
        (Filter(countries=("DE", "GB"), without=Filter(years=(DateSpan.of_years(1981, 1981),))), []),
        (
            Filter(countries=("FR",), without=Filter(countries=("IT",), themes=("cars",))),
            ["lyon-leipzig", "lyon-birmingham"],
        ),
        (Filter(cities=("lyon",), without=Filter(countries=("IT", "GB"))), ["lyon-leipzig"]),
        (Filter(continents=("EU",)), ["lyon-turin", "lyon-leipzig", "lyon-birmingham"]),
        (Filter(continents=("AS",)), []),
        (Filter(themes=("food",)), ["lyon-turin", "lyon-leipzig", "lyon-birmingham"]),
        (Filter(themes=("cars",)), ["lyon-turin"]),
        (Filter(themes=("cars",), years=(DateSpan.of_years(1981, None),)), []),
        (Filter(cities=("lyon",), countries=("DE",)), ["lyon-leipzig"]),
        (Filter(cities=("turin",), countries=("IT",)), []),
    ],
)
def test_filters(table, wanted, found):
    assert ids(table.find(wanted)) == found


def test_extremes_and_ties(table, shipped_table):
    assert ids(table.oldest()) == ["lyon-turin"]
    assert ids(table.newest()) == ["lyon-leipzig"]
    assert ids(shipped_table.newest()) == ["shanghai-new-york", "shenzhen-san-jose"]
    assert ids(table.oldest(())) == []


def test_themes_find_cities_and_events(table):
    assert [city.id for city in table.cities_about("cars")] == ["turin"]
    assert ids(table.events_about("food")) == ["turin-week"]
    assert ids(table.events_about("silk")) == ["silk-fair"]


def test_home_country_is_the_one_in_every_partnership(table, shipped_table):
    assert table.home_country() == "FR"
    assert shipped_table.home_country() == "CN"


def test_dates_in_words_and_their_age():
    assert PartialDate.parse("1983").in_words() == "1983"
    assert PartialDate.parse("1983-06").in_words() == "June 1983"
    assert PartialDate.parse("1983-06-03").in_words() == "3 June 1983"
    assert PartialDate(1983).years_until(date(2026, 1, 1)) == 43
    assert PartialDate(1983, 6, 3).years_until(date(2026, 6, 2)) == 42
    assert PartialDate(1983, 6, 3).years_until(date(2026, 6, 3)) == 43
    assert PartialDate(1983, 6).years_until(date(2026, 5, 31)) == 42
    assert PartialDate(1973, 6, 24).months_until(PartialDate(1973, 11, 30)) == 5
    assert PartialDate(1973, 6, 24).months_until(PartialDate(1974, 6, 23)) == 11
    assert PartialDate(1973, 6).months_until(PartialDate(1973, 9, 1)) == 3
    assert PartialDate(1973).months_until(PartialDate(1973, 9, 1)) is None
    assert PartialDate(1983, 6).isoformat() == "1983-06"


def test_countries_by_many_names():
    names = country_names()
    assert {names[name] for name in ("France", "French", "法国", "フランス")} == {"FR"}
    assert {names[name] for name in ("US", "USA", "America", "American", "美国") if name in names} == {"US"}
    assert names["Chinese"] == "CN"
    assert country_name("US") == "United States"


def test_dates_of_one_year_are_sorted_whatever_their_precision(tmp_path):
    rows = (
        THREE_ROWS["partnerships.csv"]
        .replace("1981-03", "1958")
        .replace("birmingham,,", "birmingham,1958-06,")
    )
    table = load_table(write_table(tmp_path, partnerships=rows))
    assert [row.id for row in table.find(Filter())] == ["lyon-leipzig", "lyon-birmingham", "lyon-turin"]


def test_a_continent_is_that_of_the_partner_where_one_country_is_in_every_partnership(chinese_cities):
    in_asia = chinese_cities.find(Filter(continents=("AS",)))
    assert len(in_asia) == 77  # of 218, counted by the countries of the other ends
    outside = chinese_cities.find(Filter(without=Filter(continents=("AS",))))
    assert len(outside) == len(chinese_cities.partnerships) - 77
    assert len(chinese_cities.find(Filter(countries=("CN",)))) == len(chinese_cities.partnerships)


def test_a_word_of_a_script_without_spaces_stands_anywhere_in_a_text(tmp_path):
    given = THREE_ROWS["partnerships.csv"].replace("They cook together.", "里昂向都灵赠送了消防车。")
    table = load_table(write_table(tmp_path, partnerships=given))
    assert [row.id for row in table.mentioning(["消防车"])] == ["lyon-turin"]
    assert table.says("里昂向都灵赠送了消防车。", "消防车") and not table.says(
        "里昂向都灵赠送了消防车。", "救护车"
    )
    assert not table.says("They cook together.", "cookt")
