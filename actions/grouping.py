"""Numbers by country, continent, year, decade, theme or city."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from actions.sentences.details import table_as_data
from actions.sentences.entities import entity_noun, key_name, say_without_region
from actions.sentences.paging import claims_of_all
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import conditions_behind, title_of
from twincities.dialogue.groups import entities_of, is_region_meant, keys_of
from twincities.reading import Counted, Cue, Dimension, Reading
from twincities.table import DateSpan, Filter, Partnership, PartnershipTable
from twincities.table.places.regions import is_region_code
from twincities.table.text.folding import fold

MOST_LINES = 20


def numbers_by(
    dimension: Dimension, rows: Sequence[Partnership], question: Reading, table: PartnershipTable
) -> Counter[str]:
    """How many of the partnerships, or of their events where these are counted, each country, year … has."""
    of_events = question.counted is Counted.EVENTS
    numbers = Counter(
        {
            one.key: sum(len(table.events_of(row.id)) for row in one.partnerships)
            if of_events
            else len(one.partnerships)
            for one in entities_of(dimension, rows, table)
        }
    )
    if dimension is Dimension.THEME and not of_events:
        # What a partnership is about stands in its texts, too.
        for key in question.conditions.themes:
            numbers[_label_of(key, table)] = len({*rows} & {*table.find(Filter(themes=(key,)))})
    if question.has(Cue.SEVERALLY):
        # of each that is named, whether there are any or not
        for key in _named(dimension, question, table):
            numbers.setdefault(key, 0)
    asked = {key: number for key, number in numbers.items() if is_asked_for(dimension, key, question, table)}
    return Counter(asked) or numbers


def _named(dimension: Dimension, question: Reading, table: PartnershipTable) -> Sequence[str]:
    """The keys of the groups that a question names: of a theme the label that partnerships have, be it only a word for it."""
    within = question.conditions
    starts = [str(span.first.year) for span in within.years if isinstance(span, DateSpan) and span.first]
    named = {
        Dimension.COUNTRY: within.countries,
        Dimension.REGION: [code for code in within.countries if is_region_code(code)],
        Dimension.CONTINENT: within.continents,
        Dimension.THEME: [_label_of(theme, table) for theme in within.themes],
        Dimension.YEAR: starts,
        Dimension.DECADE: starts,
        Dimension.CITY: question.cities,
    }
    return named.get(dimension, ())


def _label_of(theme: str, table: PartnershipTable) -> str:
    """The label of partnerships that is a theme, or a word for it; the theme's name where they have none."""
    named = table.theme(theme)
    said = {fold(name) for name in named.all_names}
    labels = (label for row in table.partnerships for label in row.themes)
    return next((label for label in labels if fold(label) in said), named.name)


def is_asked_for(dimension: Dimension, key: str, question: Reading, table: PartnershipTable) -> bool:
    """Whether a group is one of those that a question is about: the countries and the country's cities that it names."""
    home = table.home_country()
    if dimension is Dimension.REGION:
        return is_region_meant(key, question.conditions, table)
    if dimension is Dimension.COUNTRY:
        wanted = [code for code in question.conditions.countries if code != home]
        return not wanted or key in wanted
    if dimension in (Dimension.CONTINENT, Dimension.THEME):
        return not (named := _named(dimension, question, table)) or key in named
    if dimension is Dimension.CITY and question.cities:
        return key in question.cities
    if dimension is Dimension.CITY and home in question.countries:
        return table.city(key).country == home  # "the British ones by Chinese city"
    return True


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
    by_texts = dimension is Dimension.THEME and bool(question.conditions.themes)
    titles = _titles(dimension, rows, table, replies) if len(rows) <= MOST_LINES and not by_texts else {}
    known = question.conditions.countries
    shown = [
        (
            key_name(dimension, key, table, replies, known=known),
            number,
            replies.words.series(titles.get(key, ())),
        )
        for key, number in counted[:MOST_LINES]
    ]
    lines = [
        replies.phrase(
            "phrase_item_members" if members else "phrase_item_count",
            name=name,
            count=number,
            members=members,
        )
        for name, number, members in shown
    ]
    events = question.counted is Counted.EVENTS
    what = Dimension.EVENT if events else Dimension.PARTNERSHIP
    as_data = table_as_data(
        [replies.words.capitalised(noun) for noun in (
            entity_noun(dimension, 1, replies), entity_noun(what, 2, replies))],
        [(name, [str(number), members] if members else str(number)) for name, number, members in shown],
        replies.words.bullets(lines),
    )  # fmt: skip
    if len(counted) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(counted) - len(lines)))
    undated = sum(row.since is None for row in rows)
    if in_order and undated:
        lines.append(replies.phrase("phrase_undated_count", count=undated))
    buttons = [Button(replies.phrase("phrase_as_bars"), "show_picture", {"picture": "bars"})]
    replies.say(
        f"utter_{'events' if events else 'count'}_by_{dimension.value}",
        filter=conditions_behind(conditions, table, replies),
        items=replies.words.bullets(lines),
        claims=claims_of_all(rows),
        data={"table": as_data},
        buttons=buttons,
    )
    if dimension is Dimension.REGION:
        say_without_region(rows, question.conditions, table, replies, buttons)


def _titles(
    dimension: Dimension, rows: Sequence[Partnership], table: PartnershipTable, replies: Replies
) -> dict[str, list[str]]:
    """The partnerships of each group by their titles; none for the country that has a part in all."""
    titles: dict[str, list[str]] = defaultdict(list)
    if dimension is Dimension.PARTNERSHIP:
        return titles
    for row in rows:
        for key in keys_of(dimension, row, table):
            # Of a city the partners are named.
            of_city = dimension is Dimension.CITY
            titles[key].append(table.label(row.other(key)) if of_city else title_of(row, table, replies))
    return {key: held for key, held in titles.items() if len(held) < len(rows) or len(titles) == 1}
