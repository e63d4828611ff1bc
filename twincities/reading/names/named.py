"""The names and conditions among the entities of a question, as the fields of a `Reading`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from twincities.day_of_answers import day_of_answers
from twincities.nlu.names.world_cities import world_cities
from twincities.nlu.text import mentions
from twincities.nlu.text.tokens import name_key
from twincities.reading.model.doubted_names import Doubt, Unknown
from twincities.reading.model.reading import Reading
from twincities.reading.model.terms import PictureKind
from twincities.reading.spotting.clues import Clues
from twincities.table import DateSpan, Period, YearlyDate, parse_period
from twincities.table.text.folding import is_unspaced

_UNKNOWN = {mentions.UNKNOWN_CITY, mentions.NAMESAKE, mentions.UNKNOWN_NAME, mentions.UNKNOWN_EVENT}
_PICTURE = "picture"
_FIELDS = {
    mentions.CITY: "cities",
    mentions.POSSIBLE_CITY: "doubts",
    mentions.EVENT: "events",
    mentions.COUNTRY: "countries",
    mentions.CONTINENT: "continents",
    mentions.THEME: "themes",
    mentions.YEAR: "years",
    "partnership": "partnerships",
}
_OF_BEGINNINGS = frozenset({"ask_newest", "ask_oldest", "ask_partnerships"})


def read_payload(intent: str, entities: Iterable[Mapping[str, Any]]) -> Reading:
    """The reading of a button: its intent, and the ids that it carries. Values of a wrong type are passed over."""
    entities = tuple(entities)
    kinds = {kind.value for kind in PictureKind}
    drawn = (each.get("value") for each in entities if each.get("entity") == _PICTURE)
    picture = next((PictureKind(value) for value in drawn if value in kinds), None)
    return Reading(intent=intent, picture=picture, **named_fields(entities))


_ALIKE = 3  # letters
_FEW_WORDS = 4  # "and what about tomorrow?"


def named_fields(entities: Iterable[Mapping[str, Any]], references: Collection[int] = ()) -> dict[str, Any]:
    """The fields of a reading that hold names and conditions; those at the offsets `references` are compared with."""
    found: dict[str, list[Any]] = {}
    for entity in entities:
        kind, value = entity.get("entity"), entity.get("value")
        if not isinstance(kind, str) or not isinstance(value, str) or entity.get("start") in references:
            continue
        alternatives = tuple(one for one in entity.get("alternatives") or () if isinstance(one, str))
        excluded = entity.get("role") == "excluded"
        one: Any = value
        name = _FIELDS.get(kind, "")
        if kind in (mentions.CITY, mentions.EVENT) and excluded:
            name = f"excluded_{name}"
        elif kind == mentions.POSSIBLE_CITY:
            one = Doubt(str(entity.get("written", value)), alternatives or (value,))
        elif kind in _UNKNOWN:
            name, one = "unknown", Unknown(value, kind, alternatives, _as_called(entity, value))
        elif kind == mentions.YEAR:
            one = _span(value)
        elif kind == mentions.TIME:
            one = _span(value)
            name = "times" if isinstance(one, YearlyDate) else ""
        if name and one is not None and (name == "doubts" or one not in found.get(name, ())):
            found.setdefault(name, []).append(one)
    return {name: tuple(values) for name, values in found.items()}


def without_praise(
    entities: Sequence[Mapping[str, Any]], clues: Clues, start: int
) -> list[Mapping[str, Any]]:
    """The names without a word that is a sentence and may be praise as well, where a city is named beside it: "nice. Who is Lyon's?"."""
    sure = any(one["entity"] == mentions.CITY for one in entities)
    first = clues.words[0] if clues.words else None
    praise = first.start + start if sure and first and first.ends_sentence else None
    return [
        one
        for one in entities
        if one["entity"] != mentions.POSSIBLE_CITY
        or one.get("start") != praise
        or len(one.get("alternatives") or ()) > 1
    ]


def with_calendar_dates(entities: Iterable[Mapping[str, Any]], clues: Clues) -> Iterator[Mapping[str, Any]]:
    """The names of a question, with "this year" as a date where anniversaries or beginnings are asked for, or nothing else is said, and with "today" and "next month" where it is anniversaries, or hardly anything else is said.

    Elsewhere they may be the time of anything: "I go to Lyon this year".
    """
    begun = clues.intent in _OF_BEGINNINGS and clues.has("of_date", "of_age", "beginning", "founded")
    entities = tuple(entities)
    alone = clues.intent == "name_subject" and all(one["entity"] == mentions.TIME for one in entities)
    is_date = begun or alone or clues.has("turns", "jubilee_noun")
    for one in entities:
        calendar = is_date and one["entity"] == mentions.TIME and isinstance(_span(one["value"]), DateSpan)
        yield {**one, "entity": mentions.YEAR} if calendar else one
    if clues.intent == "ask_anniversary" or (alone and len(clues.words) <= _FEW_WORDS):
        yield from _days_from_now(clues)


def _days_from_now(clues: Clues) -> Iterator[Mapping[str, Any]]:
    """ "Today", "tomorrow", "this month" and "next month" as days or months of any year."""
    today = day_of_answers()
    days = [today + timedelta(cue.value) for cue in clues.all("day_of_now") if cue.value is not None]
    dates = [YearlyDate(day.month, day.day) for day in days]
    months = (cue.value for cue in clues.all("month_of_now") if cue.value is not None)
    dates += [YearlyDate((today.month - 1 + ahead) % 12 + 1) for ahead in months]
    for one in dates:
        yield {"entity": mentions.TIME, "value": one.isoformat()}


def _as_called(entity: Mapping[str, Any], name: str) -> str:
    """How a name was written, where that is in a script without spaces and the name itself is not, or what another language calls it.

    "Wien" is Vienna, and "Lisbonne" Lisbon; what only begins like the name, "Londoner", may be no name by itself.
    """
    written = str(entity.get("written", ""))
    key, known = name_key(written), name_key(name)
    if is_unspaced(key):
        return "" if is_unspaced(known) else written
    exonym = entity["entity"] == mentions.UNKNOWN_CITY and key != known
    exonym = exonym and (key[:_ALIKE] != known[:_ALIKE] or key in _names_in_languages(known))
    return (written.title() if written.islower() else written) if exonym and not is_unspaced(known) else ""


def _names_in_languages(key: str) -> set[str]:
    """What a city is called in the languages that are spoken, as keys."""
    cities = world_cities()
    return {
        name_key(name)
        for city in cities.named(key)[:1]
        for name in cities.names_in_languages(city.geonames_id)
    }


def _span(value: str) -> Period | None:
    try:
        return parse_period(value)
    except ValueError:
        return None
