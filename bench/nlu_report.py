"""Where the understanding hurts: `make nlu-report`.

Cross-validates the pipeline of config.yml on data/nlu. Writes to results/nlu: the confusion matrix and the
histogram of confidences as pictures (by Rasa), and README.md with the worst confusions of intents and of forms, and
the examples that were understood least surely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench import forms
from bench.rasa_command import rasa, read_json

FOLDS = 3
EXAMPLES = Path("data/nlu")
UNSEEN = Path("tests/nlu/unseen_questions.yml")
RESULTS = Path("results/nlu")
_ROWS = 25


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    headings = list(headings)
    lines = [headings, ["---"] * len(headings), *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def worst_confusions(errors: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, int]]:
    """Pairs of the right and the predicted intent with how often they were confused, the most frequent first."""
    counted = Counter((error["intent"], error["intent_prediction"]["name"]) for error in errors)
    return [(right, predicted, count) for (right, predicted), count in counted.most_common()]


def least_sure(successes: Iterable[Mapping[str, Any]]) -> list[tuple[float, str, str]]:
    """Confidence, intent and text of what was understood, the least sure first."""
    return sorted((one["intent_prediction"]["confidence"], one["intent"], one["text"]) for one in successes)


def _on_forms() -> list[str]:
    """The sections on the form head."""
    sections = ["# How well forms are told apart"]
    for read, how in (
        (forms.cross_validated(EXAMPLES, FOLDS), f"in {FOLDS}-fold cross-validation"),
        (forms.unseen(EXAMPLES, UNSEEN), f"of {UNSEEN}, which is never trained on"),
    ):
        sections += [
            f"{forms.share(read):.1%} of {len(read)} examples right {how}.",
            table(("form", "examples", "right"), forms.by_form(read)),
            table(("form", "read as", "times", "for example"), forms.confusions(read)),
        ]
    return sections


def main() -> None:
    """Cross-validate and write the report."""
    print(f"Cross-validating in {FOLDS} folds …", flush=True)
    rasa(
        "test", "nlu", "--nlu", str(EXAMPLES), "--config", "config.yml", "--cross-validation", "--folds", str(FOLDS),
        "--successes", "--out", str(RESULTS),
        log=RESULTS / "report.log",
    )  # fmt: skip
    errors = read_json(RESULTS / "intent_errors.json")
    successes = read_json(RESULTS / "intent_successes.json")
    share = len(successes) / (len(errors) + len(successes))
    sections = [
        "# How well intents are told apart",
        f"{share:.1%} of {len(errors) + len(successes)} examples right in {FOLDS}-fold cross-validation. "
        "Pictures: intent_confusion_matrix.png, intent_histogram.png.",
        "## Worst confusions",
        table(("intent", "taken for", "times"), worst_confusions(errors)[:_ROWS]),
        "## Wrong and most sure of it",
        table(
            ("confidence", "intent", "taken for", "text"),
            (
                (
                    f"{error['intent_prediction']['confidence']:.2f}",
                    error["intent"],
                    error["intent_prediction"]["name"],
                    error["text"],
                )
                for error in sorted(errors, key=lambda error: -error["intent_prediction"]["confidence"])[
                    :_ROWS
                ]
            ),
        ),
        "## Right and least sure of it",
        table(
            ("confidence", "intent", "text"),
            (
                (f"{confidence:.2f}", intent, text)
                for confidence, intent, text in least_sure(successes)[:_ROWS]
            ),
        ),
    ]
    sections += _on_forms()
    report = RESULTS / "README.md"
    report.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(f"{share:.1%} right. The report is in {report}.")


if __name__ == "__main__":
    main()
