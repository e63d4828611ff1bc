"""A table may say whose it is."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from tests.conftest import write_table
from twincities.table import TableError, load_table

ABOUT = "key,value,value:fr\nName,Lyon,\ngreeting,Welcome to Lyon!,Bienvenue à Lyon !\ncontact,the office,\nhub,nice,\n"


def test_its_own_greeting_contact_and_hub(tmp_path, monkeypatch):
    folder = write_table(tmp_path)
    (folder / "about.csv").write_text(ABOUT, encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    table = load_table(folder)
    assert (table.hub, table.in_language("fr").said("Welcome to Lyon!")) == ("nice", "Bienvenue à Lyon !")
    talk = Talk(table)
    assert talk.ask("greet", "hello") == "Welcome to Lyon!"
    assert "You may ask the office." in talk.ask("ask_not_recorded", "who pays for Lyon and Turin?")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hub,nize", 'line 2, column value: "nize" is no id in cities.csv; did you mean "nice"'),
        ("mayor,Ann", '"mayor": write one of name'),
        (
            "language,Klingon",
            'line 2, column value: "Klingon" is no language that is spoken; write one of de, en',
        ),
    ],
)
def test_what_it_cannot_say_is_told(tmp_path, line, said):
    folder = write_table(tmp_path)
    (folder / "about.csv").write_text(f"key,value\n{line}\n")
    with pytest.raises(TableError, match=said):
        load_table(folder)


@pytest.mark.parametrize(("line", "language"), [("language,fr", "fr"), ("name,Lyon", "en")])
def test_in_which_language_the_words_of_a_table_are_read(tmp_path, line, language):
    folder = write_table(tmp_path)
    (folder / "about.csv").write_text(f"key,value\n{line}\n")
    assert load_table(folder).about.language_of_words == language
