"""The bus of a desk that is one process: any thread may ring, the hub's loop hears."""

from collections.abc import Callable
from contextlib import suppress

from app.adapters.live.hub import Hub


class InProcessBus:
    """Fills `LiveBus`; harmless before the server runs and after it stopped, when nobody listens."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def announce(self, topic: str, version: int) -> None:
        """Tell every screen that follows the topic, once the change is saved."""
        self._in_loop(lambda: self._hub.tell(topic, version))

    def close(self, seat: str) -> None:
        """End the streams of a seat whose rights have ended."""
        self._in_loop(lambda: self._hub.close_seat(seat))

    def _in_loop(self, act: Callable[[], None]) -> None:
        loop = self._hub.loop
        if loop is not None:
            # The loop may close between these two lines: then no screen is left to tell.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(act)
