"""What only says of what is asked becomes a part of the question behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.scopes import with_scopes
from twincities.reading import Cue, Form, Measure, Pointer, Quantifier, Rank, Reading


def _read(table, *texts_and_intents):
    read = reader(table, table.event_kinds)
    return [read(text, intent) for text, intent in texts_and_intents]


def test_conditions_of_the_scope_bound_what_is_asked(shipped_table):
    scope, question = _read(
        shipped_table,
        ("Of the American partners", "ask_partnerships"),
        ("which began before 1985?", "ask_since"),
    )
    (one,) = with_scopes([scope, question])
    assert (one.intent, one.form, one.countries) == ("ask_since", Form.LIST, ("US",))
    assert one.years == question.years


def test_events_of_the_scope_are_asked_for(shipped_table):
    (one,) = with_scopes(
        _read(
            shipped_table,
            ("Of all ten events", "list_events"),
            ("which say whom they are for?", "ask_event_details"),
        )
    )
    assert one.intent == "list_events" and one.event_bounds is not None and one.event_bounds.addressed


def test_questions_of_their_own_stay_two(shipped_table):
    for texts in (
        (("Which are the American partners?", "ask_partnerships"), ("which began in 1985?", "ask_since")),
        (("Of the American partners", "ask_partnerships"), ("since when is Kyoto twinned?", "ask_since")),
    ):
        both = _read(shipped_table, *texts)
        assert with_scopes(both) == both
    assert with_scopes([Reading("ask_since")]) == [Reading("ask_since")]


def test_what_is_only_left_out_bounds_the_list_before_it(shipped_table):
    (one,) = with_scopes(
        _read(
            shipped_table,
            ("Which are the partners?", "ask_partnerships"),
            ("leave out Japan", "name_subject"),
        )
    )
    assert (one.intent, one.countries, one.unwanted.countries) == ("ask_partnerships", ("JP",), ("JP",))


def test_what_has_become_of_them_bounds_those_asked_for(shipped_table):
    read = reader(shipped_table, language="de")
    number = read("Wie viele sind vor 1980 entstanden", "ask_partnerships")
    for text in ("und bestehen noch?", "und laufen weiter?"):
        (one,) = with_scopes([number, read(text, "ask_more")])
        assert (one.form, one.years, one.has(Cue.STILL)) == (Form.COUNT, number.years, True)
    any_of = read("Gab es seit 1990 Partnerschaften,", "ask_since")
    (one,) = with_scopes([any_of, read("die beendet wurden?", "ask_more")])
    assert one.form is Form.CONFIRM and one.has(Cue.ENDED)
    both = [number, read("welche sind beendet?", "ask_partnerships")]
    assert with_scopes(both) == both


def test_which_it_is_adds_nothing_to_a_claim(shipped_table):
    claim = Reading("confirm_partnership", Form.CONFIRM, cities=("kyoto",), countries=("CN",))
    which = Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.WHICH, Cue.ELLIPTIC}))
    assert with_scopes([claim, which]) == [claim]
    assert with_scopes([claim, which.asking(which.intent, Form.TELL)]) == [claim]  # "do you know which?"
    assert with_scopes([Reading("ask_country"), which]) == [Reading("ask_country"), which]


def test_which_they_are_behind_what_they_are_narrowed_down_to_asks_nothing_else(shipped_table):
    """「…、どちらになりますか」 may be read as a comparison."""
    read = reader(shipped_table, language="ja")
    bounds = read("アメリカに限りますと", "ask_partnerships")
    assert with_scopes([bounds, read("どちらになりますでしょうか", "compare_age")]) == [bounds]
    older = read("どちらが古いでしょうか", "compare_age")
    assert with_scopes([bounds, older])[-1] == older


@pytest.mark.parametrize(
    ("language", "named", "bound"),
    [
        ("ja", "京都の姉妹都市で、", "フランスにあるのはどこ？"),
        ("en", "Kyoto's partners,", "which of them are in France?"),
        ("de", "Die Partnerstädte von Kyoto:", "Welche davon liegen in Frankreich?"),
    ],
)
def test_partners_that_are_only_named_are_those_that_are_bounded(shipped_table, language, named, bound):
    read = reader(shipped_table, language=language)
    scope, question = read(named, "ask_partner"), read(bound, "ask_partnerships")
    (one,) = with_scopes([scope, question])
    assert one.cities == scope.cities != () and one.countries == ("FR",)
    assert len(with_scopes([scope, replace(question, countries=())])) == 2


def test_places_that_are_named_before_are_those_compared(chinese_cities):
    named = reader(chinese_cities, language="ja")("カナダとアメリカ", "name_subject")
    read = reader(chinese_cities, language="ja")("どっちの町と先に結んだ？", "compare_age")
    assert not read.places and read.comparison is not None
    (one,) = with_scopes([named, replace(read, form=Form.COMPARE)])
    assert (one.intent, one.countries, one.entities) == ("compare_age", ("CA", "US"), None)
    alone = [replace(named, countries=("CA",)), replace(read, form=Form.COMPARE)]
    assert len(with_scopes(alone)) == 2


@pytest.mark.parametrize(
    ("language", "asked", "learned", "each"),
    [
        ("en", "since when?", "ask_since", "each?"),
        ("en", "with whom?", "ask_partner", "each?"),
        ("es", "¿desde cuándo?", "ask_since", "cada una?"),
        ("zh", "什么时候开始的？", "ask_since", "分别？"),
        ("de", "Seit wann?", "ask_since", "jeweils?"),
    ],
)
def test_each_behind_a_question_lists_nothing_of_its_own(shipped_table, language, asked, learned, each):
    read = reader(shipped_table, language=language)
    question = read(asked, learned)
    (one,) = with_scopes([question, read(each, "ask_partnerships")])
    assert (one.intent, one.form, one.quantifier) == (learned, question.form, Quantifier.EACH)
    assert one.has(Cue.SEVERALLY)


def test_what_only_says_that_records_are_to_answer_is_part_of_the_question_beside_it():
    since = Reading("ask_since")
    by_records = Reading("ask_records", cues=frozenset({Cue.RECORDS, Cue.VERBLESS}))
    for asked in ([since, by_records], [by_records, since]):
        assert with_scopes(asked) == [replace(since, cues=frozenset({Cue.RECORDS}))]
    also = replace(by_records, cues=by_records.cues | {Cue.CONJOINED})  # "…? And according to records?"
    assert with_scopes([since, also]) == [since, also]


def test_the_other_end_of_an_order_is_asked_for_of_the_same_ones():
    oldest = Reading("ask_oldest", rank=Rank(Measure.AGE, True), pointer=Pointer.THOSE)
    newest = Reading("ask_newest", rank=Rank(Measure.AGE, False))
    assert with_scopes([oldest, newest]) == [oldest, replace(newest, pointer=Pointer.THOSE)]
    of_france = replace(newest, countries=("FR",))
    assert with_scopes([oldest, of_france]) == [oldest, of_france]
    assert with_scopes([oldest, oldest])[1].pointer is Pointer.THOSE
    assert with_scopes([replace(oldest, pointer=None), newest])[1].pointer is None
