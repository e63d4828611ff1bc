"""What cities of one table that share a name are called, so that each is told from the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from twincities.table.models import City
from twincities.table.places.countries import country_name
from twincities.table.text.folding import fold
from twincities.table.text.translations import BASE_LANGUAGE
from twincities.table.whereabouts import region_of


def labels_of_namesakes(
    cities: Iterable[City], language: str = BASE_LANGUAGE, said: Callable[[str], str] = str
) -> dict[str, str]:
    """The labels of those cities whose name is another's too, by id: "Toledo (Spain)", "Springfield (Illinois)".

    `said` gives the names of cities in the language.
    """
    by_name: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        name = said(city.name)
        by_name[fold(name) or name].append(city)
    labels: dict[str, str] = {}
    for same in by_name.values():
        if len(same) > 1:
            labels.update(_told_apart(same, language.replace("-", "_"), said))
    return labels


def _told_apart(namesakes: list[City], locale: str, said: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Ids and labels: for each city the first sort of label that no other of them has."""
    sorts = [[*_labels(city, namesakes, locale, said)] for city in namesakes]
    used = Counter(label for labels in sorts for label in set(labels))
    taken: Counter[str] = Counter()
    for city, labels in zip(namesakes, sorts, strict=True):
        label = next((label for label in labels if used[label] == 1), None)
        if label is None:
            # What nothing tells apart is numbered: an id is for those who keep the table.
            taken[labels[0]] += 1
            label = f"{labels[0][:-1]}, {taken[labels[0]]})"
        yield city.id, label


def _labels(city: City, namesakes: list[City], locale: str, said: Callable[[str], str]) -> Iterator[str]:
    """What a city may be called, what people would say first, the first with its place in brackets.

    Of several in one country those are told by it whose region is not known: "Coventry (United States)".
    """
    name, country = said(city.name), country_name(city.country, locale)
    compatriots = [one for one in namesakes if one.country == city.country]
    if len(compatriots) > 1 and (code := region_of(city)):
        region = country_name(code, locale)
        if region not in {country_name(one.country, locale) for one in namesakes}:  # Georgia is both
            yield f"{name} ({region})"
        yield f"{name} ({region}, {country})"
    else:
        yield f"{name} ({country})"
    yield from (alias for alias in city.aliases if fold(alias) != fold(city.name))
