"""What a walk leaves for the figures, the monthly counters, and where people stall."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, Text, UniqueConstraint, false, true

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Say more of an activity, still nothing of a person; old rows keep what was known of them."""
    _of_walks_and_posts()
    _of_activities()
    _tallies()
    _stalls()
    _records()


def _of_walks_and_posts() -> None:
    op.add_column("walks", Column("calls", Integer, nullable=False, server_default="0"))
    op.add_column("posts", Column("again", Boolean, nullable=False, server_default=false()))


def _of_activities() -> None:
    for column in (
        Column("kind", Text, nullable=False, server_default="parcours"),
        Column("family", Text, nullable=False, server_default="autres"),
        Column("levels", Text, nullable=False, server_default=""),
        Column("autonomy", Text),
        Column("calls", Integer, nullable=False, server_default="0"),
        Column("new_person", Boolean, nullable=False, server_default=true()),
        Column("redirection", Text),
        Column("equipment", Text, nullable=False, server_default=""),
        Column("place", Text, nullable=False, server_default="lieu_activite"),
    ):
        op.add_column("activities", column)
    op.execute("UPDATE activities SET levels = level")


def _tallies() -> None:
    op.create_table(
        "tallies",
        Column("id", Integer, primary_key=True),
        Column("month", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("count", Integer, nullable=False),
        UniqueConstraint("month", "kind", "value"),
    )


def _stalls() -> None:
    op.create_table(
        "stalls",
        Column("id", Integer, primary_key=True),
        Column("day", Date, nullable=False),
        Column("procedure", Text, nullable=False),
        Column("gesture", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("count", Integer, nullable=False),
        UniqueConstraint("day", "procedure", "gesture", "kind"),
    )


def _records() -> None:
    op.create_table(
        "records",
        Column("key", Text, primary_key=True),
        Column("activity", Integer, nullable=False),
        Column("expires_at", Text, nullable=False),
    )
