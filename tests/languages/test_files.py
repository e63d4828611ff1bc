"""The files of the languages, as YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from twincities.launch.project import ROOT

FILES = sorted((ROOT / "data" / "languages").rglob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_no_key_stands_twice(file: Path) -> None:
    # Of two that are the same, a reader that does not look keeps the second alone.
    assert YAML(typ="safe").load(file.read_text(encoding="utf-8")) is not None
