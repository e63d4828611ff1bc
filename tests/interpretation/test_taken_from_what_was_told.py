"""Rules on what a question takes from what was told, or does not, each by a wording that it serves and one that it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, listed, since, table_called
from tests.questions import assert_changed, reader
from twincities.dialogue.context import Context
from twincities.dialogue.follow_ups import complete
from twincities.dialogue.our_town import ours
from twincities.dialogue.pointing import pointed_rows
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.facts.reasons import reason_asked
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.with_whom import with_whom
from twincities.interpretation.times.jubilees import anniversary_asked_again
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.towns.identified import identified
from twincities.reading import Comparison, Cue, Form, Measure, Rank, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import DateSpan
from twincities.table.filters import Inhabitants

TWO = ("peterborough-cork", "kingston-galway")
AFTER_2000 = Reading("ask_partnerships", Form.LIST, countries=("JP",), years=(DateSpan.of_years(2001, None),))
OLDEST_THREE = Reading("ask_oldest", Form.TELL, rank=Rank(Measure.AGE, True, 1, 3))
WINE = Assertion((Predicate(Relation.ABOUT, "", "wine"),))
CLAIMED_WINE = Reading(
    "ask_exchanges", Form.CONFIRM, cities=("hangzhou", "bordeaux"), themes=("wine",), asserted=WINE
)
OLDER_THAN_KYOTO = Reading(
    "compare_age", Form.COMPARE, cities=("hangzhou",), comparison=Comparison(Measure.AGE, 1, ("kyoto",))
)
ONE_OF_TWO = frozenset({Cue.IDENTIFIED, Cue.ALTERNATIVE})
WUHAN = Reading("confirm_partnership", Form.CONFIRM, cities=("manchester", "wuhan"))

CASES = [
    Case(asked_anew, "and which before 1980?", "ask_partnerships", about(last=AFTER_2000),
         {"countries": ("JP",), "years": (DateSpan.of_years(None, 1979),)}),
    Case(asked_anew, "and the runner-up among them?", "ask_newest", listed("a", "b", "c", last=OLDEST_THREE),
         {"rank": Rank(Measure.AGE, True, 2)}),
    Case(asked_anew, "no, it is Detroit's that I want it compared with", "doubt", about(last=OLDER_THAN_KYOTO),
         {"comparison": Comparison(Measure.AGE, 1, ("detroit",)), "cities": ("hangzhou",)}),
    Case(reason_asked, "the reason for Stratford, Ontario?", "ask_common", Context(), {"intent": "ask_overview"}, "ontario",
         {"cities": ("matsue",)}),
    Case(anniversary_asked_again, "is it a round one?", "ask_event_recurrence", about(last=Reading("ask_anniversary", cities=("kyoto",))),
         {"intent": "ask_anniversary", "cities": ("kyoto",), "form": Form.TELL}),
    Case(population_asked, "which city is bigger than Guelph?", "ask_city_trivia", Context(),
         {"size": None, "inhabitants": Inhabitants(143740, None, strictly=True)}, "ontario"),
    Case(identified, "is your San Jose the one in Costa Rica or in Japan?", "ask_partnerships", Context(),
         {"intent": "ask_country"}, further={"cities": ("san-jose",), "unknown": (), "cues": ONE_OF_TWO}),
    Case(interpreted, "Hangzhou and Bordeaux, twinned in 1980. True?", "ask_partnerships", Context(),
         {"intent": "confirm_partnership"}),
    Case(interpreted, "do Guelph and Sarnia have the same theme?", "ask_common", Context(), {"intent": "compare_age"}, "ontario"),
    Case(with_whom, "which town is Chengdu Week with?", "ask_event_place", Context(),
         {"intent": "ask_partner", "partnerships": ("chengdu-kyoto",), "events": ()}),
]  # fmt: skip


def _read(case: Case) -> Reading:
    read = reader(table_called(case.table))(case.text, case.intent)
    return replace(read, intent=case.intent, **(case.further or {}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.text}")
def test_a_rule_makes_this_of_a_question(case: Case) -> None:
    question = _read(case)
    assert_changed(question, case.rule(question, case.before, table_called(case.table)), case.expected)


NOT_MEANT = [
    Case(asked_anew, "which began before 1980?", "ask_partnerships", about(last=AFTER_2000), {"countries": ()}),
    Case(asked_anew, "and which in Spain before 1980?", "ask_partnerships", about(last=AFTER_2000), {"countries": ("ES",)}),
    Case(reason_asked, "Why was Matsue chosen?", "ask_common", Context(), {"intent": "ask_common"}, "ontario"),
    Case(anniversary_asked_again, "is it a round one?", "ask_event_recurrence", about(last=Reading("ask_since")),
         {"intent": "ask_event_recurrence"}),
    Case(with_whom, "which town is Chengdu Week held in?", "ask_event_place", Context(), {"intent": "ask_event_place"}),
]  # fmt: skip


@pytest.mark.parametrize("case", NOT_MEANT, ids=lambda case: f"{case.rule.__name__}: {case.text}")
def test_a_rule_leaves_what_it_does_not_mean(case: Case) -> None:
    changed = case.rule(_read(case), case.before, table_called(case.table))
    assert {name: getattr(changed, name) for name in case.expected} == case.expected


def test_two_that_were_told_are_not_all_of_our_town() -> None:
    table = table_called("whanganui")
    told = tuple(row.id for row in table.partnerships[:2])
    question = reader(table)("which of the two has been with us longer?", "compare_age")
    assert ours(question, about(*told), table).cities == ()
    assert ours(replace(question, pointed=None, pointer=None), about(*told), table).cities == (table.hub,)


def test_the_others_of_three_told_together_are_all_of_them() -> None:
    table = table_called("218")
    three = tuple(row.id for row in table.partnerships[:3])
    question = reader(table)("which are the two others?", "ask_partnerships")
    assert tuple(row.id for row in pointed_rows(question, listed(*three), table)) == three
    assert pointed_rows(question, listed(*three[:2]), table) == ()


@pytest.mark.parametrize(
    ("text", "last", "table", "expected"),
    [
        ("and for Shanghai and New York?", CLAIMED_WINE, "article", {"themes": ("wine",), "asserted": WINE}),
        ("and Bordeaux?", WUHAN, "218", {"cities": ("wuhan", "bordeaux")}),
        (
            "and on 5 June?",
            Reading("ask_partnerships", Form.LIST, years=since(1983)),
            "218",
            {"intent": "ask_partnerships", "times": ()},
        ),
    ],
)
def test_a_follow_up_asks_this(text: str, last: Reading, table: str, expected: dict) -> None:
    question = replace(reader(table_called(table))(text, "name_subject"), intent="name_subject")
    (completed,) = complete(question, about("a", last=last), table_called(table))
    assert {name: getattr(completed, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So of the two Italian ones, which is older?", ("xian-pompei", "hangzhou-pisa")),
        ("Which of the two Mexican ones is older?", ()),
    ],
)
def test_so_many_of_a_place_are_those_told_that_lie_there(text, expected):
    table = table_called("218")
    told = ("xian-pompei", "hangzhou-pisa", "hangzhou-benito-juarez")
    before = Context(told[1:], ("hangzhou",), options=told[1:], mentioned=told)
    question = reader(table)(text, "compare_age")
    assert tuple(row.id for row in pointed_rows(question, before, table)) == expected
