"""Where garbage is looked for once a model has been loaded, or could not be."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.enable()


class Model:
    """One that only the search finds to be garbage."""

    def __init__(self) -> None:
        self.itself = self


def load(folder: Path) -> None:
    with pytest.raises(Exception, match=folder.name):
        MessageProcessor(folder, None, Domain.empty(), None)


@pytest.mark.parametrize("was_enabled", [True, False])
def test_what_is_loaded_is_left_out_of_searches(was_enabled: bool, tmp_path: Path) -> None:
    if not was_enabled:
        gc.disable()
    load(tmp_path)
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000


def test_an_earlier_model_is_garbage(tmp_path: Path) -> None:
    model = Model()
    earlier = weakref.ref(model)
    load(tmp_path)
    del model
    gc.collect()
    assert earlier() is not None
    load(tmp_path)
    assert earlier() is None
