"""The board of sixty posts: what a mediator's screen costs the server at each signal of the room."""

import statistics
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from app.domain import moves
from tests.web.house import CAF, House, build

POSTS = 60
SIGNALS = 60


def furnished(folder: Path) -> tuple[House, list[str]]:
    """Sixty posts with somebody at each."""
    house = build(folder)
    house.empty()
    house.program.app.test_client_class = FlaskClient
    languages = cycle(("fr", "ar", "en"))
    walks = []
    for number in range(1, POSTS + 1):
        house.put_post(number)
        walks.append(house.open(CAF, post=f"p{number}", language=next(languages)))
    return house, walks


def main() -> None:
    """Print the milliseconds of processor for a board drawn whole, and for one where a single walk moved."""
    with TemporaryDirectory() as folder:
        house, walks = furnished(Path(folder))
        luc = house.luc()
        whole = _cost(lambda: luc.client.get("/mediation/salle"))
        pressed = []
        for walk in walks[:SIGNALS]:
            house.walking.move(walk, 1, moves.advance)
            pressed.append(_cost(lambda: luc.client.get("/mediation/salle")))
    print(f"The board: {POSTS} posts, {SIGNALS} presses")
    print(f"{'drawn whole (ms of CPU)':34}{whole:10.1f}")
    print(f"{'after one press, p50 (ms of CPU)':34}{statistics.median(pressed):10.1f}")


def _cost(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000
