"""The tables: the closed list of what is kept. `docs/donnees.md` says what each column is for."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from app.adapters.store.instant import Instant

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

walks = Table(
    "walks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("procedure", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("mediator", Text),
    Column("opened_at", Instant, nullable=False),
    Column("placed_at", Instant, nullable=False),
    Column("active_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("calls", Integer, nullable=False),
)

editions = Table(
    "editions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("procedure", Text, nullable=False),
    Column("sources", Text, nullable=False),
)

posts = Table(
    "posts",
    metadata,
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
    Column("called_at", Instant),
    Column("to_check", Boolean, nullable=False),
    Column("slow", Boolean, nullable=False),
    Column("idle", Text, nullable=False),
    Column("idle_since", Instant),
    Column("again", Boolean, nullable=False),
    Column("plan_row", Integer),
    Column("plan_column", Integer),
    Column("aloud", Boolean, nullable=False),
    Column("tongue", Text, nullable=False),
    Column("pointed", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("reply", Text, nullable=False),
)

pairings = Table(
    "pairings",
    metadata,
    Column("code", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

room = Table(
    "room",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
    Column("version", Integer, nullable=False),
)

activities = Table(
    "activities",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("procedure", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("levels", Text, nullable=False),
    Column("autonomy", Text),
    Column("calls", Integer, nullable=False),
    Column("new_person", Boolean, nullable=False),
    Column("redirection", Text),
    Column("equipment", Text, nullable=False),
    Column("place", Text, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("count", Integer, nullable=False),
    UniqueConstraint("month", "kind", "value"),
)

stalls = Table(
    "stalls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("gesture", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("count", Integer, nullable=False),
    UniqueConstraint("day", "procedure", "gesture", "kind"),
)

records = Table(
    "records",
    metadata,
    Column("key", Text, primary_key=True),
    Column("activity", Integer, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

pauses = Table(
    "pauses",
    metadata,
    Column("words", Text, primary_key=True),
    Column("procedure", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("size", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("on_desk", Boolean, nullable=False),
)

doubts = Table(
    "doubts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("edition", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("gesture", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("count", Integer, nullable=False),
    UniqueConstraint("day", "edition", "procedure", "gesture", "sentence"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Text, primary_key=True),
    Column("procedure", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("node", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("was", Text, nullable=False),
    Column("proposed", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("day", Date, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("file", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("asked_at", Instant),
    Column("reason", Text, nullable=False),
    Column("done_at", Instant),
)

publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("account", Text),
    Column("reviewer", Text),
    Column("at", Instant, nullable=False),
    Column("how", Text, nullable=False),
)

link_checks = Table(
    "link_checks",
    metadata,
    Column("link", Text, primary_key=True),
    Column("checked_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("letter_keys", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("fresh_at", Instant, nullable=False),
)

throttles = Table(
    "throttles",
    metadata,
    Column("key", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
)

setup_links = Table(
    "setup_links",
    metadata,
    Column("code_hash", Text, primary_key=True),
    Column("expires_at", Instant, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", Text, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor", Text),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("object", Text),
    Column("result", Text, nullable=False),
    Column("reference", Text),
)
