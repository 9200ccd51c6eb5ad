"""Notices that close many locations for a time."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "closures",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("selector", sa.JSON, nullable=False),
        sa.Column("starts_at", sa.Text, nullable=False),
        sa.Column("ends_at", sa.Text, nullable=False),
        sa.Column("notice_en", sa.Text, nullable=False),
        sa.Column("notice_fr", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_closures"),
    )
