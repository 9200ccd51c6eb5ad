"""Bring the catalogue to this release's schema, or say that it is a newer one's."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from geomap.errors import ShelfError
from geomap.store.database import Database


def upgraded(database: Database) -> None:
    """Run the migrations that are missing, all or none.

    Raises ShelfError when the catalogue was written by a newer release: nothing is
    changed then.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    with database.reading() as connection:
        if _is_current(connection, scripts):
            return
    with database.writing() as connection:
        if not _is_current(connection, scripts):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def is_blank(database: Database) -> bool:
    """Tell whether the database holds no catalogue of any release."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision() is None


def _is_current(connection: Connection, scripts: ScriptDirectory) -> bool:
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        return False
    try:
        scripts.get_revision(found)
    except CommandError:
        raise ShelfError("shelf.newer", {"revision": found}) from None
    return found == scripts.get_current_head()
