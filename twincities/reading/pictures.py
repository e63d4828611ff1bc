"""What kind of picture is asked for."""

from __future__ import annotations

from twincities.reading.clues import Clues
from twincities.reading.terms import PictureKind

_PICTURES = {
    "on_map": PictureKind.MAP,
    "on_timeline": PictureKind.TIMELINE,
    "as_chart": PictureKind.BARS,
    "as_picture": PictureKind.ANY,
}


def picture(clues: Clues) -> PictureKind | None:
    """What kind of picture is asked for: "show them on a map", "as a chart"."""
    return next((kind for concept, kind in _PICTURES.items() if clues.has(concept)), None)
