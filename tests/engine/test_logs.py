"""What is gathered for the log, and that Rasa copies for nothing else where copies are left out."""

from __future__ import annotations

import ast
import inspect
import logging
from types import ModuleType, SimpleNamespace

import pytest
import structlog
from rasa.core import processor
from rasa.core.policies import rule_policy
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from sanic.http import Http
from sanic.log import access_logger

from twincities.engine import logs


def copies(tree: ast.AST) -> int:
    """How often something of the module `copy` is used."""
    return sum(
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "copy"
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize("module", [processor, rule_policy])
def test_rasa_copies_there_for_its_log_only(module: ModuleType) -> None:
    tree = ast.parse(inspect.getsource(module))
    lines = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "structlogger.debug"
    ]
    assert copies(tree) == sum(copies(line) for line in lines) > 0


def test_copies_are_made_where_the_log_has_them(caplog: pytest.LogCaptureFixture) -> None:
    value = [{"text": "Kyoto"}]
    with caplog.at_level(logging.DEBUG, "rasa"):
        copied = processor.copy.deepcopy(value)
    assert copied == value and copied is not value and copied[0] is not value[0]
    with caplog.at_level(logging.INFO, "rasa"):
        assert processor.copy.deepcopy(value) is value


def test_requests_are_logged_where_the_log_has_them(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_logger, "propagate", True)
    http = SimpleNamespace(request=None, response=None)
    with caplog.at_level(logging.ERROR, access_logger.name):
        Http.log_response(http)
    assert caplog.records == []
    with caplog.at_level(logging.INFO, access_logger.name):
        Http.log_response(http)
    assert len(caplog.records) == 1


def test_slots_are_logged_where_the_log_has_them(caplog: pytest.LogCaptureFixture) -> None:
    tracker = DialogueStateTracker("someone", [TextSlot("city", [{}], "Kyoto")])
    for level, expected in [(logging.INFO, []), (logging.DEBUG, ["\tcity: Kyoto"])]:
        with caplog.at_level(level, "rasa"), structlog.testing.capture_logs() as lines:
            logs.log_slots(tracker)
        assert [line["slot_values"] for line in lines] == expected
