from alembic import context

from geomap.store.tables import METADATA

# The caller holds the lock and the transaction: all migrations, or none.
connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=METADATA, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
