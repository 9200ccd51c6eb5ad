"""Sources, submissions, versions, pointers and the audit chain."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("publisher", sa.JSON, nullable=False),
        sa.Column("licence", sa.Text, nullable=False),
        sa.Column("attribution", sa.JSON, nullable=False),
        sa.Column("homepage", sa.Text),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("note", sa.JSON, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("declared_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
    )
    _submissions()
    _versions()
    _audit()


def _submissions() -> None:
    states = "'received','checked','approved','published','rejected','withdrawn'"
    op.create_table(
        "submissions",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("original_sha256", sa.Text, nullable=False),
        sa.Column("object_sha256", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("received_by", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("blocked", sa.Integer, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("summary", sa.JSON, nullable=False),
        sa.Column("issues", sa.JSON, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_submissions_source_id"
        ),
        sa.CheckConstraint(f"state IN ({states})", name="ck_submissions_state"),
    )
    op.create_index("ix_submissions_source_id", "submissions", ["source_id"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("submission_id", sa.Text),
        sa.Column("published_at", sa.Text, nullable=False),
        sa.Column("published_by", sa.Text, nullable=False),
        sa.Column("declaration", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "number", name="pk_versions"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_versions_source_id"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_versions_submission_id"
        ),
        sa.UniqueConstraint("submission_id", name="uq_versions_submission_id"),
    )
    op.create_table(
        "pointers",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("moved_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_pointers"),
        sa.ForeignKeyConstraint(
            ["source_id", "number"],
            ["versions.source_id", "versions.number"],
            name="fk_pointers_source_id",
        ),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
