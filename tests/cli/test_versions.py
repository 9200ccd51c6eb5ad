def test_versions_are_listed_newest_first_and_the_active_one_is_marked(twice, run):
    lines = run("versions", "on/example").output.splitlines()

    assert lines[0].startswith("*    2")
    assert "3 locations" in lines[0]
    assert lines[1].startswith("     1")


def test_restoring_makes_an_earlier_version_active_again(twice, run):
    told = run("restore", "on/example", 1)

    assert told.output == (
        "Version 1 of on/example is the active one again: 2 locations.\n"
    )
    assert run("versions", "on/example").output.splitlines()[1].startswith("*    1")


def test_the_difference_of_two_versions_is_told_field_by_field(twice, run):
    told = run("diff", "on/example", 1, 2).output

    assert "1 location added" in told
    assert "+ on/example/3" in told
    assert "phone_voice: +1-613-555-0101 → +1-613-555-0199" in told


def test_a_version_that_does_not_exist_is_one_clear_line(twice, run):
    refused = run("restore", "on/example", 9)

    assert refused.exit_code == 2
    assert len(refused.output.strip().splitlines()) == 1


def test_a_withdrawn_source_is_off_the_map_until_it_is_restored(twice, run):
    assert run("withdraw", "on/example").exit_code == 0
    assert "*" not in run("versions", "on/example").output

    run("restore", "on/example", 2)

    assert run("versions", "on/example").output.startswith("*    2")
