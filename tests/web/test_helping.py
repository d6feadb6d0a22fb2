"""What helps to write a file: what may stand where, and pieces ready to fill."""

from tests.documents import a_procedure
from tests.web.house import CAF


def test_the_editor_learns_what_may_be_written_where(house):
    zoe = house.staff("zoe")

    known = zoe.get("/atelier/completer.json").json

    kinds = {kind for under in known["under"].values() for kind in under} | set(known["roots"].values())
    assert kinds == set(known["keys"])
    assert all(one["help"] for keys in known["keys"].values() for one in keys)
    assert {name for name in known["takes"].values() if name} <= set(known["sets"])
    assert CAF in [one["value"] for one in known["sets"]["demarches"]]
    assert {"word": "saisir", "help": "taper"} in known["avoided"]


def test_a_piece_is_put_after_the_gesture_where_one_stands_and_says_what_to_write_over(house):
    text, zoe = a_procedure(), house.staff("zoe")
    line = text.splitlines().index("      - faire: Ouvrez le site.") + 1

    put = zoe.send("/atelier/inserer", texte=text, morceau="question", ligne=str(line)).json

    edit, selection = put["edits"][0], put["selection"]
    after = text[: edit["from"]] + edit["text"] + text[edit["to"] :]
    assert after[selection["from"] : selection["to"]] == "La question à écrire ?"
    assert text[: edit["from"]].endswith("- faire: Ouvrez le site.")


def test_a_piece_that_cannot_stand_there_says_where_to_go(house):
    answer = house.staff("zoe").send("/atelier/inserer", texte=a_procedure(), morceau="reponse", ligne="12")

    assert (answer.status_code, answer.json["told"]) == (422, "Placez-vous d’abord sur une question.")
