"""What several cities share: "which partners do Lyon and Turin have in common?", "cities twinned with both Lyon and Turin"."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.nlu.text.mentions import CITY, POSSIBLE_CITY, Mention
from twincities.reading.model.terms import Dimension
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.reading.things.places_had import place_of

SEVERAL = 2  # partnerships at least of what two have in common
_SHARED_KINDS = {
    "city_noun": Dimension.CITY,
    "country_noun": Dimension.COUNTRY,
    "region_noun": Dimension.REGION,
    "continent_noun": Dimension.CONTINENT,
}
_BEFORE = ("article", "filler", "list", "any", "all", "number")


def shared_things(clues: Clues) -> tuple[Dimension, Sequence[Mention]] | None:
    """The kind of things of which it is asked which ones several cities share, and these: "which partners do Lyon and Turin share?", "in which countries do both have one?"."""
    cities = [one for one in clues.found if one.kind == CITY or (one.kind == POSSIBLE_CITY and one.masked)]
    opener = clues.first("wh", "there_is") or next((cue for cue in clues.all("any") if cue.first == 0), None)
    noun = clues.behind(opener, "of_partner", *_SHARED_KINDS, within=2) if opener else None
    asked = noun is not None  # 外國城市 are cities, though a noun for countries stands before
    of_both = _described_by_both(clues, cities) or _tied_to_both(clues, cities)
    noun = clues.head_of(noun, "of_partner", *_SHARED_KINDS) if noun else of_both or clues.first("of_partner")
    if len(cities) < 2 or noun is None or clues.has("theme_noun", "event_noun"):
        return None
    of_partner = clues.says(noun.first, "of_partner")
    each_has = asked and not of_partner and clues.has("both") and clues.has("of_partner", "twinned")
    # "Common partners of Lyon and Turin", "the partners that Lyon and Turin have in common"
    named_with = not clues.has("wh", "how_many", "there_is") and clues.has("common_partner", "sharing")
    at = place_of(clues, cities[-1])
    behind = asked or named_with or of_both or noun.first > at
    if not (clues.has("sharing") or each_has or of_both) or not behind:
        return None
    return _SHARED_KINDS.get(noun.concept, Dimension.CITY), cities


def _described_by_both(clues: Clues, cities: Sequence[Mention]) -> SpottedCue | None:
    """The noun for cities behind the clause that says with whom they all are twinned: 上海とも広州とも提携している都市はありますか."""
    asks_which = clues.has("wh") or not clues.has("both")
    if asks_which or len(cities) < SEVERAL:
        return None
    at = place_of(clues, cities[-1])
    verb = next((cue for cue in clues.all("twinned") if cue.first > at >= 0), None)
    return next((cue for cue in clues.all("city_noun") if verb and cue.first > verb.last), None)


def _tied_to_both(clues: Clues, cities: Sequence[Mention]) -> SpottedCue | None:
    """The noun that a question without a question word begins with, where the clause behind it says that all are twinned with each of the cities: "cities twinned with both Lyon and Turin"."""
    noun = clues.first("city_noun", "of_partner", "partnership_noun")
    both = clues.first("of_both")
    if noun is None or both is None or len(cities) < SEVERAL or clues.has("or"):
        return None
    # "The partners of both Lyon and Turin" may be those of the one and those of the other.
    tied = any(cue.first > noun.first for cue in clues.all("twinned", "of_partner"))
    begins = tied and {*range(noun.first)} <= clues.places(*_BEFORE)
    return noun if begins and noun.last < place_of(clues, cities[0]) and both.first > noun.last else None
