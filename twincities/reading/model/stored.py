"""Fields of a question as types that JSON holds, and read from them again: for slots, and between parts of Rasa."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from twincities.reading.model.cue import Cue
from twincities.reading.model.doubted_names import Doubt, Unknown
from twincities.reading.model.predicates import Assertion
from twincities.reading.model.selection import Comparison, Entities, EventBounds, Having, Rank, Size
from twincities.reading.model.terms import Counted, Dimension, Form, Measure, PictureKind, Pointer, Quantifier
from twincities.table import DateSpan, Filter, YearlyDate, parse_period
from twincities.table.filters import Inhabitants


def as_json(value: Any) -> Any:
    """A question, or what a field of it holds, in types that JSON has; fields that are empty are left out."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, DateSpan | YearlyDate):
        return value.isoformat()
    if is_dataclass(value):
        held = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {name: as_json(each) for name, each in held if each or (each == 0 and each is not False)}
    if isinstance(value, frozenset):
        return sorted(each.value for each in value)
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    return value


def typed(name: str, value: Any) -> Any:
    """The value of the field `name` of a question, as `as_json` wrote it, in the type of that field.

    Raises:
        KeyError, TypeError, ValueError, IndexError: for what is no such value.
    """
    kinds: dict[str, Any] = {
        "form": Form,
        "quantifier": Quantifier,
        "group_by": Dimension,
        "counted": Counted,
        "pointer": Pointer,
        "picture": PictureKind,
        "inhabitants": lambda bounds: Inhabitants(*bounds),
        "size": _size,
        "rank": _rank,
        "ranks_left_out": lambda ranks: tuple(map(_rank, ranks)),
        "ranks_apart": lambda ranks: tuple((_rank(one), of) for one, of in ranks),
        "pairs": lambda pairs: tuple((one, other) for one, other in pairs),
    }
    if name in kinds:
        return kinds[name](value)
    if name == "cues":
        return frozenset(map(Cue, value))
    if name == "comparison":
        by, relation, cities, unit, *rest = value
        kept: Any = Comparison(Measure(by), relation, tuple(cities), unit, *rest)
        return kept._replace(
            described=typed("unwanted", kept.described) if rest else kept.described,
            rank=kept.rank and typed("rank", kept.rank),
            besides=kept.besides and typed("comparison", kept.besides),
        )
    if name == "asserted":
        return Assertion.from_json(value)
    if name == "event_bounds":
        bounds: list[Any] = [tuple(one) if isinstance(one, list) else one for one in value]
        return EventBounds(*bounds)
    if name == "entities":
        kind, having, *rest = value
        things: list[Any] = [tuple(one) if isinstance(one, list) else one for one in rest]
        return Entities(Dimension(kind), tuple(map(_having, having)), *things)
    if name == "doubts":
        return tuple(Doubt(written, tuple(ids)) for written, ids in value)
    if name == "unknown":
        return tuple(Unknown(one, kind, tuple(ids), *rest) for one, kind, ids, *rest in value)
    if name in ("years", "times"):
        return tuple(parse_period(span) for span in value)
    if name in ("unwanted", "restriction"):
        return Filter(**{key: typed(key, each) for key, each in value.items() if each})
    return tuple(value) if isinstance(value, list) else value


def _rank(values: list[Any]) -> Rank:
    return Rank(Measure(values[0]), *values[1:])


def _size(values: list[Any]) -> Size:
    greatest, superlative, place, wanted, others = values
    return Size(greatest, superlative, place, wanted, tuple(others))


def _having(values: list[Any]) -> Having:
    rest: list[Any] = [tuple(value) if isinstance(value, list) else value for value in values[1:]]
    return Having(Measure(values[0]), *rest)
