"""Stand-ins for what Rasa imports and this environment leaves out.

Rasa imports TensorFlow and the SDKs of every channel and store it knows, whether they are used or not. pyproject.toml
leaves them out; here the names that Rasa imports of them are given to it as classes that can be derived from and
caught, and that say what is missing when they are used.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn

Names = Mapping[str, tuple[str, ...]]
"""Modules, each with the names that are imported from it."""

OF_TENSORFLOW: Names = {
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.utils.tensorflow.callback": ("RasaModelCheckpoint", "RasaTrainingLogger"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
    # This one loads scikit-learn, for what is done with TensorFlow alone.
    "rasa.utils.tensorflow.model_data": ("Data", "FeatureArray", "RasaModelData", "ragged_array_to_ndarray"),
}
"""Rasa's own modules that only TensorFlow has a use for, as far as others of its modules import them."""

OF_PACKAGES: Mapping[str, Names] = {
    "aiogram<2.26": {
        "aiogram": ("Bot",),
        "aiogram.types": (
            *("InlineKeyboardButton", "InlineKeyboardMarkup", "KeyboardButton"),
            *("Message", "ReplyKeyboardMarkup", "Update"),
        ),
        "aiogram.utils.exceptions": ("TelegramAPIError",),
    },
    "boto3<2": {
        "boto3": (),
        "boto3.dynamodb.conditions": ("Key",),
        "botocore.exceptions": ("BotoCoreError",),
    },
    "cachecontrol<0.13": {"cachecontrol": ()},
    "fbmessenger<6.1": {
        "fbmessenger": ("MessengerClient",),
        "fbmessenger.attachments": ("Image",),
        "fbmessenger.elements": ("Text",),
        "fbmessenger.quick_replies": ("QuickReplies", "QuickReply"),
        "fbmessenger.sender_actions": ("SenderAction",),
    },
    "google-auth<3": {
        "google.auth": (),
        "google.auth.transport.requests": (),
        "google.oauth2.id_token": (),
    },
    "matplotlib": {
        "matplotlib": (),
        "matplotlib.ticker": ("FormatStrFormatter",),
    },
    "pymongo<4.4": {
        "pymongo": (),
        "pymongo.collection": ("Collection",),
        "pymongo.errors": ("ConnectionFailure", "OperationFailure"),
    },
    "python-socketio<6": {"socketio": ("AsyncServer",)},
    "slack-sdk<4": {
        "slack_sdk": (),
        "slack_sdk.web.async_client": ("AsyncWebClient",),
    },
    "twilio<8.3": {
        "twilio": (),
        "twilio.base.exceptions": ("TwilioRestException",),
        "twilio.rest": ("Client",),
        "twilio.twiml.voice_response": ("Gather", "VoiceResponse"),
    },
    "webexteamssdk<1.7": {"webexteamssdk": ("Webhook", "WebexTeamsAPI")},
}
"""Packages that Rasa imports, as one would require them, with their modules; the first tells whether it is there."""


class Absent(Exception):  # noqa: N818 - most stand for other classes than errors
    """A class in the place of one that is not installed."""

    explanation = "this is not installed"

    def __new__(cls, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refuse to be used.

        Raises:
            ImportError: always; says what is missing, and how to get it.
        """
        raise ImportError(cls.explanation)


class _AbsentModule(ModuleType):
    """A module in the place of one that is not installed; it has the names that Rasa imports, and no others."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(_explanation(f"{self.__name__}.{name}", self.__dict__.get("way", "")))


class _Finder(MetaPathFinder, Loader):
    """Gives a stand-in for each of the modules, and for nothing else."""

    def __init__(self, modules: Names, way: str) -> None:
        """`way` says how to get the real thing."""
        self._modules = modules
        self._way = way

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._modules:
            return None
        is_package = any(module.startswith(f"{fullname}.") for module in self._modules)
        return ModuleSpec(fullname, self, is_package=is_package)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["way"] = self._way
        for name in self._modules.get(module.__name__, ()):
            explanation = _explanation(f"{module.__name__}.{name}", self._way)
            members = {"explanation": explanation, "__module__": module.__name__}
            setattr(module, name, type(name, (Absent,), members))


class _NumPyMender(MetaPathFinder):
    """Gives NumPy 2 a name back that Rasa needs, as soon as Rasa is imported, but not before: NumPy takes its time."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> None:
        if fullname == "rasa.utils.common":
            numpy = importlib.import_module("numpy")
            if not hasattr(numpy, "VisibleDeprecationWarning"):
                vars(numpy)["VisibleDeprecationWarning"] = numpy.exceptions.VisibleDeprecationWarning


def stand_in() -> None:
    """Let Rasa be imported without what is not installed; what is installed stays as it is."""
    sys.meta_path.insert(0, _NumPyMender())
    if not _installed("tensorflow"):
        way = "it needs TensorFlow, and so Python 3.10 and all of Rasa's own dependencies"
        sys.meta_path.insert(0, _Finder(OF_TENSORFLOW, way))
    for requirement, modules in OF_PACKAGES.items():
        if not _installed(next(iter(modules))):
            # Behind all others: what shares a namespace with it is found by them.
            sys.meta_path.append(_Finder(_with_parents(modules), f"`uv add '{requirement}'` brings it"))


class _AbsentComponent:
    """What a recipe knows of a component that is not installed: whatever it asks refuses the configuration."""

    def __init__(self, explanation: str) -> None:
        self._explanation = explanation

    def __getattr__(self, _name: str) -> NoReturn:
        raise importlib.import_module("rasa.shared.exceptions").InvalidConfigException(self._explanation)


def refuse_components() -> None:
    """Let a configuration that names an absent component be refused with the reason: Rasa would call the name wrong."""
    recipe = importlib.import_module("rasa.engine.recipes.default_recipe").DefaultV1Recipe
    for module, names in OF_TENSORFLOW.items():
        for name in names:
            component = getattr(importlib.import_module(module), name)
            if issubclass(component, Absent):
                recipe._registered_components[name] = _AbsentComponent(component.explanation)


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even its parent
        return False


def _with_parents(modules: Names) -> Names:
    parents: dict[str, tuple[str, ...]] = {}
    for module in modules:
        parts = module.split(".")
        parents.update({".".join(parts[:length]): () for length in range(1, len(parts))})
    return {**parents, **modules}


def _explanation(name: str, way: str) -> str:
    return f"{name} is left out of this environment: {way} (docs/environment.md)"
