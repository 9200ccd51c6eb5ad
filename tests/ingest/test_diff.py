import pandas as pd

from geomap.ingest import diff
from geomap.model import directory


def of(*rows):
    return directory.of(pd.DataFrame(list(rows)))


def row(id_, **more):
    return {"id": id_, "name_en": "Main", "latitude": 45.0, "longitude": -75.0, **more}


def kinds(changes):
    return [(c.kind, c.id, c.field) for c in map_rows(changes)]


def map_rows(changes):
    return list(changes.table.itertuples())


def test_nothing_differs_between_a_directory_and_itself():
    same = of(row("a"), row("b", phone_voice="613-555-0100"))

    assert len(diff.compare(same, same)) == 0


def test_locations_come_and_go():
    changes = diff.compare(of(row("a"), row("b")), of(row("c"), row("a")))

    assert changes.counts == {
        "added": 1, "removed": 1, "moved": 0, "renamed": 0, "changed": 0,
    }  # fmt: skip


def test_a_move_is_told_in_metres_and_a_shiver_is_not_told():
    before = of(row("a"), row("b"))
    after = of(row("a", latitude=45.01), row("b", latitude=45.0001))

    changes = diff.compare(before, after).table

    assert list(changes["id"]) == ["a"]
    assert 1110 < changes["metres"][0] < 1113
    assert changes["after"][0] == "45.01, -75.0"


def test_renaming_is_told_apart_from_other_changes():
    before = of(row("a", phone_voice="1"))
    after = of(row("a", name_fr="Principale", name_en="Main Office"))

    found = diff.compare(before, after)

    assert kinds(found) == [
        ("renamed", "a", "name_en"),
        ("renamed", "a", "name_fr"),
        ("changed", "a", "phone_voice"),
    ]
    assert found.table["after"].isna().tolist() == [False, False, True]


def test_the_day_the_facts_were_read_is_no_change():
    before = of(row("a", provenance_date="2026-01-01"))
    after = of(row("a", provenance_date="2026-02-01"))

    assert len(diff.compare(before, after)) == 0


def test_a_first_version_only_adds():
    assert diff.compare(directory.empty(), of(row("a"))).counts["added"] == 1
