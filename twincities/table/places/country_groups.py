"""Groups of countries that people speak of and the United Nations' regions do not have: the Nordic countries, the Commonwealth.

Their codes, in small letters, stand wherever those of continents and regions do.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("country_groups.csv")


@lru_cache(maxsize=1)
def country_groups() -> Mapping[str, frozenset[str]]:
    """The countries (ISO 3166-1 alpha-2) of each group, by its code."""
    with _FILE.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: frozenset(row["members"].split()) for row in csv.DictReader(rows)}
