"""How rows of the table are named in sentences and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.replies import Replies, enumeration
from twincities.dialogue.premises import NoneFits
from twincities.dialogue.subject import Subject
from twincities.reading import Comparison, Cue, Measure, Reading
from twincities.table import (
    Event,
    Filter,
    PartialDate,
    Partnership,
    PartnershipTable,
    Period,
    Source,
    YearlyDate,
)
from twincities.table.countries import continent_name, country_name, country_name_in_sentence

_MOST_PARTNERS_NAMED = 5
_MOST_SOURCES_NAMED = 2


def title_of(row: Partnership, table: PartnershipTable) -> str:
    """A partnership as a title: "Chengdu – Kyoto"."""
    return " – ".join(table.label(id) for id in row.cities)


def pair_of(row: Partnership, table: PartnershipTable) -> str:
    """A partnership as the subject of a sentence: "Chengdu and Kyoto"."""
    return enumeration([table.label(id) for id in row.cities])


def city_with_country(id: str, table: PartnershipTable) -> str:
    """A city with its country: "Kyoto (Japan)"."""
    city, label = table.city(id), table.label(id)
    return label if label != city.name else f"{label} ({country_name(city.country)})"


def event_in_sentence(event: Event, replies: Replies) -> str:
    """An event as part of a sentence: proper names bare, others with the article."""
    proper = event.named and event.name[0].isupper()
    takes_article = event.named and (not proper or event.kind in ("programme", "centre"))
    return replies.phrase("phrase_the", name=event.name) if takes_article else event.name


def capitalised(words: str) -> str:
    """The words with a capital at their beginning, and the rest as it is."""
    return words[:1].upper() + words[1:]


def place_of(id: str, table: PartnershipTable) -> str:
    """The country of a city as it stands in a sentence: "the United States"."""
    return country_name_in_sentence(table.city(id).country)


def item_of(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """A partnership as an item of a list, with countries and date."""
    first, second = (city_with_country(id, table) for id in row.cities)
    name = "phrase_item" if row.since else "phrase_item_undated"
    return replies.phrase(name, first=first, second=second, since=row.since.in_words() if row.since else "")


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
        return replies.phrase("phrase_many_partners", city=name, partners=", ".join(partners), more=more)
    return replies.phrase("phrase_partners", city=name, partners=enumeration(partners))


def subject_in_words(subject: Subject, table: PartnershipTable, replies: Replies) -> str:
    """Several partnerships as the subject of a sentence: "Shanghai and its sister cities", or the pairs."""
    if len(subject.cities) == 1:
        return replies.phrase("phrase_with_partners", city=table.label(subject.cities[0]))
    return names_in_words([title_of(row, table) for row in subject.partnerships], replies)


def names_in_words(names: Sequence[str], replies: Replies) -> str:
    """Names in a sentence: the first few, and how many more there are."""
    named = names[:_MOST_PARTNERS_NAMED]
    more = len(names) - len(named)
    return (
        replies.phrase("phrase_and_more", names=", ".join(named), more=more) if more else enumeration(named)
    )


def source_in_words(source: Source, replies: Replies) -> str:
    """A source with its title, kind and address."""
    address = replies.phrase("phrase_address", address=source.address) if source.address else ""
    kind = replies.phrase("phrase_kind", kind=source.kind) if source.kind else ""
    return f"“{source.title}”{kind and ' ' + kind}{address and ' ' + address}"


def sources_in_words(sources: Iterable[Source], replies: Replies) -> str:
    """Sources by their short names with their addresses, and how many more there are."""
    distinct = list(dict.fromkeys(sources))
    named = [
        f"{source.name} {replies.phrase('phrase_address', address=source.address)}"
        if source.address
        else replies.phrase("phrase_no_address", name=source.name)
        for source in distinct[:_MOST_SOURCES_NAMED]
    ]
    more = len(distinct) - len(named)
    return (
        replies.phrase("phrase_and_more", names=", ".join(named), more=more) if more else enumeration(named)
    )


def either(names: Sequence[str], replies: Replies) -> str:
    """Alternatives in a sentence: "Japan", "Japan or France"."""
    if len(names) == 1:
        return names[0]
    return replies.phrase("phrase_either", names=", ".join(names[:-1]), last=names[-1])


def places_of(wanted: Filter) -> list[str]:
    """The countries and continents of a filter, as they are called within a sentence."""
    return [
        *(country_name_in_sentence(code) for code in wanted.countries),
        *(continent_name(code) for code in wanted.continents),
    ]


def describe_filter(
    wanted: Filter,
    table: PartnershipTable,
    replies: Replies,
    together: bool = False,
    both_ends: bool = False,
) -> str:
    """The conditions of a filter in words: "with a city in Japan or France that began before 1985".

    Themes that are to be met `together`, and places that are to be those of `both_ends`, are joined by "and".
    """
    parts = []
    if places := places_of(wanted):
        parts.append(
            replies.phrase(
                "phrase_in_places", places=enumeration(places) if both_ends else either(places, replies)
            )
        )
    if wanted.themes:
        names = [table.theme(id).name for id in wanted.themes]
        themes = enumeration(names) if together else either(names, replies)
        parts.append(replies.phrase("phrase_about_themes", themes=themes))
    if wanted.dated is False:
        parts.append(replies.phrase("phrase_undated"))
    if wanted.years:
        spans = either([describe_span(span, replies) for span in wanted.years], replies)
        parts.append(replies.phrase("phrase_that_began", span=spans))
    if wanted.without:
        parts.append(
            replies.phrase("phrase_other_than", filter=describe_filter(wanted.without, table, replies))
        )
    return " ".join(parts)


def conditions_behind(wanted: Filter, table: PartnershipTable, replies: Replies) -> str:
    """The conditions of a filter as they stand behind a noun: with a blank before them, where there are any."""
    words = describe_filter(wanted, table, replies)
    return words and f" {words}"


def describe_selection(question: Reading, subject: Subject, table: PartnershipTable, replies: Replies) -> str:
    """What bounds the partnerships of an answer beside the cities named: conditions, and how they stand to others."""
    none = [premise.conditions for premise in subject.premises if isinstance(premise, NoneFits)]
    together = question.has(Cue.CONJOINED)
    words = [describe_filter(none[0] if none else subject.conditions, table, replies, together)]
    if question.excluded_cities:
        names = [table.label(id) for id in question.excluded_cities]
        words.append(replies.phrase("phrase_without_cities", names=either(names, replies)))
    if question.comparison and not question.cities:
        words.append(describe_comparison(question.comparison, table, replies))
    return " ".join(part for part in words if part)


def describe_comparison(comparison: Comparison, table: PartnershipTable, replies: Replies) -> str:
    """How partnerships stand to others, in words: "older than that of Kyoto"; empty where nothing is named."""
    if not comparison.cities:
        return ""
    relation = {1: "older", -1: "younger", 0: "same"}[comparison.relation]
    names = enumeration([table.label(id) for id in comparison.cities])
    by = comparison.unit if relation == "same" and comparison.by is Measure.AGE else comparison.by.value
    return replies.phrase(f"phrase_{relation}_{by}", names=names)


def describe_span(span: Period, replies: Replies) -> str:
    """When something was, in words: "in May 1983", "on 3 June 1983", "before 1985", "from 1980 to 1989", "in May"."""
    if isinstance(span, YearlyDate):
        return _adverb_of(span, replies)
    if span.single_date:
        return _adverb_of(span.single_date, replies)
    first, last = span
    before = replies.phrase("phrase_before_year", year=last.following().in_words()) if last else ""
    after = replies.phrase("phrase_after_year", year=first.preceding().in_words()) if first else ""
    if first and last and first.earliest <= last.latest:
        return replies.phrase("phrase_between_years", first=first.in_words(), last=last.in_words())
    return enumeration([words for words in (after, before) if words])


def _adverb_of(date: PartialDate | YearlyDate, replies: Replies) -> str:
    return replies.phrase("phrase_on_day" if date.day else "phrase_in_year", year=date.in_words())
