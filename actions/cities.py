"""Single cities: their country, and what they are known for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import known_for_in_words, names_in_words, place_of
from actions.sentences.settling import after_answer, follow_ups, settle_subject
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import chosen_option, other_city
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.claims import what_known_for
from twincities.table.known_for import known_by_words
from twincities.table.models import City
from twincities.table.places.countries import continent_of
from twincities.table.whereabouts import lies_in, region_of
from twincities.table.world_regions import lies_in_any

_MOST_CITIES = 4  # countries of more cities than that are told in one sentence


def _cities_meant(
    question: Reading, context: Context, subject: Subject, table: PartnershipTable
) -> tuple[str, ...]:
    """The cities that a question about single cities means."""
    picked = chosen_option(question, context, table) if question.pointer is Pointer.OTHER else None
    told = {city for row in table.held_partnerships(context.partnerships) for city in row.cities}
    shared = {*picked.cities} & told if picked else set()
    if picked and len(shared) == 1:
        return (picked.other(shared.pop()),)  # of two partners that were told, the one that was not picked
    other = other_city(question, context, table)
    if other and not question.cities:
        return (other,)
    cities = subject.cities
    if (
        subject.carried_over
        and has_trait(context.last_intent, Trait.NAMES_PARTNER)
        and question.pointer is not Pointer.THEY
    ):
        if question.intent == "ask_known_for" and len(subject.partnerships) > _MOST_CITIES:
            raise SubjectMissingError  # "it" is none of a long list
        # In a town's own list, nobody asks where that town is: "and Lyon? … which country is that?"
        return tuple(city for city in cities[-2:] if city != table.hub)[-1:] or cities
    if question.rank and question.has(Cue.OF_PARTNER) and question.intent == "ask_country":
        # "In which country is Lyon's oldest partner?" asks for no country of Lyon's, nor for that of all.
        near = (*question.cities, *(id for id in cities if table.city(id).country == table.home_country()))
        return tuple(id for id in cities if id not in near) or cities
    if len(cities) == 1 and question.has(Cue.OF_PARTNER) and (question.cities or subject.carried_over):
        # "What is Lyon's partner known for?", "what is our partner in Kenya known for?"
        rows = table.find(replace(question.conditions, themes=(), cities=(cities[0],)))
        return tuple(row.other(cities[0]) for row in rows) or cities
    return cities


class ActionAskCountry(AnswerAction):
    """Tells in which country cities are, and puts a wrong country right."""

    intent = "ask_country"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for each city asked about."""
        if (
            len(question.conditions.countries) + len(question.conditions.continents) > 1
            and not question.cities
        ):
            # "which Chinese city has a partner in France?" asks for partnerships.
            return answer_question(question.asking("ask_partnerships"), context, table, replies)
        if question.counted is Counted.COUNTRIES and not (question.names_something or question.pointer):
            # "which countries do you have?" asks about the whole table.
            return answer_question(question.asking("ask_partnerships", Form.COUNT), context, table, replies)
        if self._means_the_partner(question, table):
            if question.counted is Counted.COUNTRIES:
                (city,) = question.cities
                where = place_of(city, table, replies)
                replies.say("utter_country", city=table.label(city), country=where)
            return answer_question(question.asking("ask_partner"), context, table, replies)
        # A country in the question is the claim to check, not a description of the partner.
        bare = question if not question.cities else _without_places(question)
        try:
            subject = settle_subject(bare, context, table, replies)
        except SubjectMissingError:
            if question.counted is not Counted.COUNTRIES or context.open_question:
                raise
            # "which countries are the partner cities in?" asks about the whole table.
            return answer_question(question.asking("ask_partnerships", Form.COUNT), context, table, replies)
        cities = _cities_meant(question, context, subject, table)
        if len(cities) > _MOST_CITIES:
            counted = replace(question.asking("ask_partnerships", Form.COUNT), counted=Counted.COUNTRIES)
            return answer_question(counted, context, table, replies)
        # Of cities that the question only describes, a country is a part of the description.
        about_known = question.cities or subject.carried_over or question.form is Form.CONFIRM
        of_region = question.has(Cue.REGION) and question.form is not Form.CONFIRM
        claimed = question.countries if about_known and not of_region else ()
        for city in cities:
            row = table.city(city)
            if claimed and len(cities) == 1:
                if len(claimed) > 1 or question.has(Cue.ALTERNATIVE):
                    response = "utter_country"
                else:
                    lies_there = any(lies_in(row, code) for code in claimed)
                    response = "utter_country_confirmed" if lies_there else "utter_country_denied"
                replies.say(
                    response,
                    city=table.label(city),
                    country=place_of(city, table, replies, claimed),
                    claimed=replies.words.place(claimed[0]),
                    buttons=self._buttons(city, table, replies),
                )
            else:
                self._say_place(row, question, table, replies)
        rows = subject.partnerships
        return after_answer(question, context, Subject(rows, tuple(cities)))

    def _say_place(self, row: City, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say where a city is: its country, and the continent or region that is asked for."""
        claims = question.form is Form.CONFIRM
        of_region = question.has(Cue.REGION) and not claims
        of_continent = question.has(Cue.CONTINENT) and not (claims or of_region)
        code = region_of(row) if of_region else continent_of(row.country) if of_continent else None
        region = _region_in_words(row, code, table, replies) if of_region else ""
        continent = replies.words.continent(code) if of_continent and code else ""
        if region or continent:
            response = "utter_region" if region else "utter_continent"
        else:
            response = "utter_region_unknown" if of_region else "utter_country"
        replies.say(
            response,
            city=table.label(row.id),
            region=region,
            continent=continent,
            country=replies.words.country(row.country)
            if region or continent
            else place_of(row.id, table, replies),
            buttons=self._buttons(row.id, table, replies),
        )

    @staticmethod
    def _means_the_partner(question: Reading, table: PartnershipTable) -> bool:
        """Whether a country describes the partner ("Kyoto's Chinese twin") and is no claim ("is Kyoto in China?")."""
        if (
            len(question.cities) != 1
            or not question.countries
            or (question.form is Form.CONFIRM and not question.cues & {Cue.OF_PARTNER, Cue.TWINNED})
        ):
            return False
        there = [lies_in_any(city, question.countries) for city in table.partners_of(question.cities[0])]
        return any(there) and not lies_in_any(table.city(question.cities[0]), question.countries)

    @staticmethod
    def _buttons(city: str, table: PartnershipTable, replies: Replies) -> list[Button]:
        buttons = [Button(replies.phrase("phrase_follow_up_ask_partner"), "ask_partner", {"city": city})]
        if table.city(city).known_for:
            buttons.append(
                Button(replies.phrase("phrase_follow_up_ask_known_for"), "ask_known_for", {"city": city})
            )
        return buttons


def _region_in_words(city: City, code: str | None, table: PartnershipTable, replies: Replies) -> str:
    """The region of a city in the words of the table where that speaks the language of the answer, and does not abbreviate it: コロラド州."""
    own = city.region if replies.words.language == table.about.language_of_words else None
    if own and not (own.isascii() and own.isupper()):
        return own
    return replies.words.place(code) if code else ""


def _without_places(question: Reading) -> Reading:
    return replace(question, countries=(), continents=())


def _known_for(question: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The cities that are known for the themes of a question: for any, for all ("both … and"), or for none ("not for")."""
    about = {theme: {city.id for city in table.cities_about(theme)} for theme in question.themes}
    wanted = [about[theme] for theme in question.themes if theme not in question.unwanted.themes]
    unwanted = set().union(*(about[theme] for theme in question.unwanted.themes))
    if not wanted:
        fitting = {city.id for city in table.cities if city.known_for} - unwanted
    elif question.has(Cue.CONJOINED):
        fitting = set.intersection(*wanted) - unwanted
    else:
        fitting = set().union(*wanted) - unwanted
    return tuple(city.id for city in table.cities if city.id in fitting)


class ActionAskKnownFor(AnswerAction):
    """Tells what cities are known for, or which cities are known for something."""

    intent = "ask_known_for"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for each city asked about, or name the cities of a theme."""
        of_partners = question.has(Cue.OF_PARTNER) and len(question.cities) == 1
        if question.themes and (of_partners or not question.cities) and not question.countries:
            cities = _known_for(question, table)
            if of_partners:  # "have we a partner that is known for coffee?"
                cities = tuple(id for id in cities if table.between(question.cities[0], id))
            if not cities and (of_partners or question.has(Cue.CONJOINED)):
                names = [table.said(table.theme(theme).name) for theme in question.themes]
                return self._say_none(names, question, context, replies)
            if cities:
                rows = tuple(dict.fromkeys(row for id in cities for row in table.partnerships_of(id)))
                for id in cities:
                    self._say(id, table, replies)
                return after_answer(question, context, Subject(rows, cities))
        of_words = question.has(Cue.WHICH) and not question.themes
        told_so = tuple(city.id for city in known_by_words(question.unread, table)) if of_words else ()
        if told_so:
            for id in told_so:
                self._say(id, table, replies)
            rows = tuple(dict.fromkeys(row for id in told_so for row in table.partnerships_of(id)))
            return after_answer(question, context, Subject(rows, told_so))
        if of_words and question.unread and (question.has(Cue.PARTNERSHIP) or not question.cities):
            names = [replies.words.quoted(word) for word in question.unread]
            return self._say_none(names, question, context, replies)
        subject = settle_subject(
            replace(question, themes=()) if question.cities else question, context, table, replies
        )
        cities = _cities_meant(question, context, subject, table)
        if len(cities) == 1 and question.cities:
            self._deny_foreign_themes(cities[0], question, table, replies)
        known = [id for id in cities if table.city(id).known_for]
        told = (known or cities)[: _MOST_CITIES if known else 2]
        for id in told:
            self._say(id, table, replies)
        if rest := known[_MOST_CITIES:]:
            replies.say("utter_rest", names=names_in_words([table.label(id) for id in rest], replies))
        return after_answer(question, context, Subject(subject.partnerships, tuple(cities)))

    @staticmethod
    def _say_none(names: Sequence[str], question: Reading, context: Context, replies: Replies) -> Context:
        """Say that no city is known for any of these."""
        replies.say("utter_no_city_known_for", themes=replies.words.enumeration(names))
        return replace(context.about(), last_question=question)

    @staticmethod
    def _deny_foreign_themes(id: str, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say of a theme in the question that the city is not known for it, and which one is."""
        for theme in question.themes:
            known = table.cities_about(theme)
            if known and id not in [city.id for city in known]:
                replies.say(
                    "utter_known_for_denied",
                    city=table.label(id),
                    theme=table.said(table.theme(theme).name),
                    others=replies.words.enumeration([table.label(city.id) for city in known]),
                    claims=[
                        claim
                        for city in known
                        for claim in what_known_for(city)
                        if table.is_about(claim.part or "", theme)
                    ],
                )

    @staticmethod
    def _say(id: str, table: PartnershipTable, replies: Replies) -> None:
        city = table.city(id)
        rows = table.partnerships_of(id)
        buttons = follow_ups(rows[0], table, replies, "ask_known_for") if len(rows) == 1 else []
        if city.known_for:
            replies.say(
                "utter_known_for",
                city=table.label(id),
                known_for=known_for_in_words(city, table, replies),
                claims=what_known_for(city),
                buttons=buttons,
            )
        else:
            replies.say("utter_known_for_unknown", city=table.label(id), buttons=buttons)
