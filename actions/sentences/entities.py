"""How cities, countries, themes, years … are named, described and counted in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from actions.sentences.replies import Button, Replies
from actions.sentences.rows import city_with_country, describe_filter, places_of, title_of
from twincities.dialogue.entities import (
    events_had,
    is_counted,
    number,
    own_conditions,
    partners_had,
    partnerships_had,
)
from twincities.dialogue.groups import Entity, without_region
from twincities.reading import PLACES, Cue, Dimension, Having, Measure, Rank, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.places.regions import is_region_code

_MOST_MEMBERS = 5


def key_name(
    kind: Dimension,
    key: str,
    table: PartnershipTable,
    replies: Replies,
    in_sentence: bool = False,
    known: Collection[str] = (),
) -> str:
    """What a thing of a kind is called, in a list or at the beginning of a sentence; regions with their country, if none or several are `known`."""
    match kind:
        case Dimension.REGION if not in_sentence and len({code[:2] for code in known}) != 1:
            country = replies.words.in_brackets(replies.words.country(key[:2]))
            return replies.words.joined((replies.words.country(key), country))
        case Dimension.COUNTRY | Dimension.REGION:
            return replies.words.place(key) if in_sentence else replies.words.country(key)
        case Dimension.CONTINENT:
            return replies.words.continent(key)
        case Dimension.THEME if table.has_theme(key):
            return table.said(table.theme(key).name)
        case Dimension.DECADE:
            return replies.phrase("phrase_the_decade" if in_sentence else "phrase_decade", first=key)
        case Dimension.CITY:
            return table.label(key)
        case Dimension.PARTNERSHIP:
            return title_of(table.partnership(key), table, replies)
        case Dimension.YEAR:
            return replies.words.year(int(key))
    return table.said(key)


def entity_name(
    entity: Entity,
    question: Reading,
    table: PartnershipTable,
    replies: Replies,
    in_sentence: bool = False,
) -> str:
    """What an entity is called."""
    known = own_conditions(question).countries
    return key_name(entity.kind, entity.key, table, replies, in_sentence, known)


def entity_line(entity: Entity, question: Reading, table: PartnershipTable, replies: Replies) -> str:
    """An entity as an item of a list: with its country, and with what bears out that it has what is asked for."""
    name = entity_name(entity, question, table, replies)
    if entity.kind is Dimension.CITY:
        name = city_with_country(entity.key, table, replies)
        known = table.city(entity.key).known_for
        if own_conditions(question).themes and known:
            name = replies.phrase(
                "phrase_item_known_for",
                name=name,
                known_for=replies.words.enumeration(map(table.said, known)),
            )
    having = [one for one in question.entities.having if one.most != 0] if question.entities else []
    had = (member for one in having for member in _members(entity, one, question, table, replies))
    members = list(had) if len(having) == 1 else list(dict.fromkeys(had))
    if having and members:
        count = number(entity, having[0], table) if len(having) == 1 else len(members)
        shown = replies.words.series(members)
        if len(members) > _MOST_MEMBERS:
            shown = replies.words.first_of(members, _MOST_MEMBERS)
        return replies.phrase("phrase_item_members", name=name, count=count, members=shown)
    if not entity.partnerships or (entity.kind in (Dimension.CITY, Dimension.PARTNERSHIP) and not having):
        return name
    return replies.phrase(
        "phrase_item_count", name=name, count=number(entity, having[0] if having else Having(), table)
    )


def _members(
    entity: Entity, having: Having, question: Reading, table: PartnershipTable, replies: Replies
) -> list[str]:
    """What an entity has, by name: events, or partners."""
    if having.what is Measure.EVENTS:
        return [
            replies.words.capitalised(table.said(event.name)) for event in events_had(entity, having, table)
        ]
    (owner, *others) = question.cities or ("",)
    if owner and not others and not having.cities and entity.kind is not Dimension.CITY:
        # "in which countries has Lyon two partners?" is told with these
        return [table.label(row.other(owner)) for row in partnerships_had(entity, having, table)]
    if entity.kind in PLACES and having.what is Measure.PARTNERSHIPS:
        return [table.label(city.id) for city in partners_had(entity, having, table)]
    return []


def say_without_region(
    rows: Iterable[Partnership],
    places: Filter,
    table: PartnershipTable,
    replies: Replies,
    buttons: Sequence[Button] = (),
) -> None:
    """Say which cities of partnerships are left out, as it is not known in which region they lie; the buttons are those of what was said before, which are shown only with the last."""
    if left_out := [table.label(city.id) for city in without_region(rows, places, table)]:
        names = replies.words.first_of(left_out, _MOST_MEMBERS)
        replies.say("utter_left_out_of_regions", names=names, buttons=buttons)


def entity_noun(kind: Dimension, count: int, replies: Replies) -> str:
    """What so many things of a kind are called: "city", "cities"."""
    return replies.phrase(f"phrase_noun_{kind.value}" if count == 1 else f"phrase_nouns_{kind.value}")


def measured_noun(having: Having, count: int, table: PartnershipTable, replies: Replies) -> str:
    """What is counted: "partnerships", "weeks"."""
    if having.kinds:
        kinds = map(table.said, having.kinds)
        return replies.words.either(
            [kind if count == 1 else replies.phrase("phrase_plural", noun=kind) for kind in kinds]
        )
    return entity_noun(_kind_measured(having), count, replies)


def measured_number(having: Having, count: int, table: PartnershipTable, replies: Replies) -> str:
    """How much of what is counted: "3 partnerships", "1 week", "no event"."""
    if not count:
        return replies.phrase("phrase_numbered_none", what=measured_noun(having, 0, table, replies))
    if having.kinds:
        noun = measured_noun(having, count, table, replies)
        return replies.phrase("phrase_numbered", count=count, noun=noun)
    return replies.words.counted(_kind_measured(having), count)


def _kind_measured(having: Having) -> Dimension:
    kinds = {
        Measure.EVENTS: Dimension.EVENT, Measure.CITY: Dimension.CITY, Measure.COUNTRY: Dimension.COUNTRY,
        Measure.THEME: Dimension.THEME,
    }  # fmt: skip
    return kinds.get(having.what, Dimension.PARTNERSHIP)


def describe_entities(
    question: Reading, conditions: Filter, table: PartnershipTable, replies: Replies
) -> str:
    """What things are asked for, in words that stand behind their name: " in China with a partnership with a city in Japan".

    `conditions` bounded the partnerships that were looked at.
    """
    assert question.entities is not None
    asked = question.entities
    parts = _own(question, table, replies)
    if asked.foreign:
        parts.append(replies.phrase("phrase_abroad"))
    ranks = question.rank is not None and question.rank.by is not Measure.AGE
    having = asked.having
    if ranks:
        counted = is_counted(question)
        having = tuple(
            one for one in having if one.what is not counted.what or (one.least, one.most) != (1, None)
        )
    if having:
        parts.append(
            replies.phrase(
                "phrase_with_what",
                what=replies.words.enumeration([describe_having(one, table, replies) for one in having]),
            )
        )
    had = {id for one in asked.having for id in one.cities}
    if named := [table.label(id) for id in question.cities if id not in had]:
        parts.append(replies.phrase("phrase_of_the_partners", names=replies.words.enumeration(named)))
    left_out = [id for id in question.excluded_cities if not any(id in one.cities for one in asked.having)]
    if left_out:
        parts.append(
            replies.phrase(
                "phrase_other_than_named",
                places=replies.words.enumeration([table.label(id) for id in left_out]),
            )
        )
    if words := describe_filter(conditions, table, replies):
        parts.append(replies.phrase("phrase_among", filter=words))
    return replies.words.behind(replies.words.joined(parts))


def _own(question: Reading, table: PartnershipTable, replies: Replies) -> list[str]:
    """Where the things lie, and what they are known for."""
    assert question.entities is not None
    kind, own = question.entities.kind, own_conditions(question)
    no = own.without or Filter()
    parts: list[str] = []
    if kind is Dimension.THEME and no.themes:
        left_out = replies.words.either([table.said(table.theme(id).name) for id in no.themes])
        return [replies.phrase("phrase_other_than_named", places=left_out)]
    if kind not in PLACES:
        return parts
    together = replies.words.enumeration if question.has(Cue.CONJOINED) else None
    not_in = "phrase_lying_outside" if kind is Dimension.CITY else "phrase_other_than_named"
    named = kind is Dimension.COUNTRY and bool(own.countries)
    named = named or (kind is Dimension.REGION and any(map(is_region_code, own.countries)))
    lying = "phrase_named" if named else "phrase_lying_in"
    for places, name in ((places_of(own, replies), lying), (places_of(no, replies), not_in)):
        if places:
            words = together(places) if together and name == lying else replies.words.either(places)
            parts.append(replies.phrase(name, places=words))
    for themes, name in ((own.themes, "phrase_known_for"), (no.themes, "phrase_not_known_for")):
        if themes and kind is Dimension.CITY:
            names = [table.said(table.theme(id).name) for id in themes]
            words = (
                together(names) if together and name == "phrase_known_for" else replies.words.either(names)
            )
            parts.append(replies.phrase(name, themes=words))
    return parts


def describe_order(rank: Rank, counted: Having, table: PartnershipTable, replies: Replies) -> str:
    """By what things are ranked: "the most partnerships with a city in Japan"."""
    what = _described(measured_noun(counted, 2, table, replies), counted, table, replies)
    return replies.phrase("phrase_most" if rank.greatest else "phrase_fewest", what=what)


def describe_having(having: Having, table: PartnershipTable, replies: Replies) -> str:
    """What things are to have: "at least 2 partnerships with a city in Japan", "no week"."""
    least, most = having.least, having.most
    if most == 0:
        what = _described(measured_noun(having, 1, table, replies), having, table, replies)
        return replies.phrase("phrase_no_such", what=what)
    if (least, most) == (1, None):
        name = "phrase_a_such"
    else:
        name = "phrase_exactly" if least == most else "phrase_at_most" if least == 0 else "phrase_at_least"
    number = measured_number(having, least if most is None else most, table, replies)
    return replies.phrase(name, number=_described(number, having, table, replies))


def _described(words: str, having: Having, table: PartnershipTable, replies: Replies) -> str:
    """What is counted, with the partners that bound it."""
    partners = _of_what(having, table, replies)
    return replies.phrase("phrase_described", words=words, conditions=partners) if partners else words


def _of_what(having: Having, table: PartnershipTable, replies: Replies) -> str:
    """With whom the partnerships are that are counted: "with a city in Japan", "with Kyoto"."""
    places = places_of(Filter(countries=having.countries, continents=having.continents), replies)
    parts = []
    if places:
        name = "phrase_outside_places" if having.outside else "phrase_in_places"
        parts.append(replies.phrase(name, places=replies.words.either(places)))
    if having.cities:
        parts.append(
            replies.phrase(
                "phrase_with_cities", names=replies.words.either([table.label(id) for id in having.cities])
            )
        )
    return replies.words.joined(parts)
