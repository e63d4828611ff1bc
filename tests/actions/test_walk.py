"""All kinds of questions over all rows of the tables that come with the project.

Every year, every name of a city and every source in an answer has to be one of the rows that it may rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from tests.actions.talk import Talk
from twincities.dialogue.pages import end_of_page
from twincities.table import (
    Check,
    Claim,
    ClaimKind,
    DateSpan,
    Filter,
    Partnership,
    PartnershipTable,
    RecordedPartner,
    Verdict,
)
from twincities.table.claims import all_claims, that_held, that_twinned, what_is_done, when_begun
from twincities.table.places.countries import country_name

_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_SOURCE_LINE = re.compile(r"^(?:Source: |\()(.*?)(?: (?:– )?⚠.*?)?\)?$", re.MULTILINE)
_PHRASES = {
    Verdict.SUPPORTED: "supported",
    Verdict.DISPUTED: "disputed",
    Verdict.CONTRADICTED: "contradicted",
    Verdict.NO_EVIDENCE: "no evidence found",
}

# Questions on a pair, with the intent that the classifier finds in them.
_ON_PAIRS = {
    "ask_since": "since when are {a} and {b} twinned",
    "ask_age": "how old is the partnership of {a} and {b}",
    "ask_anniversary": "when is the next anniversary of {a} and {b}",
    "ask_partner": "are {a} and {b} each other's partners",
    "confirm_partnership": "is {a} twinned with {b}",
    "ask_overview": "tell me about {a} and {b}",
    "ask_exchanges": "what do {a} and {b} exchange",
    "ask_common": "what do {a} and {b} have in common",
    "ask_events": "what events do {a} and {b} share",
    "ask_event_details": "tell me about the event of {a} and {b}",
    "ask_event_place": "where is the event of {a} and {b} held",
    "ask_not_recorded": "who signed the agreement of {a} and {b}",
    "compare_age": "which is older, {a} or {b}",
    "ask_partnerships": "list the partnerships of {a} with {b}",
}
_ON_CITIES = {
    "ask_since": "when was {a} twinned",
    "ask_age": "how long has {a} been twinned",
    "ask_anniversary": "when is the next anniversary of {a}",
    "ask_partner": "who is {a} twinned with",
    "confirm_partnership": "does {a} have a sister city",
    "ask_overview": "tell me about {a}",
    "ask_exchanges": "what does {a} exchange with its partner",
    "ask_common": "what does {a} have in common with its partner",
    "ask_events": "what events does {a} share",
    "list_events": "list the events of {a}",
    "ask_partnerships": "how many sister cities does {a} have",
    "ask_country": "which country is {a} in",
    "ask_known_for": "what is {a} known for",
    "ask_oldest": "what is the oldest partnership of {a}",
    "ask_newest": "what is the newest partnership of {a}",
    "ask_city_trivia": "how many people live in {a}",
}
_TELL_NO_PARTNERSHIP = {"ask_not_recorded", "ask_country", "ask_known_for", "ask_city_trivia"}


@dataclass
class Walker:
    """Asks, and compares what the answers hold with rows."""

    table: PartnershipTable
    talk: Talk

    def __post_init__(self) -> None:
        names = {city.name for city in self.table.cities}
        names |= {record.partner for record in self.table.recorded_partners}
        longest_first = sorted(names, key=len, reverse=True)
        self._name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def ask(self, intent: str, text: str, fresh: bool = True) -> str:
        if fresh:
            self.talk.slots.clear()
        return self.talk.ask(intent, text)

    def names_in(self, text: str) -> set[str]:
        return set(self._name.findall(text))

    def names_of(self, rows: Iterable[Partnership]) -> set[str]:
        return {self.table.city(id).name for row in rows for id in row.cities}

    def sources_of(self, rows: Iterable[Partnership]) -> set[str]:
        claims = [
            claim
            for row in rows
            for claim in (
                that_twinned(row),
                *map(that_held, self.table.events_of(row.id)),
                *(Claim(ClaimKind.KNOWN_FOR, city) for city in row.cities),
            )
        ]
        return {source.name for claim in claims for source in self.table.sources_of(claim)}

    def check(self, answer: str, rows: Sequence[Partnership], names: Iterable[str] = ()) -> list[str]:
        """What stands in an answer that none of the rows holds, nor `names` of cities that were asked about."""
        faults = []
        for line in _SOURCE_LINE.findall(answer):
            faults += [f"names the source {name}" for name in _listed(line) - self.sources_of(rows)]
        answer = _SOURCE_LINE.sub("", answer)
        held = self.names_of(rows) | set(names)
        faults += [f"names {name}" for name in self.names_in(answer) - held]
        began = {row.since.year for row in rows if row.since}
        reckoned = {year + int(number) for year in began for number in _ORDINAL.findall(answer)}
        faults += [f"gives the year {year}" for year in {*map(int, _YEAR.findall(answer))} - began - reckoned]
        return faults


def _listed(sources: str) -> set[str]:
    """The names in "A, B and 3 more"."""
    sources = re.sub(r" and \d+ more$", "", sources)
    return {name for part in sources.split(", ") for name in part.split(" and ")}


@pytest.fixture(scope="module", params=["shipped_table", "chinese_cities"])
def walker(request) -> Iterator[Walker]:
    """A walker over each of the tables."""
    table = request.getfixturevalue(request.param)
    with pytest.MonkeyPatch.context() as patch:
        live = type("Fixed", (), {"current": lambda _: table})()
        patch.setattr("actions.answering.live_table", lambda _: live)
        yield Walker(table, Talk(table))


def _questions_on(walker: Walker, row: Partnership) -> Iterator[tuple[str, str]]:
    a, b = (walker.table.city(id).name for id in row.cities)
    for intent, text in _ON_PAIRS.items():
        yield intent, text.format(a=a, b=b)


def test_answers_on_a_pair_hold_only_what_its_row_does(walker):
    faults = []
    for row in walker.table.partnerships:
        for intent, text in _questions_on(walker, row):
            answer = walker.ask(intent, text)
            faults += [f"{text}: {fault}: {answer}" for fault in walker.check(answer, [row])]
    assert faults == []


def test_answers_on_a_pair_say_what_its_row_holds_and_whose_claim_it_is(walker):
    for row in walker.table.partnerships:
        names = walker.names_of([row])
        checks = [walker.table.check_of(claim) for claim in when_begun(row)]
        questioned = [check and check.verdict in (Verdict.DISPUTED, Verdict.CONTRADICTED) for check in checks]
        for intent, text in _questions_on(walker, row):
            answer = walker.ask(intent, text)
            if intent in _TELL_NO_PARTNERSHIP or "does not say" in answer or "holds no event" in answer:
                continue
            (line,) = _SOURCE_LINE.findall(answer)
            assert _listed(line) == walker.sources_of([row])
            tells_date = bool(_YEAR.search(_SOURCE_LINE.sub("", answer)))
            assert ("⚠" in answer) == any(questioned[: 2 if tells_date else 1]), answer
            if "⚠" in answer:
                assert [True for button in walker.talk.buttons if "ask_reliability" in button["payload"]]
            if intent == "ask_since":
                assert row.since and row.since.in_words() in answer
                assert names <= walker.names_in(answer)


def test_answers_on_a_city_hold_only_what_its_rows_do(walker):
    faults = []
    for city in walker.table.cities:
        rows = walker.table.partnerships_of(city.id)
        for intent, asked in (*_ON_CITIES.items(), ("ask_partnerships", "list the partnerships of {a}")):
            text = asked.format(a=city.name)
            answer = walker.ask(intent, text)
            faults += [f"{text}: {fault}: {answer}" for fault in walker.check(answer, rows)]
            silent = intent in _TELL_NO_PARTNERSHIP or "does not say" in answer or "holds no event" in answer
            if not silent and not _SOURCE_LINE.search(answer):
                faults.append(f"{text}: no source: {answer}")
    assert faults == []


def test_all_partners_of_a_city_are_told_page_by_page(walker):
    for city in walker.table.cities:
        partners = {partner.name for partner in walker.table.partners_of(city.id)}
        for intent in ("ask_partner", "ask_since", "ask_anniversary", "ask_age", "ask_partnerships"):
            told: list[str] = []
            answer = walker.ask(intent, _ON_CITIES[intent].format(a=city.name))
            while True:
                answer = _SOURCE_LINE.sub("", answer)
                lines = re.findall("^- .*", answer, re.MULTILINE) or [answer]
                told += [name for line in lines for name in walker.names_in(line) - {city.name}]
                if not re.search(r"^And \d+ more\.", answer, re.MULTILINE):
                    break
                answer = walker.ask("ask_more", "more", fresh=False)
            assert sorted(told) == sorted(partners), f"{intent} of {city.name}"


def test_two_cities_that_are_not_twinned_get_their_own_partners(walker):
    cities = walker.table.cities
    for one, other in zip(cities, cities[3:], strict=False):
        if walker.table.between(one.id, other.id) or one.country == other.country:
            continue
        rows = [*walker.table.partnerships_of(one.id), *walker.table.partnerships_of(other.id)]
        for intent in ("ask_since", "confirm_partnership", "ask_events", "ask_anniversary"):
            text = _ON_PAIRS[intent].format(a=one.name, b=other.name)
            answer = walker.ask(intent, text)
            assert answer.startswith("No, "), f"{text}: {answer}"
            assert walker.check(answer, rows) == []
            assert _SOURCE_LINE.search(answer)


def test_lists_hold_the_rows_that_fit(walker):
    codes = {code for row in walker.table.partnerships for code in walker.table.countries_of(row)}
    years = {row.since.year for row in walker.table.partnerships if row.since}
    questions = [
        *((f"which partnerships are in {country_name(code)}", Filter(countries=(code,))) for code in codes),
        *((f"which began in {year}", Filter(years=(DateSpan.of_years(year, year),))) for year in years),
    ]
    for text, wanted in questions:
        rows = walker.table.find(wanted)
        for intent in ("ask_partnerships", "ask_oldest", "ask_newest"):
            answer = walker.ask(intent, text)
            assert walker.check(answer, rows) == [], f"{text}: {answer}"
            assert _SOURCE_LINE.search(answer), answer
        answer = walker.ask("ask_partnerships", text)
        assert len(re.findall("^- ", answer, re.MULTILINE)) == end_of_page(0, len(rows)), f"{text}: {answer}"


def test_countries_narrow_the_partners_of_a_city(walker):
    for city in walker.table.cities:
        for code in {partner.country for partner in walker.table.partners_of(city.id)}:
            rows = walker.table.find(Filter(countries=(code,), cities=(city.id,)))
            text = f"which of {city.name}'s partners are in {country_name(code)}"
            for intent in ("ask_partnerships", "ask_partner"):
                answer = walker.ask(intent, text)
                assert walker.check(answer, rows, [city.name]) == [], f"{text}: {answer}"
                told = walker.names_in(_SOURCE_LINE.sub("", answer))
                assert end_of_page(0, len(rows)) < len(rows) or walker.names_of(rows) <= told, (
                    f"{text}: {answer}"
                )


def test_the_oldest_and_the_newest_are_those_of_the_table(walker):
    dated = [row for row in walker.table.partnerships if row.since]
    years = [row.since.year for row in dated if row.since]
    for intent, year in (("ask_oldest", min(years)), ("ask_newest", max(years))):
        answer = walker.ask(intent, "which one is it")
        rows = [row for row in dated if row.since and row.since.year == year]
        assert walker.check(answer, rows) == []
        assert str(year) in answer


def test_events_are_told_as_their_rows_have_them(walker):
    for event in walker.table.events:
        row = walker.table.partnership(event.partnership)
        for intent in ("ask_event_details", "ask_event_place", "ask_event_recurrence", "ask_event_content"):
            walker.talk.slots.clear()
            entities = [{"entity": "event", "value": event.id}]
            answer = walker.talk.send({"intent": {"name": intent}, "text": "/x", "entities": entities})
            assert walker.check(answer, [row]) == [], answer
            assert _SOURCE_LINE.search(answer), answer


def _told_by(check: Check, table: PartnershipTable) -> tuple[str, dict[str, str]]:
    """The question that tells what was checked: its intent and entity."""
    intents = {
        ClaimKind.PARTNERSHIP: "confirm_partnership",
        ClaimKind.SINCE: "ask_since",
        ClaimKind.EXCHANGE: "ask_exchanges",
        ClaimKind.COOPERATION: "ask_exchanges",
        ClaimKind.SUMMARY: "ask_exchanges",
        ClaimKind.THEME: "ask_exchanges",
        ClaimKind.COMMON: "ask_common",
        ClaimKind.EVENT: "ask_event_details",
        ClaimKind.KNOWN_FOR: "ask_known_for",
    }
    entity = {ClaimKind.EVENT: "event", ClaimKind.KNOWN_FOR: "city"}.get(check.claim, "partnership")
    return intents[check.claim], {"entity": entity, "value": check.about}


def test_every_checked_claim_gets_its_verdict_and_a_source(walker):
    for check in walker.table.checks:
        walker.talk.slots.clear()
        intent, entity = _told_by(check, walker.table)
        walker.talk.send({"intent": {"name": intent}, "text": "/x", "entities": [entity]})
        answer = walker.ask("ask_reliability", "is that confirmed?", fresh=False)
        if check.claim is not ClaimKind.THEME:
            assert check.note and check.note in answer, f"{check}: {answer}"
        else:
            assert "hat it is about" in answer
        assert _PHRASES[check.verdict] in answer, f"{check}: {answer}"
        assert "https://" in answer or "http://" in answer


def test_verdicts_hold_only_what_rows_and_records_do(walker):
    texts = [check.note or "" for check in walker.table.checks]
    texts += [
        text
        for source in walker.table.sources
        for text in (source.address, source.title, source.name, source.published)
        if text
    ]
    for row in walker.table.partnerships:
        a, b = (walker.table.city(id).name for id in row.cities)
        for intent, text in (
            ("ask_reliability", f"is it confirmed that {a} and {b} are twinned"),
            ("ask_records", f"what do official records say about {a} and {b}"),
            ("ask_source", f"who says that {a} and {b} are twinned"),
        ):
            answer = walker.ask(intent, text)
            records = [record for id in row.cities for record in walker.table.recorded_partners_of(id)]
            allowed = {name for record in records for name in _names_and_years(record)}
            for known in sorted(texts, key=len, reverse=True):
                answer = answer.replace(known, "")
            found = walker.names_in(answer) | set(_YEAR.findall(answer))
            held = walker.names_of([row]) | {str(row.since.year) if row.since else ""}
            assert found <= held | (allowed if intent == "ask_records" else set()), f"{text}: {answer}"


def _names_and_years(record: RecordedPartner) -> Iterator[str]:
    yield record.partner
    yield from _YEAR.findall(f"{record.since.isoformat() if record.since else ''} {record.note or ''}")


def test_recorded_partners_are_told_as_what_records_hold_and_never_otherwise(walker):
    for record in walker.table.recorded_partners:
        city = walker.table.city(record.city).name
        for text in (f"who is {city}'s real sister city in {country_name(record.country)}",
                     f"what do records say about {city} and {record.partner}"):  # fmt: skip
            answer = walker.ask("ask_records", text)
            assert "In public records I find:" in answer, f"{text}: {answer}"
            assert record.partner in answer
            assert not record.since or record.since.in_words() in answer
            assert walker.table.source(record.source[0]).name in answer
        answer = walker.ask("ask_partner", f"who is {city} twinned with")
        assert record.partner not in answer


def test_every_claim_of_the_table_can_be_told(walker):
    """Nothing that the table says is out of reach of the questions."""
    said = []
    for row in walker.table.partnerships:
        for _, text in zip(range(1), _questions_on(walker, row), strict=False):
            said.append(text)
    claims = list(all_claims(walker.table))
    assert len(said) == len({claim.about for claim in claims if claim.kind is ClaimKind.PARTNERSHIP})
    for row in walker.table.partnerships:
        overview = walker.ask("ask_overview", _ON_PAIRS["ask_overview"].format(
            a=walker.table.city(row.city_a).name, b=walker.table.city(row.city_b).name))  # fmt: skip
        exchanges = [claim.part for claim in what_is_done(row) if claim.kind is ClaimKind.EXCHANGE]
        assert all(part in overview for part in exchanges if part)
        assert all(event.name in overview for event in walker.table.events_of(row.id))
