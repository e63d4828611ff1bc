"""The words and the grammar of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from string import Formatter
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from babel.units import format_unit

from twincities.table import PartialDate, Period, YearlyDate
from twincities.table.places.countries import continent_area, continent_name, country_name
from twincities.table.text.folding import is_unspaced
from twincities.wording.inflection import Inflected, forms_of, inflected
from twincities.wording.texts import (
    ANY_PLACE,
    Responses,
    Seam,
    places_of,
    seams_of,
)

_REGIONAL = {"en": "en_GB"}
"""Where a language is written by other rules than those of its most people: English goes with "3 June 1983"."""
_parsed = Formatter()


class Wording:
    """Texts with values in them, lists, dates, numbers and names of countries, as one language has them."""

    def __init__(self, language: str, responses: Responses, sister_cities: str | None = None) -> None:
        """The wording of a language; `sister_cities` is said in place of what it calls sister cities, in the plural."""
        self.language = language
        """The code of the language: "en", "zh-Hant"."""
        self._responses = responses
        self._sister_cities = sister_cities
        self._standard_term = _whole_word(self._text("phrase_sister_cities")) if sister_cities else None
        self._cldr = language.replace("-", "_")
        self._locale = Locale.parse(_REGIONAL.get(language, self._cldr))
        self.direction = self._locale.text_direction
        """In which direction it is written, as HTML has it: "ltr" or "rtl"."""
        self._seams: dict[str, list[Seam]] = {}
        for seam in seams_of(language):
            self._seams.setdefault(seam.before, []).append(seam)
        self._between = self._text("phrase_joined").format(first="", then="")

    # --- texts ----------------------------------------------------------------------------------------------

    def phrase(self, name: str, /, **values: Any) -> str:
        """A fragment of wording (the response `phrase_…`), for use inside a response.

        Raises:
            KeyError: there is none, or it has a placeholder without a value.
        """
        return self.fill(self._text(self.in_number(name, values)), values).strip()

    def in_number(self, name: str, values: Mapping[str, Any]) -> str:
        """The response for the number among the values: `…_one` beside it, where the language has one and it is of one."""
        number = values.get("count", values.get("more"))
        singular = f"{name}_one"
        is_one = isinstance(number, int) and self._plural(number) == "one"
        return singular if is_one and singular in self._responses else name

    def fill(self, text: str, values: Mapping[str, Any]) -> str:
        """A text with values in the place of its placeholders.

        `{country:in}` asks for a form of a value; one that has no such form stands as it is.

        Raises:
            KeyError: a placeholder has no value.
        """
        filled = ""
        for literal, name, form, _ in _parsed.parse(text):
            said = self._in_own_term(literal)
            doubled = filled.endswith(".") and said.startswith(".")  # "… and Washington, D.C."
            filled += said[1:] if doubled else said
            if name is not None:
                value = values[name]
                if form:
                    value = forms_of(value).get(form) or values.get(f"{name}:{form}", value)
                filled = self._seamed(filled, str(value))
        return filled

    def _in_own_term(self, words: str) -> str:
        """Words of a response, with the own term for sister cities in them."""
        own = self._sister_cities
        if own is None or self._standard_term is None:
            return words
        return self._standard_term.sub(
            lambda found: self.capitalised(own) if found[0][0].isupper() else own, words
        )

    def reply(self, text: str, values: Mapping[str, Any]) -> str:
        """A whole reply: a text with values in it, and a capital at its beginning.

        Raises:
            KeyError: a placeholder has no value.
        """
        return self.capitalised(self.fill(text, values))

    def _text(self, name: str) -> str:
        return str(self._responses[name][0]["text"])

    def _seamed(self, before: str, value: str) -> str:
        """A value behind the words before it: "de " and "le Japon" as "du Japon"."""
        for words, seams in self._seams.items():
            start = len(before) - len(words)
            if before[start:].lower() == words and not before[:start][-1:].isalnum():
                for seam in seams:
                    if value.lower().startswith(seam.value or tuple(seam.letters)):
                        becomes = seam.becomes if before[start].islower() else self.capitalised(seam.becomes)
                        return before[:start] + becomes + value[len(seam.value) :]
        return before + value

    # --- how words go together --------------------------------------------------------------------------------

    def joined(self, parts: Iterable[str]) -> str:
        """Fragments or sentences one behind the other, without those that are empty."""
        return self._between.join(part for part in parts if part)

    def behind(self, words: str) -> str:
        """Words as they stand behind others: with a blank before them where the language has blanks; nothing for nothing."""
        return words and self._between + words

    def before(self, words: str) -> str:
        """Words as they stand before others, such as "Yes. "; nothing for nothing."""
        return words and words + self._between

    def enumeration(self, items: Iterable[str]) -> str:
        """ "A", "A and B", "A, B and C"."""
        return inflected(items, self._all)

    def _all(self, names: Sequence[str]) -> str:
        return self._listed(names, "standard")

    def either(self, items: Iterable[str]) -> str:
        """ "A", "A or B", "A, B or C"."""
        return inflected(items, self._either)

    def _either(self, names: Sequence[str]) -> str:
        return self._listed(names, "or")

    def _listed(self, names: Sequence[str], style: str) -> str:
        """Names as a list of CLDR's, the last behind a word of its own, which may change before it: "Francia e Italia"."""
        if len(names) < 2:
            return "".join(names)
        patterns = self._locale.list_patterns[style]
        pattern = patterns["2"] if len(names) == 2 else patterns["end"]
        return self.fill(pattern, {"0": self.series(names[:-1]), "1": names[-1]})

    def series(self, items: Iterable[str]) -> str:
        """ "A, B, C", where more may follow."""
        items = list(items)
        pattern = self._locale.list_patterns["standard"]["middle"]
        return reduce(pattern.format, items) if items else ""

    def detailed(self, parts: Iterable[str]) -> str:
        """Something with what is said of it behind it: "Kyoto Week, held in Chengdu, yearly"; empty parts are left out."""
        given = (part for part in parts if part)
        return reduce(
            lambda words, details: self.phrase("phrase_detailed", words=words, details=details), given
        )

    def first_of(self, names: Sequence[str], most: int) -> str:
        """Names, and of more than `most` of them the first and how many more there are: "A, B and 3 more"."""
        named = names[:most]
        more = len(names) - len(named)
        if more <= 0:
            return self.enumeration(named)
        return self.phrase("phrase_and_more", names=self.series(named), more=more)

    def pair(self, names: Sequence[str]) -> str:
        """Two cities as the subject of a sentence: "Chengdu and Kyoto"."""
        if len(names) != 2:
            return self.enumeration(names)
        return self.phrase("phrase_pair", first=names[0], second=names[1])

    def quoted(self, words: str) -> str:
        """Words that somebody else wrote, in the quotation marks of the language."""
        return self.phrase("phrase_quoted", words=words)

    @staticmethod
    def unended(text: str) -> str:
        """A text of the table without the full stop behind it, to stand within a sentence."""
        return text.rstrip(".。")

    def in_brackets(self, text: str) -> str:
        """A remark in brackets; nothing for nothing."""
        return self.phrase("phrase_in_brackets", text=text) if text else ""

    @staticmethod
    def bullets(lines: Iterable[str]) -> str:
        """A list with one item a line."""
        return "\n".join(f"- {line}" for line in lines)

    @staticmethod
    def capitalised(words: str) -> str:
        """The words with a capital at their beginning, and the rest as it is."""
        return words[:1].upper() + words[1:]

    # --- numbers and dates ------------------------------------------------------------------------------------

    def counted(self, what: str, count: int) -> str:
        """The number of things of a kind: "1 city", "3 cities" (the phrase `phrase_numbered_<what>_one` or `…_other`)."""
        return self.phrase(f"phrase_numbered_{what}_{self._plural(count)}", count=count)

    def years(self, count: int) -> str:
        """A time in whole years: "1 year", "43 years"."""
        return self.phrase("phrase_one_year" if self._plural(count) == "one" else "phrase_years", years=count)

    def time_span(self, months: int) -> str:
        """A number of months, or the years that it makes: "3 months", "2 years"."""
        years, rest = divmod(months, 12)
        number, unit = (months, "month") if rest else (years, "year")
        return format_unit(number, f"duration-{unit}", locale=self._locale)

    def kilometres(self, distance: float) -> str:
        """About how many kilometres: to the next one up to 100, to the next ten beyond."""
        rounded = round(distance) if distance < 100 else round(distance, -1)
        return str(format_unit(rounded, "length-kilometer", "short", locale=self._locale))

    def _plural(self, count: int) -> str:
        """The plural form of CLDR that a number takes; of these texts know "one" and "other"."""
        return "one" if self._locale.plural_form(count) == "one" else "other"

    def number(self, count: int) -> str:
        """A large number with its groups of figures: "172,000"."""
        return str(format_decimal(count, locale=self._locale))

    def ordinal(self, number: int) -> str:
        """ "1st", "22nd", "50th"."""
        return self.phrase(f"phrase_ordinal_{self._locale.ordinal_form(number)}", number=number)

    def date(self, when: PartialDate | YearlyDate | None) -> str:
        """A date as precise as it is known: "1983", "June 1983", "3 June 1983"; nothing for none.

        As `{since:the}` a day has the article that some languages give it: "le 3 juin 1983".
        """
        if not when:
            return ""
        date = when.in_words(str(self._locale))
        with_article = self.phrase("phrase_the_day", date=date) if when.day else date
        return Inflected(date, {"the": with_article}) if with_article != date else date

    def year(self, year: int) -> str:
        """A year: "1983", "1983年"."""
        return self.date(PartialDate(year))

    def span(self, when: Period) -> str:
        """When something was: "in May 1983", "on 3 June 1983", "before 1985", "from 1980 to 1989", "in May"."""
        if isinstance(when, YearlyDate):
            return self.at(when)
        if when.single_date:
            return self.at(when.single_date)
        first, last = when
        if first and last and first.earliest <= last.latest:
            return self.phrase("phrase_between_years", first=self.date(first), last=self.date(last))
        after = self.phrase("phrase_after_year", year=self.date(first.preceding())) if first else ""
        before = self.phrase("phrase_before_year", year=self.date(last.following())) if last else ""
        return self.enumeration(words for words in (after, before) if words)

    def at(self, when: PartialDate | YearlyDate) -> str:
        """A date as an adverb: "in June 1983", "on 3 June 1983"."""
        return self.phrase("phrase_on_day" if when.day else "phrase_in_year", year=self.date(when))

    # --- places ---------------------------------------------------------------------------------------------

    def country(self, code: str) -> str:
        """The name of a country or region as it stands alone: "United States"."""
        return country_name(code, self._cldr)

    def place(self, code: str) -> str:
        """The name of a country or region as it stands in a sentence: "the United States".

        Its other forms there ("in" and what places.csv has besides) are asked for by a response.
        """
        return self._in_sentence(code, self.country(code))

    def continent(self, code: str) -> str:
        """The name of a continent (GeoNames' two letters) as it stands in a sentence, with its forms there."""
        return self._in_sentence(continent_area(code), continent_name(code, self._cldr))

    def _in_sentence(self, code: str, name: str) -> str:
        known = places_of(self.language)
        forms = known.get(code) or {
            form: text.format(place=name) for form, text in known.get(ANY_PLACE, {}).items()
        }
        return Inflected(forms.get("the", name), forms) if forms else name


def _whole_word(word: str) -> re.Pattern[str]:
    pattern = re.escape(word)
    return re.compile(pattern if is_unspaced(word) else rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
