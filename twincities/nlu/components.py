"""What components of the pipeline have in common: how Rasa makes them, and how those that learn read back what they learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer


class PlainComponent(GraphComponent):
    """A component that has no settings and learns nothing."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Create the component."""
        return cls()


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


class TrainedFeaturizer(Featurizer, TrainedComponent):
    """A featurizer whose vectors, of length 1, are stretched by the setting `scale`; Rasa knows it by its name in the pipeline."""

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuse a scale that is no positive number.

        Raises:
            ValueError: then.
        """
        if not config["scale"] > 0:
            raise ValueError(f"{cls.__name__}: scale has to be a positive number")

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, config)
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
        return cls(config, execution_context.node_name, model_storage, resource)
