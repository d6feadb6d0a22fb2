"""The keys of letters and figures, which whoever speaks to their computer turns off."""

from alembic import op
from sqlalchemy import Boolean, Column, true

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Everybody keeps the keys they had."""
    op.add_column("accounts", Column("letter_keys", Boolean, nullable=False, server_default=true()))
