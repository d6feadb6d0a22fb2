"""The workshop: the drafts of the trainers, what was published, and which addresses answered."""

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Keep what is being written, what was read at the screens and when, and the last look at each link."""
    op.create_table(
        "drafts",
        Column("id", Text, primary_key=True),
        Column("file", Text, nullable=False, index=True),
        *(Column(name, Text, nullable=False) for name in ("text", "base", "account")),
        Column("version", Integer, nullable=False),
        Column("saved_at", Text, nullable=False),
        Column("asked_at", Text),
        Column("reason", Text, nullable=False),
        Column("done_at", Text),
    )
    op.create_table(
        "publications",
        Column("id", Integer, primary_key=True),
        Column("file", Text, nullable=False, index=True),
        *(Column(name, Text, nullable=False) for name in ("text", "digest")),
        *(Column(name, Text) for name in ("account", "reviewer")),
        *(Column(name, Text, nullable=False) for name in ("at", "how")),
    )
    op.create_table(
        "link_checks",
        Column("link", Text, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("checked_at", "outcome", "detail")),
    )
