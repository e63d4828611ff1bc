"""What marks a sentence as a question at its end."""

from __future__ import annotations

import pytest

from twincities.nlu.questions.question_marks import asks_at_its_end, is_marked


@pytest.mark.parametrize(
    ("text", "language", "asks"),
    [
        ("成都の姉妹都市はどこですか。", "ja", True),
        ("いつ始まったのか", "ja", True),
        ("京都もあるのかしら…", "ja", True),
        ("相手はどこなの。", "ja", True),
        ("ずっと京都に住んでいるの。", "ja", False),
        ("ああ、そうですか。", "ja", False),
        ("京都に住んでいます。", "ja", False),
        ("成都有友好城市吗。", "zh", True),
        ("成都有姊妹市嗎", "zh", True),
        ("是哪一年呢。", "zh", True),
        ("我还在上班呢。", "zh", False),
        ("没想到这么早。", "zh", False),
        ("Are there any.", "en", False),
        ("Since when?", "en", True),
    ],
)
def test_some_sentences_ask_by_their_last_word(text, language, asks):
    assert asks_at_its_end(text, language) is asks
    assert is_marked(text, len(text.rstrip("?。…")), language) is asks


def test_only_what_ends_a_sentence_marks_it():
    text = "成都ですか、それとも京都。"
    assert not is_marked(text, text.index("、"), "ja")
    text = "京都に住んでいます。成都はいつからですか。"
    assert not is_marked(text, text.index("。"), "ja")
    assert is_marked(text, len(text) - 1, "ja")
