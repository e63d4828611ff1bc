"""Pictures of partnerships, drawn from one typed description each: maps, timelines and bars, as SVG and as PNG.

Knows neither Rasa nor channels; `twincities.pictures.of_table` alone knows the table and its wording.
"""

from twincities.pictures.description import (
    Arc,
    Bar,
    Bars,
    Dated,
    Map,
    Picture,
    Place,
    Timeline,
    digest,
    from_json,
)
from twincities.pictures.drawing import Theme, as_png, as_svg

__all__ = [
    "Arc",
    "Bar",
    "Bars",
    "Dated",
    "Map",
    "Picture",
    "Place",
    "Theme",
    "Timeline",
    "as_png",
    "as_svg",
    "digest",
    "from_json",
]
