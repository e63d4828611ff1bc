"""`python -m actions`: a server of the actions alone, for assistants whose ACTION_ENDPOINT_URL names it."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from rasa_sdk.constants import DEFAULT_SERVER_PORT
from rasa_sdk.endpoint import create_app
from rasa_sdk.utils import configure_colored_logging, update_sanic_log_level
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.configuration import table_path
from twincities.launch.ports import LOOPBACK
from twincities.observing import traces
from twincities.observing.json_logs import log_as_json
from twincities.observing.turns import HEADER, take_up
from twincities.serving.connections import GuardedProtocol
from twincities.serving.guard import guard
from twincities.table import TableError
from twincities.table.live import live_table
from twincities.wording import wording_in


def main(arguments: Sequence[str]) -> int:
    """Serve until a signal comes: 0 then, 1 with a line on stderr when the table cannot be read."""
    options = _parser().parse_args(arguments)
    configure_colored_logging(logging.WARNING)
    update_sanic_log_level()
    try:
        live_table(table_path())  # before anybody waits for it
    except TableError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    wording_in()
    app = create_app("actions", cors_origins=[])  # pages of the web have no business with it
    guard(app)
    log_as_json(os.environ)

    @app.middleware("request")
    async def belongs_to_turn(request: Request) -> None:
        take_up(request.headers.get(HEADER))
        request.ctx.span = traces.begun("action server", headers=request.headers)

    @app.middleware("response")
    async def is_over(request: Request, response: HTTPResponse) -> None:
        traces.ended(getattr(request.ctx, "span", None), {"http.response.status_code": response.status})

    app.register_listener(
        lambda *_: traces.begin_tracing(os.environ, "twincities-actions"), "before_server_start"
    )
    app.register_listener(lambda *_: traces.end_tracing(), "after_server_stop")

    app.run(options.host, options.port, protocol=GuardedProtocol, access_log=False)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m actions", description=__doc__)
    parser.add_argument("--host", default=LOOPBACK, help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=DEFAULT_SERVER_PORT, help="default: %(default)s")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
