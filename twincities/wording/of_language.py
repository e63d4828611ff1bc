"""The wording of each language, made once, and with a table's own term."""

from __future__ import annotations

from collections import ChainMap
from functools import cache

from twincities.table import PartnershipTable
from twincities.wording.texts import DEFAULT_LANGUAGE, responses_of, usable_responses
from twincities.wording.wording import Wording


@cache
def wording_in(language: str = DEFAULT_LANGUAGE, sister_cities: str | None = None) -> Wording:
    """The wording of a language, with another term for sister cities where one is given; what it lacks is English."""
    english, own = responses_of(DEFAULT_LANGUAGE), usable_responses(language)
    return Wording(language if own else DEFAULT_LANGUAGE, ChainMap(dict(own), dict(english)), sister_cities)


def wording_for(table: PartnershipTable, language: str) -> Wording:
    """The wording of a language, with the table's own term for sister cities where it has one there."""
    return wording_in(language, table.about.partners_in(language))
