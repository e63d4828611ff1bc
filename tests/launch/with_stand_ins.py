"""The launcher with stand-ins for what it starts: `python -m tests.launch.with_stand_ins PROGRAM …`."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path

from tests.launch import stand_ins
from twincities.launch import __main__, stopping
from twincities.launch.assistant import Commands
from twincities.launch.errors import LaunchError, Stopped
from twincities.launch.supervision import Patience
from twincities.launch.training import trained_model

LAUNCH = (sys.executable, "-m", "tests.launch.with_stand_ins", "launch")
LAUNCH_TRAINING = (*LAUNCH[:-1], "launch_training")


def launch(options: list[str]) -> int:
    """The launcher itself, with a stand-in NAME for Rasa and one for the action server: `launch NAME NAME …`.

    How patient it is stands in PATIENCE.
    """
    rasa, action_server, *arguments = options
    commands = Commands(
        action_server=stand_ins.command(action_server),
        rasa=stand_ins.command(rasa),
        model=partial(Path, "model.tar.gz"),
        patience=Patience(**json.loads(os.environ.get("PATIENCE", "{}"))),
    )
    return __main__.main(arguments, commands)


def launch_training(options: list[str]) -> int:
    """A training in the folder named first, with the rest as options of the stand-in."""
    root, *rest = options
    stopping.listen_for_signals()
    try:
        trained_model(Path(root), (*stand_ins.command("train"), *rest))
    except (LaunchError, Stopped) as error:
        print(repr(error))
        return 1
    return 0


if __name__ == "__main__":
    name, *rest = sys.argv[1:]
    stand_ins.note(f"{name}-{os.getpid()}")
    sys.exit(globals()[name](rest))
