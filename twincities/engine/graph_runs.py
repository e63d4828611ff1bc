"""Runs of a model's graph without the scheduler that Rasa plans each of them with.

A turn runs the graph three times, for the message and for two predictions, and always the same nodes one after the
other; Rasa finds the nodes anew and hands them to dask each time. Here the order is found once for each target.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Any

from rasa.engine.runner.dask import DaskGraphRunner


class OrderedGraphRunner(DaskGraphRunner):
    """Runs the nodes that the targets need, each behind those it needs itself."""

    @cached_property
    def _orders(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Run the graph; gives the output of each target by its name.

        Raises:
            GraphRunError: when a node needs what is neither a node nor an input.
            RasaException: what a component raises, and GraphComponentException for other errors of it.
        """
        results = {name: (name, value) for name, value in (inputs or {}).items()}
        wanted = tuple(targets or self._graph_schema.target_names)
        for name in self._order(wanted):
            if name not in results:
                needs = self._graph_schema.nodes[name].needs.values()
                results[name] = self._instantiated_nodes[name](
                    *(results[need] for need in needs if need in results)
                )
        return {name: results[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> Sequence[str]:
        if targets not in self._orders:
            nodes = self._graph_schema.minimal_graph_schema(list(targets)).nodes
            needs = {name: dict.fromkeys(node.needs.values()) for name, node in nodes.items()}
            self._orders[targets] = tuple(
                name for name in TopologicalSorter(needs).static_order() if name in nodes
            )
        return self._orders[targets]
