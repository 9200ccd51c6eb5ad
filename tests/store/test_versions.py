from geomap.store import versions
from tests.store import shelves
from tests.store.shelves import NOW


def test_nothing_is_active_on_a_new_shelf(tmp_path):
    shelf = shelves.opened(tmp_path)
    with shelf.reading() as connection:
        assert versions.active(connection) == {}
        assert versions.marks(connection) == ()
        assert versions.number_active(connection, "on/counters") == 0


def test_marks_change_when_a_pointer_moves_and_only_then(tmp_path):
    shelf = shelves.opened(tmp_path)
    first = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.submitted(shelf, shelves.directory("Perth"), tmp_path)
    with shelf.writing() as connection:
        assert versions.marks(connection) == (("on/counters", 1),)
        versions.unpoint(connection, "on/counters")
        assert versions.marks(connection) == ()
        versions.point(connection, first, NOW)
        assert versions.marks(connection) == (("on/counters", 1),)


def test_a_version_carries_the_facts_of_its_source(tmp_path):
    facts = {"homepage": "https://www.ontario.ca", "layer": "community", "rank": 3}
    note = {"en": "Closed in winter", "fr": "Fermé l'hiver"}
    shelf = shelves.opened(tmp_path, shelves.source(**facts, note=note))
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert version.homepage == "https://www.ontario.ca"
    assert (version.layer, version.rank) == ("community", 3)
    assert version.note == note
    assert version.as_of == "2026-08-31"


def test_a_transaction_that_fails_leaves_nothing(tmp_path):
    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    try:
        with shelf.writing() as connection:
            versions.unpoint(connection, "on/counters")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert dict(shelf.active()) == {"on/counters": version}
