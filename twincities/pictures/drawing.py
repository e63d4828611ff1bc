"""A description as SVG, and as PNG for who shows no SVG."""

from __future__ import annotations

from pathlib import Path

import resvg_py

from twincities.pictures import bars, maps, timelines
from twincities.pictures.description import Map, Picture, Timeline
from twincities.pictures.svg import FONT, Theme, document

_FONT_FILES = [
    str(Path(__file__).with_name("fonts") / name) for name in ("NotoSans-subset.ttf", "NotoSansSC-subset.ttf")
]
_FONT_FAMILIES = "'Noto Sans', 'Noto Sans SC'"
_PIXELS = 720
"""How wide a PNG is. What it costs grows with its pixels: most of it is to blend them and to pack them."""

__all__ = ["Theme", "as_png", "as_svg"]


def as_svg(picture: Picture, theme: Theme = Theme.PREFERRED) -> str:
    """The picture as a document of its own, which refers to nothing elsewhere."""
    return _document(picture, theme, FONT)


def as_png(picture: Picture, theme: Theme = Theme.LIGHT) -> bytes:
    """The picture as pixels. `Theme.PREFERRED` is light here: pixels cannot know who looks at them."""
    svg = _document(picture, Theme.DARK if theme is Theme.DARK else Theme.LIGHT, _FONT_FAMILIES)
    many = isinstance(picture, Map) and len(picture.arcs) > maps.FEW
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=_PIXELS,
            skip_system_fonts=True,
            font_files=_FONT_FILES,
            # Where lines lie close together nobody sees how smooth each one is, and smoothing is half of the time.
            shape_rendering="optimize_speed" if many else "geometric_precision",
        )
    )


def _document(picture: Picture, theme: Theme, font: str) -> str:
    if isinstance(picture, Map):
        content, width, height = maps.drawn(picture)
    elif isinstance(picture, Timeline):
        content, width, height = timelines.drawn(picture)
    else:
        content, width, height = bars.drawn(picture)
    return document(content, width, height, theme, picture.alt, picture.language, font)
