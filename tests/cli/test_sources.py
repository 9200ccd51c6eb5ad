def test_a_source_is_listed_with_licence_version_and_rows(published, run):
    told = run("sources").output

    line = next(line for line in told.splitlines() if line.startswith("on/example"))
    assert "OGL-ON-1.0" in line
    assert " 1 " in line
    assert " 2 " in line
    assert "2026-11-01" in line


def test_what_no_one_has_supplied_is_said(published, run):
    told = run("sources").output

    assert "What no one has supplied yet:" in told
    assert (
        "  Nunavut: federal, territorial, municipal and indigenous government" in told
    )


def test_a_declared_source_without_a_version_is_listed_too(home, run):
    told = run("sources", "--language", "fr").output

    assert "rien de publié" in told
    assert "geomap starter" in told
