"""Logs as JSON, one object a line, where `LOG_FORMAT=json` asks for it: with the id of the turn that a line belongs to."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime

from twincities.observing.turns import current_turn
from twincities.state import SettingError

LOG_FORMAT = "LOG_FORMAT"
_FORMATS = {"", "text", "json"}


def is_json(environment: Mapping[str, str]) -> bool:
    """Whether logs are to be JSON.

    Raises:
        SettingError: when the setting is neither "json" nor "text".
    """
    given = environment.get(LOG_FORMAT, "").strip().lower()
    if given not in _FORMATS:
        raise SettingError(f"{LOG_FORMAT}: {given!r} is neither 'json' nor 'text'")
    return given == "json"


def log_as_json(environment: Mapping[str, str]) -> None:
    """Have everything that is logged from now on be JSON, if that is asked for; to be called once logging is set up.

    Raises:
        SettingError: as `is_json` does.
    """
    if not is_json(environment):
        return
    formatter = JsonFormatter()
    names = [None, *logging.root.manager.loggerDict]
    for handler in {each for name in names for each in logging.getLogger(name).handlers}:
        handler.setFormatter(formatter)


class JsonFormatter(logging.Formatter):
    """A line: time in UTC, level, logger, message, the turn where there is one, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line of JSON."""
        content = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if turn := current_turn():
            content["turn"] = turn.id
        if record.exc_info:
            content["traceback"] = self.formatException(record.exc_info)
        return json.dumps(content, ensure_ascii=False)
