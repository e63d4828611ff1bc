"""The pictures of replies: described once from the table, kept by the hash of their content, drawn when somebody looks.

All of it takes time or reads files, and belongs into a thread.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cachetools import LRUCache

from twincities.configuration import table_path
from twincities.languages import spoken_as
from twincities.pictures import Picture, Theme, as_png, as_svg, digest, from_json
from twincities.pictures.description import as_json
from twincities.pictures.of_table import PICTURE, Order, described
from twincities.state import state_folder
from twincities.table.live import live_table
from twincities.wording import wording_for

logger = logging.getLogger(__name__)

_MOST_KEPT = 2_000
"""Descriptions; a chat that is older than so many other pictures has its texts only."""
_MOST_BYTES_DRAWN = 32_000_000
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, OSError)


@dataclass(frozen=True)
class Shown:
    """A picture of a reply: the hash of its content, its kind, and what says the same in words."""

    digest: str
    kind: str
    alt: str

    @property
    def file(self) -> str:
        """Its address below that of the web channel."""
        return f"pictures/{self.digest}.svg"


class Pictures:
    """The descriptions in a folder, and what was drawn of them lately. May be used by several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: LRUCache[tuple[str, str], bytes] = LRUCache(_MOST_BYTES_DRAWN, len)
        self._lock = threading.Lock()

    def shown(self, said: Mapping[str, Any]) -> Shown | None:
        """The picture that a reply orders, kept for whoever asks for it; None where it orders none that can be had."""
        try:
            values = (said.get("custom") or {}).get(PICTURE)
            return self._keep(_described(Order.from_json(values))) if values else None
        except _FAULTS:
            logger.exception("A picture cannot be shown; the reply goes without it.")
            return None

    def svg(self, name: str, theme: Theme) -> bytes | None:
        """A picture by the hash of its content; None where none is kept of it."""
        return self._draw(name, theme.value, lambda picture: as_svg(picture, theme).encode())

    def png(self, name: str) -> bytes | None:
        """The same as pixels."""
        return self._draw(name, "png", as_png)

    def drawn(self, order: Mapping[str, Any]) -> bytes | None:
        """The picture of an order as pixels; None where it cannot be had."""
        shown = self.shown({"custom": {PICTURE: order}})
        return self.png(shown.digest) if shown else None

    def _draw(self, name: str, form: str, draw: Callable[[Picture], bytes]) -> bytes | None:
        with self._lock:
            if (drawn := self._drawn.get((name, form))) is not None:
                return drawn
        try:
            picture = from_json(json.loads(self._file(name).read_bytes()))
            drawn = draw(picture)
        except FileNotFoundError:
            return None
        except _FAULTS:
            logger.exception("A picture cannot be drawn.")
            return None
        with self._lock:
            if len(drawn) <= _MOST_BYTES_DRAWN:
                self._drawn[name, form] = drawn
        return drawn

    def _keep(self, picture: Picture) -> Shown:
        name = digest(picture)
        file = self._file(name)
        if file.exists():
            os.utime(file)  # the least used ones are let go first
        else:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            aside.write_text(json.dumps(as_json(picture)), encoding="utf-8")
            aside.replace(file)
            self._prune()
        return Shown(name, picture.kind, picture.alt)

    def _prune(self) -> None:
        files = [*self._folder.glob("*.json")]
        if len(files) > _MOST_KEPT:
            for file in sorted(files, key=_last_used)[: len(files) - _MOST_KEPT]:
                file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"


@lru_cache(maxsize=1)
def pictures() -> Pictures:
    """The pictures of this installation, kept in its state folder: they outlive a restart as the chats do in which they stand."""
    return Pictures(state_folder() / "pictures")


def _described(order: Order) -> Picture:
    language = spoken_as(order.language) or order.language
    table = live_table(table_path()).current().in_language(language)
    return described(order, table, wording_for(table, language))


def _last_used(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another process let go of it
        return 0.0
