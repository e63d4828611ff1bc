"""How the state of a partnership, and a beginning that no date can say, stand in sentences and lists."""

from __future__ import annotations

from actions.sentences.replies import Replies
from twincities.table import Partnership, Status


def state_word(row: Partnership, replies: Replies) -> str:
    """What a partnership is: "active", "suspended", "over"."""
    return state_in_words(row.status or Status.ENDED, replies)


def state_in_words(state: Status | str, replies: Replies) -> str:
    """A state in a word."""
    return replies.phrase(f"phrase_state_{Status(state).value}")


def state_in_list(row: Partnership, replies: Replies) -> str:
    """The state behind a partnership in a list: "over since 2019"; empty for one of which nothing is to be said."""
    if not (row.has_ended or row.is_at_rest):
        return ""
    word = state_word(row, replies)
    if row.until is None:
        return word
    return replies.phrase("phrase_state_item", state=word, since=replies.words.date(row.until))


def since_in_words(row: Partnership, replies: Replies) -> str:
    """The date of a partnership, how its table writes it where that says more, and its state where it is not active.

    "1981 (“c. 1981”)", "1990 (suspended since March 2022)"; empty where there is no date.
    """
    date = replies.words.date(row.since)
    note = replies.words.quoted(row.since_note) if row.since_note else ""
    remarks = [text for text in (note, state_in_list(row, replies)) if text]
    if not date or not remarks:
        return date
    return replies.words.joined((date, replies.words.in_brackets(replies.words.series(remarks))))
