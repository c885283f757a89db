"""Every table of the first By Five."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
WORD = sa.String(length=32)


def upgrade() -> None:
    op.create_table(
        "credentials",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("county", sa.String(length=32), nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("sealed_user", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_password", sa.LargeBinary(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("stopped_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('portal', 'upload', 'email', 'fax', 'hand')", name=op.f("ck_credentials_channel_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credentials")),
        sa.UniqueConstraint("county", "channel", "label", name=op.f("uq_credentials_county_channel_label")),
    )
    op.create_table(
        "leases",
        sa.Column("resource", sa.String(length=80), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=True),
        sa.Column("token", sa.BigInteger(), nullable=True),
        sa.Column("heartbeat_at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("resource", name=op.f("pk_leases")),
    )
    op.create_table(
        "submissions",
        sa.Column("reference", sa.String(length=10), nullable=False),
        sa.Column("idempotency", sa.String(length=64), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("county", sa.String(length=32), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("deadline", INSTANT, nullable=False),
        sa.Column("value_of_day_cents", sa.BigInteger(), nullable=False),
        sa.Column("benefit_cents", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=True),
        sa.Column("claim_token", sa.BigInteger(), nullable=True),
        sa.Column("claim_expires", sa.Float(), nullable=True),
        sa.Column("click_until", sa.Float(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.Float(), nullable=True),
        sa.Column("delivered_at", INSTANT, nullable=True),
        sa.Column("filing_date", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("household_size", sa.Integer(), nullable=False),
        sa.Column("age_band", sa.String(length=8), nullable=True),
        sa.Column("zip3", sa.String(length=3), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('claimed', 'committing', 'in_progress')) = (holder IS NOT NULL AND "
            "claim_token IS NOT NULL AND claim_expires IS NOT NULL)",
            name=op.f("ck_submissions_held_has_holder"),
        ),
        sa.CheckConstraint(
            "(state IN ('delivered', 'delivered_late')) = (delivered_at IS NOT NULL AND filing_date IS NOT NULL)",
            name=op.f("ck_submissions_arrived_has_instant"),
        ),
        sa.CheckConstraint(
            "state <> 'committing' OR click_until IS NOT NULL", name=op.f("ck_submissions_committing_has_click_until")
        ),
        sa.CheckConstraint(
            "state IN ('received', 'validated', 'queued', 'claimed', 'in_progress', 'committing', "
            "'outcome_unknown', 'needs_review', 'waiting_for_client', 'delivered', 'delivered_late', "
            "'withdrawn')",
            name=op.f("ck_submissions_state_known"),
        ),
        sa.CheckConstraint(
            "value_of_day_cents >= 0 AND benefit_cents >= 0 AND attempts >= 0 AND version >= 1 AND household_size >= 1",
            name=op.f("ck_submissions_not_negative"),
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_submissions")),
        sa.UniqueConstraint("idempotency", name=op.f("uq_submissions_idempotency")),
    )
    op.create_index(
        op.f("ix_submissions_county_state_deadline_value_of_day_cents"),
        "submissions",
        ["county", "state", "deadline", "value_of_day_cents"],
        unique=False,
    )
    op.create_index(op.f("ix_submissions_state_claim_expires"), "submissions", ["state", "claim_expires"], unique=False)
    op.create_table(
        "tokens",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("resource", sa.String(length=80), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("granted_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "applications",
        sa.Column("reference", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed_application", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("changed_paths", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reference"], ["submissions.reference"], name=op.f("fk_applications_reference")),
        sa.PrimaryKeyConstraint("reference", "version", name=op.f("pk_applications")),
    )
    op.create_table(
        "events",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("real_at", INSTANT, nullable=False),
        sa.Column("submission", sa.String(length=10), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("from_state", WORD, nullable=True),
        sa.Column("to_state", WORD, nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submissions.reference"], name=op.f("fk_events_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_submission_id"), "events", ["submission", "id"], unique=False)
    op.create_table(
        "legs",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("submission", sa.String(length=10), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.CheckConstraint("kind IN ('application', 'minimal', 'documents')", name=op.f("ck_legs_kind_known")),
        sa.ForeignKeyConstraint(["submission"], ["submissions.reference"], name=op.f("fk_legs_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legs")),
        sa.UniqueConstraint("submission", "kind", name=op.f("uq_legs_submission_kind")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("submission", sa.String(length=10), nullable=False),
        sa.Column("leg_id", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("token", sa.BigInteger(), nullable=True),
        sa.Column("credential_id", NUMBER, nullable=True),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("started_real", sa.Float(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("failure_kind", WORD, nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(outcome = 'failure') = (failure_kind IS NOT NULL)", name=op.f("ck_attempts_failure_has_kind")
        ),
        sa.CheckConstraint(
            "channel IN ('portal', 'upload', 'email', 'fax', 'hand')", name=op.f("ck_attempts_channel_known")
        ),
        sa.CheckConstraint(
            "failure_kind IN ('data', 'portal', 'drift', 'session', 'outcome_unknown', 'robot')",
            name=op.f("ck_attempts_failure_kind_known"),
        ),
        sa.CheckConstraint("outcome IN ('receipt', 'failure', 'refused')", name=op.f("ck_attempts_outcome_known")),
        sa.CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name=op.f("ck_attempts_ended_has_outcome")),
        sa.ForeignKeyConstraint(["credential_id"], ["credentials.id"], name=op.f("fk_attempts_credential_id")),
        sa.ForeignKeyConstraint(["leg_id"], ["legs.id"], name=op.f("fk_attempts_leg_id")),
        sa.ForeignKeyConstraint(["submission"], ["submissions.reference"], name=op.f("fk_attempts_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_submission"), "attempts", ["submission"], unique=False)
    op.create_index(
        "uq_attempts_one_running",
        "attempts",
        ["submission"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "findings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("submission", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("severity", WORD, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.CheckConstraint("severity IN ('blocks', 'warns')", name=op.f("ck_findings_severity_known")),
        sa.ForeignKeyConstraint(
            ["submission", "version"],
            ["applications.reference", "applications.version"],
            name=op.f("fk_findings_submission"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_submission_version"), "findings", ["submission", "version"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("attempt_id", NUMBER, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("stored_as", sa.String(length=80), nullable=False),
        sa.Column("key_id", sa.String(length=40), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("keep_until", INSTANT, nullable=False),
        sa.CheckConstraint("kind IN ('screenshot', 'html', 'console', 'trace')", name=op.f("ck_evidence_kind_known")),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_evidence_attempt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("stored_as", name=op.f("uq_evidence_stored_as")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evidence_attempt_id"), "evidence", ["attempt_id"], unique=False)
    op.create_index(op.f("ix_evidence_keep_until"), "evidence", ["keep_until"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("attempt_id", NUMBER, nullable=False),
        sa.Column("leg_id", NUMBER, nullable=False),
        sa.Column("county", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("arrived_at", INSTANT, nullable=False),
        sa.Column("filing_date", sa.Date(), nullable=False),
        sa.Column("found", WORD, nullable=False),
        sa.CheckConstraint("found IN ('confirmation_page', 'list', 'by_hand')", name=op.f("ck_receipts_found_known")),
        sa.CheckConstraint("number <> ''", name=op.f("ck_receipts_number_given")),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_receipts_attempt_id")),
        sa.ForeignKeyConstraint(["leg_id"], ["legs.id"], name=op.f("fk_receipts_leg_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_receipts_attempt_id")),
        sa.UniqueConstraint("county", "number", name=op.f("uq_receipts_county_number")),
        sa.UniqueConstraint("leg_id", name=op.f("uq_receipts_leg_id")),
    )
