"""What the labels of a table speak of beside its themes."""

from __future__ import annotations

import re

import pytest

from twincities.table.derived_themes import derived_themes
from twincities.table.models import Partnership
from twincities.table.topics import Topic, topics_of, topics_of_rows


def test_a_label_and_what_is_not_said_daily_in_it_are_topics() -> None:
    found = topics_of(["cold noodles", "the old town"])
    assert found["cold-noodles"] == Topic("cold noodles") and found["noodles"] == Topic("noodles")
    assert not {"cold", "old", "town"} & found.keys()


def test_a_clause_has_no_topics_within() -> None:
    """ "Would you add the year?" does not ask for "what each city adds"."""
    assert topics_of(["what each harbour adds to the noodles"]) == {}


def test_a_word_that_asks_is_no_topic_as_an_owner_either() -> None:
    found = topics_of(["dyers dip cloth in each other's workshops", "the children's lanterns"])
    assert {"dyers", "workshops", "lanterns"} <= found.keys() and "other-s" not in found


def test_a_word_of_a_name_is_no_topic() -> None:
    assert "lyon-silk" not in topics_of(["Lyon silk"], {"lyon"})


@pytest.mark.parametrize(("language", "is_topic"), [("en", True), ("de", False)])
def test_what_is_said_daily_in_the_language_of_a_table_is_no_topic(language: str, is_topic: bool) -> None:
    found = topics_of(["Gerichte beider Städte"], (), language)
    assert any(one.phrase == "Städte" for one in found.values()) is is_topic
    assert any(one.phrase == "Gerichte" for one in found.values())


def test_what_is_asked_is_no_topic_in_the_plural() -> None:
    """« Qu'est-ce qu'on y échange ? » asks for no "échanges"."""
    found = topics_of(["échanges scolaires"], (), "fr")
    assert [one.phrase for one in found.values()] == ["échanges scolaires"] or "echanges" not in found


def test_who_takes_part_is_a_topic_though_the_word_stands_in_a_phrase_that_asks() -> None:
    """ "Which partnerships have pupil exchanges?"; "for my pupils" is a phrase that may be left out."""
    assert "pupils" not in topics_of(["school pupils"])
    row = Partnership(
        id="turin", city_a="lyon", city_b="turin", exchanges=("school pupils", "exchanges"), source=("list",)
    )
    topics = topics_of_rows((), (row,), (), ())
    assert topics["pupils"].everyday and "exchanges" not in topics


def test_labels_without_latin_letters_have_ids_of_their_own() -> None:
    """Without one, all of them would be one topic, and no theme of a Chinese table would be known."""
    found = topics_of(["棒球交流", "消防員交流"], (), "zh")
    assert {one.phrase for one in found.values()} == {"棒球交流", "消防員交流"}
    assert all(re.fullmatch(r"[a-z0-9-]+", id) for id in found)


def test_a_long_label_has_an_id_that_ends_in_no_hyphen() -> None:
    found = topics_of(["a" * 59 + " marzipan"], ())
    assert found and not any(id.endswith("-") for id in found)


def test_labels_in_any_script_are_themes_and_topics() -> None:
    """ "Which towns have silk as a theme?" of a table in Japanese, of which no letter is a Latin one."""
    row = Partnership(id="turin", city_a="lyon", city_b="turin", themes=("絹", "歴史"), source=("list",))
    themes = [*derived_themes((row,), (), "ja")]
    assert [one.name for one in themes] == ["絹", "歴史"]
    assert len({one.id for one in themes}) == len(themes)
    assert "養蚕の道具" in {one.phrase for one in topics_of(["養蚕の道具"], (), "ja").values()}


def test_an_elided_article_is_no_topic() -> None:
    """« On parlait d'un prisonnier » speaks of no « forge d'un sabre »."""
    found = topics_of(["la forge d'un sabre"], (), "fr")
    assert "d'un" not in {one.phrase for one in found.values()}
