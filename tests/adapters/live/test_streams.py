"""The event streams, through a real server: who hears what, and for how long."""

import http.client
import socket
import statistics
import threading
import time
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from app.domain.errors import StoreBusy
from app.server import Impatient
from app.web.headers import SECURITY_HEADERS
from tests.served import Screen, eventually, served


def test_a_stranger_is_told_that_there_is_nothing_here(desk):
    with served(desk.application()) as port:
        paul = Screen(port, seat="paul")

        assert paul.answer.status == 404
        assert paul.answer.read().decode() == "Il n’y a rien à suivre ici.\n"
        assert {name: paul.answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_a_stream_is_never_kept_nor_gathered_on_its_way(desk):
    with served(desk.application()) as port:
        amina = Screen(port)

        assert amina.answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert amina.answer.headers["Cache-Control"] == "no-store"
        assert amina.answer.headers["X-Accel-Buffering"] == "no"
        assert amina.answer.headers["Content-Encoding"] is None
        assert amina.answer.headers["Server"] is None
        assert {name: amina.answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_the_first_words_say_when_to_come_back_and_where_everything_is_now(desk):
    desk.versions["walk:w1"] = 7

    with served(desk.application()) as port:
        amina = Screen(port)

        retry = amina.line()
        assert retry.startswith("retry: ")
        assert 1000 <= int(retry.removeprefix("retry: ")) <= 8000
        assert [amina.hear(), amina.hear()] == [("parcours", "7"), ("salle", "1")]


def test_a_move_announced_in_another_thread_reaches_every_screen_that_follows_it_and_no_other(desk):
    with served(desk.application()) as port:
        screens = [Screen(port, seat) for seat in ("amina", "luc")]
        for screen in screens:
            assert [screen.hear(), screen.hear()] == [("parcours", "1"), ("salle", "1")]
        ines = Screen(port, "ines")
        assert ines.hear() == ("salle", "1")

        desk.move("walk:w1")
        desk.move("room")

        assert [screen.hear() for screen in screens] == [("parcours", "2")] * 2
        assert ines.hear() == ("salle", "2")


def test_a_move_made_while_a_stream_opens_is_not_lost(desk):
    desk.before_present = lambda: desk.move("walk:w1")

    with served(desk.application()) as port:
        amina = Screen(port)

        assert amina.hear() == ("parcours", "2")


def test_a_seat_s_fifth_stream_sends_its_oldest_to_polling(desk):
    with served(desk.application()) as port:
        oldest, *others = [opened(Screen(port)) for _ in range(4)]

        fifth = opened(Screen(port))
        desk.move("walk:w1")

        assert [oldest.hear(), oldest.hear()] == [("sonder", "0"), None]
        assert [screen.hear() for screen in (*others, fifth)] == [("parcours", "2")] * 4


def test_four_streams_of_one_seat_take_nothing_from_another(desk):
    with served(desk.application()) as port:
        luc = opened(Screen(port, "luc"))

        for _ in range(6):
            opened(Screen(port))
        desk.move("walk:w1")

        assert luc.hear() == ("parcours", "2")


def test_a_seat_whose_rights_end_is_told_so_and_its_streams_close(desk):
    with served(desk.application()) as port:
        aminas, luc = [opened(Screen(port)), opened(Screen(port))], opened(Screen(port, "luc"))

        desk.bus.close("amina")
        desk.move("walk:w1")

        assert [[screen.hear(), screen.hear()] for screen in aminas] == [[("fin", "0"), None]] * 2
        assert luc.hear() == ("parcours", "2")


def test_rights_that_end_while_a_stream_opens_end_it(desk):
    desk.before_present = lambda: (desk.bus.close("amina"), time.sleep(0.1))

    with served(desk.application()) as port:
        amina = Screen(port)

        assert [amina.hear(), amina.hear(), amina.hear()] == [("parcours", "1"), ("salle", "1"), ("fin", "0")]
        assert amina.hear() is None


def test_a_quiet_stream_shows_that_it_is_alive(hurried_desk):
    with served(hurried_desk.application()) as port:
        amina = opened(Screen(port))

        assert [amina.line(), amina.line(), amina.line()] == ["\n", ":\n", "\n"]


def test_a_closed_tab_is_forgotten(desk):
    with served(desk.application()) as port:
        amina = opened(Screen(port))
        assert len(desk.hub) == 1

        amina.close()

        assert eventually(lambda: len(desk.hub) == 0)


def test_a_reader_that_stalls_is_dropped_then_cut_and_nobody_waits_for_it(desk, monkeypatch):
    monkeypatch.setattr(Impatient, "patience_seconds", 0.3)
    desk.seats["paul"] = {"long" * 4000: "walk:w1"}

    with served(desk.application()) as port:
        luc = opened(Screen(port, "luc"))
        paul = socket.create_connection(("127.0.0.1", port))
        paul.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        paul.sendall(b"GET /direct HTTP/1.1\r\nHost: desk\r\nCookie: seat=paul\r\n\r\n")
        assert eventually(lambda: len(desk.hub) == 2)
        moves = 0
        while len(desk.hub) == 2 and moves < 2000:
            desk.move("walk:w1")
            moves += 1
            assert luc.hear() == ("parcours", str(moves + 1))

        assert len(desk.hub) == 1
        assert eventually(lambda: not desk.hub._stalled)
        paul.close()


def test_a_database_that_does_not_answer_asks_for_patience(desk):
    def locked():
        raise OperationalError("SELECT secret", {}, Exception("database is locked"))

    def busy():
        raise StoreBusy

    with served(desk.application()) as port:
        desk.before_admitting = busy
        at_the_door = Screen(port)
        desk.before_admitting, desk.before_present = (lambda: None), locked
        at_the_count = Screen(port)

        for screen in (at_the_door, at_the_count):
            assert (screen.answer.status, screen.answer.headers["Retry-After"]) == (503, "3")
            assert "secret" not in screen.answer.read().decode()
            assert screen.answer.headers["Cache-Control"] == "no-store"
        assert len(desk.hub) == 0


def test_a_bug_of_the_doorkeeper_shows_nothing_of_itself(desk):
    def bug():
        raise KeyError("secret")

    desk.before_admitting = bug
    with served(desk.application()) as port:
        amina = Screen(port)

        assert amina.answer.status == 500
        assert amina.answer.read().decode().startswith("Un imprévu de notre côté.")
        assert amina.answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_stream_can_only_be_read(desk):
    with served(desk.application()) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("POST", "/direct", body=b"")

        answer = connection.getresponse()

        assert (answer.status, answer.headers["Allow"]) == (405, "GET")


def test_two_hundred_streams_do_not_slow_a_page(desk):
    desk.seats |= {f"seat-{n}": {"parcours": "walk:w1"} for n in range(200)}
    with served(desk.application()) as port:
        screens = [Screen(port, f"seat-{n}") for n in range(200)]
        assert eventually(lambda: len(desk.hub) == 200)

        alone = page_seconds(port)
        with moving(desk):
            crowded = page_seconds(port)

        assert len(screens) == 200
        assert statistics.median(crowded) < max(0.05, 5 * statistics.median(alone))


def test_the_server_stops_at_once_though_screens_are_listening(desk):
    with served(desk.application()) as port:
        screens = [opened(Screen(port)) for _ in range(3)]
        stopping = time.monotonic()

    assert time.monotonic() - stopping < 2
    assert [screen.hear() for screen in screens] == [None] * 3


def test_a_screen_that_comes_back_after_a_restart_learns_what_it_missed(desk):
    with served(desk.application()) as port:
        opened(Screen(port))
    desk.move("walk:w1")

    with served(desk.application(), port):
        assert Screen(port).hear() == ("parcours", "2")


def test_the_bus_is_harmless_before_the_server_runs_and_after_it_stopped(desk):
    desk.move("walk:w1")
    with served(desk.application()):
        pass

    desk.move("walk:w1")
    desk.bus.close("amina")

    assert desk.versions["walk:w1"] == 3


def opened(screen: Screen, topics: int = 2) -> Screen:
    """The screen, once it has been told where everything is now."""
    for _ in range(topics):
        screen.hear()
    return screen


def page_seconds(port: int) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    taken = []
    for _ in range(50):
        began = time.perf_counter()
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"Bonjour"
        taken.append(time.perf_counter() - began)
    return taken


@contextmanager
def moving(desk):
    """A walk that moves all the time, in a thread of its own."""
    stop = threading.Event()

    def run():
        while not stop.wait(0.05):
            desk.move("walk:w1")

    thread = threading.Thread(target=run)
    thread.start()
    yield
    stop.set()
    thread.join()
