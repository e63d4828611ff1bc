"""What partnerships can be grouped by, as questions name it."""

from __future__ import annotations

from twincities.reading.model.terms import AREAS, Dimension
from twincities.reading.spotting.clues import Clues

DIMENSIONS = {
    "country_noun": Dimension.COUNTRY,
    "region_noun": Dimension.REGION,
    "continent_noun": Dimension.CONTINENT,
    "year_noun": Dimension.YEAR,
    "decade_noun": Dimension.DECADE,
    "theme_noun": Dimension.THEME,
    "city_noun": Dimension.CITY,
}
"""The concepts that name a dimension."""
AREA_NOUNS = tuple(noun for noun, dimension in DIMENSIONS.items() if dimension in AREAS)


def asked_dimension(clues: Clues) -> Dimension | None:
    """What "which country", "which city", "the busiest decade" asks for; "who" is a city."""
    for cue in clues.all("wh"):
        verb = next((one for one in clues.all("finite") if one.first == cue.last + 1), cue)
        nouns = (*DIMENSIONS, "partnership_noun", "event_noun")
        # "Which is the state with the most partners?"
        noun = clues.behind(cue, *nouns, within=2) or clues.behind(verb, *AREA_NOUNS, within=2)
        if noun:
            return DIMENSIONS.get(noun.concept)
        if clues.says(cue.last, "who", "when"):
            return Dimension.CITY if clues.says(cue.last, "who") else Dimension.YEAR
    for cue in clues.all("most", "fewest"):
        noun = clues.behind(cue, "year_noun", "decade_noun", within=1)
        if noun and not clues.says(noun.first - 1, "number"):
            return DIMENSIONS[noun.concept]
    return None
