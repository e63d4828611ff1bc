"""What a load has shown, as tables and as a plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.load.processes import Usage
from bench.load.visits import ANSWERED, Load

PERCENTILES = (50, 90, 95, 99, 100)


def milliseconds(load: Load) -> list[float]:
    """How long answers took, at each of the percentiles; nan where there were none."""
    seconds = [each.seconds for each in load.answered]
    return [float(np.percentile(seconds, each)) * 1000 if seconds else float("nan") for each in PERCENTILES]


def failures(load: Load) -> str:
    """How many questions were not answered, by what became of them."""
    counts = Counter(each.outcome for each in load.asked if each.outcome != ANSWERED)
    return ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items())) or "0"


def table_of_load(load: Load, usage: Usage) -> str:
    """The load in one row, and the programs in one each, as Markdown."""
    plan = load.plan
    due = f"{plan.rate:g} a second" if plan.rate else "as soon as answered"
    times = " | ".join(f"{each:.0f}" for each in milliseconds(load))
    heads = " | ".join(f"{each} %, ms" if each < 100 else "longest, ms" for each in PERCENTILES)
    lines = [
        f"| users | asked | answers | a second | {heads} | others |",
        "| --- " * (5 + len(PERCENTILES)) + "|",
        f"| {plan.users} | {due} | {len(load.answered):,} | {load.answers_a_second:.1f} | {times} | {failures(load)} |",
    ]
    if usage.looks:
        lines += [
            "",
            "| program | processors | processor time an answer, ms | memory, MB |",
            "| --- | --- | --- | --- |",
        ]
    for name in usage.looks:
        each = usage.processor_seconds(name) / max(1, len(load.answered)) * 1000
        lines.append(
            f"| {name} | {usage.processors(name):.2f} | {each:.1f} | {usage.most_megabytes(name):.0f} |"
        )
    return "\n".join([*lines, ""])


def plot_of_load(load: Load, usage: Usage, file: Path) -> None:
    """Answers and failures a second, time by percentile, and processors and memory of each program."""
    # Without a screen, and not needed by anything else here.
    import matplotlib  # noqa: PLC0415

    matplotlib.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415

    figure, ((throughput, latency), (processors, memory)) = pyplot.subplots(2, 2, figsize=(11, 8))
    seconds = np.arange(int(np.ceil(max([load.plan.seconds, *(each.at for each in load.asked)]))) + 1)
    for name, times in _by_success(load).items():
        throughput.plot(seconds[:-1], np.histogram(times, seconds)[0], label=name)
    throughput.set(xlabel="s", ylabel="a second", ylim=(0, None))
    throughput.legend()
    if load.answered:
        percent = np.linspace(0, 100, 201)
        latency.plot(percent, np.percentile([each.seconds * 1000 for each in load.answered], percent))
    latency.set(xlabel="percentile of answers", ylabel="ms", ylim=(0, None))
    for name, looks in usage.looks.items():
        at = np.array([look.at for look in looks])
        used = np.array([look.processor_seconds for look in looks])
        processors.plot(at[1:], np.diff(used) / np.maximum(np.diff(at), 1e-9), label=name)
        memory.plot(at, [look.megabytes for look in looks], label=name)
    processors.set(xlabel="s", ylabel="processors", ylim=(0, None))
    memory.set(xlabel="s", ylabel="MB", ylim=(0, None))
    if usage.looks:
        processors.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=120)
    pyplot.close(figure)


def _by_success(load: Load) -> dict[str, Sequence[float]]:
    return {
        "answered": [each.at for each in load.answered],
        "others": [each.at for each in load.asked if each.outcome != ANSWERED],
    }
