"""Whether there is a book or film about what was told, which no table holds."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.facts.records_asked import work_asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is there a book about it?"),
        ("de", "Gibt es ein Buch darüber?"),
        ("fr", "y a-t-il un livre là-dessus ?"),
        ("es", "¿hay un libro sobre eso?"),
        ("zh", "关于这个有书吗？"),
        ("ja", "それについての本はありますか"),
    ],
)
def test_a_book_about_it_is_no_source(language, text):
    table = table_called("steyr")
    question = reader(table, language=language)(text, "ask_source")
    assert work_asked(question, about("steyr-plauen"), table).intent == "ask_not_recorded"


@pytest.mark.parametrize("text", ["Is that from a book?", "Which book is that from?", "Is there a source?"])
def test_where_it_is_from_is_still_answered_by_the_sources(text):
    question = reader(table_called("steyr"))(text, "ask_source")
    assert work_asked(question, about("steyr-plauen"), table_called("steyr")) == question
