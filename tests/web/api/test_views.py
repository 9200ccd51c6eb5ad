import pytest


def test_the_nearest_locations_are_answered_as_json(client, shelf):
    answer = client.get("/api/v1/locations?near=45.4211,-75.6903&limit=2").json
    assert answer["outcome"] == "found"
    assert answer["snapshot"] == shelf.snapshot().id
    first, second = answer["items"]
    assert (first["id"], first["name"]) == ("ca/counters/1", "Ottawa Counter")
    # 11.1 m north and 23.5 m west.
    assert first["distance_m"] == 26.0
    assert first["services"] == ["sin", "passport"]
    assert first["languages"] == ["en", "fr"]
    assert second["id"] == "on/counters/1"
    assert "phone" not in second


def test_the_place_that_was_understood_is_named(client):
    answer = client.get("/api/v1/locations?q=montreal&lang=fr").json
    assert answer["place"]["name"] == "Montréal"
    assert answer["place"]["province"] == "QC"
    assert answer["items"][0]["name"] == "Comptoir de Montréal"


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("q=Sydney", "ambiguous"),
        ("q=qqzzxx", "not_understood"),
        ("q=Grise Fiord", "none_near"),
        ("q=Ottawa&svc=hunting-fishing", "no_data"),
        ("q=Ottawa&svc=sin&lng=fr", "found"),
    ],
)
def test_every_outcome_has_its_name(client, query, outcome):
    assert client.get(f"/api/v1/locations?{query}").json["outcome"] == outcome


def test_the_choices_of_an_ambiguous_name_are_given(client):
    choices = client.get("/api/v1/locations?q=Sydney").json["choices"]
    assert [choice["province"] for choice in choices] == ["NS", "MB"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("near=x", "query.near"),
        ("q=Ottawa&svc=nope", "query.code"),
        ("q=Ottawa&limit=1000", "query.limit"),
    ],
)
def test_a_wrong_parameter_is_a_problem_with_a_code(client, query, code):
    answer = client.get(f"/api/v1/locations?{query}")
    assert (answer.status_code, answer.json["code"]) == (400, code)
    assert set(answer.json["messages"]) == {"en", "fr"}


def test_one_location_is_answered_whole(client):
    known = client.get("/api/v1/locations/ca/counters/1").json["location"]
    assert known["name_fr"] == "Comptoir d'Ottawa"
    assert known["offer_services"] == ["sin", "passport"]
    assert known["hours_osm"] == "Mo-Fr 08:30-16:30"
    assert "fax" not in known


def test_any_page_may_read_the_answers(client):
    headers = client.get("/api/v1/locations?q=Ottawa").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
