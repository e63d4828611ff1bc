"""A list of partnerships, row by row, into a table and a report of what became of each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from twincities.importing.cities import CityRegister
from twincities.importing.drafts import Draft, draft_of
from twincities.importing.ends import End, UnusableRowError, read_end, read_town
from twincities.importing.errors import ImportRefusedError
from twincities.importing.headings import Layout, layout_of
from twincities.importing.report import Report
from twincities.importing.sheets import Row, Sheet
from twincities.importing.ties import Tie, read_tie, status_beside, with_what
from twincities.table.files.cells import quoted
from twincities.table.files.csv_files import MOST_CHARACTERS
from twincities.table.times.written_dates import days_first

_SHOWN_NUMBERS = 5  # headings of a sheet in which no partner was found
_DATES = ("since", "until", "signed", "renewed")


def take(sheets: list[Sheet], source: str, town: str = "", sheet: str = "") -> tuple[Draft, Report]:
    """Make a table of the list in a file.

    Args:
        sheets: what the file holds.
        source: what the list is called; the source of what the table says.
        town: whose partners they are, where the list does not say it: "Marlow, United Kingdom".
        sheet: the name of the sheet with the list, where several could be.

    Raises:
        ImportRefusedError: no list of partnerships is found, or it is not clear which, or whose.
    """
    layout = _layout(sheets, sheet)
    own = _town(town, layout)
    report = Report(source)
    for column, heading in layout.unknown.items():
        count = sum(column < len(row.cells) and bool(row.cells[column]) for row in layout.rows)
        if count:
            report.ask(f"the column {quoted(heading)} ({count} cells) was left out: its heading is not known")
    _tell_whose_country(layout, report)
    dates = [layout.cell(row, field) for row in layout.rows for field in _DATES]
    rows = _Rows(layout, own, days_first(dates), report)
    for row in layout.rows:
        rows.take(row)
    same, found = rows.register.located(report)
    ties = _together(rows.ties, same, report)
    draft = draft_of(rows.register, found, ties, {"title": source, "address": ""})
    report.taken, report.partnerships, report.cities = len(ties), len(draft.partnerships), len(draft.cities)
    return draft, report


def _layout(sheets: list[Sheet], wanted: str) -> Layout:
    named = [one for one in sheets if not wanted or one.name.casefold() == wanted.casefold()]
    if not named:
        raise ImportRefusedError(
            f"There is no sheet {quoted(wanted)}; the sheets are {', '.join(quoted(one.name) for one in sheets)}."
        )
    found = {one.name: layout for one in named if (layout := layout_of(one)) and layout.rows}
    if len(found) > 1:
        names = ", ".join(map(quoted, found))
        raise ImportRefusedError(f"Several sheets hold partnerships ({names}); pick one with SHEET=… .")
    if not found:
        if any(layout_of(one) for one in named):
            raise ImportRefusedError(
                "There is no row below the headings; write a partnership into each line."
            )
        first = next((one.rows[0].cells for one in named if one.rows), [])
        headings = ", ".join(quoted(cell) for cell in first[:_SHOWN_NUMBERS] if cell) or "no text at all"
        raise ImportRefusedError(
            f"No list of partnerships was found: it begins with {headings}, and no heading names the partner cities; "
            "write headings such as city, country, partner city, partner country, since."
        )
    return next(iter(found.values()))


def _town(text: str, layout: Layout) -> End | None:
    if "city" in layout.columns:
        return None
    if not text:
        heading = quoted(layout.headings["partner"])
        others = ", ".join(map(quoted, layout.unknown.values()))
        unknown = (
            f" ({others} are not known; of several partners each has a line of its own)" if others else ""
        )
        raise ImportRefusedError(
            f"The list has one column of cities, {heading}{unknown}; say whose partners they are: "
            "make import … TOWN='Town, Country'."
        )
    try:
        return read_town(text)
    except UnusableRowError as error:
        raise ImportRefusedError(f"TOWN={quoted(text)}: {error}.") from None


def _tell_whose_country(layout: Layout, report: Report) -> None:
    if "city" not in layout.columns:
        return
    for field, other, whose in (
        ("country", "partner_country", "city"),
        ("partner_country", "country", "partner"),
    ):
        if field in layout.columns and other not in layout.columns:
            report.tell(
                f"the column {quoted(layout.headings[field])} was taken for the country of the {whose}"
            )


class _Rows:
    """Takes one row after the other; `ties` are those found, each between two numbers of the register."""

    def __init__(self, layout: Layout, own: End | None, day_first: bool | None, report: Report) -> None:
        self.register = CityRegister()
        self.ties: list[tuple[int, int, Tie]] = []
        self._layout = layout
        self._own = own
        self._day_first = day_first
        self._report = report

    def take(self, row: Row) -> None:
        """Make a tie of a row, or say why not."""
        self._report.rows += 1
        try:
            self._take(row)
        except UnusableRowError as error:
            self._report.leave_out(row.line, str(error))

    def _take(self, row: Row) -> None:
        for column, text in enumerate(row.cells):
            if len(text) > MOST_CHARACTERS:
                raise UnusableRowError(
                    f"the cell in column {column + 1} has {len(text):,} characters: {quoted(text)}"
                )
        cell = partial(self._layout.cell, row)
        if self._layout.is_repeated_by(row):
            raise UnusableRowError("the headings stand here again")
        filled = [text for text in row.cells if text]
        if len(filled) == 1 and not (cell("partner") or cell("partner_country")):
            raise UnusableRowError(f"nothing but {quoted(filled[0])} stands here")
        if beyond := [text for text in row.cells[self._layout.width :] if text]:
            self._report.ask(
                f"{quoted('; '.join(beyond))} stands behind the last heading and was left out", row.line
            )
        name, beside = status_beside(cell("partner"))
        own = self._own or read_end(cell, "city", row.line, self._report)
        partner = read_end(_of_partner(cell, name), "partner city", row.line, self._report)
        one, other = (self.register.number_of(end, row.line) for end in (own, partner))
        tie = read_tie(cell, beside, row.line, self._day_first, self._report)
        self.ties.append((one, other, tie))


def _of_partner(cell: Callable[[str], str], name: str) -> Callable[[str], str]:
    """The cells of the partner under the names of those of a city."""
    return lambda field: name if field == "city" else cell(f"partner_{field}")


def _together(
    ties: list[tuple[int, int, Tie]], same: list[int], report: Report
) -> list[tuple[int, int, Tie]]:
    """Each tie once: rows that say the same, in either order, are put together, and a city is no partner of its own."""
    held: dict[frozenset[int], list[int]] = defaultdict(list)
    kept: list[tuple[int, int, Tie]] = []
    for first_city, second_city, tie in ties:
        one, other = same[first_city], same[second_city]
        if one == other:
            report.leave_out(tie.line, "both cities are the same")
            continue
        of_pair = held[frozenset((one, other))]
        index = next((index for index in of_pair if _is_same_tie(kept[index][2], tie)), None)
        if index is None:
            of_pair.append(len(kept))
            kept.append((one, other, tie))
        else:
            report.merge(tie.line, kept[index][2].line)
            kept[index] = (*kept[index][:2], with_what(kept[index][2], tie, report))
    return kept


def _is_same_tie(one: Tie, other: Tie) -> bool:
    """Whether two ties of one pair are one: a friendship that became a twinning, or one that ended, is another."""
    kinds = {tie.kind.casefold() for tie in (one, other) if tie.kind}
    return len(kinds) < 2 and one.has_ended == other.has_ended
