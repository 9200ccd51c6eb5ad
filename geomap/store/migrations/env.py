from alembic import context

from geomap.store.tables import METADATA


def migrate() -> None:
    # The caller holds the lock and the transaction: all migrations, or none.
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection, target_metadata=METADATA, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()


# Alembic runs this file with a context; whoever only imports it has none.
if hasattr(context, "config"):
    migrate()
