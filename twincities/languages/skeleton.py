"""The files of a new language, with the English texts as comments; `make language CODE=de` writes them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import yaml
from babel import Locale

from twincities.languages.checking import ROOT
from twincities.table.places.countries import country_codes, country_name

_LANGUAGES = ROOT / "data" / "languages"
_RESPONSES = re.compile(r"^responses:\n(.*?)^\S", re.MULTILINE | re.DOTALL)
_ABOUT = """\
# What is said in {name} (docs/languages.md). Take the # away from a key and write its text; what stays away is said in English.
responses:
"""
_ABOUT_WORDS = (
    "# The cue words of {name} (docs/languages.md): for each concept of English the words for it.\n\n"
)
_ABOUT_SEAMS = "# What words before a value become in {name} (docs/languages.md).\n[]\n"


def write_skeleton(language: str, languages: Path = _LANGUAGES) -> list[Path]:
    """Write the files that a language does not have yet into its folder; gives those that were written.

    Raises:
        babel.UnknownLocaleError, ValueError: CLDR does not know the language.
    """
    locale = Locale.parse(language, sep="-")
    name = locale.english_name
    places = [(code, country_name(code, str(locale)), "") for code in country_codes()]
    contents = {
        "responses.yml": _ABOUT.format(name=name) + _commented_responses(),
        "words.yml": _ABOUT_WORDS.format(name=name) + _concepts(),
        "seams.yml": _ABOUT_SEAMS.format(name=name),
    }
    folder = languages / language
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file, text in contents.items():
        if not (folder / file).exists():
            (folder / file).write_text(text, encoding="utf-8")
            written.append(folder / file)
    if not (table := folder / "places.csv").exists():
        with table.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([("code", "the", "in"), *places])
        written.append(table)
    return written


def _commented_responses() -> str:
    """The responses of domain.yml, each line a comment."""
    found = _RESPONSES.search((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert found, "domain.yml has responses, and something behind them"
    lines = found[1].rstrip().splitlines()
    commented = [
        line if not line.strip() or line.lstrip().startswith("#") else f"  # {line[2:]}" for line in lines
    ]
    return "\n".join(commented) + "\n"


def _concepts() -> str:
    """The concepts of English without their words, which stand there as comments."""
    concepts = yaml.safe_load((_LANGUAGES / "en" / "words.yml").read_text(encoding="utf-8"))
    blocks = []
    for concept, entry in concepts.items():
        lines = [f"{concept}:"]
        if hides := entry.get("hides"):
            lines.append(f"  hides: [{', '.join(hides)}]")
        for key in ("phrases", "values", "examples", "counter_examples"):
            if key in entry:
                lines.append(f"  # English: {entry[key]}")
                lines.append(f"  {key}: {'{}' if key == 'values' else '[]'}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
