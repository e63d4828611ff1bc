"""The simulation of `bench.load.plan` gives what queueing theory has formulas for."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bench.load.plan import Costs, Site, main, seconds_of_turns, site_for

TURNS = 400_000


def mean(rate: float, site: Site, costs: Costs) -> float:
    return float(np.mean(seconds_of_turns(rate, site, costs, TURNS)))


def test_one_server_with_chance_in_what_turns_take() -> None:
    """M/M/1: 1 / (μ - λ)."""
    found = mean(60, Site(1, 1), Costs(server=10, postgresql=1e-9, waiting=0, spread=1))
    assert found == pytest.approx(1 / (100 - 60), rel=0.05)


def test_one_server_whose_turns_take_the_same() -> None:
    """M/D/1: 1 / μ + ρ / (2 μ (1 - ρ))."""
    found = mean(80, Site(1, 1), Costs(server=10, postgresql=1e-9, waiting=5, spread=0))
    assert found == pytest.approx(0.005 + 0.01 + 0.8 / (2 * 100 * 0.2), rel=0.05)


def test_several_places() -> None:
    """M/M/c: Erlang's formula C."""
    rate, places, takes = 300.0, 4, 0.01
    load = rate * takes
    term = load**places / math.factorial(places) / (1 - load / places)
    waits = term / (sum(load**k / math.factorial(k) for k in range(places)) + term)
    expected = takes + waits / (places / takes - rate)
    found = mean(rate, Site(1, places), Costs(server=1e-9, postgresql=takes * 1000, waiting=0, spread=1))
    assert found == pytest.approx(expected, rel=0.05)


def test_servers_take_turns_one_after_the_other() -> None:
    """What comes in turn comes more evenly than by chance: E_2/M/1 waits less than M/M/1."""
    costs = Costs(server=10, postgresql=1e-9, waiting=0, spread=1)
    two = mean(120, Site(2, 1), costs)
    assert 1 / 100 < two < 1 / (100 - 60) * 0.9


def test_what_is_wanted_for_a_rate(capsys: pytest.CaptureFixture[str]) -> None:
    costs = Costs(server=12, postgresql=2, waiting=5, spread=0.7)
    assert site_for(1_000, costs, 0.6) == Site(20, 4)
    main(["50", "--seconds", "5"])
    head, _, planned, *_ = capsys.readouterr().out.splitlines()
    assert head.startswith("| turns a second | servers |")
    assert planned.startswith("| 50 | 1 | 1 | 60% | ")
