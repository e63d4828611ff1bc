"""How many servers so many turns a second want, and how long turns then take: `python -m bench.load.plan --help`.

A simulation of the queues that there are: a server computes for one turn at a time, PostgreSQL for as many as it has processors.
Turns come by chance, are shared out one after the other as nginx does, and need the processor by chance.
"""

from __future__ import annotations

import argparse
import heapq
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.float64]
_MOST_TURNS = 2_000_000


@dataclass(frozen=True)
class Costs:
    """What a turn takes on average: milliseconds of processor time of a server and of PostgreSQL, and of mere waiting."""

    server: float
    postgresql: float
    waiting: float
    """For the disk and the network, where no processor is needed."""
    spread: float
    """Standard deviation of processor time, divided by its mean."""


@dataclass(frozen=True)
class Site:
    """Servers of one processor each, and the processors of their PostgreSQL."""

    servers: int
    processors: int


def site_for(rate: float, costs: Costs, busy: float) -> Site:
    """What has so many turns a second keep processors busy for that part of the time (0 to 1) at most."""
    return Site(
        math.ceil(rate * costs.server / 1000 / busy), math.ceil(rate * costs.postgresql / 1000 / busy)
    )


def seconds_of_turns(rate: float, site: Site, costs: Costs, count: int, seed: int = 0) -> Seconds:
    """How long each of so many turns takes, in the order in which they come; the first of them meet empty queues."""
    chance = np.random.default_rng(seed)
    come = np.cumsum(chance.exponential(1 / rate, count))
    at_servers = come.copy()
    for server in range(site.servers):
        own = slice(server, None, site.servers)
        at_servers[own] = _one_at_a_time(
            come[own], _drawn(chance, costs.server, costs.spread, come[own].size)
        )
    order = np.argsort(at_servers)
    over = np.empty(count)
    over[order] = _several_at_a_time(
        at_servers[order], _drawn(chance, costs.postgresql, costs.spread, count), site.processors
    )
    return over - come + costs.waiting / 1000


def _drawn(chance: np.random.Generator, milliseconds: float, spread: float, count: int) -> Seconds:
    if spread == 0:
        return np.full(count, milliseconds / 1000)
    shape = 1 / spread**2
    return chance.gamma(shape, milliseconds / 1000 / shape, count)


def _one_at_a_time(come: Seconds, take: Seconds) -> Seconds:
    """When each is over that comes then and takes so long (Lindley's recursion, for all at once)."""
    total = np.cumsum(take)
    over: Seconds = total + np.maximum.accumulate(come - total + take)
    return over


def _several_at_a_time(come: Seconds, take: Seconds, places: int) -> Seconds:
    """The same with several places, of which the one that is free first is taken."""
    free = [0.0] * places
    over = np.empty(come.size)
    for number, (at, seconds) in enumerate(zip(come.tolist(), take.tolist(), strict=True)):
        over[number] = max(at, free[0]) + seconds
        heapq.heapreplace(free, float(over[number]))
    return over


def main(arguments: Sequence[str]) -> None:
    """Print a table: with all servers, with one away, and the times of turns by simulation."""
    parser = argparse.ArgumentParser(prog="python -m bench.load.plan", description=__doc__)
    parser.add_argument("rates", type=float, nargs="*", default=[100, 1_000, 10_000], help="turns a second")
    parser.add_argument("--server", type=float, default=12, help="processor ms a turn of a server (12)")
    parser.add_argument("--postgresql", type=float, default=2, help="and of PostgreSQL (2)")
    parser.add_argument("--waiting", type=float, default=5, help="ms of waiting for disk and network (5)")
    parser.add_argument("--spread", type=float, default=0.7, help="deviation of processor time / mean (0.7)")
    parser.add_argument("--busy", type=float, default=0.6, help="how busy processors may be (0.6)")
    parser.add_argument("--seconds", type=float, default=60, help="of the simulation (60)")
    options = parser.parse_args(arguments)
    costs = Costs(options.server, options.postgresql, options.waiting, options.spread)
    print("| turns a second | servers | PostgreSQL, processors | busy | 50 %, ms | 95 %, ms | 99 %, ms |")
    print("| --- " * 7 + "|")
    for rate in options.rates:
        planned = site_for(rate, costs, options.busy)
        for site in (planned, Site(planned.servers - 1, planned.processors)):
            busy = rate * costs.server / 1000 / max(1, site.servers)
            if site.servers == 0 or busy >= 1:
                continue
            times = seconds_of_turns(rate, site, costs, min(_MOST_TURNS, int(rate * options.seconds)))
            shown = " | ".join(f"{np.percentile(times, each) * 1000:.0f}" for each in (50, 95, 99))
            print(f"| {rate:,.0f} | {site.servers} | {site.processors} | {busy:.0%} | {shown} |")


if __name__ == "__main__":
    main(sys.argv[1:])
