"""What Japanese and Chinese people say in dialect, to children or to officials is read as what they mean."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Pointer


@pytest.fixture(scope="module")
def japanese(shipped_table):
    return reader(shipped_table, language="ja", with_ties=True)


@pytest.fixture(scope="module")
def chinese(shipped_table):
    return reader(shipped_table, language="zh", with_ties=True)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("一番新しい提携は成都で間違いないな", "ask_newest"),
        ("重慶はデトロイトと姉妹都市やねんて", "confirm_partnership"),
        ("ほかに技術がテーマの組はあらへんの？", "ask_partnerships"),
    ],
)
def test_claims_in_speech(japanese, text, intent):
    assert japanese(text, intent).form is Form.CONFIRM


def test_a_town_with_friends_is_asked_for(japanese):
    """「どの町とともだち」 is no 「どの町とも」."""
    asked = japanese("成都は 日本の どの町と ともだちですか", "ask_partner")
    assert asked.form is Form.TELL and asked.quantifier is None


@pytest.mark.parametrize("text", ["人がようけおるんはどっちの町", "人が多いのはどっちの町ですか"])
def test_where_many_people_live(japanese, text):
    asked = japanese(text, "compare_age")
    assert asked.has(Cue.POPULATION) and asked.size is not None and asked.size.greatest


def test_numbers_in_kanji_turn(japanese):
    asked = japanese("2026年に四十年を迎えた提携先はどちらでしょうか", "ask_anniversary")
    assert asked.number == 40 and asked.has(Cue.WHICH)


def test_a_year_at_school_is_no_number(japanese):
    assert japanese("小学5年の授業です、国ごとに整理して", "ask_partnerships").number is None


def test_grouped_by_country(japanese):
    assert japanese("国ごとに整理してください", "ask_partnerships").has(Cue.GROUPING)


@pytest.mark.parametrize("text", ["成都を担当されている方は", "成都の窓口の方はどなたですか"])
def test_who_is_in_charge_politely(japanese, text):
    assert japanese(text, "ask_records").has(Cue.CONTACT)


@pytest.mark.parametrize("text", ["何年ごとに開かれますか", "何か月おきに開かれますか"])
def test_how_often_groups_nothing(japanese, text):
    assert japanese(text, "ask_event_recurrence").group_by is None


def test_besides_this_pair(chinese):
    asked = chinese("除了这组以外，还有哪一组也跟科技有关", "ask_partnerships")
    assert asked.pointer is Pointer.REST and asked.themes and not asked.unwanted.themes


def test_round_anniversaries_name_no_number(chinese):
    asked = chinese("下一个逢五逢十的周年是哪年", "ask_anniversary")
    assert asked.has(Cue.ROUND) and asked.number is None
