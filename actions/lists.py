"""Lists and counts of partnerships, whole or filtered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, after_answer, answer_question, follow_ups
from actions.events import fitting_events, list_all_events
from actions.paging import MOST_LISTED, say_list
from actions.replies import Button, Replies, bullets
from actions.wording import city_with_country, describe_filter, partners_named, partners_sentence
from twincities.dialogue.context import Context
from twincities.dialogue.question import Question
from twincities.dialogue.subject import Subject, listed_before, refuse_unknown, year_talked_about
from twincities.dialogue.word_order import stand_in_order
from twincities.table import Claim, DateSpan, Filter, Partnership, PartnershipTable
from twincities.table.claims import that_twinned
from twincities.table.countries import country_name

_MOST_NAMED = 5  # more partners of a city than that are told as a list

_MOST_NAMES = 20  # more cities or countries than that are not named one by one
_CLAIMED_NUMBER = re.compile(
    r"\b(\d{1,3}) (?:pairs?|partnerships?|twinnings?|sister|twin|cities|rows|entries)\b", re.IGNORECASE
)
_EVENTS = re.compile(r"\b(events?|festivals?|weeks?|programmes?|programs?|celebrations?)\b", re.IGNORECASE)
_COUNTRIES = re.compile(r"\b(countries|nations|lands)\b", re.IGNORECASE)
_OF_EACH_COUNTRY = (
    re.compile(r"\b(?:each|every|per|by)\b", re.IGNORECASE),
    re.compile(r"\b(?:country|nation|land|of (?:them|these|those))\b", re.IGNORECASE),
)
_COUNTRY_WITH_MOST = (
    re.compile(r"\b(?:which|what) (?:country|nation)\b", re.IGNORECASE),
    re.compile(r"\b(?:most|more|fewest|least|often)\b", re.IGNORECASE),
)
_DESCRIBED = re.compile(r"\b(ones|about)\b", re.IGNORECASE)
# "are all of them in America?", "all pairs began in the 1990s?": claimed of the whole table.
_CLAIMS_ALL = re.compile(
    r"^\W*(?:\w+\W+){0,2}?(?:(?:are|were|do|did|is|have|began)\W+)?(?:all|every|each)\b(?! right| about)",
    re.IGNORECASE,
)
_LISTS = re.compile(r"\b(?:list|show|tell|give|name|enumerate|display|see)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many (?!(?:of|are|do|does|did|have|in|with|about|there)\b)\w+", re.IGNORECASE)
_CITIES = re.compile(r"\bcities\b", re.IGNORECASE)
_PAIRWISE = re.compile(
    r"\b(pairs?|partnerships?|twinnings?|twins?|sister|twin|twinned|partners?|relationships?|ties|links)\b",
    re.IGNORECASE,
)


def _find(
    question: Question, context: Context, table: PartnershipTable
) -> tuple[Filter, Sequence[Partnership]]:
    """The filter of a question about several partnerships, and the rows that meet it.

    "That year" and "those" are filled in from the conversation. The country that all partnerships share
    says nothing beside another one ("which Chinese cities have a partner in France?").
    """
    wanted = question.filter()
    if len(wanted.countries) > 1:
        home = table.home_country()
        wanted = replace(wanted, countries=tuple(code for code in wanted.countries if code != home))
    pair = table.between(*wanted.cities) if len(wanted.cities) == 2 else None
    if pair:
        # "the partnerships of Lyon with Turin" are those between the two.
        return wanted, [pair]
    year = year_talked_about(question.text, context, table)
    if year is not None and not wanted.years:
        wanted = replace(wanted, years=(DateSpan.of_years(year, year),))
    rows = table.find(wanted)
    before = listed_before(question.text, context, table)
    if before:
        rows = [row for row in rows if row in before]
    return wanted, rows


class ActionListPartnerships(AnswerAction):
    """Lists all partnerships, or those that fit what the question asks for."""

    intent = "list_partnerships"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the list, ten at a time."""
        refuse_unknown(question)
        if (
            context.last_intent == "list_events"
            and not _PAIRWISE.search(question.text)
            and not question.cities
        ):
            # "which ones are in China?" after a list of events means events.
            return list_all_events(question.asking("list_events"), context, table, replies)
        wanted, rows = _find(question, context, table)
        # A city bounds the list, and is named by the heading; the rest is described.
        words = describe_filter(replace(wanted, cities=()), table, replies)
        if not rows and question.cities:
            replies.say(
                "utter_no_such_partner",
                filter=words,
                partners=partners_sentence(question.cities[0], table, replies),
                claims=map(that_twinned, partners_named(question.cities[0], table)),
            )
        elif wanted and not question.cities and len(rows) < len(table.partnerships) and _claims_all(question):
            response = "utter_not_all" if rows else "utter_not_any"
            say_list(response, rows or table.partnerships, table, replies, filter=words, count=len(rows))
        elif not rows:
            replies.say("utter_none_fit", filter=words)
        else:
            _say_fitting(rows, question, words, table, replies)
        cities = question.cities or (rows[0].cities if len(rows) == 1 else ())
        return after_answer(question, context, Subject(tuple(rows[:MOST_LISTED]), tuple(cities)))


def speaks_of_countries(text: str) -> bool:
    """Whether a question is about the countries of the table rather than about that of a city."""
    return bool(_COUNTRIES.search(text) or stand_in_order(text, *_COUNTRY_WITH_MOST))


def _counts_what_is_told(text: str) -> bool:
    """Whether a question for a number is about something that the table has rows of."""
    return any(words.search(text) for words in (_PAIRWISE, _CITIES, _COUNTRIES, _EVENTS, _DESCRIBED))


def _claims_all(question: Question) -> bool:
    """Whether a question supposes that its condition holds for the whole table."""
    return bool(_CLAIMS_ALL.search(question.text)) and not _LISTS.search(question.text)


def _claims_of_all(rows: Sequence[Partnership]) -> list[Claim]:
    """The claims behind a number; none where it sums up so many that no one could look into them."""
    return [that_twinned(row) for row in rows] if len(rows) <= MOST_LISTED else []


def _say_fitting(
    rows: Sequence[Partnership], question: Question, words: str, table: PartnershipTable, replies: Replies
) -> None:
    """List the partnerships that fit; `words` describe the conditions beside the city."""
    if len(rows) == 1:
        response = "utter_one_fits" if words or question.cities else "utter_list_all"
    elif len(question.cities) == 1:
        response = "utter_city_some_fit" if words else "utter_partner_list"
    else:
        response = "utter_some_fit" if words else "utter_list_all"
    say_list(
        response,
        rows,
        table,
        replies,
        buttons=follow_ups(rows[0], table, replies, "ask_since") if len(rows) == 1 else (),
        city=table.city(question.cities[0]).name if question.cities else "",
        filter=words,
        count=len(rows),
    )


class ActionCountPartnerships(AnswerAction):
    """Counts partnerships, cities, countries or events."""

    intent = "count_partnerships"

    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the number of what is asked for."""
        refuse_unknown(question)
        if question.themes and _COUNTED.search(question.text) and not _counts_what_is_told(question.text):
            # "how many pandas live there": of what a partnership is about there are no numbers.
            return answer_question(question.asking("ask_not_recorded"), context, table, replies)
        if _EVENTS.search(question.text) and not question.cities:
            return self._count_events(question, context, table, replies)
        wanted, rows = _find(question, context, table)
        words = describe_filter(replace(wanted, cities=()), table, replies)
        claimed = _CLAIMED_NUMBER.search(question.text)
        if claimed and int(claimed.group(1)) != len(rows):
            replies.say("utter_count_denied", claimed=claimed.group(1))
        if speaks_of_countries(question.text) or stand_in_order(question.text, *_OF_EACH_COUNTRY):
            rows = self._of_countries(question, wanted, rows, table, replies)
        elif question.cities and not rows:
            replies.say(
                "utter_no_such_partner",
                filter=words,
                partners=partners_sentence(question.cities[0], table, replies),
                claims=map(that_twinned, partners_named(question.cities[0], table)),
            )
        elif question.cities and len(rows) <= _MOST_NAMED and not words:
            replies.say(
                "utter_partners_are",
                partners=partners_sentence(question.cities[0], table, replies),
                claims=map(that_twinned, rows),
            )
        elif question.cities:
            _say_fitting(rows, question, words, table, replies)
        elif _CITIES.search(question.text) and not _PAIRWISE.search(question.text):
            self._count_cities(wanted, rows, table, replies)
        elif not rows:
            replies.say("utter_none_fit", filter=words)
        else:
            response = "utter_count_one" if len(rows) == 1 else "utter_count"
            if wanted:
                say_list(f"{response}_fit", rows, table, replies, filter=words, count=len(rows))
            else:
                title = replies.phrase("phrase_follow_up_list_partnerships")
                replies.say(
                    response,
                    count=len(rows),
                    claims=_claims_of_all(rows),
                    buttons=[Button(title, "list_partnerships")],
                )
        return after_answer(question, context, Subject(tuple(rows[:MOST_LISTED]), question.cities))

    @staticmethod
    def _count_cities(
        wanted: Filter, rows: Sequence[Partnership], table: PartnershipTable, replies: Replies
    ) -> None:
        """Say how many cities there are, and which."""
        cities = dict.fromkeys(
            id
            for row in rows
            for id in row.cities
            if not wanted.countries or table.city(id).country in wanted.countries
        )
        replies.say(
            "utter_count_cities",
            count=len(cities),
            items=bullets(city_with_country(id, table) for id in [*cities][:_MOST_NAMES]),
            claims=_claims_of_all(rows),
        )
        if len(cities) > _MOST_NAMES:
            replies.say("utter_more_cities", more=len(cities) - _MOST_NAMES)

    @classmethod
    def _of_countries(
        cls,
        question: Question,
        wanted: Filter,
        rows: Sequence[Partnership],
        table: PartnershipTable,
        replies: Replies,
    ) -> Sequence[Partnership]:
        """Count countries, or partnerships in each of them; returns the partnerships that were counted."""
        left_out: tuple[str, ...] = ()
        if wanted.without and wanted.without.countries:
            # "how many countries besides China": the country is left out, not the partnerships there.
            left_out = wanted.without.countries
            rows = table.find(replace(wanted, without=replace(wanted.without, countries=())))
        if not rows:
            replies.say("utter_none_fit", filter=describe_filter(wanted, table, replies))
        elif not question.cities and (
            stand_in_order(question.text, *_OF_EACH_COUNTRY)
            or stand_in_order(question.text, *_COUNTRY_WITH_MOST)
        ):
            cls._count_by_country(rows, table, replies)
        else:
            cls._count_countries(question, rows, table, replies, left_out)
        return rows

    @staticmethod
    def _count_countries(
        question: Question,
        rows: Sequence[Partnership],
        table: PartnershipTable,
        replies: Replies,
        left_out: Sequence[str] = (),
    ) -> None:
        """Say how many countries there are, and which; of a city's partners, where one is named."""
        if len(question.cities) == 1:
            city = question.cities[0]
            codes = [table.city(row.other(city)).country for row in rows]
            response, name = "utter_count_partner_countries", table.city(city).name
        else:
            codes = [code for row in rows for code in table.countries_of(row)]
            response, name = "utter_count_countries", ""
        names = [country_name(code) for code in dict.fromkeys(codes) if code not in left_out]
        more = len(names) - _MOST_NAMES
        replies.say(
            response if len(names) > 1 or not name else "utter_count_partner_country",
            city=name,
            count=len(names),
            names=replies.phrase("phrase_and_more", names=", ".join(names[:_MOST_NAMES]), more=more)
            if more > 0
            else ", ".join(names),
            claims=_claims_of_all(rows),
        )

    @staticmethod
    def _count_by_country(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
        """Say how many partnerships each country has a part in."""
        numbers = Counter(code for row in rows for code in dict.fromkeys(table.countries_of(row)))
        most = numbers.most_common(_MOST_NAMES)
        replies.say(
            "utter_count_by_country",
            items=bullets(
                replies.phrase("phrase_item_count", name=country_name(code), count=number)
                for code, number in most
            ),
            claims=_claims_of_all(rows),
        )

    @staticmethod
    def _count_events(
        question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        question = question.asking("list_events")
        replies.say("utter_count_events", count=sum(event.named for event in fitting_events(question, table)))
        return list_all_events(question, context, table, replies)
