"""Where Python looks for garbage: in what turns leave behind, not in the model and the modules, which stay.

Python would go through all objects several times while the model is read, which makes a second of the start, and
again between turns.
"""

from __future__ import annotations

import gc
from typing import Any

from rasa.core.processor import MessageProcessor

_begin_as_rasa_does = MessageProcessor.__init__


def begin(processor: MessageProcessor, *arguments: Any, **options: Any) -> None:
    """Load a model as Rasa does, with the search resting meanwhile and leaving out later what there is by then."""
    was_enabled = gc.isenabled()
    gc.unfreeze()  # with what an earlier model has left behind
    gc.disable()
    try:
        _begin_as_rasa_does(processor, *arguments, **options)
    finally:
        gc.collect()
        gc.freeze()
        if was_enabled:
            gc.enable()
