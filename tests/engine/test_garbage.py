"""Where garbage is looked for once a model has been loaded, or could not be."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain


@pytest.mark.parametrize("was_enabled", [True, False])
def test_what_is_loaded_is_left_out_and_the_search_goes_on_as_before(
    was_enabled: bool, tmp_path: Path
) -> None:
    gc.unfreeze()
    try:
        if not was_enabled:
            gc.disable()
        with pytest.raises(Exception, match=tmp_path.name):
            MessageProcessor(tmp_path, None, Domain.empty(), None)
        assert gc.isenabled() is was_enabled
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
        gc.enable()
