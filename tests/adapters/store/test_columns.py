"""Nothing is kept but what `docs/donnees.md` announces: a new column fails here until it is explained."""

import re
from pathlib import Path

from sqlalchemy import inspect

DOCUMENT = Path(__file__).parents[3] / "docs" / "donnees.md"

# Words that a column about a person would have; accounts of staff are the one exception.
PERSONAL = re.compile(r"mail|phone|address|birth|gender|visitor|user|ip$|agent|typed|note|comment|surname")


def announced():
    """Table → columns, as the page says: a `### table` heading, then a row for each column."""
    tables = {}
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"### `(\w+)`", line):
            columns = tables.setdefault(heading[1], [])
        elif row := re.match(r"\| `(\w+)` \| .+ \|$", line):
            columns.append(row[1])
    return {table: sorted(columns) for table, columns in tables.items()}


def kept(connection):
    """Table → columns, as the file has them; Alembic's own number of the schema apart."""
    found = inspect(connection)
    names = set(found.get_table_names()) - {"alembic_version"}
    return {name: sorted(one["name"] for one in found.get_columns(name)) for name in names}


def test_every_column_is_announced_and_every_announced_column_exists(database):
    assert database.change(kept) == announced()


def test_every_table_says_how_long_it_lives():
    sections = DOCUMENT.read_text(encoding="utf-8").split("\n### ")[1:]

    assert [one.split("\n")[0] for one in sections if "\n**Durée.**" not in one] == []


def test_no_column_has_a_name_that_could_hold_a_person(database):
    columns = {f"{table}.{column}" for table, columns in database.change(kept).items() for column in columns}

    assert [one for one in sorted(columns) if PERSONAL.search(one)] == []


def test_a_counted_walk_links_to_nothing(database):
    def links(connection):
        found = inspect(connection)
        return found.get_foreign_keys("activities"), kept(connection)["activities"]

    told = "autonomy calls day equipment family id kind level levels minutes new_person outcome place"
    assert database.change(links) == ([], [*told.split(), "procedure", "redirection"])
