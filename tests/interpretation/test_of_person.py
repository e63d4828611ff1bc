"""What is asked of somebody who looks after partnerships is bounded by whoever was told."""

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.events import selected_events
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.without_events import without_events
from twincities.interpretation.facts.of_person import of_person
from twincities.interpretation.facts.people_asked import person_asked
from twincities.reading import Cue, Dimension, Entities, Form, Having, Measure, Pointer, Reading
from twincities.table import load_table

ADAMS, DANIELS = "Ms Nomsa Adams", "Dr Ayesha Daniels"
WHO = Context(
    last_question=Reading("ask_not_recorded", cities=("napa",), cues=frozenset({Cue.CONTACT})),
    partnerships=("napa",),
    cities=("napa", "stellenbosch"),
)
HERS = Context(last_question=Reading("ask_partnerships", Form.LIST, people=(ADAMS,)))
NONE_HELD = (Having(Measure.EVENTS, 0, 0),)


@pytest.fixture(scope="module")
def table():
    return load_table(ROOT / "tests/conversations/own_tables/stellenbosch")


@pytest.mark.parametrize("told", [WHO, HERS])
@pytest.mark.parametrize(
    ("text", "language", "intent", "form"),
    [
        ("Which of hers are in France?", "en", "ask_partnerships", Form.LIST),
        ("How many of hers began before 2000?", "en", "ask_partnerships", Form.COUNT),
        ("Does she have any in Italy?", "en", "confirm_partnership", Form.CONFIRM),
        ("Does she look after any in Europe?", "en", "ask_not_recorded", Form.CONFIRM),
        ("Are all of hers active?", "en", "confirm_partnership", Form.CONFIRM),
        ("Which of her towns have no event?", "en", "list_events", Form.LIST),
        ("Which events do her towns have?", "en", "list_events", Form.LIST),
        ("Hat er auch welche in Europa?", "de", "ask_partnerships", Form.CONFIRM),
        ("其中他负责的有在欧洲的吗？", "zh", "ask_partnerships", Form.CONFIRM),
        ("その人の担当でヨーロッパの都市はありますか", "ja", "ask_partnerships", Form.CONFIRM),
        ("Lesquelles de cette personne sont en Europe ?", "fr", "ask_partnerships", Form.LIST),
        ("¿Tiene esa persona alguna en Europa?", "es", "ask_partnerships", Form.CONFIRM),
    ],
)
def test_her_partnerships_are_those_of_whoever_was_told(table, told, text, language, intent, form):
    question = reader(table, language=language, with_ties=True)(text, intent)
    asked = of_person(question, told, table)
    assert (asked.people, asked.form) == ((ADAMS,), form)


def test_nobody_is_meant_where_no_contact_was_told(table):
    question = reader(table)("Which of hers are in France?", "ask_country")
    told = Context(last_question=Reading("ask_since", cities=("napa",)), partnerships=("napa",))
    assert of_person(question, told, table) == question


def test_what_else_she_looks_after_leaves_out_what_was_told(table):
    read = reader(table, with_ties=True)
    overview = Context(last_question=Reading("ask_overview"), partnerships=("leuven",))
    for text in ("What else does she look after?", "Does she look after anything else?"):
        question = read(text, "ask_not_recorded")
        asked = person_asked(of_person(question, overview, table), overview, table)
        assert (asked.people, asked.pointer, asked.form) == ((DANIELS,), Pointer.OTHER, Form.TELL)


def test_events_are_those_of_whoever_looks_after_their_partnerships(table):
    read = reader(table, with_ties=True)
    question = read("Which events do Mr Mbeki's towns have?", "list_events")
    assert [event.id for event in selected_events(question, Context(), table)] == ["clay-days"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which of them have no event?", "en"),
        ("Which of the German ones have no event?", "en"),
        ("Which of these don't hold any event?", "en"),
        ("Welche davon haben keine Veranstaltung?", "de"),
        ("Lesquels d'entre eux n'ont aucun événement ?", "fr"),
        ("¿Cuáles de ellos no tienen ningún evento?", "es"),
    ],
)
def test_those_without_events_are_partnerships(table, text, language):
    question = reader(table, language=language)(text, "ask_partnerships")
    asked = without_events(question, Context())
    assert asked.entities == Entities(Dimension.PARTNERSHIP, NONE_HELD)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Are there any with no event at all?", "en"),
        ("any without an event?", "en"),
        ("do we have partners with no events?", "en"),
        ("Y en a-t-il sans aucun événement ?", "fr"),
        ("Gibt es welche ganz ohne Veranstaltung?", "de"),
        ("¿Hay alguno sin ningún evento?", "es"),
        ("行事が一つもないところはありますか", "ja"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_events", "ask_partnerships"])
def test_some_without_events_are_partnerships_however_it_was_read(table, text, language, intent):
    asked = without_events(reader(table, language=language)(text, intent), Context())
    assert asked.intent == "ask_partnerships"
    assert asked.entities == Entities(Dimension.PARTNERSHIP, NONE_HELD)


@pytest.mark.parametrize("text", ["are there no events?", "are there no events in May?"])
def test_none_of_all_events_are_no_partnerships(table, text):
    asked = without_events(reader(table)(text, "list_events"), Context())
    assert asked.entities is None or asked.entities.kind is Dimension.EVENT


def test_of_events_told_none_is_a_partnership_without_any(table):
    question = reader(table)("Which of these don't hold any event?", "ask_partnerships")
    assert without_events(question, Context(events=("moot", "clay-days"))) == question


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Welche Städte betreut die noch?", "ask_partnerships"),
        ("Um welche Städte kümmert sich die sonst noch?", "ask_partnerships"),
        ("Wofür ist die sonst noch zuständig?", "ask_known_for"),
        ("Wofür ist er noch zuständig?", "ask_known_for"),
    ],
)
def test_a_demonstrative_is_whoever_looks_after_them(table, text, intent):
    read = reader(table, language="de")(text, intent)
    asked = continued(read, WHO, table)
    assert (asked.intent, asked.cities) == ("ask_not_recorded", ())
    assert asked.people


def test_what_a_town_looks_after_is_asked_of_nobody(table):
    read = reader(table, language="de")("Wer betreut die Partnerschaft mit Napa?", "ask_not_recorded")
    assert not read.has(Cue.PERSON)


@pytest.mark.parametrize("text", ["ほかの町も見ていらっしゃいますか", "他の都市も担当していますか"])
def test_who_is_left_unsaid_in_japanese_is_whoever_was_told(table, text):
    question = replace(reader(table, language="ja")(text, "ask_event_content"), form=Form.CONFIRM)
    asked = person_asked(question, WHO, table)
    assert (asked.intent, asked.people, asked.pointer) == ("ask_not_recorded", (ADAMS,), Pointer.OTHER)


@pytest.mark.parametrize(
    ("text", "language", "learned"),
    [
        ("Which of those does Ms Adams look after?", "en", "ask_not_recorded"),
        ("Which of those are minded by Ms Adams?", "en", "ask_newest"),
        ("Welche davon betreut Ms Adams?", "de", "ask_not_recorded"),
        ("parmi ces derniers, lesquels sont suivis par Ms Adams ?", "fr", "ask_newest"),
        ("¿Cuáles de ellos lleva Ms Adams?", "es", "ask_not_recorded"),
    ],
)
def test_of_those_told_the_ones_are_asked_for_that_somebody_looks_after(table, text, language, learned):
    question = reader(table, language=language, with_ties=True)(text, learned)
    asked = person_asked(question, Context(partnerships=("napa", "leuven")), table)
    assert (asked.intent, asked.form, asked.people) == ("ask_partnerships", Form.LIST, (ADAMS,))
    assert (asked.pointer, asked.rank) == (Pointer.THOSE, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What's the email of Ms Adams?", "en"),
        ("What is Ms Adams's phone number?", "en"),
        ("Quel est le courriel de Ms Adams ?", "fr"),
        ("Wie ist die Mailadresse von Ms Adams?", "de"),
        ("¿Cuál es el teléfono de Ms Adams?", "es"),
    ],
)
def test_the_way_to_somebody_named_is_what_is_asked_for(table, text, language):
    question = reader(table, language=language, with_ties=True)(text, "name_subject")
    asked = person_asked(question, Context(partnerships=("leuven",)), table)
    assert (asked.intent, asked.people) == ("ask_not_recorded", (ADAMS,))
    assert asked.has(Cue.CONTACT)


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("and who is it for Napa?", "en", "ask_event_content"),
        ("who would it be for Napa?", "en", "ask_partner"),
        ("et pour Napa, c'est qui ?", "fr", "ask_partner"),
        ("Und wer ist es bei Napa?", "de", "ask_country"),
        ("¿Y para Napa quién es?", "es", "ask_partner"),
        ("那Napa呢，是谁？", "zh", "ask_partner"),
        ("Napaは誰ですか", "ja", "ask_city_trivia"),
    ],
)
def test_who_it_is_for_another_town_asks_who_looks_after_that(table, text, language, intent):
    question = reader(table, language=language, with_ties=True)(text.replace("Napa", "Napa"), intent)
    asked = person_asked(question, WHO, table)
    assert (asked.intent, asked.cities) == ("ask_not_recorded", ("napa",))
    assert asked.has(Cue.CONTACT)
    told = Context(last_question=Reading("ask_since", cities=("napa",)), partnerships=("napa",))
    assert person_asked(question, told, table).intent == intent


def test_who_the_partner_of_another_town_is_asks_for_that(table):
    question = reader(table)("and who is Napa twinned with?", "ask_partner")
    assert person_asked(question, WHO, table).intent == "ask_partner"
