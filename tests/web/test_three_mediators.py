"""Three mediators and twelve posts, all at once on one database: nothing lost, nothing moved twice."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from app.domain.account import Role
from app.domain.errors import Unknown
from app.web.cards import dress_of
from tests.web.house import CAF, House, device

POSTS, MEDIATORS = 12, ("luc", "ines", "marthe")
GENTLE = {200, 204, 303, 404, 409, 422}


@dataclass
class Somebody:
    """One browser that presses at random, always the same way for a seed, and notes what was acknowledged."""

    house: House
    client: FlaskClient
    token: str
    random: Random
    kept: Counter = field(default_factory=Counter)  # how many acts were acknowledged, by walk
    unsure: Counter = field(default_factory=Counter)
    reached: dict = field(default_factory=dict)  # the post each acknowledged move led to, by walk and version
    statuses: set = field(default_factory=set)

    def send(self, path: str, *, walk: str | None = None, **fields):
        """Press; `walk` is the one that an acknowledged press takes one version further."""
        form = {"csrf_token": self.house.seal(self.token), **fields}
        answer = self.client.post(path, data=form, headers={"HX-Request": "true"})
        self.statuses.add(answer.status_code)
        if walk and answer.status_code == 200:
            self.kept[walk] += 1
        return answer

    def walk_on(self, post: str):
        held = self.house.store.post(post)
        try:
            return self.house.walking.scene(held.walk) if held.walk else None
        except Unknown:
            return None


@dataclass
class Visitor(Somebody):
    """At a post of her own."""

    post: str = ""

    def act(self) -> None:
        scene = self.walk_on(self.post)
        if scene is None or self.random.random() < 0.3:
            self.send(self.random.choice(("/poste/appel", "/poste/appel/annuler")))
            return
        name, asked = "avancer", {}
        if scene.view.card.question:
            name = "repondre"
            asked = {
                "question": scene.view.card.question.id,
                "choix": self.random.choice(scene.view.card.question.choices).id,
            }
        look = f"{scene.walk.id}.{dress_of(scene.walk)}"
        answer = self.send(f"/poste/parcours/{name}", vu=scene.walk.version, vue=look, **asked)
        if answer.status_code == 200:
            # Told to load the page anew, since the post holds something else by now: it moved, or did not.
            (self.unsure if "HX-Refresh" in answer.headers else self.kept)[scene.walk.id] += 1


@dataclass
class Mediator(Somebody):
    """At the board."""

    def act(self) -> None:
        acts = (self.open, self.open, self.check, self.move, self.move, self.take, self.end, self.answer)
        self.random.choice(acts)()

    def any_post(self) -> str:
        return f"p{self.random.randint(1, POSTS)}"

    def open(self) -> None:
        self.send("/mediation/ouvrir", poste=self.any_post(), demarche=CAF, niveau="avec", langue="fr")

    def check(self) -> None:
        for number in range(1, POSTS + 1):
            if self.house.store.post(f"p{number}").to_check:
                self.send(f"/mediation/postes/p{number}/verifier", vu=["site", "telechargements", "papiers"])
                return

    def answer(self) -> None:
        self.send(f"/mediation/postes/{self.any_post()}/appel")

    def move(self) -> None:
        post, to = self.any_post(), self.any_post()
        scene = self.walk_on(post)
        if scene is None:
            return
        walk = scene.walk.id
        answer = self.send(f"/mediation/parcours/{walk}/deplacer", walk=walk, vers=to, depuis=post)
        if answer.status_code != 200:
            return
        version = int(parse_qs(urlsplit(answer.headers["HX-Redirect"]).query)["version"][0])
        assert (walk, version) not in self.reached
        self.reached[walk, version] = to
        if self.random.random() < 0.4:
            path = f"/mediation/parcours/{walk}/annuler-deplacement"
            if self.send(path, walk=walk, poste=post, vu=version).status_code == 200:
                self.reached[walk, version + 1] = post

    def take(self) -> None:
        scene = self.walk_on(self.any_post())
        if scene is not None:
            walk, whose = scene.walk.id, scene.opened.mediator or ""
            self.send(f"/mediation/parcours/{walk}/accompagner", walk=walk, avec=whose)

    def end(self) -> None:
        post = self.any_post()
        scene = self.walk_on(post)
        if scene is None or scene.walk.ended:
            return
        walk = scene.walk.id
        ended = self.send(f"/mediation/parcours/{walk}/fin", walk=walk, issue="termine")
        if ended.status_code == 200 and self.random.random() < 0.5:
            self.send(f"/mediation/parcours/{walk}/annuler-fin", walk=walk, poste=post)


def people(house: House, seed: int) -> list[Somebody]:
    """Everybody, each with their own browser and their own chances."""

    def client(**cookies):
        made = FlaskClient(house.program.app)
        for name, value in cookies.items():
            made.set_cookie(name, value)
        return made

    found = []
    for number in range(1, POSTS + 1):
        house.put_post(number)
        token = device(number)
        chances = Random(f"{seed}-p{number}")
        found.append(Visitor(house, client(poste=token), token, chances, post=f"p{number}"))
    house.employ(marthe=(Role.MEDIATOR,))
    for login in MEDIATORS:
        token = house.staff(login).client.get_cookie("s").value
        found.append(Mediator(house, client(s=token), token, Random(f"{seed}-{login}")))
    return found


def drive(house: House, everybody: list[Somebody], turns: int) -> None:
    """All at once, each as fast as they can."""

    def press(somebody: Somebody) -> None:
        for _ in range(turns if isinstance(somebody, Visitor) else 3 * turns):
            somebody.act()

    threads = [Thread(target=press, args=(somebody,)) for somebody in everybody]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(
    ("seed", "turns"),
    [(1, 10), *(pytest.param(seed, 60, marks=pytest.mark.night) for seed in range(2, 12))],
)
def test_three_mediators_and_twelve_posts_at_once_lose_nothing_and_move_nothing_twice(house, seed, turns):
    everybody = people(house, seed)

    drive(house, everybody, turns)

    kept = sum((one.kept for one in everybody), Counter())
    unsure = sum((one.unsure for one in everybody), Counter())
    walks = {one.walk.id: one.walk for one in house.store.open_walks()}
    held = Counter(post.walk for post in house.store.posts() if post.walk)
    assert set().union(*(one.statuses for one in everybody)) <= GENTLE
    strayed = {id: (one.version, 1 + kept[id], unsure[id]) for id, one in walks.items()}
    assert [one for one in strayed.values() if not 0 <= one[0] - one[1] <= one[2]] == []
    assert kept.keys() <= walks.keys()
    assert set(held.values()) <= {1}
    assert held.keys() == {id for id, walk in walks.items() if not walk.ended}
    assert sum(len(one.reached) for one in everybody) > 0
