"""A mediator lends her voice to a sentence of the card: recorded, heard again, done anew, forgotten."""

from io import BytesIO

import pytest

from app.domain.recording import MOST_BYTES, key_of
from tests.adapters.test_recordings import MP3, WEBM
from tests.web.house import ALL, HTMX, build, own_root, told, words

MICROPHONE = "camera=(), microphone=(self), geolocation=(), usb=(), payment=()"


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    """A house whose procedures may receive recordings."""
    folder = tmp_path_factory.mktemp("studio")
    return build(folder / "data", root=own_root(folder / "project"))


@pytest.fixture
def luc(studio):
    studio.empty()
    studio.put_post(1)
    return studio.luc()


def at_a_gesture(house, language: str = "ar") -> str:
    walk = house.open(mediator="id-luc", language=language)
    house.to(walk, "mot-de-passe")
    return walk


def sentences(person) -> list[str]:
    """The names of the sentences that can be recorded here, in their order."""
    voices = next(one for one in person.page.iter("ol") if one.get("class") == "voice-list")
    return [one.get("id").removeprefix("voix-") for one in voices.findall("li")]


def row(person, key: str) -> str:
    return words(next(one for one in person.page.iter("li") if one.get("id") == f"voix-{key}"))


def send(person, walk: str, key: str, body: bytes = WEBM, **headers):
    fields = {"csrf_token": person.token, "phrase": key, "son": (BytesIO(body), "../../voix.exe")}
    return person.client.post(f"/mediation/parcours/{walk}/enregistrer", data=fields, headers=headers)


def kept(house) -> list:
    return sorted((house.config.root / "procedures").glob("**/audio/*"))


def test_a_sentence_of_the_card_is_recorded_in_the_language_of_the_person(studio, luc):
    walk = at_a_gesture(studio)
    luc.get(f"/mediation/parcours/{walk}")
    key = sentences(luc)[1]

    assert "Enregistrer la voix" in row(luc, key)
    answer = send(luc, walk, key)
    luc.get(f"/mediation/parcours/{walk}")

    heard = luc.client.get(f"/mediation/parcours/{walk}/voix/{key}")
    assert (answer.status_code, answer.location) == (303, f"/mediation/parcours/{walk}#voix")
    assert "enregistré" in row(luc, key)
    assert [path.name for path in kept(studio)] == [f"{key}.ar.webm"]
    assert (heard.data, heard.mimetype) == (WEBM, "audio/webm")


def test_a_recording_is_done_anew_and_erased(studio, luc):
    walk = at_a_gesture(studio)
    luc.get(f"/mediation/parcours/{walk}")
    key = sentences(luc)[0]
    send(luc, walk, key)

    again = send(luc, walk, key, MP3, **HTMX)
    after_again = [path.suffix for path in kept(studio) if path.name.startswith(key)]
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Effacer", phrase=key)

    assert "enregistré" in told(again)
    assert after_again == [".mp3"]
    assert "enregistré" not in row(luc, key)
    assert [path for path in kept(studio) if path.name.startswith(key)] == []


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        (":debut", ""),
        ("chemin.1", ""),
        ("pour-qui", ""),
        ("demande.2", "enfant"),
        ("pour-qui.autre", "autre"),
    ],
)
def test_every_kind_of_card_has_sentences_to_record(studio, luc, place, answer):
    walk = studio.open(mediator="id-luc", language="ar")
    studio.to(walk, place, **({"pour-qui": answer} if answer else {}))

    luc.get(f"/mediation/parcours/{walk}")

    card = words(next(one for one in luc.page.iter("article")))
    said = [words(one.find("div").find("p")) for one in luc.page.iter("li") if one.get("class") == "voice"]
    assert said != []
    assert [sentence for sentence in said if sentence not in card] == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "Ce n’est pas un son que le guide sait lire."),
        (b"#!/bin/sh\n", "Ce n’est pas un son que le guide sait lire."),
        (WEBM + bytes(MOST_BYTES), "Cet enregistrement est trop long."),
    ],
)
def test_what_is_no_recording_is_refused_in_words(studio, luc, body, sentence):
    walk = at_a_gesture(studio, "en")
    luc.get(f"/mediation/parcours/{walk}")

    whole = send(luc, walk, sentences(luc)[0], body)
    fragment = send(luc, walk, sentences(luc)[0], body, **HTMX)

    assert (whole.status_code, fragment.status_code) == (422, 422)
    assert sentence in told(whole)
    assert sentence in told(fragment)


def test_only_sentences_of_this_walk_are_recorded(studio, luc):
    walk = at_a_gesture(studio)
    before = kept(studio)

    answer = send(luc, walk, key_of("Une phrase inventée."))

    assert (answer.status_code, kept(studio)) == (422, before)
    assert "Cette phrase n’est plus sur la carte." in told(answer)


def test_what_she_says_while_the_person_goes_on_is_kept(studio, luc):
    walk = at_a_gesture(studio, "en")
    luc.get(f"/mediation/parcours/{walk}")
    key = sentences(luc)[1]
    luc.press("Étape suivante")

    answer = send(luc, walk, key)

    assert answer.status_code == 303
    assert [path.name for path in kept(studio) if path.name.startswith(f"{key}.en")] == [f"{key}.en.webm"]


def test_a_body_beyond_any_recording_is_not_even_read(studio, luc):
    walk = at_a_gesture(studio)

    answer = send(luc, walk, "0" * 16, WEBM + bytes(2 * MOST_BYTES))

    assert answer.status_code == 413


def test_the_co_pilot_page_alone_may_ask_for_the_microphone(studio, luc):
    amina, walk = studio.amina(), at_a_gesture(studio)

    pages = {
        path: luc.client.get(path).headers["Permissions-Policy"]
        for path in (f"/mediation/parcours/{walk}", f"/mediation/parcours/{walk}/ecran", "/mediation")
    }

    assert [path for path, policy in pages.items() if policy == MICROPHONE] == [f"/mediation/parcours/{walk}"]
    assert "microphone=()" in amina.client.get("/poste").headers["Permissions-Policy"]


def test_a_gesture_that_came_with_a_voice_says_so_and_keeps_it(studio, luc):
    shipped = studio.config.root / "procedures" / ALL / "audio" / "mot-de-passe.fr.mp3"
    shipped.parent.mkdir(parents=True, exist_ok=True)
    shipped.write_bytes(MP3)
    walk = at_a_gesture(studio, "fr")

    luc.get(f"/mediation/parcours/{walk}")

    rows = [row(luc, key) for key in sentences(luc)]
    assert len([said for said in rows if "fourni avec la démarche" in said]) == 1
    assert "Effacer" not in " ".join(rows)
