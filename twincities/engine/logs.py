"""What is gathered for lines of the log, only where the log has those lines."""

from __future__ import annotations

import copy
import logging
from types import SimpleNamespace
from typing import Any

from rasa.core import processor
from rasa.core.policies import rule_policy
from sanic.http import Http
from sanic.log import access_logger

_logger = logging.getLogger("rasa")


def _copy_for_log(value: Any) -> Any:
    return copy.deepcopy(value) if _logger.isEnabledFor(logging.DEBUG) else value


_log_response_as_sanic_does = Http.log_response


def _log_response(http: Http) -> None:
    if access_logger.isEnabledFor(logging.INFO):
        _log_response_as_sanic_does(http)


# Neither module copies anything for another purpose (tests/engine/test_logs.py).
processor.copy = rule_policy.copy = SimpleNamespace(deepcopy=_copy_for_log)
Http.log_response = _log_response
