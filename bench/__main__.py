"""Ours against a stock Rasa assistant: `make bench`, or `python -m bench --help`.

Both answer from the same table through the same actions, and are asked the same questions by the same client. The
stock assistant has the pipeline and policies that `rasa init` suggests (bench/stock) and Rasa's own tracker
store and REST channel. Writes results/bench.md, results/bench.json and results/bench.png.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.assistants import Measured, Plan, measure_side_by_side
from bench.models import TrainedModel, our_model, stock_model
from bench.report import plot, table_of_assistants, table_of_sizes
from bench.running import Assistant
from bench.sizes import SIZES, Size, measure_sizes
from twincities.launch.project import ROOT

RESULTS = ROOT / "results"


def main(arguments: Sequence[str]) -> int:
    """Measure, print and save."""
    options = _parser().parse_args(arguments)
    RESULTS.mkdir(exist_ok=True)
    parts: list[str] = []
    results: dict[str, object] = {}
    if not options.only_sizes:
        plan = Plan(options.runs, tuple(options.turns), tuple(options.users), options.seconds)
        models = [
            our_model(RESULTS / "models"),
            stock_model(RESULTS / "models", options.stock_model, options.stock_training_seconds),
        ]
        measured = _measure(models, plan)
        parts.append(table_of_assistants(*measured, plan))
        results["assistants"] = [asdict(each) for each in measured]
        plot(*measured, plan, RESULTS / "bench.png")
    sizes: list[Size] = []
    if not options.only_assistants:
        sizes = measure_sizes(options.sizes, options.world_table, options.runs)
        parts.append(table_of_sizes(sizes))
        results["sizes"] = [asdict(each) for each in sizes]
    text = "\n".join(parts)
    print(text)
    (RESULTS / "bench.md").write_text(text, encoding="utf-8")
    (RESULTS / "bench.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    return 0


def _measure(models: Sequence[TrainedModel], plan: Plan) -> tuple[Measured, Measured]:
    ours, stock = models
    measured = measure_side_by_side([Assistant("ours", ours.path), Assistant("stock", stock.path)], plan)
    for each, model in zip(measured, models, strict=True):
        each.training_seconds = model.seconds
    return measured[0], measured[1]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="of everything; the median counts (default 3)")
    parser.add_argument(
        "--turns", type=int, nargs="+", default=[1, 50, 200, 500], help="turns of a conversation to look at"
    )
    parser.add_argument("--users", type=int, nargs="+", default=[1, 8, 32], help="users at once")
    parser.add_argument("--seconds", type=float, default=15, help="how long they ask (default 15)")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="partnerships in a table")
    parser.add_argument(
        "--world-table", type=Path, default=os.environ.get("WORLD_PARTNERSHIPS"),
        help="CSV with city1, country1, city2, country2; also measured (or WORLD_PARTNERSHIPS)",
    )  # fmt: skip
    parser.add_argument(
        "--stock-model",
        type=Path,
        default=os.environ.get("STOCK_MODEL"),
        help="trained already (or STOCK_MODEL)",
    )
    parser.add_argument("--stock-training-seconds", type=float, help="how long its training took")
    parser.add_argument("--only-sizes", action="store_true", help="no assistants, just tables")
    parser.add_argument("--only-assistants", action="store_true", help="no tables, just assistants")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
