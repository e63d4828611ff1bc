"""The channel behind the Rasa shell: the same care as over REST."""

from __future__ import annotations

from rasa.core.channels.rest import RestInput

from twincities.channels.rest import RestChannel


class ShellChannel(RestChannel):
    """Rasa opens its shell for any channel of this name."""

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa knows the shell."""
        return "cmdline"

    def url_prefix(self) -> str:
        """The shell posts its messages to the address of the REST channel."""
        return str(RestInput.name())
