"""Vectors from memory and vectors that are made, in one batch."""

from __future__ import annotations

import numpy as np
import pytest

from twincities.nlu import sentence_encoder


def test_a_text_has_the_same_vector_whatever_is_read_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence_encoder._known.clear()
    alone = {text: sentence_encoder._vectors([text])[0] for text in ("when was it", "who is it", "why")}
    del sentence_encoder._known["why"]
    mixed = ["who is it", "why", "when was it", "why"]
    np.testing.assert_allclose(sentence_encoder._vectors(mixed), [alone[text] for text in mixed], atol=1e-5)
    monkeypatch.setattr(sentence_encoder, "_encoder", None)
    assert sentence_encoder._vectors(mixed).shape == (4, 512)


def test_a_remembered_vector_holds_no_others() -> None:
    sentence_encoder._known.clear()
    sentence_encoder._vectors(["one", "two", "three"])
    assert all(vector.base is None for vector in sentence_encoder._known.values())
