"""Which of several cities of one name is meant, where the others that are named, or the place of the partners, tell."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from twincities.dialogue.answered import as_answered
from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.premises import SubjectUnsureError
from twincities.interpretation.order.numbers_compared import numbers_compared, sure_of_names
from twincities.reading import Dimension, Form, Measure, Rank, Reading
from twincities.reading.model.doubted_names import Doubt
from twincities.table import load_table

CITIES = """\
id,name,country,aliases
edinburgh,Edinburgh,GB,
glasgow,Glasgow,GB,
perth-gb,Perth,GB,
perth-au,Perth,AU,
coventry-gb,Coventry,GB,
coventry-us,Coventry,US,
windsor,Windsor,CA,
lyon,Lyon,FR,
"""
PARTNERSHIPS = """\
id,city_a,city_b,since,source
1,coventry-gb,windsor,1960,list
2,coventry-us,lyon,1970,list
3,perth-gb,lyon,1980,list
4,perth-au,windsor,1990,list
5,edinburgh,lyon,1990,list
6,glasgow,lyon,1990,list
"""
OTHERS = {
    "events": "id,partnership,name,kind,source\n",
    "themes": "id,name\n",
    "checks": "id,claim,about,verdict,looked_up\n",
    "recorded_partners": "id,city,partner,country,source,looked_up\n",
}
PERTH = Doubt("Perth", ("perth-au", "perth-gb"))
COVENTRY = Doubt("Coventry", ("coventry-us", "coventry-gb"))
MOST = Rank(Measure.PARTNERSHIPS, True)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("doubts")
    return load_table(write_table(folder, cities=CITIES, partnerships=PARTNERSHIPS, **OTHERS))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        (Reading("compare_age", cities=("edinburgh", "glasgow"), doubts=(PERTH,)), "perth-gb"),
        (Reading("ask_partnerships", doubts=(COVENTRY,), countries=("CA",)), "coventry-gb"),
        (Reading("ask_partnerships", doubts=(COVENTRY,), countries=("FR",)), "coventry-us"),
        (Reading("ask_partner", cities=("lyon",), doubts=(PERTH,)), "perth-gb"),
    ],
)
def test_the_other_names_and_the_place_of_partners_tell_which_is_meant(table, question, meant):
    settled = settle_doubts(question, table)
    assert (settled.cities[-1], settled.doubts) == (meant, ())


@pytest.mark.parametrize(
    "question",
    [
        Reading("compare_age", cities=("edinburgh",), doubts=(PERTH,)),
        Reading("compare_age", cities=("glasgow", "perth-au"), doubts=(COVENTRY,)),
        Reading("ask_partnerships", doubts=(PERTH,)),
        Reading("ask_partnerships", doubts=(PERTH,), countries=("JP",)),
    ],
)
def test_else_it_is_asked_back(table, question):
    with pytest.raises(SubjectUnsureError):
        settle_doubts(question, table)


def test_no_city_is_dropped_from_those_that_are_compared(table):
    of_three = Reading(
        "compare_age", Form.COMPARE, cities=("edinburgh", "glasgow"), doubts=(PERTH,), rank=MOST
    )
    compared = numbers_compared(sure_of_names(of_three, Context(), table))
    assert compared is not None
    assert (compared.form, compared.group_by) == (Form.GROUP, Dimension.CITY)
    assert compared.cities == ("edinburgh", "glasgow", "perth-gb")
    unsure = Reading("compare_age", Form.COMPARE, cities=("edinburgh", "lyon"), doubts=(COVENTRY,), rank=MOST)
    assert numbers_compared(unsure) is None


def test_a_question_is_kept_with_the_city_that_was_answered_about():
    asked = Reading("confirm_partnership", Form.CONFIRM, doubts=(COVENTRY,), countries=("CA",))
    kept = as_answered(asked, Context(), ("1",), ("coventry-gb", "windsor"))
    assert (kept.cities, kept.doubts) == (("coventry-gb",), ())
    assert as_answered(asked, Context(), (), COVENTRY.alternatives).doubts == (COVENTRY,)
