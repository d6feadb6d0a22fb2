"""Correcting: one proposes, another agrees; what cannot be written stays a draft."""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from itertools import count

import pytest

from app.domain.account import Account, Role
from app.domain.correction import Correction, Dismissal
from app.domain.errors import Refused, UnfitSentence, Unknown
from app.domain.language import Phrase
from app.domain.structure import Rereading, Structure
from app.usecases.correcting import KEPT, Correcting, Proposal
from app.usecases.journal import Journal
from tests.documents import a_procedure
from tests.workshop import INES, Workshop

ESSAI = "caf/essai"
FILE = """# Relu par Inès.
""" + a_procedure("""
- id: un
  titre: Commencer
  etapes:
    - faire: Cliquez sur « Suite »  # en bleu
    - faire: Tapez votre nom.
""")
LUC = Account("id-luc", "luc", "Luc", frozenset({Role.MEDIATOR, Role.TRAINER}), disabled=False)
ZOE = Account("id-zoe", "zoe", "Zoé", frozenset({Role.TRAINER}), disabled=False)
EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
WAS = "Cliquez sur « Suite »"


class Words:
    def phrase(self, sentence, language):
        known = (sentence.text, language) == (WAS, "ar")
        return Phrase("انقر على « Suite »", "ar", source=WAS) if known else Phrase(sentence.text)


@dataclass
class Pen:
    written: list = field(default_factory=list)
    refusing: str = ""

    def translation(self, correction, domain, reader, day):
        if self.refusing:
            raise Refused(self.refusing)
        self.written.append((correction.source, correction.proposed, domain, reader, day))


class Desk:
    def __init__(self, root, *, demo=False):
        self.shop, self.pen = Workshop(root, demo=demo), Pen()
        self.clock, self.staff = self.shop.clock, self.shop.staff
        self.shop.put(ESSAI, FILE)
        self.shop.put("mots.yaml", "- {mot: s’authentifier, dire: se connecter}\n")
        numbers = count(1)
        self.correcting = Correcting(
            self.shop.store,
            self.shop.library,
            Words(),
            self.pen,
            self.shop.authoring,
            Journal(self.staff, self.clock),
            self.clock,
            lambda: f"c{next(numbers)}",
        )

    @property
    def written(self):
        return self.shop.on_disk(ESSAI)

    def propose(self, typed, *, by=LUC, language="fr", was=WAS, part="faire"):
        wanted = Proposal("caf/essai", "e1", "un.1", part, language, was, typed)
        return [remark.code for remark in self.correcting.propose(wanted, by)]

    def noted(self):
        return [
            (entry.actor, entry.action, entry.object) for entry in self.staff.journal_between(*EVER, None)
        ]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_draft_holds_the_sentence_who_and_which_day_and_nothing_of_a_walk(desk):
    assert desk.propose("Appuyez sur « Suite »") == []

    assert desk.correcting.waiting() == (
        Correction(
            *("c1", "caf/essai", "e1", "un.1", "faire", "fr", WAS, WAS, "Appuyez sur « Suite »", "id-luc"),
            date(2026, 11, 23),
        ),
    )
    assert not {"walk", "post", "at"} & {one.name for one in fields(Correction)}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Il faut s'authentifier", ["words.hard-word"]),
        ("mot " * 16, ["words.long-sentence"]),
        ("mot " * 26, ["words.sentence-too-long"]),
        ("Cliquez, puis tapez", ["words.two-gestures"]),
    ],
)
def test_what_is_hard_to_read_is_kept_and_said(desk, typed, codes):
    assert desk.propose(typed) == codes
    assert len(desk.correcting.waiting()) == 1


@pytest.mark.parametrize(
    "typed", ["<b>Cliquez</b>", "Allez sur https://ici.fr", "Un «\u00a0mot", "**gras", "{nom}"]
)
def test_what_no_card_may_show_is_refused(desk, typed):
    with pytest.raises(UnfitSentence) as refused:
        desk.propose(typed)

    assert [problem.code.partition(".")[0] for problem in refused.value.problems] == ["shape"]
    assert desk.correcting.waiting() == ()


def test_a_translation_that_loses_a_label_is_kept_and_said(desk):
    assert desk.propose("اضغط هنا", language="ar", was="انقر على « Suite »") == ["language.label-lost"]

    assert (desk.correcting.waiting()[0].source, desk.correcting.waiting()[0].was) == (
        WAS,
        "انقر على « Suite »",
    )


def test_a_sentence_that_is_no_more_what_one_saw_cannot_be_corrected(desk):
    for facts in ({"was": "Tapez"}, {"part": "voir"}, {"language": "ar"}):
        with pytest.raises(Refused) as refused:
            desk.propose("Appuyez", **facts)
        assert refused.value.code == "correction-gone"


def test_another_person_accepts_and_it_is_written_in_its_place_and_noted(desk):
    desk.shop.path(ESSAI).chmod(0o640)
    desk.propose("Appuyez : ici")
    desk.propose("اضغط على « Suite »", language="ar", was="انقر على « Suite »")

    desk.correcting.accept("c2", ZOE)
    desk.correcting.accept("c1", ZOE)

    assert desk.written == FILE.replace("Cliquez sur « Suite »  #", '"Appuyez : ici"  #')
    assert desk.shop.path(ESSAI).stat().st_mode & 0o777 == 0o640
    assert "Appuyez : ici" in str(desk.shop.library.editions()[ESSAI])
    assert desk.pen.written == [(WAS, "اضغط على « Suite »", "caf", "Zoé", date(2026, 11, 23))]
    assert desk.correcting.waiting() == ()
    assert desk.noted() == [("id-zoe", "correction-accept", "caf/essai")] * 2


def test_the_history_of_the_file_says_who_proposed_and_who_agreed(desk):
    desk.propose("Appuyez")

    desk.correcting.accept("c1", ZOE)

    assert desk.shop.told(ESSAI) == [("correction", "id-luc", "id-zoe"), ("premiere", None, None)]


def test_another_person_puts_aside_and_says_why(desk):
    desk.propose("Appuyez")

    desk.correcting.dismiss("c1", ZOE, Dismissal.INEXACT)

    assert (desk.written, desk.correcting.waiting()) == (FILE, ())
    assert desk.noted() == [("id-zoe", "correction-inexacte", "caf/essai")]


def test_nobody_is_their_own_second_eyes(desk):
    desk.propose("Appuyez")

    for act in (
        lambda: desk.correcting.accept("c1", LUC),
        lambda: desk.correcting.dismiss("c1", LUC, Dismissal.ALREADY),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "correction-own"
    assert (len(desk.correcting.waiting()), desk.written, desk.noted()) == (1, FILE, [])


def test_where_the_structure_says_so_one_accepts_alone(desk):
    desk.shop.settings.change(INES, Structure(rereading=Rereading.OWN))
    desk.propose("Appuyez")

    desk.correcting.accept("c1", LUC)

    assert desk.shop.told(ESSAI)[0] == ("correction", "id-luc", None)


def test_its_author_takes_it_back_and_nobody_else_can(desk):
    desk.propose("Appuyez")

    with pytest.raises(Unknown):
        desk.correcting.withdraw("c1", ZOE)
    kept = len(desk.correcting.waiting())
    desk.correcting.withdraw("c1", LUC)
    with pytest.raises(Unknown):
        desk.correcting.withdraw("c1", LUC)

    assert (kept, desk.correcting.waiting()) == (1, ())
    assert (desk.written, desk.noted()) == (FILE, [])


@pytest.mark.parametrize("code", ["correction-full", "correction-closed", "correction-gone"])
def test_a_translation_that_cannot_be_written_stays_a_draft(desk, code):
    desk.propose("اضغط على « Suite »", language="ar", was="انقر على « Suite »")
    desk.pen.refusing = code

    with pytest.raises(Refused):
        desk.correcting.accept("c1", ZOE)

    assert (len(desk.correcting.waiting()), desk.noted()) == (1, [])


@pytest.mark.parametrize(
    ("present", "code"),
    [
        (FILE.replace("Cliquez", "Tapez"), "correction-gone"),
        (FILE.replace("id: un\n", "id: deux\n"), "correction-gone"),
        (FILE.replace("but: La CAF vous aide.\n", ""), "correction-breaks"),
        (None, "correction-gone"),
    ],
)
def test_a_sentence_whose_file_changed_since_is_left_alone(desk, present, code):
    desk.propose("Appuyez")
    desk.shop.path(ESSAI).unlink() if present is None else desk.shop.put(ESSAI, present)

    with pytest.raises(Refused) as refused:
        desk.correcting.accept("c1", ZOE)

    assert (refused.value.code, len(desk.correcting.waiting()), desk.noted()) == (code, 1, [])
    assert present is None or desk.written == present


def test_the_demo_keeps_what_is_proposed_and_writes_nothing(tmp_path):
    desk = Desk(tmp_path, demo=True)
    desk.propose("Appuyez")

    with pytest.raises(Refused) as refused:
        desk.correcting.accept("c1", ZOE)

    assert (refused.value.code, desk.written) == ("publish-demo", FILE)


def test_who_comes_second_finds_it_done(desk):
    desk.propose("Appuyez")
    desk.correcting.accept("c1", ZOE)

    with pytest.raises(Unknown):
        desk.correcting.accept("c1", ZOE)


def test_a_draft_is_forgotten_after_a_year(desk):
    desk.propose("Appuyez")
    desk.clock.pass_(days=KEPT.days + 1)

    desk.correcting.sweep()

    assert desk.correcting.waiting() == ()
