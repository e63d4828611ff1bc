"""The town whose list a table is, and what is at home and abroad for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the table uses this module
    from twincities.table.table import PartnershipTable


def own_town(table: PartnershipTable) -> tuple[str, ...]:
    """The id of the town that has a part in every partnership of the table; empty where there is none that stands out."""
    return (table.hub,) if table.hub and all(table.hub in row.cities for row in table.partnerships) else ()
