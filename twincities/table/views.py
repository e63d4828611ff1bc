"""A table as it is said in each language, and what is made of it once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any, NamedTuple, Self, TypeVar, cast

from twincities.table.files.row import TableRow
from twincities.table.labels import labels_of_namesakes
from twincities.table.models import City
from twincities.table.text.translations import BASE_LANGUAGE, texts_in

Derived = TypeVar("Derived")


class Made(NamedTuple):
    """What has been made of a table: functions with further arguments that were called, and attributes of the view in each language."""

    derived: tuple[tuple[Any, ...], ...]
    of_views: Mapping[str, tuple[str, ...]]


NOTHING = Made((), {BASE_LANGUAGE: ()})


class Views(ABC):
    """What all views of one table share, and the texts of each in its language."""

    def __init__(self) -> None:
        self._language = BASE_LANGUAGE
        self._said: Mapping[str, str] = {}
        self._views: dict[str, Views] = {}
        self._derived: dict[tuple[Any, ...], Any] = {}

    @property
    @abstractmethod
    def cities(self) -> Sequence[City]:
        """All cities, in the order of the file."""

    @abstractmethod
    def rows(self) -> Iterator[TableRow]:
        """All rows of all files."""

    def derived(self, make: Callable[..., Derived], *arguments: Hashable) -> Derived:
        """What a function makes of the table and of further arguments, in whatever language: made once."""
        key = (make, *arguments)
        if key not in self._derived:
            self._derived[key] = make(self, *arguments)
        return cast("Derived", self._derived[key])

    def in_language(self, language: str) -> Self:
        """The same table, whose labels and texts are said in another language as far as it holds them there."""
        if language == self._language:
            return self
        if language not in self._views:
            view = copy(self)
            view._language = language
            view._said = texts_in(language, (text for row in self.rows() for text in row.translated()))
            view.__dict__.pop("_labels", None)
            self._views[language] = view
        return cast("Self", self._views[language])

    @property
    def made(self) -> Made:
        """What turns have made of the table so far."""
        views = (self, *self._views.values())
        return Made(tuple(self._derived), {view._language: tuple(vars(view)) for view in views})

    def prepare(self, made: Made = NOTHING) -> None:
        """Make now what else a turn would have to wait for: labels, and what turns had `made` of the table before."""
        for make, *arguments in made.derived:
            self.derived(make, *arguments)
        for language, names in made.of_views.items():
            for name in names:
                getattr(self, name)  # made here first, for a view in another language begins with it
            _ = self.in_language(language)._labels

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """What namesakes are called in the language of this view, by their ids."""
        return labels_of_namesakes(self.cities, self._language, self.said)

    def said(self, text: str) -> str:
        """A text of any cell in the language of this view; as it stands where the table does not have it there."""
        return self._said.get(text, text)

    def taken_apart(self) -> list[object]:
        """What the table was made of, which it holds no more: it is of no further use."""
        parts = [*self.rows(), *self._derived.values(), *vars(self).values()]
        self._derived.clear()
        self._views.clear()
        return parts
