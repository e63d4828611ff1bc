"""The languages that are spoken: the folders of data/languages, named by BCP 47 codes ("fr", "zh-Hant")."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import yaml
from babel import Locale

DEFAULT_LANGUAGE = "en"
"""The language of a turn about which nothing is known."""
# The one in C, where PyYAML was built with it.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOLEAN = "tag:yaml.org,2002:bool"
_FOLDER = Path(__file__).parents[2] / "data" / "languages"


class _Loader(_SafeLoader):
    """Reads "on", "no", "yes" and "off" as the words that they are in one language or another, as YAML 1.2 does."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOLEAN, re.compile("^(?:true|false)$"), list("tf"))


@lru_cache(maxsize=1)
def spoken() -> tuple[str, ...]:
    """The codes of the languages that are spoken, in alphabetical order."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if path.is_dir()))


@lru_cache
def folder_of(language: str, file: str) -> Path:
    """Where a file of a language lies: in its own folder, in that of its other script ("zh" for "zh-Hant"), or English's."""
    folders = [_FOLDER / code for code in (language, language.partition("-")[0], DEFAULT_LANGUAGE)]
    return next((folder for folder in folders if (folder / file).is_file()), folders[-1])


def own_file(language: str, file: str) -> Path | None:
    """Where a file of a language lies that not every language has; None for one that has not."""
    path = _FOLDER / language / file
    return path if path.is_file() else None


def read_yaml(path: Path) -> Any:
    """What a file of a language holds.

    Raises:
        OSError: it cannot be read.
        yaml.YAMLError: it is none of YAML.
    """
    return yaml.load(path.read_bytes(), _Loader)


def name_of_language(code: str, language: str) -> str:
    """How a language is called in another one, or in itself (Unicode CLDR)."""
    return str(Locale.parse(language, sep="-").languages.get(code.replace("-", "_"), code))
