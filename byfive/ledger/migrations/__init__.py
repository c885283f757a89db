"""Alembic migrations of the ledger's tables (see ``byfive.ledger.schema``)."""
