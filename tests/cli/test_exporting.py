import csv
import json

import pytest


@pytest.mark.parametrize(
    "format_",
    ["csv", "xlsx", "geojson", "gpkg", "parquet", "flatgeobuf", "kml", "hsds"],
)
def test_the_directory_is_written_in_every_format(published, run, format_):
    out = published / f"out.{format_}"

    told = run("export", format_, out)

    assert told.exit_code == 0, told.output
    assert out.stat().st_size > 100


def test_an_export_of_one_source_holds_only_that_source(published, run):
    out = published / "out.geojson"
    run("export", "geojson", out, "--source", "on/example")

    features = json.loads(out.read_text("utf-8"))["features"]
    assert {f["properties"]["source"] for f in features} == {"on/example"}
    assert len(features) == 2


def test_a_source_without_a_version_cannot_be_exported(published, run):
    refused = run("export", "csv", published / "out.csv", "--source", "on/nobody")

    assert refused.exit_code == 2


def test_synthetic_locations_are_labelled_and_seeded(home, run):
    one, two = home / "one.csv", home / "two.csv"
    run("synthesize", 50, one, "--seed", 3)
    run("synthesize", 50, two, "--seed", 3)

    rows = list(csv.DictReader(one.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 50
    assert all("Synthetic" in row["name_en"] for row in rows)
    assert one.read_bytes() == two.read_bytes()


def test_an_ending_that_names_no_format_is_refused(home, run):
    refused = run("synthesize", 5, home / "out.docx")

    assert refused.exit_code == 2
    assert ".geojson" in refused.output


def test_the_map_is_one_page_that_asks_no_other_machine(published, run):
    out = published / "map.html"

    assert run("map", out).exit_code == 0
    page = out.read_text("utf-8")
    assert "Ottawa counter" in page
    assert 'src="http' not in page
