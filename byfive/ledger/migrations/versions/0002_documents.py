"""Documents that clients add."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("stored_as", sa.String(length=80), nullable=False),
        sa.Column("file", sa.String(length=80), nullable=False),
        sa.Column("submission", sa.String(length=10), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("key_id", sa.String(length=40), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_documents_size_not_negative")),
        sa.ForeignKeyConstraint(["submission"], ["submissions.reference"], name=op.f("fk_documents_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("file", name=op.f("uq_documents_file")),
        sa.UniqueConstraint("stored_as", name=op.f("uq_documents_stored_as")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_documents_submission"), "documents", ["submission"], unique=False)
