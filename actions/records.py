"""What public records hold instead of the table, or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.answering import AnswerAction, answer_question
from actions.claims.on_record import say_pair_on_record
from actions.sentences.record_lines import say_records
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of, partners_named, partners_sentence
from actions.sentences.verdicts import after_verdicts, say_verdicts
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.premises import SubjectMissingError, SubjectUnknownError, SubjectUnsureError
from twincities.dialogue.subject import Subject
from twincities.interpretation.facts.recorded_meant import recorded_asked
from twincities.reading import Cue, Reading
from twincities.table import Partnership, PartnershipTable, RecordedPartner
from twincities.table.claims import (
    that_twinned,
    when_begun,
)
from twincities.table.recorded import recorded_there

_MOST_CITIES = 3  # of which one answer tells the records


class ActionAskRecords(AnswerAction):
    """Tells which partners public records give a city, whatever the table holds."""

    intent = "ask_records"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the recorded partners of the cities asked about; of a pair with its verdict first."""
        strange = [
            record for one in question.unknown_places for record in table.recorded_as_partner(one.name)
        ]
        if strange and not question.cities:
            for one in question.unknown_places:
                replies.say("utter_city_not_in_table", name=one.said)
            say_records(strange, table, replies)
            return after_verdicts(
                question, context, Subject((), tuple({record.city: None for record in strange}))
            )
        if question.rank and (ranked := recorded_asked(question, table)):
            say_records(ranked, table, replies)
            cities = dict.fromkeys(record.city for record in ranked)
            return after_verdicts(question, context, Subject((), tuple(cities)))
        subject = self._subject(question, context, table)
        if not table.recorded_partners:
            # The table itself is all the records there are.
            intent = "ask_reliability" if len(subject.partnerships) == 1 else "ask_partner"
            return answer_question(question.asking(intent), context, table, replies)
        pairs = [row for row in subject.partnerships if set(row.cities) <= set(subject.cities)]
        of_one = len(subject.partnerships) == 1 and not (question.countries or question.unknown_places)
        of_city = table.recorded_partners_of(question.cities[0]) if len(question.cities) == 1 else ()
        if of_one and say_pair_on_record(subject.partnerships[0], table, replies, beside=of_city):
            return after_verdicts(question, context, subject)
        if len(question.cities) == 1 and not question.unknown_places:
            # Who asks for the real partner is told which one the table has, too.
            city = question.cities[0]
            replies.say(
                "utter_partners_are",
                partners=partners_sentence(city, table, replies),
                claims=map(that_twinned, partners_named(city, table)),
            )
        elif len(pairs) == 1 and not question.countries:
            say_verdicts(pair_of(pairs[0], table, replies), when_begun(pairs[0]), (), table, replies)
        for unknown in question.unknown_places:
            if not table.recorded_as_partner(unknown.name):
                replies.say("utter_no_record_of_city", city=unknown.said)
        found: list[RecordedPartner] = []
        for city in subject.cities[:_MOST_CITIES]:
            others = [id for id in subject.cities if id != city]
            records = _records_meant(city, others, question, table)
            found += records
            if not records and not strange:
                self._say_none(city, others, question, table, replies)
        found = [record for record in strange if record.city in subject.cities] or found
        if found:
            say_records(found, table, replies)
        return after_verdicts(question, context, subject)

    @staticmethod
    def _subject(question: Reading, context: Context, table: PartnershipTable) -> Subject:
        """What is asked about; a country in the question is where the partner is, and names no subject.

        Raises:
            SubjectMissingError, SubjectUnknownError, SubjectUnsureError: as `find_subject`.
        """
        if question.doubts and not question.cities:
            raise SubjectUnsureError(question.doubts[0])
        if question.unknown_places and not question.cities:
            raise SubjectUnknownError(question.unknown_places)
        rows = [*table.held_partnerships(question.partnerships)]
        rows += [table.partnership(table.event(id).partnership) for id in question.events]
        if (
            not question.cities
            and not rows
            and (question.conditions.years or question.rank or question.conditions.themes)
        ):
            rows = list(find_subject(question, context, table).partnerships)
        if not question.cities and not rows:
            rows = table.held_partnerships(context.partnerships)
            if not rows and not context.cities:
                raise SubjectMissingError
            if question.countries or len(rows) != 1:
                return Subject(tuple(rows), context.cities or _ends(rows))
        if not question.cities:
            return Subject(tuple(rows), _ends(rows))
        if row := table.between(*question.cities):
            return Subject((row,), question.cities)
        if len(question.cities) == 1:
            return Subject(tuple(table.partnerships_of(question.cities[0])), question.cities)
        return Subject((), question.cities)

    @staticmethod
    def _say_none(
        city: str, others: Sequence[str], question: Reading, table: PartnershipTable, replies: Replies
    ) -> None:
        places = question.countries or ((table.city(others[0]).country,) if others else ())
        where = replies.phrase("phrase_in_country", country=replies.words.place(places[0])) if places else ""
        replies.say("utter_no_record", city=table.label(city), where=replies.words.behind(where))


def _ends(rows: Iterable[Partnership]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(city for row in rows for city in row.cities))


def _records_meant(
    city: str, others: Sequence[str], question: Reading, table: PartnershipTable
) -> list[RecordedPartner]:
    """The recorded partners of a city in the country asked for, or in that of the other city named."""
    own = table.city(city).country
    if question.partnerships and question.cues >= {Cue.WHICH, Cue.PARTNERSHIP}:
        others = ()  # "which partners are on record for the two instead?"
    countries = {code for code in question.countries if code != own}
    countries |= {table.city(other).country for other in others if table.city(other).country != own}
    return recorded_there(table.recorded_partners_of(city), sorted(countries), question.continents)
