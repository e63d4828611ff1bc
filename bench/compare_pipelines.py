"""Compares NLU pipelines on the same examples: `python -m bench.compare_pipelines [NAME …]`.

Every pipeline, or each one named, of bench/pipelines is cross-validated on data/nlu, and trained on all of it and tested on
tests/nlu/unseen_questions.yml, which no pipeline is trained on. The stock one runs in bench/stock. Writes a table to results/pipelines.md.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.rasa_command import OURS, STOCK, rasa, read_json

FOLDS = 3
EXAMPLES = Path("data/nlu")
UNSEEN = Path("tests/nlu/unseen_questions.yml")
RESULTS = Path("results/pipelines")


class Measured(NamedTuple):
    """Shares of intents that were right, between 0 and 1, and the training time in seconds."""

    pipeline: str
    cross_validation: float
    unseen: float
    training_seconds: float


def measure(config: Path) -> Measured:
    """Cross-validate, train and test one pipeline."""
    out = RESULTS / config.stem
    command = STOCK if config.stem == "stock" else OURS
    common = ("--nlu", str(EXAMPLES), "--config", str(config))
    rasa(
        "test", "nlu", *common, "--cross-validation", "--folds", str(FOLDS), "--out", str(out / "folds"), "--no-plot",
        log=out / "folds.log", command=command,
    )  # fmt: skip
    started = time.monotonic()
    rasa(
        "train", "nlu", *common, "--out", str(out), "--fixed-model-name", "model",
        log=out / "training.log", command=command,
    )  # fmt: skip
    seconds = time.monotonic() - started
    rasa(
        "test", "nlu", "--model", str(out / "model.tar.gz"), "--nlu", str(UNSEEN), "--out", str(out / "unseen"), "--no-plot",
        log=out / "unseen.log", command=command,
    )  # fmt: skip
    return Measured(config.stem, _accuracy(out / "folds"), _accuracy(out / "unseen"), seconds)


def _accuracy(folder: Path) -> float:
    """The share of right intents of a report, fallbacks counted as wrong."""
    report = read_json(folder / "intent_report.json")
    # With fallbacks among the predictions scikit-learn reports the micro average instead.
    return float(report["accuracy"] if "accuracy" in report else report["micro avg"]["recall"])


def main(names: Sequence[str] = ()) -> None:
    """Measure the pipelines of these names, or all, and write the table."""
    lines = ["| pipeline | cross-validation | unseen questions | training |", "| --- | --- | --- | --- |"]
    for config in sorted(Path("bench/pipelines").glob("*.yml")):
        if names and config.stem not in names:
            continue
        print(f"{config.stem} …", flush=True)
        one = measure(config)
        lines.append(
            f"| {one.pipeline} | {one.cross_validation:.1%} | {one.unseen:.1%} | {one.training_seconds:.0f} s |"
        )
        print(lines[-1], flush=True)
    (RESULTS.parent / "pipelines.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
