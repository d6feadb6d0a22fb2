"""The event streams: from a press to the screen that is told, and what a listening screen costs.

Our hub beside the plain way, a thread per stream, in the same run; the two take turns.
"""

import http.client
import json
import logging
import multiprocessing
import os
import queue
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection

from flask import Flask, Response, request
from werkzeug.serving import make_server

from app.adapters.live.bus import InProcessBus
from app.adapters.live.hub import Hub
from app.server import build, serve
from app.usecases.following import Subscription

STREAMS = 300
PRESSES = 100
ROUNDS = 3
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class OneWalkEach:
    """A doorkeeper that lets every seat follow its own walk, and reads nothing."""

    def admit(self, cookies: Mapping[str, str], query: Mapping[str, str]) -> Subscription:
        del cookies
        return Subscription(query["seat"], {"parcours": query["seat"]})

    def present(self, subscription: Subscription) -> Mapping[str, int]:
        return dict.fromkeys(subscription.topics, 0)


def pages(announce: Callable[[str, int], None]) -> Flask:
    """Where one presses, and where the server tells what it has used."""
    flask_app = Flask(__name__)

    @flask_app.get("/press")
    def press() -> str:
        announce(request.args["seat"], int(request.args["version"]))
        return "pressed"

    @flask_app.get("/cost")
    def cost() -> dict[str, float]:
        return {"cpu": time.process_time(), "memory": resident()}

    return flask_app


def hub_server(ready: Connection) -> None:
    pin(0)
    hub = Hub()
    serve(build(pages(InProcessBus(hub).announce), hub, OneWalkEach()), "127.0.0.1", 0, ready.send)


def threads_server(ready: Connection) -> None:
    pin(0)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    waiting: dict[str, queue.Queue[int]] = {}
    flask_app = pages(lambda seat, version: waiting[seat].put(version))

    @flask_app.get("/direct")
    def direct() -> Response:
        own = waiting.setdefault(request.args["seat"], queue.Queue())

        def signals() -> Iterator[str]:
            yield "event: parcours\ndata: 0\n\n"
            while True:
                yield f"event: parcours\ndata: {own.get()}\n\n"

        return Response(signals(), mimetype="text/event-stream")

    server = make_server("127.0.0.1", 0, flask_app, threaded=True)
    ready.send(server.port)
    server.serve_forever()


@contextmanager
def running(serving: Callable[[Connection], None]) -> Iterator[int]:
    """The server in a process of its own; gives its port."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    process = spawning.Process(target=serving, args=(there,), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join()


def measure(port: int) -> dict[str, float]:
    """Open the streams, then press for one screen after the other."""
    before = asked(port, "/cost")
    streams = [listen(port, f"seat-{n}") for n in range(STREAMS)]
    opened = asked(port, "/cost")
    pressing, told = http.client.HTTPConnection("127.0.0.1", port), []
    for n in range(PRESSES):
        seat = n * STREAMS // PRESSES
        began = time.perf_counter()
        pressing.request("GET", f"/press?seat=seat-{seat}&version={n + 1}")
        heard(streams[seat], n + 1)
        told.append((time.perf_counter() - began) * 1000)
        pressing.getresponse().read()
    after = asked(port, "/cost")
    return {
        "told_p50": statistics.median(told),
        "told_p95": statistics.quantiles(told, n=20)[-1],
        "cpu": (after["cpu"] - opened["cpu"]) / PRESSES * 1e6,
        "memory": (opened["memory"] - before["memory"]) / STREAMS / 1024,
    }


def listen(port: int, seat: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/direct?seat={seat}")
    stream = connection.getresponse()
    heard(stream, 0)
    return stream


def heard(stream: http.client.HTTPResponse, version: int) -> None:
    while line := stream.readline():
        if line == f"data: {version}\n".encode():
            return
    raise EOFError("the stream ended")


def asked(port: int, path: str) -> dict[str, float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    figures: dict[str, float] = json.load(connection.getresponse())
    return figures


def resident() -> float:
    with open("/proc/self/statm") as figures:
        return int(figures.read().split()[1]) * _PAGE


def pin(core: int) -> None:
    """The server and its load on different cores, where the system lets us choose."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core % len(cores)]})


def calibrated() -> float:
    """Milliseconds for a fixed piece of work: how fast, and how quiet, the machine is just now."""
    began = time.perf_counter()
    sum(n * n for n in range(2_000_000))
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print both ways and their ratio."""
    servers = {"hub": hub_server, "threads": threads_server}
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in servers}
    pin(1)
    first = calibrated()
    for _ in range(ROUNDS):
        for name, serving in servers.items():
            with running(serving) as port:
                rounds[name].append(measure(port))
    print(f"Event streams: {STREAMS} screens listen, {PRESSES} presses, {ROUNDS} rounds in turn")
    print(f"{'':34}{'hub':>10}{'threads':>10}{'ratio':>8}")
    for label, figure in (
        ("press → told, p50 (ms)", "told_p50"),
        ("press → told, p95 (ms)", "told_p95"),
        ("CPU of the server a press (µs)", "cpu"),
        ("memory a stream (KB)", "memory"),
    ):
        hub, threads = (statistics.median(r[figure] for r in rounds[name]) for name in servers)
        print(f"{label:34}{hub:10.1f}{threads:10.1f}{hub / threads:8.2f}")
    print(f"calibration: {first:.0f} ms before, {calibrated():.0f} ms after")
