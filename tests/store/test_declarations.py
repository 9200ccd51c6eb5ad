import pytest

from geomap.errors import NotFound
from geomap.store import declarations
from tests.store import shelves
from tests.store.shelves import NOW


def test_a_declaration_is_kept_with_its_facts(tmp_path):
    shelf = shelves.Shelf.open(tmp_path / "home")
    with shelf.writing() as connection:
        assert declarations.keep(connection, shelves.source(), NOW)
        assert declarations.facts_of(connection, "on/counters") == {
            "publisher": {"en": "Counters of Ontario", "fr": "Comptoirs de l'Ontario"},
            "licence": "OGL-ON-1.0",
            "attribution": {
                "en": "Contains information",
                "fr": "Contient des données",
            },
            "homepage": None,
            "layer": "service",
            "note": {},
            "rank": 0,
            "as_of": "2026-08-31",
        }


def test_only_a_change_is_recorded(tmp_path):
    shelf = shelves.Shelf.open(tmp_path / "home")
    with shelf.writing() as connection:
        assert declarations.keep(connection, shelves.source(), NOW)
        assert not declarations.keep(connection, shelves.source(), NOW)
        assert declarations.keep(connection, shelves.source(rank=1), NOW)
        assert declarations.facts_of(connection, "on/counters")["rank"] == 1


def test_a_source_that_was_not_declared_is_not_found(tmp_path):
    shelf = shelves.Shelf.open(tmp_path / "home")
    with shelf.reading() as connection, pytest.raises(NotFound):
        declarations.facts_of(connection, "nu/unknown")
