"""A file is brought up to date whole, after a copy, or left as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from app.adapters.store import schema, sqlite, walk_codec
from app.adapters.store.database import Database, UnsupportedDatabase
from app.adapters.store.schema import SchemaTooNew, bring_up_to_date, copy_before
from app.adapters.store.store import SqlStore
from app.adapters.store.tables import metadata
from app.domain.comfort import Comfort, Size
from app.domain.errors import StoreBusy
from app.domain.post import Post
from tests.builders import a_walk

LATEST = max(one.name[:4] for one in (schema.MIGRATIONS / "versions").glob("*.py"))
LATER = f"{int(LATEST) + 1:04}"
NEXT = f'''
"""A next version, for the test."""
from alembic import op

revision = "{LATER}"
down_revision = "{LATEST}"

def upgrade():
    op.execute("CREATE TABLE later (id INTEGER)")
    op.execute("UPDATE room SET version = 1000")
    op.execute("DROP TABLE throttles")
'''


class Cut(BaseException):
    """The power goes."""


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """The same program, one migration later."""
    folder = tmp_path / "100 % de migrations"
    (folder / "versions").mkdir(parents=True)
    for one in [schema.MIGRATIONS / "env.py", *(schema.MIGRATIONS / "versions").glob("*.py")]:
        copied = folder / one.relative_to(schema.MIGRATIONS)
        copied.write_text(one.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / f"{LATER}_next.py").write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr(schema, "MIGRATIONS", folder)


def ask(file: Path, question: str):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def tables_of(file: Path):
    return {name for (name,) in ask(file, "SELECT name FROM sqlite_schema WHERE type = 'table'")}


def migrate(file: Path, *, cut_after: int | None = None):
    """How many statements were run; with `cut_after`, the power goes before the next one."""
    engine = sqlite.writing_engine(file, 200)
    run = []

    def count(_connection, _cursor, statement, *_rest):
        if len(run) == cut_after:
            raise Cut
        run.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    try:
        bring_up_to_date(engine, file)
    finally:
        engine.dispose()
    return len(run)


def opened_once(file: Path):
    """A database of the present version where the room changed once."""
    database = Database.open(file)
    SqlStore(database).change(lambda change: change.bump_room())
    database.close()


def test_the_migrations_make_the_tables_that_the_program_reads(database):
    def differences(connection):
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert database.change(differences) == []


def test_a_database_opens_by_path_or_by_address_and_again(file):
    opened_once(file)

    for where in (file, str(file), f"sqlite:///{file.as_posix()}"):
        database = Database.open(where)
        assert SqlStore(database).room_version() == 1
        database.close()


def test_an_engine_that_this_version_lacks_is_refused_without_its_password(tmp_path):
    with pytest.raises(UnsupportedDatabase) as refusal:
        Database.open("mysql://luc:secret@host/base")

    assert str(refusal.value) == "mysql://luc:***@host/base"


def test_walks_and_posts_of_the_first_version_are_kept_and_known_to_be_quiet(file, monkeypatch, tmp_path):
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", the_first_alone(tmp_path / "premiere"))
        Database.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "INSERT INTO walks VALUES ('w1', 'caf/aah', 'e1', 1, ?, NULL, ?, ?, NULL)",
            (walk_codec.encode(a_walk()), *["2026-11-22T09:00:00.000000+00:00"] * 2),
        )
        connection.execute(
            "INSERT INTO posts VALUES"
            " ('p1', 'Poste 1', NULL, 7, 'w1', 'ar', 'grand', 1, 0, 'cote_a_cote', NULL, 0)"
        )
        connection.commit()

    database = Database.open(file)
    opened, post = SqlStore(database).open_walk("w1"), SqlStore(database).post("p1")
    database.close()

    assert (opened.walk, opened.active_at) == (a_walk(), opened.opened_at)
    assert post == Post("p1", "Poste 1", 7, "w1", "ar", Comfort(Size.LARGE, contrast=True))


def test_a_file_that_is_up_to_date_is_not_copied(file):
    opened_once(file)

    Database.open(file).close()

    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_migration_leaves_a_whole_copy_of_what_there_was(file, next_version):
    migrate_to_present(file)

    Database.open(file).close()

    copy = copy_before(file, LATEST)
    assert ask(file, "SELECT version FROM room") == [(1000,)]
    assert ask(copy, "SELECT version FROM room") == [(1,)]
    assert ask(copy, "PRAGMA integrity_check") == [("ok",)]
    assert sorted(one.name for one in file.parent.iterdir()) == sorted([file.name, copy.name])


def test_a_migration_cut_at_any_statement_leaves_the_file_as_it_was_and_succeeds_later(
    file, next_version, tmp_path
):
    migrate_to_present(file)
    before = tables_of(file)
    cut_after = 0
    while True:
        try:
            migrate(file, cut_after=cut_after)
        except Cut:
            assert (tables_of(file), ask(file, "SELECT version FROM room")) == (before, [(1,)])
            cut_after += 1
        else:
            break

    assert cut_after >= 5
    assert ask(file, "SELECT version_num FROM alembic_version") == [(LATER,)]
    assert tables_of(file) == before - {"throttles"} | {"later"}


def test_a_first_start_cut_at_any_statement_leaves_an_empty_file(tmp_path):
    whole = migrate(tmp_path / "whole.db")

    for cut_after in range(whole):
        file = tmp_path / f"{cut_after}.db"
        with pytest.raises(Cut):
            migrate(file, cut_after=cut_after)
        assert tables_of(file) == set()


def test_a_file_of_a_later_version_is_refused_and_left_alone(file, next_version, monkeypatch):
    Database.open(file).close()
    monkeypatch.undo()

    with pytest.raises(SchemaTooNew, match=LATER):
        Database.open(file)

    assert ask(file, "SELECT version_num FROM alembic_version") == [(LATER,)]


def test_a_start_while_another_process_holds_the_file_says_so(file):
    opened_once(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreBusy):
            Database.open(file, busy_ms=50)


def the_first_alone(folder: Path) -> Path:
    """The migrations as the first version had them."""
    (folder / "versions").mkdir(parents=True)
    for one in [schema.MIGRATIONS / "env.py", *(schema.MIGRATIONS / "versions").glob("0001_*.py")]:
        copied = folder / one.relative_to(schema.MIGRATIONS)
        copied.write_text(one.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def migrate_to_present(file: Path):
    """A file as the present version leaves it, whatever migrations are known since."""
    file.parent.mkdir(exist_ok=True)
    later, schema.MIGRATIONS = schema.MIGRATIONS, Path(schema.__file__).parent / "migrations"
    try:
        opened_once(file)
    finally:
        schema.MIGRATIONS = later
