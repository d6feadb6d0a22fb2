"""The corrections that somebody proposes and a second person looks at."""

from alembic import op
from sqlalchemy import Column, Date, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Keep a sentence as it was and as it is proposed, until it is accepted or put aside."""
    words = ("procedure", "edition", "node", "part", "language", "source", "was", "proposed", "account")
    op.create_table(
        "corrections",
        Column("id", Text, primary_key=True),
        *(Column(name, Text, nullable=False) for name in words),
        Column("day", Date, nullable=False),
    )
