"""What is asked × of which rows × in what form: every combination, on a table whose right answers plain loops tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import pytest

from tests.actions.compositions import CITIES, ROWS, Row, Selection, selections, write
from tests.actions.talk import Talk
from twincities.table import load_table

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NAME = re.compile(rf"\b(?:{'|'.join(name for name, *_ in CITIES.values())})\b")
_SOURCE = re.compile(r"^Source: .*$", re.MULTILINE)
SELECTIONS = {selection.title: selection for selection in selections()}
LINES = {title: one for title, one in SELECTIONS.items() if not one.names_cities}
"""Selections that describe partnerships, and name no city of theirs."""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    table = load_table(write(tmp_path_factory.mktemp("compositions")))
    with pytest.MonkeyPatch.context() as patch:
        live = type("Fixed", (), {"current": lambda _: table})()
        patch.setattr("actions.answering.live_table", lambda _: live)
        yield Talk(table)


def ask(talk: Talk, intent: str, text: str) -> str:
    """The answer in a fresh conversation, without its source."""
    talk.slots.clear()
    return _SOURCE.sub("", talk.ask(intent, text))


def whole(talk: Talk, intent: str, text: str) -> str:
    """The answer with all its pages."""
    answer = told = ask(talk, intent, text)
    while re.search(r"^And \d+ more\.", told, re.MULTILINE):
        told = _SOURCE.sub("", talk.ask("ask_more", "more"))
        answer += told
    return answer


def names_in(answer: str) -> set[str]:
    return set(_NAME.findall(answer))


def names_of(rows: Iterable[Row]) -> set[str]:
    return {name for row in rows for name in row.names}


def years_in(answer: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(answer)}


def years_of(rows: Iterable[Row]) -> set[int]:
    return {row.year for row in rows if row.year is not None}


def is_refused(answer: str) -> bool:
    """Whether it is said that no row is such."""
    return bool(re.search(r"\bno\b|\bnone\b|\bnot\b", answer, re.IGNORECASE))


def check(answer: str, selection: Selection, wanted: set[str] | None = None) -> None:
    """No city, and no date, of other rows; and those that are wanted, or all."""
    text = selection.words
    if not selection.rows:
        assert is_refused(answer) and names_in(answer) <= selection.besides, answer
        return
    held = names_of(selection.rows)
    assert names_in(answer) - held - selection.besides == set(), f"others than of {text}: {answer}"
    missing = (held if wanted is None else wanted) - names_in(answer)
    assert not missing, f"{missing} of {text} missing: {answer}"


def check_years(answer: str, selection: Selection) -> None:
    in_question = years_in(selection.words) | {1950, 1959}
    assert years_in(answer) <= years_of(selection.rows) | in_question, answer


@pytest.mark.parametrize("title", SELECTIONS)
def test_since(talk, title):
    selection = SELECTIONS[title]
    for question in ("since when have {} been twinned?", "when did {} begin?"):
        answer = whole(talk, "ask_since", question.format(selection.words))
        check(answer, selection)
        check_years(answer, selection)
        assert years_of(selection.rows) <= years_in(answer), answer


@pytest.mark.parametrize("title", SELECTIONS)
def test_age(talk, title):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_age", f"how old are {selection.words}?")
    check(answer, selection)
    check_years(answer, selection)
    this_year = date.today().year
    ages = {int(age) for age in re.findall(r"\b(\d+) years\b", answer)}
    # The table knows years: whether the day was reached this year is not known.
    assert len(ages) == len(years_of(selection.rows))
    assert all({this_year - year, this_year - year - 1} & ages for year in years_of(selection.rows)), answer


_COUNTRIES_BUT_ONE = (
    "the countries of pairs that are not with Germany are taken for all countries but Germany"
)


@pytest.mark.parametrize("title", SELECTIONS)
def test_anniversary(talk, title):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_anniversary", f"when is the next anniversary of {selection.words}?")
    dated = [row for row in selection.rows if row.year is not None]
    check(answer, selection, names_of(dated))
    this_year = date.today().year
    for line in answer.splitlines():
        numbers = [int(number) for number in re.findall(r"\b(\d+)(?:st|nd|rd|th)\b", line)]
        began = years_of(dated) & years_in(line)
        assert all(year + number >= this_year for year in began for number in numbers), line
        assert all(year + number in years_in(line) for year in began for number in numbers), line


@pytest.mark.parametrize("title", SELECTIONS)
def test_partner(talk, title):
    selection = SELECTIONS[title]
    question = "who is {} twinned with?" if selection.names_cities else "which cities are in {}?"
    answer = whole(talk, "ask_partner", question.format(selection.words))
    check(answer, selection)


@pytest.mark.parametrize("title", SELECTIONS)
def test_events(talk, title):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_events", f"what events do {selection.words} have?")
    with_events = [row for row in selection.rows if row.event]
    check(answer, selection, names_of(with_events))
    told = {row.event[0] for row in ROWS if row.event and row.event[0] in answer}
    assert told == {row.event[0] for row in with_events if row.event}
    if selection.rows and not with_events:
        assert is_refused(answer), answer


@pytest.mark.parametrize("title", SELECTIONS)
@pytest.mark.parametrize(
    ("intent", "question", "fact"),
    [
        ("ask_exchanges", "what is exchanged in {}?", lambda row: row.exchange),
        ("ask_common", "what do the cities of {} have in common?", lambda row: row.common),
        ("ask_overview", "tell me about {}", lambda row: row.exchange),
    ],
)
def test_what_it_is_about(talk, title, intent, question, fact: Callable[[Row], str]):
    selection = SELECTIONS[title]
    answer = whole(talk, intent, question.format(selection.words))
    one = len(selection.rows) == 1
    check(answer, selection, set() if one and intent == "ask_common" else None)
    told = {fact(row) for row in ROWS if fact(row) in answer}
    wanted = {fact(row) for row in selection.rows}
    is_list = intent == "ask_overview" and title == "a hub"  # one city is told of, with its partners
    # Of more than three the rest are named.
    assert told <= wanted and len(told) == (0 if is_list else min(3, len(wanted))), answer


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(
            title,
            marks=pytest.mark.xfail(strict=True, reason=_COUNTRIES_BUT_ONE)
            if title in ("not a country", "neither nor")
            else (),
        )
        for title in SELECTIONS
    ],
)
def test_country(talk, title):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_country", f"in which countries are the cities of {selection.words}?")
    countries = {
        "FR": "France", "IT": "Italy", "DE": "Germany", "US": "United States", "GB": "United Kingdom", "JP": "Japan",
        "AT": "Austria", "HR": "Croatia", "IE": "Ireland", "NO": "Norway", "ES": "Spain", "PL": "Poland",
    }  # fmt: skip
    told = {code for code, name in countries.items() if name in answer}
    check(answer, selection, set())
    if selection.rows:
        held = {code for row in selection.rows for code in row.countries}
        assert told and told <= held, answer
        assert not answer.startswith("Yes")
        # A question that names cities or a country may be about these alone.
        described = names_in(selection.words) or any(
            name[:4] in selection.words for name in countries.values()
        )
        assert described or title in ("an adjective", "neither nor") or told == held, answer


@pytest.mark.parametrize("title", SELECTIONS)
def test_known_for(talk, title):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_known_for", f"what are the cities of {selection.words} known for?")
    check(answer, selection, set())
    known = {name: what for name, _, what in CITIES.values()}
    told = {name for name, what in known.items() if what in answer}
    assert told <= names_of(selection.rows)
    assert bool(told) == bool(selection.rows), answer
    assert all(what not in answer or name in told for name, what in known.items())


@pytest.mark.parametrize("title", LINES)
def test_list(talk, title):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_partnerships", f"list {selection.words}")
    check(answer, selection)
    check_years(answer, selection)
    # The only one at a place in an order is told in a sentence.
    lines = re.findall(r"^- .*", answer, re.MULTILINE) or [
        line for line in answer.splitlines() if names_in(line)
    ]
    assert _as_pairs(lines) == _pairs(selection.rows), answer
    for line in lines:
        (row,) = [row for row in ROWS if row.names == names_in(line)]
        assert years_in(line) == ({row.year} if row.year else set()), line


def _as_pairs(lines: Iterable[str]) -> list[list[str]]:
    return sorted(sorted(names_in(line)) for line in lines)


def _pairs(rows: Sequence[Row]) -> list[list[str]]:
    return sorted(sorted(row.names) for row in rows)


@pytest.mark.parametrize("title", LINES)
@pytest.mark.parametrize("question", ["count {}", "how many partnerships are there among {}?"])
def test_count(talk, title, question):
    selection = SELECTIONS[title]
    answer = whole(talk, "ask_partnerships", question.format(selection.words))
    check(answer, selection, set())
    if selection.rows:
        number = re.search(r"\b(?:\d+|one)\b", answer)
        assert number and number[0] in {str(len(selection.rows)), "one"}, answer
        assert number[0] != "one" or len(selection.rows) == 1, answer


def _single() -> list[str]:
    """Selections of one row that say nothing of its year."""
    return [
        title
        for title, one in SELECTIONS.items()
        if len(one.rows) == 1 and not years_in(one.words) and not one.besides
    ]


@pytest.mark.parametrize("title", _single())
@pytest.mark.parametrize("year", sorted({*years_of(ROWS), 1900}))
def test_a_year_is_confirmed_of_the_row_that_began_then_and_of_no_other(talk, title, year):
    selection = SELECTIONS[title]
    for question in ("did {} begin in {}?", "{} began in {}, right?"):
        answer = ask(talk, "ask_since", question.format(selection.words, year))
        (row,) = selection.rows
        check(answer, selection)
        assert answer.startswith("Yes") == (row.year == year), answer
        assert answer.startswith("No") == (row.year != year), answer
        assert str(row.year) in answer


@pytest.mark.parametrize("one", ROWS, ids=lambda row: f"{row.a}-{row.b}")
@pytest.mark.parametrize("intent", ["confirm_partnership", "ask_partner"])
def test_a_partnership_is_confirmed_of_pairs_and_of_no_others(talk, one, intent):
    for other in CITIES:
        if other in (one.a, one.b):
            continue
        name = CITIES[one.a][0]
        held = any({row.a, row.b} == {one.a, other} for row in ROWS)
        answer = ask(talk, intent, f"is {name} twinned with {CITIES[other][0]}?")
        assert answer.startswith("Yes") == held, answer
        assert answer.startswith("No") != held, answer
    assert ask(talk, intent, f"is {CITIES[one.a][0]} twinned with {CITIES[one.b][0]}?").startswith("Yes")


@pytest.mark.parametrize("title", ["oldest", "newest", "second oldest"])
def test_a_place_in_the_order_is_confirmed_of_the_row_that_has_it_and_of_no_other(talk, title):
    selection = SELECTIONS[title]
    (right,) = selection.rows
    for row in ROWS:
        a, b = (CITIES[id][0] for id in (row.a, row.b))
        answer = ask(talk, "confirm_partnership", f"are {a} and {b} {selection.words}?")
        assert answer.startswith("Yes") == (row is right), answer
        assert right.names <= names_in(answer), answer
