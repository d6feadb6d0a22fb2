"""From wherever a pause was taken, its slip leads back there, through what is replayed and asked again."""

from dataclasses import fields, replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.hand import Mandate
from app.domain.path import ENDING, OPENING, CardKind
from app.domain.pause import PauseSlip, slip_of
from app.domain.procedure import Group, Question
from app.domain.resuming import resume
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
from tests.presses import offered, settled, walked_to_the_end, wanting
from tests.strategies import under_way

WORDS = ("velo", "lit", "porte")
LATER = datetime(2026, 12, 24, tzinfo=UTC)
CAF = an_edition(
    a_procedure(
        a_group("preparer", a_gesture("ouvrir")),
        a_group("connexion", a_gesture("cliquer"), a_gesture("taper"), replayed=True),
        a_question(
            "salaire",
            a_choice("oui", a_group("montants", a_gesture("montant"), a_gesture("total"))),
            a_choice("non", a_group("sans", a_gesture("rien"))),
            a_choice("parti", exit=an_exit("salaire.parti.sortie")),
        ),
        a_group("envoi", a_gesture("relire"), a_commitment("valider"), a_gesture("imprimer")),
    )
)


def paused(walk):
    return slip_of(walk, WORDS, expires_at=LATER)


def resumed(at, edition=CAF, **facts):
    return resume("w2", edition, paused(a_walk(edition, at=at, **facts)))


def places(walk, *presses, edition=CAF):
    """Where each press leads: « c'est fait », or the choice named."""
    yield walk.frame.place
    for press in presses:
        asked = walk.view(edition).card.question
        walk = (
            moves.advance(walk, edition) if press == "fait" else moves.answer(walk, edition, asked.id, press)
        )
        yield walk.frame.place


@st.composite
def paused_walks(draw):
    """A walk anywhere, in an edition some of whose phases are replayed."""
    walk, edition = draw(under_way())
    nodes = tuple(
        replace(node, replayed=draw(st.booleans())) if isinstance(node, Group) else node
        for node in edition.procedure.nodes
    )
    return walk, replace(edition, procedure=replace(edition.procedure, nodes=nodes))


def answered_again(walk, edition, answers):
    """The walk once it is back, giving the same answers to what is asked on the way."""
    for _ in range(200):
        if walk.resuming is None:
            return walk
        card = walk.view(edition).card
        if card.question is not None and wanting(walk, edition):
            walk = moves.answer(walk, edition, card.question.id, answers[card.question.id])
        elif card.kind is CardKind.COMMITMENT and not walk.agreed(card.place):
            walk = moves.agree(walk, edition, card.place)
        else:
            walk = moves.advance(moves.settle_mandate(walk, Mandate.SIGNED), edition)
    raise AssertionError("never back")


@given(paused_walks())
def test_the_same_answers_lead_back_to_the_same_card(state):
    walk, edition = state
    left = replace(walk, frames=(replace(walk.frames[0], unfolded=frozenset()),), practice=False)

    back = answered_again(resume("w2", edition, paused(walk)), edition, walk.frames[0].answers)

    # What comes after a question hangs on its answer, which is given anew.
    assert replace(back.view(edition).card, ahead=False) == replace(left.view(edition).card, ahead=False)
    assert (back.level, back.language, back.comfort.size) == (walk.level, walk.language, walk.comfort.size)


@given(paused_walks(), st.data())
def test_whatever_is_pressed_on_the_way_the_end_is_reached(state, data):
    walk, edition = state
    again = resume("w2", edition, paused(walk))
    for _ in range(data.draw(st.integers(0, 4))):
        again = data.draw(st.sampled_from([move for move, _ in offered(again, edition)]))(again)
    for frame in range(len(again.frames), 1, -1):
        again = walked_to_the_end(again, edition, data, depth=frame)

    last = walked_to_the_end(again, edition, data)

    assert last.view(edition).card.kind in (CardKind.EXIT, CardKind.ENDING)


@given(paused_walks(), st.data())
def test_no_card_is_shown_beyond_a_question_that_nobody_answered(state, data):
    walk, edition = state
    again = resume("w2", edition, paused(walk))
    for _ in range(data.draw(st.integers(0, 6))):
        view = again.view(edition)
        before = [stop for card in view.cards[: view.index] for stop in card.stops]
        asked = [stop.id for stop in before if isinstance(stop.node, Question)]
        assert [id for id in asked if id not in again.frame.answers] == []
        if view.following is None and not wanting(again, edition):
            return
        again = settled(again, edition, data)


def test_a_slip_holds_no_answer_and_nobody():
    assert [field.name for field in fields(PauseSlip)] == [
        "words",
        "procedure",
        "edition",
        "place",
        "language",
        "level",
        "size",
        "expires_at",
        "on_desk",
    ]


def test_signing_in_is_replayed_then_the_question_asked_again_then_one_is_back():
    walk = resumed("total", answers={"salaire": "oui"})

    assert list(places(walk, "fait", "fait", "oui")) == ["cliquer", "taper", "salaire", "total"]
    assert walk.resuming == "total"


def test_before_what_is_replayed_one_is_back_at_once():
    walk = resumed("ouvrir")

    assert (walk.frame.place, walk.resuming) == ("ouvrir", None)


def test_at_the_opening_the_walk_begins_as_any_other():
    walk = resumed(OPENING)

    assert (walk.frame.place, walk.resuming) == (OPENING, None)


def test_a_pause_while_signing_in_begins_signing_in_again():
    walk = resumed("taper")

    assert list(places(walk, "fait")) == ["cliquer", "taper"]
    assert moves.advance(walk, CAF).resuming is None


def test_another_answer_that_leads_elsewhere_ends_the_way_back():
    walk = resumed("total", answers={"salaire": "oui"})

    for _ in range(2):
        walk = moves.advance(walk, CAF)
    walk = moves.answer(walk, CAF, "salaire", "non")

    assert (walk.frame.place, walk.resuming) == ("rien", None)


def test_another_answer_that_still_leads_there_leads_there():
    walk = resumed("relire", answers={"salaire": "oui"})

    assert list(places(walk, "fait", "fait", "non")) == ["cliquer", "taper", "salaire", "relire"]


def test_an_exit_on_the_way_is_shown():
    walk = resumed("relire", answers={"salaire": "oui"})

    assert list(places(walk, "fait", "fait", "parti"))[-1] == "salaire.parti.sortie"


def test_what_was_sent_before_the_pause_is_not_asked_for_twice():
    walk = resumed("imprimer", answers={"salaire": "non", "valider": "oui"})

    assert list(places(walk, "fait", "fait", "non"))[-1] == "imprimer"


def test_a_yes_given_just_before_the_pause_is_asked_again():
    walk = resumed("valider", answers={"salaire": "non", "valider": "oui"})

    for _ in range(2):
        walk = moves.advance(walk, CAF)
    walk = moves.answer(walk, CAF, "salaire", "non")

    assert (walk.frame.place, walk.agreed("valider")) == ("valider", False)


def test_the_end_is_led_back_to_as_well():
    walk = resumed(ENDING, answers={"salaire": "non", "valider": "oui"})

    assert list(places(walk, "fait", "fait", "oui"))[-1] == ENDING


def test_a_question_before_what_is_replayed_comes_first():
    edition = an_edition(
        a_procedure(
            a_question("compte"),
            a_group("connexion", a_gesture("cliquer"), replayed=True),
            a_group("suite", a_gesture("lire"), a_gesture("garder")),
        )
    )
    walk = resumed("garder", edition, answers={"compte": "oui"})

    assert list(places(walk, "oui", "fait", edition=edition)) == ["compte", "cliquer", "garder"]


def test_a_pause_on_a_side_trip_keeps_the_gesture_it_left_from():
    rescue = a_procedure(a_group("aide", a_gesture("a1")), id="commun/mot-de-passe")
    edition = an_edition(
        a_procedure(a_group("connexion", a_gesture("taper", rescued_by=("commun/mot-de-passe",)))), rescue
    )
    trip = moves.take_trip(a_walk(edition, at="taper"), edition, "taper", "commun/mot-de-passe")

    assert paused(trip).place == "taper"


def test_a_second_pause_on_the_way_back_keeps_the_first_place():
    walk = resumed("total", answers={"salaire": "oui"})

    assert paused(walk).place == "total"


def test_level_language_and_size_come_back_and_nothing_else():
    walk = a_walk(
        CAF,
        at="ouvrir",
        level=Autonomy.DONE_FOR,
        language="ar",
        mandate=Mandate.SIGNED,
        comfort=Comfort(Size.LARGEST, contrast=True),
    )

    again = resume("w2", CAF, paused(walk))

    assert again == replace(walk, id="w2", mandate=None, comfort=Comfort(Size.LARGEST))
