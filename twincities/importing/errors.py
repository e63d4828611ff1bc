"""Why nothing could be imported."""

from __future__ import annotations


class ImportRefusedError(ValueError):
    """The file cannot be imported, and nothing was written; the message is one sentence for who asked for it."""
