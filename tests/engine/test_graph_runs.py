"""The order of a graph's nodes against what Rasa's own runner makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa.core import processor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from twincities.engine.graph_runs import OrderedGraphRunner

RUNS: list[str] = []


class Adding(GraphComponent):
    """Adds up what it is given, and notes that it ran."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def create(cls, config: Any, model_storage: Any, resource: Any, execution_context: Any) -> Adding:
        return cls(execution_context.node_name)

    def add(self, one: int, other: int = 1) -> int:
        RUNS.append(self.name)
        return one + other


def node(**needs: str) -> SchemaNode:
    return SchemaNode(needs=needs, uses=Adding, constructor_name="create", fn="add", config={})


SCHEMA = GraphSchema(
    {
        "both": node(one="left", other="right"),
        "left": node(one="start"),
        "right": node(one="left", other="__input__"),
        "start": node(one="__input__"),
        "unasked": node(one="start"),
    }
)


@pytest.fixture(params=[OrderedGraphRunner, DaskGraphRunner])
def runner(request: pytest.FixtureRequest) -> Any:
    RUNS.clear()
    make: Callable[..., Any] = request.param.create
    return make(SCHEMA, None, ExecutionContext(SCHEMA))


def test_each_node_runs_once_behind_what_it_needs(runner: Any) -> None:
    for value in (5, 6):
        assert runner.run({"__input__": value}, ["both"]) == {"both": value + 2 + 2 * value + 2}
    assert RUNS == ["start", "left", "right", "both"] * 2


def test_several_targets_share_their_nodes(runner: Any) -> None:
    assert runner.run({"__input__": 1}, ["left", "unasked"]) == {"left": 3, "unasked": 3}
    assert RUNS.count("start") == 1


def test_a_node_whose_input_is_lacking_is_named(runner: Any) -> None:
    with pytest.raises(GraphRunError, match="start"):
        runner.run({}, ["both"])


def test_servers_use_it() -> None:
    assert processor.DaskGraphRunner is OrderedGraphRunner
