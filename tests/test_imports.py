"""Which part of the project may import which: one table, without a circle, which the code is held against.

A part is a package or a module below `twincities`, or `actions`. To add one, add a line to `MAY_IMPORT`; a module that has to
know more than the rest of its package gets a line of its own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from twincities.launch.project import ROOT

FOLDERS = ("twincities", "actions")
MAY_IMPORT: dict[str, set[str]] = {
    # What stands on nothing.
    "twincities": {"absent"},  # its __init__, for every program
    "absent": set(),
    "configuration": set(),
    "day_of_answers": set(),
    "sqlite_files": set(),
    "state": set(),
    "observing": {"state"},
    # What is known, understood and kept; none of it knows how messages come in.
    "table": {"configuration", "languages"},
    "importing": {"table"},
    "conversations": {"observing", "sqlite_files", "state"},
    "languages": set(),
    "nlu.components": set(),
    "nlu.text": {"languages", "table"},
    "nlu.dates": {"languages", "nlu.text", "table"},
    "nlu.names": {"day_of_answers", "languages", "nlu.dates", "nlu.text", "table"},
    "nlu.learning": {"languages", "nlu.components", "nlu.text", "state"},
    "nlu.questions": {"languages", "nlu.learning", "nlu.text", "table"},
    "nlu": {
        "configuration",
        "conversations",
        "languages",
        "nlu.components",
        "nlu.learning",
        "nlu.names",
        "nlu.questions",
        "nlu.text",
        "table",
    },
    "reading": {
        "nlu.questions",
        "nlu.text",
        "reading.claims",
        "reading.conditions",
        "reading.events",
        "reading.forms",
        "reading.intents",
        "reading.model",
        "reading.names",
        "reading.numbers",
        "reading.spotting",
        "reading.things",
        "table",
    },
    "reading.model": {"nlu.text", "table"},
    "reading.spotting": {"languages", "nlu.text", "table"},
    "reading.intents": {"languages", "nlu.text", "reading.conditions", "reading.spotting"},
    "reading.names": {
        "day_of_answers",
        "languages",
        "nlu.names",
        "nlu.text",
        "reading.model",
        "reading.spotting",
        "table",
    },
    "reading.numbers": {"day_of_answers", "nlu.text", "reading.model", "reading.spotting", "table"},
    "reading.events": {
        "languages",
        "nlu.text",
        "reading.model",
        "reading.names",
        "reading.spotting",
        "table",
    },
    "reading.claims": {
        "nlu.text",
        "reading.events",
        "reading.model",
        "reading.names",
        "reading.numbers",
        "reading.spotting",
        "table",
    },
    "reading.conditions": {
        "nlu.text",
        "reading.model",
        "reading.names",
        "reading.numbers",
        "reading.spotting",
        "table",
    },
    "reading.forms": {
        "nlu.text",
        "reading.claims",
        "reading.model",
        "reading.names",
        "reading.numbers",
        "reading.spotting",
    },
    "reading.things": {
        "nlu.text",
        "reading.conditions",
        "reading.events",
        "reading.forms",
        "reading.model",
        "reading.names",
        "reading.numbers",
        "reading.spotting",
        "table",
    },
    "nlu.question_reader": {
        "configuration",
        "languages",
        "nlu",
        "nlu.components",
        "nlu.text",
        "reading",
        "reading.names",
        "reading.spotting",
        "table",
    },  # a component of the model, over all of reading
    "dialogue": {"reading", "reading.model", "table"},
    "interpretation": {
        "dialogue",
        "interpretation.entities",
        "interpretation.events",
        "interpretation.facts",
        "interpretation.order",
        "interpretation.partners",
        "interpretation.times",
        "interpretation.told",
        "interpretation.towns",
        "reading",
        "reading.model",
        "table",
    },
    "interpretation.entities": {"dialogue", "interpretation.events", "reading", "reading.model", "table"},
    "interpretation.events": {"dialogue", "reading", "reading.model", "table"},
    "interpretation.facts": {"dialogue", "reading", "reading.model", "table"},
    "interpretation.order": {"dialogue", "interpretation.times", "reading", "reading.model", "table"},
    "interpretation.partners": {"dialogue", "reading", "reading.model", "table"},
    "interpretation.times": {"dialogue", "reading", "reading.model", "table"},
    "interpretation.told": {
        "dialogue",
        "interpretation.entities",
        "interpretation.order",
        "interpretation.times",
        "reading",
        "reading.model",
        "table",
    },
    "interpretation.towns": {
        "dialogue",
        "interpretation.partners",
        "nlu.text",
        "reading",
        "reading.model",
        "table",
    },
    "wording": {"languages", "table"},
    "pictures": set(),
    "pictures.of_table": {"day_of_answers", "pictures", "table", "wording"},
    "languages.checking": {"languages", "wording"},
    "languages.skeleton": {"languages", "languages.checking", "table"},
    "languages.__main__": {"languages", "languages.checking", "languages.skeleton"},
    # Servers.
    "serving": {"state"},
    "engine": {"configuration", "conversations", "languages", "observing", "serving", "table", "wording"},
    "channels": {
        "configuration",
        "conversations",
        "engine",
        "languages",
        "observing",
        "pictures",
        "pictures.of_table",
        "serving",
        "sqlite_files",
        "state",
        "table",
        "wording",
    },
    # Programs.
    "feedback": {"conversations", "state"},
    "forgetting": {"channels", "conversations", "sqlite_files", "state"},
    "rasa": {"absent", "engine"},
    "launch": {"channels", "configuration", "conversations", "observing", "serving", "state", "table"},
    "actions.sentences": {
        "dialogue",
        "nlu.text",
        "pictures.of_table",
        "reading",
        "reading.model",
        "table",
        "wording",
    },
    "actions.claims": {"actions.sentences", "dialogue", "reading", "reading.model", "table"},
    "actions": {
        "actions.claims",
        "actions.sentences",
        "configuration",
        "day_of_answers",
        "dialogue",
        "interpretation",
        "interpretation.facts",
        "languages",
        "nlu.text",
        "pictures",
        "pictures.of_table",
        "reading",
        "reading.model",
        "table",
        "wording",
    },
    "actions.__main__": {"actions", "configuration", "launch", "observing", "serving", "table", "wording"},
}


def part_of(module: str) -> str:
    """The part that a module belongs to: the longest one of the table that its name begins with."""
    names = module.split(".")
    if names[0] == "twincities":
        names = names[1:] or names
    prefixes = [".".join(names[:length]) for length in range(len(names), 0, -1)]
    return next((prefix for prefix in prefixes if prefix in MAY_IMPORT), prefixes[-1])


def imported(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """The modules of the project that a module of the package imports, each with its line; also within functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # `from twincities import state`: what is imported may be a module itself.
            parents = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            module = ".".join([*parents, *([node.module] if node.module else [])])
            found = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in found if name.split(".")[0] in FOLDERS)


def breaches(root: Path = ROOT) -> list[str]:
    """Every import that the table does not allow, with its place."""
    found = []
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*.py")):
            names = file.relative_to(root).with_suffix("").parts
            module = ".".join(names[:-1] if names[-1] == "__init__" else names)
            part = part_of(module)
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for line, name in imported(tree, ".".join(names[:-1])):
                other = part_of(name)
                if other not in {part, *MAY_IMPORT.get(part, ())}:
                    found.append(f"{file.relative_to(root)}:{line}: {part} may not import {other}")
    return found


def test_each_part_imports_what_it_may() -> None:
    assert breaches() == []


def test_the_table_has_no_circle() -> None:
    tuple(TopologicalSorter(MAY_IMPORT).static_order())  # raises CycleError where it has
    assert set().union(*MAY_IMPORT.values()) <= set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("file", "line", "breach"),
    [
        ("twincities/engine/a.py", "from twincities.channels import turns", "engine may not import channels"),
        ("twincities/engine/a.py", "import twincities.channels.turns", "engine may not import channels"),
        ("twincities/engine/a.py", "from twincities import channels", "engine may not import channels"),
        ("twincities/engine/a.py", "from ..channels import turns", "engine may not import channels"),
        ("twincities/engine/a.py", "def f():\n    from actions import x", "engine may not import actions"),
        ("twincities/new/a.py", "from twincities.state import ROOT", "new may not import state"),
        ("twincities/state.py", "from twincities.new import a", "state may not import new"),
        ("actions/a.py", "from twincities.serving import guard", "actions may not import serving"),
        ("twincities/engine/a.py", "from . import b\nfrom twincities.serving import guard", None),
        ("actions/__main__.py", "from actions.a import b\nfrom twincities.serving import guard", None),
    ],
)
def test_what_is_not_in_the_table_is_found(tmp_path: Path, file: str, line: str, breach: str | None) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(line + "\n", encoding="utf-8")
    assert [found.partition(": ")[2] for found in breaches(tmp_path)] == ([breach] if breach else [])
