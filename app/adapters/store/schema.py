"""The schema of a database file: brought up to date at start, or refused when it comes from the future."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from app.adapters.store.sqlite import copy_whole
from app.domain.errors import StoreBusy

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNew(Exception):
    """The file was last opened by a later version of the program, which alone can read it."""

    def __init__(self, path: Path, revision: str) -> None:
        super().__init__(f"{path}: schema {revision} is unknown to this version")
        self.path = path
        self.revision = revision


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Migrate in one transaction, after a copy of what there was."""
    config = Config()
    # Alembic reads its options as configparser does, where a lone % means something else.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    present, latest = _revision(engine), scripts.get_current_head()
    if present == latest:
        return
    if present is not None:
        if present not in {script.revision for script in scripts.walk_revisions()}:
            raise SchemaTooNew(path, present)
        copy_whole(engine, copy_before(path, present))
    with _transaction(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def copy_before(path: Path, revision: str) -> Path:
    """Where the copy stands that a migration from `revision` makes first."""
    return path.with_name(f"{path.name}.avant-migration-{revision}")


def _revision(engine: Engine) -> str | None:
    with _transaction(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except OperationalError as failure:
        raise StoreBusy from failure
