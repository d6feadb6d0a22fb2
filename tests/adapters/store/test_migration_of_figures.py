"""What was counted before the figures keeps what was known of it, and invents nothing."""

import sqlite3
from contextlib import closing
from datetime import date

from alembic import command
from alembic.config import Config

from app.adapters.store import schema, sqlite
from app.adapters.store.database import Database
from app.adapters.store.store import SqlStore
from app.domain.activity import Activity, ActivityKind
from app.domain.autonomy import Autonomy
from app.domain.coop import OTHERS, Venue
from app.domain.walk import Outcome


def at_version(file, revision):
    """A database as the program of that version left it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    config, engine = Config(), sqlite.writing_engine(file, 200)
    config.set_main_option("script_location", str(schema.MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_an_older_line_is_a_walk_at_one_level_of_a_new_person(file):
    at_version(file, "0002")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "INSERT INTO activities VALUES (1, '2026-11-20', 'caf/aah', 'avec', 25, 'termine')"
        )

    database = Database.open(file)

    found = SqlStore(database).activities(date.min, date.max)
    database.close()
    assert list(found) == [
        Activity(
            date(2026, 11, 20),
            "caf/aah",
            Autonomy.DONE_WITH,
            25,
            Outcome.DONE,
            kind=ActivityKind.WALK,
            family=OTHERS,
            levels=(Autonomy.DONE_WITH,),
            independence=None,
            calls=0,
            new_person=True,
            redirection=None,
            equipment=(),
            place=Venue.DESK,
        )
    ]
