"""Which partnerships a question is about by what has become of them: "those that are still active"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_question
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import chosen_option, pointed_rows
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Filter, Partnership, PartnershipTable, Status
from twincities.table.ties import standing_of

_STATES = {Cue.ENDED: Status.ENDED, Cue.SUSPENDED: Status.SUSPENDED, Cue.DORMANT: Status.DORMANT}

_UNSURE = 0.5  # confidence
_ENDED_THEN = ("ask_since", "ask_partnerships")
_OF_WHAT_WAS_SAID = ("ask_more", "ask_reliability", "ask_source", "define_sister_city")


def active_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many are still active?" leaves out those that rest or are suspended; of one pair, "still" asks what became of it."""
    if reading.active and not table.ties.tell_status:
        return replace(reading, active=False)
    still = reading.has(Cue.STILL)
    # "How many are active, and how many dormant?" asks for the numbers of each.
    of_each = bool(reading.cues & {Cue.DORMANT, Cue.SUSPENDED, Cue.ENDED})
    of_each = of_each and reading.form is Form.COUNT and not reading.has(Cue.ALTERNATIVE)
    if (
        still
        and not of_each
        and reading.cues & {Cue.DORMANT, Cue.SUSPENDED}
        and not (reading.has(Cue.ALTERNATIVE) or reading.unwanted.states or reading.rank)
    ):
        return replace(reading, cues=reading.cues - {Cue.STILL})  # "which are suspended at present?"
    if of_each or not (table.ties.tell_status and (still or reading.unwanted.states)):
        return reading
    if (
        still
        and reading.quantifier is Quantifier.ANY
        and reading.is_bare
        and reading.intent == "confirm_partnership"
    ):
        # "Are any still active?" is asked of those that were told.
        reading = replace(reading.asking("ask_partnerships"), pointer=reading.pointer or Pointer.THEY)
    held = table.find(reading.conditions) if still and _asks_for_one_there(reading) else None
    go_on = [row for row in held or () if standing_of(row) is Status.ACTIVE]
    if go_on or (held is not None and not held):  # of those that all rest it is told what became of them
        there = replace(reading, active=bool(go_on), quantifier=Quantifier.ANY, asserted=None, entities=None)
        return replace(there, cues=reading.cues - {Cue.STILL, Cue.END}).asking("ask_partnerships")
    claimed = reading.form is Form.CONFIRM and reading.quantifier is Quantifier.ALL
    if still and claimed and reading.intent == "ask_partnerships" and reading.is_bare:
        return reading.asking("confirm_partnership")  # "Are all our ties still active?" leaves none out
    claimed_else = reading.counted or (reading.asserted is not None and not reading.asserts(Relation.TWINNED))
    named = reading.cities if reading.form is Form.CONFIRM and still and not claimed_else else ()
    if len(named) == 1 and len(table.partnerships_of(named[0])) == 1:
        # "Do we still sing with those of Lyon?", « Lyon, on y va encore ? »
        return replace(reading, cues=reading.cues | {Cue.END}).asking("confirm_partnership")
    # "Is the second one still active?" is about that one.
    of_one = reading.nth is not None and reading.form is Form.CONFIRM
    of_many = reading.form in (Form.LIST, Form.COUNT) or bool(reading.rank or reading.nth)
    described = reading.form is Form.TELL and bool(reading.conditions) and not reading.names_rows
    if described and reading.cues >= {Cue.SEVERAL, Cue.ABOUT_ALL, Cue.PARTNERSHIP}:
        # "Those of our partners that joined after 2000 and are active"
        reading, of_many = reading.asking("ask_partnerships", Form.LIST), True
    of_many = (of_many and not of_one) or has_trait(reading.intent, Trait.OF_THE_TABLE)
    partners = reading.intent == "ask_partner" and reading.form is not Form.CONFIRM
    # "To which places that are still active is no contact assigned?"
    partners = partners or (reading.has(Cue.HAVING_CONTACT) and reading.counted is not None)
    if not (of_many or partners):
        return reading
    if has_trait(reading.intent, Trait.CONTENT) and reading.has(Cue.ELLIPTIC) and not reading.has(Cue.EVENT):
        reading = reading.asking("ask_partnerships", Form.LIST)  # "about health and still active: which?"
    if reading.rank and reading.has(Cue.VERBLESS) and not reading.names_rows:
        reading = replace(
            reading, form=Form.TELL, pointer=None
        )  # "our oldest that is active?" claims nothing
    claims_rank = reading.form is Form.CONFIRM and reading.rank is not None
    return replace(reading, active=still and not claims_rank, cues=reading.cues - {Cue.STILL, Cue.END})


def _asks_for_one_there(reading: Reading) -> bool:
    """Whether it asks for a partner that goes on, of those that are described: "is there still some partner in Oregon today?"."""
    any_one = reading.quantifier is Quantifier.ANY or bool(reading.cues & {Cue.SOME_TIE, Cue.THERE_IS})
    tie = reading.counted in (Counted.PARTNERSHIPS, Counted.CITIES) and any_one
    described = (
        bool(reading.conditions) and not reading.names_rows and reading.pointer in (None, Pointer.OURS)
    )
    apart = reading.rank or reading.nth or reading.comparison or reading.cues & {Cue.EVENT, Cue.RENEWED}
    asks = reading.form is Form.CONFIRM and tie and described and not (apart or reading.unread)
    return asks and reading.quantifier in (None, Quantifier.ANY)


def any_of_state(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there one that's only suspended?", "any still there on paper?" ask for such partnerships of the table, whatever was told before."""
    there = _asks_for_ended(reading)
    any_there = there or reading.quantifier is Quantifier.ANY
    none_there = reading.quantifier is Quantifier.NONE or _is_denied_of_all(reading, context)
    free = reading.pointer is None or (reading.pointer in (Pointer.IT, Pointer.OURS) and any_there)
    unsure = not is_question(reading.intent) or reading.confidence < _UNSURE
    # "Have we ever lost any?", "has any ended since 2000?"
    over = reading.has(Cue.ENDED) and (there or unsure or reading.intent in _ENDED_THEN)
    over = over and (any_there or none_there)
    claims = reading.form is Form.CONFIRM or (over and none_there)  # «seguro que ninguno se ha terminado»
    asks = claims and (over or bool(reading.cues & {Cue.SUSPENDED, Cue.DORMANT})) and free
    bounded = replace(reading.conditions, years=()) if over else reading.conditions
    own = reading.names_something or bounded or reading.unwanted.states or reading.comparison
    if (
        not asks
        or own
        or (reading.is_fragment and not over)
        or reading.cues & {Cue.ALTERNATIVE, Cue.OTHERS, Cue.WHY}
    ):
        return reading
    if reading.is_of_all or reading.nth or not table.ties.tell_status:
        return reading
    anew = replace(reading, pointer=None, rank=None, quantifier=Quantifier.ANY, asserted=None)
    return replace(anew, cues=reading.cues - {Cue.STILL}).asking("ask_partnerships")


def _asks_for_ended(reading: Reading) -> bool:
    """Whether it asks if there are such ties, with no word for any: 「解消された提携はありますか」, „Gibt es aufgelöste Partnerschaften?“."""
    there = reading.cues >= {Cue.THERE_IS, Cue.PARTNERSHIP} and reading.quantifier is None
    other = reading.cues & {Cue.STILL, Cue.NEGATIVE, Cue.EVENT, Cue.CONTACT, Cue.DATE, Cue.RENEWED, Cue.PROOF}
    return there and bool(reading.cues & {*_STATES}) and reading.pointer is None and not other


def _is_denied_of_all(reading: Reading, context: Context) -> bool:
    """Whether it denies an end, and neither names nor takes up whose: 从来没有终止过的吧 behind no single one."""
    denies = reading.form is Form.CONFIRM and reading.cues >= {Cue.NEGATIVE, Cue.THERE_IS}
    return denies and reading.is_bare and reading.pointer is None and len(context.partnerships) != 1


NOT_OF_STATE = frozenset({Cue.TWINNED, Cue.PARTNERSHIP, Cue.BEGINNING, Cue.DATE, Cue.EVENT, Cue.RENEWED})
"""What a question speaks of that asks for something else than what became of a partnership."""


def earlier_tie_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Was there anything before that?" of a pair that has had another tie asks what that was."""
    told, compared = table.held_partnerships(context.partnerships), reading.comparison
    earlier = compared is not None and compared.relation > 0 and not compared.says_with_what
    asks = earlier and reading.quantifier is Quantifier.ANY and len(told) == 1 and not reading.names_something
    if not asks or reading.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.TWINNED}:
        return reading
    ties = tuple(row.id for row in table.ties.earlier_than(told[0]))
    bare = replace(reading, partnerships=ties, comparison=None, quantifier=None, pointer=None, asserted=None)
    return bare.asking("ask_overview", Form.TELL) if ties else reading


def kind_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is it called a friendship?" of what was told last asks what that is called, and for none of that kind."""
    if both := _kinds_compared(reading, context):
        return both
    # "Is it a real twinning?" is no question what a twinning is, but behind one of these.
    general = reading.intent == "define_sister_city" and context.last_intent != reading.intent
    asks_kind = reading.has(Cue.KIND) and reading.pointer in (Pointer.IT, Pointer.OTHER)
    general = general or (reading.intent == "confirm_partnership" and asks_kind)
    # "Is there another town that is …?" asks for that town.
    general = general and not (reading.entities and reading.pointer is Pointer.OTHER)
    says_what = bool(reading.kinds) or reading.has(Cue.KIND)
    says_what = says_what or (reading.pointer is Pointer.IT and reading.has(Cue.PARTNERSHIP))
    real = general and says_what
    claims = reading.form is Form.CONFIRM and (bool(reading.kinds) or real)
    meant = tuple(context.partnerships)
    if real and reading.pointer is Pointer.OTHER:  # "and the other one, is that …?"
        meant = tuple(id for id in context.mentioned[-2:] if id not in meant)
    elif reading.pointer is not Pointer.IT and not (real and reading.pointer is None):
        meant = ()
    if not claims or reading.names_rows or len(meant) != 1 or reading.unread or reading.quantifier:
        return reading
    of_it = replace(reading, kinds=(), partnerships=meant, pointer=None, entities=None, restriction=Filter())
    return replace(of_it, cues=reading.cues | {Cue.KIND}).asking("confirm_partnership")


def _kinds_compared(reading: Reading, context: Context) -> Reading | None:
    """ "Is ours also a twinning agreement like with them?" asks what the two that were told last are called, and claims it of no other; None where that is not asked."""
    calls = reading.form is Form.CONFIRM and bool(reading.called or reading.kinds) and reading.has(Cue.OURS)
    like_them = reading.pointer in (Pointer.THOSE, Pointer.THEY) and not reading.quantifier
    if not (calls and like_them) or reading.names_rows or reading.places or not context.mentioned:
        return None
    two = replace(reading, partnerships=context.mentioned[-2:], kinds=(), called=(), pointer=None)
    two = replace(two, entities=None, asserted=None, counted=None, comparison=None)
    return replace(two, cues=(reading.cues | {Cue.KIND}) - {Cue.OURS}).asking("ask_overview", Form.TELL)


def state_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Why did the other one stop?" asks what became of that one, "which one was dissolved?" of all."""
    if others := _others_of_state(reading, context, table):
        return replace(reading, partnerships=others, pointer=None, entities=None).asking(
            "ask_overview", Form.TELL
        )
    if there := _one_there(reading, table):
        of_it = replace(reading, partnerships=(there,), countries=(), continents=(), designated=())
        return replace(of_it, pointer=None, entities=None).asking("ask_overview", Form.TELL)
    goes_on = reading.intent in _OF_WHAT_WAS_SAID and reading.form is Form.CONFIRM and reading.has(Cue.END)
    if goes_on and len(context.partnerships) == 1 and not reading.names_something:
        # "Does it still go on?" asks for no more of a list, and for no source.
        return replace(reading, partnerships=context.partnerships).asking("confirm_partnership")
    if (rows := _of_each_city(reading, table)) and reading.cues & {Cue.END, Cue.RENEWED}:
        claim = replace(reading, cities=(), partnerships=rows, pointer=None, asserted=None, quantifier=None)
        return claim.asking("confirm_partnership")
    asks = table.ties.tell_status and reading.has(Cue.END) and not reading.active
    if not asks or reading.names_something or reading.events or reading.has(Cue.EVENT):
        return reading
    one = chosen_option(reading, context, table)
    told = table.held_partnerships(context.partnerships)
    if reading.form is Form.CONFIRM and reading.pointer is Pointer.THEY and len(told) > 1:
        ids = tuple(row.id for row in told)
        return replace(reading, partnerships=ids, pointer=None).asking(
            "confirm_partnership"
        )  # "do both go on?"
    # "What happened?" about one that has ended or rests.
    bare = reading.has(Cue.BRIEF) and len(told) == 1 and (told[0].has_ended or told[0].status)
    bare = bare and not (is_question(reading.intent) or reading.has(Cue.ELLIPTIC))
    meant = (one,) if one else tuple(told) if bare else pointed_rows(reading, context, table)
    if meant := meant or those_of_state(reading, told, table):
        ids = tuple(row.id for row in meant)
        return replace(reading, partnerships=ids, pointer=None, nth=None).asking("ask_overview")
    # "Which one sleeps?" asks of all, whatever it was read as.
    which = reading.has(Cue.WHICH) or (bool(reading.cues & {*_STATES}) and not reading.unread)
    of_all = which and reading.has(Cue.ELLIPTIC) and reading.pointer is None
    bare = of_all and not reading.rank and not reading.comparison and not reading.has(Cue.AGE)
    return reading.asking("ask_partnerships", Form.LIST) if bare and reading.form is Form.TELL else reading


def those_of_state(
    reading: Reading, told: Sequence[Partnership], table: PartnershipTable
) -> tuple[Partnership, ...]:
    """Those that "and the dormant one?" means: of several that were told, or of the table where none of those told is so; none where it points back or asks something else."""
    wanted = {status for cue, status in _STATES.items() if reading.has(cue)}
    named = bool(reading.cues & {Cue.VERBLESS, Cue.SINGLED_OUT}) and not reading.selects
    other = reading.cues & {Cue.WHICH, Cue.OTHERS, Cue.STILL, Cue.NEGATIVE, Cue.AGE}
    if not (wanted and named) or other or reading.form is not Form.TELL or reading.unread:
        return ()
    if among := [row for row in told if standing_of(row) in wanted]:
        return tuple(among) if len(told) > 1 else ()
    # "Why suspended?" asks it of the one that was told, whatever became of that.
    why = reading.has(Cue.WHY) and len(told) == 1 and not reading.has(Cue.SINGLED_OUT)
    there = (row for row in table.ties.not_active() if standing_of(row) in wanted)
    return () if why else tuple(there)


def _one_there(reading: Reading, table: PartnershipTable) -> str | None:
    """The id of the only tie with the place of which "why did the Irish one end?" asks what became of it, also one that is over; None for anything else."""
    asks = reading.has(Cue.ENDED) and reading.only_placed and not reading.names_rows
    several = reading.has(Cue.SEVERAL) and not reading.has(Cue.WHY)
    several = several or bool(reading.cues & {Cue.OTHERS, Cue.EVENT, Cue.RENEWED})
    # "The Irish one, what happened there?" points back at what it names itself.
    points = reading.pointer not in (None, Pointer.OURS)
    points = points and not (reading.pointer is Pointer.IT and reading.designated == reading.countries)
    if not asks or several or reading.form is not Form.TELL or points:
        return None
    there = Filter(countries=reading.countries, continents=reading.continents)
    rows = {row.id for row in (*table.find(there), *table.find_former(there))}
    return rows.pop() if len(rows) == 1 else None


def _others_of_state(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The ids of those beside the one told last that are over, suspended or rest too: "were there others that ended?"; none where that is not asked."""
    told = table.held_partnerships(context.partnerships)
    asks = reading.has(Cue.OTHERS) and reading.is_bare and not reading.has(Cue.STILL)
    if (
        not asks
        or not reading.cues & {Cue.END, *_STATES}
        or not (told and all(standing_of(row) is not Status.ACTIVE for row in told))
    ):
        return ()
    wanted = {status for cue, status in _STATES.items() if reading.has(cue)} or {*_STATES.values()}
    alike = (row for row in table.ties.not_active() if row not in told)
    return tuple(row.id for row in alike if standing_of(row) in wanted)


def _of_each_city(reading: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The ids of the one tie that each of several cities has, of which something is claimed: "are Lyon and Turin both active?"; none where two of them are partners."""
    ties = [table.partnerships_of(city) for city in reading.cities]
    claims = reading.form is Form.CONFIRM and len(ties) > 1 and all(len(rows) == 1 for rows in ties)
    ids = tuple(dict.fromkeys(rows[0].id for rows in ties)) if claims else ()
    return ids if len(ids) == len(ties) else ()
