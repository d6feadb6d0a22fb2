"""Where each post stands on the plan of the room."""

from alembic import op
from sqlalchemy import Column, Integer

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """A row and a column; a post that nobody arranged has neither."""
    op.add_column("posts", Column("plan_row", Integer))
    op.add_column("posts", Column("plan_column", Integer))
