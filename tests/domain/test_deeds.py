"""What was done is told in facts: only what lies behind, and a commitment only with its yes."""

from app.domain.autonomy import Autonomy, Holder
from app.domain.deeds import deeds
from app.domain.gesture import Commitment
from app.domain.path import AGREED, ENDING
from tests.builders import (
    a_choice,
    a_commitment,
    a_gesture,
    a_group,
    a_procedure,
    a_question,
    a_walk,
    an_edition,
    an_exit,
)

YOU, HER = Holder.VISITOR, Holder.MEDIATOR


def done(*nodes, at: str = ENDING, answers=None, **facts):
    """The titles of what was done, with who did it."""
    procedure = a_procedure(*nodes)
    walk = a_walk(an_edition(procedure), at=at, answers=answers, **facts)
    return [(deed.title.text, set(deed.by)) for deed in deeds(walk, procedure)]


def pledges(*nodes, **facts):
    procedure = a_procedure(*nodes)
    walk = a_walk(an_edition(procedure), at=ENDING, **facts)
    return [(one.kind, one.proof.text, one.by) for deed in deeds(walk, procedure) for one in deed.pledges]


def test_the_phases_behind_are_done_and_the_present_one_is_not():
    phases = (a_group("ouvrir"), a_group("remplir", a_gesture("nom"), a_gesture("date")), a_group("fermer"))

    assert done(*phases, at="date") == [("Ouvrir", {YOU})]
    assert done(*phases) == [("Ouvrir", {YOU}), ("Remplir", {YOU}), ("Fermer", {YOU})]


def test_a_phase_of_questions_alone_is_no_deed():
    assert done(a_group("avant", a_question("salaire")), a_group("ouvrir"), answers={"salaire": "oui"}) == [
        ("Ouvrir", {YOU})
    ]


def test_a_phase_that_an_exit_cut_short_is_not_done():
    leave = a_question("droit", a_choice("oui"), a_choice("non", exit=an_exit("droit.non")))
    phases = (a_group("ouvrir"), a_group("voir", a_gesture("lire"), leave), a_group("fermer"))

    assert done(*phases, at="droit.non", answers={"droit": "non"}) == [("Ouvrir", {YOU})]


def test_a_branch_not_taken_is_not_done():
    asked = a_question("salaire", a_choice("oui", a_group("montant")), a_choice("non"))

    assert done(asked, a_group("fermer"), answers={"salaire": "non"}) == [("Fermer", {YOU})]


def test_a_phase_masked_whole_at_this_level_is_not_claimed():
    hidden = a_group("noter", a_gesture("numero", masked_at=[Autonomy.DONE_FOR]))

    assert done(hidden, a_group("ouvrir"), level=Autonomy.DONE_FOR) == [("Ouvrir", {HER})]


def test_a_secret_typed_by_the_person_makes_the_phase_theirs_too():
    entry = a_group("connexion", a_gesture("ouvrir"), a_gesture("code", secret=True))

    assert done(entry, level=Autonomy.DONE_FOR) == [("Connexion", {HER, YOU})]


def test_a_commitment_is_told_with_its_proof_once_the_person_said_yes():
    send = a_group("envoi", a_commitment("valider"))
    told = (Commitment.SENDING, "Gardez le numéro affiché.")

    assert pledges(send, answers={"valider": AGREED}) == [(*told, YOU)]
    assert pledges(send, answers={"valider": AGREED}, level=Autonomy.DONE_FOR) == [(*told, HER)]
    assert pledges(send) == []
