"""Where Python looks for garbage: in what turns leave behind, not in the model and the modules, which stay.

Python would go through all objects several times while modules and the model are read, which makes a second of the
start, and again between turns.
"""

from __future__ import annotations

import gc
from typing import Any

from rasa.core.processor import MessageProcessor

# New objects between two searches, of which Python by itself makes several in a turn.
_MOST_NEW = 10_000

_begin_as_rasa_does = MessageProcessor.__init__


def begin(processor: MessageProcessor, *arguments: Any, **options: Any) -> None:
    """Load a model as Rasa does, without a search meanwhile; what there is by then is left out of those that follow.

    `python -m twincities.rasa run` has begun without a search.
    """
    has_earlier_model = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.disable()
    try:
        _begin_as_rasa_does(processor, *arguments, **options)
    finally:
        if has_earlier_model:
            gc.collect()
        gc.freeze()
        gc.set_threshold(_MOST_NEW, *gc.get_threshold()[1:])
        gc.enable()
