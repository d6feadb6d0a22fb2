"""The first tables."""

from alembic import op
from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, Text

revision = "0001"
down_revision = None

# A line stays as it was written, and goes after twelve months at the earliest. The last trigger is for
# INSERT OR REPLACE, which deletes without asking the one before.
JOURNAL_GUARDS = (
    """CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_keeps_a_year BEFORE DELETE ON journal
    WHEN OLD.at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-12 months')
    BEGIN SELECT RAISE(ABORT, 'the journal is kept for twelve months'); END""",
    """CREATE TRIGGER journal_never_replaces BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)


def upgrade() -> None:
    """Make every table, and number the room from 0."""
    _walks()
    _the_room()
    _accounts()
    _journal()


def _walks() -> None:
    op.create_table(
        "walks",
        Column("id", Text, primary_key=True),
        Column("procedure", Text, nullable=False),
        Column("edition", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("mediator", Text),
        Column("opened_at", Text, nullable=False),
        Column("placed_at", Text, nullable=False),
        Column("ended_at", Text),
    )
    op.create_table(
        "editions",
        Column("id", Text, primary_key=True),
        Column("procedure", Text, nullable=False),
        Column("sources", Text, nullable=False),
    )
    op.create_table(
        "activities",
        Column("id", Integer, primary_key=True),
        Column("day", Date, nullable=False, index=True),
        Column("procedure", Text, nullable=False),
        Column("level", Text, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("outcome", Text, nullable=False),
    )


def _the_room() -> None:
    op.create_table(
        "posts",
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column("token_hash", Text, unique=True),
        Column("version", Integer, nullable=False),
        Column("walk", Text),
        Column("language", Text, nullable=False),
        Column("size", Text, nullable=False),
        Column("contrast", Boolean, nullable=False),
        Column("spacing", Boolean, nullable=False),
        Column("disposition", Text, nullable=False),
        Column("called_at", Text),
        Column("to_check", Boolean, nullable=False),
    )
    op.create_table(
        "pairings",
        Column("code", Text, primary_key=True),
        Column("token_hash", Text, nullable=False, unique=True),
        Column("language", Text, nullable=False),
        Column("expires_at", Text, nullable=False),
    )
    op.create_table(
        "room",
        Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
        Column("version", Integer, nullable=False),
    )
    op.execute("INSERT INTO room (id, version) VALUES (1, 0)")


def _accounts() -> None:
    op.create_table(
        "accounts",
        Column("id", Text, primary_key=True),
        Column("login", Text, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("password_hash", Text, nullable=False),
        Column("roles", Text, nullable=False),
        Column("disabled", Boolean, nullable=False),
    )
    op.create_table(
        "sessions",
        Column("token_hash", Text, primary_key=True),
        Column("account", Text, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("created_at", Text, nullable=False),
        Column("seen_at", Text, nullable=False),
        Column("ends_at", Text, nullable=False),
        Column("fresh_at", Text, nullable=False),
    )
    op.create_table(
        "throttles",
        Column("key", Text, primary_key=True),
        Column("failures", Integer, nullable=False),
        Column("last_at", Text, nullable=False),
    )
    op.create_table(
        "setup_links",
        Column("code_hash", Text, primary_key=True),
        Column("expires_at", Text, nullable=False),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        Column("id", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("actor", Text),
        Column("action", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("object", Text),
        Column("result", Text, nullable=False),
        Column("reference", Text),
    )
    for guard in JOURNAL_GUARDS:
        op.execute(guard)
