"""Activities, monthly counters and stalls over any connection."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from app.adapters.store.tables import activities, records, stalls, tallies, walks
from app.domain.activity import Activity, ActivityKind, Stall, StallKind, Tally, TallyKind
from app.domain.autonomy import Autonomy
from app.domain.coop import Equipment, Independence, Redirection, Venue
from app.domain.errors import Unknown
from app.domain.walk import Outcome
from app.usecases.figure_ports import Record

THEN = ">"  # between the levels gone through
AND = ","


class FigureQueries:
    """Fills `FigureReads`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def activities(self, first: date, last: date) -> Sequence[Activity]:
        found = select(activities).where(activities.c.day.between(first, last)).order_by(activities.c.id)
        return [_activity_of(row) for row in self._connection.execute(found).mappings()]

    def walked(self, first: date, last: date) -> Mapping[str, int]:
        found = (
            select(activities.c.procedure, func.count())
            .where(activities.c.day.between(first, last), activities.c.kind == ActivityKind.WALK.value)
            .group_by(activities.c.procedure)
        )
        return {procedure: count for procedure, count in self._connection.execute(found)}

    def tallies(self, first: str, last: str) -> Sequence[Tally]:
        within = select(tallies).where(tallies.c.month.between(first, last))
        found = within.order_by(tallies.c.month, tallies.c.kind, tallies.c.value)
        return [
            Tally(row["month"], TallyKind(row["kind"]), row["value"], row["count"])
            for row in self._connection.execute(found).mappings()
        ]

    def stalls(self, first: date, last: date) -> Sequence[Stall]:
        within = select(stalls).where(stalls.c.day.between(first, last))
        found = within.order_by(stalls.c.day, stalls.c.procedure, stalls.c.gesture, stalls.c.kind)
        return [
            Stall(row["day"], row["procedure"], row["gesture"], StallKind(row["kind"]), row["count"])
            for row in self._connection.execute(found).mappings()
        ]

    def record(self, key: str) -> tuple[Record, Activity]:
        both = select(activities, records.c.key, records.c.activity, records.c.expires_at)
        found = both.join(records, records.c.activity == activities.c.id).where(records.c.key == key)
        row = self._connection.execute(found).mappings().first()
        if row is None:
            raise Unknown
        return Record(row["key"], row["activity"], row["expires_at"]), _activity_of(row)


class SqlFigures(FigureQueries):
    """What one change may add to them."""

    def record_activity(self, activity: Activity) -> int:
        counted = insert(activities).values(_row(activity)).returning(activities.c.id)
        rank: int = self._connection.execute(counted).scalar_one()
        return rank

    def amend_activity(self, rank: int, activity: Activity) -> None:
        self._connection.execute(update(activities).where(activities.c.id == rank).values(_row(activity)))

    def count_tally(self, tally: Tally) -> None:
        self._add(tallies, asdict(tally))

    def count_stall(self, stall: Stall) -> None:
        self._add(stalls, asdict(stall))

    def _add(self, table: Table, row: Mapping[str, Any]) -> None:
        """Add to the count of a row, or begin it."""
        same = [table.c[name] == value for name, value in row.items() if name != "count"]
        counted = update(table).where(*same).values(count=table.c["count"] + row["count"])
        if not self._connection.execute(counted).rowcount:
            self._connection.execute(insert(table).values(row))

    def count_call(self, walk: str) -> None:
        self._connection.execute(update(walks).where(walks.c.id == walk).values(calls=walks.c.calls + 1))

    def keep_record(self, record: Record) -> None:
        self._connection.execute(insert(records).values(asdict(record)))

    def delete_record(self, key: str) -> None:
        self._connection.execute(delete(records).where(records.c.key == key))

    def sweep_records(self, now: datetime) -> None:
        self._connection.execute(delete(records).where(records.c.expires_at <= now))


def _row(activity: Activity) -> Mapping[str, Any]:
    return {
        "day": activity.day,
        "procedure": activity.procedure,
        "level": activity.level.key if activity.level else "",
        "minutes": activity.minutes,
        "outcome": activity.outcome.value,
        "kind": activity.kind.value,
        "family": activity.family,
        "levels": THEN.join(level.key for level in activity.levels),
        "autonomy": activity.independence and activity.independence.value,
        "calls": activity.calls,
        "new_person": activity.new_person,
        "redirection": activity.redirection and activity.redirection.value,
        "equipment": AND.join(one.value for one in activity.equipment),
        "place": activity.place.value,
    }


def _activity_of(row: RowMapping) -> Activity:
    return Activity(
        day=row["day"],
        procedure=row["procedure"],
        level=Autonomy.from_key(row["level"]) if row["level"] else None,
        minutes=row["minutes"],
        outcome=Outcome(row["outcome"]),
        kind=ActivityKind(row["kind"]),
        family=row["family"],
        levels=tuple(Autonomy.from_key(key) for key in row["levels"].split(THEN) if key),
        independence=Independence(row["autonomy"]) if row["autonomy"] else None,
        calls=row["calls"],
        new_person=row["new_person"],
        redirection=Redirection(row["redirection"]) if row["redirection"] else None,
        equipment=tuple(Equipment(key) for key in row["equipment"].split(AND) if key),
        place=Venue(row["place"]),
    )
