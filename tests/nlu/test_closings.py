"""Where a letter closes: names behind it are those of whoever writes."""

from __future__ import annotations

import pytest

from twincities.nlu.questions.closings import closing_start


@pytest.mark.parametrize(
    ("text", "language", "signed"),
    [
        (
            "When was Lyon twinned?\nWith kind regards,\nCllr Margaret Holt",
            "en",
            "With kind regards,\nCllr Margaret Holt",
        ),
        ("Seit wann?\nMit freundlichen Grüßen, Anna Wels", "de", "Mit freundlichen Grüßen, Anna Wels"),
        ("Depuis quand ? Cordialement, Yann Brest", "fr", "Cordialement, Yann Brest"),
        ("¿Desde cuándo?\nSaludos, Ana Vigo", "es", "Saludos, Ana Vigo"),
    ],
)
def test_a_letter_closes_with_a_formula_of_its_own(text: str, language: str, signed: str) -> None:
    at = closing_start(text, language)
    assert at is not None and text[at:] == signed


@pytest.mark.parametrize(
    "text",
    [
        "Kind regards to Lyon",
        "Kind regards. When was Lyon twinned?",
        "Send kind regards to Holt",
        "When was Lyon twinned?",
    ],
)
def test_what_asks_or_opens_closes_nothing(text: str) -> None:
    assert closing_start(text, "en") is None
