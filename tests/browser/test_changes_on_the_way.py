"""What changes in the middle of a walk: level, language, hand, detours, calls, where Luc stands."""

import re

from playwright.sync_api import expect

from app.domain.walk import Presence


def test_a_change_of_level_keeps_the_place(together, amina, luc):
    together(at="ouvrir.2")
    title = amina.title

    luc.moves(lambda: luc.uses("Faire faire"))
    amina.is_in_step_with(luc)
    amina.reads("Ouvrir le site")
    luc.moves(lambda: luc.uses("Faire avec"))

    amina.is_in_step_with(luc)
    amina.reads(title)


def test_in_arabic_the_page_turns_and_what_the_site_prints_stays_french(together, amina, luc):
    together(at="ouvrir.1")
    place = amina.place

    amina.chooses("langue", "العربية")

    html = amina.page.locator("html")
    expect(html).to_have_attribute("lang", "ar")
    expect(html).to_have_attribute("dir", "rtl")
    assert amina.place == place
    label = amina.card.locator("bdi[lang=fr]", has_text="Mon Compte").locator("visible=true").first
    expect(label).to_be_visible()
    expect(label).to_have_css("direction", "ltr")
    expect(amina.card.locator("[lang=fr].beneath", has_text="Ouvrez le site de la CAF.")).to_be_visible()
    expect(luc.page.locator(".visitor-card")).to_have_attribute("lang", "ar")
    expect(luc.page.locator("html")).to_have_attribute("lang", "fr")


def test_english_then_french_again_at_the_same_place(together, amina, luc):
    together(at="mois.1")
    place, title = amina.place, amina.title

    amina.chooses("langue", "English")
    expect(amina.page.locator("html")).to_have_attribute("lang", "en")
    assert (amina.place, amina.title != title) == (place, True)
    amina.chooses("langue", "Français")

    expect(amina.page.locator("html")).to_have_attribute("lang", "fr")
    assert (amina.place, amina.title) == (place, title)
    luc.is_in_step_with(amina)


def test_luc_asks_for_the_mouse_and_amina_lends_it_then_takes_it_back(together, amina, luc):
    together(at="mois.1")

    luc.uses("Demander la souris pour la suite")
    amina.sees("Voulez-vous que je tienne la souris ?")
    amina.press("Oui")
    amina.sees("La médiatrice fait ce geste")
    expect(luc.pane.get_by_text("Vous tenez la souris.")).to_be_visible()
    amina.press("Je reprends la souris")

    expect(luc.pane.get_by_text("La personne tient la souris.")).to_be_visible()
    amina.sees_no("La médiatrice fait ce geste")


def test_amina_says_no_and_keeps_the_mouse(together, amina, luc):
    together(at="mois.1")

    luc.uses(re.compile("Demander la souris pour ce geste"))
    luc.sees("La personne répond sur son écran.")
    amina.press("Non, je continue")

    expect(luc.pane.get_by_text("La personne tient la souris.")).to_be_visible()
    expect(luc.pane.get_by_role("button", name="Demander la souris pour la suite")).to_be_visible()
    amina.sees_no("Voulez-vous que je fasse ce geste ?")


def test_amina_stops_at_once_and_luc_is_told(together, amina, luc):
    together(at="mois.1")

    amina.page.locator(".leave > summary").click()
    amina.press("Oui, arrêter et effacer")

    amina.reads("C’est terminé")
    luc.reads("La salle")
    expect(luc.post_of(amina.at).get_by_role("button", name="Ce poste est propre")).to_be_visible()


def test_amina_who_presses_when_luc_has_just_ended_sees_that_it_is_over(house, together, amina, luc):
    walk = together(at="mois.1")
    amina.page.route("**/poste/ecran*", lambda route: route.abort())
    amina.complaints_matter = False
    luc.pane.get_by_text("Terminer ce parcours").click()
    luc.uses("À suivre")
    luc.reads("La salle")

    amina.press("C’est fait")

    amina.reads("C’est terminé")
    assert house.program.walking.store.open_walk(walk).walk.ended


def test_a_forgotten_password_is_a_detour_back_to_the_very_gesture(together, amina, luc):
    together(at="identite.2")
    place = amina.place

    amina.asks_for_help()
    amina.card.get_by_text("J'ai oublié mon mot de passe.").click()
    amina.moves(lambda: amina.press("M’aider à faire cela, puis revenir ici"))
    amina.sees("Vous faites un détour")
    luc.is_in_step_with(amina)
    luc.goes_on()
    amina.is_in_step_with(luc)
    for _ in range(20):
        if amina.place == place:
            break
        amina.goes_on()

    assert amina.place == place
    amina.sees_no("Vous faites un détour")


def test_a_call_comes_to_the_room_by_itself_and_luc_answers(together, amina, luc):
    together(at="mois.1")
    luc.open("/mediation")

    amina.asks_for_help("Appeler la médiatrice")
    amina.sees("Quelqu’un vient. Rien n’est perdu.")
    luc.post_of(amina.at).get_by_role("button", name="J’y vais").click()

    amina.sees_no("Quelqu’un vient. Rien n’est perdu.")
    expect(luc.page.get_by_role("button", name="J’y vais")).to_have_count(0)


def test_a_call_may_be_withdrawn(together, amina, luc):
    together(at="mois.1")
    luc.open("/mediation")

    amina.asks_for_help("Appeler la médiatrice")
    expect(luc.post_of(amina.at).get_by_role("button", name="J’y vais")).to_be_visible()
    amina.press("Je n’ai plus besoin d’aide")

    expect(luc.post_of(amina.at).get_by_role("button", name="J’y vais")).to_have_count(0)


def test_the_shared_screen_has_the_card_in_a_column_and_folded_notes(house, luc):
    walk = house.open(presence=Presence.SHARED, at="mois.1")
    luc.open(f"/mediation/parcours/{walk.id}/ecran")

    luc.reads(re.compile("Ouvrez la déclaration"))
    expect(luc.page.get_by_text("Lisez-moi ce que vous voyez sur la page.")).to_be_hidden()
    luc.page.get_by_text("Notes de la médiation").click()

    luc.sees("Lisez-moi ce que vous voyez sur la page.")
    luc.press("C’est fait")
    luc.reads(re.compile("Lisez les trois mois"))


def test_beside_amina_luc_has_a_folded_strip_on_her_post(together, amina, luc):
    together(presence=Presence.BESIDE, at="ouvrir.2")

    expect(amina.page.get_by_role("button", name="Faire faire")).to_be_hidden()
    amina.page.locator("#bandeau > summary").click()
    amina.moves(lambda: amina.press("Faire faire"))

    amina.reads("Ouvrir le site")
    luc.is_in_step_with(amina)
