"""Alembic's entry: it migrates over the connection, hence in the transaction, that the program gives."""

from alembic import context

from app.adapters.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
