"""How cities, countries, themes, years … are named, described and counted in words."""

from __future__ import annotations

from actions.replies import Replies, enumeration
from actions.wording import capitalised, city_with_country, describe_filter, either, places_of, title_of
from twincities.dialogue.entities import (
    Entity,
    events_had,
    is_counted,
    number,
    own_conditions,
    partners_had,
)
from twincities.reading import Cue, Dimension, Having, Measure, Rank, Reading
from twincities.table import Filter, PartnershipTable
from twincities.table.countries import continent_name, country_name, country_name_in_sentence

_MOST_MEMBERS = 5


def key_name(
    kind: Dimension, key: str, table: PartnershipTable, replies: Replies, in_sentence: bool = False
) -> str:
    """What a thing of a kind is called, in a list or at the beginning of a sentence."""
    match kind:
        case Dimension.COUNTRY:
            return country_name_in_sentence(key) if in_sentence else country_name(key)
        case Dimension.CONTINENT:
            return continent_name(key)
        case Dimension.DECADE:
            return replies.phrase("phrase_the_decade" if in_sentence else "phrase_decade", first=key)
        case Dimension.CITY:
            return table.label(key)
        case Dimension.PARTNERSHIP:
            return title_of(table.partnership(key), table)
    return key


def entity_name(entity: Entity, table: PartnershipTable, replies: Replies, in_sentence: bool = False) -> str:
    """What an entity is called."""
    return key_name(entity.kind, entity.key, table, replies, in_sentence)


def entity_line(entity: Entity, question: Reading, table: PartnershipTable, replies: Replies) -> str:
    """An entity as an item of a list: with its country, and with what bears out that it has what is asked for."""
    name = entity_name(entity, table, replies)
    if entity.kind is Dimension.CITY:
        name = city_with_country(entity.key, table)
        known = table.city(entity.key).known_for
        if own_conditions(question).themes and known:
            name = replies.phrase("phrase_item_known_for", name=name, known_for=enumeration(known))
    having = [one for one in question.entities.having if one.most != 0] if question.entities else []
    members = [member for one in having for member in _members(entity, one, table)]
    if having and members:
        count = number(entity, having[0], table) if len(having) == 1 else len(members)
        shown = ", ".join(members[:_MOST_MEMBERS])
        if len(members) > _MOST_MEMBERS:
            shown = replies.phrase("phrase_and_more", names=shown, more=len(members) - _MOST_MEMBERS)
        return replies.phrase("phrase_item_members", name=name, count=count, members=shown)
    if not entity.partnerships or (entity.kind in (Dimension.CITY, Dimension.PARTNERSHIP) and not having):
        return name
    return replies.phrase(
        "phrase_item_count", name=name, count=number(entity, having[0] if having else Having(), table)
    )


def _members(entity: Entity, having: Having, table: PartnershipTable) -> list[str]:
    """What an entity has, by name: events, or partners."""
    if having.what is Measure.EVENTS:
        return [capitalised(event.name) for event in events_had(entity, having, table)]
    if (
        entity.kind in (Dimension.CITY, Dimension.COUNTRY, Dimension.CONTINENT)
        and having.what is Measure.PARTNERSHIPS
    ):
        return [table.label(city.id) for city in partners_had(entity, having, table)]
    return []


def numbered_noun(kind: Dimension, count: int, replies: Replies) -> str:
    """How many things of a kind: "1 city", "3 cities"."""
    return replies.phrase("phrase_numbered", count=count, noun=entity_noun(kind, count, replies))


def entity_noun(kind: Dimension, count: int, replies: Replies) -> str:
    """What so many things of a kind are called: "city", "cities"."""
    return replies.phrase(f"phrase_noun_{kind.value}" if count == 1 else f"phrase_nouns_{kind.value}")


def measured_noun(having: Having, count: int, replies: Replies) -> str:
    """What is counted: "partnerships", "weeks"."""
    if having.kinds:
        return either(
            [kind if count == 1 else replies.phrase("phrase_plural", noun=kind) for kind in having.kinds],
            replies,
        )
    kinds = {
        Measure.EVENTS: Dimension.EVENT, Measure.CITY: Dimension.CITY, Measure.COUNTRY: Dimension.COUNTRY,
        Measure.THEME: Dimension.THEME,
    }  # fmt: skip
    return entity_noun(kinds.get(having.what, Dimension.PARTNERSHIP), count, replies)


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
                "phrase_with_what", what=enumeration([describe_having(one, table, replies) for one in having])
            )
        )
    had = {id for one in asked.having for id in one.cities}
    if named := [table.label(id) for id in question.cities if id not in had]:
        parts.append(replies.phrase("phrase_of_the_partners", names=enumeration(named)))
    left_out = [id for id in question.excluded_cities if not any(id in one.cities for one in asked.having)]
    if left_out:
        parts.append(
            replies.phrase(
                "phrase_other_than_named", places=enumeration([table.label(id) for id in left_out])
            )
        )
    if words := describe_filter(conditions, table, replies):
        parts.append(replies.phrase("phrase_among", filter=words))
    return "".join(f" {part}" for part in parts)


def _own(question: Reading, table: PartnershipTable, replies: Replies) -> list[str]:
    """Where the things lie, and what they are known for."""
    assert question.entities is not None
    kind, own = question.entities.kind, own_conditions(question)
    no = own.without or Filter()
    parts: list[str] = []
    if kind is Dimension.THEME and no.themes:
        left_out = either([table.theme(id).name for id in no.themes], replies)
        return [replies.phrase("phrase_other_than_named", places=left_out)]
    if kind not in (Dimension.CITY, Dimension.COUNTRY, Dimension.CONTINENT):
        return parts
    together = enumeration if question.has(Cue.CONJOINED) else None
    not_in = "phrase_lying_outside" if kind is Dimension.CITY else "phrase_other_than_named"
    named = kind is Dimension.COUNTRY and bool(own.countries)
    lying = "phrase_named" if named else "phrase_lying_in"
    for places, name in ((places_of(own), lying), (places_of(no), not_in)):
        if places:
            words = together(places) if together and name == lying else either(places, replies)
            parts.append(replies.phrase(name, places=words))
    for themes, name in ((own.themes, "phrase_known_for"), (no.themes, "phrase_not_known_for")):
        if themes and kind is Dimension.CITY:
            names = [table.theme(id).name for id in themes]
            words = together(names) if together and name == "phrase_known_for" else either(names, replies)
            parts.append(replies.phrase(name, themes=words))
    return parts


def describe_order(rank: Rank, counted: Having, table: PartnershipTable, replies: Replies) -> str:
    """By what things are ranked: "the most partnerships with a city in Japan"."""
    words = replies.phrase(
        "phrase_most" if rank.greatest else "phrase_fewest", what=measured_noun(counted, 2, replies)
    )
    far = _of_what(counted, table, replies)
    return f"{words} {far}" if far else words


def describe_having(having: Having, table: PartnershipTable, replies: Replies) -> str:
    """What things are to have: "at least 2 partnerships with a city in Japan", "no week"."""
    least, most = having.least, having.most
    name = {(0, 0): "phrase_no_such", (1, None): "phrase_a_such"}.get((least, most))
    if name is None:
        name = "phrase_exactly" if least == most else "phrase_at_most" if least == 0 else "phrase_at_least"
    number_said = least if most is None else most
    singular = name in ("phrase_no_such", "phrase_a_such") or number_said == 1
    words = replies.phrase(name, what=measured_noun(having, 1 if singular else 2, replies), count=number_said)
    far = _of_what(having, table, replies)
    return f"{words} {far}" if far else words


def _of_what(having: Having, table: PartnershipTable, replies: Replies) -> str:
    """With whom the partnerships are that are counted: "with a city in Japan", "with Kyoto"."""
    places = places_of(Filter(countries=having.countries, continents=having.continents))
    parts = []
    if places:
        name = "phrase_outside_places" if having.outside else "phrase_in_places"
        parts.append(replies.phrase(name, places=either(places, replies)))
    if having.cities:
        parts.append(
            replies.phrase(
                "phrase_with_cities", names=either([table.label(id) for id in having.cities], replies)
            )
        )
    return " ".join(parts)
