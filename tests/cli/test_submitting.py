def test_a_file_is_submitted_approved_and_published(home, run):
    submitted = run("submit", home / "first.csv", "--source", "on/example")
    submission = submitted.output.split()[1].rstrip(":")

    assert "2 locations. Nothing is public yet." in submitted.output
    assert f"geomap approve {submission}" in submitted.output
    assert run("approve", submission).exit_code == 0
    assert "version 1 of on/example, 2 locations" in run("publish", submission).output


def test_what_would_change_is_told_when_a_file_is_submitted(published, run):
    submitted = run("submit", published / "second.csv", "--source", "on/example")

    assert "1 location added" in submitted.output
    assert "1 location with other changes" in submitted.output


def test_a_submission_that_nobody_approved_is_not_published(home, run):
    submitted = run("submit", home / "first.csv", "--source", "on/example")
    refused = run("publish", submitted.output.split()[1].rstrip(":"))

    assert refused.exit_code == 2
    assert len(refused.output.strip().splitlines()) == 1


def test_an_unknown_source_is_one_clear_line(home, run):
    refused = run("submit", home / "first.csv", "--source", "on/nobody")

    assert refused.exit_code == 2
    assert refused.output == (
        "No source is called on/nobody. `geomap sources` lists them.\n"
    )


def test_an_empty_file_removes_nothing(published, run):
    empty = published / "empty.csv"
    empty.write_text("", encoding="utf-8")

    refused = run("submit", empty, "--source", "on/example")

    assert refused.exit_code == 1
    assert "2 locations" in run("versions", "on/example").output


def test_the_commands_speak_french(published, run):
    told = run(
        "submit", published / "second.csv", "--source", "on/example", "--language", "fr"
    )

    assert "3 emplacements. Rien n'est encore public." in told.output
    assert "1 emplacement ajouté" in told.output


def test_a_fall_in_rows_waits_for_a_person_who_says_why(twice, run):
    shorter = twice / "shorter.csv"
    lines = (twice / "second.csv").read_text("utf-8").splitlines()
    shorter.write_text("\n".join(lines[:2]) + "\n", encoding="utf-8")

    submitted = run("submit", shorter, "--source", "on/example")
    submission = submitted.output.split()[1].rstrip(":")

    assert "D704" in submitted.output
    assert "--despite" in submitted.output
    assert run("approve", submission).exit_code == 2
    assert run("approve", submission, "--despite", "Two counters closed").exit_code == 0
    assert "1 locations" in run("publish", submission).output


def test_a_rejected_submission_is_never_published(published, run):
    submitted = run("submit", published / "second.csv", "--source", "on/example")
    submission = submitted.output.split()[1].rstrip(":")

    assert run("reject", submission).exit_code == 0
    assert run("approve", submission).exit_code == 2


def test_a_submission_can_be_taken_back(published, run):
    submitted = run("submit", published / "second.csv", "--source", "on/example")
    submission = submitted.output.split()[1].rstrip(":")

    assert "Taken back" in run("retract", submission).output
    assert run("publish", submission).exit_code == 2
