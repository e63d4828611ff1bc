"""Languages that somebody learns, people whom a sentence before names, and what is asked of all that bear a name or began together."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from tests.questions import reader, spotter_of
from twincities.nlu.text.mentions import THEME
from twincities.reading import Cue, Form, Quantifier, read_question
from twincities.reading.names.people import people_named
from twincities.table import load_table


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("would Detroit be good for her French?", "en", ()),
        ("my son is learning German, who is Detroit twinned with?", "en", ()),
        ("has Detroit a French partner?", "en", ("FR",)),
        ("wäre Detroit gut für ihr Französisch?", "de", ()),
        ("Detroit serait bien pour son allemand ?", "fr", ()),
        ("¿Detroit sería buena para su francés?", "es", ()),
    ],
)
def test_a_language_that_is_learned_is_no_country(shipped_table, text, language, countries):
    assert reader(shipped_table, language=language)(text, "ask_age").countries == countries


def test_people_are_named_in_a_sentence_that_asks_nothing():
    people = ("Ms Petra Gold", "Mr Silver")
    assert people_named(people, "I was told to speak with Ms Gold.", "en") == ("Ms Petra Gold",)
    assert people_named(people, "I was told to ask.", "en") == ()


@pytest.mark.parametrize(
    ("learned", "text", "intent"),
    [
        ("ask_oldest", "not a single one has ended, right?", "ask_partnerships"),
        ("ask_newest", "which is the newest that ended?", "ask_newest"),
        ("ask_reliability", "what have we actually done?", "ask_exchanges"),
        ("ask_event_content", "what have they done in their week?", "ask_event_content"),
        ("compare_age", "did they begin in the same year?", "compare_age"),
        ("confirm_partnership", "there are two Detroits, aren't there?", "ask_partner"),
        ("confirm_partnership", "are both Detroits partners of ours?", "ask_partner"),
        ("confirm_partnership", "is Detroit twinned with Chongqing?", "confirm_partnership"),
    ],
)
def test_what_is_asked_of_all_claims_nothing_of_a_pair(shipped_table, learned, text, intent):
    read = reader(shipped_table)(text, learned)
    assert read.intent == intent and (intent != "ask_partner" or read.asserted is None)


def test_one_of_those_whom_a_theme_speaks_of_names_it(tmp_path):
    themes = "id,name,words\nschools,education,pupils;works\n"
    spotter = spotter_of(load_table(write_table(tmp_path, themes=themes)))
    found = [one.value for one in spotter.spot("is there a pupil exchange?") if one.kind == THEME]
    assert found == ["schools"]
    assert not [one for one in spotter.spot("does that work?") if one.kind == THEME]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Mit Danzig sind wir auch verpartnert, hat mir wer gesagt.", "Danzig"),
        ("en", "we are twinned with Danzigville too, I was told", "Danzigville"),
    ],
)
def test_who_told_of_it_at_the_end_hides_nothing_said_before(table, language, text, name):
    at = text.index(name)
    unread = [{"text": name, "start": at, "end": at + len(name)}]
    question = {"intent": "confirm_partnership", "text": text, "entities": [], "unread": unread}
    assert read_question(question, {}, language).unread == (name,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "All our partners are in Europe, it says on page 3."),
        ("fr", "Toutes nos villes jumelées sont en Europe, c'est écrit page 3."),
        ("de", "Alle unsere Partnerstädte liegen in Europa, steht so im Heft."),
        ("es", "Todas nuestras ciudades hermanas están en Europa, lo dice en la página 3."),
        ("ja", "姉妹都市は全部ヨーロッパだと冊子に書いてありました。本当ですか"),
        ("zh", "小册子上就是这么写的，我们的友好城市都在欧洲，对吗"),
    ],
)
def test_where_something_was_read_is_no_part_of_what_is_claimed(shipped_table, text, language):
    claimed = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (claimed.form, claimed.quantifier, claimed.unread) == (Form.CONFIRM, Quantifier.ALL, ())


def test_those_that_began_then_are_singled_out_in_chinese(shipped_table):
    read = reader(shipped_table, language="zh")
    assert read("1984年以后才开始的呢？", "ask_since").has(Cue.SINGLED_OUT)
    assert not read("不是1983年开始的吗", "ask_since").has(Cue.SINGLED_OUT)


def test_whoever_is_twinned_just_with_some_has_no_others(shipped_table):
    claimed = reader(shipped_table, language="zh")("我们就跟欧洲城市结好吗", "ask_partnerships")
    assert (claimed.form, claimed.quantifier) == (Form.CONFIRM, Quantifier.ALL)
