"""What is asked of a part of a city, where the table holds such parts: "which district of Shanghai is twinned with Brooklyn?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.nlu.text.tokens import tokenize
from twincities.reading import Cue, Form, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable

_TIES = frozenset({Cue.TWINNED, Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.WITH_CITY})


def of_part(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The parts of the city, and those named beside it that are twinned with one of them, or else the partners of these, where any are held: of the city itself nothing is claimed."""
    whole = next((id for id in reading.cities if reading.has(Cue.PART_OF) and _parts(table, id)), None)
    # 「ブルックリンと提携している上海の区があるそうですね。どの区でしょう」
    which = reading.intent == "ask_country" and len(reading.cities) > 1
    of_ties = which or has_trait(reading.intent, Trait.PARTNERS) or bool(reading.cues & _TIES)
    if whole is None and _is_of_parts_not_held(reading, table):
        # No tie is held of any district of Beijing, and those of Beijing are none of theirs.
        bare = replace(reading, cues=frozenset(), quantifier=None, asserted=None, counted=None)
        return replace(bare, entities=None, pointer=None, number=None).asking("ask_not_recorded", Form.TELL)
    if whole is None or not of_ties:
        return reading
    parts = _parts(table, whole)
    others = [id for id in reading.cities if id != whole and id not in parts]
    rows = [row for part in parts for row in table.partnerships_of(part)]
    if not others:
        asked = replace(reading, cities=(), partnerships=tuple(row.id for row in rows), entities=None)
        return replace(asked, asserted=None, quantifier=None).asking("ask_partnerships")
    met = [row for row in rows if {*row.cities} & {*others}]
    cues = reading.cues - {Cue.PAIRED, Cue.CONJOINED, Cue.SEVERAL}
    bare = replace(reading, cues=cues, quantifier=None, asserted=None, counted=None, entities=None)
    if reading.form is not Form.CONFIRM or len(met) != 1:
        twinned = tuple(id for id in others if any(id in row.cities for row in met))
        return replace(bare, cities=twinned or tuple(others)).asking("ask_partner", Form.TELL)
    part, other = sorted(met[0].cities, key=lambda id: id not in parts)
    claim = Assertion((Predicate(Relation.TWINNED, other, part),))
    return replace(bare, cities=(other, part), asserted=claim).asking("confirm_partnership")


def _is_of_parts_not_held(reading: Reading, table: PartnershipTable) -> bool:
    """Whether it asks for partners of the parts of a city of which none are held: "which districts of Lyon are twinned?"."""
    of_one = reading.has(Cue.PART_OF) and len(reading.cities) == 1 and table.has_city(reading.cities[0])
    asks = bool(reading.quantifier or reading.cues & {*_TIES, Cue.ONE_THERE})
    return of_one and asks and not (reading.events or reading.has(Cue.EVENT) or reading.unknown)


def _parts(table: PartnershipTable, city: str) -> list[str]:
    """The cities of the table whose names tell that they are parts of one: "Putuo District, Shanghai", and not "Osaka Prefecture"."""
    if not table.has_city(city):
        return []
    words = _words(table, city)
    return [
        other.id
        for other in table.cities
        if len(_words(table, other.id)) > len(words) and _words(table, other.id)[-len(words) :] == words
    ]


def _words(table: PartnershipTable, city: str) -> list[str]:
    """The words of which the name of a city is made."""
    return [token.folded for token in tokenize(table.city(city).name)]
