"""Alembic runs this for every migration. The connection, and its transaction, are the caller's (``schema.migrate``)."""

from alembic import context

from byfive.ledger.row import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
context.run_migrations()
