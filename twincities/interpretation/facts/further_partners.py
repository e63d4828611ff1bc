"""Whether a city is said to have other partners than those of the table, or asked for them."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.reading import Counted, Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable


def further_partners_of(reading: Reading, table: PartnershipTable) -> str | None:
    """The city that is said to have other partners than those of the table, or asked for them, where records name some: "has Turin other twin towns of its own?", "who else is Turin twinned with?"."""
    claims = reading.asserted.predicates if reading.asserted else ()
    owner = claims[0].subject if reading.asserts(Relation.FURTHER_PARTNER) else ""
    of_ties = reading.has(Cue.OTHERS) and bool(reading.cues & {Cue.WITH_WHOM, Cue.OF_PARTNER})
    # "In which other countries has it partners?", "it has some in other countries too, hasn't it?"
    elsewhere = reading.intent == "ask_country" or reading.counted is Counted.COUNTRIES
    asks = has_trait(reading.intent, Trait.PARTNERS) and reading.form is not Form.CONFIRM
    asks = of_ties and (asks or (elsewhere and reading.has(Cue.OF_PARTNER)))
    own = reading.rank or reading.comparison or reading.unknown or reading.excluded_cities
    points = reading.pointer not in (None, Pointer.OTHER, Pointer.REST)
    if asks and len(reading.cities) == 1 and not (claims or own or points):
        owner = reading.cities[0]
    known = {one.object for one in claims} - {""}
    bounded = replace(reading.conditions, countries=(), continents=())
    if not owner or bounded or not table.recorded_partners_of(owner):
        return None
    rows = table.partnerships_of(owner)
    others = [row for row in rows if row.other(owner) not in known]
    return owner if not others or (not known and len(rows) == 1) else None
