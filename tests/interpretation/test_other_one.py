"""Events with the other one of those that were told, and which of two is the larger one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, listed, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.other_one import anything_there
from twincities.interpretation.order.compared import one_of_compared
from twincities.interpretation.told.picked_by_place import others_there
from twincities.reading import Form, Pointer, Reading, Size
from twincities.table import DateSpan, PartialDate

AUSTRIAN = ("chur-mayrhofen", "chur-feldkirch")
FIRST_TOLD = about(AUSTRIAN[0], last=Reading("ask_since"), options=AUSTRIAN)
LARGER = Reading("ask_city_trivia", Form.TELL, size=Size(greatest=True, superlative=False))


@pytest.mark.parametrize(
    ("last", "text", "meant"),
    [
        (LARGER, "is there a festival in the other one?", AUSTRIAN[0]),
        (LARGER, "what do we do with that one?", AUSTRIAN[1]),
        (
            Reading("ask_city_trivia", size=Size(greatest=False, superlative=False)),
            "and the other one?",
            AUSTRIAN[1],
        ),
    ],
)
def test_the_other_one_of_two_held_against_each_other_by_size(last: Reading, text: str, meant: str) -> None:
    table = table_called("chur")
    question = reader(table)(text, "ask_events")
    context = listed(*AUSTRIAN, last=last)
    assert one_of_compared(question, context, table).partnerships == (meant,)


def test_none_of_three_is_the_other_one() -> None:
    table = table_called("chur")
    question = reader(table)("and the other one?", "ask_events")
    assert question.pointer is Pointer.OTHER
    assert not one_of_compared(question, listed(*AUSTRIAN, "chur-meran", last=LARGER), table).partnerships


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "gibts auch was in Kurobe selber"),
        ("de", "gibt es etwas in Kurobe selbst?"),
        ("en", "is there anything in Kurobe itself?"),
        ("es", "¿hay algo en Kurobe mismo?"),
    ],
)
def test_anything_there_is_held_there(language: str, text: str) -> None:
    table = table_called("chur")
    question = replace(
        reader(table, language=language)(text, "confirm_partnership"), runners_up=("ask_events",)
    )
    asked = anything_there(question, about("chur-kurobe"), table)
    assert (asked.intent, asked.cities, asked.unread) == ("list_events", ("kurobe",), ())


@pytest.mark.parametrize(
    "text", ["is there a partner in Kurobe?", "is there anything?", "is Kurobe in Japan?"]
)
def test_no_event_is_asked_for(text: str) -> None:
    table = table_called("chur")
    question = replace(reader(table)(text, "confirm_partnership"), runners_up=("ask_events",))
    assert anything_there(question, about("chur-kurobe"), table) == question


@pytest.mark.parametrize(
    "text", ["Haben wir noch eine weitere Städtefreundschaft?", "Gibt es eine andere Städtefreundschaft?"]
)
def test_another_one_of_a_kind_is_none_that_was_told(text: str) -> None:
    table = table_called("chur")
    question = reader(table, language="de", with_ties=True)(text, "confirm_partnership")
    asked = others_there(question, about("chur-feldkirch"), table)
    assert (asked.intent, asked.pointer, asked.unread) == ("ask_partnerships", Pointer.OTHER, ())
    assert others_there(question, about("chur-olathe"), table) == question


def test_an_event_is_asked_for_back_at_a_city_named_before(shipped_table):
    of_1983 = Reading(
        "ask_partnerships",
        Form.LIST,
        excluded_cities=("chongqing", "detroit"),
        years=(DateSpan(PartialDate(1983), PartialDate(1983)),),
    )
    question = reader(shipped_table)("ok back to Detroit. any event there", "name_subject")
    asked = continued(question, about("kyoto", last=of_1983), shipped_table)
    assert (asked.intent, asked.cities, asked.years) == ("ask_events", ("detroit",), ())
