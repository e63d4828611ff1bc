"""Japanese eras that stand for all their years: "昭和のうちに", "平成に入ってから", "令和ですか"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twincities.nlu.dates.spotted import SpottedDates
from twincities.table.times.dates import DateSpan, PartialDate

SPANS = {
    "明治": DateSpan.of_years(1868, 1911),
    "大正": DateSpan.of_years(1912, 1925),
    "昭和": DateSpan.of_years(1926, 1988),
    "平成": DateSpan(PartialDate(1989), PartialDate(2019, 4, 30)),
    "令和": DateSpan(PartialDate(2019, 5, 1)),
}
"""Of each era, from the year that is called after it."""
# An era is told from the towns and wards that are called so by what stands behind it.
_ERA = re.compile(
    rf"""(?P<era>{"|".join(SPANS)})(?P<said>の?(?:時代|时代)|年間|年间)?(?:
    (?P<before>より(?:も)?(?:前|早|古|昔)|以前|に[入な]る(?:より)?前|の?前(?!半))
    |(?P<after>より(?:も)?(?:後|あと|新|遅)|の?後(?![半期])|が終わっ)
    |(?P<begun>に(?:入って|なって|変わって|入り))(?:から|以[降後来])?
    |(?P<since>以[降後来]|から)
    |(?P<until>まで)
    |(?=に|の(?:提携|もの|姉妹|友好|関係|協定|うち|間|頃|ころ|初|終わり)|です|でした|でしょ|だ[よねとっ]|だった|じゃ|では|(?:か|は|って|なら|も)?(?:\s|[、。?？]|$))
    |(?(said)|(?!)))""",
    re.VERBOSE,
)


def spot_eras(text: str, this_year: int) -> Iterator[SpottedDates]:
    """The eras of a message that are no part of a year ("昭和58年"), with what bounds them."""
    for match in _ERA.finditer(text):
        first, last = SPANS[match["era"]]
        span, end = DateSpan(first, last), match.end("said") if match["said"] else match.end("era")
        claimed = None
        if match["before"]:
            span = DateSpan(None, first.preceding()) if first else span
        elif match["after"]:
            if last is None:
                continue
            span = DateSpan(last.following())
        elif match["begun"]:
            span, end = DateSpan(first), match.end("begun")
            claimed = DateSpan(first, last or PartialDate(this_year))
        elif match["since"]:
            span, claimed = DateSpan(first), DateSpan(first, last or PartialDate(this_year))
        elif match["until"]:
            span = DateSpan(None, last)
        yield SpottedDates(span, match.start(), end, claimed=claimed)
