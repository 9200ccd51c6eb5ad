import pytest

STARTER = """external_id,name_en,type,organization_name_en,organization_order,organization_jurisdiction,address_line_en,address_locality_en,address_province,address_postal_code,latitude,longitude,position_quality,position_radius
1,Cornwall counter,full_service,Example,provincial,CA-ON,14 Water Street West,Cornwall,ON,K6H 5T9,45.0181,-74.7302,street,250
"""


@pytest.fixture
def starter(home, monkeypatch):
    file = home / "starter" / "on" / "example.csv"
    file.parent.mkdir(parents=True)
    file.write_text(STARTER, encoding="utf-8")
    monkeypatch.setenv("GEOMAP_STARTER", str(home / "starter"))
    return home


def test_the_starter_directory_goes_through_the_pipeline(starter, run):
    told = run("starter")

    assert told.exit_code == 0, told.output
    assert "on/example: 1 locations" in told.output
    assert "Cornwall counter" in run("nearest", "K6H 5T9").output


def test_the_starter_directory_never_replaces_what_is_published(starter, run):
    run("starter")

    again = run("starter", "--if-missing")

    assert (again.exit_code, again.output) == (0, "")
