"""Which column of a sheet holds what, by the headings that people write over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from twincities.importing.sheets import Row, Sheet
from twincities.table.text.folding import fold

_FILE = Path(__file__).with_name("headings.tsv")
_LABEL = "Label"
_LOOKED_AT = 25  # rows in which the headings are looked for; titles and remarks may stand above
_OF_EITHER = ("city", "country", "region", "latitude", "longitude", "geonames_id", "population", "aliases")
"""Fields that the partner has too, under `partner_…`."""


class Layout(NamedTuple):
    """Where the rows begin, which column each field stands in, and the headings of columns that were not recognised."""

    rows: Sequence[Row]
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    unknown: Mapping[int, str]
    header: Sequence[str]

    @property
    def width(self) -> int:
        """How many columns have headings or stand before one that has."""
        return max((at + 1 for at, heading in enumerate(self.header) if heading.strip()), default=0)

    def is_repeated_by(self, row: Row) -> bool:
        """Whether a row only says the headings again, as at the top of a page."""
        said = [text.casefold() for text in row.cells if text]
        return said == [heading.casefold() for heading in self.header if heading]

    def cell(self, row: Row, field: str) -> str:
        """The text of a field in a row; empty where the row ends before it."""
        column = self.columns.get(field)
        return row.cells[column] if column is not None and column < len(row.cells) else ""


def layout_of(sheet: Sheet) -> Layout | None:
    """The columns of a sheet; None where no row of it names the cities of partnerships."""
    best: tuple[int, int] = (0, -1)
    for index, row in enumerate(sheet.rows[:_LOOKED_AT]):
        fields = _fields_of(row.cells)
        if "partner" in fields.values():
            best = max(best, (len(fields), -index))
    if best[0] < 1:
        return None
    index = -best[1]
    header = sheet.rows[index].cells
    fields = _fields_of(header)
    columns = {field: column for column, field in fields.items() if field != "ignored"}
    unknown = {
        column: heading for column, heading in enumerate(header) if column not in fields and heading.strip()
    }
    return Layout(
        sheet.rows[index + 1 :],
        columns,
        {field: header[column] for field, column in columns.items()},
        unknown,
        header,
    )


def _fields_of(headings: Sequence[str]) -> dict[int, str]:
    """The field of each column that is recognised. What stands twice is the partner's the second time."""
    found: dict[int, str] = {}
    # A query gives a thing under ?partner and its name under ?partnerLabel.
    labelled = {heading.removesuffix(_LABEL) for heading in headings if heading.endswith(_LABEL)}
    for column, heading in enumerate(headings):
        is_thing = heading in labelled
        field = "ignored" if is_thing else _known().get(fold(heading.removesuffix(_LABEL)))
        taken = set(found.values())
        if field == "city" and field in taken:
            field = "partner"
        elif field in _OF_EITHER and field in taken:
            field = f"partner_{field}"
        if field and (field not in taken or field == "ignored"):
            found[column] = field
    return _of_one_town(found)


def _of_one_town(found: dict[int, str]) -> dict[int, str]:
    """The fields of a list of one town: what is said of a city is said of the partner, the only one that is named.

    Where both are named and only one country, it is that of the city it stands behind.
    """
    fields = {field: column for column, field in found.items()}
    if "city" in fields and "partner" not in fields:
        del found[fields["city"]]
        found[fields["city"]] = "partner"
        return _of_one_town(dict(sorted(found.items())))
    if "partner" not in fields:
        return found
    alone = "city" not in fields
    for field in _OF_EITHER[1:]:
        column = fields.get(field)
        if column is not None and f"partner_{field}" not in fields:
            behind_partner = alone or fields["city"] < fields["partner"] < column
            if behind_partner:
                found[column] = f"partner_{field}"
    return found


@cache
def _known() -> Mapping[str, str]:
    """Fields by folded headings."""
    known: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            field, headings = line.split("\t")
            for heading in (field, *headings.split(";")):
                known.setdefault(fold(heading) or heading, field)
    return known
