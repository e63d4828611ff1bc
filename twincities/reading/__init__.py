"""From what a person wrote to what is asked: the last place that sees the text of a message.

`read_question` makes a `Reading` of one question; dialogue, actions and wording know nothing but it.
"""

from twincities.reading.doubted_names import Doubt, Unknown
from twincities.reading.model import Reading
from twincities.reading.named import read_payload
from twincities.reading.reader import read_question
from twincities.reading.requested import RequestedLanguage, requested_language
from twincities.reading.selection import Comparison, Entities, EventBounds, Having, Rank, Size
from twincities.reading.terms import (
    AREAS,
    PLACES,
    Counted,
    Cue,
    Dimension,
    Form,
    Measure,
    PictureKind,
    Pointer,
    Quantifier,
)
from twincities.reading.tie_kinds import is_kind_of_its_own
from twincities.reading.words import speaks_of

__all__ = [
    "AREAS",
    "PLACES",
    "Comparison",
    "Counted",
    "Cue",
    "Dimension",
    "Doubt",
    "Entities",
    "EventBounds",
    "Form",
    "Having",
    "Measure",
    "PictureKind",
    "Pointer",
    "Quantifier",
    "Rank",
    "Reading",
    "RequestedLanguage",
    "Size",
    "Unknown",
    "is_kind_of_its_own",
    "read_payload",
    "read_question",
    "requested_language",
    "speaks_of",
]
