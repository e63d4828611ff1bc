"""What the files of a language lack, key by key; `make language-check` prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from twincities.wording.texts import (
    DEFAULT_LANGUAGE,
    Variations,
    key_of,
    placeholders,
    places_of,
    responses_of,
    seams_of,
)

ROOT = Path(__file__).parents[2]
FEWEST_EXAMPLES = 12
"""How many ways of asking each intent has at least."""
_FORMS_OF_DATES = {"the"}
_NUMBERED, _ORDINAL = "phrase_numbered_", "phrase_ordinal_"


def faults_of(language: str) -> Iterator[str]:
    """Everything that is missing or wrong in the files of a language, each with the file and the key."""
    yield from faults_of_responses(language)
    yield from _faults_of_words(language)
    yield from _faults_of_examples(language)


def faults_of_responses(language: str) -> Iterator[str]:
    """Keys of domain.yml that a language lacks, others that it has, and values that are not those of the English text."""
    file = f"data/languages/{language}/responses.yml"
    english, own = responses_of(DEFAULT_LANGUAGE), responses_of(language)
    for key in english.keys() - own.keys() - forms_lacking(language):
        yield f"{file}: {key}: is missing; English: {english[key][0]['text']!r}"
    for name in own:
        key = key_of(name)
        if key not in english:
            yield f"{file}: {name}: domain.yml has no such response"
            continue
        for fault in _faults_of_response(own[name], english[key], _forms(language)):
            yield f"{file}: {name}: {fault}"
    seams_of(language)  # raises TypeError where a row has a field that there is not


def forms_lacking(language: str) -> set[str]:
    """The keys for forms of numbers that a language does not have (Unicode CLDR), and that it need not translate."""
    locale = Locale.parse(language, sep="-")
    plurals, ordinals = {*locale.plural_form.tags, "other"}, {*locale.ordinal_form.tags, "other"}
    return {
        key
        for key in responses_of(DEFAULT_LANGUAGE)
        for prefix, forms in ((_NUMBERED, plurals), (_ORDINAL, ordinals))
        if key.startswith(prefix)
        and key.endswith(("_one", "_two", "_few"))
        and key.rpartition("_")[2] not in forms
    }


def _faults_of_response(own: Variations, english: Variations, forms: set[str]) -> Iterator[str]:
    values = [{name for name, _ in placeholders(variation["text"])} for variation in english]
    for variation in own:
        text = variation.get("text") or ""
        try:
            found = placeholders(text)
        except ValueError as error:
            yield f"{error}: {text!r}"
            continue
        names = {name for name, _ in found}
        if missing := set.intersection(*values) - names:
            yield f"lacks {_braced(missing)}: {text!r}"
        if strange := names - set().union(*values):
            yield f"there is no value {_braced(strange)}: {text!r}"
        if unknown := {form for _, form in found if form} - forms:
            yield f"places.csv has no column {', '.join(sorted(unknown))}: {text!r}"
        if not text.strip():
            yield "the text is empty"
    buttons = [[len(variation.get("buttons", ())) for variation in each] for each in (own, english)]
    if max(buttons[0], default=0) != max(buttons[1]):
        yield f"has {max(buttons[0])} buttons; the English one has {max(buttons[1])}"


def _braced(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _forms(language: str) -> set[str]:
    return _FORMS_OF_DATES | {form for forms in places_of(language).values() for form in forms}


def _faults_of_words(language: str) -> Iterator[str]:
    """Concepts that the cue words of a language lack; two scripts of one language share them."""
    folder = ROOT / "data" / "languages"
    codes = (language, language.partition("-")[0])
    file = next((one for code in codes if (one := folder / code / "words.yml").exists()), None)
    if file is None:
        yield f"data/languages/{language}/words.yml: is missing"
        return
    english, own = (_yaml(one) for one in (folder / DEFAULT_LANGUAGE / "words.yml", file))
    name = file.relative_to(ROOT)
    for concept in _needed(english.keys() - own.keys()):
        yield f"{name}: {concept}: is missing"
    for concept in _needed(own.keys() - english.keys()):
        yield f"{name}: {concept}: English has no such concept"
    for concept, entry in own.items():
        if (entry.get("phrases") or entry.get("values")) and not entry.get("examples"):
            yield f"{name}: {concept}: has no examples"


def _needed(concepts: Iterable[str]) -> list[str]:
    """The concepts that all languages have; what a phrase is no sign of ("not_…") is of each language."""
    return [concept for concept in concepts if not concept.startswith("not_")]


def _faults_of_examples(language: str) -> Iterator[str]:
    """Intents for which a language has too few ways of asking."""
    folder = ROOT / "data" / "nlu"
    codes = (language, language.partition("-")[0])
    own = next((one for code in codes if (one := folder / code).is_dir()), None)
    if own is None and language != DEFAULT_LANGUAGE:
        yield f"data/nlu/{language}: is missing"
        return
    asked = _examples(folder)
    found = asked if own is None else _examples(own)
    for intent in asked:
        if found[intent] < FEWEST_EXAMPLES:
            yield f"data/nlu/{language}: {intent}: {found[intent]} examples; at least {FEWEST_EXAMPLES} are needed"


def _examples(folder: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for file in folder.glob("*.yml"):
        for block in _yaml(file).get("nlu") or ():
            if "intent" in block:
                counts[block["intent"]] += len(re.findall(r"^- ", block.get("examples") or "", re.MULTILINE))
    return counts


def _yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
