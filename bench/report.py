"""The results as tables and as a plot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.assistants import Measured, Plan
from bench.sizes import Size


def table_of_assistants(ours: Measured, stock: Measured, plan: Plan) -> str:
    """Ours, stock, and the ratio of ours to stock, as Markdown."""
    rows = [
        _row("training, s", ours.training_seconds, stock.training_seconds),
        _row("start to first answer, s", ours.start_seconds, stock.start_seconds),
        _row("peak memory of all programs, MB", ours.peak_megabytes, stock.peak_megabytes),
    ]
    for turn in plan.turns:
        rows.append(_row(f"turn {turn}, median, ms", ours.turns[turn][0], stock.turns[turn][0]))
        rows.append(_row(f"turn {turn}, 95th percentile, ms", ours.turns[turn][1], stock.turns[turn][1]))
    for users in plan.users:
        rows.append(_row(f"answers a second, users: {users}", ours.answers[users], stock.answers[users]))
    first, last = ours.turns[plan.turns[0]][0], ours.turns[plan.turns[-1]][0]
    head = ["| | ours | stock | ours / stock |", "| --- | --- | --- | --- |"]
    end = f"Ours, turn {plan.turns[-1]} / turn {plan.turns[0]}: {last / first:.2f}. Medians of {plan.runs} runs."
    return "\n".join([*head, *rows, "", end, ""])


def table_of_sizes(sizes: Sequence[Size]) -> str:
    """Costs by the size of the table, as Markdown."""
    head = ["| partnerships | names | load, s | spotting, ms (median) | 95th | query, ms (median) | 95th |"]
    head.append("| --- | --- | --- | --- | --- | --- | --- |")
    rows = [
        f"| {each.partnerships:,} | {each.names:,} | {each.load_seconds:.1f} | {each.spotting[0]:.2f} | {each.spotting[1]:.2f}"
        f" | {each.query[0]:.3f} | {each.query[1]:.3f} |"
        for each in sizes
    ]
    return "\n".join([*head, *rows, ""])


def plot(ours: Measured, stock: Measured, plan: Plan, file: Path) -> None:
    """Milliseconds of a turn by its number, and answers a second by the number of users."""
    # Without a screen, and not needed by anything else here.
    import matplotlib  # noqa: PLC0415

    matplotlib.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415

    figure, (turns, users) = pyplot.subplots(1, 2, figsize=(10, 4))
    for each in (ours, stock):
        turns.plot(plan.turns, [each.turns[turn][0] for turn in plan.turns], marker="o", label=each.name)
        users.plot(plan.users, [each.answers[number] for number in plan.users], marker="o", label=each.name)
    turns.set(xlabel="turn of the conversation", ylabel="ms (median)", ylim=(0, None))
    users.set(xlabel="users at once", ylabel="answers a second", ylim=(0, None))
    turns.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=120)
    pyplot.close(figure)


def _row(what: str, ours: float | None, stock: float | None) -> str:
    ratio = f"{ours / stock:.2f}" if ours and stock else "–"
    return f"| {what} | {_figure(ours)} | {_figure(stock)} | {ratio} |"


def _figure(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.1f}"
