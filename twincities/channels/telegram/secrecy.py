"""Keeps the token out of the log."""

from __future__ import annotations

import logging
from typing import Any

HIDDEN = "<token>"


def keep_out_of_logs(secret: str) -> None:
    """Replace a secret in every log record from now on, whichever library writes it, tracebacks included.

    The token is a part of every address at Telegram, so it gets into requests' log lines and exceptions' texts. A
    filter would have to be put on each logger and handler, of ours and of libraries; all records come from one factory.
    """
    make_record = logging.getLogRecordFactory()
    formatter = logging.Formatter()

    def make_clean_record(*arguments: Any, **options: Any) -> logging.LogRecord:
        record = make_record(*arguments, **options)
        try:
            message = record.getMessage()
        except Exception:  # a record that cannot be formatted is reported as such by its handler
            message = f"{record.msg} {record.args}"
        if secret in message:
            record.msg, record.args = message.replace(secret, HIDDEN), None
        if record.exc_info and secret in (traceback := formatter.formatException(record.exc_info)):
            record.msg = f"{record.getMessage()}\n{traceback.replace(secret, HIDDEN)}"
            record.args = record.exc_info = None
        return record

    logging.setLogRecordFactory(make_clean_record)
