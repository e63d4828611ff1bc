"""Which of the conditions of a question are negated: "not in Japan", "except those of 1985"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.nlu.text import mentions
from twincities.nlu.text.mentions import Mention
from twincities.reading.spotting.cues import SpottedCue, Word
from twincities.reading.spotting.set_aside_before import NOUNS, set_aside_before
from twincities.reading.spotting.told_left_out import left_out_of_told
from twincities.table import Filter, parse_period
from twincities.table.world_regions import are_nested

_PASSED = 3  # words behind "apart from" at which what it leaves out begins at the latest: "that of Lyon"
_PLACES = frozenset({mentions.COUNTRY, mentions.CONTINENT})


def with_set_aside(
    found: Sequence[Mention], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> list[Mention]:
    """The mentions, those excluded that words behind them set aside: "those of Lyon excepted", "leave Spain out"."""
    places = {word.start: at for at, word in enumerate(words)}
    names = {places[one.start] for one in found if one.start in places}
    negations = [cue for cue in cues if cue.concept == "negation"]
    around = [range(cue.first + 1, cue.last + 1) for cue in negations]
    # "When did Lyon, no wait, Turin begin?"
    set_aside = [cue for cue in cues if cue.concept in ("negated_before", "corrected")]
    # "Those of Lyon apart from Turin", "from 2005 to 2010, not counting 2010" leave out what comes behind.
    beginnings = {cue.first for cue in cues if cue.concept in ("negation", "outside")}
    beginnings -= set_aside_before(cues, names)
    before_names = [cue for cue in negations if cue.last > cue.first]
    before_names += [cue for cue in set_aside if cue.first in beginnings]
    left_out = names | {cue.first for cue in cues if cue.concept in ("oldest", "newest")}
    forward = {cue.first for cue in before_names if left_out & {*range(cue.last + 1, cue.last + 1 + _PASSED)}}
    nouns = {at for cue in cues if cue.concept in NOUNS for at in range(cue.first, cue.last + 1)}
    behind = {cue.first for cue in set_aside} - forward - left_out_of_told(words, cues, found)

    def is_set_aside(at: int, is_place: bool) -> bool:
        next_name = next((place for place in (at + 1, at + 2) if place in names | behind), None)
        if is_place and next_name is None:  # 「日本の都市を除く」
            next_name = next(
                (place for place in range(at + 1, len(words)) if place not in nouns - behind), None
            )
        return next_name in behind or any(at in run for run in around)

    # 成都不是有日本的友城吗 asks for those of Japan.
    there = {cue.first for cue in cues if cue.concept == "there_is"}
    asked = {
        cue.last + 1
        for cue in cues
        if cue.concept == "not_negation" and there & {*range(cue.first, cue.last + 1)}
    }
    # "Nothing but German cities" are those.
    kept = {
        at for cue in cues if cue.concept == "restricting" for at in range(cue.last + 1, cue.last + _PASSED)
    }
    asked |= {min(kept & names)} if kept & names else set()

    def role(mention: Mention) -> str | None:
        at = places.get(mention.start)
        if at in asked and mention.role == "excluded":
            return None
        excluded = at is not None and is_set_aside(at, mention.kind in _PLACES)
        return "excluded" if excluded else mention.role

    return [replace(mention, role=role(mention)) for mention in found]


def denied_subjects(
    found: Sequence[Mention], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> list[Mention]:
    """The names of which something is denied, and which are not set aside: "neither Lyon nor Turin has a German partner"."""
    neither = next((cue.first for cue in cues if cue.concept == "neither"), None)
    verbs = {cue.first for cue in cues if cue.concept in ("having", "finite")}
    if neither is None:
        return []
    listing = {cue.first for cue in cues if cue.concept == "listing"}
    at, subjects = neither + 1, []
    by_place = {word.start: place for place, word in enumerate(words)}
    places = {by_place[one.start]: one for one in found if one.start in by_place}
    while at < len(words) and (at in listing or at in places):
        subjects += [places[at]] if at in places else []
        at += 1
    return subjects if at in verbs and all(one.kind == mentions.CITY for one in subjects) else []


def negated_conditions(found: Sequence[Mention], words: Sequence[Word], cues: Sequence[SpottedCue]) -> Filter:
    """The countries, continents, themes and years that a negation stands before.

    It reaches from where it stands to the next name of its sentence, and on through a list ("not in Japan or France").
    """
    negations = {cue.first for cue in cues if cue.concept == "negation"}
    negations -= left_out_of_told(words, cues, found)
    # "Oops, no, the French one" refuses what was said before, and leaves nothing out.
    fillers = {at for cue in cues if cue.concept == "filler" for at in range(cue.first, cue.last + 1)}
    refusals = {cue.first for cue in cues if cue.concept == "refusal" and {*range(cue.first)} <= fillers}
    listing = {cue.first for cue in cues if cue.concept == "listing"}
    negated: dict[str, list[str]] = {kind: [] for kind in mentions.CONDITIONS}
    # What is set aside and named again is meant: "wine – I mean, who has wine?"
    wanted: set[tuple[str, str]] = set()
    position, kinds_before, negative, before = 0, frozenset[str](), False, ""
    for mention in sorted(found, key=lambda mention: mention.start):
        place = next((at for at, word in enumerate(words) if word.start == mention.start), None)
        if place is None:
            continue
        first = max([position, *(at + 1 for at in range(position, place) if words[at].ends_sentence)])
        between = range(first, place)
        listed = (
            mention.kind in kinds_before
            and all(at in listing for at in between)
            # "Apart from Japan, Asia …": what holds the one before does not stand in a list with it.
            and not (before and are_nested((before, mention.value)))
        )
        negative = any(at in negations - refusals for at in between) or (listed and negative)
        if mention.kind in negated and (negative or mention.role == "excluded"):
            negated[mention.kind].append(mention.value)
        elif mention.kind in negated:
            wanted.add((mention.kind, mention.value))
        position = place + 1
        kinds_before = _PLACES if mention.kind in _PLACES else frozenset({mention.kind})
        before = mention.value if mention.kind in _PLACES else ""
    unwanted = {
        kind: tuple(value for value in values if (kind, value) not in wanted)
        for kind, values in negated.items()
    }
    return Filter(
        years=tuple(map(parse_period, unwanted[mentions.YEAR])),
        countries=unwanted[mentions.COUNTRY],
        continents=unwanted[mentions.CONTINENT],
        themes=unwanted[mentions.THEME],
    )
