import json


def test_the_nearest_location_to_a_postal_code_comes_first(published, run):
    told = run("nearest", "K6H 5T9")

    assert told.exit_code == 0
    assert "Cornwall counter" in told.output.splitlines()[1]
    assert "613-555-0101" in told.output


def test_a_place_is_found_without_accents_and_answered_in_french(published, run):
    told = run("nearest", "cornwall ontario", "--words", "fr")

    assert told.output.startswith("Cornwall (ON)\u00a0: les emplacements les plus près")


def test_json_holds_outcome_place_items_and_snapshot(published, run):
    answer = json.loads(run("nearest", "K6H 5T9", "--json", "--limit", 1).output)

    assert answer["outcome"] == "found"
    assert [item["id"] for item in answer["items"]] == ["on/example/1"]
    assert answer["items"][0]["distance_m"] < 5000
    assert set(answer) == {"outcome", "place", "items", "choices", "snapshot"}


def test_a_service_nobody_offers_gives_no_data(published, run):
    answer = json.loads(
        run("nearest", "K6H 5T9", "--service", "passport", "--json").output
    )

    assert (answer["outcome"], answer["items"]) == ("no_data", [])


def test_an_unknown_service_is_one_clear_line(published, run):
    refused = run("nearest", "K6H 5T9", "--service", "magic")

    assert refused.exit_code == 2
    assert refused.output.startswith("magic is not a code of services")


def test_nonsense_is_not_understood(published, run):
    assert "No place of that name was found" in run("nearest", "zzqqxx").output
