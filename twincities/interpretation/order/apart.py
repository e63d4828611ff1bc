"""How far apart, or which of the two: what is asked of the two partnerships, or numbers, that were told last."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.difference import difference_asked
from twincities.interpretation.times.that_year import of_both
from twincities.reading import Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable


def apart(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "By how many years?", "which of the two is older?" are about the two partnerships that were compared or told last."""
    last = context.last_question
    measures = reading.has(Cue.DIFFERENCE) and not reading.names_something
    if last and measures and (numbers := difference_asked(last)):
        return numbers
    measured = (last.comparison, last.rank) if last else ()
    by_number = any(one is not None and one.by is Measure.PARTNERSHIPS for one in measured)
    if last and by_number and reading.has(Cue.DIFFERENCE) and not reading.names_something:
        # "by how many?": no more is claimed
        return last if last.rank else replace(last, form=Form.TELL, asserted=None)
    if last and last.form is Form.GROUP and reading.has(Cue.DIFFERENCE) and not reading.names_something:
        return last  # both numbers, once more
    pair = context.partnerships if len(context.partnerships) == 2 else context.mentioned[-2:]
    if (
        last
        and last.rank
        and reading.has(Cue.DIFFERENCE)
        and len({row.since for row in table.held_partnerships(pair)}) == 1
    ):
        # "How far apart?" after the oldest, and then the two newest
        pair = (*context.mentioned[-3:-2], *pair[-1:])
    compared = reading.comparison
    if compared and compared.by is Measure.EVENTS and compared.relation and not reading.names_something:
        two = len(context.partnerships) == 2 and not compared.cities  # "which has more events?"
        return replace(reading, partnerships=pair).asking("compare_age", Form.COMPARE) if two else reading
    bare = compared is not None and compared.by is Measure.AGE and compared.relation and not compared.cities
    of_two = reading.pointer is Pointer.THEY and reading.pointed == 2
    # "Did the two begin on the same day?"
    as_old = compared is not None and compared.by is Measure.AGE and reading.form is Form.CONFIRM
    first_of_two = of_two and _asks_for_first(reading)
    of_two = (reading.intent == "compare_age" or as_old) and (of_two or of_both(reading))
    # 都是同一天定的吗 behind two that were told
    told_two = (
        context.told == len(pair) == 2 and reading.quantifier is Quantifier.ALL and not reading.has(Cue.EVENT)
    )
    of_two = of_two or (as_old and told_two) or first_of_two
    told_apart = len(context.partnerships) == 1 and not reading.has(Cue.SEVERAL)
    of_two = of_two or (bool(bare) and told_apart and reading.form is Form.COMPARE)
    bounded = reading.names_rows or reading.conditions or (compared and compared.says_with_what)
    asks = (reading.has(Cue.DIFFERENCE) or of_two) and len(pair) == 2 and not bounded
    reading = replace(reading, form=Form.COMPARE) if asks and first_of_two else reading
    return replace(reading.asking("compare_age"), partnerships=pair, pointer=None) if asks else reading


def _asks_for_first(reading: Reading) -> bool:
    """Whether one place at an end of the order by age is asked for: "which of the two was first?" compares these."""
    rank = reading.rank
    at_end = rank is not None and rank.by is Measure.AGE and rank.place == rank.wanted == 1
    return at_end and reading.intent in ("ask_oldest", "ask_newest") and reading.form is not Form.CONFIRM
