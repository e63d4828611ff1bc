"""Our own town set aside leaves out no place beside which it is named."""

import pytest

from tests.conftest import ROOT
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.towns.apart_from_us import apart_from_us
from twincities.reading import Form
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import load_table


@pytest.fixture(scope="module")
def table():
    return load_table(ROOT / "tests/conversations/own_tables/stellenbosch")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Any in Africa apart from us?"),
        ("en", "Are there any in Africa, not counting ourselves?"),
        ("de", "Gibt es außer uns eine in Afrika?"),
        ("fr", "Y en a-t-il en Afrique à part nous ?"),
        ("es", "¿Hay alguna en África aparte de nosotros?"),
        ("ja", "私たち以外にアフリカにありますか"),
        ("zh", "除了我们以外，非洲还有吗？"),
    ],
)
def test_those_of_a_place_apart_from_us_are_those_of_that_place(table, language, text):
    question = apart_from_us(reader(table, language=language)(text, "ask_partnerships"), Context(), table)
    assert question.continents == ("AF",)
    assert not question.unwanted
    assert question.excluded_cities == ()


def test_cities_of_our_own_continent_are_told_without_our_town(table):
    read = reader(table)
    african = read("Which African towns are there apart from us?", "ask_partnerships")
    assert apart_from_us(african, Context(), table).excluded_cities == ("stellenbosch",)
    german = read("Which German towns are there besides ourselves?", "ask_partnerships")
    assert apart_from_us(german, Context(), table).excluded_cities == ()


def test_whether_a_city_has_partners_apart_from_us_is_no_claim_of_our_own(table):
    question = reader(table)("Is Leuven twinned with anyone apart from us?", "confirm_partnership")
    asked = apart_from_us(question, Context(), table)
    assert asked.form is Form.CONFIRM
    assert asked.asserted == Assertion((Predicate(Relation.FURTHER_PARTNER, "leuven", "stellenbosch"),))
