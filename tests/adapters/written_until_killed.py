"""A process that publishes until it is killed: two texts of one file, by turns."""

from multiprocessing.connection import Connection
from pathlib import Path

from app.adapters.publishing import FolderPublishing
from tests.workshop import FILE

TEXTS = ("# un\n" * 4000, "# deux\n" * 3000)


def publish_until_killed(root: Path, said: Connection) -> None:
    """Each text takes the place of the other, and is said once it is there."""
    publishing = FolderPublishing(root, closed=False)
    path = root / f"{FILE}.yaml"
    while True:
        present = path.read_text("utf-8")
        other = TEXTS[present == TEXTS[0]]
        publishing.write(FILE, other, present)
        said.send(TEXTS.index(other))
