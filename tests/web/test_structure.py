"""The pages of a responsable: who is invited, what the structure says of itself, what was done."""

import re

from app.domain.post import Disposition
from app.usecases.account_ports import Entry
from app.web.journal import ACTS
from tests.staffed import PASSPHRASE
from tests.web.house import rows

NEW = "velours grenier cactus dimanche"


def invite(marie, login="adele", name="Adèle", roles="mediateur") -> str:
    """Gives the code of the link."""
    answer = marie.send("/comptes/invitations", identifiant=login, nom=name, roles=roles)
    assert answer.status_code == 200
    return re.search(r"/invitation\?code=([\w-]+)", answer.text)[1]


def settle(marie, **fields):
    usual = {"nom": "PIMMS de Blois", "disposition": "cote_a_cote", "relecture": "autre"}
    return marie.send("/equipe/structure", **{**usual, **fields})


def test_who_is_invited_opens_the_link_and_chooses_a_passphrase(house):
    code = invite(house.staff("marie"))
    adele = house.paul()

    adele.get(f"/invitation?code={code}")
    assert adele.title == "Bienvenue, Adèle"
    adele.press("Entrer", nouvelle=NEW, encore=NEW)

    assert adele.at == "/mediation"
    assert "Adèle" in adele.text


def test_the_link_is_drawn_and_said_to_work_here_only_on_this_machine(house):
    marie = house.staff("marie")

    invite(marie)

    assert "Ce lien ne s’ouvre que sur cette machine." in marie.text
    assert any(one.get("aria-label") == "Code à scanner par Adèle" for one in marie.page.iter())


def test_a_used_link_says_what_to_do(house):
    code = invite(house.staff("marie"))
    house.paul().send("/invitation", code=code, nouvelle=NEW, encore=NEW)
    late = house.paul()

    answer = late.get(f"/invitation?code={code}")

    assert answer.status_code == 422
    assert "Demandez-en une autre à la personne responsable." in late.text


def test_two_different_passphrases_are_refused_beside_their_field(house):
    code = invite(house.staff("marie"))
    adele = house.paul()

    answer = adele.send("/invitation", code=code, nouvelle=NEW, encore="autre")

    assert answer.status_code == 422
    assert "Les deux phrases de passe sont différentes." in adele.text


def test_a_pending_invitation_is_listed_and_withdrawn(house):
    marie = house.staff("marie")
    code = invite(marie)

    marie.get("/comptes")
    assert "Adèle (adele)" in marie.text
    marie.press("Retirer")

    assert "Adèle" not in marie.text
    assert house.paul().get(f"/invitation?code={code}").status_code == 422


def test_inviting_asks_for_the_passphrase_again_after_a_while(house):
    marie = house.staff("marie")
    house.clock.pass_(minutes=16)

    answer = marie.send("/comptes/invitations", identifiant="adele", nom="Adèle", roles="mediateur")

    assert answer.status_code == 422
    assert "Tapez votre phrase de passe" in marie.text


def test_the_page_of_the_structure_wins_over_the_machine_at_once(house):
    marie, amina = house.staff("marie"), house.amina()

    settle(marie, adresse="4 place du Marché, Blois", horaires="du lundi au vendredi")

    assert "PIMMS de Blois" in marie.text
    house.open(post="p1")
    amina.send("/poste/pause")
    assert "PIMMS de Blois, 4 place du Marché, Blois, du lundi au vendredi" in amina.text


def test_what_is_refused_stands_again_as_it_was_typed(house):
    marie = house.staff("marie")

    answer = settle(marie, nom="", adresse="4 place du Marché")

    assert answer.status_code == 422
    assert "Il faut un nom de structure" in marie.text
    assert marie.field("adresse") == "4 place du Marché"


def test_no_page_reads_the_settings_from_the_database_twice(house):
    luc = house.luc()
    luc.get("/mediation")
    house.program.accounts.store.change(lambda change: change.replace_settings({"name": "Ailleurs"}))

    luc.get("/mediation")

    assert "Ailleurs" not in luc.text


def test_a_new_post_stands_as_the_structure_says(house):
    settle(house.staff("marie"), disposition="deux_ecrans")
    paul = house.paul()
    paul.get("/poste")
    code = re.search(r"[BCDFGHJ-NP-TV-XZ]{6}", paul.text.replace(" ", ""))[0]

    house.luc().send("/mediation/postes/associer", code=code, nom="Poste 9")

    (post,) = house.store.posts()
    assert post.disposition is Disposition.TWO_SCREENS


def test_the_journal_says_who_did_what_and_filters(house):
    marie = house.staff("marie")
    invite(marie)
    settle(marie)
    house.luc()
    house.clock.pass_(seconds=1)

    marie.get("/equipe/journal")
    assert "Marie : a invité « adele »" in marie.text
    assert "Marie : a changé les réglages de la structure" in marie.text
    assert "Luc : a ouvert une session" in marie.text

    marie.get("/equipe/journal?personne=id-luc")
    assert "Luc : a ouvert une session" in marie.text
    assert "a invité" not in marie.text

    marie.get("/equipe/journal?mois=2026-01")
    assert "Rien ce mois-là." in marie.text


def test_every_act_has_a_sentence(house):
    marie = house.staff("marie")
    now = house.clock.now()

    def act(change) -> None:
        for action in ACTS:
            change.note(Entry(now, "id-marie", action, "account", "id-luc", "done"))
        change.note(Entry(now, None, "sign-in", "account", "id-luc", "refused"))
        change.note(Entry(now, None, "passphrase-reset", "account", "id-luc", "done"))

    house.program.accounts.store.change(act)
    house.clock.pass_(seconds=1)

    marie.get("/equipe/journal")

    assert "Un essai de connexion au compte « Luc » a échoué" in marie.text
    assert "Sur la machine : nouvelle phrase de passe pour le compte « Luc »" in marie.text


def test_everything_written_in_the_journal_can_be_read_there(house):
    """Whatever the staff does with accounts, posts and settings is an act that has a sentence."""
    marie = house.staff("marie")
    marie.send("/comptes", identifiant="paul", nom="Paul", roles="mediateur")
    for path in ("roles", "fermer", "rouvrir", "phrase"):
        marie.send(f"/comptes/id-luc/{path}", roles="mediateur")
    invite(marie)
    settle(marie)
    house.put_post(3)
    luc = house.staff("ines")
    luc.send("/mediation/postes/p3/retirer")
    luc.send("/compte/phrase", confirmation=PASSPHRASE, nouvelle=NEW, encore=NEW)
    luc.send("/deconnexion")

    written = set(re.findall(r"'([a-z]+(?:-[a-z]+)*)'", " ".join(rows(house)["journal"])))

    assert {"post-revoke", "passphrase-change", "sign-out", "account-roles"} <= written
    assert house.staff("marie").get("/equipe/journal").status_code == 200
