"""Every format is written whole or not at all, with the licence of every source."""

import pytest

from geomap.errors import UserError
from geomap.export import formats as export
from geomap.i18n import words
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


def test_the_formats_are_those_promised():
    assert list(export.FORMATS) == [
        "csv", "xlsx", "geojson", "gpkg", "parquet", "flatgeobuf", "kml", "hsds"
    ]  # fmt: skip


@pytest.mark.parametrize("code", export.FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_format_is_explained_in_both_languages(code, language):
    assert words.say(f"export.{code}", language)
    assert words.say(f"export.{code}.doc", language).endswith(".")


@pytest.mark.parametrize("code", export.FORMATS)
def test_a_file_is_written_and_nothing_is_left_beside_it(code, tmp_path):
    path = tmp_path / f"out{export.FORMATS[code].suffix}"

    written = export.write(directories.small(), code, path, sources=SOURCES)

    assert path in written
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert b"OGL-Canada-2.0" in path.read_bytes() or code in ("xlsx", "hsds", "parquet")


@pytest.mark.parametrize("code", [c for c in export.FORMATS if c != "gpkg"])
def test_the_same_directory_gives_the_same_bytes(code, tmp_path):
    paths = [tmp_path / "a" / "out", tmp_path / "b" / "out"]
    for path in paths:
        path.parent.mkdir()
        export.write(directories.small(), code, path, sources=SOURCES)

    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("code", export.FORMATS)
def test_an_empty_directory_is_a_file_without_locations(code, tmp_path):
    empty = directories.small().only([False, False])

    written = export.write(empty, code, tmp_path / "out", sources={})

    assert all(path.is_file() for path in written)


@pytest.mark.parametrize("sources", [{}, {"ca/offices": directories.source("")}])
def test_a_source_without_licence_is_not_exported(sources, tmp_path):
    with pytest.raises(UserError) as error:
        export.write(directories.small(), "csv", tmp_path / "x.csv", sources=sources)

    assert error.value.key == "export.licence_unknown"
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_names_the_known_ones(tmp_path):
    with pytest.raises(UserError, match=r"export\.unknown_format.*csv, xlsx"):
        export.write(directories.small(), "pdf", tmp_path / "x", sources=SOURCES)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError) as error:
        export.write(
            directories.small(), "csv", tmp_path / "no" / "x.csv", sources=SOURCES
        )

    assert error.value.key == "export.cannot_write"
    assert "{" not in words.say(error.value.key, "fr", **error.value.facts)


def test_a_failure_leaves_the_file_that_was_there(tmp_path, monkeypatch):
    path = tmp_path / "out.xlsx"
    path.write_text("before")
    monkeypatch.setattr("geomap.export.workbook.MOST_ROWS", 1)

    with pytest.raises(UserError, match=r"export\.too_many_rows"):
        export.write(directories.small(), "xlsx", path, sources=SOURCES)

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
