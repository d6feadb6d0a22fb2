"""What to have at hand is what the author says and what the gestures ask for, each picture once."""

from app.domain.gesture import Where
from app.domain.preparing import things_to_prepare
from app.domain.procedure import Thing
from tests.builders import a_gesture, a_group, a_procedure, a_sentence


def pictures(*gestures, **facts):
    procedure = a_procedure(a_group("connexion", *gestures), **facts)
    return [thing.image for thing in things_to_prepare(procedure)]


def test_what_the_gestures_ask_for_is_added():
    code = a_gesture("code", where=Where.PHONE, secret=True)

    assert pictures(a_gesture("mail", where=Where.MAILBOX), code) == [
        *("boite-mail", "telephone", "mot-de-passe")
    ]


def test_a_picture_that_the_author_gave_is_not_given_twice():
    phone = Thing(a_sentence("Votre téléphone chargé"), "telephone")
    code = a_gesture("code", where=Where.PHONE)

    assert pictures(code, code, to_prepare=(Thing(a_sentence("Un papier")), phone)) == [None, "telephone"]


def test_nothing_is_asked_for_in_vain():
    assert pictures(a_gesture("ouvrir"), a_gesture("lire", where=Where.PAPER)) == []
