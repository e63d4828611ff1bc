from __future__ import annotations

import logging

import pytest
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.channels.telegram.bot_api import TOKEN, BotApi
from twincities.channels.telegram.calls import silence_libraries
from twincities.channels.telegram.secrecy import keep_out_of_logs
from twincities.channels.telegram.settings import DEFAULT_API, Settings, SettingsError, settings


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    for variable in ("TELEGRAM_WEBHOOK_URL", "TELEGRAM_API_BASE"):
        monkeypatch.delenv(variable, raising=False)


def test_the_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f" {TOKEN}\n")
    assert settings() == Settings(TOKEN, DEFAULT_API, None)
    assert settings().bot == 4242
    assert TOKEN not in repr(settings())


@pytest.mark.parametrize("token", ["", " ", "secret", "987", "123:", "123:a/b", "123:a b", "a:bc", "123:é"])
def test_what_is_no_token_is_refused_without_being_shown(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN is n") as caught:
        settings()
    assert not token.strip() or token not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://example.org", "https://example.org/webhooks/telegram/webhook"),
        ("https://example.org/", "https://example.org/webhooks/telegram/webhook"),
        ("https://example.org/a/b", "https://example.org/a/b"),
        ("", None),
    ],
)
def test_addresses_of_the_webhook(given: str, address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", given)
    assert settings().webhook == address


def test_inline_mode_is_off_unless_it_is_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELEGRAM_INLINE", raising=False)
    assert not settings().inline
    for given, on in {"on": True, " ON ": True, "off": False, "": False}.items():
        monkeypatch.setenv("TELEGRAM_INLINE", given)
        assert settings().inline is on
    monkeypatch.setenv("TELEGRAM_INLINE", "yes")
    with pytest.raises(SettingsError, match="TELEGRAM_INLINE is on or off"):
        settings()


@pytest.mark.parametrize("variable", ["TELEGRAM_WEBHOOK_URL", "TELEGRAM_API_BASE"])
@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://", "http://[", "7"])
def test_what_is_no_address_is_refused(variable: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, address)
    with pytest.raises(SettingsError, match=variable):
        settings()


@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"]
)
def test_another_bot_api_server(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_BASE", base)
    assert settings().api == "http://127.0.0.1:8081"


def test_the_secret_of_the_webhook_stays_the_same_and_depends_on_installation_and_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SIGNING_KEY", "a" * 32)
    secret = settings().webhook_secret
    assert secret == settings().webhook_secret and TOKEN not in secret
    assert Settings("4242:other").webhook_secret != secret
    monkeypatch.setenv("SIGNING_KEY", "b" * 32)
    assert settings().webhook_secret != secret


# --- the token in the log -------------------------------------------------------------------------------


def test_the_token_is_replaced_in_every_record(caplog: pytest.LogCaptureFixture) -> None:
    keep_out_of_logs(TOKEN)
    logger = logging.getLogger("anything.at.all")
    logger.info("a %s b", TOKEN)
    logger.info(f"https://api.telegram.org/bot{TOKEN}/getMe")
    logger.info("%(a)s", {"a": TOKEN})
    logger.info("no %s, %d", "secret", 3)
    try:
        raise ZeroDivisionError(TOKEN)
    except ZeroDivisionError:
        logger.exception("failed")
    assert TOKEN not in caplog.text
    assert caplog.messages[:4] == [
        "a <token> b",
        "https://api.telegram.org/bot<token>/getMe",
        "<token>",
        "no secret, 3",
    ]
    assert "ZeroDivisionError: <token>" in caplog.text


@pytest.mark.parametrize("quiet", [True, False])
async def test_the_libraries_do_not_log_the_token(
    api: BotApi, caplog: pytest.LogCaptureFixture, quiet: bool
) -> None:
    """As they are, they do: else the test would show nothing."""
    keep_out_of_logs(TOKEN)
    if quiet:
        silence_libraries()
    api.token_is_valid = False
    bot = Bot(TOKEN, base_url=f"{api.url}/bot", request=HTTPXRequest())
    with pytest.raises(TelegramError):
        await bot.initialize()
    await bot.shutdown()
    assert ("/bot<token>/getMe" in caplog.text) is not quiet
