"""A place in a follow-up says on which side of what was told, which of its ends, or which of all is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, table_called
from tests.questions import assert_changed, reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.facts.standing import state_asked
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.with_whom import with_whom
from twincities.interpretation.told.picked_by_place import designated
from twincities.reading import Cue, Form, Quantifier, Reading

GUERANDE = about(
    "dolgellau-guerande", last=Reading("ask_known_for", cities=("guerande",)), cities=("guerande",)
)
DOLGELLAU = about("dolgellau-guerande", last=Reading("ask_partnerships", Form.CONFIRM), cities=("dolgellau",))
PLOUAY = about("denbigh-plouay", last=Reading("ask_partnerships", cities=("denbigh",)), cities=("denbigh",))
ARKLOW = about("cardigan-arklow", last=Reading("ask_overview", cues=frozenset({Cue.END})))
ALL_TOLD = about("dolgellau-guerande", "brecon-gouesnou", last=Reading("ask_partnerships", Form.LIST))
OTHER_END = {"countries": (), "intent": "ask_partner"}
OVER = {"intent": "ask_overview", "partnerships": ("abergavenny-szentendre",), "pointer": None}
LISTED = {"intent": "ask_partnerships", "form": Form.LIST}
CASES = [
    ("en", Case(with_whom, "which Welsh town are they twinned with again", "ask_partner", GUERANDE, OTHER_END, "wales")),
    ("en", Case(with_whom, "which Welsh town is that with", "ask_partner", GUERANDE, OTHER_END, "wales")),
    ("de", Case(with_whom, "Mit welcher walisischen Stadt ist das?", "ask_partner", GUERANDE, OTHER_END, "wales")),
    ("en", Case(state_asked, "And the Hungarian one, what happened there?", "out_of_scope", ARKLOW, OVER, "wales")),
    ("en", Case(designated, "how many people live there, in the French one", "ask_city_trivia", DOLGELLAU, {"cities": ("guerande",)}, "wales")),
    ("en", Case(designated, "how many people live in the French one?", "ask_city_trivia", DOLGELLAU, {"cities": ("guerande",), "countries": ()}, "wales")),
    ("en", Case(designated, "what is the Welsh one known for?", "ask_known_for", GUERANDE, {"cities": ("dolgellau",), "countries": ()}, "wales")),
    ("en", Case(continued, "That's in Belgium, I believe?", "ask_country", PLOUAY, {"cities": ("plouay",), "pointer": None}, "wales")),
    ("en", Case(interpreted, "For which ones don't we know the year?", "ask_since", about(), LISTED, "wales")),
    ("es", Case(interpreted, "¿De cuáles no sabemos el año?", "ask_since", about(), LISTED, "wales")),
    ("zh", Case(interpreted, "哪些我们不知道年份？", "ask_since", about(), LISTED, "wales")),
    ("de", Case(interpreted, "Bei welchen kennen wir das Jahr nicht?", "ask_since", about(), LISTED, "wales")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case.text for _, case in CASES])
def test_a_place_says_which_is_meant(language, case):
    table = table_called(case.table)
    question = replace(reader(table, language=language)(case.text, case.intent), intent=case.intent)
    assert_changed(question, case.rule(question, case.before, table), case.expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "any of these just a friendship?"),
        ("en", "is one of them only a friendship?"),
        ("de", "Ist davon eine nur eine Freundschaft?"),
    ],
)
def test_just_a_friendship_is_claimed_of_any_of_those_told(language, text):
    table = table_called("wales")
    question = reader(table, language=language, with_ties=True)(text, "ask_age")
    question = replace(question, form=Form.CONFIRM)
    asked = interpreted(question, ALL_TOLD, table)
    assert (asked.intent, asked.quantifier, asked.kinds) == (
        "ask_partnerships",
        Quantifier.ANY,
        ("friendship",),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What twin towns lie beyond Europe?"),
        ("de", "Welche Partnerstädte liegen jenseits von Europa?"),
        ("fr", "Quelles villes jumelles sont au-delà de l'Europe ?"),
        ("es", "¿Qué ciudades están más allá de Europa?"),
        ("ja", "ヨーロッパの外にある姉妹都市はどれですか"),
        ("zh", "哪些友好城市在欧洲以外？"),
    ],
)
def test_beyond_a_place_is_outside_it(language, text):
    asked = reader(table_called("wales"), language=language)(text, "ask_partnerships")
    assert asked.unwanted.continents == ("EU",)


def test_which_partners_lie_outside_asks_for_no_countries():
    table = table_called("wales")
    question = reader(table)("Which twin towns lie outside Europe?", "ask_country")
    asked = interpreted(replace(question, form=Form.LIST), about(), table)
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)


def test_what_goes_back_furthest_is_the_oldest():
    asked = reader(table_called("wales"))(
        "which of all the French ones goes back furthest", "ask_partnerships"
    )
    assert asked.rank is not None and asked.rank.greatest and asked.countries == ("FR",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which ones do we know the year of?"),
        ("de", "Bei welchen kennen wir das Jahr?"),
        ("en", "which do have a year?"),
    ],
)
def test_those_with_a_year_are_not_those_without(language, text):
    assert not reader(table_called("wales"), language=language)(text, "ask_since").has(Cue.UNDATED)
