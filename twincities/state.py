"""What outlives a restart: the folder for it, and the key with which channels sign."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_STATE = ".state"
_KEY_BYTES = 32


def state_folder() -> Path:
    """The folder for databases and the signing key: `STATE_FOLDER`, or `.state` in the checkout; made if missing."""
    folder = ROOT / (os.environ.get("STATE_FOLDER") or DEFAULT_STATE)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def signing_key() -> bytes:
    """The key of this installation, at least 32 random bytes: `SIGNING_KEY`, or else made once and kept.

    Several servers behind one address need the same one.
    """
    if key := os.environ.get("SIGNING_KEY"):
        return key.encode()
    file = state_folder() / "signing_key"
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    if not file.exists():
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(secrets.token_hex(_KEY_BYTES))
        try:
            os.link(aside, file)  # fails where another process was quicker: its key counts
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return file.read_bytes()
