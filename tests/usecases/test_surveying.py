"""How the files stand, seen together, and one that was just done again on the real site."""

from datetime import date, timedelta
from hashlib import sha256

import pytest

from app.domain.activity import Activity, Stall, StallKind
from app.domain.attention import Reason
from app.domain.autonomy import Autonomy
from app.domain.errors import Refused, Unknown
from app.domain.language import Language, Languages, Phrase
from app.domain.link_check import LinkCheck
from app.domain.progress import Progress
from app.domain.walk import Outcome
from app.usecases.doubting import HASH, Doubting
from app.usecases.links import Links
from app.usecases.pause_ports import Doubt
from app.usecases.surveying import Surveying
from app.usecases.walking import Walking
from tests.documents import a_procedure
from tests.workshop import FILE, INES, TEXT, ZOE, Workshop, changed

DONE = date(2026, 11, 22)  # the day in the files of the tests
LATER = date(2026, 11, 23)


class English:
    """One other language, that says the title and nothing else."""

    languages = Languages({"fr": Language("fr", "Français"), "en": Language("en", "English")})

    def phrase(self, sentence, language) -> Phrase:
        known = sentence.text == "Demander une aide"
        return Phrase("Ask for help", "en", reviewed=False) if known else Phrase(sentence.text)


class Desk:
    """A workshop and what looks at it."""

    def __init__(self, root) -> None:
        self.workshop = Workshop(root)
        self.authoring, self.store = self.workshop.authoring, self.workshop.store
        walking = Walking(
            store=self.store, library=self.workshop.library, bus=None, clock=self.workshop.clock, new_id=str
        )
        links = Links(self.store, self.workshop.library, None, self.workshop.clock, None)
        self.surveying = Surveying(self.authoring, English(), Doubting(walking), links)

    def doubt(self, gesture: str = "connexion.1", day: date = LATER) -> None:
        nodes = self.workshop.library.editions()[FILE].procedure.walk_nodes()
        said = next(node.texts.do.text for node in nodes if node.id == gesture)
        one = Doubt(day, "e1", FILE, gesture, sha256(said.encode()).hexdigest()[:HASH])
        self.store.change(lambda change: change.count_doubt(one))

    def state(self, file: str = FILE):
        return self.surveying.file(file)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def test_every_file_stands_there_with_its_registries(desk):
    assert [one.id for one in desk.surveying.files()] == [FILE, "organismes.yaml"]
    assert [one.is_procedure for one in desk.surveying.files()] == [True, False]
    with pytest.raises(Unknown):
        desk.state("caf/rien")


def test_a_broken_file_still_says_what_serves(desk):
    desk.state()
    desk.workshop.put(FILE, "titre: [")

    assert (desk.state().broken, desk.state().serving.procedure.title.text) == (True, "Demander une aide")


def test_a_draft_is_said_with_its_file_even_where_there_is_no_file_yet(desk):
    desk.authoring.begin_with("caf/nouvelle", a_procedure(), ZOE)

    new = desk.state("caf/nouvelle")

    assert (new.serving, [draft.account for draft in new.drafts]) == (None, [ZOE.id])
    assert desk.state().drafts == ()


def test_who_changed_a_file_last_is_said(desk):
    desk.authoring.notice()
    draft = desk.workshop.written(changed("la porte"))
    desk.authoring.publish(draft.id, INES)

    assert (desk.state().last.account, desk.state().last.how.value) == (ZOE.id, "atelier")


def test_each_language_is_measured_by_the_sentences_of_the_file(desk):
    assert desk.state().languages == {"en": Progress(6, 1, 0)}
    assert desk.state("organismes.yaml").languages == {"en": Progress(1, 0, 0)}


def test_a_doubt_of_before_the_last_time_it_was_done_is_answered(desk):
    desk.doubt(day=DONE)
    assert (desk.state().doubts, desk.state().reasons) == (0, ())

    desk.doubt(day=LATER)
    assert (desk.state().doubts, desk.state().reasons) == (1, (Reason.DOUBTED,))


def test_an_address_that_fails_is_a_reason_to_look(desk):
    check = LinkCheck("https://www.caf.fr/", desk.workshop.clock.now(), "disparue", "404")
    desk.store.change(lambda change: change.keep_link_check(check))

    assert (desk.state().broken_links, desk.state().reasons) == (1, (Reason.LINKS,))
    assert desk.state("organismes.yaml").broken_links == 1


@pytest.mark.parametrize(("walks", "told"), [(4, 0), (5, 5)])
def test_how_much_it_is_used_is_told_from_five_on(desk, walks, told):
    desk.doubt()
    walk = Activity(LATER, FILE, Autonomy.DONE_WITH, 20, Outcome.DONE)
    desk.store.change(lambda change: [change.record_activity(walk) for _ in range(walks)])

    assert [one.upkeep.uses for one in desk.surveying.this_week()] == [told]


def test_stops_and_calls_stand_beside_the_gesture_that_they_speak_of(desk):
    desk.doubt("connexion.2")
    stalls = [
        Stall(LATER, FILE, "connexion.2", StallKind.CALLED, 2),
        Stall(LATER, FILE, "connexion.1", StallKind.STAYED, 3),
        Stall(LATER - timedelta(days=400), FILE, "connexion.1", StallKind.STAYED, 9),
        Stall(LATER, "caf/autre", "aide.1", StallKind.STAYED, 9),
    ]
    desk.store.change(lambda change: [change.count_stall(one) for one in stalls])

    found = [(one.node, one.doubts, one.stays, one.calls) for one in desk.surveying.troubles(FILE)]

    assert found == [("connexion.2", 1, 0, 2), ("connexion.1", 0, 3, 0)]


def test_what_happens_in_an_included_file_is_told_of_that_file_and_of_the_one_that_was_walked(desk):
    stall = Stall(LATER, FILE, "commun/entrer:ouvrir", StallKind.CALLED, 2)
    desk.store.change(lambda change: change.count_stall(stall))

    for file in ("commun/entrer", FILE):
        assert [one.node for one in desk.surveying.troubles(file)] == ["commun/entrer:ouvrir"]


def test_done_again_the_day_is_written_and_the_history_says_so(desk):
    desk.surveying.redo(FILE, str(DONE), ZOE)

    assert desk.workshop.on_disk() == TEXT.replace("verifie_le: 2026-11-22", "verifie_le: 2026-11-23")
    assert desk.workshop.told()[0] == ("refaite", ZOE.id, None)
    assert desk.state().serving.procedure.verified_on == LATER


@pytest.mark.parametrize(("file", "seen"), [(FILE, ""), (FILE, "2026-01-01"), ("organismes.yaml", "None")])
def test_a_press_from_a_page_of_before_writes_nothing(desk, file, seen):
    before = desk.workshop.on_disk(file)

    with pytest.raises(Refused):
        desk.surveying.redo(file, seen, ZOE)

    assert desk.workshop.on_disk(file) == before
