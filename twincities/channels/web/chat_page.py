"""The chat as a page of its own, which may stand in a frame."""

from __future__ import annotations

from pathlib import Path

from twincities.channels.web.assets import Assets
from twincities.channels.web.templates import templates
from twincities.languages import DEFAULT_LANGUAGE
from twincities.table import PartnershipTable
from twincities.table.about import AboutKey
from twincities.wording import wording_for


def chat_page(table: PartnershipTable, assets: Assets, folder: Path, language: str = DEFAULT_LANGUAGE) -> str:
    """The page for a table, in a language."""
    words, table = wording_for(table, language), table.in_language(language)
    return (
        templates(folder)
        .get_template("chat.html")
        .render(
            words=words,
            title=table.said(table.about.get(AboutKey.NAME))
            or words.capitalised(words.phrase("phrase_sister_cities")),
            greeting=table.said(table.about.get(AboutKey.GREETING)),
            without_scripts=words.phrase("phrase_page_without_scripts"),
            asset=assets.lasting_name,
        )
    )
