"""Nobody can be found in what is kept: once a walk is over, its row is gone, and its bytes with it."""

import pytest

from app.domain.account import Role
from app.domain.gesture import Gesture
from app.domain.procedure import Question
from tests.served import eventually
from tests.web.house import ALL, CAF, House, build, own_root, rows

# What would tell that this very walk took place, beside its language, its answers and its place.
KEPT_NAMES = {
    **{"activities": 1, "posts": 1, "accounts": 1, "sessions": 1, "room": 1, "journal": 1},
    **{"tallies": 1, "stalls": 1},
}


@pytest.fixture
def desk(tmp_path) -> House:
    house = build(tmp_path / "data", root=own_root(tmp_path / "root"))
    house.employ(luc=(Role.MEDIATOR,))
    return house


def a_whole_visit(house: House) -> str:
    """Amina pairs, walks, calls, changes language, ends; Luc opens and follows."""
    amina, luc = house.amina(), house.luc()
    luc.send("/mediation/ouvrir", demarche=CAF, niveau="avec", langue="ar", poste="p1")
    walk = house.store.post("p1").walk
    amina.get("/poste")
    amina.send("/poste/parcours/avancer", vu="1")
    amina.send("/poste/parcours/confort", vu="2", taille="tres_grand", contraste="oui")
    amina.send("/poste/appel")
    luc.get(f"/mediation/parcours/{walk}")
    house.clock.pass_(minutes=17)
    amina.send("/poste/fin")
    return walk


def on_disk(house: House) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(house.config.data.iterdir()) if path.is_file())


def test_a_walk_is_on_the_disk_while_it_may_be_taken_back(desk):
    walk = a_whole_visit(desk)

    assert walk.encode() in on_disk(desk)


def test_of_a_walk_that_is_over_no_row_remains_but_one_that_tells_nobody(desk):
    a_whole_visit(desk)
    desk.clock.pass_(seconds=11)

    desk.program.sweep()
    assert len(rows(desk)["records"]) == 1
    desk.clock.pass_(minutes=10)
    desk.program.tidy()

    kept = rows(desk)
    del kept["publications"]  # the files, as the program first saw them
    assert {table: len(found) for table, found in kept.items() if found} == KEPT_NAMES
    assert kept["activities"] == [
        f"(1, datetime.date(2026, 11, 23), '{CAF}', 'avec', 15, 'abandonne', 'parcours', 'social', 'avec', "
        "'partiellement_autonome', 1, True, None, 'ordinateur', 'lieu_activite')"
    ]
    assert kept["tallies"] == ["(1, '2026-11', 'langue', 'ar', 1)"]
    assert kept["stalls"] == [f"(1, datetime.date(2026, 11, 23), '{CAF}', 'aide', 'appel', 1)"]


def test_of_a_walk_that_is_over_not_a_byte_remains_in_the_files(desk):
    walk = a_whole_visit(desk)
    desk.clock.pass_(seconds=11)

    desk.program.sweep()
    desk.program.room.check("p1")  # until then the goodbye is in her language and in her size

    assert eventually(
        lambda: not any(one in on_disk(desk) for one in (walk.encode(), b"tres_grand")), seconds=3
    )
    left = on_disk(desk)
    assert [sign for sign in (b"tres_grand", b'"ar"', b":debut") if sign in left] == []


def test_a_checked_post_keeps_nothing_of_who_sat_there(desk):
    clean = desk.put_post(1)
    a_whole_visit(desk)

    desk.program.room.check("p1")

    post = desk.store.post("p1")
    assert (post.walk, post.language, post.comfort, post.called_at) == (None, "fr", clean.comfort, None)


def test_a_pause_and_a_doubt_keep_no_answer_no_post_no_colleague_and_no_walk(desk):
    desk.put_post(1)
    walk = desk.open(ALL, language="ar", mediator="id-luc")
    nodes = tuple(desk.walking.scene(walk).edition.procedure.walk_nodes())
    question = next(one for one in nodes if isinstance(one, Question))
    gesture = next(one for one in nodes if isinstance(one, Gesture))
    desk.to(walk, gesture.id, **{question.id: question.choices[0].id})
    desk.program.doubting.doubt(walk, gesture.id)
    sentence = desk.store.doubts()[0].sentence

    slip = desk.program.pausing.pause(walk)

    kept = rows(desk)
    words, until = "-".join(slip.words), repr(slip.expires_at)
    assert kept["pauses"] == [
        f"('{words}', '{ALL}', '{slip.edition}', '{gesture.id}', 'ar', 'avec', 'normal', {until}, False)"
    ]
    assert kept["doubts"] == [
        f"(1, datetime.date(2026, 11, 23), '{slip.edition}', '{ALL}', '{gesture.id}', '{sentence}', 1)"
    ]
    assert kept["walks"] == []
