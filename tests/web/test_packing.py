"""Answers are made smaller for whoever can take them so, and only then."""

import gzip

import pytest

PACKED = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/fr/resultats?q=Ottawa",
        "/fr/rien",
        "/static/geomap.css",
        "/static/map.js",
        "/api/v1/locations?q=Ottawa",
    ],
)
def test_what_is_worth_packing_is_packed_and_says_so(client, path):
    plain = client.get(path)
    packed = client.get(path, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) * 0.6
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("accepted", ["gzip;q=0", "br", "identity"])
def test_who_cannot_unpack_gets_it_plain(client, accepted):
    answer = client.get("/en/", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers


def test_what_is_small_already_is_left_alone(client):
    assert "Content-Encoding" not in client.get("/healthz", headers=PACKED).headers


@pytest.mark.parametrize("headers", [{}, PACKED])
def test_a_page_that_has_not_changed_is_not_sent_again(client, headers):
    first = client.get("/en/results?q=Ottawa", headers=headers)
    assert first.headers["Cache-Control"] == "no-cache"
    known = {**headers, "If-None-Match": first.headers["ETag"]}
    again = client.get("/en/results?q=Ottawa", headers=known)
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/en/results?q=Gatineau", headers=known).status_code == 200


def test_a_file_of_ours_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/static/geomap.css", headers=PACKED)
    known = {**PACKED, "If-None-Match": first.headers["ETag"]}
    assert client.get("/static/geomap.css", headers=known).status_code == 304


def test_a_question_without_an_answer_body_keeps_its_length(client):
    answer = client.head("/en/", headers=PACKED)
    assert (answer.status_code, answer.data) == (200, b"")
