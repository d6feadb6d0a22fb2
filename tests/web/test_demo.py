"""The demonstration: one computer is all three posts in turn, and nowhere else."""

import pytest

from app.domain.post import Post
from app.usecases.signing_in import digest
from app.web.access import access_to
from app.web.demo import POSTS, device_of
from tests.web.house import SECRET, House, Person, build


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> House:
    house = build(tmp_path_factory.mktemp("demo"), demo=True)
    house.employ(luc=())

    def act(change) -> None:
        for number in range(1, POSTS + 1):
            post = Post(f"d{number}", f"Poste {number}")
            change.save_post(post)
            change.set_device(post.id, digest(device_of(SECRET, number)))

    house.store.change(act)
    return house


def became(house: House, number: int) -> Person:
    person = house.paul()
    person.client.get(f"/demo/poste/{number}")
    person.get("/poste")
    return person


@pytest.mark.parametrize("number", range(1, POSTS + 1))
def test_an_address_makes_the_browser_one_of_the_posts(demo, number):
    person = became(demo, number)

    assert (person.title, f"Poste {number}" in person.text) == ("Bienvenue", True)


def test_another_address_makes_it_another_post(demo):
    person = became(demo, 1)

    person.client.get("/demo/poste/2")
    person.get("/poste")

    assert "Poste 2" in person.text


@pytest.mark.parametrize("number", ["0", "4", "999999999999999999999", "-1", "un"])
def test_there_is_no_other_post(demo, number):
    assert demo.paul().client.get(f"/demo/poste/{number}").status_code == 404


def test_everybody_may_open_it(demo):
    assert access_to(demo.program.app, "demo.become").allowed == {"public"}


def test_a_demonstration_keeps_its_own_file(demo, built):
    assert demo.config.database.name == "demo.sqlite3"
    assert built.config.database.name == "pas-a-pas.sqlite3"


def test_a_real_desk_has_no_such_address(house):
    assert house.paul().client.get("/demo/poste/1").status_code == 404
