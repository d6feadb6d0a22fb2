"""The ASGI program: Flask behind its bridge, the hub of event streams beside it, one port."""

import asyncio
import logging
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

import uvicorn
from flask import Flask
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from app.adapters.asgi import Receive, Scope, Send, say
from app.adapters.bridge import Bridge
from app.adapters.live.endpoint import Endpoint
from app.adapters.live.hub import Hub
from app.usecases.following import Doorkeeper
from app.web.access import body_limit
from app.web.headers import SECURITY_HEADERS

STREAMS = "/direct"
# Shorter, and the next click of somebody who reads slowly meets a line that is just being closed.
KEEP_ALIVE_SECONDS = 75
GRACE_SECONDS = 3
PATIENCE_SECONDS = 30.0
UNFORESEEN = "Un imprévu de notre côté. Ce qui était enregistré est gardé. Réessayez dans un instant."

log = logging.getLogger(__name__)


class Application:
    """One port for the pages and for the event streams."""

    def __init__(self, pages: Bridge, streams: Endpoint, hub: Hub, threads: ThreadPoolExecutor) -> None:
        self.hub = hub
        self._pages = pages
        self._streams = streams
        self._threads = threads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self._live(receive, send)
        application = self._streams if scope["path"] == STREAMS else self._pages
        try:
            return await application(scope, receive, send)
        except Exception:
            # The outermost wall: beyond it the server would answer without our headers. When a response
            # had begun, this second one is refused by the server, which then cuts the line.
            log.exception("A request failed outside of Flask")
            return await say(send, 500, UNFORESEEN, SECURITY_HEADERS)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self.hub.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.hub.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)
        await send({"type": "lifespan.shutdown.complete"})


def build(flask_app: Flask, hub: Hub, doorkeeper: Doorkeeper, *, threads: int = 4) -> Application:
    """Put the pages and the streams behind one door."""
    pool = ThreadPoolExecutor(threads, thread_name_prefix="page")
    return Application(
        Bridge(flask_app, pool, SECURITY_HEADERS, body_limit=partial(body_limit, flask_app)),
        Endpoint(hub, doorkeeper, pool, SECURITY_HEADERS),
        hub,
        pool,
    )


def serve(application: Application, host: str, port: int, on_ready: Callable[[int], None]) -> None:
    """Serve until interrupted; `on_ready` gets the port once it listens. OSError: the port is taken."""
    with listen(host, port) as listening, suppress(KeyboardInterrupt):
        Server(application, on_ready).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Take the port, before anything else is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio only sends small answers at once (no Nagle) on a socket that
    # says it is TCP: left out, as `create_server` does, every page waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            # Elsewhere it lets a restart have its port back; on Windows it would let two servers share it.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


class Server(uvicorn.Server):
    """uvicorn, which says when it listens and lets go of the event streams before it waits for them."""

    def __init__(self, application: Application, on_ready: Callable[[int], None]) -> None:
        super().__init__(_settings(application))
        self._hub = application.hub
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say on which port."""
        await super().startup(sockets=sockets)
        if self.started and sockets:
            self._on_ready(sockets[0].getsockname()[1])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams first: they never end by themselves."""
        self._hub.close()
        await super().shutdown(sockets=sockets)


def _settings(application: Application) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=Impatient,
        ws="none",
        loop="asyncio",
        lifespan="on",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        # Only a proxy that the configuration names may say who is asking.
        proxy_headers=False,
        server_header=False,
        # An access log would keep who came, and when.
        access_log=False,
        log_config=None,
        log_level=logging.WARNING,
    )


class Impatient(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """A connection that is cut when it neither asks anything nor reads what it is sent."""

    patience_seconds = PATIENCE_SECONDS
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for the first bytes, no longer than between two requests."""
        super().connection_made(transport)
        self._wait(KEEP_ALIVE_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Somebody speaks."""
        super().data_received(data)
        # Half a request is not one: it must not keep a connection for ever.
        if self.cycle is not None and not self.flow.write_paused:
            self._stop_waiting()

    def pause_writing(self) -> None:
        """The reader has let every buffer fill."""
        super().pause_writing()
        self._wait(self.patience_seconds)

    def resume_writing(self) -> None:
        """The reader reads again."""
        super().resume_writing()
        self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._patience = asyncio.get_running_loop().call_later(seconds, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
