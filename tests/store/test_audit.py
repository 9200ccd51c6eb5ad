from geomap.store import audit
from geomap.store.audit import Act
from tests.store import shelves
from tests.store.shelves import NOW


def acted(shelf, what: str, **details: object) -> None:
    act = Act(at=NOW, who="Zoé", what=what, subject="on/counters", details=details)
    with shelf.writing() as connection:
        audit.append(connection, act)


def test_each_entry_carries_the_hash_of_the_one_before(tmp_path):
    shelf = shelves.opened(tmp_path)
    acted(shelf, "approve", submission="a")
    acted(shelf, "publish", number=1)
    with shelf.reading() as connection:
        first, second, third = audit.entries(connection)
        assert audit.first_bad_entry(connection) is None
    assert first.previous == "0" * 64
    assert second.previous == first.hash
    assert third.previous == second.hash
    assert third.details == '{"number":1}'


def test_the_seal_of_an_entry_is_the_hash_of_its_canonical_text():
    values = {"seq": 1, "who": "Zoé", "hash": "not part of it"}
    # printf '{"seq":1,"who":"Zoé"}' | sha256sum
    expected = "2c9cb8b7ee1713febb1b53290d30fbea087aa90950bd4b2030ac39bab32c363c"
    assert audit.seal(values) == expected


def test_the_last_entries_are_given_in_order(tmp_path):
    shelf = shelves.opened(tmp_path)
    acted(shelf, "approve")
    acted(shelf, "reject")
    with shelf.reading() as connection:
        told = [entry.what for entry in audit.entries(connection, last=2)]
    assert told == ["approve", "reject"]


def test_an_empty_chain_is_whole(tmp_path):
    shelf = shelves.Shelf.open(tmp_path / "home")
    with shelf.reading() as connection:
        assert audit.first_bad_entry(connection) is None
        assert audit.entries(connection) == ()
