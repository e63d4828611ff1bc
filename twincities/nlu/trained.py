"""What the components of the pipeline that learn have in common: they are made untrained, and read back what they learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


class TrainedComponent(GraphComponent):
    """A component that `train` has write what it learned into its resource of the model, a folder."""

    _model_storage: ModelStorage
    _resource: Resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Create the component, and read back what `train` has written.

        Raises:
            ValueError: where it has written nothing.
        """
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._read_back(folder)
        return component

    def _read_back(self, folder: Path) -> None:
        """Take over what was learned, from the folder it was written to."""
        raise NotImplementedError


class TrainedClassifier(TrainedComponent):
    """One that reads what the featurizers noted, or the words, and is no featurizer of Rasa's itself."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Create the component, untrained."""
        return cls(config, model_storage, resource)
