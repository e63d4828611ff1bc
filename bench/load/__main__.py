"""A bounded load of the test conversations against an address: `make load`, or `python -m bench.load --help`.

It is asked over the channel of web pages, so limits of messages a minute count: set them for it (docs/performance.md).
Writes results/load.md and results/load.png.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import uvloop

from bench.load.processes import Usage, listening_at, watched
from bench.load.report import plot_of_load, table_of_load
from bench.load.visits import Load, Plan, ask, conversations
from twincities.launch.project import ROOT

RESULTS = ROOT / "results"


async def _load(options: argparse.Namespace, plan: Plan) -> tuple[Load, Usage]:
    programs = {"load itself": [os.getpid()], **listening_at(options.address), **dict(options.process)}
    async with watched(programs) as usage:
        return await ask([options.address], plan, conversations()), usage


def _named_process(text: str) -> tuple[str, list[int]]:
    name, _, number = text.partition("=")
    return name, [int(number)]


def main(arguments: Sequence[str]) -> int:
    """Load, print and save: 0, or 1 where not a single question was answered."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("address", help="such as http://127.0.0.1:5005")
    parser.add_argument("--users", type=int, default=16, help="at once (16)")
    parser.add_argument("--seconds", type=float, default=20, help="for how long (20)")
    parser.add_argument(
        "--rate", type=float, help="questions a second; without it each user asks when answered"
    )
    parser.add_argument(
        "--process",
        type=_named_process,
        action="append",
        default=[],
        metavar="NAME=ID",
        help="look at this process too, besides those that listen at the address",
    )
    options = parser.parse_args(arguments)
    try:
        plan = Plan(options.users, options.seconds, options.rate)
    except ValueError as error:
        parser.error(str(error))
    load, usage = uvloop.run(_load(options, plan))
    RESULTS.mkdir(exist_ok=True)
    text = table_of_load(load, usage)
    print(text)
    (RESULTS / "load.md").write_text(text, encoding="utf-8")
    plot_of_load(load, usage, RESULTS / "load.png")
    return 0 if load.answered else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
