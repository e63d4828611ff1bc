"""Whether one may come, how long one stays, what it is called: asked of the events that were told, in several languages."""

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.event_audience import whose_age_asked
from twincities.reading import Cue, Form, Reading

BRIDGE = about(
    "kanifing", last=Reading("ask_event_place", events=("bridge",)), event="bridge", events=("bridge",)
)
NOTHING_SHOWN = about(
    "freiburg", last=Reading("ask_event_place", events=("summer",)), event="summer", events=("summer",)
)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "would that be all right?", "affirm"),
        ("en", "I'm only fourteen, can I still come?", "ask_event_recurrence"),
        ("en", "am I too old at 45", "small_talk"),
        ("en", "do I qualify?", "out_of_scope"),
        ("en", "can anyone join?", "ask_event_details"),
        ("en", "ok for kids?", "small_talk"),
        ("en", "fine for a six year old?", "nlu_fallback"),
        ("en", "So my son, 14, could go as well?", "ask_event_details"),
        ("en", "would they take my nephew?", "nlu_fallback"),
        ("fr", "mon fils de 14 ans pourrait y aller ?", "nlu_fallback"),
        ("fr", "adapté aux enfants ?", "ask_event_details"),
        ("de", "Könnte mein Sohn auch mitmachen?", "affirm"),
        ("de", "ok für Kinder?", "small_talk"),
        ("es", "¿apto para niños?", "small_talk"),
        ("de", "Kann da jeder mitmachen?", "ask_event_details"),
        ("fr", "tout le monde peut participer ?", "small_talk"),
        ("es", "¿puede cualquiera participar?", "small_talk"),
        ("de", "Kann ich da auch mitmachen?", "small_talk"),
        ("fr", "est-ce que je peux participer ?", "small_talk"),
        ("es", "¿puedo participar?", "small_talk"),
        ("zh", "我可以参加吗", "small_talk"),
        ("ja", "私は教師ですが、参加できますか", "small_talk"),
    ],
)
def test_whether_one_may_come_is_told_by_whom_the_event_is_for(language, text, intent):
    table = table_called("madison")
    question = reader(table, language=language)(text, intent)
    asked = continued(question, BRIDGE, table)
    assert (asked.intent, asked.events) == ("ask_event_content", ("bridge",))
    assert continued(question, about(), table).intent == intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how long would I be out there"),
        ("en", "and how long does that last?"),
        ("de", "Wie lange dauert das?"),
        ("fr", "ça dure combien de temps ?"),
        ("es", "¿cuánto dura eso?"),
        ("zh", "为期多久"),
        ("ja", "期間はどのくらいですか"),
    ],
)
def test_how_long_it_takes_is_told_by_what_the_event_shows_or_by_nothing(language, text):
    table = table_called("madison")
    question = reader(table, language=language)(text, "ask_age")
    told, untold = continued(question, BRIDGE, table), continued(question, NOTHING_SHOWN, table)
    assert (told.intent, told.events) == ("ask_event_content", ("bridge",))
    assert (untold.intent, untold.events) == ("ask_not_recorded", ("summer",))


def test_how_long_a_partnership_lasts_is_of_no_event():
    table = table_called("madison")
    question = reader(table)("how long has the partnership lasted?", "ask_age")
    assert continued(question, BRIDGE, table).intent == "ask_age"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "what's the scheme called", "ask_not_recorded"),
        ("en", "whats it called?", "small_talk"),
        ("en", "and the name of it?", "ask_not_recorded"),
        ("de", "Wie heißt das Programm?", "ask_not_recorded"),
        ("fr", "comment s'appelle le programme ?", "ask_not_recorded"),
        ("es", "¿cómo se llama el programa?", "ask_not_recorded"),
        ("zh", "那个项目叫什么", "ask_not_recorded"),
    ],
)
def test_what_an_event_is_called_is_asked_of_the_one_told(language, text, intent):
    table = table_called("madison")
    question = reader(table, language=language)(text, intent)
    assert question.has(Cue.NAME_ASKED)
    asked = continued(question, BRIDGE, table)
    assert (asked.intent, asked.events) == ("ask_event_details", ("bridge",))


def test_a_name_asked_behind_a_tie_is_that_of_its_events():
    table = table_called("madison")
    read = reader(table)
    behind = about("kanifing", last=Reading("ask_partner", countries=("GM",)))
    scheme = continued(read("what's the scheme called?", "ask_not_recorded"), behind, table)
    assert scheme.events == ("bridge", "letters")
    town = read("what's it called?", "small_talk")
    assert continued(town, behind, table).events == ()


@pytest.mark.parametrize(
    ("text", "intent", "events", "asked"),
    [
        ("is there anything for homeowners", "ask_partnerships", ("solar",), "ask_event_content"),
        (
            "do you have something for high school students?",
            "small_talk",
            ("summer", "rigoletto"),
            "ask_event_content",
        ),
        ("is there anything for sixth formers", "ask_partnerships", (), "list_events"),
    ],
)
def test_something_for_somebody_is_an_event_that_says_so(text, intent, events, asked):
    table = table_called("madison")
    question = reader(table)(text, intent)
    if intent == "small_talk":
        question = question.asking("ask_events")
    found = continued(question, about(), table)
    assert (found.intent, found.events) == (asked, events)
    assert found.nth is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who do I write to"),
        ("de", "wen schreib ich an"),
        ("fr", "à qui j'écris ?"),
        ("es", "¿a quién le escribo?"),
        ("zh", "写信给谁"),
        ("ja", "誰に書けばいいですか"),
    ],
)
def test_to_whom_one_writes_is_not_whom_the_event_is_for(language, text):
    table = table_called("madison")
    question = reader(table, language=language)(text, "ask_not_recorded")
    assert question.has(Cue.CONTACT)
    assert continued(question, BRIDGE, table).intent != "ask_event_content"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我们中学生能去交流吗，两市有没有中学生的交流", "ask_exchanges"),
        ("我们中学生能去吗", "ask_event_content"),
    ],
)
def test_whether_pupils_are_exchanged_is_not_asked_of_an_event(text, intent):
    table = table_called("zhuzhou")
    context = about("zz-daisen", last=Reading("ask_event_place"), events=("e-huahuo", "e-yinghua"))
    read = reader(table, language="zh")(text, "ask_exchanges")
    assert whose_age_asked(read, context, table).intent == intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Then how long do those apprentices stay?"),
        ("en", "How long does a pupil stay?"),
    ],
)
def test_how_long_those_who_are_exchanged_stay_is_no_age_of_the_tie(language, text):
    table = table_called("dunfermline")
    question = reader(table, language=language)(text, "ask_age")
    behind = about("dunfermline-emden", last=Reading("ask_exchanges", cities=("emden",)))
    asked = continued(question, behind, table)
    assert (asked.intent, asked.partnerships) == ("ask_exchanges", ("dunfermline-emden",))


def test_weeks_behind_one_partnership_are_its_own(shipped_table):
    question = reader(shipped_table, {"week": ("week",)})("any festival weeks perhaps?", "list_events")
    asked = continued(question, about("chengdu-kyoto"), shipped_table)
    assert (asked.intent, asked.partnerships) == ("ask_events", ("chengdu-kyoto",))
    unheld = continued(question, about("shenzhen-san-jose"), shipped_table)
    assert (unheld.intent, unheld.partnerships) == ("list_events", ())


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Is it only for students?", "name_subject"),
        ("fr", "est-ce que c'est seulement pour les étudiants ?", "name_subject"),
        ("zh", "只有学生吗？", "ask_partnerships"),
        ("ja", "学生だけですか", "name_subject"),
    ],
)
def test_for_whom_alone_is_said_of_the_event_told_and_of_no_theme(shipped_table, language, text, intent):
    programme = "shanghai-new-york-exchange-program"
    told = about("shanghai", last=Reading("ask_event_details", events=(programme,)), events=(programme,))
    question = reader(shipped_table, language=language)(text, intent)
    asked = whose_age_asked(question, told, shipped_table)
    assert (asked.intent, asked.events, asked.themes, asked.form) == (
        "ask_event_content",
        (programme,),
        (),
        Form.TELL,
    )
    assert whose_age_asked(question, about("shanghai"), shipped_table) is question
