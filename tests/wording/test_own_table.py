"""A table that is not the shipped one: nothing of the shipped ones is said with it, and it is spoken of as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from tests.conftest import ROOT, write_table
from twincities.channels.incoming import wish_or_that_of_town
from twincities.channels.web.assets import Assets
from twincities.channels.web.table_page import table_page
from twincities.channels.web.widget_strings import widget_strings
from twincities.languages import spoken
from twincities.table import PartnershipTable, load_table
from twincities.table.text.folding import is_unspaced
from twincities.wording import wording_for
from twincities.wording.texts import responses_of

SHIPPED = ("data/partnerships", "data/tables/chinese-cities")
ABOUT = """\
key,value,value:de
name,Lyon Twinning Circle,Lyoner Partnerschaftskreis
partners,twin towns,Partnergemeinden
"""
GENERAL = ("utter_greet", "utter_ask_capabilities", "utter_bot_challenge", "utter_help")


def names_of(table: PartnershipTable) -> set[str]:
    """What cities, events and sources of a table are called, in all languages."""
    names = {name for row in (*table.cities, *table.events) for name in row.all_names}
    return {name for name in names | {source.title for source in table.sources} if len(name) > 2}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> list[re.Pattern[str]]:
    """What finds a name of the shipped tables that the own one does not have."""
    own = names_of(load_table(write_table(tmp_path_factory.mktemp("own"))))
    names = {name for folder in SHIPPED for name in names_of(load_table(ROOT / folder))} - own
    spaced = sorted(re.escape(name) for name in names if not is_unspaced(name))
    unspaced = sorted(re.escape(name) for name in names if is_unspaced(name))
    return [re.compile(rf"(?<!\w)({'|'.join(spaced)})(?!\w)"), re.compile("|".join(unspaced))]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_table(tmp_path)
    (folder / "about.csv").write_text(ABOUT, encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return folder


def said_everywhere(language: str) -> Iterator[str]:
    """All texts of replies, buttons, pages, the widget and the menu of Telegram."""
    for variations in responses_of(language).values():
        for one in variations:
            yield one["text"]
            yield from (button["title"] for button in one.get("buttons", ()))
    yield from widget_strings().get(language, {}).values()


@pytest.mark.parametrize("language", spoken())
def test_no_word_of_the_shipped_tables_is_said_with_another_one(language, shipped, own):
    page = table_page(load_table(own), Assets(ROOT / "web"), ROOT / "web", language)
    texts = [*said_everywhere(language), page]
    assert len(texts) > 100
    assert {name for text in texts for pattern in shipped for name in pattern.findall(text)} == set()


@pytest.mark.parametrize("response", GENERAL)
@pytest.mark.parametrize("language", spoken())
async def test_what_it_says_of_itself_names_the_town_and_its_own_term(language, response, own):
    said = await generated(response, language)
    town = "Lyoner Partnerschaftskreis" if language == "de" else "Lyon Twinning Circle"
    term = {"en": "twin towns", "de": "Partnergemeinden"}.get(language)
    assert town in said
    assert term is None or term in said


async def generated(response: str, language: str) -> str:
    """A response as Rasa says it."""
    domain = Domain.load(str(ROOT / "domain.yml"))
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    generator = NaturalLanguageGenerator.create(endpoints.nlg, domain)
    message = UserUttered("?", parse_data={"language": language})
    tracker = DialogueStateTracker.from_events("me", [message], domain.slots)
    said = await generator.generate(response, tracker, "rest")
    return str(said["text"])


def test_its_own_term_takes_the_place_of_the_standard_one_in_words_but_not_in_values(own):
    table = load_table(own)
    english, french = wording_for(table, "en"), wording_for(table, "fr")
    assert english.fill("Sister cities of {name}: sister cities", {"name": "sister cities"}) == (
        "Twin towns of sister cities: twin towns"
    )
    assert french.phrase("phrase_sister_cities") == "villes jumelles"
    assert english.phrase("phrase_partners", city="Lyon", partners="Turin").startswith(
        "Lyon's twin towns are"
    )


def test_people_who_have_not_told_their_language_are_spoken_to_in_that_of_the_town(own):
    assert wish_or_that_of_town(None) is None
    (own / "about.csv").write_text("key,value\nlanguage,DE\npartners,Partnergemeinden\n", encoding="utf-8")
    table = load_table(own)
    assert (table.about.language, table.about.partners_in("de")) == ("de", "Partnergemeinden")
    assert table.about.partners_in("en") is None
