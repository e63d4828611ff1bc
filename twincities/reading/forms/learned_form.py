"""The form of a question: that of its cues, or the one that was surely learned of its words as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twincities.reading.claims.amounts import tells_how_many
from twincities.reading.forms import forms
from twincities.reading.model.terms import Form
from twincities.reading.spotting.clues import Clues

_SURE_OF_FORM = 0.9
_LEARNED_FORMS = frozenset({Form.TELL, Form.CONFIRM, Form.COUNT, Form.LIST})


def form_of(clues: Clues, learned: Mapping[str, Any] | None) -> Form:
    """The form by the cues of a question, unless another one was surely learned from its words as a whole."""
    told = forms.form(clues, str(learned["name"]) if learned else "")
    if not learned or float(learned["confidence"]) < _SURE_OF_FORM:
        return told
    name = str(learned["name"])
    if name == Form.CONFIRM and (forms.leaves_open(clues) or forms.describes(clues) or forms.narrows(clues)):
        return told
    if told not in _LEARNED_FORMS or name not in _LEARNED_FORMS:
        return told
    if told is Form.COUNT and name == Form.TELL and _counts_ties(clues):
        return told
    # What ends in a question mark, or asks to agree, and has no word that asks can only be answered by yes or no.
    claims = (
        (clues.is_asked and not clues.has("wh"))
        or forms.states_of_all(clues)
        or forms.asks_to_agree(clues)
        or tells_how_many(clues)
    )
    return told if told is Form.CONFIRM and claims else Form(name)


def _counts_ties(clues: Clues) -> bool:
    """Whether the very words ask how many partnerships: "how many twinnings have been renewed at least once?"."""
    number = clues.first("how_many")
    of_ties = number is not None and clues.behind(number, "partnership_noun", within=0) is not None
    return of_ties and clues.intent == "ask_partnerships"
