"""Addresses looked at against a server of this machine, that a resolver of ours gives a public number."""

import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from app.adapters.link_checking import LinkLooking, connection
from app.domain.linking import Allowed, LinkOutcome
from app.usecases.link_ports import Found

PUBLIC = "93.184.215.14"
ALLOWED = Allowed(frozenset({"caf.fr"}), frozenset({"info.fr"}))


class Site(BaseHTTPRequestHandler):
    """Answers as its address says: /404, /302/<where>, /get-only…"""

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        asked = (method, self.headers["Host"], self.path, self.headers.get("Cookie"))
        self.server.asked.append(asked)
        code, _, where = self.path.strip("/").partition("/")
        if code == "lettre":
            return self._one_letter_at_a_time()
        if code == "coupe" and len(self.server.asked) == 1:
            return self.connection.close()
        if code == "lecture":
            code = "405" if method == "HEAD" else "200"
        self.send_response(int(code) if code.isdigit() else 200)
        if where:
            self.send_header("Location", self.server.places.get(where, where))
        self.send_header("Set-Cookie", "a=b")
        self.end_headers()

    def _one_letter_at_a_time(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                time.sleep(0.05)
        except OSError:
            self.server.asked.append("cut")

    def log_message(self, *_: object) -> None:
        """Silent."""


@contextmanager
def serving(trust: ssl.SSLContext | None = None) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.places = [], {}
    if trust is not None:
        server.socket = trust.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    with serving() as server:
        yield server


def looking(server: ThreadingHTTPServer, **more) -> LinkLooking:
    """Every name has a public number, and every number is the server of this machine."""

    def here(target, address) -> HTTPConnection:
        assert address == PUBLIC
        found = HTTPConnection(target.host, target.port, timeout=2)
        found.connect = lambda: setattr(found, "sock", socket.create_connection(server.server_address))
        return found

    return LinkLooking(**{"resolve": lambda _: [PUBLIC], "connect": here, **more})


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("/", Found(LinkOutcome.FINE)),
        ("/404", Found(LinkOutcome.GONE, "404")),
        ("/410", Found(LinkOutcome.GONE, "410")),
        ("/403", Found(LinkOutcome.GUARDED, "403")),
        ("/503", Found(LinkOutcome.TROUBLE, "503")),
        ("/lecture", Found(LinkOutcome.FINE)),
        ("/coupe", Found(LinkOutcome.FINE)),
        ("/301/ici", Found(LinkOutcome.MOVED, "https://www.caf.fr/ici")),
        ("/302/ici", Found(LinkOutcome.FINE)),
        ("/302/accueil", Found(LinkOutcome.MOVED, "https://www.caf.fr/")),
        ("/301/loin", Found(LinkOutcome.AWAY, "publicite.example.com")),
        ("/301/dedans", Found(LinkOutcome.REFUSED)),
        ("/301/rond", Found(LinkOutcome.CIRCLING)),
    ],
)
def test_what_a_site_answers_is_said_in_one_of_a_few_ways(site, page, found):
    site.places = {
        "ici": "/ici",
        "accueil": "https://www.caf.fr/",
        "loin": "https://publicite.example.com/",
        "dedans": "http://169.254.169.254/latest/",
        "rond": "/301/rond",
    }

    assert looking(site).look(f"https://www.caf.fr{page}", ALLOWED) == found


def test_no_word_goes_to_a_site_out_of_the_list(site):
    site.places = {"loin": "https://publicite.example.com/"}

    looking(site).look("https://www.caf.fr/301/loin", ALLOWED)

    assert {host for _, host, *_ in site.asked} == {"www.caf.fr"}


def test_no_cookie_goes_back_and_a_sound_page_is_not_read(site):
    site.places = {"ici": "/ici"}

    looking(site).look("https://www.caf.fr/302/ici", ALLOWED)

    assert site.asked == [("HEAD", "www.caf.fr", "/302/ici", None), ("HEAD", "www.caf.fr", "/ici", None)]


def test_an_address_written_in_clear_is_asked_for_over_tls_first(site):
    found = looking(site).look("http://www.info.fr/page", ALLOWED)

    assert found == Found(LinkOutcome.MOVED, "https://www.info.fr/page")


@pytest.mark.parametrize("number", ["127.0.0.1", "::1", "10.0.0.4", "169.254.169.254", "::ffff:127.0.0.1"])
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(site, number):
    found = looking(site, resolve=lambda _: [PUBLIC, number]).look("https://www.caf.fr/", ALLOWED)

    assert (found, site.asked) == (Found(LinkOutcome.REFUSED), [])


def test_a_name_is_resolved_once_so_that_it_cannot_change_between_two_looks(site):
    numbers = iter([[PUBLIC], ["127.0.0.1"]])

    found = looking(site, resolve=lambda _: next(numbers)).look("https://www.caf.fr/lecture", ALLOWED)

    assert found == Found(LinkOutcome.FINE)


def test_a_redirection_to_a_name_that_leads_inside_is_refused(site):
    site.places = {"piege": "https://piege.caf.fr/"}
    numbers = {"piege.caf.fr": ["127.0.0.1"]}

    found = looking(site, resolve=lambda host: numbers.get(host, [PUBLIC])).look(
        "https://www.caf.fr/301/piege", ALLOWED
    )

    assert found == Found(LinkOutcome.REFUSED)


def test_a_name_that_nobody_knows_is_said_so():
    def unknown(_: str):
        raise socket.gaierror

    assert LinkLooking(resolve=unknown).look("https://www.caf.fr/", ALLOWED) == Found(LinkOutcome.UNNAMED)


def test_a_site_that_does_not_answer_is_tried_again_once():
    tried = []

    def refused(_target, address):
        tried.append(address)
        raise ConnectionRefusedError

    found = LinkLooking(resolve=lambda _: [PUBLIC], connect=refused).look("https://www.caf.fr/", ALLOWED)

    assert (found, len(tried)) == (Found(LinkOutcome.SILENT), 2)


def test_a_site_that_speaks_one_letter_at_a_time_is_cut_off(site):
    began = time.monotonic()

    found = looking(site, patience=0.2).look("https://www.caf.fr/lettre", ALLOWED)

    assert found == Found(LinkOutcome.SILENT)
    assert time.monotonic() - began < 5


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> str:
    """A certificate of www.caf.fr, that nobody but this test trusts."""
    file = tmp_path_factory.mktemp("tls") / "caf.pem"
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=caf"
    more = f"-keyout {file} -out {file}.crt -addext subjectAltName=DNS:www.caf.fr"
    subprocess.run([*made.split(), *more.split()], check=True, capture_output=True)
    return str(file)


@pytest.mark.parametrize(
    ("host", "trusted", "outcome"),
    [
        ("www.caf.fr", True, LinkOutcome.FINE),
        ("mon.caf.fr", True, LinkOutcome.UNTRUSTED),
        ("www.caf.fr", False, LinkOutcome.UNTRUSTED),
    ],
)
def test_the_certificate_is_held_against_the_name_and_not_against_the_number(
    certificate, host, trusted, outcome
):
    own, known = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    own.load_cert_chain(f"{certificate}.crt", certificate)
    if trusted:
        known.load_verify_locations(f"{certificate}.crt")
    with serving(own) as server:
        port = server.server_address[1]

        def local(target, _address):
            found = connection(target, "127.0.0.1", known)
            found.port = port
            return found

        looked = LinkLooking(resolve=lambda _: [PUBLIC], connect=local)
        assert looked.look(f"https://{host}/", ALLOWED).outcome is outcome
