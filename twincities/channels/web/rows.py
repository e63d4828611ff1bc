"""The rows of the table that an answer has left out, for the list that unfolds."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from twincities.channels.json_requests import RefusedError, wished_language
from twincities.configuration import table_path
from twincities.languages import DEFAULT_LANGUAGE, spoken_as
from twincities.table.live import live_table
from twincities.wording import wording_for
from twincities.wording.listing import Row, rows_of

_MOST_IDS = 300


def wanted_rows(content: Mapping[str, Any]) -> list[Row]:
    """The rows of the partnerships that a request names by their ids (`ids`), in its language.

    Raises:
        RefusedError: when these are no ids, or too many.
    """
    ids = content.get("ids")
    if not isinstance(ids, list) or len(ids) > _MOST_IDS or not all(isinstance(id, str) for id in ids):
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"the ids are not a list of at most {_MOST_IDS} texts")
    language = spoken_as(wished_language(content)) or DEFAULT_LANGUAGE
    table = live_table(table_path()).current().in_language(language)
    return rows_of(ids, table, wording_for(table, language))
