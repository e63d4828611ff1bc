"""The table as open data: its files as they are, and JSON with the types of schema.org."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from twincities.table import City, Partnership, PartnershipTable
from twincities.table.countries import country_name

DATA_FILE = "table.json"
FILES_OF_TABLE = ("partnerships.csv", "cities.csv", "events.csv", "sources.csv", "themes.csv", "checks.csv")
"""The files that may be fetched, where they are."""
_CONTEXT = "https://schema.org"


def file_of_table(table_folder: Path, name: str) -> bytes | None:
    """The content of one of the files; None where there is none, or it is none of them."""
    if name not in FILES_OF_TABLE:
        return None
    try:
        return (table_folder / name).read_bytes()
    except OSError:
        return None


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
