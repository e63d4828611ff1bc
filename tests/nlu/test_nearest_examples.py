"""The nearest of many examples is found without comparing all numbers of all of them."""

from __future__ import annotations

import numpy as np
import pytest

from twincities.nlu.learning.nearest_examples import NearestExamples, principal_axes
from twincities.nlu.learning.sentence_vectors import vectors

WORDS = ["when", "where", "who", "oldest", "festival", "mayor", "river", "bakery", "train", "moon"]


@pytest.fixture(scope="module")
def all_examples() -> np.ndarray:
    return vectors(
        [f"{one} is the {other} of {third}" for one in WORDS for other in WORDS for third in WORDS]
    )


@pytest.mark.parametrize("count", [1, 5, 16, 17, 1_000])
def test_the_similarity_is_that_to_the_nearest_example(count: int, all_examples: np.ndarray) -> None:
    asked = vectors([f"tell me {one} this {other} began" for one in WORDS for other in WORDS])
    examples = all_examples[:count]
    near = NearestExamples(examples.astype(np.float16), principal_axes(all_examples))
    found = [near.similarity(vector) for vector in asked]
    np.testing.assert_allclose(found, (asked @ examples.T).max(axis=1), atol=0.01)


def test_an_example_is_nearest_to_itself(all_examples: np.ndarray) -> None:
    near = NearestExamples(all_examples.astype(np.float16), principal_axes(all_examples))
    assert all(near.similarity(vector) == pytest.approx(1, abs=0.001) for vector in all_examples[::37])
