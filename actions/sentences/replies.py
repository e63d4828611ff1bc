"""What an action says: responses with the values that fill them, and buttons, in the language of the turn."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.sentences.details import Attribution, Links
from twincities.dialogue.lately import Lately
from twincities.pictures.of_table import PICTURE, Order
from twincities.table import Claim
from twincities.wording import Wording, with_forms

_MOST_BUTTONS = 3


@dataclass(frozen=True)
class Button:
    """A suggested next message: what it reads, and the intent with entities that it sends.

    One that is `needed`, such as a choice that was asked for, is offered however lately it was.
    """

    title: str
    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False

    def as_message(self) -> dict[str, str]:
        """The button in Rasa's form."""
        entities = (
            json.dumps(self.entities, ensure_ascii=False, separators=(",", ":")) if self.entities else ""
        )
        return {"title": self.title, "payload": f"/{self.intent}{entities}"}


@dataclass(frozen=True)
class _Reply:
    response: str
    values: Mapping[str, Any]
    buttons: Sequence[Button]
    claims: Sequence[Claim]
    data: Mapping[str, Any]
    picture: Order | None = None

    def tells_no_more_than(self, other: _Reply) -> bool:
        """Whether all that it says stands in another one: the number of a list and the list itself, of "how many, and which?"."""
        if (self.response, self.values) == (other.response, other.values):
            return True
        counted = {self.response, other.response} == {"utter_count_fit", "utter_some_fit"}
        same = (self.values.get(name) == other.values.get(name) for name in ("items", "filter", "count"))
        return counted and all(same) and not self.values.get("lead")


class Replies:
    """Collects the replies of one turn, in the words of one language.

    Responses that pass on claims of the table have a value `{attribution}`, which `attribute` fills for the
    last of them; everywhere else it is empty.
    """

    def __init__(self, words: Wording, lately: Lately | None = None) -> None:
        self.words = words
        self.lately = lately or Lately()
        self._replies: list[_Reply] = []
        self._said = 0
        self._attribution = Attribution()
        self.links = Links()

    def say(
        self,
        response: str,
        /,
        buttons: Iterable[Button] = (),
        claims: Iterable[Claim] = (),
        data: Mapping[str, Any] | None = None,
        picture: Order | None = None,
        **values: Any,
    ) -> None:
        """Add a response of the domain; what tells no more than one before it is not said.

        `claims` are what the response passes on of the table, `data` is what it says as data (actions.sentences.details), and
        `picture` is shown with it.
        """
        self._said += 1
        reply = _Reply(response, values, tuple(buttons), tuple(claims), data or {}, picture)
        if not any(map(reply.tells_no_more_than, self._replies)):
            self._replies.append(reply)

    def phrase(self, name: str, /, **values: Any) -> str:
        """A fragment of wording (the response `phrase_…`), for use inside a response.

        Raises:
            KeyError: there is none, or it has a placeholder without a value.
        """
        return self.words.phrase(name, **values)

    def once(self, name: str, /, **values: Any) -> str:
        """A phrase that need not be said again so soon; nothing where it was said in the last turns."""
        text = self.phrase(name, **values)
        return text if self.first_time(text) else ""

    def first_time(self, text: str) -> bool:
        """Whether a text that is about to be said was not said in the last turns."""
        is_new = self.lately.is_new(text)
        if is_new:
            self.lately.note(text)
        return is_new

    def suggested(self, buttons: Iterable[Button]) -> list[Button]:
        """The first three buttons of those that were not offered in the last turns: more than that nobody reads."""
        return [*filter(self._is_offered, buttons)][:_MOST_BUTTONS]

    def _is_offered(self, button: Button) -> bool:
        return button.needed or self.lately.is_new(button.title)

    @property
    def claims(self) -> Sequence[Claim]:
        """What all replies together pass on of the table, each claim once."""
        return tuple(dict.fromkeys(claim for reply in self._replies for claim in reply.claims))

    def attribute(self, attribution: Attribution, details: Button | None = None) -> None:
        """Say behind the last reply that passes on claims whose they are; `details` is a button about them."""
        self._attribution = attribution
        last = self._replies[-1] if self._replies else None
        if details and last and len(last.buttons) <= _MOST_BUTTONS and self._is_offered(details):
            buttons = (*last.buttons[: _MOST_BUTTONS - 1], details)
            self._replies[-1] = replace(last, buttons=buttons)

    def send(self, dispatcher: CollectingDispatcher) -> None:
        """Hand everything to Rasa; only the last reply keeps its buttons."""
        attributed = max((at for at, reply in enumerate(self._replies) if reply.claims), default=-1)
        for position, reply in enumerate(self._replies):
            last = position == len(self._replies) - 1
            buttons = [*filter(self._is_offered, reply.buttons)] if last else []
            said_before = self.lately.times_said(reply.response)
            for text in (reply.response, *(button.title for button in buttons)):
                self.lately.note(text)
            attribution = self._attribution if position == attributed else Attribution()
            dispatcher.utter_message(
                response=reply.response,
                buttons=[button.as_message() for button in buttons],
                json_message=self._data(reply, attribution),
                language=self.words.language,
                said_before=said_before,
                attribution=f"\n{attribution.text}" if attribution.text else "",
                **with_forms(reply.values),
            )

    def _data(self, reply: _Reply, attribution: Attribution) -> dict[str, Any]:
        data = {**reply.data}
        if reply.picture:
            data[PICTURE] = reply.picture.as_json()
        if attribution.text:
            data["source"] = attribution.as_data()
        if links := self.links.as_data():
            data["links"] = links
        return data

    def __len__(self) -> int:
        """How often something was said, repetitions included."""
        return self._said
