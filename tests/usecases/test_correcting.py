"""Correcting: one proposes, another agrees; what cannot be written stays a draft."""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from itertools import count

import pytest

from app.domain.account import Account, Role
from app.domain.correction import Correction, Dismissal
from app.domain.document import read_document
from app.domain.errors import Refused, UnfitSentence, Unknown
from app.domain.language import Phrase
from app.domain.registries import Registries, Wording
from app.usecases.correcting import KEPT, Correcting, Proposal
from app.usecases.journal import Journal
from tests.fake_accounts import FakeAccountStore
from tests.fakes import FakeStore
from tests.staffed import HeldClock

FILE = """
titre: Une démarche
etapes:
  - id: un
    titre: Commencer
    etapes:
      - faire: Cliquez sur « Suite »
"""
LUC = Account("id-luc", "luc", "Luc", frozenset({Role.MEDIATOR, Role.TRAINER}), disabled=False)
ZOE = Account("id-zoe", "zoe", "Zoé", frozenset({Role.TRAINER}), disabled=False)
EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
WAS = "Cliquez sur « Suite »"


@dataclass
class Shelf:
    registries: Registries = Registries((), (), (Wording("s’authentifier", (), "se connecter"),))  # noqa: RUF009

    def document(self, id):
        if id != "caf/essai":
            raise Unknown(id)
        return read_document(id, FILE)


class Words:
    def phrase(self, sentence, language):
        known = (sentence.text, language) == (WAS, "ar")
        return Phrase("انقر على « Suite »", "ar", source=WAS) if known else Phrase(sentence.text)


@dataclass
class Pen:
    written: list = field(default_factory=list)
    refusing: str = ""

    def french(self, correction):
        self._write(correction.proposed)

    def translation(self, correction, domain, reader, day):
        self._write((correction.source, correction.proposed, domain, reader, day))

    def _write(self, what):
        if self.refusing:
            raise Refused(self.refusing)
        self.written.append(what)


class Desk:
    def __init__(self):
        self.store, self.clock, self.pen, self.staff = FakeStore(), HeldClock(), Pen(), FakeAccountStore()
        numbers = count(1)
        journal = Journal(self.staff, self.clock)
        self.correcting = Correcting(
            self.store, Shelf(), Words(), self.pen, journal, self.clock, lambda: f"c{next(numbers)}"
        )

    def propose(self, typed, *, by=LUC, language="fr", was=WAS, part="faire"):
        wanted = Proposal("caf/essai", "e1", "un.1", part, language, was, typed)
        return [remark.code for remark in self.correcting.propose(wanted, by)]

    def noted(self):
        return [
            (entry.actor, entry.action, entry.object) for entry in self.staff.journal_between(*EVER, None)
        ]


@pytest.fixture
def desk():
    return Desk()


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


def test_another_person_accepts_and_it_is_written_and_noted(desk):
    desk.propose("Appuyez")
    desk.propose("اضغط على « Suite »", language="ar", was="انقر على « Suite »")

    desk.correcting.accept("c1", ZOE)
    desk.correcting.accept("c2", ZOE)

    assert desk.pen.written == ["Appuyez", (WAS, "اضغط على « Suite »", "caf", "Zoé", date(2026, 11, 23))]
    assert desk.correcting.waiting() == ()
    assert desk.noted() == [("id-zoe", "correction-accept", "caf/essai")] * 2


def test_another_person_puts_aside_and_says_why(desk):
    desk.propose("Appuyez")

    desk.correcting.dismiss("c1", ZOE, Dismissal.INEXACT)

    assert (desk.pen.written, desk.correcting.waiting()) == ([], ())
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
    assert (len(desk.correcting.waiting()), desk.pen.written, desk.noted()) == (1, [], [])


def test_its_author_takes_it_back_and_nobody_else_can(desk):
    desk.propose("Appuyez")

    with pytest.raises(Unknown):
        desk.correcting.withdraw("c1", ZOE)
    kept = len(desk.correcting.waiting())
    desk.correcting.withdraw("c1", LUC)
    with pytest.raises(Unknown):
        desk.correcting.withdraw("c1", LUC)

    assert (kept, desk.correcting.waiting()) == (1, ())
    assert (desk.pen.written, desk.noted()) == ([], [])


@pytest.mark.parametrize("code", ["correction-full", "correction-closed", "correction-gone"])
def test_what_cannot_be_written_stays_a_draft(desk, code):
    desk.propose("Appuyez")
    desk.pen.refusing = code

    with pytest.raises(Refused):
        desk.correcting.accept("c1", ZOE)

    assert (len(desk.correcting.waiting()), desk.noted()) == (1, [])


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
