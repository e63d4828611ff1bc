"""What the rows of all files of a table share: cells, checks of them, and their texts in other languages."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, Field, validator
from pydantic.fields import SHAPE_TUPLE_ELLIPSIS, ModelField

from twincities.table.text.slugs import slug
from twincities.table.text.translations import Translation, translations_of
from twincities.table.times.dates import PartialDate

_Row = TypeVar("_Row", bound="TableRow")
_Shared = TypeVar("_Shared", bound=Hashable)
_LIST_SEPARATOR = ";"
_FULL_STOP = re.compile(r"(?<=\w{4})[.。]+(?=\s*(;|$))")
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like."""


class TableRow(BaseModel):
    """What all rows share: surrounding space is dropped, unknown columns are refused.

    `translatable` are the columns that may stand in other languages too; `translations` are what they say there.
    """

    translatable: ClassVar[tuple[str, ...]] = ()
    parallel: ClassVar[tuple[str, ...]] = ("known_for", "themes", "exchanges")
    """The columns of several values of which each is translated by itself."""
    phrases: ClassVar[tuple[str, ...]] = ()
    """The columns of parts of a sentence, which lose the full stop that people write behind them."""
    naming: ClassVar[tuple[str, ...]] = ("name", "aliases")
    """The columns with the names of the row."""
    also_called: ClassVar[Mapping[str, str]] = {}
    """Other headings of columns."""

    class Config:
        """Settings that pydantic reads."""

        frozen = True
        extra = "forbid"
        anystr_strip_whitespace = True
        arbitrary_types_allowed = True

    id: str = Field(min_length=1, max_length=60)
    translations: tuple[Translation, ...] = ()

    def __eq__(self, other: object) -> bool:
        # pydantic would make two dictionaries of all values at each comparison.
        return self.__class__ is other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(self.id)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns of its file, in their own language."""
        return tuple(name for name in cls.__fields__ if name != "translations")

    @classmethod
    def heading(cls, column: str) -> str:
        """What the docs call a column."""
        return next((other for other, name in cls.also_called.items() if name == column), column)

    @classmethod
    def of_cells(cls, cells: Mapping[str, str]) -> Self:
        """The row that the cells of a line make, by their headings.

        Raises:
            ValidationError: a cell holds what its column cannot.
        """
        cells = {
            heading: _FULL_STOP.sub("", cell) if heading.partition(":")[0] in cls.phrases else cell
            for heading, cell in cells.items()
        }
        own: dict[str, Any] = {heading: cell for heading, cell in cells.items() if ":" not in heading}
        if len(own) < len(cells):
            lists = {name for name, field in cls.__fields__.items() if field.shape == SHAPE_TUPLE_ELLIPSIS}
            if translations := translations_of(cells, lists, _LIST_SEPARATOR):
                own["translations"] = translations
        return cls.parse_obj(own)._compact()

    def _compact(self) -> Self:
        """The same row in a third of the memory."""
        return _row_of(type(self), *self._held())

    def __reduce__(self) -> tuple[Any, ...]:
        return _row_of, (type(self), *self._held())

    def _held(self) -> tuple[tuple[Any, ...], frozenset[str]]:
        """Its values in the order of the columns, and which of them are given."""
        return tuple(map(self.__dict__.__getitem__, self.__fields__)), frozenset(self.__fields_set__)

    def as_cells(self) -> dict[str, str]:
        """The cells of the row by their headings, as `of_cells` reads them; empty ones too, but for translations."""
        cells = {column: _as_cell(getattr(self, column)) for column in self.columns()}
        return cells | {f"{one.column}:{one.language}": _as_cell(one.texts) for one in self.translations}

    def translated(self) -> Iterator[tuple[str, str, str]]:
        """Each text that stands in another language too: the language, the text itself and what it is there."""
        for one in self.translations:
            value = getattr(self, one.column)
            if isinstance(value, tuple) and one.column not in self.parallel:
                continue  # further names, each language has its own
            texts = value if isinstance(value, tuple) else (value,)
            if len(texts) == len(one.texts):
                yield from ((one.language, text, there) for text, there in zip(texts, one.texts, strict=True))

    def faults_of_translations(self) -> Iterator[tuple[str, str, str]]:
        """Column, language and what is wrong, of each translation that does not fit what it translates."""
        for one in self.translations:
            value = getattr(self, one.column)
            count = len(value) if isinstance(value, tuple) else int(bool(value))
            if one.column in self.parallel and len(one.texts) != count:
                yield one.column, one.language, f"{len(one.texts)} values; {one.column} itself has {count}"
            elif not count and one.column not in ("aliases", "words"):
                yield one.column, one.language, f"{one.column} itself is empty"

    @property
    def all_names(self) -> tuple[str, ...]:
        """What the row is called, in all languages: the columns of `naming`, each name once."""
        names: list[str] = []
        for column in self.naming:
            value = getattr(self, column)
            names += value if isinstance(value, tuple) else [value]
            names += (text for one in self.translations if one.column == column for text in one.texts)
        return tuple(dict.fromkeys(names))

    @validator("*", pre=True)
    def _split_lists(cls, value: Any, field: ModelField) -> Any:
        """Split cells that hold several values at semicolons."""
        if isinstance(value, str) and field.shape == SHAPE_TUPLE_ELLIPSIS:
            return tuple(part.strip() for part in value.split(_LIST_SEPARATOR) if part.strip())
        return value

    @validator("id", pre=True)
    def _is_slug(cls, value: Any) -> str:
        id = str(value).strip().lower()
        if not re.fullmatch(ID, id):
            raise ValueError(
                f'"{value}" is no id, which has small letters from a to z, digits and hyphens only; write {slug(id) or "one"}'
            )
        return value if id == value else id  # the very same, which other rows refer to


def _row_of(kind: type[_Row], values: Iterable[Any], given: frozenset[str]) -> _Row:
    """A row that has been checked.

    Set one by one, its values share the names of the columns with all rows of their kind; pydantic gives each row a
    dictionary and a set of its own. Dates and lists, such as sources, are shared with rows that have the same.
    """
    row = kind.__new__(kind)
    for name, value in zip(kind.__fields__, values, strict=True):
        object.__setattr__(row, name, _one_of_equal(value) if isinstance(value, tuple) else value)
    object.__setattr__(row, "__fields_set__", _one_of_equal(given))
    return row


@lru_cache(maxsize=1_000)
def _one_of_equal(value: _Shared) -> _Shared:
    return value


def _as_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return f"{_LIST_SEPARATOR} ".join(value) if isinstance(value, tuple) else str(value)
