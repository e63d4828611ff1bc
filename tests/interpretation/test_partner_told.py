"""What "it" is behind an answer about one tie of our town: the partner, in the words of several languages."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.partners.partner_told import of_partner_told, others_of_partner_told
from twincities.reading import Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation

TOLD = about("kanifing", last=Reading("ask_overview", cities=("madison",)), cities=("madison",))
ITSELF = about(
    "freiburg", "kanifing", last=Reading("ask_known_for", cities=("madison",)), cities=("madison",)
)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "what is it famous for", "ask_known_for"),
        ("en", "how many live there", "out_of_scope"),
        ("en", "in which state is it?", "ask_country"),
        ("de", "Wofür ist sie bekannt?", "ask_known_for"),
        ("fr", "combien de personnes y habitent ?", "ask_city_trivia"),
        ("es", "¿por qué es conocida?", "ask_known_for"),
        ("zh", "它以什么出名？", "ask_known_for"),
        ("ja", "そこには何人住んでいますか", "ask_city_trivia"),
    ],
)
def test_it_is_the_partner_told_last(language, text, intent):
    table = table_called("madison")
    question = reader(table, language=language)(text, intent)
    assert of_partner_told(question, TOLD, table).cities in ((), ("kanifing",))
    assert continued(question, TOLD, table).cities == ("kanifing",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is it bigger than us?"),
        ("en", "Is it bigger than here?"),
        ("en", "is it larger than where we live"),
        ("en", "is it smaller than our town?"),
        ("en", "more people than here?"),
        ("de", "Ist es größer als wir?"),
        ("fr", "est-elle plus grande que chez nous ?"),
        ("es", "¿es más grande que aquí?"),
        ("zh", "它比我们大吗？"),
        ("ja", "そこはここより大きいですか"),
    ],
)
def test_the_partner_told_is_held_against_our_town(language, text):
    table = table_called("madison")
    question = continued(reader(table, language=language)(text, "ask_city_trivia"), TOLD, table)
    assert question.size is not None
    assert (question.cities, question.size.others) == (("kanifing",), ("madison",))


@pytest.mark.parametrize(
    ("text", "intent", "before", "cities"),
    [
        ("how many people live there?", "ask_city_trivia", ITSELF, ("madison",)),
        ("what is our town known for?", "ask_known_for", TOLD, ("madison",)),
        ("what is Freiburg known for?", "ask_known_for", TOLD, ("freiburg",)),
        ("what is it known for?", "ask_known_for", about("freiburg", "kanifing"), ()),
    ],
)
def test_what_is_asked_of_others_stays_with_them(text, intent, before, cities):
    table = table_called("madison")
    assert continued(reader(table)(text, intent), before, table).cities == cities


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Does it have any other sister cities?", "confirm_partnership"),
        ("en", "does it itself have other British sister cities?", "define_sister_city"),
        ("de", "Hat es noch andere Partnerstädte?", "confirm_partnership"),
        ("de", "Hat die Stadt selbst noch andere Partnerstädte?", "confirm_partnership"),
        ("fr", "a-t-elle d'autres villes jumelles ?", "confirm_partnership"),
        ("es", "¿Y ella tiene otras ciudades hermanas británicas?", "confirm_partnership"),
        ("zh", "它自己还有别的姐妹城市吗？", "define_sister_city"),
        ("ja", "そこには英国の姉妹都市が他にもありますか", "ask_partnerships"),
    ],
)
def test_others_of_it_are_those_of_the_partner_told(language, text, intent):
    table = table_called("madison")
    question = replace(reader(table, language=language)(text, intent), intent=intent)
    claimed = continued(question, TOLD, table)
    assert claimed.asserted == Assertion((Predicate(Relation.FURTHER_PARTNER, "kanifing"),))
    assert (claimed.intent, claimed.cities) == ("confirm_partnership", ("kanifing",))


@pytest.mark.parametrize("text", ["Do we have any other sister cities?", "are there other sister cities?"])
def test_others_of_ours_are_those_of_our_town(text):
    table = table_called("madison")
    question = reader(table)(text, "confirm_partnership")
    assert others_of_partner_told(question, TOLD, table) == question


TWO_TOLD = about("kanifing", "freiburg", last=Reading("ask_partnerships"), cities=("madison",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and what's that place known for?"),
        ("es", "¿y la ciudad por qué es conocida?"),
        ("zh", "那个城市以什么出名"),
        ("ja", "そこはなにで有名なの"),
    ],
)
def test_what_either_of_few_partners_told_is_known_for_is_told_of_each(language, text):
    table = table_called("madison")
    question = continued(reader(table, language=language)(text, "ask_known_for"), TWO_TOLD, table)
    assert {*question.cities} == {"kanifing", "freiburg"}
    ours = continued(reader(table)("what is our own town known for?", "ask_known_for"), TWO_TOLD, table)
    assert ours.cities == ("madison",)
