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


def test_the_numbers_are_told_when_they_are_asked_for(client):
    few = client.get("/api/v1/locations?near=45.4211,-75.6903").json
    assert not {"total", "facets", "page"} & set(few)
    whole = client.get(
        "/api/v1/locations?near=45.4211,-75.6903&facets=1&page=2&limit=2&r=50"
    ).json
    assert (whole["total"], whole["page"], whole["within_m"]) == (3, 2, 50_000.0)
    assert [item["id"] for item in whole["items"]] == ["ca/counters/5"]
    assert whole["facets"]["svc"] == {
        "drivers-licence": 2, "health-card": 1, "passport": 1, "sin": 2,
    }  # fmt: skip
    assert whole["facets"]["kind"]["library"] == 1


def test_a_facet_s_number_is_the_total_of_its_own_address(client):
    near = "/api/v1/locations?near=45.4211,-75.6903&facets=1"
    facets = client.get(near).json["facets"]
    for name, values in facets.items():
        for value, number in values.items():
            answer = client.get(f"{near}&{name}={value}").json
            assert answer["total"] == number, (name, value)


@pytest.mark.parametrize(
    "query",
    [
        "near=91,0",
        "near=nan,0",
        "near=45,-75&r=1e308",
        "near=45,-75&r=-1",
        "near=45,-75&limit=1000000000",
        "near=45,-75&page=1000000000000000000",
        "near=45,-75&sort=;drop",
        "near=45,-75&view=cube",
        "near=45,-75&" + "&".join(f"svc=sin{n}" for n in range(99)),
    ],
)
def test_what_is_out_of_range_is_a_problem_and_never_a_failure(client, query):
    answer = client.get(f"/api/v1/locations?{query}")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"


def test_a_page_after_the_last_is_the_last(client):
    answer = client.get("/api/v1/locations?near=45.4211,-75.6903&page=9999&limit=2")
    assert (answer.status_code, answer.json["page"]) == (200, 3)


def test_of_parameters_that_come_twice_all_services_count_and_else_the_first(client):
    asked = "near=45.4211,-75.6903&svc=sin&svc=passport&r=50&page=1&page=2&page[]=7"
    answer = client.get(f"/api/v1/locations?{asked}").json
    assert [item["id"] for item in answer["items"]] == ["ca/counters/1"]
    assert answer["page"] == 1


def test_a_health_card_is_looked_for_in_the_province_somebody_lives_in(client):
    asked = "near=45.4211,-75.6903&svc=health-card&r=50"
    answer = client.get(f"/api/v1/locations?{asked}").json
    assert (answer["province"], answer["total"]) == ("ON", 1)
    other = client.get(f"/api/v1/locations?{asked}&res=QC").json
    assert (other["province"], other["total"]) == ("QC", 0)
