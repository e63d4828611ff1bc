"""What is started: Rasa, and an action server where one is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from twincities.channels import reach, server_settings
from twincities.channels.telegram.settings import TOKEN
from twincities.configuration import table_path
from twincities.conversations.settings import check_settings
from twincities.launch.action_endpoint import ENDPOINT, PATH, action_endpoint, is_reachable
from twincities.launch.errors import LaunchError
from twincities.launch.ports import LOOPBACK, require_free
from twincities.launch.processes import Program, log_of, require_folder
from twincities.launch.project import child_environment
from twincities.launch.questions import Address
from twincities.launch.supervision import PATIENCE, Part, Patience
from twincities.launch.table_reading import TableReading
from twincities.launch.training import trained_model
from twincities.serving.addresses import proxies
from twincities.state import SettingError, state_folder


@dataclass(frozen=True)
class Commands:
    """What is started, each without the options that depend on ports and the model, and with how much patience."""

    action_server: Sequence[str] = (sys.executable, "-m", "actions")
    rasa: Sequence[str] = (sys.executable, "-m", "twincities.rasa", "run")
    model: Callable[[], Path] = trained_model
    patience: Patience = PATIENCE


COMMANDS = Commands()


@dataclass(frozen=True)
class Assistant:
    """What the programs of one assistant have in common."""

    commands: Commands
    table: Path
    reading: TableReading
    """What reads the table, and hands it over to Rasa."""
    model: Path
    logs: Path
    actions_port: int | None
    """Of the action server to be started beside Rasa; None: there is none."""

    def servers(self, name: str, host: str, port: int, credentials: str) -> list[Part]:
        """Rasa with the channels of a file, behind the action server; logs are called after `name`."""
        rasa = Part(
            "Rasa server",
            self._rasa(host, port, "--credentials", credentials),
            self._environment(),
            log_of(self.logs, name),
            Address(host, port),
            self.commands.patience,
            self.reading,
        )
        return [*self.action_servers(name), rasa]

    def shell(self, name: str, port: int) -> Program:
        """Start the Rasa shell in this terminal."""
        # What `rasa shell` does, with a channel that stands bad input.
        options = ("--connector", "twincities.channels.shell.ShellChannel", "--request-timeout", "60")
        return Program(
            "Rasa shell",
            self._rasa(LOOPBACK, port, *options),
            self._environment(),
            log_of(self.logs, name),
            terminal=True,
            inherits=self.reading.stream,
        )

    def action_servers(self, name: str) -> list[Part]:
        """The action server beside Rasa, if there is to be one."""
        if self.actions_port is None:
            return []
        log = log_of(self.logs, f"{name}-actions")
        return [action_server(self.commands, self.table, LOOPBACK, self.actions_port, log)]

    def _rasa(self, host: str, port: int, *options: str) -> list[str]:
        return [
            *self.commands.rasa,
            *("--model", str(self.model), "--endpoints", "endpoints.yml"),
            *("--interface", host, "--port", str(port)),
            *options,
        ]

    def _environment(self) -> dict[str, str]:
        beside = {ENDPOINT: f"http://{LOOPBACK}:{self.actions_port}{PATH}"} if self.actions_port else {}
        return child_environment(PARTNERSHIP_TABLE=str(self.table), **beside)


def prepared(actions_port: int | None, logs: Path, commands: Commands) -> Assistant:
    """Check everything that the start needs, and train where that is needed.

    Raises:
        LaunchError: when something is missing or wrong.
        Stopped: when a signal breaks the training off.
    """
    table = Path(table_path()).absolute()
    reading = TableReading(table)
    require_folder(logs)
    try:
        state_folder()
        check_settings()
        proxies(os.environ)
        reach.check_setting(os.environ)
        server_settings.check_settings(os.environ)
    except SettingError as error:
        raise LaunchError(str(error)) from None
    except OSError as error:
        raise LaunchError(
            f"{error.filename} cannot be used to keep conversations ({error.strerror}): see STATE_FOLDER"
        ) from None
    endpoint = action_endpoint()
    if actions_port is not None:
        if endpoint:
            raise LaunchError(
                f"{ENDPOINT} names an action server, and ACTIONS_PORT asks for another: give one of them"
            )
        require_free(LOOPBACK, actions_port, "ACTIONS_PORT")
    if endpoint and not is_reachable(endpoint):
        print(
            f"No action server answers at {endpoint.hostname} yet: until one does, questions have no answer "
            f"(see {ENDPOINT}).",
            file=sys.stderr,
        )
    reading.require_sound()
    return Assistant(commands, table, reading, commands.model(), logs, actions_port)


def action_server(
    commands: Commands,
    table: Path,
    host: str,
    port: int,
    log: Path | None,
    reading: TableReading | None = None,
) -> Part:
    """An action server that is kept running."""
    environment = child_environment(PARTNERSHIP_TABLE=str(table))
    environment.pop(TOKEN, None)  # of no concern to it
    command = [*commands.action_server, "--host", host, "--port", str(port)]
    address = Address(host, port)
    return Part("action server", command, environment, log, address, commands.patience, reading)
