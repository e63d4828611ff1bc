"""Plays the dialogues of this folder against the running assistant, and says which turns were right.

By hand: `python -m tests.conversations.player [--table NAME] [--only KIND] [--url http://127.0.0.1:5005]`; without an
address it starts the assistant itself.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.request
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from twincities.day_of_answers import ANSWERS_AS_OF
from twincities.languages.spoken import read_yaml, spoken
from twincities.launch.ports import free_port
from twincities.launch.project import ROOT

FOLDER = Path(__file__).parent
CHINESE_CITIES = "chinese-cities"
_ARTICLE = "article"
_TABLES = {
    _ARTICLE: ROOT / "data" / "partnerships",
    CHINESE_CITIES: ROOT / "data" / "tables" / CHINESE_CITIES,
}
_DIALOGUES = {_ARTICLE: ".", CHINESE_CITIES: "chinese_cities"}
"""Where the dialogues on each of the tables are: in English, and in the folder of each other language."""
_MOST_SECONDS = 60
PLAYED_ON = date(2026, 11, 30)
"""The day of all dialogues: what is told of ages and anniversaries stays as it was when they were written."""
_ASKED_BACK = ("utter_ask_which", "utter_ask_which_event", "utter_did_you_mean", "utter_ask_back")
_DECLINED = (
    "utter_out_of_scope",
    "utter_city_trivia",
    "utter_city_trivia_of",
    "utter_not_recorded",
    "utter_not_recorded_of",
    "utter_city_not_in_table",
    "utter_cities_not_in_table",
    "utter_namesake",
    "utter_unknown_name",
    "utter_unknown_event",
    "utter_help",
    "utter_help_again",
    "utter_small_talk",
    "utter_too_long",
    "utter_empty_message",
)

Message = Mapping[str, Any]
Ask = Callable[[str], Sequence[Message]]
"""Sends a text in the conversation at hand; gives the messages of the answer."""


@dataclass(frozen=True)
class Turn:
    """What the user says, and what has to be true of the answer; an entry is a set of which one is enough."""

    user: str
    must_contain: tuple[tuple[str, ...], ...] = ()
    must_not_contain: tuple[tuple[str, ...], ...] = ()
    kind_of_answer: str | None = None
    known_fault: str | None = None
    """Why a wrong answer is put up with for now."""


@dataclass(frozen=True)
class Dialogue:
    """A whole conversation with a fresh visitor."""

    title: str
    kind: str
    file: str
    turns: tuple[Turn, ...]

    def __str__(self) -> str:
        return f"{Path(self.file).stem}: {self.title}"


@dataclass(frozen=True)
class Outcome:
    """One turn played: what was answered, and what is wrong with it."""

    turn: Turn
    answer: str
    faults: tuple[str, ...]

    def __str__(self) -> str:
        answer = self.answer.replace("\n", "\n            ")
        return f"  user:     {self.turn.user}\n  answer:   {answer}\n" + "\n".join(
            f"  wrong:    {fault}" for fault in self.faults
        )


def load_dialogues(table: str = _ARTICLE, folder: Path | None = None) -> list[Dialogue]:
    """All dialogues on one of the tables that come with the project, or those of another folder.

    Raises:
        ValueError: for a dialogue that is not of the form, or a title that stands twice.
    """
    dialogues = [
        _dialogue(entry, file.name)
        for place in ([folder] if folder else _folders(_DIALOGUES[table]))
        for file in sorted(place.glob("*.yml"))
        for entry in read_yaml(file)
    ]
    twice = [title for title, count in Counter(dialogue.title for dialogue in dialogues).items() if count > 1]
    if twice:
        raise ValueError(f"titles that stand twice: {', '.join(twice)}")
    return dialogues


def _folders(of_table: str) -> list[Path]:
    return [FOLDER / of_table, *(FOLDER / language / of_table for language in spoken())]


def play(dialogue: Dialogue, ask: Ask) -> list[Outcome]:
    """Play every turn, also those after a wrong one."""
    return [_judge(turn, ask(turn.user)) for turn in dialogue.turns]


def conversation(url: str) -> Ask:
    """A fresh conversation with the assistant served at the address."""
    sender = uuid.uuid4().hex

    def ask(text: str) -> Sequence[Message]:
        body = json.dumps({"sender": sender, "message": text}).encode()
        request = urllib.request.Request(
            f"{url}/webhooks/rest/webhook", body, {"Content-Type": "application/json"}
        )
        with _opener().open(request, timeout=_MOST_SECONDS) as response:
            messages = json.load(response)
        assert isinstance(messages, list)
        return messages

    return ask


@cache
def _opener() -> urllib.request.OpenerDirector:
    """Made once: it reads all certificates of the machine, which takes longer than a turn."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextlib.contextmanager
def running_assistant(
    table: str = _ARTICLE, *, state: Path | None = None, port: int | None = None, **settings: str
) -> Iterator[str]:
    """The assistant with one of the tables of the project, and `settings` in its environment; gives its address.

    It listens on a port of its own unless one is given, and keeps conversations in the folder `state`, or nowhere
    that lasts.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PARTNERSHIP_TABLE": str(_TABLES[table]), **settings}
    environment.setdefault(ANSWERS_AS_OF, PLAYED_ON.isoformat())
    with tempfile.TemporaryDirectory() as logs:
        environment |= {"STATE_FOLDER": str(state or logs), "CONVERSATION_DATABASE_URL": ""}
        command = [sys.executable, "-m", "twincities.launch", "serve", "--port", str(port), "--logs", logs]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            assert process.stdout is not None
            if not process.stdout.readline().startswith("Ready"):
                raise RuntimeError("the assistant did not start")
            yield url
        finally:
            process.terminate()
            process.communicate(timeout=30)


def answer_text(messages: Sequence[Message]) -> str:
    """All that is to be read in an answer: texts and the titles of buttons."""
    lines = []
    for message in messages:
        lines.append(str(message.get("text", "")))
        lines += [f"[{button['title']}]" for button in message.get("buttons", [])]
    return "\n".join(lines)


def kind_of_answer(messages: Sequence[Message]) -> str:
    """`asked back`, `declined` or `answer`, told by the responses of the domain that were used."""
    texts = [str(message.get("text", "")) for message in messages]
    if any(_is_one_of(text, _ASKED_BACK) for text in texts):
        return "asked back"
    if texts and all(_is_one_of(text, _DECLINED) for text in texts):
        return "declined"
    return "answer"


def _dialogue(entry: Mapping[str, Any], file: str) -> Dialogue:
    unknown = set(entry) - {"conversation", "kind", "facts", "turns"}
    if unknown or not entry.get("turns"):
        raise ValueError(f"{file}: {entry.get('conversation')}: unknown {sorted(unknown)} or no turns")
    turns = tuple(_turn(turn, f"{file}: {entry['conversation']}") for turn in entry["turns"])
    return Dialogue(entry["conversation"], entry["kind"], file, turns)


def _turn(entry: Mapping[str, Any], place: str) -> Turn:
    unknown = set(entry) - {"user", "must contain", "must not contain", "is", "known fault"}
    kind = entry.get("is")
    if unknown or kind not in {None, "answer", "declined", "asked back"}:
        raise ValueError(f"{place}: unknown {sorted(unknown) or kind}")
    return Turn(
        str(entry["user"]),
        tuple(map(_alternatives, entry.get("must contain") or ())),
        tuple(map(_alternatives, entry.get("must not contain") or ())),
        kind,
        entry.get("known fault"),
    )


def _alternatives(entry: Any) -> tuple[str, ...]:
    return tuple(_with_years(str(each)) for each in (entry if isinstance(entry, list) else [entry]))


def _with_years(text: str) -> str:
    return re.sub(r"\{years since (\d+)\}", lambda match: str(PLAYED_ON.year - int(match[1])), text)


def _judge(turn: Turn, messages: Sequence[Message]) -> Outcome:
    answer = answer_text(messages)
    faults = [] if answer.strip() else ["no answer at all"]
    for entry in turn.must_contain:
        if not any(_stands_in(text, answer) for text in entry):
            faults.append(f"does not contain {' or '.join(map(repr, entry))}")
    for entry in turn.must_not_contain:
        faults += [f"contains {text!r}" for text in entry if _stands_in(text, answer)]
    # To tell the kind, patterns of all responses are tried.
    if turn.kind_of_answer and (kind := kind_of_answer(messages)) != turn.kind_of_answer:
        faults.append(f"is {kind!r}, not {turn.kind_of_answer!r}")
    return Outcome(turn, answer, tuple(faults))


def _stands_in(text: str, answer: str) -> bool:
    text, answer = _folded(text), _folded(answer)
    if text.isdigit():  # 3 does not stand in 1983
        return re.search(rf"(?<!\d){text}(?!\d)", answer) is not None
    return text in answer


@lru_cache(maxsize=64)  # an answer is held against several texts
def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def _is_one_of(text: str, responses: Sequence[str]) -> bool:
    return any(pattern.fullmatch(text) for response in responses for pattern in _patterns(response))


@cache
def _patterns(response: str) -> list[re.Pattern[str]]:
    """The variations of a response, with anything, or nothing, in place of the values and of what a table calls partners."""
    variations = _responses().get(response, [])
    return [
        re.compile(
            re.sub(
                r"\\\{\w+\\\}|sister\\ cities|Partnerstädten?|villes\\ jumelles|ciudades\\ hermanas"
                r"|友好城市|姊妹市|姉妹都市",
                ".*",
                re.escape(variation["text"].strip()),
            ),
            re.DOTALL,
        )
        for variation in variations
        if "text" in variation
    ]


@cache
def _responses() -> dict[str, list[dict[str, Any]]]:
    """The variations of every response, in all languages."""
    files = [ROOT / "domain.yml", *(ROOT / "data" / "languages").glob("*/responses.yml")]
    variations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in files:
        for response, said in read_yaml(file)["responses"].items():
            variations[response] += said
    return variations


def main(arguments: Sequence[str]) -> int:
    """Play, print every wrong turn and a table of right turns by kind; 0 when all are right."""
    parser = argparse.ArgumentParser(prog="python -m tests.conversations.player", description=main.__doc__)
    parser.add_argument("--table", choices=sorted(_TABLES), default=_ARTICLE, help="on which table")
    parser.add_argument("--only", metavar="KIND", help="only dialogues of this kind, or of this file")
    parser.add_argument("--url", help="of an assistant that runs already")
    options = parser.parse_args(arguments)
    dialogues = [
        dialogue
        for dialogue in load_dialogues(options.table)
        if options.only in {None, dialogue.kind, Path(dialogue.file).stem}
    ]
    if not dialogues:
        print(f"no dialogue is of the kind {options.only}", file=sys.stderr)
        return 2
    right: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    with contextlib.nullcontext(options.url) if options.url else running_assistant(options.table) as url:
        for dialogue in dialogues:
            for outcome in play(dialogue, conversation(url)):
                turns[dialogue.kind] += 1
                right[dialogue.kind] += not outcome.faults
                if outcome.faults:
                    print(f"{dialogue} ({dialogue.kind})\n{outcome}\n")
    width = max(map(len, [*turns, "kind"]))
    print(f"{'kind':{width}}  right  turns")
    for kind in sorted(turns):
        print(f"{kind:{width}}  {right[kind]:5}  {turns[kind]:5}")
    print(f"{'all':{width}}  {right.total():5}  {turns.total():5}  ({right.total() / turns.total():.1%})")
    return 0 if right == turns else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
