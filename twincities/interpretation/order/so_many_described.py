"""What is claimed of all of so many that are described: "are the two from 1983 American?", « les deux italiennes datent-elles d'avant 1990 ? »."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable

_DESCRIBING = ("countries", "continents", "years", "themes", "kinds")
"""The conditions of which one may say which partnerships are meant, and another what is claimed of them."""
_BOTH = 2
_POINTING = (None, Pointer.THEY, Pointer.THOSE)


def so_many_described(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The claim as one of all those that are as many as it says: of its conditions, the one that just so many meet describes them."""
    # "Are both from 1983 American?"
    number = reading.pointed or (_BOTH if reading.has(Cue.SEVERALLY) else 1)
    claims = reading.form is Form.CONFIRM and number > 1
    own = bool(reading.names_rows or reading.rank or reading.comparison or reading.entities)
    own = own or (reading.quantifier is not None and not reading.is_of_all)
    if not claims or own or reading.asserted or reading.unwanted or reading.pointer not in _POINTING:
        return reading
    described = reading.restriction or _description(reading, number, table)
    if not described or described == reading.conditions:
        return reading
    return replace(reading, quantifier=Quantifier.ALL, restriction=described, pointer=None)


def _description(reading: Reading, number: int, table: PartnershipTable) -> Filter:
    """The only one of several conditions that as many partnerships meet as are spoken of; an empty one where that does not tell."""
    parts = [replace(Filter(), **{name: getattr(reading.conditions, name)}) for name in _DESCRIBING]
    parts = [part for part in parts if part]
    fitting = [part for part in parts if len(table.find(part)) == number]
    return fitting[0] if len(parts) > 1 and len(fitting) == 1 else Filter()
