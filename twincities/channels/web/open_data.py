"""The table as open data: its files without what is no business of everybody, and JSON with the types of schema.org."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from twincities.table import City, Partnership, PartnershipTable
from twincities.table.files.csv_files import CsvFileError, decoded, rows_of
from twincities.table.files.row import TableRow
from twincities.table.files.row_files import column_of
from twincities.table.loading import FILES
from twincities.table.places.countries import country_name

DATA_FILE = "table.json"
FILES_OF_TABLE = ("partnerships.csv", "cities.csv", "events.csv", "sources.csv", "themes.csv", "checks.csv")
"""The files that may be fetched, where they are."""
_WITHHELD = frozenset({"contact"})
"""Columns that are not handed out: names and addresses of people, given to be told to who asks about a partnership."""
_MOST_KEPT = len(FILES_OF_TABLE)
_CONTEXT = "https://schema.org"


def file_of_table(table_folder: Path, name: str) -> bytes | None:
    """One of the files as CSV in UTF-8, without columns that are withheld or not the table's; None where there is none."""
    if name not in FILES_OF_TABLE:
        return None
    file = table_folder / name
    try:
        return _published(file, file.stat().st_mtime_ns)
    except (OSError, CsvFileError):
        return None


@lru_cache(maxsize=_MOST_KEPT)
def _published(file: Path, _written_at: int) -> bytes:
    text, _ = decoded(file.read_bytes())
    rows = [row.cells for row in rows_of(text)]
    model: type[TableRow] = FILES[file.name]
    shown = {*model.columns()} - _WITHHELD
    kept = [at for at, heading in enumerate(rows[0] if rows else ()) if column_of(heading, model)[0] in shown]
    written = io.StringIO(newline="")
    csv.writer(written).writerows([row[at] if at < len(row) else "" for at in kept] for row in rows)
    return written.getvalue().encode()


def files_of(table: PartnershipTable) -> list[str]:
    """The files of the table that hold anything."""
    may_be_empty = {"events.csv": table.events, "themes.csv": table.themes, "checks.csv": table.checks}
    return [name for name in FILES_OF_TABLE if may_be_empty.get(name, True)]


def dataset(name: str, description: str, language: str) -> dict[str, Any]:
    """What search engines may know of the page: a set of data, and where to fetch it."""
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": language,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "application/ld+json", "contentUrl": DATA_FILE},
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": FILES_OF_TABLE[0]},
        ],
    }


def as_json(table: PartnershipTable) -> bytes:
    """All cities and partnerships in the words of the table: each a `Role` with dates, and the list of its two cities."""
    rows = [*table.partnerships, *table.ties.former]
    graph = [*map(_city, table.cities), *(_partnership(row, table) for row in rows)]
    content = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _city(city: City) -> dict[str, Any]:
    place: dict[str, Any] = {
        "@type": "City",
        "@id": f"#city-{city.id}",
        "name": city.name,
        "alternateName": list(city.aliases),
        "containedInPlace": {
            "@type": "Country",
            "name": country_name(city.country),
            "identifier": city.country,
        },
    }
    if city.latitude is not None and city.longitude is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": city.latitude,
            "longitude": city.longitude,
        }
    return _filled(place)


def _partnership(row: Partnership, table: PartnershipTable) -> dict[str, Any]:
    sources = [table.source(id) for id in row.source]
    return _filled(
        {
            "@type": ["Role", "ItemList"],
            "@id": f"#partnership-{row.id}",
            "name": " – ".join(table.label(id) for id in row.cities),
            "roleName": row.kind or "sister city",
            "description": row.summary,
            "startDate": row.since.isoformat() if row.since else None,
            "endDate": row.until.isoformat() if row.until else None,
            "url": row.address,
            "itemListElement": [{"@id": f"#city-{id}"} for id in row.cities],
            "subjectOf": [
                _filled({"@type": "CreativeWork", "name": source.title, "url": source.address})
                for source in sources
            ],
        }
    )


def _filled(thing: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if value not in (None, "", [])}
