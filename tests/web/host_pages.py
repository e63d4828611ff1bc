"""A web site on an origin of its own, whose pages carry the chat."""

from __future__ import annotations

from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from twincities.launch.ports import LOOPBACK


@dataclass(frozen=True)
class Page:
    """The body of a page, and what surrounds it."""

    body: str
    head: str = ""
    attributes: str = 'lang="en"'
    policy: str | None = None

    def html(self) -> str:
        return (
            f"<!doctype html><html {self.attributes}><head><meta charset=utf-8><title>A town</title>"
            '<meta name=viewport content="width=device-width, initial-scale=1"><link rel=icon href="data:,">'
            f"{self.head}</head><body><main>{self.body}</main></body></html>"
        )


class HostPages:
    """Serves the pages that are added to it."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        pages = self._pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = pages.get(self.path)
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                if page and page.policy:
                    self.send_header("Content-Security-Policy", page.policy)
                self.end_headers()
                if page:
                    self.wfile.write(page.html().encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
        self.origin = f"http://{LOOPBACK}:{self._server.server_port}"

    def __enter__(self) -> HostPages:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def add(self, page: Page, name: str = "page") -> str:
        """The address of the page from now on."""
        self._pages[f"/{name}"] = page
        return f"{self.origin}/{name}"
