"""Names of places that were cut out across others, where no spaces divide words: 其中亚洲的 is about 亚洲, not 中亚."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from twincities.nlu.text.mentions import CONTINENT, COUNTRY
from twincities.reading.spotting.words import speaks_of
from twincities.table.places.countries import continent_names, country_names
from twincities.table.text.folding import is_unspaced


def with_whole_places(question: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """The question with the place that goes on behind a name in place of one that begins with "among".

    `question` is as for `read_question`.
    """
    start, text = int(question.get("start") or 0), str(question["text"])
    entities = [_whole(entity, text, start, language) for entity in question["entities"]]
    changed = [one for one, before in zip(entities, question["entities"], strict=True) if one is not before]
    unread = [
        word
        for word in question.get("unread") or ()
        if not any(one["start"] <= word["start"] < one["end"] for one in changed)
    ]
    return {**question, "entities": entities, "unread": unread} if changed else question


def _whole(entity: Mapping[str, Any], text: str, start: int, language: str) -> Mapping[str, Any]:
    at = entity.get("start")
    if entity["entity"] not in (COUNTRY, CONTINENT) or not isinstance(at, int) or at < start:
        return entity
    first = text[at - start : at - start + 1]
    if not first or not is_unspaced(first) or not speaks_of(first, "among", language):
        return entity
    begin, end = at - start + 1, int(entity["end"]) - start
    for last in range(min(len(text), begin + _longest()), end, -1):
        if (name := text[begin:last]) in _places():
            kind, value = _places()[name]
            return {**entity, "entity": kind, "value": value, "start": begin + start, "end": last + start}
    return entity


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[str, str]]:
    """The kinds and codes of countries and continents by their names."""
    countries = {name: (COUNTRY, code) for name, code in country_names().items()}
    return {**countries, **{name: (CONTINENT, code) for name, code in continent_names().items()}}


@lru_cache(maxsize=1)
def _longest() -> int:
    """The length of the longest name of a place without spaces, in characters."""
    return max(len(name) for name in _places() if is_unspaced(name[:1]))
