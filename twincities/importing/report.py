"""What became of every row of an imported list, for the person who has to look it over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from twincities.table.files.faults import lines_in_words

_MOST_SHOWN = 12  # questions in the terminal; the file has all


@dataclass
class Report:
    """Every row that was read is one that was taken, or is named as put together with another or left out.

    `remarks` are, by chapter, what is said and the lines it is said of (none: of the whole file).
    """

    source: str
    rows: int = 0
    taken: int = 0
    cities: int = 0
    partnerships: int = 0
    merged: dict[int, str] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    questions: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def merge(self, line: int, first: int) -> None:
        """Name a row that says again what another says."""
        self.merged[line] = f"says the same as line {first}"

    def leave_out(self, line: int, why: str) -> None:
        """Name a row that was not taken."""
        self.left_out[line] = why

    def ask(self, question: str, line: int | None = None) -> None:
        """Note something that a person has to decide."""
        _note(self.questions, question, line)

    def tell(self, change: str, line: int | None = None) -> None:
        """Note something that was read otherwise than it stands there."""
        _note(self.changes, change, line)

    @property
    def is_complete(self) -> bool:
        """Whether all rows are accounted for."""
        return self.rows == self.taken + len(self.merged) + len(self.left_out)

    def summary(self) -> str:
        """What is said in the terminal."""
        lines = [
            f"{self.source}: {_counted(self.rows, 'row')}, of which {self.taken} were taken, {len(self.merged)} "
            f"put together with another and {len(self.left_out)} left out.",
            f"The table has {_counted(self.partnerships, 'partnership')} of {_counted(self.cities, 'city', 'cities')}.",
        ]
        for title, told in self._chapters():
            lines += ["", f"{title} ({len(told)}):", *(f"  {each}" for each in told[:_MOST_SHOWN])]
            if len(told) > _MOST_SHOWN:
                lines.append(f"  … and {len(told) - _MOST_SHOWN} more")
        return "\n".join(lines)

    def as_markdown(self) -> str:
        """All of it, for the file that lies beside the table."""
        lines = [
            f"# Import of {self.source}",
            "| rows | |",
            "| --- | --- |",
            f"| read | {self.rows} |",
            f"| taken | {self.taken} |",
            f"| put together with another row | {len(self.merged)} |",
            f"| left out | {len(self.left_out)} |",
            "",
            f"The table has {_counted(self.partnerships, 'partnership')} of {_counted(self.cities, 'city', 'cities')}.",
        ]
        for title, told in (*self._chapters(), ("Put together", _by_text(self.merged))):
            if told:
                lines += ["", f"## {title}", *(f"- {each}" for each in told)]
        return "\n".join(lines) + "\n"

    def _chapters(self) -> Iterator[tuple[str, list[str]]]:
        chapters = (
            ("Questions for you", [_with_lines(text, lines) for text, lines in self.questions.items()]),
            ("Left out", _by_text(self.left_out)),
            ("Read otherwise than it stands there", [_with_lines(*each) for each in self.changes.items()]),
        )
        return ((title, told) for title, told in chapters if told)


def _note(remarks: dict[str, list[int]], text: str, line: int | None) -> None:
    lines = remarks[text]
    if line is not None and line not in lines:
        lines.append(line)


def _by_text(remarks: dict[int, str]) -> list[str]:
    lines_of: dict[str, list[int]] = defaultdict(list)
    for line, text in remarks.items():
        lines_of[text].append(line)
    return [_with_lines(text, lines) for text, lines in lines_of.items()]


def _with_lines(text: str, lines: list[int]) -> str:
    return f"{lines_in_words(lines)}: {text}" if lines else text


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
