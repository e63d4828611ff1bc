"""Who knows what: of Rasa, of a user's words, of intents and of responses; read from the code itself.

Which part may import which stands in test_imports.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from twincities.channels.telegram.updates import COMMANDS
from twincities.dialogue.aspects import Trait, intents_with
from twincities.languages.spoken import read_yaml
from twincities.nlu.names.spotter import Spotter
from twincities.nlu.text.mentions import as_entity
from twincities.reading import Reading, read_question
from twincities.reading.model import cue, terms
from twincities.reading.model.predicates import Relation
from twincities.table import ClaimKind, Status, Verdict
from twincities.table.places.countries import is_place_code
from twincities.table.times.recurrence import Season

NAMES_OF_TEXT = {
    "twincities.nlu.text.mentions",
    "twincities.nlu.text.tokens",
    "twincities.nlu.text.phrases",
    "twincities.nlu.text.run_together",
    "twincities.nlu.questions.question_marks",
    "twincities.nlu.text.spelling",
    "twincities.nlu.names.world_cities",
}
"""What reading, dialogue and interpretation know of the pipeline: what a name is, what a word is, what words are a phrase, which one a slip stands for, which are run together, how a question ends, and what the cities of the world are called."""
OF_RASA = {"nlu", "channels", "engine", "conversations"}
"""Packages that are built upon Rasa."""
ALSO_OF_RASA = {
    "twincities.rasa",  # runs Rasa's own commands
    "actions.__main__",  # the action server as a program
    "actions.answering",  # the frame of every action
    "actions.conversation",  # actions without a question
    "actions.sentences.replies",  # sends through Rasa's dispatcher
}
CONVERSATION_INTENTS = {
    "name_subject", "affirm", "deny", "doubt", "ask_repeat", "choose_language", "ask_more", "ask_not_recorded", "ask_city_trivia",
    "nlu_fallback", "greet", "goodbye", "small_talk", "thank", "compliment", "out_of_scope",
}  # fmt: skip
"""Intents with an action that are about the conversation, or about what no table says."""
TELL_TEXT = {
    "actions.sentences.details",  # the part of a reply that its data say as well
    "actions.background",  # that of a statement of the table
    "actions.conversation",  # that of the last answer, to repeat it
    "actions.sentences.replies",  # that of responses
}
"""Modules that handle a `text` which is not that of a question."""
OF_RASA_ITSELF = {"utter_restart"}
"""Responses that actions of Rasa give."""
MOST_LINES = 300
"""Of a module: what is longer holds more than one idea."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """The name and the syntax tree of every module of the project that is not a test."""
    for folder in ("actions", "twincities"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield name, _tree(file)


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names of all modules, or things in them, that a module imports anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(name: str) -> str:
    """The part of the project that a module, or a thing in it, is in."""
    parts = name.split(".")
    return parts[0] if parts[0] == "actions" or len(parts) == 1 else parts[1]


def test_no_module_is_longer_than_one_idea_takes():
    files = [
        file for part in ("actions/**/*", "bench/*", "twincities/**/*") for file in ROOT.glob(f"{part}.py")
    ]
    lines = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files
    }
    assert {file: count for file, count in lines.items() if count > MOST_LINES} == {}


def test_what_reads_and_what_follows_know_words_and_names_alone_of_the_pipeline():
    wrong = {
        f"{name} imports {other}"
        for name, tree in modules()
        for other in imported(tree)
        if part_of(name) in {"reading", "dialogue", "interpretation"} and other.startswith("twincities.nlu")
        if not any(other == known or other.rpartition(".")[0] == known for known in NAMES_OF_TEXT)
    }
    assert wrong == set()


def test_rasa_is_known_in_few_places():
    of_rasa = {
        name
        for name, tree in modules()
        if any(other.split(".")[0] in {"rasa", "rasa_sdk"} for other in imported(tree))
    }
    assert {name for name in of_rasa if part_of(name) not in OF_RASA} == ALSO_OF_RASA


@pytest.mark.parametrize("part", ["actions", "dialogue", "interpretation"])
def test_no_pattern_is_looked_for_behind_the_reading(part):
    users = [
        name
        for name, tree in modules()
        if part_of(name) == part and {"re", "regex"} & {other.split(".")[0] for other in imported(tree)}
    ]
    assert users == []


@pytest.mark.parametrize("part", ["actions", "dialogue", "interpretation"])
def test_nothing_behind_the_reading_takes_the_text_of_a_message(part):
    users = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            read = isinstance(node, ast.Attribute) and node.attr in {"text", "latest_message_text"}
            got = isinstance(node, ast.Constant) and node.value == "text"
            if part_of(name) == part and (read or got):
                users.add(name)
    assert users <= TELL_TEXT


_NAME_OF_SOMETHING = re.compile(r"[a-z0-9_-]*")
"""A response, an intent, a field …: nothing that is said."""
_JOIN_NOTHING_SAID = {"\n", "–", "/", ",", ":"}
"""Ends of lines, what stands for nothing, and what is in the payloads of buttons."""


def test_actions_say_nothing_of_their_own():
    """Every word, blank and bracket of an answer is one of the Wording."""
    said = set()
    for name, tree in modules():
        if part_of(name) == "actions" and name != "actions.__main__":
            docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            said |= {
                (name, node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
                if not _NAME_OF_SOMETHING.fullmatch(node.value) and node.value not in _JOIN_NOTHING_SAID
            }
    assert said == set()


# --- what a reading holds ---------------------------------------------------------------------------------


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


def _example_texts() -> list[str]:
    """Every eighth example question of the training data, without annotations."""
    texts = []
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in read_yaml(file)["nlu"]:
            lines = str(block.get("examples", "")).splitlines()
            texts += [re.sub(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", line[2:]) for line in lines]
    return texts[::8]


def test_a_reading_holds_ids_and_codes_and_no_words_of_the_user(shipped_table):
    """But for names and words that are quoted back, and words that nobody understood."""
    table = shipped_table
    spotter = Spotter(table)
    kinds = table.event_kinds
    members = {
        one.value
        for each in (*vars(terms).values(), *vars(cue).values())
        if isinstance(each, type) and issubclass(each, terms.StrEnum) and each is not terms.StrEnum
        for one in each
    }
    ids = {city.id for city in table.cities} | {event.id for event in table.events} | {*kinds}
    ids |= {theme.id for theme in table.themes} | {*table.topics} | {row.id for row in table.partnerships}
    members |= {relation.value for relation in Relation}
    allowed = ids | members | {"asked", "day", "month", "season", ""}
    texts = _example_texts()
    assert len(texts) > 500
    wrong = set()
    for text in texts:
        entities = [as_entity(one, text) for one in spotter.spot(text)]
        unread = [{"text": "glowing", "start": 0, "end": 1}]
        read = read_question({"intent": "asked", "text": text, "entities": entities, "unread": unread}, kinds)
        held = read.as_json()
        assert Reading.from_json(held) == read, text
        for quoted in ("unread", "described", "occasions", "exchanged", "doubts", "unknown", "intent"):
            held.pop(quoted, None)
        dates = (*held.pop("years", ()), *held.pop("times", ()))
        years = {each for span in dates for each in _strings(span)}
        described = [one for one in held.get("comparison", ()) if isinstance(one, dict)]
        for conditions in (held.get("unwanted", {}), held.get("restriction", {}), *described):
            years |= {each for span in conditions.pop("years", ()) for each in _strings(span)}
        for claimed in held.get("asserted", ([],))[0]:
            years |= {*_strings(claimed[4])}
            claimed[4] = []
        assert not any(re.search(r"[a-z]{4}", each) for each in years), years
        wrong |= {each for each in _strings(held) if each not in allowed and not is_place_code(each)}
    assert {each for each in wrong if each not in _CONTINENTS} == set()


_CONTINENTS = {"AF", "AN", "AS", "EU", "NA", "OC", "SA", "019", "029", "030", "419"}


# --- intents and responses ----------------------------------------------------------------------------------


@cache
def _domain() -> dict[str, Any]:
    domain = read_yaml(ROOT / "domain.yml")
    assert isinstance(domain, dict)
    return domain


def test_every_intent_with_an_action_is_of_the_table_or_of_the_conversation():
    intents = {next(iter(each)) if isinstance(each, dict) else each for each in _domain()["intents"]}
    with_action = {each for each in intents if f"action_{each}" in _domain()["actions"]}
    assert not intents_with(Trait.TABLE) & CONVERSATION_INTENTS
    # A message that nothing was made of is answered by `action_ask_back`.
    assert with_action == (intents_with(Trait.TABLE) | CONVERSATION_INTENTS) - {"nlu_fallback"}
    assert {"action_ask_back", *(f"action_{each}" for each in with_action)} == set(_domain()["actions"])


def test_the_pipeline_and_the_actions_agree_on_what_the_table_is_asked():
    config = read_yaml(ROOT / "config.yml")
    lists = [part["table_intents"] for part in config["pipeline"] if "table_intents" in part]
    assert lists
    assert all(set(each) == intents_with(Trait.TABLE) for each in lists)


def _responses_named() -> tuple[set[str], list[re.Pattern[str]]]:
    """The responses that code and rules name: whole, and as patterns where a part of a name is computed.

    What is computed is one of the words that stand in the same module, an intent, or a value of a reading.
    """
    intents = {next(iter(each)) if isinstance(each, dict) else each for each in _domain()["intents"]}
    values = {
        one.value
        for each in (*vars(terms).values(), *vars(cue).values())
        if isinstance(each, type) and issubclass(each, terms.StrEnum) and each is not terms.StrEnum
        for one in each
    }
    values |= {one.value for one in ClaimKind} | {one.value.replace(" ", "_") for one in Verdict}
    values |= {one.name.lower() for one in Season}
    values |= {one.value for one in Status} | {"unchecked", "day", "month", "season"}
    values |= {"one", "two", "few", "other"}  # forms of CLDR
    values |= {*COMMANDS}
    whole: set[str] = set()
    patterns = []
    for _, tree in modules():
        words = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier()
        }
        whole |= {word for word in words if word.startswith(("utter_", "phrase_"))}
        computed = f"(?:{'|'.join(sorted(words | intents | values, key=len, reverse=True))})"
        for node in ast.walk(tree):
            if not isinstance(node, ast.JoinedStr):
                continue
            first = node.values[0]
            if isinstance(first, ast.Constant) and str(first.value).startswith(("utter_", "phrase_")):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else computed
                    for part in node.values
                ]
                patterns.append(re.compile("".join(parts)))
    for name in ("rules.yml", "stories.yml"):
        file = ROOT / "data" / name
        if file.exists():
            whole |= set(re.findall(r"utter_\w+", file.read_text(encoding="utf-8")))
    for page in (ROOT / "web").glob("*.html"):
        said = re.findall(r"""say\(["'](\w+)""", page.read_text(encoding="utf-8"))
        whole |= {f"phrase_page_{name}" for name in (*said, "source", "sources")}
    whole |= set(re.findall(r"utter_\w+", (ROOT / "config.yml").read_text(encoding="utf-8")))
    return whole, patterns


def test_every_response_that_is_named_exists():
    whole, _ = _responses_named()
    assert {each for each in whole if not each.endswith("_")} - set(_domain()["responses"]) - {
        "utter_message",
        "utter_action",
    } == set()


def test_every_response_is_used_somewhere():
    whole, patterns = _responses_named()
    unused = {
        key
        for key in set(_domain()["responses"]) - whole - OF_RASA_ITSELF
        if not any(pattern.fullmatch(key) for pattern in patterns)
    }
    assert unused == set()
