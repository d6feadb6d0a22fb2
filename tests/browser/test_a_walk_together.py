"""Amina and Luc, from the code on the screen to the clean post."""

import pytest
from playwright.sync_api import expect

from app.domain.autonomy import Autonomy
from tests.browser.test_listening import VOICES
from tests.served import eventually

LEVELS = {
    "à la place": Autonomy.DONE_FOR,
    "avec": Autonomy.DONE_WITH,
    "faire faire": Autonomy.DONE_BY,
}


def test_an_unpaired_browser_becomes_the_post_that_luc_names(reception, luc):
    paul = reception.paul()
    paul.open("/poste")
    code = paul.page.locator(".code").inner_text()

    luc.open("/mediation/postes")
    luc.page.get_by_label("Code affiché sur le poste").fill(code)
    luc.page.get_by_label("Nom du poste").fill("Poste 4")
    luc.press("Associer")

    # A browser that is nobody yet has no stream: it asks every five seconds.
    expect(paul.page.get_by_role("heading", level=1)).to_have_text("Bienvenue", timeout=20_000)
    paul.sees("Poste 4")


def test_luc_signs_in_and_opens_in_three_presses_and_amina_listens_in_arabic(house, reception, amina):
    amina.page.add_init_script(VOICES)
    amina.open("/poste")
    luc = reception.stranger_called_luc()
    luc.open("/mediation")
    luc.page.get_by_label("Identifiant").fill("luc")
    luc.page.get_by_label("Phrase de passe").fill(house.passphrase)
    luc.press("Se connecter")

    luc.post_of(amina.at).get_by_role("link", name="Ouvrir une démarche").click()
    luc.page.get_by_role("radio", name="Déclarer mes ressources à la CAF").check()
    luc.press("La personne, avec moi")
    amina.reads("Choisissez votre langue")
    amina.card.locator("button[value=ar]").click()
    expect(amina.page.locator("html")).to_have_attribute("lang", "ar")
    expect(luc.pane.locator("#langue-choisie [lang=ar]")).to_be_visible()
    amina.card.locator("button[name=voix][value=oui]").click()
    expect(amina.page.locator("#casque")).to_be_focused()
    unasked = amina.page.evaluate("asked.length")
    amina.page.locator("[data-headset]").first.click()

    assert eventually(lambda: amina.page.evaluate("asked.length > 1"))
    assert (unasked, amina.page.evaluate("asked[0][0]")) == (0, "ar-SA")
    expect(luc.page.locator(".visitor-card")).to_have_attribute("lang", "ar")


@pytest.mark.parametrize(
    ("level", "at"),
    [
        pytest.param("faire faire", "", id="faire faire", marks=pytest.mark.night),
        pytest.param("à la place", "salaire", id="à la place, from the middle", marks=pytest.mark.night),
        pytest.param("à la place", "", id="à la place", marks=pytest.mark.night),
        pytest.param("avec", "salaire", id="avec, from the middle"),
        pytest.param("avec", "", id="avec", marks=pytest.mark.night),
    ],
)
def test_both_walk_to_the_end_pressing_now_here_now_there(level, at, together, amina, luc):
    together(level=LEVELS[level], at=at)
    presser, follower = luc, amina
    seen = [presser.kind]

    while presser.kind != "fin" and len(seen) < 60:
        presser, follower = follower, presser
        if luc.mandate.count():
            amina.sees("La médiatrice vous demande d’abord votre accord.")
            presser, follower = luc, amina
            luc.moves(lambda: luc.uses("Signé aujourd’hui"))
        else:
            presser.goes_on()
        follower.is_in_step_with(presser)
        seen.append(presser.kind)

    assert seen[-1] == "fin"
    assert seen.count("engagement") == 2, "once for the yes, once for the gesture"


def test_in_the_mediators_stead_nothing_of_hers_is_done_before_the_mandate(together, amina, luc):
    together(level=Autonomy.DONE_FOR, at="situation")
    while not luc.mandate.count():
        amina.goes_on()
        luc.is_in_step_with(amina)

    expect(amina.page.get_by_role("button", name="C’est fait")).to_have_count(0)
    luc.is_in_step_with(amina)
    expect(luc.pane.locator("button[data-key=next]")).to_be_disabled()
    luc.uses("Déjà en cours")

    expect(amina.page.get_by_role("button", name="C’est fait")).to_be_visible()
    expect(luc.pane.locator("button[data-key=next]")).to_be_enabled()


def test_a_commitment_asks_for_one_yes_before_it_shows_its_gesture(together, amina, luc):
    together(at="engagement")
    amina.sees("Rien n’est encore envoyé.")
    amina.sees_no("Cliquez sur le bouton final")

    amina.press("Oui, j’ai relu et je suis d’accord")

    amina.sees("Vous avez relu. Vous êtes d’accord.")
    luc.is_in_step_with(amina)
    luc.sees("Cliquez sur le bouton final")


def test_after_the_end_the_post_is_checked_and_waits_again(together, amina, luc):
    together(at="fin")
    luc.open("/mediation")

    amina.press("J’ai terminé, tout effacer")
    amina.reads("C’est terminé")
    for box in luc.post_of(amina.at).get_by_role("checkbox").all():
        box.check()
    luc.post_of(amina.at).get_by_role("button", name="Ce poste est propre").click()

    amina.reads("Bienvenue")
    expect(luc.post_of(amina.at).get_by_text("Libre")).to_be_visible()
