"""The structured partnership table: its rows, how it is loaded and checked, and what it can answer."""

from twincities.table.dates import PartialDate, YearSpan
from twincities.table.loading import Fault, TableError, load_table
from twincities.table.models import City, Event, Partnership, Source, Statement, Theme
from twincities.table.table import Filter, NotInTableError, PartnershipTable

__all__ = [
    "City",
    "Event",
    "Fault",
    "Filter",
    "NotInTableError",
    "PartialDate",
    "Partnership",
    "PartnershipTable",
    "Source",
    "Statement",
    "TableError",
    "Theme",
    "YearSpan",
    "load_table",
]
