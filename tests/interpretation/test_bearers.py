"""Which of several cities of one name is meant once one of them was told: "the one in Canada", "that Perth", "that's the Perth in Australia, right?"."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.namesakes import bearer_asked, bearer_told, bearers_spelt
from twincities.interpretation.continuation import continued
from twincities.reading import Form, Pointer, Reading
from twincities.reading.model.doubted_names import Doubt
from twincities.table import load_table

CITIES = """\
id,name,country,region,aliases
perth-gb,Perth,GB,,
perth-au,Perth,AU,,
perth-ca,Perth,CA,,
leon-es,León,ES,,
leon-fr,Léon,FR,,
leon-ni,León,NI,,
lyon,Lyon,FR,,
porto,Porto,PT,,
birmingham-gb,Birmingham,GB,,
birmingham-us,Birmingham,US,,
"""
PARTNERSHIPS = """\
id,city_a,city_b,since,source
1,perth-gb,perth-ca,1960,list
2,perth-gb,perth-au,1970,list
3,perth-ca,lyon,1980,list
4,leon-es,porto,1990,list
5,leon-ni,lyon,1990,list
6,leon-fr,porto,1990,list
7,birmingham-gb,lyon,1951,list
8,birmingham-us,porto,1952,list
"""
OTHERS = {
    "events": "id,partnership,name,kind,source\n",
    "themes": "id,name\n",
    "checks": "id,claim,about,verdict,looked_up\n",
    "recorded_partners": "id,city,partner,country,source,looked_up\n",
}
PERTH = Doubt("Perth", ("perth-gb", "perth-au", "perth-ca"))
OF_SCOTTISH = Context(cities=("perth-gb",), last_question=Reading("ask_partner", cities=("perth-gb",)))


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bearers")
    return load_table(write_table(folder, cities=CITIES, partnerships=PARTNERSHIPS, **OTHERS))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who else is the one in Canada twinned with?"),
        ("de", "mit wem ist das in Kanada verpartnert?"),
        ("fr", "avec qui est jumelé celui du Canada ?"),
        ("es", "¿con quién está hermanada la de Canadá?"),
        ("zh", "在加拿大的那个有几个友城？"),
        ("ja", "カナダにあるほうの姉妹都市は？"),
    ],
)
def test_the_one_in_a_country_is_the_namesake_there(table, language, text):
    question = continued(reader(table, language=language)(text, "ask_partner"), OF_SCOTTISH, table)
    assert (question.cities, question.countries) == (("perth-ca",), ())


def test_of_a_namesake_only_the_country_may_be_known(table):
    of_english = Context(cities=("birmingham-gb",))
    question = reader(table)("how many partners has the one in Alabama?", "ask_partnerships")
    assert continued(question, of_english, table).cities == ("birmingham-us",)


@pytest.mark.parametrize(
    ("context", "question", "cities"),
    [
        (OF_SCOTTISH, Reading("ask_partnerships", Form.COUNT, doubts=(PERTH,)), ("perth-gb",)),
        (Context(partnerships=("3",)), Reading("ask_partner", doubts=(PERTH,)), ("perth-ca",)),
        # "The other Perth" where two were told is the third.
        (Context(("2",)), Reading("ask_partner", doubts=(PERTH,), pointer=Pointer.OTHER), ("perth-ca",)),
        # Two were told, a place is named, or none was told: it is asked back.
        (Context(("2",)), Reading("ask_partner", doubts=(PERTH,)), ()),
        (OF_SCOTTISH, Reading("ask_partner", doubts=(PERTH,), countries=("CA",)), ()),
        (Context(), Reading("ask_partner", doubts=(PERTH,)), ()),
    ],
)
def test_a_name_without_more_is_the_bearer_told(table, context, question, cities):
    assert bearer_told(question, context, table).cities == cities


def test_a_name_is_that_of_the_bearer_who_is_spelt_so(table):
    both = Doubt("León in Europe", ("leon-es", "leon-fr"))
    question = Reading("confirm_partnership", cities=("porto",), doubts=(both,))
    assert bearers_spelt(question, Context(), table).cities == ("porto", "leon-es")
    plain = Reading("confirm_partnership", cities=("porto",), doubts=(both._replace(written="Leon"),))
    assert bearers_spelt(plain, Context(), table) == plain


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "that's the Perth in Australia, right?"),
        ("en", "so is it the Australian Perth?"),
        ("fr", "C'est Perth en Australie, non ?"),
        ("de", "Das ist Perth in Australien, oder?"),
        ("es", "Es la Perth de Australia, ¿no?"),
    ],
)
def test_a_claim_which_bearer_it_is_claims_where_the_one_told_lies(table, language, text):
    asked = reader(table, language=language)(text, "confirm_partnership")
    question = continued(asked, Context(partnerships=("3",)), table)
    assert (question.intent, question.form) == ("ask_country", Form.CONFIRM)
    assert (question.cities, question.countries) == (("perth-ca",), ("AU",))
    # Of two that were told it is not plain which is claimed.
    of_both = continued(asked, Context(partnerships=("2",)), table)
    assert of_both.cities != ("perth-gb",)


@pytest.mark.parametrize(
    ("text", "intent", "rows"),
    [
        ("Which Birmingham has a partner in Portugal?", "ask_partnerships", ("8",)),
        ("Which Perth is twinned with Lyon?", "ask_partnerships", ("3",)),
        ("Which Birmingham has a partner in Spain?", "confirm_partnership", ()),
    ],
)
def test_which_bearer_is_asked_for_is_told_by_its_partner(table, text, intent, rows):
    asked = bearer_asked(reader(table)(text, "ask_partnerships"), table)
    assert (asked.intent, asked.partnerships) == (intent, rows)
