"""Questions for what public records hold, and for how well it stands what the table holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.interpretation.facts.further_partners import further_partners_of
from twincities.interpretation.facts.recorded_meant import recorded_meant
from twincities.interpretation.facts.recorded_told import recorded_told
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned, when_begun
from twincities.table.models import Verdict
from twincities.table.notes import claims_noted
from twincities.table.recorded import recorded_there

OF_RECORDS = ("ask_records", "ask_reliability")
"""The intents that are answered by what public records hold."""
_OF_DATE = ("ask_since", "ask_partnerships", "confirm_partnership")
_AGAINST = (Verdict.DISPUTED, Verdict.CONTRADICTED)
_OF_ONE = ("ask_since", "ask_age")
_OF_TIE = ("confirm_partnership", "ask_partner")
_OF_WHOLE = ("ask_overview", "ask_source")
_THEY = (Pointer.IT, Pointer.THEY)
_OF_PARTNERS = {Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER, Cue.DATE}
_UNSURE = 0.6  # confidence
_PAIR = 2
_SEVERAL = 3  # "which of the five" means more than the two cities of a pair


def records_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are they sister cities according to records?" and, once records were told, "since when, according to them?"."""
    meant = _asked_of_findings(reading, context, table) or recorded_meant(reading, context, table)
    if meant:
        return meant
    by_them = (
        context.last_intent in OF_RECORDS
        and reading.has(Cue.ACCORDING)
        and reading.pointer is not None
        and reading.intent in _OF_ONE
    )
    # "Who is its real partner according to records?", "since when?"
    last = context.last_question
    # "Of which of these is the year unknown?"
    told_of = reading.pointer is Pointer.THOSE or (reading.pointer is None and reading.has(Cue.ELLIPTIC))
    of_unknown = reading.has(Cue.UNDATED) and told_of
    undated = replace(reading, pointer=None, years=(), asserted=None, entities=None, form=Form.TELL)
    undated = replace(undated, cues=reading.cues - {Cue.UNDATED})
    of_it = (of_unknown or reading.pointer in (None, Pointer.IT)) and undated.is_bare
    # "Since when?", "how long has that been going?", "that goes back to 1981?"
    when = (of_unknown or reading.intent in _OF_ONE) and of_it
    by_last = last is not None and last.intent == "ask_records" and bool(table.recorded_partners)
    of_partner = reading.pointer is Pointer.IT and last is not None and table.between(*last.cities) is None
    of_recorded = last is not None and (last.has(Cue.RECORDS) or of_partner)
    if when and last is not None and by_last and of_recorded and (last.cities or last.unknown):
        same = replace(
            undated, cities=last.cities, countries=last.countries, unknown=last.unknown, entities=None
        )
        return same.asking("ask_records")
    if by_last and last and _holds_record_against(reading):
        again = replace(last, cues=last.cues | {Cue.RECORDS})
        return again.asking("ask_records", Form.TELL)
    # "Who is its real partner?", "since when?"
    by_them = by_them or (when and by_last and reading.cues >= {Cue.BRIEF, Cue.BEGINNING})
    if by_last and last and (of_told_one := recorded_told(reading, last, table)):
        return of_told_one
    if owner := further_partners_of(reading, table):
        own = replace(reading, cities=(owner,), pointer=None, entities=None, asserted=None)
        return replace(own, cues=own.cues | {Cue.RECORDS}).asking("ask_records", Form.TELL)
    of_pair = has_trait(reading.intent, Trait.PARTNERS) or reading.intent in _OF_ONE
    # "Which American cities has Lyon on its own list?"
    of_pair = of_pair or (has_trait(reading.intent, Trait.OF_THE_TABLE) and len(reading.cities) == 1)
    # "Does anybody besides the article say so?"
    of_told = reading.intent == "ask_source" and bool(context.partnerships)
    # "What do other sources say of Lyon and Turin?"
    of_told = of_told or (reading.intent in _OF_WHOLE and len(reading.cities) == _PAIR)
    told = table.held_partnerships(context.partnerships)
    if _is_of_recorded(reading, context, table):
        return replace(reading.asking("ask_records", Form.TELL), pointer=None, entities=None, asserted=None)
    if _goes_on_of_records(reading, context, table):
        asked = replace(
            reading, cues=reading.cues | {Cue.RECORDS}, pointer=None, entities=None, asserted=None
        )
        return asked.asking("ask_records", Form.TELL)
    if _doubts_tie(reading, context, table) or _of_date_on_record(reading, context, told, table):
        # Where no other partners are on record, it is asked how well stands what the table holds.
        alone = len(reading.cities) == 1 and not table.recorded_partners_of(reading.cities[0])
        asked = reading.asking("ask_reliability" if alone else "ask_records", Form.TELL)
        return replace(asked, years=(), asserted=None, pointer=None)
    if reading.has(Cue.WHO_SAYS) and not reading.names_rows and len(told) == 1:
        # "Who says 1980?"
        disputed = _is_disputed(told[0], table)
        asked = replace(reading, years=(), entities=None, asserted=None, counted=None, pointer=None)
        return asked.asking("ask_records" if disputed else "ask_source", Form.TELL)
    if _doubts_date(reading, table):
        return replace(reading.asking("ask_records", Form.TELL), years=(), asserted=None)
    if _doubts_event(reading):
        return replace(reading, pointer=None).asking("ask_reliability", Form.TELL)
    if reading.events and reading.has(Cue.RECORDS) and has_trait(reading.intent, Trait.OF_AN_EVENT):
        return reading.asking("ask_reliability", Form.TELL)  # "what do records say of Lyon Week?"
    asks = by_them or (reading.has(Cue.RECORDS) and (of_pair or of_told))
    return reading.asking("ask_records") if asks and table.recorded_partners else reading


def _asked_of_findings(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """The question for when records were looked at, what else they mention, or what they say of the event that was told; None for any other."""
    asked = replace(reading, entities=None, counted=None, quantifier=None)
    if _asks_when_looked_up(reading):
        return asked.asking("ask_reliability", Form.TELL)
    if _asks_for_unheard_of(reading):
        noted = bool(claims_noted(reading.unread, table))
        return asked.asking(
            *(("ask_reliability", Form.CONFIRM) if noted else ("ask_not_recorded", Form.TELL))
        )
    # "Is it in the records?" behind what was told of an event asks that of it, and for no partners.
    of_event = reading.pointer is Pointer.IT or (reading.pointer is None and reading.form is Form.CONFIRM)
    of_event = of_event and context.event is not None and reading.is_bare
    if of_event and reading.intent == "ask_records" and not reading.cues & _OF_PARTNERS:
        return asked.asking("ask_reliability", Form.TELL)
    return None


def _asks_when_looked_up(reading: Reading) -> bool:
    """Whether it is asked when records were looked at, and not when something began: "when were these things looked up?"."""
    of_date = reading.intent in ("ask_since", "ask_source") and reading.has(Cue.LOOKED_UP)
    of_tie = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED} or reading.years or reading.names_something
    return of_date and reading.form is not Form.CONFIRM and not of_tie


def _asks_for_unheard_of(reading: Reading) -> bool:
    """Whether it is asked if records hold something that no table knows of: "do your records mention the zoo?"."""
    proven = reading.cues & {Cue.PROOF, Cue.CERTAIN, Cue.DOUBTED, Cue.PARTNERSHIP, Cue.TWINNED, Cue.DATE}
    asks = reading.intent in OF_RECORDS and reading.form is Form.CONFIRM and bool(reading.unread)
    # Whoever names a pair asks for what records say of it, whatever else the sentence holds.
    return asks and not (proven or reading.years or reading.names_rows)


def _goes_on_of_records(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether, once records were told, the partners of a city are asked for that they name: "and for Lyon, which Italian cities are there?", "has Lyon another one in Italy?"."""
    if context.last_intent not in OF_RECORDS or len(reading.cities) != 1 or reading.events:
        return False
    (city,) = reading.cities
    partners = has_trait(reading.intent, Trait.PARTNERS) or reading.intent == "ask_country"
    other = reading.pointer is Pointer.OTHER
    asks = reading.form in (Form.TELL, Form.LIST) or (other and reading.form is Form.CONFIRM)
    again = bool(reading.places) and city in context.talked_about(table)
    goes_on = other or reading.has(Cue.CONJOINED) or again
    bounds = replace(reading.conditions, countries=(), continents=())
    if not (partners and asks and goes_on) or bounds or reading.rank or reading.comparison:
        return False
    return bool(recorded_there(table.recorded_partners_of(city), reading.countries, reading.continents))


def _holds_record_against(reading: Reading) -> bool:
    """Whether a recorded partner that was told is held against a partnership: "is that one older than Turin's?" has both dates told, and no verdict on another one."""
    compared = reading.comparison
    by_age = compared is not None and compared.by is Measure.AGE and compared.cities
    return bool(by_age) and reading.pointer in (Pointer.IT, None) and not reading.cities


def _is_of_recorded(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether a city is asked about that only public records name, as a partner of one talked about: "and with Bonn, since when?", "is Bonn on any list?"."""
    records = [table.recorded_as_partner(one.name) for one in reading.unknown_places]
    # "Do the sources agree on Bonn?"
    asks = reading.intent in (
        *_OF_ONE,
        "name_subject",
        "ask_overview",
        "confirm_partnership",
        "ask_reliability",
    )
    bare = not (reading.cities or reading.partnerships or reading.conditions or reading.rank)
    talked_about = context.talked_about(table)
    told = asks and bare and all(talked_about & {one.city for one in found} for found in records)
    return bool(records) and (told or (all(records) and _asks_for_tie(reading, table)))


def _asks_for_tie(reading: Reading, table: PartnershipTable) -> bool:
    """Whether it is asked if any city of the table has to do with a stranger, which only records tell: "has any of your Chinese cities a tie with Bonn?"."""
    home = table.home_country()
    own = replace(reading.conditions, countries=tuple(code for code in reading.countries if code != home))
    own_city = bool(reading.cities or reading.partnerships or reading.events or reading.doubts)
    own_city = own_city or bool(reading.rank or reading.comparison or reading.unread)
    claims = reading.form is Form.CONFIRM and has_trait(reading.intent, Trait.PARTNERS)
    with_it = reading.cues & {Cue.WITH_CITY, Cue.PAIRED} and reading.cues & {Cue.TWINNED, Cue.THERE_IS}
    return claims and bool(with_it) and not (own or own_city)


def _of_date_on_record(
    reading: Reading, context: Context, told: Sequence[Partnership], table: PartnershipTable
) -> bool:
    """Whether a disputed date is asked about once records were told ("and the year 1980?"), or doubted ("does the date hold up?")."""
    if reading.cities:
        pair = table.between(*reading.cities)
        told = [pair] if pair else table.partnerships_of(reading.cities[0])
    if (
        len(told) != 1
        or not _is_disputed(told[0], table)
        or reading.conditions.themes
        or reading.partnerships
    ):
        return False
    since = told[0].since
    again = (
        not reading.cities
        and context.last_intent in OF_RECORDS
        and reading.intent in ("name_subject", "ask_since")
    )
    again = again and any(since and span.covers(since) for span in reading.years)
    doubts = (
        reading.intent in (*_OF_ONE, "doubt")
        and reading.has(Cue.DATE)
        and bool(reading.cues & {Cue.PROOF, Cue.CERTAIN})
    )
    return again or doubts


def _doubts_date(reading: Reading, table: PartnershipTable) -> bool:
    """Whether it is asked if a date is certain that records dispute: "is it certain that Lyon and Turin began in 1980?"."""
    of_date = reading.intent in _OF_DATE and reading.form is not Form.COUNT and bool(reading.years)
    if not (of_date and reading.has(Cue.CERTAIN) and len(reading.cities) == _PAIR):
        return False
    row = table.between(*reading.cities)
    return row is not None and _is_disputed(row, table)


def _doubts_event(reading: Reading) -> bool:
    """Whether it is asked if an event is there at all, and nothing is claimed of it: "is it certain that the centre really exists?"."""
    doubts = reading.form is Form.CONFIRM and bool(reading.cues & {Cue.CERTAIN, Cue.DOUBTED})
    bare = not (reading.asserted or reading.cities or reading.places or reading.years or reading.themes)
    return doubts and bare and bool(reading.events) and reading.intent == "ask_event_details"


def _is_disputed(row: Partnership, table: PartnershipTable) -> bool:
    """Whether records dispute a tie or when it began."""
    checks = map(table.check_of, when_begun(row))
    return any(check is not None and check.verdict in _AGAINST for check in checks)


def _doubts_tie(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether it is asked if two cities really are partners, and records contradict it: "are Lyon and Turin really sister cities?"."""
    doubts = reading.form is Form.CONFIRM and bool(reading.cues & {Cue.DOUBTED, Cue.CERTAIN})
    # "I have to verify the Lyon–Turin claim."
    doubts = doubts or (reading.intent == "confirm_partnership" and reading.has(Cue.DOUBTED))
    if not doubts or reading.intent not in _OF_TIE or reading.countries or reading.rank:
        return False
    asserted = reading.asserted.predicates if reading.asserted else ()
    if any(one.relation is not Relation.TWINNED for one in asserted):
        return False
    told = reading.pointer in _THEY and not reading.names_something and reading.has(Cue.TWINNED)
    rows = table.held_partnerships(context.partnerships) if told else []
    if row := table.between(*reading.cities):
        rows = [row]
    if len(rows) != 1:
        return False
    check = table.check_of(that_twinned(rows[0]))
    return check is not None and check.verdict in _AGAINST


def proof_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has anybody checked that …?" doubts what the table holds; so does "which of these do the records confirm?"."""
    of_claims = has_trait(reading.intent, Trait.RANK_CLAIMED) or reading.intent in (
        "ask_not_recorded",
        "ask_overview",
        "ask_partnerships",
    )
    # "Is there any proof of that festival?", "any evidence outside your source?"
    of_claims = of_claims or has_trait(reading.intent, Trait.OF_AN_EVENT)
    of_claims = of_claims or (reading.intent == "ask_source" and reading.form is Form.CONFIRM)
    unsure = reading.confidence < _UNSURE and not reading.names_something  # "can one rely on it?"
    # "To check our list: name all by age" doubts nothing.
    in_order = bool(reading.cues & {Cue.OLDEST_FIRST, Cue.NEWEST_FIRST})
    agreed = reading.has(Cue.AGREED) and not reading.names_rows  # "is everybody agreed on the first year?"
    # "Why is the tie of Lyon and Turin disputed?" asks for no reason of the tie itself.
    of_claims = of_claims or reading.has(Cue.WHY)
    of_claims = (of_claims and not reading.rank) or agreed
    doubts = reading.has(Cue.PROOF) and (of_claims or (unsure and not reading.rank)) and not in_order
    several = reading.has(Cue.ABOUT_ALL) and (
        reading.pointer is Pointer.THOSE or (reading.pointed or 0) >= _SEVERAL or not context.cities
    )
    bare = not (reading.names_something or reading.countries or reading.continents)
    asks = doubts or (reading.intent == "ask_records" and several and bare and not reading.rank)
    reading = replace(reading, rank=None) if agreed else reading
    form = Form.COUNT if reading.form is Form.COUNT else Form.TELL
    return reading.asking("ask_reliability", form) if asks else reading
