"""Cities of the table in small letters that were taken for no names: "whos york twinned with"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Reading
from twincities.table import PartnershipTable
from twincities.table.text.folding import fold


def in_small_letters(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "whos york twinned with in china" is asked of York where the table has one city of that name and nothing else explains the word, and not of all cities in China."""
    small = [word for word in reading.unread if word.islower()]
    # "Does any city in the hole list have more than Bethlehem?" is on no city Hole.
    of_others = bool(reading.quantifier or reading.doubts)
    if not small or of_others or not has_trait(reading.intent, Trait.TABLE):
        return reading
    called = table.derived(_cities_called)
    found = {word: called[word][0] for word in small if len(called.get(word, ())) == 1}
    if len(found) != 1:
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


def _cities_called(table: PartnershipTable) -> Mapping[str, Sequence[str]]:
    """The ids of the cities of the table by each of their names in folded form."""
    called: dict[str, list[str]] = {}
    for city in table.cities:
        for name in {fold(name) for name in city.all_names}:
            called.setdefault(name, []).append(city.id)
    return called
