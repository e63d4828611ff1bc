"""When and how often something comes round, in Japanese and Chinese: 毎年2月, 2年ごとの5月, 隔年, 每年春天."""

from __future__ import annotations

import re

_YEAR = 12  # months
_SIGNS = "一二三四五六七八九十"
_NUMBER = rf"\d{{1,2}}|[{_SIGNS}两兩]{{1,2}}"
_MONTH = re.compile(rf"(?<!\d)({_NUMBER})月")
_SEASONS = {"春": 1, "夏": 2, "秋": 3, "冬": 4}
_YEARS = re.compile(rf"(?<!\d)({_NUMBER})年(?:ごと|毎|に一[度回]|に1[度回]|一[次度届]|1[次度届])")
_EVERY = re.compile(rf"每({_NUMBER})(个月|年)")
_YEARS_BETWEEN = re.compile(rf"(?<!\d)({_NUMBER})年おき")
_RHYTHMS = {
    "一度だけ": 0, "一回だけ": 0, "1回だけ": 0, "1度だけ": 0, "只办过一次": 0, "仅一次": 0,
    "隔年": 2 * _YEAR, "半年": _YEAR // 2, "年に二回": _YEAR // 2, "年に2回": _YEAR // 2, "毎年": _YEAR, "每年": _YEAR, "例年": _YEAR, "年に一": _YEAR, "年に1": _YEAR, "年1回": _YEAR, "年一回": _YEAR,
    "一年一": _YEAR, "毎月": 1, "每月": 1, "月に一": 1,
}  # fmt: skip


def months_in_signs(text: str) -> frozenset[int]:
    """The months that are named."""
    numbers = (_value(month[1]) for month in _MONTH.finditer(text))
    return frozenset(month for month in numbers if 1 <= month <= _YEAR)


def seasons_in_signs(text: str) -> frozenset[int]:
    """The seasons that are named, by their numbers."""
    return frozenset(number for sign, number in _SEASONS.items() if sign in text)


def interval_in_signs(text: str) -> int | None:
    """After how many months it comes round; 0 where it was held once, None where the text does not say."""
    if years := _YEARS.search(text):
        return _value(years[1]) * _YEAR
    if every := _EVERY.search(text):
        return _value(every[1]) * (_YEAR if every[2] == "年" else 1)
    if between := _YEARS_BETWEEN.search(text):
        return (_value(between[1]) + 1) * _YEAR
    return next((months for said, months in _RHYTHMS.items() if said in text), None)


def _value(number: str) -> int:
    """A number in figures or signs, up to 19."""
    if number.isdecimal():
        return int(number)
    tens, _, ones = number.rpartition("十")
    if "十" in number:
        return (_sign(tens) or 1) * 10 + _sign(ones)
    return _sign(number)


def _sign(sign: str) -> int:
    return 2 if sign in ("两", "兩") else _SIGNS.find(sign) + 1 if sign else 0
