"""From what a person wrote to what is asked: the last place that sees the text of a message.

`read_question` makes a `Reading` of one question; dialogue, actions and wording know nothing but it.
"""

from twincities.reading.model.cue import Cue
from twincities.reading.model.doubted_names import Doubt, Unknown
from twincities.reading.model.reading import Reading
from twincities.reading.model.selection import Comparison, Entities, EventBounds, Having, Rank, Size
from twincities.reading.model.terms import (
    AREAS,
    PLACES,
    Counted,
    Dimension,
    Form,
    Measure,
    PictureKind,
    Pointer,
    Quantifier,
)
from twincities.reading.names.named import read_payload
from twincities.reading.names.tie_kinds import is_kind_of_its_own
from twincities.reading.reader import read_question
from twincities.reading.spotting.requested import RequestedLanguage, requested_language
from twincities.reading.spotting.words import speaks_of

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
