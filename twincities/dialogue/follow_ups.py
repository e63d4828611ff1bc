"""Follow-ups that ask nothing by themselves: what they name or bound changes the question asked before."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.asked_on import is_asked_on_of
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.claimed import claims_only
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.offered import chosen_offer, with_city
from twincities.dialogue.our_town import asked_of_partner_itself
from twincities.dialogue.pointing import its_partner, other_city, pointed_rows
from twincities.dialogue.subject import has_several_partners
from twincities.reading import Cue, Dimension, Form, Measure, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Relation
from twincities.table import Filter, PartnershipTable
from twincities.table.whereabouts import lies_in

_ASKED_BY_CUES = {
    Cue.TWINNED, Cue.OF_PARTNER, Cue.AGE, Cue.POPULATION, Cue.CONTACT, Cue.RENEWED, Cue.KIND, Cue.END, Cue.REGION, Cue.CONTINENT, Cue.FARTHEST, Cue.CLOSEST,
}  # fmt: skip
"""What a question asks beside its intent, which a follow-up that only names something asks too."""


def complete(reading: Reading, context: Context, table: PartnershipTable) -> tuple[Reading, ...]:
    """The questions that a follow-up stands for: the open or last ones with what it names; none where it is unclear."""
    if context.offered_cities and context.open_question:
        chosen = chosen_offer(reading, context, table)
        if chosen:
            return (with_city(context.open_question, chosen),)
    if not context.open_question and len(context.asked_together) > 1 and reading.names_rows:
        first, *more = context.asked_together
        if is_asked_on_of(first):
            # "Has Lyon one in Italy, and since when? And Turin?": since when is asked of whichever that has there.
            return (_of_names(first, reading, table), *more)
        return tuple(_of_names(question, reading, table) for question in context.asked_together)
    last = context.open_question or context.last_question
    reading = _pointing(reading, context, table)
    points = context.options or context.partnerships or context.cities
    if not reading.names_something and not reading.selects and not points:
        return ()
    return (_completed(reading, last, context, table),)


def _pointing(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The follow-up with the city or event that "the other one" or "not Detroit" means."""
    if partner := its_partner(reading, context, table):
        return replace(reading, cities=(partner,), countries=(), cues=reading.cues - {Cue.OF_PARTNER})
    if reading.names_something:
        here = context.cities[:1]
        if (
            reading.has(Cue.WITH_CITY)
            and len(reading.cities) == 1
            and here
            and table.between(here[0], reading.cities[0])
        ):
            return replace(reading, cities=(here[0], *reading.cities))  # "and with Lyon?" asks of the pair
        return reading
    if reading.excluded_cities:
        candidates = [
            id for id in (*context.offered_cities, *context.cities) if id not in reading.excluded_cities
        ]
        return replace(reading, cities=(candidates[-1],)) if candidates else reading
    rows = pointed_rows(reading, context, table)
    if len(rows) > 1 or (rows and reading.pointer is Pointer.REST):
        return replace(reading, partnerships=tuple(row.id for row in rows), pointer=None)
    if reading.pointer is not Pointer.OTHER:
        return reading
    if context.event:
        return _other_event(reading, context, table)
    other = other_city(reading, context, table)
    return replace(reading, cities=(other,)) if other and not context.options else reading


def _other_event(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "the other one" after an answer about an event is another event of the same cities."""
    if len(told := [id for id in context.events if id != context.event]) == 1:
        return replace(reading, events=tuple(told))
    rows = table.held_partnerships(context.partnerships)
    events = [event.id for row in rows for event in table.events_of(row.id) if event.named]
    others = [id for id in events if id != context.event]
    # Events of the same kind first: the other week rather than the centre.
    kind = table.event(context.event).kind if context.event and table.has_event(context.event) else ""
    others.sort(key=lambda id: table.event(id).kind != kind)
    return replace(reading, events=tuple(others[:1]))


def _completed(reading: Reading, last: Reading | None, context: Context, table: PartnershipTable) -> Reading:
    waits = context.open_question is not None
    bounds_only = not reading.names_rows and bool(reading.conditions)
    if last is None or last.intent == "name_subject":
        about_table = bounds_only and not (reading.years and len(context.partnerships) == 1)
        return _fresh(reading, "ask_partnerships" if about_table else "ask_overview")
    if not waits and (compared := _compared_with(reading, last)):
        return compared
    if has_trait(last.intent, Trait.OF_THE_TABLE) and not waits:
        return _after_list(reading, last, context, table)
    if not has_trait(last.intent, Trait.ASKED_AGAIN) and not waits:
        return _fresh(reading, "ask_overview")
    if bounds_only and not waits:
        return _bounded(reading, last, context, table)
    return _of_names(last, reading, table)


def _compared_with(reading: Reading, last: Reading) -> Reading | None:
    """ "And Lyon?" after two were compared, or after "has Turin more partners than Nice?", holds it against what was named before; "Lyon or Bonn?" compares these."""
    comparison = last.comparison
    by_number = comparison is not None and comparison.by is not Measure.AGE
    if last.intent != "compare_age" or not reading.cities or reading.selects:
        return None
    if comparison and by_number and (comparison.cities or len(reading.cities) > 1):
        return replace(last, cities=reading.cities, asserted=None)
    if last.form is not Form.COMPARE or len(last.cities) < 2 or len(reading.cities) > 1:
        return None
    # Of numbers two are told, of ages all.
    before = last.cities[-1:] if by_number else last.cities
    return replace(last, cities=tuple(dict.fromkeys((*before, *reading.cities))))


def _after_list(reading: Reading, last: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "and in France?", "and Beijing?", "and after 1990?" after a list or a count."""
    ranked_told = (
        last.comparison is not None and not last.comparison.says_with_what and not last.names_something
    )
    if ranked_told and reading.places and not (reading.names_rows or reading.selects_by_order):
        return _fresh(reading, "ask_partnerships")  # "and from Peru?" behind "which is newer?"
    if last.intent == "list_events" and reading.cities:
        return _fresh(reading, "ask_events")
    if reading.names_rows:
        if last.cities and len(reading.cities) == 1:
            return _of_names(last, reading, table)
        if last.among and reading.partnerships and not reading.cities:
            return _fresh(reading, "ask_partnerships")  # the others of a list
        if last.group_by and len(reading.cities) == 1:
            return merged(last, reading)  # "and the same for Lyon?"
        return _fresh(reading, "ask_overview")
    if reading.times and last.years and not reading.years:
        reading = replace(reading, years=reading.times, times=())  # "and in December?", of dates
    leaves_out = replace(reading.conditions, without=None) == Filter()
    if last.rank and last.rank.wanted > 1 and reading.unwanted and leaves_out and context.options:
        # "Drop the Japanese" of the five oldest: what is left of those, and not the five oldest of the others.
        left = replace(reading, partnerships=context.options, only_names=True)
        return left.asking("ask_partnerships", Form.LIST)
    of_countries = last.rank and last.entities and last.entities.kind is Dimension.COUNTRY
    if of_countries and reading.countries and not reading.unwanted:
        # "And the US?" after the country with most partners was told.
        return replace(_fresh(reading, "ask_partnerships"), form=Form.COUNT)
    if reading.conditions:
        return merged(last, reading)
    return _fresh(reading, "ask_overview")


def _bounded(reading: Reading, last: Reading, context: Context, table: PartnershipTable) -> Reading:
    """Conditions alone after a question about a city or pair."""
    if claimed := _claimed_elsewhere(reading, last):
        return claimed
    if claims_only(last) and (reading.countries or reading.continents or reading.themes):
        # "And in France?" after "is Lyon the only one in Japan?" asks who is there.
        return replace(merged(last, reading), cities=(), asserted=None).asking("ask_partnerships", Form.LIST)
    asked = last.cities if len(last.cities) == 1 else context.cities
    many = has_several_partners(asked, table)
    of_rows = has_trait(last.intent, Trait.PARTNERS)
    # "And in Italy?" after "has Lyon a partner in Spain?"
    many = many or (of_rows and len(last.cities) == 1 and bool(last.countries or last.continents))
    if many and (of_rows or last.cities or has_trait(last.intent, Trait.ABOUT_ONE)):
        # What is told of a city itself has no conditions: they pick from its partners.
        listed = replace(merged(last, reading), cities=asked, partnerships=())
        of_rows = of_rows or bool(last.rank) or has_trait(last.intent, Trait.DATE_SAID)
        return listed if of_rows else listed.asking("ask_partnerships", Form.LIST)
    if reading.has(Cue.SEVERAL) and not last.names_rows and has_trait(last.intent, Trait.ABOUT_ONE):
        # "and the 1985 ones?" asks the same of those
        return replace(_of_names(last, reading, table), rank=None)
    if reading.years and not reading.names_something:
        if len(context.partnerships) == 1:
            return _fresh(reading, "ask_since")
        return _fresh(reading, "ask_partnerships")
    return replace(_of_names(last, reading, table), cities=(), partnerships=(), events=())


def _claimed_elsewhere(reading: Reading, last: Reading) -> Reading | None:
    """ "And in Japan?" claims the same of another place as "is Lyon's partner in Italy?" did."""
    places = reading.places
    claims = last.asserted.predicates if last.asserted else ()
    of_places = bool(claims) and all(
        one.relation is Relation.PARTNER_IN and one.subject == claims[0].subject for one in claims
    )
    if (
        not of_places
        or not places
        or reading.names_rows
        or reading.years
        or reading.themes
        or reading.unwanted
    ):
        return None
    asserted = Assertion(tuple(claims[0]._replace(object=place) for place in places), len(places) > 1)
    claimed = replace(last, countries=reading.countries, continents=reading.continents)
    return replace(claimed, unwanted=Filter(), asserted=asserted)


def _fresh(reading: Reading, intent: str) -> Reading:
    """The follow-up as a question of its own."""
    return replace(reading, intent=intent, form=_form_of(intent), only_names=True)


def _form_of(intent: str) -> Form:
    return Form.LIST if intent == "ask_partnerships" else Form.TELL


def _of_names(question: Reading, reading: Reading, table: PartnershipTable) -> Reading:
    """A question asked again of what a follow-up names; what told its rows apart before is gone."""
    question = asked_of_partner_itself(question, reading, table)
    if pair := _other_pair(question, reading, table):
        return replace(question, cities=pair, asserted=None, unread=reading.unread, only_names=True)
    named = [table.city(id) for id in (*question.cities, *reading.cities) if table.has_city(id)]
    if reading.cities and any(lies_in(city, code) for city in named for code in question.countries):
        # The place told where the last city lies, or is that of the new one, and so no longer that of its partners.
        question = replace(question, countries=(), unwanted=replace(question.unwanted, countries=()))
    same_kind = bool(reading.cities and question.cities) and not reading.selects_by_order
    changed = replace(
        reading,
        intent=question.intent,
        form=question.form if question.form is not Form.CONFIRM or same_kind else Form.TELL,
        number=reading.number or question.number,
        counted=question.counted,
        finer=question.finer,
        event_kinds=reading.event_kinds or question.event_kinds,
        cues=reading.cues | (question.cues & _ASKED_BY_CUES),
        only_names=True,
    )
    if question.intent == "ask_age" and not reading.years:
        changed = replace(changed, years=question.years)  # how old it will be then
    if same_kind and not reading.years and question.has(Cue.RENEWED) and question.form is Form.CONFIRM:
        # "And Lyon's?" after "was Turin's renewed in 2007?" is of that year.
        changed = replace(changed, years=question.years)
    if same_kind and not reading.themes and question.asserts(Relation.ABOUT):
        changed = replace(
            changed, themes=question.themes, asserted=question.asserted
        )  # "and Lyon and Turin?"
    of_rows = has_trait(question.intent, Trait.PARTNERS) or has_trait(question.intent, Trait.OF_THE_TABLE)
    # "Since when has Lyon had one in Italy? And Turin?"
    of_place = len(question.cities) == 1 and bool(question.places) and question.rank is None
    if not (same_kind and (of_rows or of_place)):
        return changed
    of_all = question.quantifier if question.form is Form.CONFIRM else None  # "Wuhan too?"
    if reading.cities == question.cities and reading.places:
        # "And Lyon's in Italy?" after "which of Lyon's in Spain began in 1974?" says anew which are meant.
        question = replace(question, years=(), times=(), themes=())
    again = replace(changed, rank=question.rank, quantifier=of_all, restriction=question.restriction)
    return with_conditions(again, question, reading)


def _other_pair(question: Reading, reading: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The cities of "and with Lyon?" after "is Turin twinned with Nice?": it claims as much of Turin and Lyon."""
    claims = question.form is Form.CONFIRM and has_trait(question.intent, Trait.PARTNERS)
    if not claims or len(question.cities) != 2 or len(reading.cities) != 1 or reading.conditions:
        return ()
    one, other = question.cities
    (new,) = reading.cities
    if new in question.cities or not all(map(table.has_city, (one, other, new))):
        return ()
    abroad = table.city(one).country != table.city(other).country
    alike = abroad and table.city(new).country == table.city(one).country
    replaces_first = not table.between(one, new) and (alike or table.between(other, new) is not None)
    # What was named last stands last.
    return (other, new) if replaces_first and not reading.has(Cue.WITH_CITY) else (one, new)


def merged(question: Reading, reading: Reading) -> Reading:
    """A question with the conditions and names of a follow-up in place of its own of the same kind."""
    joined = {Cue.CONJOINED, Cue.SEVERALLY} & reading.cues
    changed = replace(
        question,
        cities=reading.cities or question.cities,
        partnerships=() if reading.conditions else question.partnerships,
        rank=reading.rank or question.rank,
        cues=question.cues - {Cue.CONJOINED, Cue.SEVERALLY} | joined if reading.conditions else question.cues,
        quantifier=None,
        pointer=reading.pointer,
        form=question.form if question.form is not Form.CONFIRM else Form.LIST,
        unread=reading.unread,
        only_names=True,
    )
    changed = with_conditions(changed, question, reading)
    # "Now the African ones", "and the other African ones" after "which is the newest?" ask for all of these.
    # 2010年以降に始まったものを挙げてください
    listed = reading.form is Form.LIST and reading.cues >= {Cue.SINGLED_OUT, Cue.THERE_IS}
    several = reading.has(Cue.SEVERAL) or listed or reading.pointer is Pointer.REST
    all_of = question.rank and reading.conditions and several and not reading.rank
    return replace(changed, rank=None).asking("ask_partnerships", Form.LIST) if all_of else changed
