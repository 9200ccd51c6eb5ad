"""The catalogue's tables. Migrations make them; a test holds the two together."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import JSON

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

STATES = ("received", "checked", "approved", "published", "rejected", "withdrawn")
REPORT_STATES = ("received", "answered", "closed")

# Who publishes and under what terms, as declared now.
sources = Table(
    "sources",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("publisher", JSON, nullable=False),
    Column("licence", Text, nullable=False),
    Column("attribution", JSON, nullable=False),
    Column("homepage", Text),
    Column("layer", Text, nullable=False),
    Column("note", JSON, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("as_of", Text),
    Column("declared_at", Text, nullable=False),
)

# What was handed in, and what became of it. `base` is the number of the version that
# was active when it was compared, 0 when there was none.
submissions = Table(
    "submissions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("source_id", Text, ForeignKey("sources.id"), nullable=False, index=True),
    Column("file_name", Text, nullable=False),
    Column("original_sha256", Text, nullable=False),
    Column("object_sha256", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("blocked", Integer, nullable=False),
    Column("base", Integer, nullable=False),
    Column("summary", JSON, nullable=False),
    Column("issues", JSON, nullable=False),
    Column("changes", JSON, nullable=False),
    Column("version", Integer),
    CheckConstraint("state IN ('" + "','".join(STATES) + "')", name="state"),
)

# What was ever published. Rows are added, never changed and never removed.
versions = Table(
    "versions",
    METADATA,
    Column("source_id", Text, ForeignKey("sources.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("submission_id", Text, ForeignKey("submissions.id"), unique=True),
    Column("published_at", Text, nullable=False),
    Column("published_by", Text, nullable=False),
    Column("declaration", JSON, nullable=False),
)

# What is active: one row per source that has something published.
pointers = Table(
    "pointers",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("moved_at", Text, nullable=False),
    ForeignKeyConstraint(
        ["source_id", "number"], ["versions.source_id", "versions.number"]
    ),
)

# What people say is wrong with a location, and what was answered.
reports = Table(
    "reports",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("location_id", Text, nullable=False),
    Column("source_id", Text, ForeignKey("sources.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("record_sha256", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("answer", Text),
    Column("changed_at", Text),
    CheckConstraint("state IN ('" + "','".join(REPORT_STATES) + "')", name="state"),
)

# Where the answer is wanted: apart, so that it can be forgotten without a trace.
report_contacts = Table(
    "report_contacts",
    METADATA,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("email", Text, nullable=False),
)

# Notices that close many locations for a time. Ending one moves its end.
closures = Table(
    "closures",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("selector", JSON, nullable=False),
    Column("starts_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("notice_en", Text, nullable=False),
    Column("notice_fr", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

# Who did what: each entry carries the hash of the one before.
audit = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# The last entry of the chain, kept apart so that cutting off the end shows.
audit_head = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
