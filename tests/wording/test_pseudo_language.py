"""Nothing English is said by the actions themselves: in a language that has signs in place of letters, no letter is left.

Its lists, dates and names of countries are those of Chinese; what the table says stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

import pytest

from tests.actions.compositions import selections, write
from tests.actions.talk import Talk
from tests.conftest import ROOT
from twincities.languages import DEFAULT_LANGUAGE
from twincities.languages.spoken import read_yaml
from twincities.table import PartnershipTable, load_table
from twincities.table.text.folding import fold
from twincities.wording import Wording
from twincities.wording.texts import responses_of

_LETTER = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}")
_ADDRESS = re.compile(r"<[^>]*>")
_QUOTED = re.compile(r"“[^”]*”")
_EVERY = 12
"""Of how many examples of the training data one is asked."""
ABOUT_ROWS = (
    "what about {}",
    "is it true of {}",
    "how many are {}",
    "which countries have {}",
    "are all {} older",
)


def in_signs(text: str) -> str:
    """A text with a sign in place of each letter outside its placeholders."""
    return "".join(
        _LETTER.sub("※", literal) + (f"{{{name}}}" if name is not None else "")
        for literal, name, _, _ in Formatter().parse(text)
    )


@cache
def signs() -> Wording:
    responses = responses_of(DEFAULT_LANGUAGE)
    mangled = {key: [{"text": in_signs(one["text"])} for one in texts] for key, texts in responses.items()}
    return Wording("zh", mangled)


class SignTalk(Talk):
    """A conversation whose answers are in signs, and what is left of them without the texts of the table."""

    def __init__(self, table: PartnershipTable) -> None:
        super().__init__(table)
        texts = {text for row in table.in_language("zh").rows() for text in _texts(row.dict())} | {"–"}
        texts |= {f"{event.kind}s" for event in table.events}
        longest_first = sorted(texts, key=len, reverse=True)
        self._of_table = re.compile(
            rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z])", re.IGNORECASE
        )

    def leftovers(self, intent: str, text: str) -> list[str]:
        """The words in an answer that are neither of the table nor the user's own."""
        self.slots.clear()
        message = self.parse(intent, text)
        own = fold(" ".join([text, *(str(entity["value"]) for entity in message["entities"])]))
        answer = self.send(message)
        titles = [button["title"] for button in self.buttons]
        rest = _QUOTED.sub("", _ADDRESS.sub("", "\n".join([answer, *titles])))
        return [word for word in _WORD.findall(self._of_table.sub("", rest)) if fold(word) not in own]

    def render(self, message: dict[str, Any]) -> str:
        response = message["response"]
        if not response:
            return message["text"] or ""
        assert message.get("language", "zh") == "zh"  # Rasa finds that of the turn where none is said
        return signs().fill(
            in_signs(responses_of(DEFAULT_LANGUAGE)[response][0]["text"]), {"of_town": "", **message}
        )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (text for text in (value.strip(),) if len(text) > 1)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)


@pytest.fixture
def answered_in_signs(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr("actions.answering.wording_for", lambda *_: signs())
    monkeypatch.setattr("actions.answering.language_of", lambda _: "zh")
    return monkeypatch


def _talk(table: PartnershipTable, patch: pytest.MonkeyPatch) -> SignTalk:
    patch.setattr("actions.answering.live_table", lambda _: type("Fixed", (), {"current": lambda _: table})())
    return SignTalk(table)


def _intents() -> list[str]:
    domain = read_yaml(ROOT / "domain.yml")
    return [action.removeprefix("action_") for action in domain["actions"] if action != "action_ask_back"]


def test_all_that_can_be_asked_of_all_kinds_of_rows_is_answered_in_the_words_of_the_language(
    tmp_path, answered_in_signs
):
    talk = _talk(load_table(write(tmp_path / "table")), answered_in_signs)
    left = {
        (intent, text): words
        for which, intent in enumerate(_intents())
        for at, selection in enumerate(selections())
        if (at + which) % 3 == 0
        for text in [ABOUT_ROWS[at % len(ABOUT_ROWS)].format(selection.words)]
        if (words := talk.leftovers(intent, text))
    }
    assert left == {}


def _examples() -> list[tuple[str, str]]:
    """Examples of the training data with their intents."""
    found, intents = [], _intents()
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in read_yaml(file)["nlu"]:
            lines = str(block.get("examples", "")).splitlines() if block.get("intent") in intents else []
            found += [
                (block["intent"], re.sub(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", line[2:]))
                for line in lines
            ]
    return found


def test_questions_of_all_kinds_are_answered_in_the_words_of_the_language(shipped_table, answered_in_signs):
    talk = _talk(shipped_table, answered_in_signs)
    asked = _examples()[::_EVERY]
    assert len(asked) > 200
    left = {(intent, text): words for intent, text in asked if (words := talk.leftovers(intent, text))}
    assert left == {}
