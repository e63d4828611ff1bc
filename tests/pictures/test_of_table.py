"""What a picture that a reply orders shows of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import write_table
from twincities.pictures import Bar, Bars, Map, Timeline
from twincities.pictures.of_table import Order, described, placed
from twincities.table import PartnershipTable, load_table
from twincities.wording import wording_for

CITIES = """\
id,name,country,latitude,longitude
lyon,Lyon,FR,45.75,4.85
turin,Turin,IT,45.07,7.69
leipzig,Leipzig,DE,51.34,12.37
nice,Nice,FR,43.7,7.27
birmingham,Nowhere at All,GB,,
houston,Houston,US,,
"""
PARTNERSHIPS = """\
id,city_a,city_b,since,until,status,dates,source
lyon-turin,lyon,turin,1958-06-03,,,renewed 1998-01,list
lyon-leipzig,lyon,leipzig,1981-03,2022,ended,,list
lyon-birmingham,lyon,birmingham,1990,,,some time later,list
lyon-nice,lyon,nice,,,,,list
"""


@pytest.fixture(scope="module")
def some_table(tmp_path_factory: pytest.TempPathFactory) -> PartnershipTable:
    folder: Path = tmp_path_factory.mktemp("places")
    return load_table(write_table(folder, cities=CITIES, partnerships=PARTNERSHIPS, events="id,partnership,name,kind,source\n",
                                  checks="id,claim,about,verdict,looked_up\n", recorded_partners="id,city,partner,country,source,looked_up\n"))  # fmt: skip


def test_a_map_leaves_out_what_lies_nowhere(some_table: PartnershipTable) -> None:
    words = wording_for(some_table, "en")
    picture = described(Order("map", "en"), some_table, words)
    assert isinstance(picture, Map)
    assert [place.name for place in picture.places] == ["Lyon", "Turin", "Nice"]
    assert picture.alt == "Map with 2 partnerships: Lyon – Turin and Lyon – Nice."
    assert len(placed(some_table.partnerships, some_table)) == 2


def test_a_map_shows_what_is_over_where_it_is_asked_for(some_table: PartnershipTable) -> None:
    words = wording_for(some_table, "en")
    picture = described(Order("map", "en", ("lyon-leipzig", "lyon-turin", "gone")), some_table, words)
    assert isinstance(picture, Map)
    assert [arc.over for arc in picture.arcs] == [True, False]


def test_a_timeline_tells_beginning_renewal_and_end(some_table: PartnershipTable) -> None:
    words = wording_for(some_table, "fr")
    ids = ("lyon-leipzig", "lyon-turin", "lyon-birmingham", "lyon-nice")
    picture = described(Order("timeline", "fr", ids), some_table, words)
    assert isinstance(picture, Timeline)
    turin, leipzig, birmingham = picture.rows
    assert turin.since == pytest.approx(1958.42, abs=0.01) and turin.renewed == (1998.0,)
    assert (leipzig.until, leipzig.over) == (2022.0, True)
    assert birmingham.renewed == (), "what is no date is none"
    assert "(3 juin 1958)" in picture.alt and picture.language == "fr"


def test_bars_are_what_was_counted(some_table: PartnershipTable) -> None:
    bars = tuple(Bar(f"Land {n}", n) for n in range(20))
    picture = described(Order("bars", "de", (), bars), some_table, wording_for(some_table, "de"))
    assert isinstance(picture, Bars)
    assert picture.rows == bars
    assert "Land 11" in picture.alt and "Land 12" not in picture.alt and "8" in picture.alt


@pytest.mark.parametrize(
    "order",
    [Order("map", "en"), Order("timeline", "zh", ("a", "b")), Order("bars", "ja", (), (Bar("x", 1),))],
)
def test_an_order_survives_being_written(order: Order) -> None:
    assert Order.from_json(order.as_json()) == order
