"""A moment in a column."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment as ISO text in UTC: it reads plainly in the file, and sorts as it reads."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse a moment without a time zone: it would mean another one elsewhere."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Aware, in UTC."""
        return None if value is None else datetime.fromisoformat(value)
