"""What a server has, whichever channels it opens."""

from __future__ import annotations

import os
from typing import Any

from rasa.constants import ENV_SANIC_BACKLOG
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities import engine
from twincities.channels.admission import Admission, RefusedTurnError
from twincities.channels.draining import drain_at_the_end
from twincities.channels.early_refusal import EarlyRefusals, Headers, refusal
from twincities.channels.fellow_servers import tell_fellow_servers
from twincities.channels.metrics import serve_metrics
from twincities.channels.retention import keep_no_longer
from twincities.channels.server_health import serve_health
from twincities.observing.json_logs import log_as_json
from twincities.observing.traces import begin_tracing, end_tracing
from twincities.serving.connections import MOST_CONNECTIONS
from twincities.serving.guard import guard


class ChannelBlueprint(Blueprint):
    """The routes of a channel, and with the first of them what stands outside of the addresses of channels."""

    def __init__(self, name: str, turns: str | None = None, headers: Headers | None = None) -> None:
        """Messages posted to `turns`, such as "/messages", may be refused early; `headers` adds to such an answer."""
        super().__init__(name)
        self.ctx.turns = turns
        self.ctx.headers = headers

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Called by Sanic: with its channels a server begins, before it loads the model; so Rasa is ready for it now."""
        engine.apply()
        super().register(app, options)
        if not hasattr(app.ctx, "admission"):
            app.ctx.admission = Admission()
            guard(app)
            # Rasa reads it when it starts the server, after this. Connections beyond it seem open to who made them, but
            # are not: what is sent over them comes seconds later, or never.
            os.environ.setdefault(ENV_SANIC_BACKLOG, str(MOST_CONNECTIONS))
            serve_health(app)
            serve_metrics(app, app.ctx.admission)
            app.register_listener(lambda *_: log_as_json(os.environ), "before_server_start")
            app.register_listener(lambda *_: begin_tracing(os.environ, "twincities"), "before_server_start")
            app.register_listener(lambda *_: end_tracing(), "after_server_stop")
            keep_no_longer(app)
            tell_fellow_servers(app)
            drain_at_the_end(app, app.ctx.admission)
            app.error_handler.add(RefusedTurnError, _refuse_turn)
            app.ctx.early_refusals = EarlyRefusals(app.ctx.admission)
            app.ctx.refuse_early = app.ctx.early_refusals.answer
        if self.ctx.turns:
            app.ctx.early_refusals.add((options.get("url_prefix") or "") + self.ctx.turns, self.ctx.headers)


def admission(app: Sanic) -> Admission:
    """Which turns the server takes in, over all channels together."""
    found: Admission = app.ctx.admission
    return found


def _refuse_turn(_request: Request, error: RefusedTurnError) -> HTTPResponse:
    return response.json(*refusal(error))
