"""Where conversations are kept, and for how long; from the environment."""

from __future__ import annotations

import os

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from twincities.state import SettingError, signing_key, state_folder

DATABASE = "CONVERSATION_DATABASE_URL"
DATABASE_FILE = "conversations.db"
KEEP = "KEEP_DAYS"
DAYS_KEPT = 90
FOR_EVER = "forever"
SECONDS_OF_DAY = 24 * 3_600
_MOST_DIGITS = 5
_DIALECTS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg2", "postgres": "postgresql+psycopg2"}


class DatabaseSettingError(SettingError):
    """The setting does not name a database that can be used; the text says why, without the password."""


def database_url() -> URL:
    """Where conversations are kept: `CONVERSATION_DATABASE_URL`, or a file in the state folder.

    Raises:
        DatabaseSettingError: when the setting is no URL of SQLite or PostgreSQL.
    """
    setting = os.environ.get(DATABASE)
    if not setting:
        return URL.create("sqlite", database=str(state_folder() / DATABASE_FILE))
    try:
        url = make_url(setting)
        dialect = _DIALECTS[url.get_backend_name()]
    except (ArgumentError, KeyError, ValueError):
        dialect = None
    if dialect is None or not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise DatabaseSettingError(
            f"{DATABASE} is not of the form postgresql://user:password@host/database"
            " (or sqlite:////path/to/file.db)"
        )
    return url.set(drivername=dialect)


def seconds_kept() -> int | None:
    """How long a conversation may rest before it is erased: `KEEP_DAYS`; None for one that is kept for ever.

    Raises:
        SettingError: when the setting is neither a number of days nor "forever".
    """
    setting = os.environ.get(KEEP, "").strip() or str(DAYS_KEPT)
    if setting.lower() == FOR_EVER:
        return None
    if not (setting.isascii() and setting.isdigit() and len(setting) <= _MOST_DIGITS and int(setting)):
        raise SettingError(
            f"{KEEP}: {setting!r} is no whole number of days from 1 to {'9' * _MOST_DIGITS};"
            f" {FOR_EVER!r} keeps conversations until they are forgotten by hand"
        )
    return int(setting) * SECONDS_OF_DAY


def check_settings() -> None:
    """See to it that conversations can be kept and signed as the environment says.

    Raises:
        SettingError: for the first setting that cannot be used.
    """
    database_url()
    seconds_kept()
    signing_key()
