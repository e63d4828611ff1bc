"""What answers to the event told, the other way round."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from twincities.interpretation.events.counterpart import counterpart_of_event
from twincities.reading import Cue, Reading

ARTICLE = table_called("article")
BEHIND_WEEK = about(events=("bordeaux-week",), event="bordeaux-week")
COUNTERPART = Reading("ask_reliability", cues=frozenset({Cue.COUNTERPART}))


@pytest.mark.parametrize("cities", [(), ("bordeaux",)])
def test_the_other_of_its_kind_is_told(cities):
    question = counterpart_of_event(replace(COUNTERPART, cities=cities), BEHIND_WEEK, ARTICLE)
    assert (question.intent, question.events, question.cities) == (
        "ask_event_details",
        ("hangzhou-week",),
        (),
    )


def test_of_another_city_or_behind_no_event_there_is_none():
    of_kyoto = replace(COUNTERPART, cities=("kyoto",))
    assert counterpart_of_event(of_kyoto, BEHIND_WEEK, ARTICLE) == of_kyoto
    assert counterpart_of_event(COUNTERPART, about(), ARTICLE) == COUNTERPART
