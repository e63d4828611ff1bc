"""Parts that die or hang are brought back; with real processes, and stand-ins for what they run."""

from __future__ import annotations

import os
import signal
import time
import urllib.request

import pytest

from tests.launch.launching import STARTING, Launcher, now
from tests.launch.stand_ins import SECONDS_TO_ANSWER_LATE
from tests.launch.watching import is_running, wait_until
from twincities.launch.ports import LOOPBACK


def answers(launcher: Launcher) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        return bool(opener.open(f"http://{LOOPBACK}:{launcher.port}/", timeout=5).status == 200)
    except OSError:
        return False


def ends_well(launcher: Launcher) -> bool:
    launcher.process.terminate()
    return launcher.end()[:2] == (0, "") and launcher.left_running() == []


@pytest.mark.parametrize(("number", "how"), [(9, "was ended by signal 9"), (15, "ended with exit code 0")])
def test_a_server_that_dies_is_started_again(launcher: Launcher, number: int, how: str) -> None:
    launcher.start("server", "late")
    launcher.wait_until_ready()
    assert launcher.errors_line() == STARTING
    (first,) = launcher.started("server")
    os.kill(first, number)
    assert launcher.errors_line() == f"the Rasa server {how}; started again\n"
    wait_until(lambda: answers(launcher))
    assert len(launcher.started("server")) == 2
    assert len(launcher.started("late")) == 1  # nothing had happened to it
    log = launcher.folder / "logs" / f"serve-{launcher.port}.log"
    assert log.read_text() == "the server is up\n" * 2
    assert ends_well(launcher)


def test_an_action_server_that_dies_is_started_again(launcher: Launcher) -> None:
    launcher.start("late", "server")
    launcher.wait_until_ready()
    launcher.errors_line()
    os.kill(launcher.started("server")[0], signal.SIGKILL)
    assert launcher.errors_line() == "the action server was ended by signal 9; started again\n"
    wait_until(lambda: len(launcher.started("server")) == 2)
    assert len(launcher.started("late")) == 1
    assert ends_well(launcher)


def test_what_a_dead_server_has_left_running_is_ended(launcher: Launcher) -> None:
    launcher.start("stubborn", to_end=0)
    launcher.wait_until_ready()
    (child,) = launcher.started("child")
    os.kill(launcher.started("stubborn")[0], signal.SIGKILL)
    wait_until(lambda: len(launcher.started("stubborn")) == 2 and answers(launcher))
    assert not is_running(child)
    assert ends_well(launcher)


def test_a_server_that_hangs_is_started_again(launcher: Launcher) -> None:
    launcher.start("server", between_questions=0.1, of_silence=2)
    launcher.wait_until_ready()
    launcher.errors_line()
    (first,) = launcher.started("server")
    os.kill(first, signal.SIGSTOP)
    assert launcher.errors_line() == "the Rasa server no longer answered; started again\n"
    wait_until(lambda: len(launcher.started("server")) == 2 and answers(launcher))
    assert not is_running(first)
    assert ends_well(launcher)


def test_a_server_that_no_longer_listens_is_started_again(launcher: Launcher) -> None:
    launcher.start("deaf", between_questions=0.1, of_silence=2)
    launcher.wait_until_ready()
    launcher.errors_line()
    assert launcher.errors_line() == "the Rasa server no longer answered; started again\n"
    assert ends_well(launcher)


def test_a_server_that_is_merely_busy_is_left_alone(launcher: Launcher) -> None:
    launcher.start("busy", between_questions=0.1, of_silence=SECONDS_TO_ANSWER_LATE * 3)
    launcher.wait_until_ready()
    wait_until(lambda: len(launcher.events("asked")) > 9)
    assert len(launcher.started("busy")) == 1
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


def test_a_server_that_answers_every_question_too_late_for_the_next_is_left_alone(launcher: Launcher) -> None:
    launcher.start(
        "slow", between_questions=SECONDS_TO_ANSWER_LATE / 2, of_silence=SECONDS_TO_ANSWER_LATE * 3
    )
    launcher.wait_until_ready()
    wait_until(lambda: len(launcher.events("asked")) > 9)
    assert len(launcher.started("slow")) == 1
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


def test_a_launcher_that_was_stopped_itself_takes_nothing_for_silence(launcher: Launcher) -> None:
    launcher.start("server", between_questions=0.1, of_silence=2.5)
    launcher.wait_until_ready()
    process = launcher.wait_until_known_ready("server", 1)
    os.kill(process, signal.SIGSTOP)
    time.sleep(0.2)
    os.kill(launcher.process.pid, signal.SIGSTOP)
    time.sleep(3)  # as when the machine sleeps
    os.kill(launcher.process.pid, signal.SIGCONT)
    time.sleep(0.2)
    os.kill(process, signal.SIGCONT)
    asked = len(launcher.events("asked"))
    wait_until(lambda: len(launcher.events("asked")) > asked + 3)
    assert len(launcher.started("server")) == 1
    assert ends_well(launcher)


def test_a_server_that_dies_again_and_again_waits_longer_each_time(launcher: Launcher) -> None:
    launcher.start("server", before_starts=[0, 1, 2], between_questions=0.1)
    launcher.wait_until_ready()
    launcher.errors_line()
    for times, when in enumerate(["", " in 1 s", " in 2 s", " in 2 s"], 1):
        process = launcher.wait_until_known_ready("server", times)
        died = now()
        os.kill(process, signal.SIGKILL)
        assert launcher.errors_line() == f"the Rasa server was ended by signal 9; started again{when}\n"
        launcher.wait_until_known_ready("server", times + 1)
        assert not when or now() - died > int(when.split()[1])
    assert ends_well(launcher)


def test_a_server_that_ran_for_long_is_started_at_once(launcher: Launcher) -> None:
    launcher.start("server", before_starts=[0, 600], settled=0, between_questions=0.1)
    launcher.wait_until_ready()
    launcher.errors_line()
    for times in (1, 2, 3):
        os.kill(launcher.wait_until_known_ready("server", times), signal.SIGKILL)
        assert launcher.errors_line() == "the Rasa server was ended by signal 9; started again\n"
    assert ends_well(launcher)


def test_only_starts_that_fail_in_a_row_are_the_end(launcher: Launcher) -> None:
    patience = {"before_starts": [0], "most_failed_starts": 2, "between_questions": 0.1}
    launcher.start("server", **patience)  # type: ignore[arg-type]
    launcher.wait_until_ready()
    for times in (1, 3, 5):
        os.kill(launcher.wait_until_known_ready("server", times), signal.SIGKILL)
        wait_until(lambda times=times: len(launcher.started("server")) == times + 1)  # type: ignore[misc]
        os.kill(launcher.started("server")[-1], signal.SIGKILL)  # before it answers
    launcher.wait_until_known_ready("server", 7)
    assert ends_well(launcher)


@pytest.mark.parametrize("action_server", [None, "server"])
def test_a_server_that_can_no_longer_start_ends_everything(
    launcher: Launcher, action_server: str | None
) -> None:
    launcher.start("only_once", action_server, before_starts=[0], most_failed_starts=3)
    launcher.wait_until_ready()
    os.kill(launcher.started("only_once")[0], signal.SIGKILL)
    code, output, errors = launcher.end()
    assert (code, output) == (1, "")
    told = errors.splitlines()
    assert told[:4] == [
        STARTING.strip(),
        "the Rasa server was ended by signal 9; started again",
        "the Rasa server ended with exit code 1; started again",
        "the Rasa server ended with exit code 1; started again",
    ]
    assert told[4] == "error: the Rasa server ended with exit code 1:"
    assert "  RuntimeError: the model is of wood" in told[5:]
    assert str(launcher.folder / "logs") in told[-1]
    assert len(launcher.started("only_once")) == 4
    assert launcher.left_running() == []


def test_a_server_that_does_not_get_ready_again_is_told(launcher: Launcher) -> None:
    launcher.start("server", to_start=3, before_starts=[0], most_failed_starts=2)
    launcher.wait_until_ready()
    os.kill(launcher.started("server")[0], signal.SIGKILL)
    for times in (2, 3):
        wait_until(lambda times=times: len(launcher.started("server")) == times)  # type: ignore[misc]
        os.kill(launcher.started("server")[-1], signal.SIGSTOP)
    code, _, errors = launcher.end()
    assert code == 1
    assert "the Rasa server was not ready after 3 s; started again\n" in errors
    assert "error: the Rasa server was not ready after 3 s; its log: " in errors
    assert launcher.left_running() == []


def test_a_signal_ends_the_wait_for_the_next_start(launcher: Launcher) -> None:
    launcher.start("server", before_starts=[600])
    launcher.wait_until_ready()
    launcher.errors_line()
    os.kill(launcher.started("server")[0], signal.SIGKILL)
    assert launcher.errors_line() == "the Rasa server was ended by signal 9; started again in 600 s\n"
    assert ends_well(launcher)
