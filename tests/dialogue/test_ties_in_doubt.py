"""Whether two cities really are partners is told by records where these contradict it; so is who gives a date, and whether all agree on it."""

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.facts.records_asked import proof_asked, records_asked
from twincities.reading import Cue, Form

TOLD = Context(cities=("shanghai", "new-york"), partnerships=("shanghai-new-york",))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Are Shanghai and New York really sister cities?", "ask_records"),
        ("en", "Is it a fact that Shanghai and New York are sister cities?", "ask_records"),
        ("en", "Are you sure that Shanghai and New York are sister cities?", "ask_records"),
        ("en", "Are Shanghai and New York sister cities? My friend says they aren't.", "ask_records"),
        ("en", "Are they really twinned?", "ask_records"),
        ("en", "Are Shanghai and New York sister cities?", "confirm_partnership"),
        ("en", "Are Shanghai and Bordeaux really sister cities?", "confirm_partnership"),
        ("en", "Shanghai isn't really twinned with New York, is it?", "ask_records"),
        ("es", "¿Son realmente Shanghái y Nueva York ciudades hermanas?", "ask_records"),
        ("es", "¿Son Shanghái y Nueva York ciudades hermanas?", "confirm_partnership"),
        ("fr", "Shanghai et New York sont-elles vraiment jumelées ?", "ask_records"),
        ("fr", "Shanghai et New York sont-elles jumelées ?", "confirm_partnership"),
        ("de", "Sind Shanghai und New York tatsächlich Partnerstädte?", "ask_records"),
        ("de", "Sind Shanghai und New York Partnerstädte?", "confirm_partnership"),
        ("zh", "上海和纽约真是友好城市吗？", "ask_records"),
        ("zh", "上海和纽约是友好城市吗？", "confirm_partnership"),
        ("ja", "上海とニューヨークが姉妹都市だというのは事実でしょうか？", "ask_records"),
        ("ja", "上海とニューヨークは姉妹都市でしょうか？", "confirm_partnership"),
    ],
)
def test_records_tell_of_a_tie_that_is_doubted(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert records_asked(question, TOLD, shipped_table).intent == intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who says 1985?"),
        ("en", "Where does 1985 come from?"),
        ("es", "¿Quién dice 1985?"),
        ("fr", "Qui dit 1985 ?"),
        ("de", "Wer sagt 1985?"),
        ("zh", "谁说是1985年？"),
        ("ja", "1985年だと言っているのは誰？"),
    ],
)
def test_who_gives_a_date_is_told_by_records_that_dispute_it(shipped_table, chinese_cities, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    asked = records_asked(question, TOLD, shipped_table)
    assert (asked.intent, asked.years, asked.entities) == ("ask_records", (), None)
    assert records_asked(question, Context(), shipped_table) == question
    undisputed = Context(partnerships=("guangzhou-lyon",))
    assert records_asked(question, undisputed, chinese_cities).intent == "ask_source"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Does everyone agree on that date?"),
        ("es", "¿Están todos de acuerdo con esa fecha?"),
        ("fr", "Tout le monde est d'accord sur cette date ?"),
        ("de", "Sind sich alle über das Datum einig?"),
        ("zh", "大家都同意这个日期吗？"),
        ("ja", "みんなその日付に同意していますか？"),
    ],
)
def test_all_who_agree_are_not_all_partnerships(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_since")
    assert question.form is Form.CONFIRM
    asked = proof_asked(question, TOLD, shipped_table)
    assert (asked.intent, asked.has(Cue.ABOUT_ALL), asked.quantifier) == ("ask_reliability", False, None)
