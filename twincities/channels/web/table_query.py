"""What a visitor wants to see of the table, as it stands in the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

SORTED_BY = ("city", "partner", "since", "status")
_MOST_CHARACTERS = 100
_MOST_PAGE = 1_000_000
_DOWN = "-"


@dataclass(frozen=True)
class TableQuery:
    """Search, filters and order; what is empty bounds nothing.

    `q` are words that all stand in a row, `country` an ISO 3166 code, `decade` its first year, `theme` an id, `status` one of the
    table's, `sort` one of SORTED_BY with a hyphen before it for the other direction, `page` from 1 on.
    """

    q: str = ""
    country: str = ""
    decade: str = ""
    theme: str = ""
    status: str = ""
    order: str = ""
    page: int = 1

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> TableQuery:
        """The query of an address; what makes no sense there is passed over."""
        given = {name: arguments.get(name, "").strip()[:_MOST_CHARACTERS] for name in NAMES}
        if given["order"].removeprefix(_DOWN) not in SORTED_BY:
            given["order"] = ""
        page = arguments.get("page", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < len(str(_MOST_PAGE)) else 1
        return cls(**given, page=max(1, number))

    @property
    def sort(self) -> str:
        """The column to sort by; empty: in the order of the table."""
        return self.order.removeprefix(_DOWN)

    @property
    def descending(self) -> bool:
        """Whether it is sorted from the last to the first."""
        return self.order.startswith(_DOWN)

    @property
    def bounds(self) -> bool:
        """Whether some rows may be left out."""
        return self != TableQuery(order=self.order, page=self.page)

    def sorted_by(self, column: str) -> TableQuery:
        """By this column; the other way round where it is that already."""
        order = f"{_DOWN}{column}" if self.order == column else column
        return replace(self, order=order, page=1)

    def on_page(self, page: int) -> TableQuery:
        """The same, another part of it."""
        return replace(self, page=page)

    def address(self, language: str) -> str:
        """The part of the page's address that says it, and the language."""
        said = {name: value for name in NAMES if (value := getattr(self, name))}
        pages = {"page": str(self.page)} if self.page > 1 else {}
        return f"?{urlencode({**said, **pages, 'lang': language})}"


NAMES = tuple(each.name for each in fields(TableQuery) if each.name != "page")
"""The arguments of the address that are texts."""
