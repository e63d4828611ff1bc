from __future__ import annotations

import stat
from pathlib import Path

import pytest

from twincities.state import SettingError, signing_key, state_folder


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
    monkeypatch.setenv("SIGNING_KEY", "of several servers, and not short")
    assert signing_key() == b"of several servers, and not short"
    assert not list(folder.glob("*"))


@pytest.mark.parametrize("key", ["secret", "x" * 31])
def test_a_key_that_is_too_short_is_refused(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNING_KEY", key)
    with pytest.raises(SettingError, match="SIGNING_KEY is too short") as refused:
        signing_key()
    assert key not in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 31 + b"\n" * 9])
def test_a_damaged_key_is_refused(content: bytes, folder: Path) -> None:
    state_folder()
    (folder / "signing_key").write_bytes(content)
    with pytest.raises(SettingError, match="signing_key is damaged"):
        signing_key()
    assert (folder / "signing_key").read_bytes() == content


def test_a_key_that_cannot_be_read_is_refused(folder: Path) -> None:
    (folder / "signing_key").mkdir(parents=True)
    with pytest.raises(SettingError, match="can neither be read nor made"):
        signing_key()


def test_the_folder_lies_in_the_checkout_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_FOLDER", "")
    assert state_folder() == Path(__file__).parents[1] / ".state"
