import pytest


def suggested(client, text, language="en"):
    query = {"q": text, "lang": language}
    return client.get("/api/v1/suggestions", query_string=query).json


def texts(answer):
    return [one["text"] for one in answer["suggestions"]]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("en", "Trois-Rivières, Quebec", "Place"),
        ("fr", "Trois-Rivières (Québec)", "Lieu"),
    ],
)
def test_the_beginning_of_a_place_is_completed_in_the_readers_language(
    client, language, text, label
):
    answer = suggested(client, "trois-RIV", language)
    assert answer["suggestions"] == [{"kind": "place", "text": text, "label": label}]


def test_how_many_there_are_is_said_in_words(client):
    assert suggested(client, "trois-r")["status"] == (
        "1 suggestion. Use up and down arrows."
    )
    assert suggested(client, "sydney", "fr")["status"] == (
        "2 suggestions. Utilisez les flèches haut et bas."
    )


def test_towns_of_one_name_are_all_offered_most_people_first(client):
    assert texts(suggested(client, "windsor"))[:3] == [
        "Windsor, Ontario", "Windsor, Nova Scotia", "Windsor, Quebec",
    ]  # fmt: skip
    assert texts(suggested(client, "windsor, n")) == ["Windsor, Nova Scotia"]


def test_a_service_is_offered_by_its_own_name(client):
    answer = suggested(client, "lost my sin", "fr")
    assert answer["suggestions"] == [
        {
            "kind": "service",
            "text": "Numéro d'assurance sociale (NAS)",
            "label": "Service",
        }
    ]


def test_an_office_is_offered_by_its_name(client):
    offered = suggested(client, "gatineau c")["suggestions"]
    assert offered == [
        {"kind": "office", "text": "Gatineau Counter", "label": "Office"}
    ]


def test_a_postal_code_is_completed(client):
    kinds = {one["kind"] for one in suggested(client, "k1a")["suggestions"]}
    assert kinds == {"postal_code"}
    assert "K1A 0B1, Ottawa, Ontario" in texts(suggested(client, "k1a0"))


def test_a_task_before_a_place_is_kept(client):
    assert texts(suggested(client, "passport Otta")) == ["passport Ottawa, Ontario"]


@pytest.mark.parametrize("text", ["", "o", "zzzzqqqq", "<img src=x>", "  "])
def test_where_nothing_fits_nothing_is_offered_or_said(client, text):
    assert suggested(client, text) == {"suggestions": [], "status": ""}


def test_no_more_than_seven_are_offered(client):
    for text in ("co", "con", "off", "ont", "se"):
        assert len(suggested(client, text)["suggestions"]) <= 7


def test_what_is_offered_is_understood_when_it_is_chosen(client):
    for text in ("mont", "gat", "ontario c", "passp", "k1a"):
        for chosen in texts(suggested(client, text)):
            answer = client.get("/api/v1/locations", query_string={"q": chosen}).json
            assert answer["outcome"] != "not_understood", chosen
            assert answer["understood"]["notes"] == [], chosen


def test_the_answer_may_be_kept_for_a_while(client):
    answer = client.get("/api/v1/suggestions?q=ott&lang=en")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
