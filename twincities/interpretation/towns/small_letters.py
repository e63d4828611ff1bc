"""Cities of the table in small letters that were taken for no names: "whos york twinned with"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Reading
from twincities.table import PartnershipTable
from twincities.table.folding import fold


def in_small_letters(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "whos york twinned with in china" is asked of York where the table has one city of that name and nothing else explains the word, and not of all cities in China."""
    named = {word: _city_called(word, table) for word in reading.unread if word.islower()}
    found = {word: city for word, city in named.items() if city}
    if len(found) != 1 or not has_trait(reading.intent, Trait.TABLE):
        return reading
    ((written, city),) = found.items()
    if city in reading.cities:
        return reading
    claim = reading.asserted
    if claim:
        # "is york twinned with lyon" was heard as a claim of somebody's tie with Lyon.
        subjects = (one if one.subject else one._replace(subject=city) for one in claim.predicates)
        claim = claim._replace(predicates=tuple(subjects))
    return replace(
        reading,
        cities=(city, *reading.cities),
        unread=tuple(word for word in reading.unread if word != written),
        described=tuple(word for word in reading.described if word != written),
        asserted=claim,
    )


def _city_called(word: str, table: PartnershipTable) -> str | None:
    """The only city of the table whose name a word is; None where there is none, or are several."""
    found = [city.id for city in table.cities if any(fold(name) == word for name in city.all_names)]
    return found[0] if len(found) == 1 else None
