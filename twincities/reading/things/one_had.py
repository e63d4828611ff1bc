"""What a city is said to have in a place, without a word for it: "does Lyon have one in Germany?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY
from twincities.reading.names.ties import named
from twincities.reading.spotting.clues import Clues

_BETWEEN = (
    "lying",
    "listing",
    "filler",
    "article",
    "definite",
    "having",
    "ones",
    "number",
    "yes_no",
    "finite",
)


def places_of_one_had(clues: Clues) -> tuple[str, ...]:
    """The place in which a city that is named is said to have one: nothing but "one", „eine“ stands between having and the place, so that no other thing is had there."""
    cities, places = named(clues, CITY), named(clues, COUNTRY, CONTINENT)
    if len(cities) != 1 or len(places) != 1:
        return ()
    city, place = cities[0].at, places[0].at
    verb = max((cue.last for cue in clues.all("having", "there_is") if cue.last < place), default=None)
    if verb is None:
        return ()
    between = {*range(verb + 1, place)} - {city}
    articles = clues.places("article") - clues.places("definite")
    # "Does it have a Lyon in France?" names what is had.
    ones = between & (clues.places("ones") | {at for at in articles if at + 1 not in (city, place)})
    return (places[0].value,) if ones and between <= clues.places(*_BETWEEN) else ()
