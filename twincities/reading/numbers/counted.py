"""What the things are called that are counted or listed."""

from __future__ import annotations

from twincities.reading.model.terms import Counted
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_NOUNS = {
    "partnership_noun": Counted.PARTNERSHIPS,
    "event_noun": Counted.EVENTS,
    "countries_noun": Counted.COUNTRIES,
    "city_noun": Counted.CITIES,
}


def counted(clues: Clues) -> Counted | None:
    """What the things are called that are counted or listed."""
    how_many = clues.first("how_many")
    if how_many:
        if clues.behind(how_many, "country_noun", within=1):
            return Counted.COUNTRIES  # "how many country", as learners write
        noun = clues.behind(how_many, *_NOUNS)
        noun = noun and clues.head_of(noun, *_NOUNS)
        if noun and (noun.concept != "city_noun" or not clues.has("partnership_noun")):
            return _NOUNS[noun.concept]
    for concept in ("event_noun", "countries_noun", "partnership_noun", "city_noun"):
        if any(not (_describes(clues, noun) or _is_held_against(clues, noun)) for noun in clues.all(concept)):
            return _NOUNS[concept]
    return None


def also_counted(clues: Clues) -> tuple[Counted, ...]:
    """What further numbers are asked of, each with words of its own: "how many partners has Lyon, and in how many countries?"."""
    others = [*clues.all("how_many")][1:]
    nouns = (clues.behind(one, *_NOUNS, "country_noun", within=1) for one in others)
    named = (_NOUNS.get(noun.concept, Counted.COUNTRIES) for noun in nouns if noun)
    further = dict.fromkeys(named)
    first = counted(clues) if further else None  # most questions ask for one number
    return tuple(kind for kind in further if kind is not first)


def _describes(clues: Clues, noun: SpottedCue) -> bool:
    """Whether a noun only describes what is left unsaid behind it: 不含美国城市的呢, 日本の都市が入っていないのは."""
    if any(cue.first <= noun.first and noun.last < cue.last for cue in clues.all("negated_before")):
        return True
    behind = range(noun.last + 2, len(clues.words))
    return (
        clues.says(noun.last + 1, "possessive")
        and not clues.says(noun.last + 1, "of_partner")
        and all(clues.says(at, "filler") for at in behind)
    )


def _is_held_against(clues: Clues, noun: SpottedCue) -> bool:
    """Whether a noun is only what something left unsaid is held against: "older than the partnership with Lyon, then?"."""
    older, than = clues.first("older", "younger"), clues.first("than")
    unsaid = older is not None and than is not None and not clues.has("wh", "yes_no", "finite", "list")
    return unsaid and than is not None and all(one.first > than.last for one in (noun, *clues.all(*_NOUNS)))
