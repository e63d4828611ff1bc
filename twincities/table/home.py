"""The town whose list a table is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the table uses this module
    from twincities.table.table import PartnershipTable


def own_town(table: PartnershipTable) -> tuple[str, ...]:
    """The id of the town that has a part in every partnership of the table; empty where there is none that stands out."""
    return (table.hub,) if table.hub and has_part_in_all(table.hub, table) else ()


def has_part_in_all(town: str, table: PartnershipTable) -> bool:
    """Whether every partnership of the table is one of a town."""
    return all(town in row.cities for row in table.partnerships)
