"""Names that consist of parts: "Taitō (Tokyo)", "Jinzhou District, Dalian", "Hainan Province"."""

from __future__ import annotations

import re
from typing import NamedTuple

from twincities.table.text.folding import fold, is_unspaced

_KINDS = {
    "city", "county", "department", "district", "governorate", "municipality", "oblast", "prefecture", "province",
    "region", "state", "township", "ward", "ken", "ku", "shi", "gu", "si", "qu", "xian",
}  # fmt: skip
_KINDS_BEFORE = ("city of ", "county of ", "district of ", "municipality of ", "province of ", "state of ")
_UNSPACED_KINDS = (
    "特别行政区",
    "自治区",
    "自治州",
    "地区",
    "市",
    "区",
    "區",
    "县",
    "縣",
    "県",
    "省",
    "州",
    "府",
)
_LEAST_SPACED = 4  # letters: no "Bad" of "Bad am See"
_SITUATED = re.compile(
    r"[ -](?:am|an der|an dem|im|in der|bei|ob der|vor der|upon|on|by|under|sur|sous|lès|les|lez|aan den|aan de|nad|pod)[ -](?=\S)",
    re.IGNORECASE,
)
_LEAST_UNSPACED = 2  # characters that are left of a name: 海南 of 海南省, but nothing of 津市


class CompoundName(NamedTuple):
    """`name` is the first part, `within` are the places that the others say it lies in."""

    name: str
    within: tuple[str, ...]


def split_name(name: str) -> CompoundName:
    """The parts of a name that is written with a comma or brackets; any other name is its own first part."""
    parts = [part.strip() for part in name.replace("（", "(").replace("(", ",").replace("，", ",").split(",")]
    first, *within = [part.rstrip(")） ").strip() for part in parts]
    return CompoundName(first, tuple(part for part in within if part)) if first else CompoundName(name, ())


def without_kind(name: str) -> str | None:
    """What is left of a name without the word that says what sort of place it is; None where it has none.

    "Hainan" of "Hainan Province", 巴南 of 巴南区. A word of that sort alone is no name.
    """
    if is_unspaced(name):
        kind = next((kind for kind in _UNSPACED_KINDS if name.endswith(kind)), "")
        bare = name.removesuffix(kind)
        return bare if kind and len(bare) >= _LEAST_UNSPACED else None
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return None
    if fold(words[-1]) in _KINDS:
        bare = " ".join(words[:-1])
        return None if is_kind(bare) else bare
    before = name.casefold().startswith(_KINDS_BEFORE) and len(words) > 2
    return " ".join(words[2:]) if before else None


def without_situation(name: str) -> str | None:
    """What is left of a name without the river, lake or hill that it lies on: "Frankfurt" of "Frankfurt am Main"."""
    first, *rest = _SITUATED.split(name, maxsplit=1)
    return first if rest and len(first) >= _LEAST_SPACED and rest[-1] else None


def is_kind(name: str) -> bool:
    """Whether a name is no more than a word for a sort of place: "District"."""
    return fold(name) in _KINDS or name in _UNSPACED_KINDS
