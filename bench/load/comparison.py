"""What locks of conversations cost, and what more servers bring: `python -m bench.load.comparison --help`.

All servers run at once; each round has one load after the other, in another order each time, so that a change of the machine's
speed meets all of them. What counts is the median of the ratios of a round. PostgreSQL and nginx have to be installed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvloop

from bench.load.processes import watched
from bench.load.report import failures, milliseconds
from bench.load.set_up import Server, servers
from bench.load.visits import ANSWERED, Conversation, Plan, ask, conversations
from tests.conversation_store.postgresql import PostgreSQL, new_database, running_postgresql
from tests.launch.proxies import nginx
from twincities.launch.ports import LOOPBACK

_WARM_UP = 3.0


@dataclass(frozen=True)
class Case:
    """Where users are sent to, and which processes take part in that, by name."""

    addresses: Sequence[str]
    processes: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Shown:
    """One load: answers a second, milliseconds in the middle and at 95 %, and processor milliseconds an answer."""

    answers: float
    median: float
    late: float
    cost: Mapping[str, float]
    failures: str


Round = Mapping[str, Shown]


def main(arguments: Sequence[str]) -> None:
    """Start the servers, load them by turns, and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.load.comparison", description=__doc__)
    parser.add_argument("what", choices=["locks", "servers"])
    parser.add_argument("--users", type=int, nargs="+", default=[16, 64], help="at once (16 and 64)")
    parser.add_argument("--seconds", type=float, default=15, help="of a load (15)")
    parser.add_argument("--rounds", type=int, default=5, help="of each load (5)")
    parser.add_argument(
        "--counts", type=int, nargs="+", default=[1, 2, 4], help="of servers that are compared (1, 2 and 4)"
    )
    options = parser.parse_args(arguments)
    talks = conversations()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as another user
        (folder / "postgresql").mkdir()
        with running_postgresql(folder / "postgresql") as postgresql:
            several = (
                _locks(folder, postgresql)
                if options.what == "locks"
                else _curve(folder, postgresql, options.counts)
            )
            for cases in several:
                for case in cases.values():
                    uvloop.run(_load(case, Plan(max(options.users), _WARM_UP), talks))
                for users in options.users:
                    rounds = _compare(cases, Plan(users, options.seconds), options.rounds, talks)
                    print(_table(users, rounds), flush=True)


def _compare(
    cases: Mapping[str, Case], plan: Plan, rounds: int, talks: Sequence[Conversation]
) -> list[Round]:
    shown: list[Round] = []
    for number in range(rounds):
        names = list(cases)[:: 1 if number % 2 == 0 else -1]
        shown.append({name: uvloop.run(_load(cases[name], plan, talks)) for name in names})
    return shown


async def _load(case: Case, plan: Plan, talks: Sequence[Conversation]) -> Shown:
    async with watched(case.processes) as usage:
        load = await ask(case.addresses, plan, talks)
    median, late = milliseconds(load)[0], milliseconds(load)[2]
    answers = max(1, sum(each.outcome == ANSWERED for each in load.asked))
    cost = {name: usage.processor_seconds(name) / answers * 1000 for name in case.processes}
    return Shown(load.answers_a_second, median, late, cost, failures(load))


def _table(users: int, rounds: Sequence[Round]) -> str:
    """The medians of all rounds, and of the ratios to the first case in each of them, as Markdown."""
    first = next(iter(rounds[0]))
    costs = list(rounds[0][first].cost)
    heads = [
        "a second",
        "of the first",
        "(in the rounds)",
        "median, ms",
        "95 %, ms",
        *(f"{each}, ms" for each in costs),
    ]
    lines = [f"| {users} users | {' | '.join(heads)} | failed |", "| --- " * (len(heads) + 2) + "|"]
    for name in rounds[0]:
        shown = [each[name] for each in rounds]
        ratios = [each[name].answers / each[first].answers for each in rounds]
        figures = [
            f"{statistics.median(each.answers for each in shown):.1f}",
            f"{statistics.median(ratios):.2f}",
            ", ".join(f"{each:.2f}" for each in ratios),
            f"{statistics.median(each.median for each in shown):.0f}",
            f"{statistics.median(each.late for each in shown):.0f}",
            *(f"{statistics.median(each.cost[part] for each in shown):.1f}" for part in costs),
        ]
        failed = {each.failures for each in shown} - {"0"}
        lines.append(f"| {name} | {' | '.join(figures)} | {'; '.join(sorted(failed)) or 0} |")
    return "\n".join([*lines, ""])


def _locks(folder: Path, postgresql: PostgreSQL) -> Iterator[Mapping[str, Case]]:
    """One server on SQLite, and two on PostgreSQL: each without locks and with them."""
    for count, kind in ((1, "SQLite"), (2, "PostgreSQL")):
        with ExitStack() as stack:
            cases = {}
            for has_locks in (False, True):
                database = new_database(postgresql) if kind == "PostgreSQL" else ""
                found = stack.enter_context(servers(count, folder, database, has_locks=has_locks))
                name = f"{kind}, servers: {count}, {'with' if has_locks else 'without'} locks"
                cases[name] = Case(
                    [each.address for each in found], {"servers": [each.process_id for each in found]}
                )
            yield cases


def _curve(folder: Path, postgresql: PostgreSQL, counts: Sequence[int]) -> Iterator[Mapping[str, Case]]:
    """Some servers on one PostgreSQL database, behind nginx."""
    with servers(max(counts), folder, new_database(postgresql)) as found, ExitStack() as stack:
        yield {
            f"{count} servers": stack.enter_context(_behind_proxy(folder, found[:count], postgresql))
            for count in counts
        }


@contextmanager
def _behind_proxy(folder: Path, some: Sequence[Server], postgresql: PostgreSQL) -> Iterator[Case]:
    own = folder / f"nginx-{len(some)}"
    own.mkdir()
    with nginx(own, [each.port for each in some]) as port:
        processes = {
            "servers": [each.process_id for each in some],
            "PostgreSQL": [int((postgresql.data / "postmaster.pid").read_text().split()[0])],
            "nginx": [int((own / "pid").read_text())],
        }
        yield Case([f"http://{LOOPBACK}:{port}"], processes)


if __name__ == "__main__":
    main(sys.argv[1:])
