"""One trip for programs."""


def asked(client, query):
    return client.get(f"/api/v1/trip?{query}")


def test_a_trip_is_told_stop_by_stop(client):
    answer = asked(client, "q=Ottawa&svc=passport&svc=health-card&svc=sin").json
    assert answer["outcome"] == "found"
    assert answer["province"] == "ON"
    assert answer["services"] == ["passport", "health-card", "sin"]
    assert answer["remote"] == [{"service": "sin", "how": "online"}]
    first, second = answer["stops"]
    assert first["location"]["id"] == "ca/counters/1"
    assert (first["services"], first["also"]) == (["passport"], ["sin"])
    assert second["services"] == ["health-card"]
    assert len(second["bring"]["health-card"]) == 3
    assert answer["length_m"] > first["leg_m"] + second["leg_m"] > 0
    assert (answer["left"], answer["alternatives"]) == ([], 0)


def test_what_is_left_has_its_reason_and_the_nearest_office(client):
    (left,) = asked(client, "near=45.42,-75.69&svc=pet-licence").json["left"]
    assert (left["service"], left["why"]) == ("pet-licence", "none_near")
    assert left["nearest"]["id"] == "mtl/counters/1"


def test_a_life_event_stands_for_its_services(client):
    answer = asked(client, "q=Ottawa&event=retirement").json
    assert answer["services"][0] == "cpp"
    montreal = asked(client, "q=Montr%C3%A9al&event=retirement").json
    assert "cpp" not in montreal["services"]


def test_an_ambiguous_place_is_answered_with_choices(client):
    answer = asked(client, "q=Sydney&svc=passport").json
    assert answer["outcome"] == "ambiguous"
    assert [place["province"] for place in answer["choices"]] == ["NS", "MB"]
    assert answer["stops"] == []


def test_what_is_missing_or_wrong_is_a_problem(client):
    for query, code in [
        ("svc=sin", "query.empty"),
        ("q=Ottawa", "trip.no_tasks"),
        ("q=Ottawa&svc=nothing", "query.code"),
        ("q=Ottawa&svc=sin&event=nothing", "query.code"),
        ("q=Ottawa&svc=sin&r=900", "query.radius"),
    ]:
        answer = asked(client, query)
        assert (answer.status_code, answer.json["code"]) == (400, code)
        assert answer.content_type == "application/problem+json"


def test_a_trip_is_told_in_the_language_asked_for(client):
    answer = asked(client, "q=Ottawa&svc=passport&lang=fr").json
    assert answer["stops"][0]["location"]["name"] == "Comptoir d'Ottawa"
