from __future__ import annotations

import stat
from pathlib import Path

import pytest

from twincities.state import signing_key, state_folder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STATE_FOLDER", str(tmp_path / "state"))
    monkeypatch.delenv("SIGNING_KEY", raising=False)
    return tmp_path / "state"


def test_the_key_is_made_once_and_for_its_owner_only(folder: Path) -> None:
    key = signing_key()
    assert len(key) >= 32
    assert signing_key() == key
    assert [file.name for file in folder.iterdir()] == ["signing_key"]
    assert stat.S_IMODE((folder / "signing_key").stat().st_mode) == 0o600


def test_another_folder_has_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = signing_key()
    monkeypatch.setenv("STATE_FOLDER", str(tmp_path / "other"))
    assert signing_key() != key


def test_the_environment_decides(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNING_KEY", "of several servers")
    assert signing_key() == b"of several servers"
    assert not list(folder.glob("*"))


def test_the_folder_lies_in_the_checkout_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_FOLDER", "")
    assert state_folder() == Path(__file__).parents[1] / ".state"
