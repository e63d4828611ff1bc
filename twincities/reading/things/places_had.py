"""Where what things are to have lies: "a partner in Spain and one in Peru, but none in Italy"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, POSSIBLE_CITY, Mention
from twincities.reading.model.selection import Having
from twincities.reading.spotting.clues import Clues
from twincities.table import Filter

REACH = 2
"""Words behind a name, or before what is to be had, at which a negation still is about it: "and Lyon does not"."""


def of_places(
    clues: Clues, whole: Having, far: Sequence[Mention], denied: bool, unwanted: Filter
) -> Iterator[Having]:
    """One for all places of which any will do, one each where all are to be had, and one for each that is not."""
    lacks = clues.has("lacking")
    wanted = [mention for mention in far if not lacks and not _is_negated(clues, mention, unwanted)]
    no = [mention for mention in far if mention not in wanted]
    outside = [mention for mention in no if _is_outside(clues, mention)]
    # "Which partners does Lyon share with Turin?" are those of both, without an "and".
    together = clues.has("and", "sharing", "common_partner", "of_both") and not clues.has("or")
    several = len(wanted) > 1 and together
    for some in [[one] for one in wanted] if several else [wanted] if wanted else []:
        yield _at_places(whole, some)
    if outside:
        one = _at_places(whole, outside)._replace(outside=True)
        yield one._replace(least=0, most=0) if denied and clues.has("none") else one
    for mention in no:
        if mention not in outside:
            yield _at_places(whole, [mention])._replace(least=0, most=0)


def _at_places(whole: Having, some: Sequence[Mention]) -> Having:
    # A name of several cities stands for the first of them.
    countries, continents, cities = (
        tuple(mention.value for mention in some if mention.kind in kinds)
        for kinds in ((COUNTRY,), (CONTINENT,), (CITY, POSSIBLE_CITY))
    )
    return whole._replace(countries=countries, continents=continents, cities=cities)


def _is_negated(clues: Clues, mention: Mention, unwanted: Filter) -> bool:
    at = place_of(clues, mention)
    if mention.value in (*unwanted.countries, *unwanted.continents):
        before = [other for other in clues.found if other.start < mention.start]
        begin = place_of(clues, before[-1]) if before and before[-1].value == mention.value else -1
        again = [other for other in before if other.value == mention.value]
        return not again or any(begin < cue.first < at for cue in clues.all("negation"))
    if mention.role == "excluded":
        return True
    if mention.kind == CITY and _is_reached(clues, at):
        return True
    names_behind = any(other.start > mention.start for other in clues.found)
    return not names_behind and any(0 < cue.first - at <= REACH for cue in clues.all("negation"))


def _is_reached(clues: Clues, at: int) -> bool:
    """Whether the last negation before a name reaches it: past no "but", and past other names only through a list."""
    negation = max((cue.first for cue in clues.all("negation") if cue.first < at), default=None)
    if negation is None or any(negation < cue.first < at for cue in clues.all("contrast")):
        return False
    names = [place for place in range(negation + 1, at) if "<name>" in clues.words[place].forms]
    listing = {cue.first for cue in clues.all("listing")}
    return not names or all(place in listing or place in names for place in range(names[0], at))


def sentence_end(clues: Clues, begin: int) -> int:
    """The place of the last word of the sentence in which a word stands."""
    ends = (at for at in range(begin, len(clues.words)) if clues.words[at].ends_sentence)
    return next(ends, len(clues.words) - 1)


def _is_outside(clues: Clues, mention: Mention) -> bool:
    at = place_of(clues, mention)
    return any(0 < at - cue.last <= REACH for cue in clues.all("outside"))


def place_of(clues: Clues, mention: Mention) -> int:
    """The place of a name among the words; -1 where it has none."""
    return next((at for at, word in enumerate(clues.words) if word.start == mention.start), -1)


def tells_partner_of_each(clues: Clues, behind: int) -> bool:
    """Whether things are to be told together with their partners: "the Spanish cities with their Chinese partner"."""
    return any(
        clues.says(cue.last + 1, "they", "it")
        and any(
            behind < cue.first < noun.first and _are_names(clues, cue.last + 2, noun.first)
            for noun in clues.all("of_partner", "partnership_noun")
        )
        for cue in clues.all("having")
    )


def _are_names(clues: Clues, first: int, end: int) -> bool:
    """Whether nothing but names stands at the places from one on, up to another."""
    return all("<name>" in clues.words[at].forms for at in range(first, end))
