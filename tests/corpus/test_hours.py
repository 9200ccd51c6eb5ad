"""Hours as publishers write them are read, or refused for a reason."""

import csv
from pathlib import Path

import pytest

from geomap.hours import free_text, weekly, words

FACTS = Path(__file__).parents[3] / "shared" / "facts"


def texts():
    found = set()
    for file in sorted(FACTS.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found |= {row.get("hours_text") for row in csv.DictReader(lines)}
    return sorted(text for text in found if text)


@pytest.mark.corpus
def test_at_least_nine_in_ten_texts_are_read():
    readings = {text: free_text.read(text) for text in texts()}
    read = [reading for reading in readings.values() if reading.osm]

    assert len(readings) > 200
    assert len(read) / len(readings) >= 0.92
    assert all(weekly.is_valid(reading.osm) for reading in read)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_read_reads_back_from_its_words(language):
    read = {osm for text in texts() if (osm := free_text.read(text).osm)}

    back = {o: free_text.read("\n".join(words.lines(o, language))).osm for o in read}

    assert {osm: again for osm, again in back.items() if again != osm} == {}
