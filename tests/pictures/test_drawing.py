"""What is drawn of each kind of picture, the bad cases among them, and how long it takes."""

from __future__ import annotations

import random
import struct
from xml.etree import ElementTree

import pytest

from twincities.pictures import (
    Arc,
    Bar,
    Bars,
    Dated,
    Map,
    Picture,
    Place,
    Theme,
    Timeline,
    as_png,
    as_svg,
    digest,
    from_json,
)
from twincities.pictures.description import as_json
from twincities.pictures.labels import width_of

SVG = "{http://www.w3.org/2000/svg}"
LYON, TURIN = Place("Lyon", 45.75, 4.85), Place("Turin", 45.07, 7.69)
AUCKLAND, LIMA = Place("Auckland", -36.85, 174.76), Place("Lima", -12.05, -77.04)
HANGZHOU, DETROIT = Place("Hangzhou", 30.27, 120.16), Place("Detroit", 42.33, -83.05)
SUVA, APIA = Place("Suva", -18.14, 178.44), Place("Apia", -13.83, -171.77)


def elements(picture: Picture, name: str, theme: Theme = Theme.PREFERRED) -> list[ElementTree.Element]:
    return [*ElementTree.fromstring(as_svg(picture, theme)).iter(f"{SVG}{name}")]


def texts(picture: Picture) -> list[str]:
    return [each.text or "" for each in elements(picture, "text")]


def points(picture: Picture) -> list[tuple[float, float]]:
    return [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in elements(picture, "circle")]


def arcs(picture: Picture) -> list[list[float]]:
    """Each arc as x and y of its beginning, of what it is bent to, and of its end."""
    drawn = [each for each in elements(picture, "path") if each.attrib.get("class", "").startswith("arc")]
    return [
        [float(number) for number in arc.replace("Q", " ").split()]
        for each in drawn
        for arc in each.attrib["d"].split("M")[1:]
    ]


def size(picture: Picture) -> tuple[float, float]:
    _, _, width, height = ElementTree.fromstring(as_svg(picture)).attrib["viewBox"].split()
    return float(width), float(height)


def size_of_png(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def world(count: int) -> Map:
    """As many ties between a hub and places all over the world."""
    chance = random.Random(7)
    places = [Place(f"Town {n}", chance.uniform(-45, 65), chance.uniform(-180, 180)) for n in range(count)]
    return Map((LYON, *places), tuple(Arc(0, n + 1) for n in range(count)))


# --- maps ---------------------------------------------------------------------------------------------------


def test_a_map_names_its_places_and_ties_them():
    picture = Map((LYON, TURIN), (Arc(0, 1),), alt="Lyon and Turin")
    assert set(texts(picture)) == {"Lyon", "Turin"}
    ((x, y, *_, end_x, end_y),) = arcs(picture)
    assert [(x, y), (end_x, end_y)] == points(picture)
    assert x < end_x, "Turin is east of Lyon"
    assert elements(picture, "title")[0].text == "Lyon and Turin"


def test_a_tie_over_the_pacific_does_not_go_round_the_world():
    picture = Map((AUCKLAND, LIMA, SUVA, APIA), (Arc(0, 1), Arc(2, 3)))
    by_name = dict(zip(("Auckland", "Lima", "Suva", "Apia"), points(picture), strict=True))
    assert by_name["Auckland"][0] < by_name["Suva"][0] < by_name["Apia"][0] < by_name["Lima"][0]
    first, second = arcs(picture)
    assert first[0] < first[4] and second[0] < second[4], "both go east"
    assert second[4] - second[0] < size(picture)[0] / 5


def test_a_tie_that_leaves_a_map_of_the_whole_world_comes_back_on_its_other_side():
    ring = [Place(f"At {east}", 10.0, float(east)) for east in range(-180, 180, 30)]
    picture = Map(tuple(ring), tuple(Arc(at, (at + 1) % len(ring)) for at in range(len(ring))))
    width = size(picture)[0]
    assert len(arcs(picture)) == len(ring) + 1
    assert all(abs(arc[4] - arc[0]) < width / 6 for arc in arcs(picture))
    assert sum(arc[4] > width for arc in arcs(picture)) == sum(arc[0] < 0 for arc in arcs(picture)) == 1


@pytest.mark.parametrize("others", [(TURIN, LYON), (LIMA, SUVA), (DETROIT, SUVA), (DETROIT, AUCKLAND)])
def test_no_arc_leaves_the_map_above(others: tuple[Place, Place]):
    picture = Map((HANGZHOU, *others), (Arc(0, 1), Arc(0, 2)))
    for _, first, _, bent, _, second in arcs(picture):
        crest = first / 4 + bent / 2 + second / 4
        assert 0 < crest < size(picture)[1]


def test_land_on_both_sides_of_the_antimeridian_is_drawn_without_a_line_across():
    land = next(each for each in elements(Map((SUVA, APIA)), "path") if each.attrib["class"] == "land")
    width = size(Map((SUVA, APIA)))[0]
    for ring in land.attrib["d"].split("M")[1:]:
        moves = [int(number) for number in ring.rstrip("z").partition("l")[2].split()]
        assert max(map(abs, moves[::2])) < width, "in half pixels"


def test_one_place_is_shown_with_what_lies_around_it():
    picture = Map((LYON,))
    assert texts(picture) == ["Lyon"]
    ((x, y),) = points(picture)
    width, height = size(picture)
    assert x == pytest.approx(width / 2, abs=1) and y == pytest.approx(height / 2, abs=1)


def test_places_in_one_town_are_one_point_that_tells_all_their_names():
    here = [Place(f"Quarter {n}", 45.75, 4.85) for n in range(4)]
    picture = Map(tuple(here), (Arc(0, 1), Arc(2, 3)))
    assert len(points(picture)) == 1
    assert [title.text for title in elements(picture, "title")] == [
        "Quarter 0, Quarter 1, Quarter 2, Quarter 3"
    ]


def test_no_label_covers_another_one_or_leaves_the_map():
    chance = random.Random(3)
    places = [Place(f"Some Town {n}", chance.uniform(40, 55), chance.uniform(-5, 20)) for n in range(120)]
    picture = Map(tuple(places))
    width, height = size(picture)
    boxes = []
    for each in elements(picture, "text"):
        left, base = float(each.attrib["x"]), float(each.attrib["y"])
        boxes.append((left, base - 11, left + width_of(each.text or ""), base + 3))
    assert len(boxes) > 15
    assert all(
        left >= 0 and right <= width and top >= 0 and bottom <= height for left, top, right, bottom in boxes
    )
    for at, (left, top, right, bottom) in enumerate(boxes):
        assert not any(
            left < box[2] - 0.1 and box[0] < right - 0.1 and top < box[3] - 0.1 and box[1] < bottom - 0.1
            for box in boxes[at + 1 :]
        )


def test_places_at_the_poles_are_shown():
    picture = Map((Place("North", 90.0, 0.0), Place("South", -90.0, 10.0)), (Arc(0, 1),))
    width, height = size(picture)
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points(picture))


def test_what_is_over_is_drawn_apart():
    picture = Map((LYON, TURIN, AUCKLAND), (Arc(0, 1), Arc(0, 2, over=True)))
    drawn = [
        each.attrib["class"] for each in elements(picture, "path") if each.attrib["class"].startswith("arc")
    ]
    assert drawn == ["arc", "arc over"]


@pytest.mark.parametrize("count", [2, 100, 1_000])
def test_arcs_are_opaque_and_paler_the_more_there_are(count: int):
    svg = as_svg(world(count), Theme.LIGHT)
    assert "opacity" not in svg
    kind = elements(world(count), "path")[-1 if count < 400 else -2].attrib["class"]
    assert kind == {2: "arc", 100: "arc of-many", 1_000: "arc of-hundreds"}[count]
    assert all(f".{name}{{stroke:#" in svg for name in kind.split()[1:])


# --- timelines and bars ---------------------------------------------------------------------------------------


def test_a_timeline_of_few_has_a_line_for_each_from_its_beginning_to_its_end():
    rows = (
        Dated("Lyon–Turin", 1958.5, renewed=(1998.0,)),
        Dated("Lyon–Leipzig", 1981.0, until=2000.0, over=True),
        Dated("Lyon–Nice", 1990.0, over=True),
    )
    picture = Timeline(rows, 2024.0, ("renewed", "ended"), alt="…")
    assert texts(picture)[-2:] == ["renewed", "ended"]
    lines = [each for each in elements(picture, "rect") if "rx" in each.attrib]
    lasting, ended, unknown = (float(each.attrib["width"]) for each in lines)
    assert lasting > ended > unknown == 1.0, "nobody says until when the last one was"
    assert {"1960", "1980", "2000", "2020"} <= {*texts(picture)}


@pytest.mark.parametrize(("years", "columns"), [(30, 30), (60, 30), (1000, 20)])
def test_a_timeline_of_many_has_a_dot_for_each_by_year_or_more(years: int, columns: int):
    rows = tuple(Dated(f"Row {n}", 1000.0 + n * years // 300) for n in range(300))
    picture = Timeline(rows, 2024.0)
    assert len(points(picture)) == 300
    used = len({x for x, _ in points(picture)})
    assert used == columns
    assert size(picture)[1] < 400


def test_a_timeline_of_more_is_told_by_numbers():
    rows = tuple(Dated(f"Row {n}", 1950.0 + n % 50) for n in range(2000))
    assert texts(Timeline(rows, 2024.0)).count("80") == 25


def test_bars_are_as_long_as_what_they_count():
    picture = Bars((Bar("Japan", 54), Bar("Fiji", 27), Bar("Peru", 0)))
    assert texts(picture) == ["Japan", "54", "Fiji", "27", "Peru", "0"]
    long, half, none = (float(each.attrib["width"]) for each in elements(picture, "rect")[1:])
    assert half == pytest.approx(long / 2, abs=0.2) and none == 0


# --- what anybody may write -----------------------------------------------------------------------------------


NAMES = [
    "a & b < c > d",
    "&lt;&#0;]]><!-- <![CDATA[",
    "<svg onload='alert(1)'>",
    "\ud800 alone",
    "nul \x00",
    "</title><script>alert(1)</script>",
    '" onload="alert(1)',
    "\u202e" * 9,
]


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_names(name: str):
    for picture in (
        Map((Place(name, 1.0, 2.0), LYON), (Arc(0, 1),), alt=name),
        Timeline((Dated(name, 1950.0, renewed=(1960.0,)),), 2000.0, (name, name), alt=name),
        Bars((Bar(name, 1),), alt=name, language=name),
    ):
        drawn = ElementTree.fromstring(as_svg(picture))
        kinds = {each.tag.removeprefix(SVG) for each in drawn.iter()}
        assert kinds <= {"svg", "title", "style", "rect", "g", "path", "circle", "text"}
        assert not any(key.startswith("on") or "href" in key for each in drawn.iter() for key in each.attrib)
        digest(picture)
        as_png(picture)


@pytest.mark.parametrize("name", ["w" * 200, "友好" * 100, "e\u0301" * 5000])
def test_long_names_are_shortened_where_they_stand_and_told_whole(name: str):
    picture = Map((Place(name, 45.0, 4.0), TURIN))
    (label,) = (text for text in texts(picture) if text != "Turin")
    assert label.endswith("…") and width_of(label) <= 150
    assert name in {title.text for title in elements(picture, "title")}
    for other in (Bars((Bar(name, 1),)), Timeline((Dated(name, 1950.0),), 2000.0)):
        assert any(text.endswith("…") for text in texts(other))


@pytest.mark.parametrize("picture", [Map(()), Timeline((), 2000.0), Bars(()), Bars((Bar("none", 0),))])
def test_nothing_is_a_picture_too(picture: Picture):
    assert as_svg(picture)
    assert as_png(picture)


@pytest.mark.parametrize(
    "picture",
    [
        Map((LYON, TURIN), (Arc(0, 1, True),), "alt", "fr"),
        Timeline((Dated("a", 1.5, 2.5, (2.0, 2.25), True), Dated("b", 3.0)), 4.0, ("r", "e"), "alt", "zh"),
        Bars((Bar("a", 2),), "alt", "ja"),
    ],
)
def test_a_description_survives_being_written(picture: Picture):
    assert from_json(as_json(picture)) == picture
    assert digest(from_json(as_json(picture))) == digest(picture)


@pytest.mark.parametrize("values", [{}, {"kind": "map"}, {"kind": "pie", "alt": "", "language": "en"}])
def test_what_is_no_description_is_none(values: dict[str, str]):
    with pytest.raises((KeyError, ValueError)):
        from_json(values)


def test_pictures_that_look_different_have_other_hashes():
    assert digest(Map((LYON,))) != digest(Map((TURIN,))) != digest(Map((TURIN,), alt="Turin"))


# --- colours, pixels, time --------------------------------------------------------------------------------------


def test_colours_are_light_dark_or_as_preferred():
    light, dark, preferred = (as_svg(Map((LYON,)), theme) for theme in Theme)
    assert "prefers-color-scheme" in preferred
    assert "prefers-color-scheme" not in light + dark
    assert light != dark


def test_han_and_kana_are_drawn_with_a_font_of_our_own():
    blank = len(as_png(Bars((Bar("", 1),))))
    for name in ("重庆", "京都市", "よこはま", "ヨコハマ", "臺灣"):
        assert len(as_png(Bars((Bar(name, 1),)))) > blank + 400
    # What no font has becomes nothing, or the same box whatever the letters are.
    assert len(as_png(Bars((Bar("\U0001f9ff\U0001f9ff", 1),)))) < blank + 400


@pytest.mark.parametrize(
    "letters", ["ŁłŹźŠšČčŘřŇňĄęŐűİışğțăħŧđ", "ΑθήναΩ", "КиївЁёЏџ", "ếộđưÆøßÞ", "上黃ー々ぁヴ"]
)
def test_no_letter_of_a_name_is_left_out(letters: str):
    pictures = {as_png(Bars((Bar(letter, 1),))) for letter in letters}
    blank = as_png(Bars((Bar("\U0001f9ff", 1),)))
    assert blank not in pictures
    assert len(pictures) == len(letters)


def test_a_png_has_the_size_that_telegram_takes():
    for picture in (
        Map((LYON,)),
        world(300),
        Timeline(tuple(Dated("x", 1900.0 + n) for n in range(30)), 2000.0),
    ):
        width, height = size_of_png(as_png(picture))
        assert width + height < 10_000 and width / height < 20 and width >= 720


@pytest.mark.parametrize("count", [300, 25_000])
def test_what_is_drawn_is_bounded(count: int):
    """How long it takes is measured by `bench.pictures`."""
    picture = world(count)
    assert len(as_svg(picture)) < 400_000
    assert 100 < len(arcs(picture)) <= max(count, 1200)
