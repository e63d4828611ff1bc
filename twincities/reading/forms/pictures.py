"""What kind of picture is asked for."""

from __future__ import annotations

from twincities.reading.model.terms import PictureKind
from twincities.reading.spotting.clues import Clues

_PICTURES = {
    "on_map": PictureKind.MAP,
    "on_timeline": PictureKind.TIMELINE,
    "as_chart": PictureKind.BARS,
    "as_picture": PictureKind.ANY,
}


def picture(clues: Clues) -> PictureKind | None:
    """What kind of picture is asked for: "show them on a map", "as a chart"."""
    return next((kind for concept, kind in _PICTURES.items() if clues.has(concept)), None)
