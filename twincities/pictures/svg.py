"""Writing SVG: elements, escaped texts, and the colours of a light and a dark picture."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans SC', 'Hiragino Sans', 'Yu Gothic', sans-serif"


class Theme(StrEnum):
    """Whose colours a picture has: light, dark, or those that who looks at it prefers."""

    LIGHT = "light"
    DARK = "dark"
    PREFERRED = "preferred"


_COLOURS: Mapping[Theme, Mapping[str, str]] = {
    Theme.LIGHT: {
        "ground": "#f4f8f8", "land": "#dde5e2", "border": "#f4f8f8", "text": "#1b2b2a", "quiet": "#50615f",
        "line": "#c3cfcc", "accent": "#0b6b66", "over": "#84609a", "mark": "#b3541e",
    },
    Theme.DARK: {
        "ground": "#14201f", "land": "#2b3a38", "border": "#14201f", "text": "#eaf2f0", "quiet": "#a9bbb7",
        "line": "#43544f", "accent": "#5cc8bd", "over": "#c6a3dd", "mark": "#f0a06a",
    },
}  # fmt: skip
_RULES = (
    "text{{fill:{text};font-family:{font};font-size:14px}}"
    ".ground{{fill:{ground}}}.land{{fill:{land}}}.border{{fill:none;stroke:{border};stroke-width:.7}}"
    ".line{{stroke:{line};stroke-width:1}}.quiet{{fill:{quiet};font-size:12px}}"
    ".arc{{fill:none;stroke:{accent_80};stroke-linecap:round}}.arc.over{{stroke:{over_80};stroke-dasharray:3 4}}"
    ".of-many{{stroke:{accent_50}}}.over.of-many{{stroke:{over_50}}}"
    ".of-hundreds{{stroke:{accent_28}}}.over.of-hundreds{{stroke:{over_28}}}"
    ".place{{fill:{accent};stroke:{ground};stroke-width:1.2}}"
    ".name{{stroke:{ground};stroke-width:3.2;stroke-linejoin:round;paint-order:stroke}}"
    ".bar{{fill:{accent}}}.bar.over{{fill:{over}}}.mark{{fill:{mark}}}"
)
_STRENGTHS = (80, 50, 28)
"""In percent, how much of a colour is left where arcs are many."""
# What XML 1.0 cannot hold, not even escaped; and what turns the direction of the text around it.
_LEFT_OUT = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F),
     *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)  # fmt: skip


def said(text: str) -> str:
    """A text as it stands between tags: nothing in it is taken for one."""
    return escape(text.translate(_LEFT_OUT))


def written(text: str, x: float, y: float, css: str = "", anchor: str = "start") -> str:
    """A text at a point of its base line: its beginning, its middle or its end, as `anchor` says."""
    class_ = f" class={quoteattr(css)}" if css else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{class_}{at}>{said(text)}</text>'


def titled(content: str, title: str) -> str:
    """Elements with what a pointer over them is told."""
    return f"<g><title>{said(title)}</title>{content}</g>"


def document(
    content: str, width: float, height: float, theme: Theme, alt: str, language: str, font: str = FONT
) -> str:
    """The whole SVG, which a screen reader reads as an image with its text."""
    direct = "" if not alt else f"<title>{said(alt)}</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" xml:lang={quoteattr(language.translate(_LEFT_OUT))}>'
        f'{direct}<style>{style(theme, font)}</style><rect class="ground" width="100%" height="100%"/>{content}</svg>'
    )


def style(theme: Theme, font: str = FONT) -> str:
    """The style sheet of a picture: it holds nothing of what the picture shows."""
    if theme is not Theme.PREFERRED:
        return _RULES.format(**_COLOURS[theme], **_paler(_COLOURS[theme]), font=font)
    light, dark = (style(each, font) for each in (Theme.LIGHT, Theme.DARK))
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _paler(colours: Mapping[str, str]) -> Mapping[str, str]:
    """The colours of arcs mixed with the ground: opaque ones, which cost a fifth less to draw as pixels than translucent ones."""
    return {
        f"{name}_{strength}": _mixed(colours[name], colours["ground"], strength / 100)
        for name in ("accent", "over")
        for strength in _STRENGTHS
    }


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * other) for one, other in parts).hex()
