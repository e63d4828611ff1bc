"""The stand-ins are those that Rasa's own source asks for, and they say what is missing."""

from __future__ import annotations

import ast
import contextlib
import importlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from twincities import absent
from twincities.languages.spoken import read_yaml
from twincities.launch.project import ROOT, child_environment

# Whatever Rasa does begins here.
START = "rasa.__main__"
# What these import is needed as well as what stands at the top of a module: every start calls them.
CALLED_BY_EVERY_START = {("rasa.core.tracker_store", "create")}
# Not in every environment: `make bench` adds it.
ONLY_AT_TIMES = {"matplotlib"}

Imported = tuple[str, str | None]
"""A module, and the name that is imported from it, if any."""


def test_the_stand_ins_are_those_that_rasa_asks_for() -> None:
    listed = [(module, name) for module, names in provided().items() for name in (*names, None)]
    assert dotted(listed) == dotted(needed_of_what_is_absent())


def test_every_module_of_rasa_that_may_be_imported_can_be() -> None:
    modules = sorted(reached())
    assert len(modules) > 200
    program = (
        "import importlib, json, sys, warnings; warnings.simplefilter('ignore'); import twincities\n"
        "for name in json.loads(sys.argv[1]): importlib.import_module(name)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, json.dumps(modules)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_a_server_does_not_load_what_only_training_needs() -> None:
    config = read_yaml(ROOT / "config.yml")
    ours = [part["name"].rpartition(".")[0] for part in config["pipeline"] if "." in part["name"]]
    modules = json.dumps([START, "rasa.core.run", "rasa.nlu.classifiers.fallback_classifier", *ours])
    program = (
        "import importlib, json, sys; import twincities\n"
        "for name in json.loads(sys.argv[1]): importlib.import_module(name)\n"
        "print({'tensorflow', 'sklearn', 'scipy.optimize'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, modules], capture_output=True, text=True, check=False
    )
    assert (run.stdout.strip(), run.returncode) == ("set()", 0), run.stderr


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("from aiogram import Bot; Bot('token')", "aiogram.Bot is left out of this environment: `uv add 'aiogram<2.26'`"),
        ("from aiogram import Bot\nclass Own(Bot): pass\nOwn()", "aiogram.Bot is left out of this environment: "),
        ("import boto3; boto3.client('s3')", "boto3.client is left out of this environment: `uv add 'boto3<2'`"),
        (
            "from rasa.core.policies.ted_policy import TEDPolicy; TEDPolicy({})",
            "rasa.core.policies.ted_policy.TEDPolicy is left out of this environment: it needs TensorFlow",
        ),
        ("from twilio.rest import Unheard", "cannot import name 'Unheard'"),
        ("import twilio.unheard", "No module named 'twilio.unheard'"),
        ("import rasa.core.policies.unheard", "No module named 'rasa.core.policies.unheard'"),
    ],
)  # fmt: skip
def test_what_is_used_says_that_it_is_missing(use: str, said: str) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"import twincities\n{use}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert said in run.stderr.splitlines()[-1]


def test_a_configuration_with_an_absent_component_is_refused_with_the_reason(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        "recipe: default.v1\nassistant_id: a\nlanguage: en\npipeline:\n- name: DIETClassifier\n"
    )
    data = tmp_path / "nlu.yml"
    data.write_text("version: '3.1'\nnlu:\n- intent: greet\n  examples: |\n    - hello\n")
    arguments = ("train", "nlu", "--config", str(config), "--nlu", str(data), "--out", str(tmp_path))
    run = subprocess.run(
        [sys.executable, "-m", "twincities.rasa", *arguments],
        cwd=ROOT,
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "DIETClassifier is left out of this environment: it needs TensorFlow" in run.stdout + run.stderr


def test_a_stand_in_can_be_caught() -> None:
    stand_in = importlib.import_module("twilio.base.exceptions").TwilioRestException
    with pytest.raises(ValueError, match="another"), contextlib.suppress(stand_in):
        raise ValueError("another")


def test_what_is_installed_is_not_stood_in_for(tmp_path: Path) -> None:
    for module in ("twilio", "twilio/rest", "tensorflow", "google/protobuf"):
        (tmp_path / module).mkdir(parents=True)
        (tmp_path / module / "__init__.py").write_text("here = 'real'")
    program = (
        "import twincities, twilio.rest, google.protobuf, google.oauth2.id_token\n"
        "print(twilio.rest.here, google.protobuf.here)\n"
        "try: import twilio.twiml.voice_response\n"
        "except ModuleNotFoundError: print('no stand-in beside what is real')\n"
        "try: import rasa.core.policies.ted_policy\n"
        "except AttributeError as error: print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines() == [
        "real real",
        "no stand-in beside what is real",
        "module 'tensorflow' has no attribute 'keras'",
    ], run.stderr


@cache
def provided() -> dict[str, tuple[str, ...]]:
    """Every module that is stood in for, with its names."""
    return {
        module: names
        for modules in (absent.OF_TENSORFLOW, *absent.OF_PACKAGES.values())
        for module, names in modules.items()
    }


def dotted(imported: Iterable[Imported]) -> set[str]:
    """All names with their modules, and the modules that have none, nor others below them."""
    full = {f"{module}.{name}" if name else module for module, name in imported}
    return {each for each in full if not any(other.startswith(f"{each}.") for other in full)}


def needed_of_what_is_absent() -> Iterator[Imported]:
    """Everything that Rasa imports in vain, and its modules that the walk ends at, since they need TensorFlow."""
    for module, file in reached().items():
        for imported, name in imports(module, file, everywhere=False):
            top = imported.partition(".")[0]
            if (top == "rasa" and imported in absent.OF_TENSORFLOW) or not is_installed(imported):
                yield imported, name


@cache
def reached() -> dict[str, Path]:
    """All modules of Rasa that may be imported, from functions too, with their files; not those that are stood in for."""
    found: dict[str, Path] = {}
    waiting = [START]
    while waiting:
        module = waiting.pop()
        file = source(module)
        if module in found or module in absent.OF_TENSORFLOW or file is None:
            continue
        found[module] = file
        for imported, name in imports(module, file, everywhere=True):
            if imported.split(".")[0] == "rasa":
                parts = [*imported.split("."), *([name] if name else [])]
                waiting += [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return found


def imports(module: str, file: Path, *, everywhere: bool) -> Iterator[Imported]:
    """What a module imports: everywhere, or only when it is imported itself."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree) if everywhere else run_on_import(module, tree.body):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            name = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((name, alias.name) for alias in node.names)
        elif not everywhere and isinstance(node, ast.Attribute):
            owner, _, name = ast.unparse(node).rpartition(".")
            if owner in provided():
                yield owner, name


def run_on_import(module: str, statements: list[ast.stmt]) -> Iterator[ast.AST]:
    """What runs when a module is imported, and in the functions that are called whatever is done."""
    for statement in statements:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            if (module, statement.name) in CALLED_BY_EVERY_START:
                yield from ast.walk(statement)
        elif isinstance(statement, ast.ClassDef):
            yield from run_on_import(module, statement.body)
        elif isinstance(statement, ast.If):
            if ast.unparse(statement.test) not in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
                yield from run_on_import(module, statement.body)
            yield from run_on_import(module, statement.orelse)
        elif isinstance(statement, ast.Try):
            # Where an ImportError is caught, the module does without.
            if not any(
                "ImportError" in ast.unparse(handler.type or statement) for handler in statement.handlers
            ):
                yield from run_on_import(module, statement.body)
        else:
            yield statement


@cache
def source(module: str) -> Path | None:
    root = importlib.util.find_spec("rasa")
    assert root and root.submodule_search_locations
    path = Path(root.submodule_search_locations[0]).joinpath(*module.split(".")[1:])
    return next((file for file in (path / "__init__.py", path.with_suffix(".py")) if file.is_file()), None)


@cache
def is_installed(module: str) -> bool:
    """Whether a package is there; where several share the first part of their names, by the first two: "google.auth"."""
    top, *rest = module.split(".")
    spec = None if top in ONLY_AT_TIMES else importlib.util.find_spec(top)
    if spec and spec.origin is None and rest:
        spec = importlib.util.find_spec(f"{top}.{rest[0]}")
    return spec is not None and not isinstance(spec.loader, absent._Finder)
