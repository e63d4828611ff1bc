"""The files that the web chat consists of in the browser, each under two addresses.

`widget.js` stays the same for ever, and is asked for again after a few minutes; `widget.<hash>.js` changes with the
content, and may be kept for ever. Scripts go without their comments and indentation, those of the chat with their strings in
all languages. The scripts of a folder are one file, with its styles in it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.web.widget_strings import with_strings

_CONTENT_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
KEPT_FOR_MINUTES = "public, max-age=600, stale-while-revalidate=86400"
ASKED_EVERY_TIME = "no-cache"
_LENGTH_OF_HASH = 16
_PLACE_OF_STYLE = b'const STYLE = "";'
_INDENTATION = re.compile(rb"^[ \t\n]+", re.MULTILINE)
# Those that have lines of their own.
_COMMENT = re.compile(rb"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Asset:
    """Content as it is sent, also compressed."""

    content: bytes
    content_type: str
    compressed: bytes
    digest: str

    @classmethod
    def of(cls, content: bytes, content_type: str) -> Asset:
        """Compress, and compute the hash."""
        digest = hashlib.sha256(content).hexdigest()[:_LENGTH_OF_HASH]
        return cls(content, content_type, gzip.compress(content, mtime=0), digest)

    def response(self, request: Request, caching: str, headers: dict[str, str]) -> HTTPResponse:
        """Send it; only say so where the browser has it already."""
        takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
        tag = f'"{self.digest}{"-gzip" if takes_gzip else ""}"'
        headers = {
            "Cache-Control": caching,
            "ETag": tag,
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
            **headers,
        }
        if tag in request.headers.get("if-none-match", ""):
            return HTTPResponse(status=304, headers=headers)
        if takes_gzip:
            headers["Content-Encoding"] = "gzip"
        body = self.compressed if takes_gzip else self.content
        return HTTPResponse(body, headers=headers, content_type=self.content_type)


class Assets:
    """The scripts, styles and images of a folder."""

    def __init__(self, folder: Path) -> None:
        files = [file for file in sorted(folder.iterdir()) if file.suffix in _CONTENT_TYPES]
        contents = {f"{each.name}.js": _joined(each) for each in sorted(folder.iterdir()) if each.is_dir()}
        self._assets = {name: Asset.of(content, _CONTENT_TYPES[".js"]) for name, content in contents.items()}
        for file in files:
            content = _naming(_content(file), self._assets)
            self._assets[file.name] = Asset.of(content, _CONTENT_TYPES[file.suffix])
        self._by_lasting_name = {self.lasting_name(name): name for name in self._assets}

    def __iter__(self) -> Iterator[str]:
        return iter(self._assets)

    def lasting_name(self, name: str) -> str:
        """The name by which a file may be kept for ever: `widget.0123456789abcdef.js`.

        Raises:
            KeyError: when there is no such file.
        """
        stem, _, suffix = name.rpartition(".")
        return f"{stem}.{self._assets[name].digest}.{suffix}"

    def find(self, name: str) -> tuple[Asset, str] | None:
        """The file of either name, and how long it may be kept."""
        if name in self._by_lasting_name:
            return self._assets[self._by_lasting_name[name]], KEPT_FOR_EVER
        if name in self._assets:
            return self._assets[name], KEPT_FOR_MINUTES
        return None


def _joined(folder: Path) -> bytes:
    """The scripts of a folder as one module, which holds the styles beside them."""
    script = b"".join(_content(file) for file in sorted(folder.glob("*.js")))
    styles = b"".join(_INDENTATION.sub(b"", file.read_bytes()) for file in sorted(folder.glob("*.css")))
    return script.replace(_PLACE_OF_STYLE, b"const STYLE = " + json.dumps(styles.decode()).encode() + b";")


def _naming(script: bytes, joined: Mapping[str, Asset]) -> bytes:
    """A script that names those of folders, with hashes of their content: what is kept of another version is not of use to it."""
    for name, asset in joined.items():
        script = script.replace(f'"{name}"'.encode(), f'"{name}?{asset.digest}"'.encode())
    return script


def _content(file: Path) -> bytes:
    content = file.read_bytes()
    if file.suffix != ".js":
        return content
    return with_strings(_INDENTATION.sub(b"", _COMMENT.sub(b"", content)))
