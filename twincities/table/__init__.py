"""The structured partnership table: its rows, how it is loaded and checked, and what it can answer."""

from twincities.table.files.faults import Fault, TableError
from twincities.table.filters import Filter
from twincities.table.loading import load_table
from twincities.table.models import (
    Check,
    City,
    Claim,
    ClaimKind,
    Event,
    Partnership,
    RecordedPartner,
    Source,
    Statement,
    Status,
    Theme,
    Verdict,
)
from twincities.table.rows import NotInTableError
from twincities.table.table import PartnershipTable
from twincities.table.times.dates import DateSpan, PartialDate, Period, YearlyDate, parse_period

__all__ = [
    "Check",
    "City",
    "Claim",
    "ClaimKind",
    "DateSpan",
    "Event",
    "Fault",
    "Filter",
    "NotInTableError",
    "PartialDate",
    "Partnership",
    "PartnershipTable",
    "Period",
    "RecordedPartner",
    "Source",
    "Statement",
    "Status",
    "TableError",
    "Theme",
    "Verdict",
    "YearlyDate",
    "load_table",
    "parse_period",
]
