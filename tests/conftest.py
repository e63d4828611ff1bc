"""The tables and the running assistant that tests share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conversation_store.postgresql import PostgreSQL, running_postgresql
from tests.conversations.player import running_assistant
from tests.web.host_pages import HostPages
from tests.web.screenshots import AMONG_WORKERS, REPORTED
from twincities.table import PartnershipTable, load_table

ROOT = Path(__file__).parents[1]

THREE_ROWS = {
    "cities.csv": """\
id,name,country,aliases,known_for
lyon,Lyon,FR,Lugdunum;里昂,silk weaving;fine food
turin,Turin,IT,Torino;Turín,its car industry
leipzig,Leipzig,DE,莱比锡,its trade fair
nice,Nice,FR,,the sea
birmingham,Birmingham,GB,,
houston,Houston,US,,
""",
    "partnerships.csv": """\
id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source
lyon-turin,lyon,turin,1958-06-03,food,pupils;cooks,They cook together.,Both lie by the Alps.,A long tie.,list
lyon-leipzig,lyon,leipzig,1981-03,trade,,,,,list
lyon-birmingham,lyon,birmingham,,,,,,,letter
""",
    "events.csv": """\
id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source
turin-week,lyon-turin,Turin Week,yes,,week,lyon,,every spring,turin,the cooking of Turin,,list
silk-fair,lyon-turin,Silk Fair,yes,,fair,,turin,,lyon,silk,visitors,list
school-visits,lyon-leipzig,school visits,no,,exchange,,,,,,,list
""",
    "sources.csv": """\
id,title,address,kind,author,published
list,List of sister cities,https://example.org/list,official list,,2020
letter,A letter,,letter,Ann Author,
""",
    "themes.csv": """\
id,name,words
food,food,cooking;cook;dishes
cars,cars,car industry;motor
silk,silk,silk weaving
""",
    "checks.csv": """\
id,claim,about,part,verdict,note,source,looked_up
pair,partnership,lyon-turin,,disputed,Turin lists another city.,letter,2024-05-01
year,since,lyon-turin,,contradicted,The letter is from 1960.,letter,2024-05-01
exchanges,exchange,lyon-turin,,no evidence,,,2024-05-01
cooks,exchange,lyon-turin,cooks,supported,Two cooks were met.,letter;list,2024-05
leipzig,partnership,lyon-leipzig,,supported,,list,2024
silk,event,silk-fair,,no evidence,Nobody has seen it.,,2024
weaving,known_for,lyon,silk weaving,supported,,list,2024
""",
    "recorded_partners.csv": """\
id,city,partner,aliases,country,since,status,note,source,looked_up
turin-cologne,turin,Cologne,Köln;科隆,DE,1958-07-01,,,letter,2024
turin-salzburg,turin,Salzburg,,AT,,friendship agreement,the year differs,list,2024
""",
}


def write_table(folder: Path, **changed: str) -> Path:
    """Write the three-row table into a folder; `cities=…` and so on replace the text of a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in THREE_ROWS.items():
        (folder / file).write_text(changed.get(file.removesuffix(".csv"), text), encoding="utf-8")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run last what takes longest: other tests say more exactly what is wrong.

    The conversations come before the browser, which leaves a running event loop behind.
    """
    order = ["conversations", "web"]

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        return 1 + order.index(folder) if folder in order else 0

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker has to report."""
    lines = getattr(node, "workeroutput", {}).get(AMONG_WORKERS, ())
    node.config.stash.setdefault(REPORTED, []).extend(lines)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which screenshots are not as they were: somebody has to look at them."""
    if lines := config.stash.get(REPORTED, []):
        terminalreporter.section("screenshots that differ from the last ones")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches what a developer has talked about: a server erases what is old."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATE_FOLDER", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> PartnershipTable:
    """Lyon with three partners (one undated), and Nice and Houston with none."""
    return load_table(write_table(tmp_path_factory.mktemp("table")))


@pytest.fixture(scope="session")
def shipped_table() -> PartnershipTable:
    """The table of the article."""
    return load_table(ROOT / "data" / "partnerships")


@pytest.fixture(scope="session")
def chinese_cities() -> PartnershipTable:
    """The table of the dated partnerships of Chinese cities."""
    return load_table(ROOT / "data" / "tables" / "chinese-cities")


@pytest.fixture(scope="session")
def host_pages() -> Iterator[HostPages]:
    """A web site whose pages may talk to the assistant."""
    with HostPages() as pages:
        yield pages


@pytest.fixture(scope="session")
def assistant_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of the server, with the conversations held with it."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def assistant_url(host_pages: HostPages, assistant_state: Path) -> Iterator[str]:
    """The address of a real server, started once."""
    with running_assistant(
        state=assistant_state, WEBCHAT_ORIGINS=host_pages.origin, WEBCHAT_TRUSTED_PROXIES="1"
    ) as url:
        yield url


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One database server for all tests; each takes a database of its own in it."""
    with tempfile.TemporaryDirectory() as folder, running_postgresql(Path(folder)) as server:
        yield server
