"""What a server has, whichever channels it opens."""

from __future__ import annotations

from typing import Any

from sanic import Blueprint, Sanic

from twincities import engine
from twincities.channels.guard import guard
from twincities.channels.server_health import serve_health
from twincities.retention import keep_no_longer


class ChannelBlueprint(Blueprint):
    """The routes of a channel, and with the first of them what stands outside of the addresses of channels."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Called by Sanic: with its channels a server begins, before it loads the model; so Rasa is ready for it now."""
        engine.apply()
        super().register(app, options)
        guard(app)
        serve_health(app)
        keep_no_longer(app)
