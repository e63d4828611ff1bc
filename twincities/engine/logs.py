"""What is gathered for lines of the log, only where the log has those lines."""

from __future__ import annotations

import copy
import logging
from types import SimpleNamespace
from typing import Any

from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker
from sanic.http import Http
from sanic.log import access_logger

_logger = logging.getLogger("rasa")


def _copy_for_log(value: Any) -> Any:
    return copy.deepcopy(value) if _logger.isEnabledFor(logging.DEBUG) else value


COPY_FOR_LOG = SimpleNamespace(deepcopy=_copy_for_log)
"""Stands for the module `copy` where Rasa copies for its log only (tests/engine/test_logs.py)."""

_log_slots_as_rasa_does = MessageProcessor._log_slots
_log_response_as_sanic_does = Http.log_response


def log_response(http: Http) -> None:
    """Log a request as Sanic does, where the log has such lines."""
    if access_logger.isEnabledFor(logging.INFO):
        _log_response_as_sanic_does(http)


def log_slots(tracker: DialogueStateTracker) -> None:
    """Log the slots as Rasa does, where the log has such lines."""
    if _logger.isEnabledFor(logging.DEBUG):
        _log_slots_as_rasa_does(tracker)
