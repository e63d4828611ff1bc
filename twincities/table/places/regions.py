"""First-level regions of countries: states, provinces, and the parts of the United Kingdom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from twincities.table.text.folding import fold

_FILE = Path(__file__).with_name("regions.tsv")
# Where people write the second half of the ISO code behind a city's name: "Toledo, OH", "London, ON".
_COUNTRIES_THAT_ABBREVIATE = {"US", "CA", "AU"}


class Region(NamedTuple):
    """A region; `code` is that of ISO 3166-2 ("US-OH"), or that of GeoNames where ISO has none ("IE.L")."""

    code: str
    names: tuple[str, ...]

    @property
    def country(self) -> str:
        """The ISO 3166-1 alpha-2 code of the country it is a part of."""
        return self.code[:2]

    @property
    def abbreviation(self) -> str | None:
        """What is written for it in addresses ("OH"); None where that is not usual."""
        return self.code[3:] if self.country in _COUNTRIES_THAT_ABBREVIATE else None


@lru_cache(maxsize=1)
def _by_geonames_code() -> Mapping[str, Region]:
    regions = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            geonames, iso, names = line.split("\t")
            regions[geonames] = Region(iso or geonames, tuple(names.split(";")))
    return regions


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Region]:
    return {region.code: region for region in _by_geonames_code().values()}


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Sequence[Region]]:
    named: dict[str, list[Region]] = defaultdict(list)
    for region in _by_geonames_code().values():
        for name in {*map(fold, region.names), fold(region.abbreviation or "")} - {""}:
            named[name].append(region)
    return named


def region_by_geonames(country: str, admin1: str) -> str | None:
    """The code of the region with GeoNames' code `admin1`; None where it is not known."""
    region = _by_geonames_code().get(f"{country}.{admin1}")
    return region.code if region else None


def region(code: str) -> Region | None:
    """The region with this code; None where there is none."""
    return _by_code().get(code)


def is_region_code(code: str) -> bool:
    """Whether a code is that of a region, and not of a country."""
    return code in _by_code()


def regions() -> Sequence[Region]:
    """All regions."""
    return tuple(_by_code().values())


def regions_named(name: str) -> Sequence[Region]:
    """The regions of a name, or of an abbreviation that is used for them in addresses."""
    return _by_name().get(fold(name), ())
