"""What outlives a restart: the folder for it, and the key with which channels sign."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_STATE = ".state"
KEY = "SIGNING_KEY"
LEAST_BYTES_OF_KEY = 32


class SettingError(ValueError):
    """A setting, or a file that stands for one, that cannot be used; the text says which one and what to do."""


def state_folder() -> Path:
    """The folder for databases and the signing key: `STATE_FOLDER`, or `.state` in the checkout; made if missing."""
    folder = ROOT / (os.environ.get("STATE_FOLDER") or DEFAULT_STATE)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def signing_key() -> bytes:
    """The key of this installation, at least 32 bytes: `SIGNING_KEY`, or else made once and kept.

    Several servers behind one address need the same one.

    Raises:
        SettingError: when it is too short to sign with, or the file cannot be read.
    """
    if given := os.environ.get(KEY):
        key = given.encode(errors="surrogateescape")
        if len(key) < LEAST_BYTES_OF_KEY:
            raise SettingError(
                f"{KEY} is too short to sign with: give it at least {LEAST_BYTES_OF_KEY} bytes that nobody can guess"
            )
        return key
    file = state_folder() / "signing_key"
    try:
        key = _kept_key(file)
    except OSError as error:
        raise SettingError(f"{file} can neither be read nor made: {error.strerror}") from None
    if len(key.strip()) < LEAST_BYTES_OF_KEY:
        raise SettingError(
            f"{file} is damaged, its key is too short to sign with: restore the file, or remove it to have a new one"
            " made, with which conversations on web pages begin anew"
        )
    return key


def _kept_key(file: Path) -> bytes:
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    if not file.exists():
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(secrets.token_hex(LEAST_BYTES_OF_KEY))
        try:
            os.link(aside, file)  # fails where another process was quicker: its key counts
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return file.read_bytes()
