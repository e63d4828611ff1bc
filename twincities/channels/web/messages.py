"""What the assistant says, in the form that the web chat shows; free of Rasa.

A message is a JSON object with any of these:

- `text`
- `image`: `{"url", "alt"}`
- `picture`: `{"url", "alt", "kind"}`, one drawn by the assistant; the address is below that of the channel
- `buttons`: a list of `{"title", "payload"}`, or `{"title", "url"}` for a link
- `cards`: a list of `{"title", "text", "image", "url", "buttons"}`, all but the title optional
- `link`: `{"title", "url"}`, an attachment
- `table`: `columns`, `rows` (cells are texts, or lists of a text and a smaller one), and `rest`, the ids of rows left out
- `after`: text that stands behind the table
- `note`: `text`, whose claims the message passes on, with `links`, and `mark`, the part that says what records hold against them
- `links`: a list of `{"title", "url"}`, whose titles stand in the text before the addresses
- `lang`: the language of all that (BCP 47)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from twincities.channels.details import TELL_REST, Details, Link
from twincities.channels.pictures import Shown

Message = dict[str, Any]
Sign = Callable[[str], str]
"""Signs the payload of a button."""


def web_message(said: Mapping[str, Any], sign: Sign, picture: Shown | None = None) -> Message:
    """The message for what Rasa says; empty when there is nothing in it that a web page can show."""
    details = Details.of(said)
    alternative = text = str(said.get("text") or "").strip()
    note, table, after = None, None, ""
    if details.note and text.endswith(details.note):
        note = {"text": details.note, "links": _links(details.note_links), "mark": details.mark}
        text = text.removesuffix(details.note).strip()
    if details.table and details.table_text in text:
        table = details.table
        text, after = map(str.strip, text.split(details.table_text, 1))
    buttons = [*(said.get("buttons") or ()), *(said.get("quick_replies") or ())]
    if details.tells_rest:  # the table before does, and unfolds them
        text, buttons = "", [each for each in buttons if each.get("payload") != TELL_REST]
    image = _address(said.get("image"))
    message: Message = {
        "text": text,
        "image": image and {"url": image, "alt": _alternative_text(said) or alternative},
        "picture": picture and {"url": picture.file, "alt": picture.alt, "kind": picture.kind},
        "buttons": _buttons(buttons, sign),
        "table": table,
        "after": after,
        "note": note,
        "links": _links(link for link in details.links if link[1] in text + after),
        "cards": [_card(each, sign) for each in said.get("elements") or () if _title(each)],
        "link": _attachment(said.get("attachment")),
    }
    shown = {key: value for key, value in message.items() if value}
    return {**shown, "lang": str(said["language"])} if shown and said.get("language") else shown


def _links(links: Iterable[Link]) -> list[Message]:
    return [{"title": title, "url": url} for title, address in links if (url := _address(address))]


def _alternative_text(said: Mapping[str, Any]) -> str:
    """Where a response gives one, as `alt`, in `metadata` or beside the image."""
    metadata = said.get("metadata")
    alt = said.get("alt") or (metadata.get("alt") if isinstance(metadata, Mapping) else None)
    return str(alt or "").strip()


def _buttons(buttons: Iterable[Any], sign: Sign) -> list[Message]:
    made = []
    for button in buttons:
        if not (title := _title(button)):
            continue
        if url := _address(button.get("url")):
            made.append({"title": title, "url": url})
        else:
            made.append({"title": title, "payload": sign(str(button.get("payload") or title))})
    return made


def _card(element: Mapping[str, Any], sign: Sign) -> Message:
    action = element.get("default_action")
    image = _address(element.get("image_url"))
    card = {
        "title": _title(element),
        "text": str(element.get("subtitle") or "").strip(),
        "image": image and {"url": image, "alt": _alternative_text(element)},
        "url": _address(action.get("url") if isinstance(action, Mapping) else None),
        "buttons": _buttons(element.get("buttons") or (), sign),
    }
    return {key: value for key, value in card.items() if value}


def _attachment(attachment: Any) -> Message | None:
    """The link to a file, given by its address or as `{"type": …, "payload": {"src": address, "title": …}}`."""
    payload = attachment.get("payload") if isinstance(attachment, Mapping) else {"src": attachment}
    if not isinstance(payload, Mapping):
        return None
    url = _address(payload.get("src") or payload.get("url"))
    return {"url": url, "title": str(payload.get("title") or url)} if url else None


def _title(item: Any) -> str:
    return str(item.get("title") or "").strip() if isinstance(item, Mapping) else ""


def _address(value: Any) -> str | None:
    """The address if it is one of the web; anything else, such as `javascript:`, is left out."""
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    return value.strip() if parts.scheme in {"http", "https"} and parts.netloc else None
