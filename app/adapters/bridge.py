"""The bridge from the event loop to Flask: whole requests in, whole answers out, threads in between."""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from app.adapters.asgi import RawHeaders, Receive, Scope, Send, answer, say

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None

BODY_LIMIT = 512 * 1024
SECONDS_TO_SEND = 30.0
# A refusal is only read by a browser that could finish its sending: this much is read and thrown away.
_POLITENESS = 16
_BODILESS = (204, 304)
# Ours to say, or (`proxy`) read by HTTP clients as their own setting once it is called HTTP_PROXY.
_LEFT_OUT = (b"content-length", b"transfer-encoding", b"proxy")

TOO_LARGE = "Cet envoi est trop lourd. Rien n’a été changé. Revenez à la page précédente."
TOO_SLOW = "L’envoi a duré trop longtemps. Rien n’a été changé. Revenez en arrière et réessayez."


class TooLarge(Exception):
    """More bytes came than a form of ours ever holds."""


class Gone(Exception):
    """The browser left before it had said everything."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the WSGI application answered, whole."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Bridge:
    """An ASGI application that serves a WSGI one from a pool of threads."""

    def __init__(
        self,
        application: "WSGIApplication",
        threads: Executor,
        headers: Mapping[str, str],
        *,
        body_limit: Callable[[str], int] = lambda _path: BODY_LIMIT,
        seconds_to_send: float = SECONDS_TO_SEND,
    ) -> None:
        self._application = application
        self._threads = threads
        self._refusal = {**headers, "Connection": "close"}
        self._body_limit = body_limit
        self._seconds_to_send = seconds_to_send

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._seconds_to_send):
                body = await self._collect(scope, receive)
        except TooLarge:
            return await say(send, 413, TOO_LARGE, self._refusal)
        except TimeoutError:
            return await say(send, 408, TOO_SLOW, self._refusal)
        except Gone:
            return None
        call = environ(scope, body)
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._threads, run, self._application, call)
        return await answer(send, made.status, made.headers, made.body)

    async def _collect(self, scope: Scope, receive: Receive) -> bytes:
        limit = self._body_limit(scope["path"])
        if _announced(scope["headers"]) > limit * _POLITENESS:
            raise TooLarge
        kept, size, more = bytearray(), 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            chunk, more = message.get("body", b""), message.get("more_body", False)
            size += len(chunk)
            if size <= limit:
                kept += chunk
            elif not more or size > limit * _POLITENESS:
                raise TooLarge
        return bytes(kept)


def environ(scope: Scope, body: bytes) -> "WSGIEnvironment":
    """The request as PEP 3333 wants it."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    return {
        **_variables(scope["headers"]),
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": _wsgi_text(scope.get("root_path", "")),
        "PATH_INFO": _wsgi_text(scope["path"]),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "REMOTE_PORT": str(client[1]),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def run(application: "WSGIApplication", call: "WSGIEnvironment") -> Answer:
    """Run the application to its end, in the thread this is called from."""
    started: list[tuple[str, list[tuple[str, str]]]] = []
    written: list[bytes] = []

    def start_response(
        status: str,
        headers: list[tuple[str, str]],
        _failure: ExcInfo = None,
        /,
    ) -> Callable[[bytes], object]:
        # Nothing was sent yet, so that a later start, after a failure, may always replace the first.
        started[:] = [(status, headers)]
        return written.append

    chunks: Iterable[bytes] = application(call, start_response)
    try:
        written.extend(chunks)
    finally:
        _close(chunks)
    status, headers = started[0]
    return _whole(call["REQUEST_METHOD"], int(status.split()[0]), headers, b"".join(written))


def _whole(method: str, status: int, headers: list[tuple[str, str]], body: bytes) -> Answer:
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if method == "HEAD":
        return Answer(status, raw, b"")
    raw = [(name, value) for name, value in raw if name != b"content-length"]
    if status in _BODILESS:
        return Answer(status, raw, b"")
    return Answer(status, [*raw, (b"content-length", str(len(body)).encode())], body)


def _variables(headers: RawHeaders) -> dict[str, str]:
    variables: dict[str, str] = {}
    for name, value in headers:
        # `X_Forwarded_For` would pass for `X-Forwarded-For` once both are variables.
        if b"_" in name or name in _LEFT_OUT:
            continue
        key = "CONTENT_TYPE" if name == b"content-type" else _variable(name)
        joint = "; " if name == b"cookie" else ","
        text = value.decode("latin-1")
        variables[key] = f"{variables[key]}{joint}{text}" if key in variables else text
    return variables


def _variable(name: bytes) -> str:
    return "HTTP_" + name.decode("latin-1").upper().replace("-", "_")


def _announced(headers: RawHeaders) -> int:
    lengths = [value for name, value in headers if name == b"content-length" and value.isdigit()]
    return max(map(int, lengths), default=0)


def _wsgi_text(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _close(chunks: Any) -> None:
    if hasattr(chunks, "close"):
        chunks.close()
