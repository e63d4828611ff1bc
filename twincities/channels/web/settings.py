"""Settings of the web chat, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from rasa.shared.exceptions import RasaException

ORIGINS = "WEBCHAT_ORIGINS"
TRUSTED_PROXIES = "WEBCHAT_TRUSTED_PROXIES"
VISITOR_LIMIT = "WEBCHAT_MESSAGES_PER_MINUTE"
ADDRESS_LIMIT = "WEBCHAT_MESSAGES_PER_MINUTE_OF_ADDRESS"


class SettingError(RasaException):
    """A setting of the web chat that makes no sense; the text says which and what to write instead."""


@dataclass(frozen=True)
class WebSettings:
    """How the web chat is set up.

    - `origins`: pages of these origins may talk to the assistant, besides those of the server itself
    - `trusted_proxies`: how many proxies before this server add to X-Forwarded-For; 0: the header is not believed
    - `messages_of_visitor`: how many messages a minute one conversation may send
    - `messages_of_address`: how many all conversations of one network address may send together; a school has but one
    """

    origins: frozenset[str] = frozenset()
    trusted_proxies: int = 0
    messages_of_visitor: int = 20
    messages_of_address: int = 300

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> WebSettings:
        """Read the settings; what is unset or empty keeps its default.

        Raises:
            SettingError: for the first setting that makes no sense.
        """
        given = [origin.strip() for origin in environment.get(ORIGINS, "").split(",")]
        return cls(
            frozenset(_origin(origin) for origin in given if origin),
            _number(environment, TRUSTED_PROXIES, cls.trusted_proxies, least=0),
            _number(environment, VISITOR_LIMIT, cls.messages_of_visitor, least=1),
            _number(environment, ADDRESS_LIMIT, cls.messages_of_address, least=1),
        )


def _origin(text: str) -> str:
    """An origin as browsers write it: scheme and host, in small letters, and the port unless it is the usual one."""
    advice = f"{ORIGINS}: {text!r} is no origin; write https://www.example.org, and commas between several"
    try:
        parts = urlsplit(text.rstrip("/"))
        port = parts.port
    except ValueError:
        raise SettingError(advice) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "*" in text:
        raise SettingError(advice)
    if parts.path or parts.query or parts.fragment or parts.username is not None:
        raise SettingError(advice)
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    host = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in {None, usual} else "")


def _number(environment: Mapping[str, str], name: str, default: int, least: int) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or int(text) < least:
        raise SettingError(f"{name}: {text!r} is no whole number from {least} on")
    return int(text)
