"""Numbers by country, continent, year, decade, theme or city, and what has the most or the fewest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from actions.paging import claims_of_all
from actions.replies import Replies, bullets, enumeration
from actions.wording import capitalised, describe_filter, title_of
from twincities.reading import Counted, Dimension, Rank, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.countries import (
    continent_name,
    continent_of,
    country_name,
    country_name_in_sentence,
)

_MOST_LINES = 20


def numbers_by(
    dimension: Dimension, rows: Sequence[Partnership], question: Reading, table: PartnershipTable
) -> Counter[str]:
    """How many of the partnerships, or of their events where these are counted, each country, year … has.

    The home country of a table in which all partnerships have one end is left out.
    """
    numbers: Counter[str] = Counter()
    for row in rows:
        weight = len(table.events_of(row.id)) if question.counted is Counted.EVENTS else 1
        for key in _keys(dimension, row, table):
            numbers[key] += weight
    if dimension in (Dimension.COUNTRY, Dimension.CONTINENT):
        home = table.home_country()
        if home and dimension is Dimension.COUNTRY and question.rank and len(numbers) > 1:
            del numbers[home]
    return numbers


def _keys(dimension: Dimension, row: Partnership, table: PartnershipTable) -> Iterable[str]:
    year = row.since.year if row.since else None
    match dimension:
        case Dimension.COUNTRY:
            return dict.fromkeys(table.countries_of(row))
        case Dimension.CONTINENT:
            return dict.fromkeys(code for one in table.countries_of(row) if (code := continent_of(one)))
        case Dimension.YEAR:
            return [str(year)] if year else []
        case Dimension.DECADE:
            return [str(year // 10 * 10)] if year else []
        case Dimension.THEME:
            return row.themes
        case Dimension.CITY:
            return row.cities


def name_of(
    dimension: Dimension, key: str, table: PartnershipTable, replies: Replies, in_sentence: bool = False
) -> str:
    """What a group is called, in a list or at the beginning of a sentence."""
    match dimension:
        case Dimension.COUNTRY:
            return capitalised(country_name_in_sentence(key)) if in_sentence else country_name(key)
        case Dimension.CONTINENT:
            return continent_name(key)
        case Dimension.DECADE:
            return replies.phrase("phrase_decade", first=key)
        case Dimension.CITY:
            return table.label(key)
    return key


def say_numbers(
    dimension: Dimension,
    rows: Sequence[Partnership],
    question: Reading,
    conditions: Filter,
    table: PartnershipTable,
    replies: Replies,
) -> None:
    """Say how many partnerships, or events, each group has: years in their order, others with the largest first."""
    numbers = numbers_by(dimension, rows, question, table)
    in_order = dimension in (Dimension.YEAR, Dimension.DECADE)
    counted = sorted(numbers.items()) if in_order else numbers.most_common()
    titles = (
        _titles(dimension, rows, table)
        if len(rows) <= _MOST_LINES and dimension is not Dimension.CITY
        else {}
    )
    lines = [
        replies.phrase(
            "phrase_item_members" if key in titles else "phrase_item_count",
            name=name_of(dimension, key, table, replies),
            count=number,
            members=", ".join(titles.get(key, ())),
        )
        for key, number in counted[:_MOST_LINES]
    ]
    if len(counted) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(counted) - len(lines)))
    undated = sum(row.since is None for row in rows)
    if in_order and undated:
        lines.append(replies.phrase("phrase_undated_count", count=undated))
    words = describe_filter(conditions, table, replies)
    events = question.counted is Counted.EVENTS
    replies.say(
        f"utter_{'events' if events else 'count'}_by_{dimension.value}",
        filter=words and f" {words}",
        items=bullets(lines),
        claims=claims_of_all(rows),
    )


def members_of(
    dimension: Dimension, keys: Iterable[str], rows: Sequence[Partnership], table: PartnershipTable
) -> list[Partnership]:
    """The partnerships of some groups."""
    wanted = set(keys)
    return [row for row in rows if wanted & set(_keys(dimension, row, table))]


def say_having(
    dimension: Dimension,
    question: Reading,
    rows: Sequence[Partnership],
    table: PartnershipTable,
    replies: Replies,
) -> None:
    """Say which groups have as many partnerships as are asked for."""
    assert question.number_bounds
    least, most = question.number_bounds
    numbers = numbers_by(dimension, rows, question, table)
    home = table.home_country()
    many = [
        (key, number)
        for key, number in numbers.most_common()
        if number >= least
        and (most is None or number <= most)
        # "foreign cities with more than one Chinese partner" are not the Chinese ones
        and not (
            dimension is Dimension.CITY and home in question.countries and table.city(key).country == home
        )
    ]
    if not many:
        replies.say("utter_none_has_as_many", count=least)
        return
    lines = [
        replies.phrase("phrase_item_count", name=name_of(dimension, key, table, replies), count=number)
        for key, number in many[:_MOST_LINES]
    ]
    if len(many) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(many) - len(lines)))
    replies.say("utter_have_as_many", count=len(many), items=bullets(lines), claims=claims_of_all(rows))


def _titles(
    dimension: Dimension, rows: Sequence[Partnership], table: PartnershipTable
) -> dict[str, list[str]]:
    """The partnerships of each group by their titles; none for the country that has a part in all."""
    titles: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for key in _keys(dimension, row, table):
            titles[key].append(title_of(row, table))
    return {key: held for key, held in titles.items() if len(held) < len(rows) or len(titles) == 1}


def say_most(
    dimension: Dimension,
    rank: Rank,
    rows: Sequence[Partnership],
    question: Reading,
    table: PartnershipTable,
    replies: Replies,
) -> tuple[str, ...]:
    """Say which group has the most or fewest partnerships or events; returns the keys of the groups that were named."""
    numbers = numbers_by(dimension, rows, question, table)
    if not numbers:
        replies.say("utter_none_fit", lead="", filter=describe_filter(question.conditions, table, replies))
        return ()
    values = sorted(set(numbers.values()), reverse=rank.greatest)
    if rank.wanted > 1:
        ordered = sorted(numbers.items(), key=lambda item: -item[1] if rank.greatest else item[1])
        taken = ordered[: rank.wanted]
        lines = [
            replies.phrase("phrase_item_count", name=name_of(dimension, key, table, replies), count=number)
            for key, number in taken
        ]
        replies.say(
            f"utter_count_by_{dimension.value}", filter="", items=bullets(lines), claims=claims_of_all(rows)
        )
        return tuple(key for key, _ in taken)
    wanted = values[min(rank.place, len(values)) - 1]
    keys = [key for key, number in numbers.items() if number == wanted]
    names = [name_of(dimension, key, table, replies, in_sentence=True) for key in keys]
    shown = names[:_MOST_LINES]
    more = len(names) - len(shown)
    what = "events" if question.counted is Counted.EVENTS else "partnerships"
    which = "most" if rank.greatest else "fewest"
    replies.say(
        f"utter_{which}_{what}_of_group" if len(keys) == 1 else f"utter_{which}_{what}_of_groups",
        names=replies.phrase("phrase_and_more", names=", ".join(shown), more=more)
        if more
        else enumeration(shown),
        count=wanted,
        place=rank.place,
        claims=claims_of_all([row for row in rows if set(keys) & set(_keys(dimension, row, table))]),
    )
    return tuple(keys)
