"""How rows of the table are named in sentences and lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from actions.sentences.replies import Replies
from actions.sentences.states import since_in_words, state_in_list, state_in_words
from twincities.dialogue.premises import NoneFits
from twincities.dialogue.ranking import reference_rows
from twincities.dialogue.subject import Subject
from twincities.reading import Comparison, Cue, Measure, Reading
from twincities.table import (
    City,
    Event,
    Filter,
    Partnership,
    PartnershipTable,
    Source,
)
from twincities.table.filters import Inhabitants
from twincities.table.places.regions import is_region_code
from twincities.table.whereabouts import region_of

_MOST_PARTNERS_NAMED = 5
_MOST_SOURCES_NAMED = 2


def title_of(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """A partnership as a title: "Chengdu – Kyoto"."""
    first, second = map(table.label, row.cities)
    return replies.phrase("phrase_title", first=first, second=second)


def pair_of(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """A partnership as the subject of a sentence: "Chengdu and Kyoto"."""
    return replies.words.pair([table.label(id) for id in row.cities])


def known_for_in_words(city: City, table: PartnershipTable, replies: Replies) -> str:
    """What a city is known for, as an enumeration."""
    return replies.words.enumeration(map(table.said, city.known_for))


def city_with_country(id: str, table: PartnershipTable, replies: Replies, known: Collection[str] = ()) -> str:
    """A city with its country, where that is not `known` from what stands around it: "Kyoto (Japan)"."""
    city, label = table.city(id), table.label(id)
    country = replies.words.in_brackets(replies.words.country(city.country))
    if city.country in known or label != table.said(city.name) or label.endswith(country):
        return label  # that of a namesake tells its country already
    return replies.words.joined((label, country))


def event_in_sentence(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """An event as part of a sentence: proper names bare, others with the article."""
    proper = event.named and event.name[0].isupper()
    takes_article = event.named and (not proper or event.kind in ("programme", "centre"))
    name = table.said(event.name)
    return replies.phrase("phrase_the", name=name) if takes_article else name


def place_of(id: str, table: PartnershipTable, replies: Replies, claimed: Collection[str] = ()) -> str:
    """The country of a city as it stands in a sentence: "the United States"; its region where one of the same country was `claimed`: "Wales", "Ohio"."""
    city = table.city(id)
    regions = [code for code in claimed if is_region_code(code) and code.startswith(f"{city.country}-")]
    region = region_of(city) if regions else None
    return replies.words.place(region or city.country)


def known_of(question: Reading | None, of_city: bool = True) -> frozenset[str]:
    """What the words before a list say, by the question: the codes of its countries and, of a list `of_city`, the city's id."""
    if question is None:
        return frozenset()
    countries = question.conditions.countries
    places = countries if len(countries) == 1 or question.conditions.both_ends else ()
    return frozenset((*places, *(question.cities if of_city and len(question.cities) == 1 else ())))


def item_of(row: Partnership, table: PartnershipTable, replies: Replies, known: Collection[str] = ()) -> str:
    """A partnership as an item of a list, with date, and with countries where they tell items apart.

    The country that has a part in all partnerships does not, nor do the cities and countries that are `known`.
    """
    countries = {*known, table.home_country() or ""}
    names = [city_with_country(id, table, replies, countries) for id in row.cities if id not in known]
    item = replies.phrase("phrase_title", first=names[0], second=names[1]) if len(names) == 2 else names[0]
    if row.since:
        return replies.phrase("phrase_item", name=item, since=since_in_words(row, replies))
    note = replies.words.quoted(row.since_note) if row.since_note else ""
    remarks = replies.words.series(text for text in (note, state_in_list(row, replies)) if text)
    return replies.words.joined((item, replies.words.in_brackets(remarks)))


def partners_named(city: str, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships that `partners_sentence` names."""
    return table.partnerships_of(city)[:_MOST_PARTNERS_NAMED]


def partners_sentence(city: str, table: PartnershipTable, replies: Replies) -> str:
    """Who a city is twinned with, as a clause: "Shanghai's sister city is New York"."""
    partners = [table.label(row.other(city)) for row in partners_named(city, table)]
    name = table.label(city)
    if not partners:
        return replies.phrase("phrase_no_partner", city=name)
    if len(partners) == 1:
        return replies.phrase("phrase_partner", city=name, partner=partners[0])
    more = len(table.partnerships_of(city)) - len(partners)
    if more:
        return replies.phrase(
            "phrase_many_partners", city=name, partners=replies.words.series(partners), more=more
        )
    return replies.phrase("phrase_partners", city=name, partners=replies.words.enumeration(partners))


def subject_in_words(subject: Subject, table: PartnershipTable, replies: Replies) -> str:
    """Several partnerships as the subject of a sentence: "Shanghai and its sister cities", or the pairs."""
    if len(subject.cities) == 1:
        return replies.phrase("phrase_with_partners", city=table.label(subject.cities[0]))
    return names_in_words([title_of(row, table, replies) for row in subject.partnerships], replies)


def names_in_words(names: Sequence[str], replies: Replies) -> str:
    """Names in a sentence: the first few, and how many more there are."""
    return replies.words.first_of(names, _MOST_PARTNERS_NAMED)


def source_in_words(source: Source, table: PartnershipTable, replies: Replies) -> str:
    """A source with its title, kind and address."""
    address = replies.phrase("phrase_address", address=source.address) if source.address else ""
    replies.links.add(table.said(source.title), source.address)
    kind = replies.words.in_brackets(table.said(source.kind or ""))
    return replies.words.joined((replies.words.quoted(table.said(source.title)), kind, address))


def sources_in_words(sources: Iterable[Source], table: PartnershipTable, replies: Replies) -> str:
    """Sources by their short names with their addresses, and how many more there are."""
    distinct = dict.fromkeys(sources)
    return replies.words.first_of(
        [_with_address(one, table, replies) for one in distinct], _MOST_SOURCES_NAMED
    )


def _with_address(source: Source, table: PartnershipTable, replies: Replies) -> str:
    name = table.said(source.name)
    if not source.address:
        return replies.phrase("phrase_no_address", name=name)
    replies.links.add(name, source.address)
    return replies.words.joined((name, replies.phrase("phrase_address", address=source.address)))


def places_of(wanted: Filter, replies: Replies) -> list[str]:
    """The countries and continents of a filter, as they are called within a sentence."""
    return [
        *(replies.words.place(code) for code in wanted.countries),
        *(replies.words.continent(code) for code in wanted.continents),
    ]


def describe_filter(
    wanted: Filter,
    table: PartnershipTable,
    replies: Replies,
    together: bool = False,
) -> str:
    """The conditions of a filter in words: "with a city in Japan or France that began before 1985".

    Themes that are to be met `together` are joined by "and".
    """
    return replies.words.joined(_parts_of_filter(wanted, table, replies, together))


def _parts_of_filter(
    wanted: Filter, table: PartnershipTable, replies: Replies, together: bool = False
) -> list[str]:
    """The conditions of a filter in words, each by itself."""
    parts = []
    places = places_of(wanted, replies)
    if places and wanted.both_ends:
        parts.append(replies.phrase("phrase_between_places", places=replies.words.enumeration(places)))
    elif places:
        parts.append(replies.phrase("phrase_in_places", places=replies.words.either(places)))
    if wanted.themes:
        names = [table.said(table.theme(id).name) for id in wanted.themes]
        themes = replies.words.enumeration(names) if together else replies.words.either(names)
        parts.append(replies.phrase("phrase_about_themes", themes=themes))
    if wanted.kinds:
        kinds = replies.words.either(replies.words.quoted(table.said(kind)) for kind in wanted.kinds)
        parts.append(replies.phrase("phrase_called", kinds=kinds))
    if wanted.inhabitants:
        parts.append(_inhabitants_in_words(wanted.inhabitants, replies))
    if wanted.active:
        parts.append(replies.phrase("phrase_active"))
    if wanted.states:
        parts.append(replies.words.either(state_in_words(state, replies) for state in wanted.states))
    if wanted.people:
        people = replies.words.either(wanted.people)
        parts.append(replies.phrase("phrase_looked_after", people=people))
    if wanted.partnerships:
        rows = table.held_partnerships(wanted.partnerships)
        pairs = [replies.words.pair([table.label(id) for id in row.cities]) for row in rows]
        parts.append(replies.phrase("phrase_of_pairs", pairs=replies.words.enumeration(pairs)))
    if wanted.dated is False:
        parts.append(replies.phrase("phrase_undated"))
    if wanted.years:
        spans = replies.words.either([replies.words.span(span) for span in wanted.years])
        parts.append(replies.phrase("phrase_that_began", span=spans))
    if wanted.without:
        # None of them may be met, be it by itself.
        no = replies.words.either(_parts_of_filter(wanted.without, table, replies))
        parts.append(replies.phrase("phrase_other_than", filter=no))
    return parts


def _inhabitants_in_words(bounds: Inhabitants, replies: Replies) -> str:
    """The number of inhabitants that a partner is to have: "with a city of more than 100,000 inhabitants"."""
    least, most = (replies.words.number(one or 0) for one in (bounds.least, bounds.most))
    if bounds.least is not None and bounds.most is not None:
        return replies.phrase("phrase_inhabitants_between", least=least, most=most)
    if bounds.most is not None:
        response = "phrase_inhabitants_under" if bounds.strictly else "phrase_inhabitants_to"
        return replies.phrase(response, most=most)
    return replies.phrase(
        "phrase_inhabitants_over" if bounds.strictly else "phrase_inhabitants_from", least=least
    )


def conditions_behind(wanted: Filter, table: PartnershipTable, replies: Replies) -> str:
    """The conditions of a filter as they stand behind a noun: with a blank before them, where there are any."""
    return replies.words.behind(describe_filter(wanted, table, replies))


def describe_selection(question: Reading, subject: Subject, table: PartnershipTable, replies: Replies) -> str:
    """What bounds the partnerships of an answer beside the cities named: conditions, and how they stand to others."""
    none = [premise.conditions for premise in subject.premises if isinstance(premise, NoneFits)]
    together = question.has(Cue.CONJOINED)
    words = [describe_filter(none[0] if none else subject.conditions, table, replies, together)]
    words.append(describe_excluded(question, table, replies))
    if question.comparison and not question.cities:
        words.append(describe_comparison(question.comparison, table, replies))
    return replies.words.joined(words)


def describe_excluded(question: Reading, table: PartnershipTable, replies: Replies) -> str:
    """The cities that a question leaves out, as a condition: "without Lyon"; empty where it leaves out none."""
    if not question.excluded_cities:
        return ""
    names = [table.label(id) for id in question.excluded_cities]
    return replies.phrase("phrase_without_cities", names=replies.words.either(names))


def describe_comparison(comparison: Comparison, table: PartnershipTable, replies: Replies) -> str:
    """How partnerships stand to others, in words: "older than that of Kyoto", "of the same year as another"."""
    reference = reference_rows(comparison, table)
    if not reference and comparison.relation == 0 and comparison.by is Measure.AGE:
        return replies.phrase(f"phrase_alike_{comparison.unit}")
    if not reference:
        return ""
    relation = {1: "older", -1: "younger", 0: "same"}[comparison.relation]
    decisive = table.newest(reference) if comparison.relation < 0 else table.oldest(reference)
    cities = comparison.cities or (decisive or reference)[0].cities
    names = replies.words.pair([table.label(id) for id in cities])
    by = comparison.unit if relation == "same" and comparison.by is Measure.AGE else comparison.by.value
    said = replies.phrase(f"phrase_{relation}_{by}", names=names)
    besides = describe_comparison(comparison.besides, table, replies) if comparison.besides else ""
    return replies.words.enumeration([said, besides]) if besides else said
