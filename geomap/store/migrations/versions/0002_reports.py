"""Reports of mistakes, and apart from them where their senders want an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("location_id", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("record_sha256", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("changed_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_reports_source_id"
        ),
        sa.CheckConstraint(
            "state IN ('received','answered','closed')", name="ck_reports_state"
        ),
    )
    op.create_index("ix_reports_source_id", "reports", ["source_id"])
    op.create_table(
        "report_contacts",
        sa.Column("report_id", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_report_contacts"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_report_contacts_report_id"
        ),
    )
