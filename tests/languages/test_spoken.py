"""Files of languages are read as their words stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from twincities.languages.lists import word_list
from twincities.languages.spoken import read_yaml, spoken


def test_small_words_are_no_booleans(tmp_path: Path) -> None:
    """French "on", English "no", Spanish "y" and what else YAML 1.1 takes for true or false."""
    file = tmp_path / "lists.yml"
    file.write_text("on: [on, no, yes, off, y, truest]\nis: true\nnumber: 3\n", encoding="utf-8")
    assert read_yaml(file) == {"on": ["on", "no", "yes", "off", "y", "truest"], "is": True, "number": 3}


@pytest.mark.parametrize(("language", "name"), [("fr", "writer"), ("fr", "pronouns"), ("en", "passed_over")])
def test_a_word_that_yaml_could_misread_is_in_its_list(language: str, name: str) -> None:
    assert language in spoken() and "on" in word_list(language, name)
