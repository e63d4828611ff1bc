"""When an answer has a picture and what it shows; how far apart cities are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.talk import Talk
from tests.conftest import ROOT, write_table
from twincities.table import PartnershipTable, load_table


class PictureTalk(Talk):
    """One that keeps what pictures its last answer had."""

    def render(self, message: dict[str, Any]) -> str:
        if (custom := message.get("custom")) and "picture" in custom:
            self.pictures.append(custom["picture"])
        return super().render(message)

    def ask(self, intent: str, text: str = "", **extra: Any) -> str:
        self.pictures: list[dict[str, Any]] = []
        return super().ask(intent, text, **extra)


@pytest.fixture
def talk(chinese_cities: PartnershipTable, monkeypatch: pytest.MonkeyPatch) -> PictureTalk:
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(ROOT / "data" / "tables" / "chinese-cities"))
    return PictureTalk(chinese_cities)


def test_what_was_told_is_shown_when_a_picture_is_asked_for(talk: PictureTalk) -> None:
    talk.ask("ask_partnerships", "Which partners are in France?")
    told = talk.slots["partnerships"]
    assert {button["payload"] for button in talk.buttons} >= {
        '/show_picture{"picture":"map"}',
        '/show_picture{"picture":"timeline"}',
    }
    for text, kind in (("Show them on a map", "map"), ("Now on a timeline please", "timeline")):
        talk.ask("show_picture", text)
        (picture,) = talk.pictures
        assert picture["kind"] == kind and set(picture["rows"]) == set(told)
    assert talk.slots["partnerships"] == told, "it is what is talked about still"
    talk.ask("show_picture", "", entities=[{"entity": "picture", "value": "timeline"}])
    assert talk.pictures[0]["kind"] == "timeline"


@pytest.mark.parametrize("intent", ["ask_partnerships", "ask_overview", "ask_city_trivia", "nlu_fallback"])
def test_a_picture_alone_is_shown_whatever_was_learned_of_the_question(
    talk: PictureTalk, intent: str
) -> None:
    talk.ask("ask_partnerships", "Which partners are in Germany?")
    talk.ask(intent, "Show them on a map")
    assert talk.responses[0] == "utter_map"
    assert [picture["kind"] for picture in talk.pictures] == ["map"]


def test_an_answer_that_is_asked_for_with_a_picture_has_both(talk: PictureTalk) -> None:
    assert "Bordeaux" in talk.ask("ask_partnerships", "Which partners are in France, on a map?")
    assert [picture["kind"] for picture in talk.pictures] == ["map"]
    assert "New Zealand" in talk.ask("ask_partnerships", "partners in New Zealand by year as a bar chart")
    (picture,) = talk.pictures
    assert picture["kind"] == "bars" and sum(number for _, number in picture["bars"]) == 3


def test_nothing_told_is_the_whole_table_without_its_ids(talk: PictureTalk) -> None:
    talk.ask("show_picture", "draw a map")
    (picture,) = talk.pictures
    assert picture["rows"] is None
    assert "utter_left_off_map" in talk.responses, "some lie nobody says where"


def test_groups_are_bars_without_the_country_that_all_have_a_part_in(talk: PictureTalk) -> None:
    talk.ask("ask_partnerships", "how many partners by country?")
    assert '/show_picture{"picture":"bars"}' in {button["payload"] for button in talk.buttons}
    talk.ask("show_picture", "", entities=[{"entity": "picture", "value": "bars"}])
    (picture,) = talk.pictures
    labels = [label for label, _ in picture["bars"]]
    assert labels[:2] == ["Japan", "United States"] and "China" not in labels
    assert "utter_first_drawn" in talk.responses


def test_a_short_list_has_no_button_for_a_picture(talk: PictureTalk) -> None:
    talk.ask("ask_partnerships", "Which partners are in Poland?")
    assert not any("picture" in button["payload"] for button in talk.buttons)


# --- without places and dates -----------------------------------------------------------------------------------

NOWHERE = "id,name,country\nlyon,Lyon,FR\nx,Nowhere at All,GB\ny,Elsewhere Indeed,GB\n"
PAIRS = "id,city_a,city_b,since,source\na,x,y,,list\nb,lyon,x,,list\n"


@pytest.fixture
def lost(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> PictureTalk:
    folder = write_table(tmp_path, cities=NOWHERE, partnerships=PAIRS)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return PictureTalk(load_table(folder))


def test_what_cannot_be_drawn_is_said_and_why(lost: PictureTalk) -> None:
    answer = lost.ask("show_picture", "show all on a map")
    assert "Nowhere at All and Elsewhere Indeed" in answer and "Lyon" not in answer
    assert lost.responses == ["utter_no_map"]
    lost.ask("show_picture", "as a timeline please")
    assert lost.responses == ["utter_no_timeline"]
    assert not lost.pictures


def test_a_distance_that_nobody_knows_is_not_guessed(lost: PictureTalk) -> None:
    assert "Nowhere at All" in lost.ask("ask_distance", "How far is Lyon from Nowhere at All?")
    assert lost.responses == ["utter_no_distance"]


# --- distances ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How far is Chengdu from Montpellier?", ["Chengdu", "Montpellier", "8,450"]),
        ("How far apart are Kyoto and Osaka?", ["km"]),  # no partners of each other
        ("How far is Montpellier?", ["Chengdu", "Montpellier", "8,450"]),
    ],
)
def test_the_distance_of_cities_is_told(talk: PictureTalk, text: str, said: list[str]) -> None:
    answer = talk.ask("ask_distance", text)
    assert all(each in answer for each in said), answer


def test_the_distance_of_what_was_told_is_asked_without_names(talk: PictureTalk) -> None:
    talk.ask("ask_since", "Since when have Chengdu and Montpellier been twinned?")
    assert "8,450" in talk.ask("ask_distance", "How far apart are they?")
    talk.ask("ask_partnerships", "Which partners are in New Zealand?")
    assert talk.ask("ask_distance", "How far away are they?").count(" km") == 3
