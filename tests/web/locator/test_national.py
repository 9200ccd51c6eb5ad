"""The map of the country without a browser: its table, its cells, and the layers."""

import re

import pytest

CELLS = "/map/cells.json"


def cells(client, **asked):
    answer = client.get(CELLS, query_string={"z": 0, "x": 0, "y": 0, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json["cells"]


def table(page):
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th><td.*?>(.*?)</td></tr>", page)
    return {re.sub(r"<.*?>", "", name): int(number) for name, number in rows}


@pytest.mark.parametrize(
    ("path", "province", "whole"),
    [("/en/map", "Quebec", "All of Canada"), ("/fr/carte", "Québec", "Tout le Canada")],
)
def test_the_table_counts_the_offices_of_each_province(client, path, province, whole):
    found = table(client.get(path).text)
    # By hand from handmade.csv: counters that are open and no other one's double.
    assert found[province] == 3
    assert found[whole] == sum(found.values()) - found[whole]


@pytest.mark.parametrize(
    ("asked", "province", "expected"),
    [
        ({"svc": "passport"}, "Ontario", 1),
        ({"order": "municipal"}, "Quebec", 1),
        ({"kind": "library"}, "Ontario", 1),
    ],
)
def test_the_table_and_the_map_count_what_was_chosen(client, asked, province, expected):
    found = table(client.get("/en/map", query_string=asked).text)
    assert found[province] == expected
    on_map = sum(cell["n"] for cell in cells(client, **asked))
    assert on_map == found["All of Canada"]


def test_an_office_without_a_position_is_in_the_table_and_the_page_says_so(client):
    page = client.get("/en/map").text
    assert table(page)["Yukon"] == 1
    assert "1 office is only in the table" in page
    on_map = sum(cell["n"] for cell in cells(client))
    assert on_map == table(page)["All of Canada"] - 1


def test_a_lone_office_is_told_by_name_in_the_language_asked_for(client):
    asked = {"svc": "pet-licence", "z": 4, "x": 4, "y": 5}
    (english,) = cells(client, **asked, lang="en")
    (french,) = cells(client, **asked, lang="fr")
    assert (english["name"], french["name"]) == (
        "Borough Office",
        "Bureau d'arrondissement",
    )
    assert client.get(english["href"]).status_code == 200
    assert french["href"].startswith("/fr/")


def test_cells_are_kept_as_long_as_the_snapshot_stays(client, shelf):
    snapshot = shelf.snapshot().id
    at = {"z": 0, "x": 0, "y": 0}
    first = client.get(CELLS, query_string={**at, "s": snapshot})
    assert "max-age" in first.headers["Cache-Control"]
    mark = {"If-None-Match": first.headers["ETag"]}
    assert client.get(CELLS, query_string=at, headers=mark).status_code == 304
    older = client.get(CELLS, query_string={**at, "s": "of-yesterday"})
    assert older.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "at",
    [
        {},
        {"z": 0, "x": 0},
        {"z": 99, "x": 0, "y": 0},
        {"z": 2, "x": -1, "y": 0},
        {"z": 2, "x": 4, "y": 0},
        {"z": 13, "x": 10**9, "y": 0},
        {"z": "1e9", "x": 0, "y": 0},
        {"z": "٣", "x": 0, "y": 0},
        {"z": "0\x00", "x": 0, "y": 0},
        {"z": "../0", "x": 0, "y": 0},
    ],
)
def test_h77_a_tile_that_cannot_be_is_not_found_and_not_kept(client, at):
    answer = client.get(CELLS, query_string=at)
    assert answer.status_code == 404
    assert "max-age" not in answer.headers.get("Cache-Control", "")


def test_a_filter_nobody_knows_is_a_mistake_that_is_told(client):
    assert client.get("/en/map?svc=nonsense").status_code == 400
    assert client.get("/fr/carte?order=royal").status_code == 400


@pytest.mark.parametrize("path", ["/en/communities", "/fr/communautes"])
def test_the_layer_and_its_list_hold_the_same_communities(client, path):
    language = path[1:3]
    told = client.get(f"/map/communities.json?lang={language}").json["communities"]
    page = client.get(path).text
    names = re.findall(r"<th scope=\"row\"><a[^>]*>(.*?)</a></th>", page)
    remote = [each for each in told if "mode" in each]
    assert len(names) == len(remote) > 100
    links = re.findall(r"<li><a href=\"[^\"]*near=", page)
    assert len(links) == len(told) - len(remote) > 800
    assert {each["mode"] for each in remote} == {
        "ferry",
        "winter_road",
        "air_only",
        "rail",
    }
    by = {each["mode"]: each["by"] for each in remote}
    assert by["ferry"] == ("Ferry" if language == "en" else "Traversier")


@pytest.mark.parametrize("asked", ["", "?svc=sin", "?order=federal", "?kind=library"])
def test_the_table_leads_to_pages_that_list_as_many(client, asked):
    page = client.get(f"/en/map{asked}").text
    counts = table(page)
    (there,) = re.findall(r'<a href="([^"]*/provinces/ON[^"]*)"', page)
    listed = client.get(there.replace("&amp;", "&")).text
    assert f">{counts['Ontario']} office" in listed
    assert counts["Ontario"] >= 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/results", "3 offices within 40 km of this part of the map"),
        ("/fr/resultats", "3 bureaux à moins de 40 km de cette partie de la carte"),
    ],
)
def test_an_area_of_the_map_is_not_called_the_reader_s_position(client, path, words):
    asked = {"near": "45.42,-75.69", "r": "40", "area": "1"}
    page = client.get(path, query_string=asked).text
    assert words in page
    assert "from your location" not in page
    assert "depuis votre position" not in page
