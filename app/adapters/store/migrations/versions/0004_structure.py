"""What the structure says of itself, and the invitations to its staff."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Keep the settings of the structure, and who was invited."""
    op.create_table(
        "settings",
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
    )
    op.create_table(
        "invitations",
        Column("code_hash", Text, primary_key=True),
        Column("login", Text, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("roles", Text, nullable=False),
        Column("expires_at", Text, nullable=False),
    )
