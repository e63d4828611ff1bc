"""The list of replaced parts: complete, in place, and written for the Rasa that is installed."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import textwrap
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.core.channels.channel import InputChannel
from rasa.shared.core.domain import Domain
from sanic import Sanic

from twincities import engine
from twincities.channels.rest import RestChannel
from twincities.channels.shell import ShellChannel
from twincities.channels.telegram.channel import TelegramChannel
from twincities.channels.telegram.settings import Settings
from twincities.channels.web.channel import WebChannel
from twincities.channels.web.settings import WebSettings
from twincities.engine.replaced import REPLACED_PARTS
from twincities.engine.replaced_part import ReplacedPart
from twincities.engine.training import PARTS_OF_TRAINING, apply_to_training
from twincities.launch.project import ROOT

OTHERS = {"rasa", "rasa_sdk", "sanic", "sanic_cors", "sanic_jwt", "sanic_routing"}


@pytest.mark.parametrize("part", [*REPLACED_PARTS, *PARTS_OF_TRAINING], ids=lambda part: part.target)
def test_a_part_is_written_for_the_source_that_is_installed(part: ReplacedPart) -> None:
    now = part.current_fingerprint()
    assert now == part.fingerprint, (
        f"The source of {part.written_for or part.target} is another one than its replacement was written for: "
        f"see what has changed there, and then set the fingerprint to {now!r}."
    )


@pytest.mark.parametrize("part", REPLACED_PARTS, ids=lambda part: part.target)
def test_a_part_is_put_in_place(part: ReplacedPart, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, _, name = part.target.rpartition(".")
    monkeypatch.setattr(pkgutil.resolve_name(owner), name, None)
    assert not part.is_in_place()
    engine.apply()
    assert part.is_in_place()
    assert part.reason.endswith(".")


@pytest.mark.parametrize("part", PARTS_OF_TRAINING, ids=lambda part: part.target)
def test_a_part_of_a_training_is_put_in_place(part: ReplacedPart, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in PARTS_OF_TRAINING:  # left as they were: other tests train
        owner, _, name = each.target.rpartition(".")
        monkeypatch.setattr(pkgutil.resolve_name(owner), name, getattr(pkgutil.resolve_name(owner), name))
    assert not part.is_in_place()
    apply_to_training()
    assert part.is_in_place()


@pytest.mark.parametrize(
    "channel",
    [
        RestChannel(),
        ShellChannel(),
        WebChannel(WebSettings(), b"key"),
        TelegramChannel(Settings("1:a")),
    ],
    ids=lambda channel: type(channel).__name__,
)
def test_every_channel_puts_them_in_place(channel: InputChannel, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[None] = []
    monkeypatch.setattr(engine, "apply", lambda: calls.append(None))
    app = Sanic(f"test_{uuid.uuid4().hex}", configure_logging=False)
    app.blueprint(channel.blueprint(None), url_prefix="/channel")
    assert calls == [None]


def test_no_part_stands_twice() -> None:
    targets = [part.target for part in (*REPLACED_PARTS, *PARTS_OF_TRAINING)]
    assert len(set(targets)) == len(targets)


def test_a_fingerprint_goes_by_the_source_and_not_by_its_indentation(monkeypatch: pytest.MonkeyPatch) -> None:
    target = "rasa.shared.core.domain.Domain.is_empty"
    part = ReplacedPart(target, None, "", "", written_for="rasa.shared.core.domain.Domain.as_dict")
    source = inspect.getsource(Domain.as_dict)
    fingerprint = part.current_fingerprint()
    for text, is_same in (
        (source.replace("\n", "  \n"), True),
        (textwrap.indent(source, "  "), True),
        (source.replace("self", "this"), False),
    ):
        monkeypatch.setattr(inspect, "getsource", lambda _, text=text: text)
        assert (part.current_fingerprint() == fingerprint) is is_same


def assignments_to_others(tree: ast.Module) -> Iterator[str]:
    """What the code assigns to, or deletes from, classes and modules of Rasa and Sanic."""
    imported = dict(names_imported(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ctx=ast.Store() | ast.Del()):
                path = ast.unparse(node)
            case ast.Call(func=ast.Name("setattr" | "delattr"), args=[owner, name, *_]):
                path = f"{ast.unparse(owner)}.{ast.unparse(name)}"
            case _:
                continue
        first, _, rest = path.partition(".")
        whole = f"{imported.get(first, first)}.{rest}"
        if whole.partition(".")[0] in OTHERS:
            yield whole


def names_imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((each.asname or each.name, f"{node.module}.{each.name}") for each in node.names)
        elif isinstance(node, ast.Import):
            yield from ((each.asname, each.name) for each in node.names if each.asname)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from rasa.core import processor as p\np.copy = None", ["rasa.core.processor.copy"]),
        ("import rasa.core.processor\nrasa.core.processor.copy = None", ["rasa.core.processor.copy"]),
        ("from sanic.http import Http\nHttp.read, x = 1, 2", ["sanic.http.Http.read"]),
        ("import sanic.http as h\nsetattr(h.Http, 'read', 1)", ["sanic.http.Http.'read'"]),
        ("from sanic.http import Http\ndel Http.read", ["sanic.http.Http.read"]),
        ("def f():\n  from rasa_sdk import Tracker\n  Tracker.x: int = 1", ["rasa_sdk.Tracker.x"]),
        ("from sanic import Sanic\ndef f(app: Sanic): app.ctx.x = 1", []),
        ("from rasa.core import processor\nx = processor.copy", []),
    ],
)
def test_assignments_are_found(code: str, found: list[str]) -> None:
    assert list(assignments_to_others(ast.parse(code))) == found


@pytest.mark.parametrize("folder", ["actions", "twincities"])
def test_nothing_is_replaced_outside_of_the_list(folder: str) -> None:
    files: list[Path] = sorted((ROOT / folder).rglob("*.py"))
    assert len(files) > 10
    found = {
        str(file.relative_to(ROOT)): paths
        for file in files
        if (paths := list(assignments_to_others(ast.parse(file.read_text(encoding="utf-8")))))
    }
    assert found == {}
