"""The bridge to Flask, through a real server: whole requests in, whole answers out."""

import http.client
import json
import socket
import time

import pytest
from flask import Flask, Response, abort, request

from app.adapters.live.hub import Hub
from app.server import Application, build, serve
from app.web.headers import SECURITY_HEADERS
from tests.served import served


class Nobody:
    def admit(self, cookies, query):
        return None

    def present(self, subscription):
        return {}


def toy_pages() -> Flask:
    pages = Flask(__name__)

    @pages.route("/echo/<path:rest>", methods=["GET", "POST"])
    def echo(rest):
        shown = {name: value for name, value in request.environ.items() if isinstance(value, str)}
        return {
            "rest": rest,
            "vu": request.args.get("vu"),
            "body": request.get_data().decode(),
            "environ": shown,
        }

    pages.add_url_rule("/bonjour", "hello", lambda: "Bonjour à tous")
    pages.add_url_rule("/rien", "nothing", lambda: ("", 204))
    pages.add_url_rule("/bribes", "pieces", lambda: Response(iter(["une, ", "deux"])))
    pages.add_url_rule("/refus", "refused", lambda: abort(409))
    return pages


def application(pages=None) -> Application:
    return build(pages or toy_pages(), Hub(), Nobody())


@pytest.fixture(scope="module")
def port():
    with served(application()) as port:
        yield port


def asked(
    port: int, method: str, path: str, body=None, headers=None
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer, answer.read()


def raw(port: int, *pieces: bytes, pause: float = 0) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        for piece in pieces:
            line.sendall(piece)
            time.sleep(pause)
        received = b""
        while chunk := line.recv(65536):
            received += chunk
    return received


def test_a_page_comes_whole_with_its_length_and_without_the_server_s_name(port):
    answer, body = asked(port, "GET", "/bonjour")

    assert (answer.status, body.decode()) == (200, "Bonjour à tous")
    assert answer.headers["Content-Length"] == str(len(body))
    assert answer.headers["Server"] is None


def test_a_page_made_in_pieces_is_sent_in_one(port):
    answer, body = asked(port, "GET", "/bribes")

    assert (body, answer.headers["Content-Length"]) == (b"une, deux", "9")


def test_pages_asked_one_after_the_other_are_not_held_back_by_the_network(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    began = time.perf_counter()

    for _ in range(40):
        connection.request("GET", "/bonjour")
        connection.getresponse().read()

    assert (time.perf_counter() - began) / 40 < 0.03


def test_asking_for_the_head_gives_the_same_headers_and_no_body(port):
    answer, body = asked(port, "HEAD", "/bonjour")

    assert (answer.status, answer.headers["Content-Length"], body) == (200, "15", b"")


def test_an_answer_without_a_body_has_no_length(port):
    answer, body = asked(port, "GET", "/rien")

    assert (answer.status, answer.headers["Content-Length"], body) == (204, None, b"")


def test_a_refusal_of_flask_passes_through(port):
    assert asked(port, "GET", "/refus")[0].status == 409


def test_accents_in_the_path_and_the_query_arrive(port):
    told = json.loads(asked(port, "GET", "/echo/%C3%A9tape%20une?vu=d%C3%A9j%C3%A0")[1])

    assert (told["rest"], told["vu"]) == ("étape une", "déjà")


def test_a_form_arrives_whole(port):
    told = json.loads(asked(port, "POST", "/echo/form", b"vu=3", {"Content-Type": "text/plain"})[1])

    assert told["body"] == "vu=3"
    assert (told["environ"]["CONTENT_LENGTH"], told["environ"]["CONTENT_TYPE"]) == ("4", "text/plain")


def test_a_body_sent_in_chunks_has_a_length_and_no_encoding_left(port):
    told = json.loads(asked(port, "POST", "/echo/form", iter([b"vu", b"=3"]))[1])

    assert (told["body"], told["environ"]["CONTENT_LENGTH"]) == ("vu=3", "4")
    assert "HTTP_TRANSFER_ENCODING" not in told["environ"]


def test_the_request_is_described_as_wsgi_wants_it(port):
    environ = json.loads(asked(port, "GET", "/echo/x?y=1")[1])["environ"]

    assert {
        name: environ[name] for name in ("REQUEST_METHOD", "SCRIPT_NAME", "QUERY_STRING", "SERVER_PROTOCOL")
    } == {"REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "QUERY_STRING": "y=1", "SERVER_PROTOCOL": "HTTP/1.1"}
    assert (environ["REMOTE_ADDR"], environ["SERVER_PORT"]) == ("127.0.0.1", str(port))


def test_a_header_cannot_pass_for_another_one(port):
    told = raw(
        port,
        b"GET /echo/x HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n"
        b"X_Real_Ip: 6.6.6.6\r\nProxy: evil\r\n\r\n",
    )

    assert b"6.6.6.6" not in told
    assert b"evil" not in told


def test_headers_sent_twice_are_joined_and_cookies_stay_cookies(port):
    told = raw(
        port,
        b"GET /echo/x HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nOrigin: a\r\nOrigin: b\r\n"
        b"Cookie: one=1\r\nCookie: two=2\r\n\r\n",
    )

    assert b'"HTTP_ORIGIN":"a,b"' in told
    assert b'"HTTP_COOKIE":"one=1; two=2"' in told


def test_a_body_at_the_limit_is_read_and_one_byte_more_is_refused_in_plain_words(port):
    fitting, _ = asked(port, "POST", "/echo/form", b"x" * 512 * 1024)
    refused, sentence = asked(port, "POST", "/echo/form", b"x" * (512 * 1024 + 1))

    assert (fitting.status, refused.status) == (200, 413)
    assert sentence.decode().startswith("Cet envoi est trop lourd")
    assert {name: refused.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_a_huge_body_is_refused_before_it_is_sent(port):
    told = raw(port, b"POST /echo/x HTTP/1.1\r\nHost: desk\r\nContent-Length: 99999999999\r\n\r\n")

    assert told.startswith(b"HTTP/1.1 413 ")


def test_a_body_that_never_ends_is_given_up(monkeypatch):
    slow = application()
    monkeypatch.setattr(slow._pages, "_seconds_to_send", 0.2)

    with served(slow) as port:
        told = raw(port, b"POST /echo/x HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\nvu=", pause=0.4)

    assert told.startswith(b"HTTP/1.1 408 ")


def test_a_browser_that_leaves_in_the_middle_of_its_sending_disturbs_nobody(port):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"POST /echo/x HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\nvu=")

    assert asked(port, "GET", "/bonjour")[0].status == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_application_that_breaks_is_answered_for_and_the_next_page_comes(method):
    pages = toy_pages()
    whole = pages.wsgi_app
    pages.wsgi_app = lambda call, start: whole(call, start) if call["PATH_INFO"] != "/casse" else 1 / 0

    with served(application(pages)) as port:
        broken, sentence = asked(port, method, "/casse")
        sound, _ = asked(port, "GET", "/bonjour")

    assert (broken.status, sound.status) == (500, 200)
    assert "ZeroDivisionError" not in sentence.decode()
    assert {name: broken.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_the_iterable_of_an_answer_is_closed_even_when_it_breaks():
    closed = []

    class Breaking:
        def __iter__(self):
            raise OSError("disk")

        def close(self):
            closed.append(True)

    pages = toy_pages()
    pages.wsgi_app = lambda call, start: (start("200 OK", []), Breaking())[1]

    with served(application(pages)) as port:
        answer, _ = asked(port, "GET", "/")

    assert (answer.status, closed) == (500, [True])


def test_what_is_not_http_is_refused_and_the_next_page_comes(port):
    assert raw(port, b"\x16\x03\x01 hello\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert asked(port, "GET", "/bonjour")[0].status == 200


def test_three_hundred_half_open_requests_leave_room_for_a_page(port):
    half_open = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
    for line in half_open:
        line.sendall(b"GET /bonjour HTTP/1.1\r\nHost: de")

    answer, _ = asked(port, "GET", "/bonjour")
    for line in half_open:
        line.close()

    assert answer.status == 200


def test_a_port_in_use_stops_the_start_with_an_error_that_can_be_told(port):
    with pytest.raises(OSError, match="in use"):
        serve(application(), "127.0.0.1", port, lambda _: None)
