"""What looking up a name and asking the table cost, by the size of the table."""

from __future__ import annotations

import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from twincities.configuration import DEFAULT_TABLE
from twincities.launch.project import ROOT
from twincities.nlu.names.spotter import Spotter
from twincities.table import PartnershipTable, load_table
from twincities.table.filters import Filter
from twincities.table.places.countries import country_names

SIZES = (5, 1_000, 100_000)
_MESSAGES = 200
_COUNTRIES = ("CN", "US", "FR", "JP", "DE", "BR", "IN", "GB")


@dataclass(frozen=True)
class Size:
    """Costs with one table: seconds to load it, milliseconds (median, 95th percentile) of a message and of a query."""

    partnerships: int
    names: int
    load_seconds: float
    spotting: tuple[float, float]
    query: tuple[float, float]


def measure_sizes(sizes: Sequence[int], world: Path | None, runs: int) -> list[Size]:
    """Measure the shipped table for 5, generated ones for other sizes, and the world's where it is given."""
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            shipped = size == 5
            path = ROOT / DEFAULT_TABLE if shipped else _write(Path(folder) / str(size), _generated(size))
            measured.append(_measure(path, runs))
        if world is not None:
            measured.append(_measure(_write(Path(folder) / "world", _of_world(world)), runs))
    return sorted(measured, key=lambda each: each.partnerships)


def _measure(path: Path, runs: int) -> Size:
    print(f"Table {path.name} …", flush=True)
    started = time.monotonic()
    table = load_table(path)
    spotter = Spotter(table)
    seconds = time.monotonic() - started
    chance = random.Random(42)
    messages = list(_messages(table, chance))
    spotter.spot(messages[0])
    queries = list(_queries(table, chance))
    spotting = [_milliseconds(lambda text=text: spotter.spot(text)) for _ in range(runs) for text in messages]
    asking = [_milliseconds(query) for _ in range(runs) for query in queries]
    names = sum(1 + len(city.aliases) for city in table.cities)
    return Size(len(table.partnerships), names, seconds, _shares(spotting), _shares(asking))


def _messages(table: PartnershipTable, chance: random.Random) -> Iterator[str]:
    """Questions with one or two names, a third of them with a slip of the pen."""
    cities = table.cities
    for number in range(_MESSAGES):
        one, other = chance.choice(cities).name, chance.choice(cities).name
        if number % 3 == 0 and len(one) > 5:
            place = chance.randrange(1, len(one) - 1)
            one = one[:place] + one[place + 1 :]
        yield chance.choice([f"when was {one} twinned with {other}?", f"who is {one} twinned with?"])


def _queries(table: PartnershipTable, chance: random.Random) -> Iterator[Callable[[], object]]:
    """The look-ups that nearly every question comes down to."""
    for _ in range(_MESSAGES):
        row = chance.choice(table.partnerships)
        yield lambda row=row: table.between(*row.cities)
        yield lambda row=row: table.partners_of(row.city_a)
        yield lambda row=row: table.events_of(row.id)
        yield lambda row=row: table.find(Filter(cities=(row.city_a,)))


def _milliseconds(use: Callable[[], object]) -> float:
    started = time.perf_counter()
    use()
    return (time.perf_counter() - started) * 1000


def _shares(milliseconds: Sequence[float]) -> tuple[float, float]:
    return statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]


Pair = tuple[tuple[str, str], tuple[str, str]]
"""Two cities, each with its name and country code."""


def _generated(size: int) -> list[Pair]:
    """Pairs of made-up cities; each has five partners on average."""
    chance = random.Random(size)
    syllables = [a + b for a, b in product("bdfgklmnprstvz", "aeiou")]
    names = ("".join(each).capitalize() for each in product(syllables, repeat=3))
    chosen = chance.sample(list(names), max(10, size * 2 // 5))
    cities = [(name, chance.choice(_COUNTRIES)) for name in chosen]
    pairs: set[Pair] = set()
    while len(pairs) < size:
        one, other = sorted(chance.sample(cities, 2))
        pairs.add((one, other))
    return sorted(pairs)


def _of_world(file: Path) -> list[Pair]:
    codes = country_names()
    pairs: dict[frozenset[tuple[str, str]], Pair] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            one = row["city1"], codes.get(row["country1"], "")
            other = row["city2"], codes.get(row["country2"], "")
            if one[1] and other[1] and one != other:
                pairs.setdefault(frozenset((one, other)), (one, other))
    return list(pairs.values())


def _write(folder: Path, pairs: Sequence[Pair]) -> Path:
    folder.mkdir()
    cities = {
        city: f"c{number}" for number, city in enumerate(dict.fromkeys(c for pair in pairs for c in pair))
    }
    chance = random.Random(1)
    _write_csv(folder / "cities.csv", "id,name,country", ((id, *city) for city, id in cities.items()))
    _write_csv(
        folder / "partnerships.csv",
        "id,city_a,city_b,since,source",
        ((f"p{n}", cities[a], cities[b], chance.randint(1950, 2020), "s") for n, (a, b) in enumerate(pairs)),
    )
    _write_csv(folder / "sources.csv", "id,title", [("s", "Generated")])
    return folder


def _write_csv(file: Path, head: str, rows: object) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(head.split(","))
        writer.writerows(rows)  # type: ignore[arg-type]
