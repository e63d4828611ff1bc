"""Who can reach what, as it is told at the start."""

from __future__ import annotations

import pytest

from twincities.channels.reach import check_setting, is_loopback, is_rest_open, who_reaches_what
from twincities.state import SettingError

OPEN = {"REST_CHANNEL": "open"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"])
def test_a_loopback_address_is_for_this_machine_alone(host: str) -> None:
    assert is_loopback(host)
    for environment in ({}, OPEN):
        assert is_rest_open(host, environment)
        assert who_reaches_what(host, environment).startswith("Only this machine")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", "", None])
def test_any_other_is_for_everybody(host: str | None) -> None:
    assert not is_loopback(host)
    assert not is_rest_open(host, {})
    assert not is_rest_open(host, {"REST_CHANNEL": "true"})
    assert is_rest_open(host, {"REST_CHANNEL": " Open "})


@pytest.mark.parametrize("value", ["", " ", "open", " Open ", "closed", "CLOSED"])
def test_the_setting_is_one_of_two_words(value: str) -> None:
    check_setting({"REST_CHANNEL": value})
    assert is_rest_open("0.0.0.0", {"REST_CHANNEL": value}) is (value.strip().lower() == "open")


@pytest.mark.parametrize("value", ["yes", "true", "1", "on", "opened", "no", "off"])
def test_any_other_word_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=f"^REST_CHANNEL: '{value}' is neither 'open' nor 'closed'"):
        check_setting({"REST_CHANNEL": value})
    check_setting({})


def test_the_line_says_who_may_speak_under_any_name() -> None:
    closed, opened = who_reaches_what("0.0.0.0", {}), who_reaches_what("0.0.0.0", OPEN)
    assert "REST channel is closed" in closed and "REST_CHANNEL=open" in closed
    assert "under any name" in opened and "closed" not in opened
    assert "\n" not in closed + opened
