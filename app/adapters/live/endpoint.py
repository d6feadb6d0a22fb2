"""The address of the event streams: who comes in, with which headers, and until when."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import TypeVar
from urllib.parse import parse_qsl

from sqlalchemy.exc import SQLAlchemyError
from werkzeug.http import parse_cookie

from app.adapters.asgi import Receive, Scope, Send, encoded, say
from app.adapters.live.hub import Hub
from app.adapters.live.stream import Stream
from app.domain.errors import StoreBusy
from app.usecases.following import Doorkeeper, Subscription

T = TypeVar("T")

NOTHING_HERE = "Il n’y a rien à suivre ici."
READ_ONLY = "Cette adresse se lit seulement."
BUSY = "Le poste de travail est très occupé. Rien n’est perdu. Réessayez dans un instant."
_MOST_FIELDS = 20


class Endpoint:
    """`GET /direct`: asks the doorkeeper, joins the hub, then only waits for the browser to leave."""

    def __init__(
        self, hub: Hub, doorkeeper: Doorkeeper, threads: Executor, headers: Mapping[str, str]
    ) -> None:
        self._hub = hub
        self._doorkeeper = doorkeeper
        self._threads = threads
        # A proxy that gathers events before passing them on would keep the news from the screen.
        self._headers = {**headers, "X-Accel-Buffering": "no"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            return await say(send, 405, READ_ONLY, {**self._headers, "Allow": "GET"})
        try:
            subscription = await self._blocking(lambda: self._doorkeeper.admit(*_credentials(scope)))
            if subscription is None:
                return await say(send, 404, NOTHING_HERE, self._headers)
            return await self._follow(subscription, receive, send)
        except (StoreBusy, SQLAlchemyError):
            return await say(send, 503, BUSY, {**self._headers, "Retry-After": "3"})

    async def _follow(self, subscription: Subscription, receive: Receive, send: Send) -> None:
        stream = Stream(subscription, send)
        # Listening comes before reading, so that no move can fall between the two.
        self._hub.join(stream)
        try:
            present = await self._blocking(lambda: self._doorkeeper.present(subscription))
            await self._begin(send)
            self._hub.open(stream, present)
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self._hub.leave(stream)

    async def _begin(self, send: Send) -> None:
        headers = encoded({**self._headers, "Content-Type": "text/event-stream; charset=utf-8"})
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    async def _blocking(self, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, act)


def _credentials(scope: Scope) -> tuple[dict[str, str], dict[str, str]]:
    cookies = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    fields = parse_qsl(scope["query_string"].decode("latin-1")[:2000])[:_MOST_FIELDS]
    return parse_cookie(cookies.decode("latin-1")).to_dict(), dict(reversed(fields))
