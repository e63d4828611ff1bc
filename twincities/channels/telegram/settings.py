"""What Telegram needs to be told, all from the environment; free of Rasa."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from twincities.state import SettingError, signing_key

TOKEN = "TELEGRAM_BOT_TOKEN"
WEBHOOK = "TELEGRAM_WEBHOOK_URL"
API = "TELEGRAM_API_BASE"
INLINE = "TELEGRAM_INLINE"
DEFAULT_API = "https://api.telegram.org"
WEBHOOK_PATH = "/webhooks/telegram/webhook"

_TOKEN = re.compile(r"(?P<bot>[0-9]+):[A-Za-z0-9_-]+")


class SettingsError(ValueError):
    """A setting that is missing or cannot be right; the text says which one, and never holds the token."""


@dataclass(frozen=True)
class Settings:
    """How to reach Telegram, and how Telegram reaches the assistant."""

    token: str = field(repr=False)
    api: str = DEFAULT_API
    """Address of the Bot API server, without the `/bot` behind it."""
    webhook: str | None = None
    """Public address to which Telegram posts; None for long polling."""
    inline: bool = False
    """Whether the bot answers what is typed behind its name in any chat."""

    @property
    def bot(self) -> int:
        """The id of the bot's account."""
        match = _TOKEN.fullmatch(self.token)
        assert match
        return int(match["bot"])

    @property
    def webhook_secret(self) -> str:
        """What Telegram has to send along with every update; made from the key of this installation."""
        return hmac.new(signing_key(), f"telegram webhook {self.token}".encode(), hashlib.sha256).hexdigest()


def settings() -> Settings:
    """The settings of the environment.

    Raises:
        SettingsError: when the token is missing, or something is malformed.
    """
    token = os.environ.get(TOKEN, "").strip()
    if not token:
        raise SettingsError(f"{TOKEN} is not set: get a token from @BotFather, then {TOKEN}=… make telegram")
    if not _TOKEN.fullmatch(token):
        raise SettingsError(f"{TOKEN} is no token: @BotFather gives one such as 123456:ABC-def…")
    api = _address(API, DEFAULT_API).rstrip("/").removesuffix("/bot")
    webhook = _address(WEBHOOK, "")
    if webhook and urlsplit(webhook).path in {"", "/"}:
        webhook = webhook.rstrip("/") + WEBHOOK_PATH
    if webhook:
        try:
            signing_key()  # of which the secret of the webhook is made
        except SettingError as error:
            raise SettingsError(str(error)) from None
    return Settings(token, api, webhook or None, _switch(INLINE))


def _switch(variable: str) -> bool:
    """Whether something that is off by itself is switched on."""
    given = os.environ.get(variable, "").strip().lower()
    if given not in {"", "on", "off"}:
        raise SettingsError(f"{variable} is on or off: {given!r} is neither")
    return given == "on"


def _address(variable: str, default: str) -> str:
    address = os.environ.get(variable, "").strip() or default
    try:
        parts = urlsplit(address)
        well_formed = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        well_formed = False
    if address and not well_formed:
        raise SettingsError(f"{variable} is no address: give one such as https://example.org")
    return address
