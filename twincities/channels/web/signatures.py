"""Signed conversation ids and button payloads: nobody can make them but this installation.

A visitor holds a token. It proves which conversation is theirs; whoever lacks it can neither speak nor read there.
A button's payload is signed for one conversation, so that it is of no use in another one.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from itsdangerous import BadData, TimestampSigner, URLSafeSerializer

from twincities.channels import conversation_ids

_ID_BYTES = 18
MOST_SECONDS_OF_CONVERSATION = 30 * 24 * 3600
_OPTIONS: dict[str, Any] = {"key_derivation": "hmac", "digest_method": hashlib.sha256}


class ForgedError(ValueError):
    """A token or payload that this installation has not signed, or that is too old."""


class WebSignatures:
    """Signs and verifies with the key of the installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._tokens = TimestampSigner(key, salt=b"web chat: conversation", **_OPTIONS)

    def new_token(self) -> str:
        """The token of a new conversation, which nobody can guess."""
        return self._tokens.sign(secrets.token_urlsafe(_ID_BYTES)).decode()

    def conversation(self, token: str) -> str:
        """The id under which the conversation of the token is stored.

        Raises:
            ForgedError: when it is not one of ours, or over 30 days old.
        """
        try:
            unsigned = self._tokens.unsign(token.encode(), max_age=MOST_SECONDS_OF_CONVERSATION)
        except (BadData, UnicodeError):
            raise ForgedError("the conversation is unknown, or over") from None
        return conversation_ids.WEB + unsigned.decode()

    def sign_payload(self, conversation: str, payload: str) -> str:
        """The payload of a button, for use in this conversation only."""
        signed = self._payloads(conversation).dumps(payload)
        return signed if isinstance(signed, str) else signed.decode()

    def payload(self, conversation: str, signed: str) -> str:
        """The payload of a button that was pressed.

        Raises:
            ForgedError: when it was not signed here, or not for this conversation.
        """
        try:
            return str(self._payloads(conversation).loads(signed.encode()))
        except (BadData, UnicodeError):
            raise ForgedError("the button is not one of this conversation") from None

    def _payloads(self, conversation: str) -> URLSafeSerializer:
        salt = f"web chat: button in {conversation}".encode()
        return URLSafeSerializer(self._key, salt=salt, signer_kwargs=dict(_OPTIONS))
