"""One open event stream: a response that the hub writes into, without a task of its own."""

from collections.abc import Mapping
from contextlib import suppress

import h11

from app.adapters.asgi import Message, Send
from app.adapters.live import wire
from app.usecases.following import Subscription

# What the server raises when the connection has just died under the response.
_DEAD_LINE = (h11.ProtocolError, RuntimeError, OSError)


class Stalled(Exception):
    """The reader has stopped reading: what was sent before fills every buffer."""


class Stream:
    """Silent until `open`, then written to at once; what it hears before it opens is kept for then."""

    __slots__ = ("_early", "_farewell", "_send", "subscription")

    def __init__(self, subscription: Subscription, send: Send) -> None:
        self.subscription = subscription
        self._send = send
        self._early: dict[str, int] | None = {}
        self._farewell: bytes | None = None

    def open(self, present: Mapping[str, int]) -> None:
        """Tell the present versions, or the newer ones announced while they were being read."""
        early, self._early = self._early or {}, None
        signals = [wire.signal(name, version) for name, version in {**present, **early}.items()]
        farewell = self._farewell or b""
        self._write(wire.retry() + b"".join(signals) + farewell, more=self._farewell is None)

    def tell(self, topic: str, version: int) -> None:
        """Signal the topic under the names this page gave it."""
        names = [name for name, followed in self.subscription.topics.items() if followed == topic]
        if self._early is not None:
            self._early.update(dict.fromkeys(names, version))
        else:
            self._write(b"".join(wire.signal(name, version) for name in names))

    def beat(self) -> None:
        """Show that the line is alive."""
        if self._early is None:
            self._write(wire.HEARTBEAT)

    def end(self, farewell: bytes) -> None:
        """Close, after this last word; one that is not open yet will say it when it opens."""
        if self._early is not None:
            self._farewell = farewell
        else:
            self._write(farewell, more=False)

    async def finish(self) -> None:
        """Close a stalled stream when it can at last be written to, or when its line is cut."""
        with suppress(*_DEAD_LINE):
            await self._send(_chunk(b"", more=False))

    def _write(self, body: bytes, *, more: bool = True) -> None:
        # The server's `send` only waits when the reader has let its buffers fill: stepping it by hand
        # once writes everything, or shows the stall, and costs neither a task nor a queue.
        sending = self._send(_chunk(body, more=more))
        try:
            sending.send(None)
        except StopIteration:
            return
        except _DEAD_LINE:
            return
        sending.close()
        raise Stalled


def _chunk(body: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}
