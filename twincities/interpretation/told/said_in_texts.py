"""What is claimed or asked in words that nothing explains, and that stand in a text of the table: "did they not make a cookbook together?" """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.alike import says
from twincities.table.text_search import names_year

_HARDLY_UNDERSTOOD = frozenset({"nlu_fallback", "ask_city_trivia", "ask_not_recorded"})
_MAY_CLAIM = _HARDLY_UNDERSTOOD | {"confirm_partnership", "ask_partnerships", "ask_overview", "ask_exchanges"}
_SURE = 0.6  # confidence above which nothing else than what was learned is asked
_ASKS_ELSE = frozenset({Cue.TWINNED, Cue.EVENT, Cue.POPULATION, Cue.CONTACT, Cue.END, Cue.RENEWED, Cue.PROOF, Cue.EACH_OTHER})  # fmt: skip
_OF_TIE = frozenset({Cue.BEGUN, Cue.TWINNED, Cue.PARTNERSHIP, Cue.RENEWED, Cue.END, Cue.EVENT})
_FEWEST = 2  # words of a text, where more than one was said


def said_in_texts(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Did they make a cookbook with the English ones?" is answered by the text of the pair that says it; a bare "yes" or "no" would be one to what nobody understood."""
    claims = reading.form is Form.CONFIRM and reading.intent in _MAY_CLAIM
    hardly = reading.intent in _HARDLY_UNDERSTOOD and reading.confidence < _SURE and reading.form is Form.TELL
    own = (
        context.event
        or reading.events
        or reading.rank
        or reading.comparison
        or reading.years
        or reading.unknown
    )
    if not reading.unread or not (claims or hardly) or own or reading.cues & _ASKS_ELSE:
        return reading
    told = [row for row in _rows_meant(reading, context, table) if _is_said(reading.unread, row, table)]
    if len(told) != 1:
        return reading
    bare = replace(reading, cities=(), countries=(), continents=(), themes=(), unwanted=Filter(), unread=())
    bare = replace(bare, partnerships=(told[0].id,), pointer=None, quantifier=None, entities=None)
    return replace(bare, asserted=None, exchanged=()).asking("ask_exchanges", Form.TELL)


def detail_doubted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "That was in 2015, wasn't it?" behind a text that tells of a year doubts the text, and not when the two were twinned."""
    last, told = context.last_question, table.held_partnerships(context.partnerships)
    quoted = last is not None and last.intent in _HARDLY_UNDERSTOOD | {"ask_exchanges"} and len(told) == 1
    doubts = reading.form is Form.CONFIRM and reading.years and not reading.names_something
    if not (quoted and doubts) or reading.cues & _OF_TIE or not any(map(names_year, _texts_of(told[0]))):
        return reading
    bare = replace(reading, years=(), unwanted=Filter(), asserted=None, pointer=None, unread=())
    return replace(bare, partnerships=(told[0].id,)).asking("ask_exchanges", Form.TELL)


def _rows_meant(reading: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships of what is named or pointed at; all, where nothing is, and it was hardly understood."""
    if reading.cities:
        pair = table.between(*reading.cities[:2]) if len(reading.cities) > 1 else None
        only = reading.cities[0] if len(reading.cities) == 1 else None
        # "Have we surely somebody in Spain, too?" is asked of Spain.
        of_one = only and not (reading.places and only == context.town(table))
        return (pair,) if pair else table.partnerships_of(only) if only and of_one else ()
    if reading.partnerships:
        return table.held_partnerships(reading.partnerships)
    if reading.pointer in (Pointer.IT, Pointer.THEY):
        return table.held_partnerships(context.partnerships)
    of_all = reading.intent in _HARDLY_UNDERSTOOD and len(reading.unread) >= _FEWEST
    bounded = reading.pointer or reading.quantifier or replace(reading.conditions, themes=())
    return table.partnerships if of_all and not bounded else ()


def _is_said(words: Sequence[str], row: Partnership, table: PartnershipTable) -> bool:
    """Whether one text of a pair says most of some words, and more than one where there are more."""
    language = table.about.language_of_words
    said = max((sum(says(text, (word,), language) for word in words) for text in _texts_of(row)), default=0)
    return said >= min(_FEWEST, len(words)) and 2 * said > len(words)


def _texts_of(row: Partnership) -> Iterator[str]:
    return (text for text in (row.cooperation, row.common, row.summary) if text)
