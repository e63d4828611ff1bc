"""Dates and spans of dates as Chinese and Japanese write them: "1985年以前", "从1980年到1990年", "昭和58年6月", "八十年代".

What bounds a date stands behind it there, and numerals may be Han ones; so these dates have patterns of their own.
A message is searched by patterns of bounded length, so that the cost is in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twincities.languages.scripts import HAN, KANA
from twincities.nlu.dates.han_eras import SPANS, spot_eras
from twincities.nlu.dates.points import part_of, soundest
from twincities.nlu.dates.spotted import SpottedDates
from twincities.table.times.dates import DateSpan, PartialDate, YearlyDate

_DIGITS = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("〇零○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True)),
    "两": 2, "兩": 2, "元": 1,
}  # fmt: skip
_TENS = {"十": 10, "百": 100}
_ERAS = {era: span.first.year - 1 for era, span in SPANS.items() if span.first} | {"民国": 1911, "民國": 1911}
"""The year before the first one of each era."""
_RELATIVE = {
    "今年": 0, "本年": 0, "去年": -1, "昨年": -1, "前年": -2, "一昨年": -2, "明年": 1, "来年": 1, "來年": 1,
    "后年": 2, "後年": 2, "再来年": 2,
}  # fmt: skip

_NUMERAL = r"(?:\d{1,4}|[〇零○一二三四五六七八九十百两兩元]{1,5})"
# A year of the last century by its last two figures, where no number of years can be meant: "83年结的", "八三年", "85年に始まった".
_SHORT_YEAR = r"""(?:(?<!\d)[5-9]\d(?=年(?:结|結|缔|締|签|簽|建|开始|開始|的?那|以[后後来來降]|之[后後]|[到至]
        |に(?:始|はじ|結|提携|締|調印|成立|姉妹|友好|スタート|でき|出来)|の(?:提携|もの|姉妹|友好)))
    |(?<!\d)[6-9][1-9](?=年[以之]前)
    |(?<![〇零○一二三四五六七八九十百\d])(?!五六|六七|七八|八九)[五六七八九][〇零○一二三四五六七八九](?=年))"""
# "@" is the number of the date within a pattern. 写明年年都有 names no next year, 明年年底 does.
_YEAR = rf"""(?:(?P<era@>{"|".join(_ERAS)})(?P<in_era@>{_NUMERAL})年
    |(?P<year@>(?<!\d)\d{{4}}|[一二][〇零○一二三四五六七八九]{{3}})\s*年(?:份|度)?
    |(?P<short@>{_SHORT_YEAR})年
    |(?P<bare@>(?<!\d)[12]\d{{3}}(?!\d))
    |(?P<relative@>{"|".join(sorted(_RELATIVE, key=len, reverse=True))})(?!年(?![初底末尾中头頭間间度])))"""
_DAY = rf"(?:(?:的|の)?\s*(?P<month@>{_NUMERAL})\s*月(?:份)?(?:\s*(?P<day@>{_NUMERAL})\s*[日号號])?)?"
_DECADE = r"""(?:(?:上个?|二十|20)?(?:世纪|世紀)(?:の|的)?)?
    (?P<decade@>(?:1[89]|20)?\d0|[二三四五六七八九][十〇]|一[八九][二三四五六七八九]〇)\s*年代"""
_PARTS = {
    "early": ("前半", "前期", "初期", "初頭", "初头", "初め", "初", "早期", "上半"),
    "mid": ("半ば", "中頃", "中ごろ", "中期", "中叶", "中葉"),
    "late": ("後半", "后半", "後期", "后期", "終わり", "末期", "末", "晚期", "下半"),
}
_PART_OF = {words: part for part, some in _PARTS.items() for words in some}
_YEAR_END = "底末尾"
"""Signs for the end of a year, up to which, and so with which, is what is before it: 1978年底以前."""
_PART = (
    rf"(?:[の的]?(?![{_YEAR_END}][以之]?前)(?P<part@>{'|'.join(sorted(_PART_OF, key=len, reverse=True))}))?"
)
_POINT = rf"(?:(?:{_DECADE}|{_YEAR}{_DAY}){_PART})"


def _point_pattern(n: int) -> str:
    return _POINT.replace("@", str(n))


_JOINED = r"\s*(?:到|至|から|-|–|—|~|～|〜|和|与|與|と)\s*"
_BEHIND = rf"""\s*(?P<behind>[{_YEAR_END}][以之]?前|[及或][以之][前后後]|以前|之前|以後|以后|之后|之後|以来|以來|以降|より(?:も)?(?:前|早|古|先|昔|後|あと|遅|新)|まで|から|为止|為止|起|开始|開始|前|后|後|(?:の|之)?(?:间|間))?"""
_DATED = re.compile(
    rf"""(?:(?P<from>自从|自從|从|從|自)\s*|(?P<earlier>[早先][于於过過])\s*|(?P<later>[晚迟遲后後][于於])\s*|(?P<than>比)\s*)?
    {_point_pattern(1)}(?(than)\s*(?P<compared>[更还還]?要?[早先久老旧舊晚迟遲新])|{_BEHIND})""",
    re.VERBOSE,
)
_RANGE = re.compile(
    rf"(?:(?:自|从|從)\s*)?{_point_pattern(1)}{_JOINED}{_point_pattern(2)}\s*(?:まで|为止|為止|止)?(?P<among>(?:の|之)?(?:间|間))?",
    re.VERBOSE,
)
_DISTANCE = re.compile(
    rf"""(?:(?P<before>超过|超過|多于|多於|不止|至少|近|最近|过去|過去|这|這|ここ|直近|不到|少于|少於|不足|不满|不滿)\s*)?
    (?P<years>(?<!\d){_NUMERAL})(?P<more>多|余|餘)?\s*(?P<century>世纪|世紀)?年?(?:间|間)?(?P<behind>
    以上(?!前)|以内|以內|来|來|以下|未満|未滿|超|を超え|より(?:も)?前|多年|以?前(?!半))?""",
    re.VERBOSE,
)
# "1985年4月" is no date of every year, "每年4月" is.
_YEARLY = re.compile(
    rf"(?<![\d个個])(?<![^每毎]年)(?P<month>{_NUMERAL})\s*月(?:份)?(?:\s*(?P<day>{_NUMERAL})\s*[日号號])?"
)
_MOST_YEARS = 500  # a larger number before 年 is that of a year
_THAN = ("より", "よりも")
_EARLIER = "早先久老旧舊"
_BEFORE = {"以前", "之前", "前", *(f"{than}{word}" for than in _THAN for word in "前早古先昔")}
_AFTER = {
    "以后",
    "以後",
    "之后",
    "之後",
    "后",
    "後",
    *(f"{than}{word}" for than in _THAN for word in ("後", "あと", "遅", "新")),
}
_WITH_ITS_YEAR = {"以前": "まで", "以後": "から"}
"""What a Japanese word that takes its year in means; in Chinese these leave it out."""
_SINCE = {
    "以来",
    "以來",
    "以降",
    "から",
    *(f"{both}{word}" for both in "及或" for word in ("以后", "以後", "之后", "之後")),
}
_STARTS = {"起", "开始", "開始"}
_UNTIL = {
    "まで",
    "为止",
    "為止",
    *(f"{both}{word}" for both in "及或" for word in ("以前", "之前")),
    *(f"{end}{word}" for end in _YEAR_END for word in ("以前", "之前", "前")),
}


_BETWEEN_BOUNDS = re.compile(
    rf"\s{{0,2}}(?:{'|'.join(sorted(_AFTER | _SINCE | _STARTS, key=len, reverse=True))})?[\s、，,且但又而和で]{{0,4}}(?:[早先][于於])?\s{{0,2}}"
)
"""What stands between the two ends of a span that are named one by one: "1983年以后、1986年以前"."""


def spot_han_dates(text: str, this_year: int) -> list[SpottedDates]:
    """All dates with a Chinese or Japanese sign in a message, left to right, none inside another."""
    found: list[SpottedDates] = []
    if not HAN.search(text):
        return found
    for search in (_ranges, _dated, _distances, _yearly, spot_eras):
        for one in search(text, this_year):
            if not one.overlaps(found):
                found.append(one)
    return list(_bounded(sorted(found, key=lambda one: one.start), text))


def _bounded(found: Sequence[SpottedDates], text: str) -> Iterator[SpottedDates]:
    """The dates, one that begins a span made one with the next where that ends it."""
    begun: SpottedDates | None = None
    for one in found:
        if begun and _ends(begun, one, text):
            assert isinstance(begun.span, DateSpan) and isinstance(one.span, DateSpan)
            yield begun._replace(span=DateSpan(begun.span.first, one.span.last), end=one.end)
            begun = None
            continue
        if begun:
            yield begun
        begun = one
    if begun:
        yield begun


def _ends(begun: SpottedDates, other: SpottedDates, text: str) -> bool:
    """Whether a date ends the span that another one begins."""
    spans = begun.span, other.span
    if not (isinstance(spans[0], DateSpan) and isinstance(spans[1], DateSpan)):
        return False
    open_ended = spans[0].last is None and spans[1].first is None and spans[0].first and spans[1].last
    return bool(open_ended) and _BETWEEN_BOUNDS.fullmatch(text, begun.end, other.start) is not None


def _ranges(text: str, this_year: int) -> Iterator[SpottedDates]:
    for match in _RANGE.finditer(text):
        first, last = _point(match, 1, this_year), _point(match, 2, this_year)
        # "1980年和1990年" without 之间 are two dates.
        two = re.search(r"[和与與と]", text[match.start() : match.end()]) and not match["among"]
        if first and last and first.first and last.last and not two:
            start = min(at for at in (_start(match, 1), match.end()) if at >= 0)
            end = match.start("among") if match["among"] else match.end()
            yield SpottedDates(DateSpan(first.first, last.last), start, end)


def _dated(text: str, this_year: int) -> Iterator[SpottedDates]:
    for match in _DATED.finditer(text):
        point = _point(match, 1, this_year)
        behind, compared = match["behind"] or "", match["compared"] or ""
        if KANA.search(text):
            behind = _WITH_ITS_YEAR.get(behind, behind)
        bounded = any(match[name] for name in ("from", "earlier", "later", "than"))
        if point is None or (match["bare1"] and not behind and not bounded):
            continue  # a bare year in figures is read elsewhere
        first, last = point
        assert first and last
        ends = [match.start(name) for name in ("behind", "compared") if match[name]]
        span, end = point, min(ends, default=match.end())
        if behind in _BEFORE or match["earlier"] or (compared and compared[-1] in _EARLIER):
            span = DateSpan(None, first.preceding())
        elif behind in _AFTER or match["later"] or compared:
            span = DateSpan(last.following())
        elif (
            behind in _SINCE or (behind in _STARTS and not match["from"] and behind == "起") or match["from"]
        ):
            span = DateSpan(first)
        elif behind in _UNTIL:
            span = DateSpan(None, last)
        yield SpottedDates(
            span,
            _start(match, 1),
            end,
            relative=bool(match["relative1"]),
            loose=bool(match["relative1"]) and not behind,
        )


def _distances(text: str, this_year: int) -> Iterator[SpottedDates]:
    for match in _DISTANCE.finditer(text):
        number = _number(match["years"])
        before, behind = match["before"] or "", match["behind"] or ""
        if not number or number > _MOST_YEARS or "年" not in match[0] or not (before or behind):
            continue
        then = this_year - number
        if before in ("近", "最近", "过去", "過去", "这", "這", "ここ", "直近") or behind in (
            "以内",
            "以內",
            "来",
            "來",
        ):
            span = DateSpan.of_years(then)
        elif before in ("不到", "少于", "少於", "不足", "不满", "不滿") or behind in ("以下", "未満", "未滿"):
            span = DateSpan.of_years(then + 1)
        elif (
            before in ("超过", "超過", "多于", "多於", "不止")
            or behind in ("超", "を超え")
            or (match["more"] and behind not in {"前", "以前"})
        ):
            span = DateSpan.of_years(None, then - 1)
        elif before == "至少" or behind in ("以上", "より前", "よりも前"):
            span = DateSpan.of_years(None, then)
        elif behind in ("前", "以前"):
            span = DateSpan.of_years(then, then)
        else:
            continue
        yield SpottedDates(span, match.start(), match.end(), relative=True)


def _yearly(text: str, this_year: int) -> Iterator[SpottedDates]:
    for match in _YEARLY.finditer(text):
        month, day = _number(match["month"]), _number(match["day"])
        if month and 1 <= month <= 12:
            sound = soundest(2000, month, day)
            yield SpottedDates(
                YearlyDate(month, sound.day), match.start(), match.end(), relative=True, loose=True
            )


def _point(match: re.Match[str], n: int, this_year: int) -> DateSpan | None:
    """The span that a date of a pattern names, or the part of it: "80年代前半"; None for what is no date."""
    whole, part = _whole(match, n, this_year), match[f"part{n}"]
    return part_of(whole, _PART_OF[part]) if whole and part else whole


def _whole(match: re.Match[str], n: int, this_year: int) -> DateSpan | None:
    if decade := match[f"decade{n}"]:
        number = _number(decade)
        if not number or number % 10:
            return None
        first = number if number > 99 else (1900 if number > this_year % 100 else 2000) + number
        return DateSpan.of_years(first, first + 9)
    if era := match[f"era{n}"]:
        number = _number(match[f"in_era{n}"])
        year = _ERAS[era] + number if number else None
    elif relative := match[f"relative{n}"]:
        year = this_year + _RELATIVE[relative]
    elif short := match[f"short{n}"]:
        year = 1900 + (_number(short) or 0)
    else:
        year = _number(match[f"year{n}"] or match[f"bare{n}"])
    if not year or not 800 <= year <= this_year + 200:
        return None
    month, day = _number(match[f"month{n}"]), _number(match[f"day{n}"])
    date = soundest(year, month, day) if month else PartialDate(year)
    return DateSpan(date, date)


def _start(match: re.Match[str], n: int) -> int:
    """Where the date itself begins, behind a word that bounds it."""
    starts = [match.start(f"{name}{n}") for name in ("decade", "era", "year", "short", "bare", "relative")]
    return min(start for start in starts if start >= 0)


def _number(numeral: str | None) -> int | None:
    """The number that figures or Han numerals stand for: "58", "五十八", "一九八三"; None for none."""
    if not numeral:
        return None
    if not any(sign in _TENS for sign in numeral):
        # Full-width figures, ５, and those of other scripts are figures too.
        return int("".join(str(_DIGITS[sign] if sign in _DIGITS else int(sign)) for sign in numeral))
    total, digit = 0, None
    for sign in numeral:
        if sign in _TENS:
            total, digit = total + (1 if digit is None else digit) * _TENS[sign], None
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
    return total + (digit or 0)
