"""CSV reads back as it was, with its credits beside it."""

import csv

from geomap.export import formats as export
from geomap.export import formulas
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_values_and_unknowns_read_back(tmp_path):
    path = tmp_path / "out.csv"

    export.write(directories.small(), "csv", path, sources=SOURCES)

    first, second = rows(path)
    assert first["name_fr"] == "Bureau d'Ottawa"
    assert float(first["latitude"]) == 45.4215
    assert float(first["longitude"]) == -75.6972
    assert first["phone_voice"] == "'+1-613-555-0123;ext=28"
    assert first["licence"] == "OGL-Canada-2.0"
    assert (second["name_en"], second["latitude"]) == ("", "")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_credits_are_in_a_file_beside(tmp_path):
    export.write(directories.small(), "csv", tmp_path / "out.csv", sources=SOURCES)

    assert rows(tmp_path / "out.sources.csv") == [
        {
            "source": "ca/offices",
            "licence": "OGL-Canada-2.0",
            "publisher_en": "Publisher",
            "publisher_fr": "Éditeur",
            "attribution_en": "Contains facts.",
            "attribution_fr": "Contient des faits.",
            "homepage": "https://example.org/data",
            "as_of": "2026-01-31",
        }
    ]


def test_hostile_names_come_back_as_text(tmp_path):
    path = tmp_path / "out.csv"

    export.write(directories.hostile(), "csv", path, sources=SOURCES)

    names = [row["name_en"] for row in rows(path)]
    assert names == [formulas.neutral(text) for text in directories.HOSTILE]
