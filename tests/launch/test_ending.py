"""Ending, with real processes: on signals, in order, and with nothing left."""

from __future__ import annotations

import signal
import sys
import time

import pytest

from tests.launch.launching import STARTING, Launcher, now
from tests.launch.stand_ins import SECONDS_TO_END
from tests.launch.watching import wait_until
from twincities.launch import stopping


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything(launcher: Launcher, number: signal.Signals) -> None:
    launcher.start("server", "server")
    launcher.wait_until_ready()
    assert len(launcher.left_running()) == 3
    launcher.process.send_signal(number)
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


def test_a_signal_during_the_start_ends_everything(launcher: Launcher) -> None:
    launcher.start("server", "server")
    wait_until(lambda: len(launcher.started()) == 3)
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


def test_rasa_finishes_first_and_the_action_server_is_there_until_then(launcher: Launcher) -> None:
    launcher.start("late", "server")
    launcher.wait_until_ready()
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    (first, rasa), (second, action_server) = launcher.events("finished")
    assert ([rasa], [action_server]) == (launcher.started("late"), launcher.started("server"))
    assert second - first > SECONDS_TO_END  # it was asked to end only when Rasa had ended


def test_programs_that_do_not_heed_are_killed_with_what_they_started(launcher: Launcher) -> None:
    launcher.start("stubborn", to_end=1)
    launcher.wait_until_ready()
    assert len(launcher.left_running()) == 3
    asked = now()
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert now() - asked > 1
    assert launcher.left_running() == []


@pytest.mark.parametrize("numbers", [(signal.SIGTERM, signal.SIGTERM), (signal.SIGINT, signal.SIGTERM)])
def test_a_second_signal_ends_everything_at_once(
    launcher: Launcher, numbers: tuple[signal.Signals, signal.Signals]
) -> None:
    launcher.start("stubborn", "stubborn", to_end=600)
    launcher.wait_until_ready()
    launcher.process.send_signal(numbers[0])
    time.sleep(stopping._SAME_WISH_SECONDS + 0.5)
    assert launcher.process.poll() is None
    launcher.process.send_signal(numbers[1])
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


def test_a_signal_that_comes_twice_by_the_way_is_one(launcher: Launcher) -> None:
    launcher.start("server")
    launcher.wait_until_ready()
    launcher.process.terminate()
    time.sleep(SECONDS_TO_END / 5)
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert len(launcher.events("finished")) == 1  # killed, it would not have come to that


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux ends the children of a dead process"
)
def test_nothing_outlives_a_launcher_that_is_killed(launcher: Launcher) -> None:
    launcher.start("server", "server")
    launcher.wait_until_ready()
    launcher.process.kill()
    launcher.end()
    wait_until(lambda: launcher.left_running() == [])
