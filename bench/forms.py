"""How well forms are told apart: in cross-validation, and on questions that are never trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.model_selection import StratifiedKFold

from twincities.nlu.learning.features import sentence_vectors, word_weights
from twincities.nlu.learning.form_classifier import form_of
from twincities.nlu.learning.regression import fit
from twincities.nlu.name_spotter import NameSpotter
from twincities.nlu.sentence_encoder import SentenceEncoder
from twincities.nlu.word_featurizer import WordFeaturizer

_SCALE = 6.0
_STEPS = 300
_TOLERANCE = 1.0


class Read(NamedTuple):
    """One example, the form it has and the one it was read as."""

    text: str
    right: str
    read: str


def cross_validated(examples: Path, folds: int) -> list[Read]:
    """What each example is read as by a regression that has not seen it."""
    with TemporaryDirectory() as folder:
        messages = _with_features(_labelled(examples), Path(folder))
    forms = np.asarray([form_of(message) for message in messages])
    vectors, words = sentence_vectors(messages), word_weights(messages)
    read = np.empty(len(messages), dtype=object)
    for known, unseen in StratifiedKFold(folds, shuffle=True, random_state=1).split(vectors, forms):
        names, classes = np.unique(forms[known], return_inverse=True)
        learned = fit(vectors[known], words[known], classes, _STEPS, _TOLERANCE)
        read[unseen] = names[learned.probabilities(vectors[unseen], words[unseen]).argmax(axis=1)]
    return _reads(messages, read)


def unseen(examples: Path, questions: Path) -> list[Read]:
    """What questions are read as by a regression that has learned all examples."""
    learned_from, asked = _labelled(examples), _labelled(questions)
    with TemporaryDirectory() as folder:
        messages = _with_features(learned_from, Path(folder), asked)
    known, new = messages[: len(learned_from)], messages[len(learned_from) :]
    names, classes = np.unique([form_of(message) for message in known], return_inverse=True)
    learned = fit(sentence_vectors(known), word_weights(known), classes, _STEPS, _TOLERANCE)
    probabilities = learned.probabilities(sentence_vectors(new), word_weights(new))
    return _reads(new, names[probabilities.argmax(axis=1)])


def share(read: Sequence[Read]) -> float:
    """How many were read right, between 0 and 1."""
    return sum(one.right == one.read for one in read) / len(read)


def by_form(read: Sequence[Read]) -> list[tuple[str, int, str]]:
    """Each form with how many examples it has and the share of them that was read right."""
    counted = Counter(one.right for one in read)
    right = Counter(one.right for one in read if one.right == one.read)
    return [(form, count, f"{right[form] / count:.1%}") for form, count in counted.most_common()]


def confusions(read: Sequence[Read]) -> list[tuple[str, str, int, str]]:
    """Pairs of the right form and another it was read as, how often, and an example; the most frequent first."""
    wrong = Counter((one.right, one.read) for one in read if one.right != one.read)
    examples = {(one.right, one.read): one.text for one in reversed(read)}
    return [(*pair, count, examples[pair]) for pair, count in wrong.most_common()]


def _reads(messages: Sequence[Message], read: Sequence[str]) -> list[Read]:
    return [
        Read(message.get(TEXT), str(form_of(message)), str(form))
        for message, form in zip(messages, read, strict=True)
    ]


def _labelled(path: Path) -> list[Message]:
    files = sorted(map(str, path.glob("*.yml"))) if path.is_dir() else [str(path)]
    examples = training_data_from_paths(files, "en").training_examples
    return [message for message in examples if form_of(message)]


def _with_features(known: list[Message], folder: Path, new: Sequence[Message] = ()) -> list[Message]:
    """The messages with their features; the vocabulary is that of those that are known."""
    context, storage = ExecutionContext(GraphSchema({})), LocalModelStorage(folder)
    for messages in (known, new):
        NameSpotter().process_training_data(TrainingData([*messages]))
    words = WordFeaturizer.create(
        {**WordFeaturizer.get_default_config(), "scale": _SCALE}, storage, Resource("words"), context
    )
    words.train(TrainingData(known))
    encoder = SentenceEncoder.create(
        {**SentenceEncoder.get_default_config(), "scale": _SCALE}, storage, Resource("vectors"), context
    )
    for component in (encoder, words):
        component.process_training_data(TrainingData([*known, *new]))
    return [*known, *new]
