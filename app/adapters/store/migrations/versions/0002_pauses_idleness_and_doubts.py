"""Pauses, idleness, doubts."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, Text, UniqueConstraint, false

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Know when a walk was last touched, and keep pauses and doubts."""
    _activity_of_walks()
    _idleness_of_posts()
    _pauses()
    _doubts()


def _activity_of_walks() -> None:
    # SQLite adds a column that is never null only with a default, which the next line replaces everywhere.
    op.add_column("walks", Column("active_at", Text, nullable=False, server_default=""))
    op.execute("UPDATE walks SET active_at = opened_at")


def _idleness_of_posts() -> None:
    op.add_column("posts", Column("slow", Boolean, nullable=False, server_default=false()))
    op.add_column("posts", Column("idle", Text, nullable=False, server_default=""))
    op.add_column("posts", Column("idle_since", Text))


def _pauses() -> None:
    op.create_table(
        "pauses",
        Column("words", Text, primary_key=True),
        Column("procedure", Text, nullable=False),
        Column("edition", Text, nullable=False),
        Column("place", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("level", Text, nullable=False),
        Column("size", Text, nullable=False),
        Column("expires_at", Text, nullable=False),
        Column("on_desk", Boolean, nullable=False),
    )


def _doubts() -> None:
    op.create_table(
        "doubts",
        Column("id", Integer, primary_key=True),
        Column("day", Date, nullable=False),
        Column("edition", Text, nullable=False),
        Column("procedure", Text, nullable=False),
        Column("gesture", Text, nullable=False),
        Column("sentence", Text, nullable=False),
        Column("count", Integer, nullable=False),
        UniqueConstraint("day", "edition", "procedure", "gesture", "sentence"),
    )
