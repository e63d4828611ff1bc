"""A small table, selections of its rows in words, and the rows that each means: told apart by plain loops over the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CITIES = {
    "lyon": ("Lyon", "FR", "silk"),
    "turin": ("Turin", "IT", "chocolate"),
    "leipzig": ("Leipzig", "DE", "its fairs"),
    "nice": ("Nice", "FR", "its bay"),
    "houston": ("Houston", "US", "rockets"),
    "bristol": ("Bristol", "GB", "its bridge"),
    "hannover": ("Hannover", "DE", "its gardens"),
    "kobe": ("Kobe", "JP", "its harbour"),
    "seattle": ("Seattle", "US", "its market"),
    "graz": ("Graz", "AT", "its clock tower"),
    "dubrovnik": ("Dubrovnik", "HR", "its walls"),
    "cork": ("Cork", "IE", "its butter"),
    "cologne": ("Cologne", "DE", "its cathedral"),
    "oslo": ("Oslo", "NO", "its fjord"),
    "malaga": ("Malaga", "ES", "its castle"),
}
"""Id: name, country, what it is known for."""


@dataclass(frozen=True)
class Row:
    """A partnership of the table: two ids, the year, and what else the table says of it."""

    a: str
    b: str
    year: int | None
    theme: str = ""
    exchange: str = ""
    common: str = ""
    event: tuple[str, str] | None = None
    """Name and kind."""

    @property
    def names(self) -> set[str]:
        """The names of both cities."""
        return {CITIES[self.a][0], CITIES[self.b][0]}

    @property
    def countries(self) -> set[str]:
        """The codes of both countries."""
        return {CITIES[self.a][1], CITIES[self.b][1]}


ROWS = (
    Row("lyon", "turin", 1958, "food", "cooks", "Both lie at rivers.", ("Turin Week", "week")),
    Row("lyon", "leipzig", 1981, "trade", "printers", "Both print books."),
    Row("nice", "houston", 1973, "space", "engineers", "Both are warm.", ("Space Fair", "fair")),
    Row("bristol", "hannover", 1947, "music", "choirs", "Both build aircraft.", ("Choir Week", "week")),
    Row("kobe", "seattle", 1957, "trade", "captains", "Both are ports."),
    Row("graz", "dubrovnik", 1994, "music", "fiddlers", "Both have old towns."),
    Row("oslo", "malaga", 1981, "food", "bakers", "Both love fish."),
    Row("cork", "cologne", None, "music", "drummers", "Both brew beer."),
)


def write(folder: Path) -> Path:
    """The rows as a partnership table."""
    files = {
        "cities.csv": [
            "id,name,country,aliases,known_for",
            *(f"{id},{name},{country},,{known}" for id, (name, country, known) in CITIES.items()),
        ],
        "partnerships.csv": [
            "id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source",
            *(
                f"{row.a}-{row.b},{row.a},{row.b},{row.year or ''},{row.theme},{row.exchange},,{row.common},,list"
                for row in ROWS
            ),
        ],
        "events.csv": [
            "id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source",
            *(
                f"{row.event[0].lower().replace(' ', '-')},{row.a}-{row.b},{row.event[0]},yes,,{row.event[1]},{row.a},,,,,,list"
                for row in ROWS
                if row.event
            ),
        ],
        "sources.csv": [
            "id,title,address,kind,author,published",
            "list,List of sister cities,https://example.org/list,official list,,2020",
        ],
        "themes.csv": [
            "id,name,words",
            "food,food,cooking",
            "trade,trade,commerce",
            "space,space,spaceflight",
            "music,music,songs",
        ],
        "checks.csv": ["id,claim,about,part,verdict,note,source,looked_up"],
        "recorded_partners.csv": ["id,city,partner,aliases,country,since,status,note,source,looked_up"],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for file, lines in files.items():
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Selection:
    """Words that mean rows: `words` as the subject of a question, `rows` what they mean.

    `besides` are names that the words hold and that an answer may repeat; `is_pair` where cities themselves are named.
    """

    title: str
    words: str
    rows: Sequence[Row]
    besides: frozenset[str] = frozenset()
    names_cities: bool = False


def _by_age() -> list[Row]:
    rows = [row for row in ROWS if row.year is not None]
    for end in range(len(rows), 1, -1):
        for at in range(end - 1):
            if (rows[at].year or 0) > (rows[at + 1].year or 0):
                rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return rows


def _where(fits: Callable[[Row], bool]) -> list[Row]:
    return [row for row in ROWS if fits(row)]


def _dated(fits: Callable[[int], bool]) -> list[Row]:
    return [row for row in ROWS if row.year is not None and fits(row.year)]


def selections() -> list[Selection]:
    """Each way to say which rows are meant."""
    by_age = _by_age()
    return [
        Selection("one city", "Kobe", _where(lambda row: "kobe" in (row.a, row.b)), names_cities=True),
        Selection("a hub", "Lyon", _where(lambda row: "lyon" in (row.a, row.b)), names_cities=True),
        Selection(
            "a pair", "Lyon and Turin", _where(lambda row: (row.a, row.b) == ("lyon", "turin")),
            names_cities=True,
        ),
        Selection("oldest", "the oldest partnership", by_age[:1]),
        Selection("second oldest", "the second oldest partnership", by_age[1:2]),
        Selection("third oldest", "the third oldest partnership", by_age[2:3]),
        Selection("newest", "the newest partnership", by_age[-1:]),
        Selection("two oldest", "the two oldest partnerships", by_age[:2]),
        Selection("of a year", "the partnerships of 1981", _dated(lambda year: year == 1981)),
        Selection("of a year, one", "the partnership of 1973", _dated(lambda year: year == 1973)),
        Selection("of a year without any", "the partnerships of 1990", []),
        Selection("before", "the partnerships from before 1958", _dated(lambda year: year < 1958)),
        Selection("after", "the partnerships from after 1973", _dated(lambda year: year > 1973)),
        Selection(
            "between years", "the partnerships from between 1950 and 1975",
            _dated(lambda year: 1950 <= year <= 1975),
        ),
        Selection("a decade", "the partnerships of the 1950s", _dated(lambda year: 1950 <= year < 1960)),
        Selection("a country", "the partnerships with Germany", _where(lambda row: "DE" in row.countries)),
        Selection("an adjective", "the American partnerships", _where(lambda row: "US" in row.countries)),
        Selection("a country without any", "the partnerships with Poland", []),
        Selection(
            "not a country", "the partnerships that are not with Germany",
            _where(lambda row: "DE" not in row.countries),
        ),
        Selection("a theme", "the partnerships about music", _where(lambda row: row.theme == "music")),
        Selection(
            "country and year", "the partnerships with Germany from before 1970",
            [row for row in _dated(lambda year: year < 1970) if "DE" in row.countries],
        ),
        Selection(
            "older than", "the partnerships that are older than Houston's",
            _dated(lambda year: year < 1973), frozenset({"Nice", "Houston"}),
        ),
        Selection(
            "younger than", "the partnerships that are younger than Houston's",
            _dated(lambda year: year > 1973), frozenset({"Nice", "Houston"}),
        ),
        Selection(
            "same year as", "the partnerships that began in the same year as Malaga's",
            [row for row in _dated(lambda year: year == 1981) if row.b != "malaga"], frozenset({"Oslo", "Malaga"}),
        ),
        Selection(
            "of a city before", "Lyon's partnerships from before 1970",
            [row for row in _dated(lambda year: year < 1970) if "lyon" in (row.a, row.b)],
        ),
        Selection(
            "neither nor", "the partnerships that are neither American nor Spanish",
            _where(lambda row: not {"US", "ES"} & row.countries),
        ),
        Selection(
            "not of a year", "the partnerships that did not begin in 1981", _dated(lambda year: year != 1981),
        ),
        Selection(
            "all but a city's", "all partnerships except Lyon's", _where(lambda row: "lyon" not in (row.a, row.b)),
            frozenset({"Lyon"}),
        ),
        Selection(
            "same country as", "the partnerships that are in the same country as Houston's",
            _where(lambda row: "US" in row.countries and "houston" not in (row.a, row.b))
            + _where(lambda row: "FR" in row.countries and "houston" not in (row.a, row.b)),
            frozenset({"Nice", "Houston"}),
        ),
        Selection(
            "oldest of a country", "the oldest partnership with Germany",
            [row for row in by_age if "DE" in row.countries][:1],
        ),
        Selection(
            "newest about a theme", "the newest partnership about food",
            [row for row in by_age if row.theme == "food"][-1:],
        ),
        Selection("all", "all partnerships", list(ROWS)),
    ]  # fmt: skip
