"""The map is one page that asks nothing of anybody and runs nothing of the data's."""

import json
import re

import folium
import pandas as pd
import pytest

from geomap import maps
from geomap.errors import UserError
from geomap.export import synthetic
from geomap.model import directory
from geomap.model.source import Source

HOSTILE = (
    '<img src=x onerror="window.caught=1">',
    "</script><script>window.caught=1</script>",
    "a ${window.caught=1} b",
    "`;window.caught=1;//`",
    "{{ 7*7 }} {% for x in y %} {# z #}",
    "'\";window.caught=1;//",
    "</title></noscript><svg onload=window.caught=1>",
    "\u2028window.caught=1\u2029",
    "<!--<script>",
    "Bureau d'Ottawa & Gatineau \U0001f3db",
)
PROVINCES = (
    "NL",
    "PE",
    "NS",
    "NB",
    "QC",
    "ON",
    "MB",
    "SK",
    "AB",
    "BC",
    "YT",
    "NT",
    "NU",
)
ADDRESSES = re.compile(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
CREDIT = "Contains </script><b>facts</b>."
SOURCES = {
    "ca/offices": Source(
        id="ca/offices",
        jurisdiction="CA",
        publisher={"en": "P", "fr": "É"},
        licence="OGL-Canada-2.0",
        attribution={"en": CREDIT, "fr": CREDIT},
        order="federal",
    )
}


def hostile():
    count = len(HOSTILE)
    return directory.of(
        pd.DataFrame(
            {
                "id": [f"ca/offices/{number}" for number in range(count)],
                "source": ["ca/offices"] * count,
                "name_en": list(HOSTILE),
                "organization_name_fr": list(HOSTILE),
                "organization_order": ["federal", "no such order"] * (count // 2),
                "phone_voice": ["+1-613-555-0123"] * count,
                "hours_osm": ["Mo-Fr 09:00-17:00; PH off", None] * (count // 2),
                "latitude": [45.0 + number / 10 for number in range(count - 1)]
                + [None],
                "longitude": [-75.5] * count,
            }
        )
    )


@pytest.fixture(params=["en", "fr"])
def page(request):
    return maps.page(hostile(), language=request.param, sources=SOURCES)


def data_of(page):
    """Return what the script is called with."""
    literal = re.search(r"\}\)\(map_geomap, (.*)\);", page).group(1)
    return json.loads(literal)


def test_the_map_is_a_folium_map():
    drawn = maps.draw(hostile(), language="en", sources=SOURCES)

    assert isinstance(drawn, folium.Map)
    assert "map_geomap" in drawn.get_root().render()


def test_the_page_names_no_other_machine_to_load_from(page):
    library = re.search(r"<script>/\* @preserve.*?</script>", page, re.DOTALL)[0]
    ours = page.replace(library, "")

    assert ADDRESSES.findall(ours) == []
    assert re.findall(r"url\((?!data:)", ours) == []
    assert re.findall("jsdelivr|cdnjs|jquery|bootstrap|unpkg", page.lower()) == []
    assert "sourceMappingURL" not in page
    assert re.search(r"Content-Security-Policy\" content=\"default-src 'none';", page)


def test_no_value_of_the_directory_is_in_the_page_as_code(page):
    for text in HOSTILE[:-1]:
        assert text not in page
    assert CREDIT not in page
    data = re.search(r"\}\)\(map_geomap, (.*)\);", page).group(1)
    assert re.findall(r"[<>&'`$]", data) == []
    assert data.isascii()


def test_what_is_drawn_is_what_was_given(page):
    data = data_of(page)

    assert [location[3][0] for location in data["locations"]] == list(HOSTILE[:-1])
    assert data["locations"][0][:3] == [45.0, -75.5, 0]
    assert data["locations"][1][2] == len(data["legend"]) - 1
    assert data["credits"] == [CREDIT]


def test_the_province_outlines_are_drawn(page):
    codes = [
        feature["properties"]["code"]
        for outline in data_of(page)["outlines"]
        for feature in outline["features"]
    ]

    assert sorted(codes) == sorted(PROVINCES)


def test_without_outlines_the_points_stand_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(maps, "OUTLINES", tmp_path / "none.geojson")

    data = data_of(maps.page(hostile(), language="en", sources=SOURCES))

    assert (data["outlines"], len(data["locations"])) == ([], 9)


def test_hours_and_words_are_in_the_language_of_the_page():
    english = maps.page(hostile(), language="en", sources=SOURCES)
    french = maps.page(hostile(), language="fr", sources=SOURCES)

    assert '<html lang="fr">' in french
    assert "Closed on public holidays" in data_of(english)["locations"][0][3]
    assert "Fermé les jours fériés" in data_of(french)["locations"][0][3]
    assert data_of(french)["zoomIn"] == "Zoom avant"


def test_the_same_directory_gives_the_same_page():
    sources = {"synthetic": synthetic.SOURCE}
    pages = {
        maps.page(synthetic.directory(20, 3), language="en", sources=sources)
        for _ in range(2)
    }

    assert len(pages) == 1


def test_the_page_can_be_enlarged(page):
    assert "user-scalable=no" not in page


def test_without_leaflet_it_is_said_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(maps, "LEAFLET", tmp_path)

    with pytest.raises(UserError) as error:
        maps.page(hostile(), language="en", sources=SOURCES)

    assert error.value.key == "map_page.not_installed"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError) as error:
        maps.write(hostile(), tmp_path / "no" / "x", language="en", sources=SOURCES)

    assert error.value.key == "export.cannot_write"


@pytest.mark.browser
def test_a_browser_draws_the_points_asks_for_nothing_and_runs_no_name(
    tmp_path, browser
):
    path = tmp_path / "map.html"
    maps.write(hostile(), path, language="en", sources=SOURCES)
    asked, errors = [], []

    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("canvas.leaflet-zoom-animated")
    shown = []
    for number in range(len(HOSTILE) - 1):
        page.evaluate(
            """number => {
                const points = [];
                map_geomap.eachLayer(l => { if (l.getRadius) { points.push(l); } });
                points[number].openTooltip();
                points[number].openPopup();
            }""",
            number,
        )
        shown.append(page.locator(".leaflet-popup-content strong").last.text_content())
    caught = page.evaluate("window.caught")
    credit = page.locator(".leaflet-bottom.leaflet-right").text_content()
    page.close()

    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert (errors, caught) == ([], None)
    assert shown == list(HOSTILE[:-1])
    assert CREDIT in credit
