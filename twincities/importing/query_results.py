"""The result of a query on Wikidata, as JSON."""

from __future__ import annotations

from typing import Any

from twincities.importing.errors import ImportRefusedError
from twincities.importing.sheets import Row, Sheet

_UNKNOWN_VALUE = "/.well-known/genid/"


def sheet_of_results(document: Any) -> Sheet:
    """The rows of a result, in the form of SPARQL or as a plain list; rows count from 2, as in a file with headings.

    Raises:
        ImportRefusedError: it is some other JSON.
    """
    if isinstance(document, dict):
        results = document.get("results")
        bindings = results.get("bindings") if isinstance(results, dict) else None
    else:
        bindings = document
    if not isinstance(bindings, list) or not all(isinstance(one, dict) for one in bindings):
        raise ImportRefusedError("The JSON is no result of a query: it has no list of rows.")
    headings = list(dict.fromkeys(name for one in bindings for name in one))
    rows = [Row(1, headings)]
    for line, one in enumerate(bindings, 2):
        rows.append(Row(line, [_text(one.get(name)) for name in headings]))
    return Sheet("", rows)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("value")
    text = "" if value is None else str(value)
    return "" if _UNKNOWN_VALUE in text else text.strip()
