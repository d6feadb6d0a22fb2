"""A real server on a free port of the loopback, and a screen that listens to it."""

import faulthandler
import http.client
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue

from app.server import Application, Server, listen


@contextmanager
def served(application: Application, port: int = 0) -> Iterator[int]:
    """Serve in a thread for the time of a `with`; gives the port."""
    ready: Queue[int] = Queue()
    server = Server(application, ready.put)
    with listen("127.0.0.1", port) as listening:
        running = threading.Thread(target=server.run, args=([listening],), daemon=True)
        running.start()
        try:
            yield ready.get(timeout=5)
        finally:
            server.should_exit = True
            running.join(timeout=10)
            if running.is_alive():
                # Where it is held up, rather than a run that never ends.
                faulthandler.dump_traceback()
    assert not running.is_alive()


class Screen:
    """A browser that follows `/direct`, without the browser."""

    def __init__(self, port: int, seat: str = "amina", query: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        self.connection.request("GET", f"/direct{query}", headers={"Cookie": f"seat={seat}"})
        self.answer = self.connection.getresponse()

    def hear(self) -> tuple[str, str] | None:
        """The next signal; None when the stream has ended."""
        name = ""
        while line := self.line():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                return name.rstrip("\n"), line.removeprefix("data: ").rstrip("\n")
        return None

    def line(self) -> str:
        """The next line, comments and all; empty when the stream has ended."""
        return self.answer.readline().decode()

    def close(self) -> None:
        """Leave as a closed tab does."""
        self.answer.close()
        self.connection.close()


def eventually(claim: Callable[[], bool], seconds: float = 5) -> bool:
    """Whether the claim comes true in time."""
    deadline = time.monotonic() + seconds
    while not claim() and time.monotonic() < deadline:
        time.sleep(0.02)
    return claim()
