"""How a person reads, what the mediator points at, and the phrases of the desk."""

from alembic import op
from sqlalchemy import Boolean, Column, Text, false

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Keep of a post whether it reads aloud, what is chosen, pointed at, said there and answered."""
    op.add_column("posts", Column("aloud", Boolean, nullable=False, server_default=false()))
    for name in ("tongue", "pointed", "said", "reply"):
        op.add_column("posts", Column(name, Text, nullable=False, server_default=""))
