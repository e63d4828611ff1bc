"""That one has more partners than any other, and a country the most in another one, is held against all the others."""

from __future__ import annotations

import pytest

from actions.claims.ranks import finding_on_most
from actions.sentences.replies import Replies
from tests.questions import reader
from twincities.reading.model.predicates import Relation
from twincities.wording import wording_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("People say Shanghai has more partner cities than any other city in your list.", "en"),
        ("Does Shanghai have more sister cities than anybody else?", "en"),
        ("Hat Shanghai mehr Partnerstädte als jede andere Stadt?", "de"),
        ("Shanghai a-t-elle plus de villes jumelles que toute autre ville ?", "fr"),
        ("¿Tiene Shanghái más ciudades hermanas que cualquier otra ciudad?", "es"),
        ("上海的友城比其他城市都多吗", "zh"),
        ("上海はどの都市よりも姉妹都市が多いですか", "ja"),
    ],
)
def test_more_than_any_other_is_the_most(chinese_cities, text, language):
    claim = reader(chinese_cities, language=language)(text, "confirm_partnership")
    assert claim.asserted is not None
    (most,) = claim.asserted.predicates
    assert (most.relation, most.subject) == (Relation.MOST, "shanghai")
    found = finding_on_most(most, claim, chinese_cities, Replies(wording_in(language)))
    assert found.holds is False


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Is the US the country with the most partnerships in China?", False),
        ("Is Japan the country with the most partners in China?", True),
    ],
)
def test_a_country_has_the_most_partners_in_another_one(chinese_cities, text, holds):
    claim = reader(chinese_cities)(text, "ask_country")
    assert claim.asserted is not None
    (most,) = claim.asserted.predicates
    assert finding_on_most(most, claim, chinese_cities, Replies(wording_in("en"))).holds is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Dresden has the most twin towns of all German cities, yes?", None),
        ("Does Shanghai have the most partners of all Chinese cities?", False),
        ("Does Guangzhou have the most partners of all Chinese cities?", True),
    ],
)
def test_the_place_of_a_city_bounds_its_rivals_and_a_tie_is_no_first_place(chinese_cities, text, holds):
    claim = reader(chinese_cities)(text, "confirm_partnership")
    assert claim.asserted is not None
    (most,) = claim.asserted.predicates
    assert finding_on_most(most, claim, chinese_cities, Replies(wording_in("en"))).holds is holds
