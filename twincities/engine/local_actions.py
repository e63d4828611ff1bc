"""Actions that run in the server itself, where Rasa would post to an action server.

Rasa is given an endpoint that hands each call to rasa_sdk's own executor. All else stays Rasa's and the kit's: what a
call holds, how its answer is checked and said, and what becomes of an action that refuses, fails or does not exist.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from rasa.core.actions.action import RemoteAction, action_for_name_or_text
from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from rasa_sdk.utils import call_potential_coroutine

from twincities.configuration import action_endpoint_url
from twincities.observing.metrics import timed

PACKAGE = "actions"

_begin_as_rasa_does = Agent.__init__


class LocalActions(EndpointConfig):
    """The actions of a package of this project, called like those of an action server."""

    def __init__(self, package: str = PACKAGE) -> None:
        """Load the actions; a package that cannot be loaded ends the program, as it ends rasa_sdk's server.

        Raises:
            SystemExit: after a line in the log that says why.
        """
        super().__init__(enable_selective_domain=False)  # here the domain is at hand and need not be sent
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        actions = self._executor.actions
        actions.update({name: _off_the_loop(action) for name, action in actions.items()})

    def missing(self, domain: Domain) -> list[str]:
        """The actions that a domain names and the package lacks."""
        return sorted(
            name
            for name in domain.user_actions
            if name not in domain.responses  # which to Rasa are actions as well, whatever their name
            and isinstance(action_for_name_or_text(name, domain, self), RemoteAction)
            and name not in self._executor.actions
        )

    async def request(self, *_: Any, json: dict[str, Any], **__: Any) -> Any:
        """Run the action of Rasa's call `json`; gives its events and responses, as JSON has them.

        Raises:
            ClientResponseError: with the status and text that an action server would answer with.
        """
        name = json.get("next_action")
        try:
            with timed("actions"):
                return _through_json(await self._executor.run(json))
        except ActionExecutionRejection as rejection:
            raise _refusal(HTTPStatus.BAD_REQUEST, rejection.action_name, rejection.message) from rejection
        except ActionNotFoundException as error:
            raise _refusal(HTTPStatus.NOT_FOUND, error.action_name, error.message) from error
        except Exception as error:
            raise _refusal(HTTPStatus.INTERNAL_SERVER_ERROR, name, str(error)) from error


@lru_cache(maxsize=1)
def action_endpoint(url: str | None) -> EndpointConfig:
    """The action server at a URL; without one, the actions of this process, which are loaded then."""
    # An action server reads the responses from domain.yml: sent along, they would be most of every call.
    return EndpointConfig(url, enable_selective_domain=True) if url else LocalActions()


def begin(agent: Agent, *arguments: Any, **options: Any) -> None:
    """Make an agent as Rasa does; where endpoints.yml names no action endpoint, it has that of the environment.

    An agent is made before the model is loaded, so that no user waits for the actions to be loaded.
    """
    _begin_as_rasa_does(agent, *arguments, **options)
    agent.action_endpoint = agent.action_endpoint or action_endpoint(action_endpoint_url())


def _off_the_loop(action: Callable[..., Any]) -> Callable[..., Any]:
    """Have an action run in a thread: however long it takes, others are answered meanwhile."""

    async def run(*arguments: Any) -> Any:
        return await call_potential_coroutine(await asyncio.to_thread(action, *arguments))

    return run


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _refusal(status: HTTPStatus, action: str | None, reason: str) -> ClientResponseError:
    text = json.dumps({"error": reason, "action_name": action})
    return ClientResponseError(status, status.phrase, text)
