"""Claims of a place in an order: the first partner of a city, the city or country with the most partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.claims.ties import partners_claimed, since_sentence
from actions.sentences.findings import Finding
from actions.sentences.paging import claims_of_all
from actions.sentences.replies import Replies
from actions.sentences.rows import conditions_behind, names_in_words
from twincities.dialogue.narrowing import bounds
from twincities.dialogue.ranking import ranked
from twincities.reading import Measure, Rank, Reading
from twincities.reading.model.predicates import Predicate, Relation
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.claims import when_begun
from twincities.table.world_regions import lies_in_place


def finding_on_first_partner(
    predicate: Predicate, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether a city is the first, or last, of the partners of another one, within the conditions of the question."""
    rows, within = partners_claimed(predicate.subject, question, table)
    is_first = predicate.relation is Relation.OLDEST_PARTNER
    place = predicate.number[0] if predicate.number else 1
    found = tuple(ranked(rows, Rank(Measure.AGE, is_first, place), table))
    claimed = table.between(predicate.subject, predicate.object)
    if not found and not rows:
        return Finding(
            None, replies.phrase("phrase_found_no_partner", city=table.label(predicate.subject), filter="")
        )
    if not found:  # the third of two partners
        told = dict.fromkeys([claimed] if claimed else rows)
        said = replies.words.joined(since_sentence(row, False, table, replies) for row in told)
        return Finding(False if len(rows) < place else None, said, tuple(told))
    if place > 1:
        told = dict.fromkeys((*found, *([claimed] if claimed else [])))
        said = replies.words.joined(since_sentence(row, False, table, replies) for row in told)
    else:
        said = replies.phrase(
            "phrase_found_first_partner" if is_first else "phrase_found_last_partner",
            city=table.label(predicate.subject),
            filter=conditions_behind(within, table, replies),
            names=names_in_words([table.label(row.other(predicate.subject)) for row in found], replies),
            since=replies.words.date(found[0].since),
        )
    # One partner alone is in no order; an undated one may have been the first.
    is_unknown = len(rows) == 1 or any(not row.since for row in rows)
    holds = None if is_unknown and (claimed in found or (claimed and not claimed.since)) else claimed in found
    return Finding(holds, said, found, tuple(claim for row in found for claim in when_begun(row)))


def finding_on_most(
    predicate: Predicate, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether a city has the most, or fewest, partnerships of all cities, of those where it lies itself where that is named ("of all Finnish cities"); or a country."""
    subject = predicate.subject
    is_city = table.has_city(subject)
    within = Filter(years=question.conditions.years)
    if is_city:
        own = [code for code in question.places if lies_in_place(table.city(subject), code)]
        within = bounds(_outside(question, own), (subject,), table)
        rivals = [city.id for city in table.cities if all(lies_in_place(city, code) for code in own)]
        sides = {id: Filter(cities=(id,)) for id in rivals if table.partnerships_of(id)}
    else:
        home = table.home_country()
        codes = {city.country for city in table.cities} - {home}
        there = tuple(code for code in question.conditions.countries if code not in (subject, home))[:1]
        within = replace(within, countries=there)  # "… the most partnerships in Spain"
        sides = {
            code: Filter(countries=(code, *there), both_ends=bool(there))
            for code in sorted((codes | {subject}) - {*there})
        }

    def rows_of(side: Filter) -> list[Partnership]:
        """The partnerships of a city or country that count."""
        countries = side.countries or within.countries
        return [
            *table.find(replace(within, cities=side.cities, countries=countries, both_ends=side.both_ends))
        ]

    numbers = {key: len(rows_of(side)) for key, side in sides.items()}
    greatest = predicate.relation is Relation.MOST
    behind = question.rank.behind if question.rank else ""
    ahead, is_behind = numbers.get(behind), True
    if ahead is not None and greatest:
        # "Does Turin have the most after Lyon?": what has as many as Lyon is no rival, and does not come behind it itself.
        is_behind = numbers[subject] < ahead
        numbers = {
            key: count
            for key, count in numbers.items()
            if key == subject or (count < ahead if is_behind else key == behind)
        }
    order = sorted(numbers, key=lambda key: -numbers[key] if greatest else numbers[key])
    rival = next((key for key in order if key != subject), subject)
    ahead_of_all = numbers[subject] > numbers[rival] if greatest else numbers[subject] < numbers[rival]
    # Who shares the place is not ahead of all, and nobody is ahead.
    ties = rival != subject and numbers[subject] == numbers[rival] and is_behind
    holds = (ahead_of_all or rival == subject) and is_behind
    name, other = ((table.label(key) if is_city else replies.words.place(key)) for key in (subject, rival))
    said = replies.phrase(
        "phrase_found_numbers",
        of="",
        filter=conditions_behind(within, table, replies),
        one=replies.words.capitalised(name),
        count=numbers[subject],
        other=other,
        other_count=numbers[rival],
        difference=abs(numbers[subject] - numbers[rival]),
    )
    rows = tuple(rows_of(sides[subject]))
    return Finding(None if ties else holds == predicate.holds, said, rows, tuple(claims_of_all(rows)))


def _outside(question: Reading, places: Sequence[str]) -> Reading:
    """The question without these countries and continents."""
    return replace(
        question,
        countries=tuple(code for code in question.countries if code not in places),
        continents=tuple(code for code in question.continents if code not in places),
    )
