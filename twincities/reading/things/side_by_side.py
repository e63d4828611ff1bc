"""How what is named side by side belongs together: as a pair, as conditions that hold at once, as both ends, or as things apart."""

from __future__ import annotations

from itertools import pairwise

from twincities.nlu.text.mentions import CONDITIONS, CONTINENT, COUNTRY, TIME, YEAR, Mention
from twincities.reading.spotting.clues import Clues
from twincities.reading.things.places_had import place_of
from twincities.table.text.folding import is_unspaced

_ENDS = 2  # places of a pair
_JOINING_SIGNS = frozenset(",;，、；并")


def is_conjoined(clues: Clues, text: str) -> bool:
    """Whether conditions that are named side by side are to hold together: "pandas and wine at the same time", "pandas + wine"."""
    signs = (text[one.end : other.start].strip() for one, other in pairwise(clues.found))
    joined = clues.has("and") or any(sign in ("+", "&") for sign in signs)
    return joined and not clues.has("or") and not are_apart(clues)


def lists_and_picks(clues: Clues, text: str) -> bool:
    """Whether all are to be told, and behind that it is asked which one is something: "list them and say which is the oldest", 「全部挙げて、どれが一番古いか教えて」."""
    asked = next((cue for cue in clues.all("which", "who") if cue.first), None)
    told = next((cue for cue in clues.all("list") if asked and cue.last < asked.first), None)
    if asked is None or told is None or clues.has("among"):
        return False
    objects = clues.places("all", "both", "those", "they", "partnership_noun", "about_all")
    objects |= {at for at, word in enumerate(clues.words) if "<name>" in word.forms}
    before = {told.first - 1, *range(told.last + 1, asked.first)}
    unspaced = told.first > 0 and is_unspaced(clues.words[told.first].forms[0])
    before |= {*range(told.first)} if unspaced else set()  # 「スペインの提携を挙げて、…」
    parted = clues.places("and") & {*range(told.last + 1, asked.first)}
    between = text[clues.words[told.last].start : clues.words[asked.first].start]
    return bool(objects & before) and (bool(parted) or not _JOINING_SIGNS.isdisjoint(between))


def is_paired(clues: Clues, text: str) -> bool:
    """Whether words or a dash between names take them for a pair."""
    return any(is_dashed(text, *two) for two in pairwise(clues.cities)) or any(
        not clues.says(cue.last + 1, "who") for cue in clues.all("joining")
    )  # 和谁 joins no two names


def is_dashed(text: str, one: Mention, other: Mention) -> bool:
    """Whether nothing but a dash or another sign that joins stands between two names."""
    return text[one.end : other.start].strip() in set("-–—/&")


def stands_between(clues: Clues) -> bool:
    """Whether "between" stands before places, and not only before dates: "between 1984 and 1987 with Peru or Chile"."""
    dates = {mention.start for mention in clues.found if mention.kind in (YEAR, TIME)}
    return any(
        cue.last + 1 == len(clues.words) or clues.words[cue.last + 1].start not in dates
        for cue in clues.all("between")
    )


def pairs_held_against(clues: Clues) -> tuple[tuple[str, str], ...]:
    """The codes of two pairs of places of which one is held against the other: "more between Germany and France or between Germany and Spain?"."""
    between, apart = clues.first("between", "each_other"), list(clues.all("or", "than"))
    if len(apart) != 1 or clues.cities or not clues.has("greater", "smaller", "most", "fewest"):
        return ()
    places = [mention for mention in clues.found if mention.kind in (COUNTRY, CONTINENT)]
    parted = [mention.start < apart[0].start for mention in places]
    if parted == [True, True, False] and clues.has("having") and _is_behind_with(clues, places[1]):
        # "Has Italy more twinnings with Spain or with Peru?"
        return tuple((places[0].value, one.value) for one in places[1:])
    if between is None or parted != [True, True, False, False]:
        return ()
    (one, other, *second) = (mention.value for mention in places)
    return (one, other), (second[0], second[1])


def names_both_ends(clues: Clues, text: str) -> bool:
    """Whether two places are named as the ends of partnerships: "American cities that are twinned with African ones", "how many partnerships has Poland with Spain?", "Polish-Spanish pairs"."""
    places = [mention for mention in clues.found if mention.kind in (COUNTRY, CONTINENT)]
    if len(places) != _ENDS or clues.has("or") or clues.cities or are_apart(clues):
        return False
    between = [word for word in clues.words if places[0].end <= word.start < places[1].start]
    counted = clues.has("partnership_noun", "how_many")
    if not between and is_dashed(text, *places):
        return counted
    tied = counted and _is_behind_with(clues, places[1])
    if not (clues.has("twinned") or tied):
        return False
    if any(places[0].end <= cue.start < places[1].start for cue in clues.all("how_many", "which", "than")):
        return False  # "more with Spain than with Peru", "how many are American and how many French?" counts twice
    listing = {cue.start for cue in clues.all("listing")}
    return tied or any(word.start not in listing for word in between)


def _is_behind_with(clues: Clues, place: Mention) -> bool:
    """Whether a place stands right behind "with"."""
    at = place_of(clues, place)
    at -= clues.says(at - 1, "article")
    return clues.says(at - 1, "with", "tied_to") and not any(
        clues.says(before, "and", "or") for before in (at - 1, at - 2)
    )


def are_apart(clues: Clues) -> bool:
    """Whether what is named on both sides of an "and" is of different things: "one about pandas and one about wine"."""
    starts = [clues.words[cue.first].start for cue in clues.all("and") if _names_anew(clues, cue.last + 1)]
    named = [mention.start for mention in clues.found if mention.kind in CONDITIONS]
    return any(min(named, default=at) < at < max(named, default=at) for at in starts)


def _names_anew(clues: Clues, at: int) -> bool:
    """Whether a "one", "those" or "which" stands at a place, or behind its article."""
    nouns = ("ones", "those", "partnership_noun", "wh")
    return any(clues.says(place, *nouns) and not clues.says(place, "showing") for place in (at, at + 1))
