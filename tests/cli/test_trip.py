import json


def test_a_trip_is_told_stop_by_stop(published, run):
    told = run("trip", "K6H 5T9", "--service", "health-card")

    assert told.exit_code == 0
    first, second, last = told.output.splitlines()
    assert first.startswith("  1. Cornwall counter (")
    assert second == "     - Health card"
    assert last.startswith("There and back: ")


def test_what_needs_no_trip_and_what_is_left_are_told_in_french(published, run):
    told = run(
        "trip", "K6H 5T9", "--service", "sin", "--service", "courts", "--words", "fr"
    ).output

    assert "Tout peut se faire en ligne, du début à la fin." in told
    assert "Personne ne nous a dit quel bureau le fait." in told


def test_a_life_event_stands_for_its_services(published, run):
    told = run("trip", "K6H 5T9", "--event", "newcomer", "--json")
    answer = json.loads(told.output)

    assert answer["services"][:2] == ["sin", "health-card"]
    assert answer["remote"][0] == {"service": "sin", "how": "online"}
    (stop,) = answer["stops"]
    assert (stop["location"]["id"], stop["services"]) == (
        "on/example/1",
        ["health-card"],
    )
    assert {left["why"] for left in answer["left"]} == {"nobody"}


def test_a_farther_office_takes_a_wider_circle(published, run):
    asked = ("trip", "K1P 1J1", "--service", "health-card", "--json", "--within")
    assert len(json.loads(run(*asked, 200).output)["stops"]) == 1


def test_a_place_that_is_not_known_is_said_to_be_so(published, run):
    told = run("trip", "zzqqxx", "--service", "sin")
    assert "No place of that name was found" in told.output
    answer = json.loads(run("trip", "zzqqxx", "--service", "sin", "--json").output)
    assert answer["outcome"] == "not_understood"
    assert "stops" not in answer


def test_what_cannot_be_planned_is_one_clear_line(published, run):
    nine = ["sin", "ei", "cpp", "oas", "gis", "taxes", "library", "police", "courts"]
    several = [part for code in nine for part in ("--service", code)]
    for asked, line in [
        ((), "Choose at least one task"),
        (("--service", "magic"), "magic is not a code of services"),
        (("--event", "party"), "party is not a code of life_events"),
        (several, "Choose at most 8 tasks"),
    ]:
        refused = run("trip", "K6H 5T9", *asked)
        assert refused.exit_code == 2
        assert refused.output.startswith(line)
