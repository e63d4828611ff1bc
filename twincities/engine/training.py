"""The parts of Rasa that a training replaces: what is done for its cache of components, which is turned off (twincities/launch/training.py), and for copies of examples that nobody changes."""

from __future__ import annotations

import copy
from types import SimpleNamespace
from typing import Any

from rasa.engine.training.hooks import TrainingHook

from twincities.engine.replaced_part import ReplacedPart

COPY_OF_EXAMPLES = SimpleNamespace(copy=copy.copy, deepcopy=copy.copy)
"""Stands for the module `copy` where Rasa merges training data: the list is a new one, its examples are the same."""


def before_node(hook: TrainingHook, *of_node: Any, **further: Any) -> dict[str, Any]:
    """Take no fingerprint of what a component is given."""
    return {}


def after_node(hook: TrainingHook, *of_node: Any, **further: Any) -> None:
    """Take no fingerprint of what a component made, and keep it nowhere."""


PARTS_OF_TRAINING = (
    ReplacedPart(
        "rasa.engine.training.hooks.TrainingHook.on_before_node",
        before_node,
        reason="Rasa takes a fingerprint of all examples before every component, for a cache that is turned off.",
        fingerprint="2dfbf889862a0bd3",
    ),
    ReplacedPart(
        "rasa.engine.training.hooks.TrainingHook.on_after_node",
        after_node,
        reason="Rasa takes a fingerprint of all that a component made, for a cache that is turned off.",
        fingerprint="ea6bfb104aefaefb",
    ),
    ReplacedPart(
        "rasa.shared.nlu.training_data.training_data.copy",
        COPY_OF_EXAMPLES,
        reason="Rasa copies every example several times while it merges training data, and uses the last copy only.",
        fingerprint="0b1362374abe8997",
        written_for="rasa.shared.nlu.training_data.training_data.TrainingData.merge",
    ),
)


def apply_to_training() -> None:
    """Put the parts in place; calling it again changes nothing."""
    for part in PARTS_OF_TRAINING:
        part.put_in_place()
