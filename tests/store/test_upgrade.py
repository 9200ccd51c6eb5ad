import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from geomap.errors import ShelfError
from geomap.store import database, tables, upgrade
from geomap.store.shelf import Shelf


def test_the_migrations_make_exactly_the_declared_tables(tmp_path):
    shelf = Shelf.open(tmp_path / "home")
    with shelf.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.METADATA) == []


def test_opening_twice_migrates_once(tmp_path):
    catalogue = database.connected(tmp_path / "catalogue.sqlite")
    assert upgrade.is_blank(catalogue)
    upgrade.upgraded(catalogue)
    upgrade.upgraded(catalogue)
    assert not upgrade.is_blank(catalogue)


def test_a_catalogue_of_a_newer_release_is_refused_and_left_as_it_is(tmp_path):
    Shelf.open(tmp_path / "home")
    path = tmp_path / "home" / "catalogue.sqlite"
    catalogue = sqlite3.connect(path, isolation_level=None)
    catalogue.execute("UPDATE alembic_version SET version_num = '9999'")
    catalogue.close()
    before = path.read_bytes()
    with pytest.raises(ShelfError, match=r"shelf\.newer") as raised:
        Shelf.open(tmp_path / "home")
    assert raised.value.facts == {"revision": "9999"}
    assert path.read_bytes() == before


def test_the_catalogue_survives_a_power_cut_by_its_settings(tmp_path):
    shelf = Shelf.open(tmp_path / "home")
    with shelf.reading() as connection:
        modes = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    # 2 is FULL.
    assert modes == ["wal", 2, 1, 5000]
