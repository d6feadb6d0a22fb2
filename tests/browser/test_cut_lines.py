"""What happens to a walk when a page, a line or the server goes away."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.config import ROOT, read_config
from app.factory import create_program
from tests.browser.cable import Cable
from tests.browser.conftest import Browsers, Reception
from tests.browser.house import House
from tests.served import eventually
from tests.staffed import QUICK


def test_a_page_loaded_anew_shows_the_same_card(together, amina, luc):
    together(at="mois.1")
    place = amina.place

    amina.page.reload()
    luc.page.reload()

    assert (amina.place, luc.place) == (place, place)


@pytest.fixture
def cable(house) -> Iterator[Cable]:
    cable = Cable(int(house.base.rsplit(":", 1)[1]))
    yield cable
    cable.close()


def test_a_cut_line_is_said_quietly_and_the_screen_catches_up_when_it_is_back(house, reception, cable, luc):
    amina = reception.amina(base=cable.base)
    walk = house.open(amina.at, at="mois.1")
    amina.complaints_matter = False
    amina.open("/poste")
    luc.follows(walk.id)
    title = amina.title

    cable.cut()
    expect(amina.banner).to_be_visible()
    amina.press("C’est fait")
    luc.goes_on()
    assert amina.title == title
    cable.mend()

    amina.is_in_step_with(luc)
    expect(amina.banner).to_be_hidden()
    amina.goes_on()
    luc.is_in_step_with(amina)


def test_without_its_stream_a_screen_asks_every_few_seconds(house, reception, luc):
    amina = reception.amina()
    amina.complaints_matter = False
    amina.page.route("**/direct*", lambda route: route.abort())
    walk = house.open(amina.at, at="mois.1")
    amina.open("/poste")
    luc.follows(walk.id)
    expect(amina.banner).to_be_visible()

    luc.goes_on()

    amina.is_in_step_with(luc)


class OwnServer:
    """The program as `make run` starts it, on a folder and a port that outlive it."""

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, "PAS_A_PAS_DATA": str(folder)}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "app", "run", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert eventually(self.answers, seconds=20)

    def kill(self) -> None:
        """As a power cut does: nothing is said, nothing is finished."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            connection.request("GET", "/sante")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@pytest.mark.night
def test_a_server_killed_in_mid_walk_comes_back_and_so_do_both_screens(tmp_path, monkeypatch, chromium):
    monkeypatch.setenv("PAS_A_PAS_DATA", str(tmp_path))
    server = OwnServer(tmp_path)
    house = House(create_program(read_config(), hashing=QUICK), server.base)
    house.employ()
    place = house.a_place()
    walk = house.open(place, at="mois.1")
    house.program.database.close()
    reception = Reception(Browsers(chromium, house.base), house)
    try:
        server.start()
        amina, luc = reception.amina(place=place), reception.luc()
        amina.open("/poste")
        luc.follows(walk.id)
        amina.goes_on()
        luc.is_in_step_with(amina)
        shown = amina.place

        server.kill()
        expect(amina.banner).to_be_visible()
        server.start()

        expect(amina.banner).to_be_hidden()
        assert (amina.place, luc.place) == (shown, shown)
        luc.goes_on()
        amina.is_in_step_with(luc)
    finally:
        reception.see_out()
        server.kill()
