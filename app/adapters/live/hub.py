"""The hub: every open event stream of this process, in the one event loop."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice

from app.adapters.live import wire
from app.adapters.live.stream import Stalled, Stream

HEARTBEAT_SECONDS = 15.0
STREAMS_A_SEAT = 4
# Thin slices: 750 streams at a time would hold a page back by 25 ms, 37 by one.
_SLICE = 37


class Hub:
    """Who listens to what. Every method but the constructor belongs to the loop's thread: see `bus`."""

    def __init__(
        self, *, heartbeat_seconds: float = HEARTBEAT_SECONDS, streams_a_seat: int = STREAMS_A_SEAT
    ) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self._heartbeat_seconds = heartbeat_seconds
        self._streams_a_seat = streams_a_seat
        self._topics: dict[str, set[Stream]] = {}
        self._seats: dict[str, list[Stream]] = {}
        self._round: OrderedDict[Stream, None] = OrderedDict()
        self._stalled: set[asyncio.Task[None]] = set()
        self._beating: asyncio.Task[None] | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._round)

    def start(self) -> None:
        """Belong to the running loop, and begin the round of heartbeats."""
        self.loop = asyncio.get_running_loop()
        self._closed = False
        self._beating = self.loop.create_task(self._beat())

    async def stop(self) -> None:
        """End the streams and the heartbeats; the loop may then close."""
        self.close()
        self.loop = None
        waiting = [*self._stalled, *([self._beating] if self._beating else [])]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    def close(self) -> None:
        """End every stream, and those still opening: each page will look for the next server."""
        self._closed = True
        for stream in tuple(self._round):
            self._end(stream, b"")

    def join(self, stream: Stream) -> None:
        """Listen from now on; the oldest stream of a seat that has too many is told to poll."""
        seat = stream.subscription.seat
        open_already = self._seats.get(seat, [])
        if len(open_already) >= self._streams_a_seat:
            self._end(open_already[0], wire.POLL)
        self._seats.setdefault(seat, []).append(stream)
        for topic in stream.subscription.topics.values():
            self._topics.setdefault(topic, set()).add(stream)
        self._round[stream] = None
        if self._closed:
            self._end(stream, b"")

    def open(self, stream: Stream, present: Mapping[str, int]) -> None:
        """Send the first words of a stream that joined, now that its response has begun."""
        self._attempt(stream, lambda: stream.open(present))

    def leave(self, stream: Stream) -> None:
        """Forget a stream; harmless when it was forgotten before."""
        if stream not in self._round:
            return
        del self._round[stream]
        seat = self._seats[stream.subscription.seat]
        seat.remove(stream)
        if not seat:
            del self._seats[stream.subscription.seat]
        for topic in set(stream.subscription.topics.values()):
            self._topics[topic].discard(stream)
            if not self._topics[topic]:
                del self._topics[topic]

    def tell(self, topic: str, version: int) -> None:
        """Signal every stream that follows the topic."""
        for stream in tuple(self._topics.get(topic, ())):
            self._attempt(stream, lambda stream=stream: stream.tell(topic, version))  # type: ignore[misc]

    def close_seat(self, seat: str) -> None:
        """End the streams of a seat whose rights have ended; their pages are told to read anew."""
        for stream in tuple(self._seats.get(seat, ())):
            self._end(stream, wire.OVER)

    def _end(self, stream: Stream, farewell: bytes) -> None:
        self.leave(stream)
        self._attempt(stream, lambda: stream.end(farewell))

    def _attempt(self, stream: Stream, act: Callable[[], None]) -> None:
        try:
            act()
        except Stalled:
            self._drop(stream)

    def _drop(self, stream: Stream) -> None:
        self.leave(stream)
        closing = asyncio.get_running_loop().create_task(stream.finish())
        self._stalled.add(closing)
        closing.add_done_callback(self._stalled.discard)

    async def _beat(self) -> None:
        with suppress(asyncio.CancelledError):
            while True:
                share = min(1.0, _SLICE / max(len(self._round), 1))
                await asyncio.sleep(self._heartbeat_seconds * share)
                for stream in tuple(islice(self._round, _SLICE)):
                    self._round.move_to_end(stream)
                    self._attempt(stream, stream.beat)
