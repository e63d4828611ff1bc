"""What comes behind something in the order of a number: "after Lyon, which city has the most partners?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import Mention
from twincities.reading.numbers.orders import most_or_fewest
from twincities.reading.spotting.clues import Clues


def without_what_is_ahead(clues: Clues) -> tuple[Clues, Mention | None]:
    """The clues without the name behind which the most are looked for, and that name; it bounds no dates and no rows."""
    mark = clues.first("behind_in_order")
    if mark is None or not most_or_fewest(clues):
        return clues, None
    said = range(clues.words[mark.first].start, clues.words[mark.last].end)
    ahead = next((one for one in clues.found if one.start in said), None)
    if ahead is None:
        return clues, None
    covered = {*range(mark.first, mark.last + 1)}
    of_place = ("younger", "of_age", "than", "ordinal", "next_in_line")  # "after Lyon", リヨンの次に多い
    cues = [
        cue
        for cue in clues.cues
        if not (cue.concept in of_place and covered & {*range(cue.first, cue.last + 1)})
    ]
    found = [one for one in clues.found if one is not ahead]
    return Clues(clues.intent, clues.words, cues, found, clues.event_kinds, clues.is_asked), ahead
