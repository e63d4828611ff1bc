"""No pattern that sees a user's text takes longer than in proportion to the length of the text.

The patterns are gathered from the code itself, so that one that is added later is measured as well. What is
compared are costs at two lengths, and never a cost with a number of seconds.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import itertools
import pkgutil
import re
import time
from collections import deque
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import actions
import twincities.channels
import twincities.dialogue
import twincities.interpretation
import twincities.nlu
import twincities.reading
import twincities.serving
import twincities.table

PACKAGES = (
    actions,
    twincities.channels,
    twincities.dialogue,
    twincities.interpretation,
    twincities.nlu,
    twincities.reading,
    twincities.serving,
    twincities.table,
)
TIMES = ((60, 240), (500, 2_000))  # how often a text repeats itself
LARGEST_RATIO = 9.0  # at four times the length: 4 where cost is in proportion to it, 16 where to its square
BEYOND_DOUBT = 6.0  # up to here, a disturbed measurement does not hide what grows with the square
DECISIVE = 0.02  # seconds; what takes as long is dear whatever disturbs the measurement
METHODS = {"search", "match", "fullmatch", "split", "sub", "subn", "finditer", "findall"}
SIGNS = " \n,.?'-1a京"
MORE_SIGNS = '!;:–’"“()/{}&+_é、？'


class Use(NamedTuple):
    """A pattern, and the method by which the code looks for it."""

    place: str
    pattern: re.Pattern[Any]
    method: str

    def __call__(self, text: str) -> None:
        said = text if isinstance(self.pattern.pattern, str) else text.encode()
        if self.method in ("sub", "subn"):
            self.pattern.sub(said[:0], said)
        elif self.method == "finditer":
            deque(self.pattern.finditer(said), maxlen=0)
        else:
            getattr(self.pattern, self.method)(said)


def modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def compiled(value: object) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value, also within collections."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from compiled([*value.keys(), *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from compiled(one)


def uses_in(module: ModuleType) -> Iterator[Use]:
    """All uses of patterns in a module: those it keeps under a name, and those it writes where it needs them."""
    tree = ast.parse(inspect.getsource(module))
    methods: dict[str, set[str]] = {}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        owner, method = call.func.value, call.func.attr
        if not isinstance(owner, ast.Name) or method not in {*METHODS, "compile"}:
            continue
        if owner.id != "re":
            methods.setdefault(owner.id, set()).add(method)
        elif method != "compile" or not _is_kept(call, tree):
            flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(call) else 0
            pattern = re.compile(_text_of(call.args[0], module), flags)
            used = "finditer" if method == "compile" else method
            yield Use(f"{module.__name__}:{call.lineno}", pattern, used)
    for name, value in vars(module).items():
        for pattern in compiled(value):
            for method in sorted(methods.get(name, {"finditer"})):
                yield Use(f"{module.__name__}.{name}", pattern, method)


def _is_kept(call: ast.Call, tree: ast.Module) -> bool:
    """Whether a pattern is compiled outside functions, for the whole module."""
    functions = [each for each in ast.walk(tree) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return not any(call in ast.walk(function) for function in functions)


def _text_of(pattern: ast.expr, module: ModuleType) -> str:
    """The text of a pattern, with "word" for what is only known while the program runs."""
    if isinstance(pattern, ast.JoinedStr):
        parts = [
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "word"
            for part in pattern.values
        ]
        return "".join(parts)
    text = eval(ast.unparse(pattern), vars(module))
    assert isinstance(text, str)
    return text


def hostile(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """Beginnings of texts with what they go on with, again and again, so that a pattern begins to match often."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
    words = [*dict.fromkeys(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\[a-zA-Z]|\(\?P?<?\w*", " ", text)))]
    units = [*SIGNS, *MORE_SIGNS, *(a + b for a, b in itertools.permutations(SIGNS, 2))]
    units += [*words, *(f"{word} " for word in words), *(f"{a} {b} " for a, b in itertools.pairwise(words))]
    units += [f"{' '.join(words[:5])} "]
    yield from (("", unit) for unit in units)
    yield from itertools.product(words, " ,.a1")


def cost(use: Use, text: str, patience: int) -> float:
    """The least of several measurements, in seconds of the processor."""
    least = float("inf")
    for _ in range(patience):
        begun, elapsed, rounds = time.thread_time(), 0.0, 0
        while rounds < 5 and elapsed < DECISIVE:
            use(text)
            elapsed, rounds = time.thread_time() - begun, rounds + 1
        least = min(least, elapsed / rounds)
    return least


def ratio_of(use: Use, beginning: str, unit: str) -> float:
    """How much dearer a text is that goes on four times as long."""
    ratio = 0.0
    for few, many in TIMES:
        short, long = (f"{beginning}{unit * times}z" for times in (few, many))
        for patience in (
            1,
            3,
            10,
            30,
        ):  # where it may be too dear, what disturbed the measurement is left out
            dear = cost(use, long, patience)
            ratio = dear / max(cost(use, short, patience), 1e-7)
            if ratio <= BEYOND_DOUBT or (ratio > LARGEST_RATIO and dear > DECISIVE and patience > 1):
                break
        if ratio > LARGEST_RATIO:
            break
    return ratio


def worst(use: Use) -> tuple[float, str]:
    """The largest of the ratios of a pattern, and the text that has it."""
    return max((ratio_of(use, *text), "".join(text)) for text in hostile(use.pattern))


USES = [use for module in modules() for use in uses_in(module)]


@pytest.mark.parametrize("use", USES, ids=[f"{use.place}-{use.method}" for use in USES])
def test_cost_grows_with_the_length_of_a_text(use: Use) -> None:
    ratio, text = worst(use)
    assert ratio <= LARGEST_RATIO, f"{text!r} and on, four times as long: {ratio:.0f} times as dear"


def test_patterns_are_gathered() -> None:
    places = {use.place.split(":")[0] for use in USES}
    assert {
        "twincities.nlu.questions.segments._CUTS",
        "twincities.nlu.dates.terms._TOKEN",
        "twincities.reading.spotting.cues._SENTENCE_ENDS",
    } <= places
    assert len(USES) > 30


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s*[,，、]?\s+(?:and|but)\s+",
        r"[?!;:。？！；：]+(?=\s|$)",
        r"\b(which|what)\b.*\b(pairs?|ones?)\b.*\b(no|not)\b",
        r"\bbetween\b(?!.*\band\b)[^.?!;:]*$",
        r" +('s|s'|[?!.,;:])",
    ],
)
def test_a_pattern_that_is_too_dear_is_found_out(pattern: str) -> None:
    use = Use("here", re.compile(pattern, re.IGNORECASE), "finditer")
    assert any(ratio_of(use, *text) > LARGEST_RATIO for text in hostile(use.pattern))
