"""The twelve visits of one desk, each in real browsers as far as the guide goes, and what is left of them."""

import json
import logging
import os
import re
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from app.domain.autonomy import Autonomy
from app.domain.coop import Independence, Redirection
from app.domain.walk import Outcome
from tests.browser.conftest import ENGINE, FLAGS, Browsers
from tests.browser.house import House
from tests.browser.people import Amina, Luc
from tests.browser.visits import (
    INTERPRETER,
    TYPED,
    Desk,
    a_desk,
    by_keyboard,
    kept_by_the_browser,
    moves_by_keyboard,
    read_out,
)

CAF = "caf/declaration-ressources"
OLD = "Ouvrez la déclaration signalée sur la première page."
# What anybody may read: the procedures, word for word.
PUBLISHED = re.compile(r'INSERT INTO "?(editions|publications)')


@pytest.fixture(scope="module")
def said() -> Iterator[list[str]]:
    """Every line that the program logs, from the first visit on."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    root, listener = logging.getLogger(), Listener()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(level)
    root.removeHandler(listener)


@pytest.fixture(scope="module")
def desk(tmp_path_factory, said) -> Iterator[Desk]:
    with a_desk(tmp_path_factory.mktemp("visits")) as desk:
        yield desk


@pytest.fixture(scope="module")
def house(desk):
    return desk.house


class Blanking(Browsers):
    """Whoever leaves leaves a blank page: to close one whose line was cut is not always answered."""

    def give_back(self, context: BrowserContext) -> None:
        for page in context.pages[1:]:
            page.goto("about:blank")
        context.clear_cookies()
        self.free.setdefault(self.taken.pop(context), []).append(context)


@pytest.fixture(scope="module")
def browsers(chromium, desk):
    """A process without the memory behind Back, ended by force: a last page is not always let go."""
    forgetful = chromium.browser_type.launch(executable_path=ENGINE, args=list(FLAGS))
    yield Blanking(forgetful, desk.house.base)
    processes = forgetful.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    os.kill(next(one["id"] for one in processes if one["type"] == "browser"), signal.SIGKILL)


@pytest.fixture
def luc(desk, reception):
    return desk.luc(reception)


def opens(luc: Luc, person: Amina, searched: str, title: str, level: str) -> None:
    """Luc opens a walk on a post: which one, and who holds the mouse."""
    luc.open(f"/mediation/ouvrir?poste={person.at.post.id}&q={searched}")
    luc.page.get_by_role("radio", name=title).check()
    luc.press(level)


def led(house: House, walk: str, at: str, *people: Amina | Luc, **answers: str) -> None:
    """The walk goes on to a card, or until a mandate is wanted; whoever follows it sees that."""
    version = (house.lead(walk, at, answers) if at else house.lead_to_the_mandate(walk)).version
    for person in people:
        person.shows_version(version)


def ends(luc: Luc, outcome: str) -> None:
    """Luc says how the walk ends."""
    luc.page.locator("summary").filter(has_text="Terminer ce parcours").click()
    luc.uses(outcome)
    luc.page.wait_for_url("**/mediation?*")


def leaves(person: Amina) -> None:
    """« J'ai terminé, tout effacer »: the screen tells nothing, and the browser keeps nothing."""
    by_keyboard(person, person.main)
    expect(person.page.locator(".sheet > .leaving")).to_be_visible()
    assert kept_by_the_browser(person) == [0, 0, 0, 0]


def declines_headset(person: Amina) -> None:
    """« Écouter sans casque », asked before the first sound of a page."""
    by_keyboard(person, person.page.locator("[data-headset]").last)


def test_fatima_who_does_not_read_hears_each_card_agrees_in_her_language_and_signs_in_french(
    desk, house, reception, luc
):
    """Darija is heard, and takes its written words from Arabic; on her post, no key but Tab and Enter."""
    fatima = desk.comes(reception, "Fatima")
    opens(luc, fatima, "vitale", "Ouvrir un compte ameli et demander la carte Vitale", "Moi")
    by_keyboard(fatima, fatima.card.locator("button[value=ary]"))
    by_keyboard(fatima, fatima.card.locator("button[name=voix][value=oui]"))
    declines_headset(fatima)
    expect(fatima.card.locator("[data-speaking]").first).to_be_visible()
    walk = desk.walk_at(fatima)

    moves_by_keyboard(fatima, fatima.main)
    led(house, walk, "", fatima)
    expect(fatima.card.locator("[data-about=mandat] [data-speaking]").first).to_be_visible()
    mandate = fatima.card.locator("details[id^=mandat]")
    by_keyboard(fatima, mandate.locator("> summary"))
    fatima.page.keyboard.press("Tab")
    fatima.page.keyboard.press("Enter")
    expect(mandate.locator("[data-speaking]").first).to_be_visible()
    read_out(fatima)
    luc.follows(walk)
    luc.page.get_by_role("link", name="Imprimer la feuille de mandat").click()
    sides = luc.page.locator("article").evaluate_all("all => all.map(one => [one.dataset.side, one.lang])")
    assert sides[:2] == [["front", "fr"], ["back", "ar"]]
    luc.page.get_by_role("link", name="Revenir au parcours").click()
    luc.moves(lambda: luc.uses("Signé aujourd’hui"))

    led(house, walk, "code", fatima, luc)
    by_keyboard(fatima, fatima.page.locator(".help > summary"))
    by_keyboard(fatima, fatima.page.locator(".help summary").filter(has_text="Le code arrive sur un autre"))
    trip = fatima.page.locator(".help details[open] form[action$=secours] button")
    moves_by_keyboard(fatima, trip)
    assert fatima.place.startswith("commun/code-sms-non-recu/")
    led(house, walk, "engagement", fatima, luc)
    luc.sees("Que va-t-il se passer maintenant ? Dites-le avec vos mots.")
    moves_by_keyboard(fatima, fatima.main)
    luc.sees("Accord donné sur l’écran de la personne.")
    luc.goes_on()

    luc.open(f"/mediation/parcours/{walk}/memo")
    expect(luc.page.locator("#memo svg.icon").nth(2)).to_be_visible()
    leaves(fatima)
    assert desk.counted().levels == (Autonomy.DONE_FOR,)


def test_mehmet_reads_the_stop_in_turkish_lends_the_mouse_once_and_has_it_back(desk, house, reception, luc):
    mehmet = desk.comes(reception, "Mehmet")
    walk = house.open(mehmet.at, at="engagement", language="tr").id
    expect(mehmet.page.locator("html")).to_have_attribute("lang", "tr")
    mehmet.sees("Henüz hiçbir şey gönderilmedi.")
    mehmet.sees_no("Cliquez sur le bouton final")
    luc.follows(walk)

    mehmet.moves(lambda: mehmet.press("Evet, tekrar okudum ve kabul ediyorum"))
    luc.shows_version(mehmet.version)
    luc.moves(lambda: luc.uses("Demander la souris pour ce geste"))
    mehmet.sees("Bu hareketi ben yapayım mı?")
    mehmet.moves(lambda: mehmet.press("Evet"))
    expect(luc.mandate).to_be_visible()
    expect(luc.pane.locator("button[data-key=next]")).to_be_disabled()
    luc.moves(lambda: luc.uses("Signé aujourd’hui"))
    mehmet.sees("Fareyi geri alıyorum")
    luc.moves(lambda: luc.uses("Je rends la souris"))
    mehmet.sees_no("Fareyi geri alıyorum")
    luc.sees("La personne tient la souris.")
    mehmet.shows_version(luc.version)
    mehmet.goes_on()
    ends(luc, "Terminé")

    line = desk.counted()
    assert (line.outcome, line.independence) == (Outcome.DONE, Independence.PARTLY)


def test_denise_does_three_safe_clicks_herself_and_leaves_with_the_list_of_what_is_missing(
    desk, house, reception, luc
):
    """Her ticket, as Maria's, holds three words: here she presses their pictures herself, on another post."""
    denise = desk.comes(reception, "Denise")
    walk = house.open(denise.at, procedure="impots/declaration-revenus", level=Autonomy.DONE_FOR).id
    ticks = denise.page.get_by_role("group", name="À préparer").get_by_role("checkbox")
    ticks.first.wait_for()
    wanted = denise.page.locator(".thing").first.inner_text().split("\n")[0]
    for tick in ticks.all()[1:]:
        tick.check()
    denise.press("Il me manque quelque chose")
    denise.reads("Il me manque")
    missing = denise.page.locator(".memo-thing").all_inner_texts()
    denise.press("Commencer quand même")
    luc.follows(walk)
    luc.moves(lambda: luc.uses("Faire avec"))

    clicks = []
    for at in ("entree.oui.3", "situation.1", "signer.1"):
        led(house, walk, at, denise)
        clicks += denise.card.locator("[data-risk]").evaluate_all("all => all.map(one => one.dataset.risk)")
        denise.goes_on()
    place = denise.place
    denise.page.locator(".leave > summary").click()
    denise.press("Faire une pause")
    words = denise.page.locator(".slip-words bdi").all_inner_texts()
    again = desk.comes(reception, "Denise")
    again.page.get_by_role("link", name="J’ai une feuille de pause").click()
    for word in words:
        again.page.locator(".tile").get_by_text(word, exact=True).click()

    again.sees("Vous reprenez votre démarche.")
    led(house, desk.walk_at(again), "signer.2", again)
    assert again.place == place
    assert (missing, "numéro fiscal" in wanted) == ([wanted], True)
    assert clicks == ["sur"] * 3
    led(house, desk.walk_at(again), "fin", again)
    leaves(again)
    counted = {(line.outcome, line.levels[-1]) for line in desk.lines()}
    assert counted == {(Outcome.CONTINUED, Autonomy.DONE_WITH), (Outcome.DONE, Autonomy.DONE_WITH)}


def test_olena_whose_language_is_missing_reads_the_french_buttons_and_calls_once(desk, house, reception, luc):
    """Ukrainian is not shipped: she says so, the desk is told on a telephone, pictures go on in French."""
    olena = desk.comes(reception, "Olena")
    luc.page.set_viewport_size({"width": 360, "height": 740})
    olena.press("Ma langue n’est pas là")
    expect(olena.page.locator(".sought li")).to_have_count(3)
    luc.open("/mediation")
    luc.sees("Sa langue manque : interprète")
    luc.post_of(olena.at).get_by_role("button", name="J’y vais").click()
    olena.page.get_by_role("link", name="Choisir une démarche").click()
    olena.page.get_by_role("link", name="Papiers").click()
    olena.press("Renouveler mon titre de séjour")
    declines_headset(olena)
    papers = [one.split("\n")[0] for one in olena.page.locator(".thing").all_inner_texts()]
    olena.goes_on()

    quoted = olena.card.locator(".steps bdi").all_inner_texts()
    olena.asks_for_help("Appeler la médiatrice")
    outside = olena.page.locator("a[target=_blank]").evaluate_all("all => all.map(one => one.href)")
    luc.post_of(olena.at).get_by_role("button", name="J’y vais").click()
    luc.post_of(olena.at).get_by_role("button", name="Accompagner").click()
    luc.sees(INTERPRETER)
    led(house, desk.walk_at(olena), "fin", olena)
    leaves(olena)

    assert papers[:2] == ["Votre titre de séjour actuel", "Le code de votre photo d'identité"]
    assert quoted == ["Je renouvelle mon titre", "Commencer"]
    assert outside == ["https://www.service-public.gouv.fr/"]
    assert desk.counted().calls == 1


def test_lucas_alone_with_the_keyboard_repairs_his_mistake_and_reaches_the_end(desk, house, reception):
    lucas = desk.comes(reception, "Lucas")
    by_keyboard(lucas, lucas.page.get_by_role("link", name="Choisir une démarche"))
    by_keyboard(lucas, lucas.page.get_by_role("link", name="Logement, énergie, eau"))
    by_keyboard(
        lucas, lucas.page.locator("button[data-look=picture]").filter(has_text="Demander un logement social")
    )
    expect(lucas.card).to_be_visible()
    walk = desk.walk_at(lucas)
    led(house, walk, "entree.compte.1", lucas, entree="compte")
    place = lucas.place

    by_keyboard(lucas, lucas.page.locator(".help > summary"))
    by_keyboard(lucas, lucas.page.locator(".help summary").filter(has_text="mon mot de passe"))
    moves_by_keyboard(lucas, lucas.page.locator(".help details[open] form[action$=secours] button"))
    assert lucas.place.startswith("commun/mot-de-passe-oublie/")
    led(house, walk, "entree.compte.1", lucas, entree="compte")
    assert lucas.place == place
    for at, seen in (
        ("autres-personnes.1", "Comptez aussi vos enfants."),
        ("souhaits.2", "Vous pouvez demander une commune où vous n'habitez pas."),
    ):
        led(house, walk, at, lucas)
        expect(lucas.card.locator(".checkpoint, .sees").locator("visible=true")).to_contain_text(seen)
        read_out(lucas)
        moves_by_keyboard(lucas, lucas.main)
    led(house, walk, "engagement", lucas)
    by_keyboard(lucas, lucas.card.locator("summary").filter(has_text="Et si je me trompe ?"))
    lucas.sees("Entrez de nouveau sur le site et changez-la.")
    moves_by_keyboard(lucas, lucas.main)
    moves_by_keyboard(lucas, lucas.main)
    led(house, walk, "fin", lucas)
    leaves(lucas)

    line = desk.counted()
    assert (line.outcome, line.independence) == (Outcome.DONE, Independence.ALONE)


def test_amadou_hears_every_card_slowly_and_corrects_the_month_that_was_wrong(desk, house, reception, luc):
    """In French, said by the computer: what is recorded in Soninké would be said instead, by itself."""
    amadou = desk.comes(reception, "Amadou")
    amadou.press("Français")
    amadou.press("On écoute")
    opens(luc, amadou, "actualiser", "actualis", "La personne, avec moi")
    declines_headset(amadou)
    amadou.moves(lambda: amadou.chooses("texte", "Voix lente"))
    walk = desk.walk_at(amadou)
    led(house, walk, "travail", amadou)
    amadou.goes_on()
    amadou.moves(lambda: amadou.press("Revenir"))
    amadou.moves(lambda: amadou.card.get_by_role("button", name="Non", exact=True).click())

    silent = []
    while amadou.kind != "fin":
        speaking = amadou.card.locator("[data-speaking]").first
        expect(speaking).to_be_visible()
        silent += [] if amadou.card.locator("svg").count() > 2 else [amadou.place]
        amadou.goes_on()

    assert silent == []
    expect(amadou.page.locator("[data-slow=oui]")).to_have_count(1)
    leaves(amadou)
    line = desk.counted()
    assert (line.procedure, line.outcome) == ("france-travail/actualisation", Outcome.DONE)


def test_maria_leaves_in_the_middle_and_another_mediator_takes_her_up_the_next_day(
    desk, house, reception, luc
):
    maria = desk.comes(reception, "Maria")
    house.open(maria.at, procedure="retraite/releve-carriere", language="pt", at="ouvrir-carriere.1")
    place = "retraite/releve-carriere/ouvrir-carriere.1"
    expect(maria.card).to_have_attribute("data-place", place)
    maria.page.locator(".leave > summary").click()
    maria.press("Fazer uma pausa")
    maria.reads(re.compile("A sua folha de pausa"))
    words = maria.page.locator(".slip-words bdi").all_inner_texts()
    maria.page.locator("a[data-look=main]").click()
    expect(maria.page.locator(".leaving")).to_be_visible()
    luc.open("/mediation")
    for box in luc.post_of(maria.at).get_by_role("checkbox").all():
        box.check()
    luc.post_of(maria.at).get_by_role("button", name="Ce poste est propre").click()
    somebody = desk.comes(reception, "Ana", place=maria.at)
    somebody.reads("Bienvenue")
    expect(somebody.page.locator("body")).not_to_contain_text("carrière")

    desk.clock.pass_(hours=22)
    ines, maria = desk.ines(reception), desk.comes(reception, "Maria")
    ines.open("/mediation/reprendre")
    ines.page.get_by_label("Les trois mots, dans leur ordre").fill(" ".join(words))
    ines.page.get_by_role("radio", name=maria.at.post.name).check()
    ines.press("Reprendre")
    expect(maria.page.locator("html")).to_have_attribute("lang", "pt")
    led(house, desk.walk_at(maria), "ouvrir-carriere.1", maria, ines)
    assert maria.place == place
    ines.moves(lambda: ines.uses("Faire faire"))
    expect(maria.card).to_have_attribute("data-level", "faire_faire")
    ends(ines, "À suivre")
    counted = {line.levels for line in desk.lines()}
    assert counted == {(Autonomy.DONE_WITH,), (Autonomy.DONE_WITH, Autonomy.DONE_BY)}


def test_zahra_agrees_in_arabic_without_her_son_and_signs_in_french(desk, house, reception, luc):
    """Dari is not shipped: Arabic stands for it; an adult interprets, by telephone."""
    zahra = desk.comes(reception, "Zahra")
    procedure = "blois/portail-famille"
    walk = house.open(zahra.at, procedure=procedure, level=Autonomy.DONE_FOR, language="ar", at="ouvrir.2").id
    expect(zahra.page.locator("html")).to_have_attribute("dir", "rtl")
    quoted = zahra.card.locator("bdi[lang=fr]").first
    expect(quoted).to_have_css("direction", "ltr")
    led(house, walk, "compte", zahra)
    moves_by_keyboard(zahra, zahra.main)
    luc.follows(walk)
    led(house, walk, "", zahra, luc)
    by_keyboard(zahra, zahra.card.locator("details[id^=mandat] > summary"))
    zahra.sees(INTERPRETER)
    read_out(zahra)
    luc.page.get_by_role("link", name="Imprimer la feuille de mandat").click()
    front, back = (luc.page.locator(f"article[data-side={side}]").first for side in ("front", "back"))
    expect(front).to_contain_text("une personne majeure")
    expect(back).to_have_attribute("lang", "ar")
    expect(back).to_contain_text("Traduction : seul le texte français est signé.")
    luc.page.get_by_role("link", name="Revenir au parcours").click()
    luc.moves(lambda: luc.uses("Signé aujourd’hui"))
    led(house, walk, "engagement", zahra)
    zahra.sees("La mairie reçoit les jours choisis.")
    zahra.sees(INTERPRETER)
    by_keyboard(zahra, zahra.main)
    luc.sees("Accord donné sur l’écran de la personne.")
    ends(luc, "Terminé")

    assert desk.counted().level is Autonomy.DONE_FOR


def test_jean_signs_no_mandate_is_sent_on_and_nothing_says_why(desk, house, reception, luc):
    jean = desk.comes(reception, "Jean")
    luc.open("/mediation/ouvrir")
    luc.page.get_by_role("searchbox").fill(TYPED["Jean"]["nom"])
    luc.sees("Aucune démarche trouvée")
    procedure = "caf/changement-situation"
    walk = house.open(jean.at, procedure=procedure, level=Autonomy.DONE_FOR).id
    led(house, walk, "", jean)
    luc.follows(walk)
    luc.page.locator("[data-capacity=assisted] > summary").click()
    luc.sees("appelez celle que le juge a désignée (curateur, tuteur)")
    luc.press("Terminer : réorienté")
    luc.page.locator("summary").filter(has_text="Compléter pour le bilan").click()
    luc.page.get_by_label("Vers").select_option("aide_sociale")
    luc.press("Garder")
    expect(jean.page.locator(".leaving")).to_be_visible()

    line = desk.counted()
    assert (line.outcome, line.redirection) == (Outcome.REDIRECTED, Redirection.SOCIAL_HELP)
    kept = "\n".join(one for one in dump(desk) if not PUBLISHED.match(one)).lower()
    assert [one for one in ("juge", "curat", "tutel", "capacit") if one in kept] == []


def test_ana_who_paid_a_false_site_opens_the_true_one_and_is_told_whom_to_call(desk, house, reception, luc):
    ana = desk.comes(reception, "Ana")
    walk = house.open(ana.at, procedure="ants/carte-grise", language="ro", at="ouvrir.1").id
    expect(ana.card.locator("a[target=_blank]")).to_have_attribute(
        "href", re.compile(r"^https://.*\.gouv\.fr/$")
    )
    place = ana.place
    ana.asks_for_help()
    ana.page.locator(".help summary").filter(has_text="Je ne suis pas sûr").click()
    ana.moves(ana.page.locator(".help details[open] form[action$=secours] button").click)
    given = {"deja-donne": "carte"}
    told = []
    while ana.place.startswith("commun/reconnaitre-faux-site/"):
        told.append(ana.card.inner_text())
        choice = ana.card.locator("form:has([name=choix][value=carte]) button")
        ana.moves(choice.click) if choice.count() else ana.goes_on()
    assert ana.place == place
    assert given
    assert [one for one in told if "banque" in one]
    luc.follows(walk)
    ends(luc, "À suivre")
    assert desk.counted().outcome is Outcome.CONTINUED


CUT = {"fr": "La liaison est coupée. Rien n’est perdu", "ar": "انقطع الاتصال."}


def test_when_the_network_drops_every_screen_says_that_nobody_broke_it_then_catches_up(
    desk, house, reception, luc
):
    """The cable is out for some seconds, and the desk's clock goes twelve minutes on meanwhile."""
    names = {"fr": "Jean", "ar": "Zahra", "tr": "Mehmet"}
    people = {language: desk.comes(reception, name) for language, name in names.items()}
    ines = desk.ines(reception)
    walks = [house.open(one.at, at="mois.1", language=language).id for language, one in people.items()]
    for one in (luc, ines):
        one.open("/mediation")
    for one in people.values():
        expect(one.card).to_be_visible()
        one.complaints_matter = False
    luc.complaints_matter = ines.complaints_matter = False
    titles = [one.title for one in people.values()]

    desk.cable.cut()
    for one in (*people.values(), luc, ines):
        expect(one.page.locator("#connexion-perdue")).to_be_visible()
    told = {language: one.page.locator("#connexion-perdue").inner_text() for language, one in people.items()}
    desk.clock.pass_(minutes=12)
    house.program.sweep()
    house.program.room.call(people["ar"].at.post.id)
    meanwhile = [one.title for one in people.values()]
    desk.cable.mend()

    for one in (*people.values(), luc, ines):
        expect(one.page.locator("#connexion-perdue")).to_be_hidden()
    for one in (luc, ines):
        expect(one.post_of(people["ar"].at).get_by_role("button", name="J’y vais").first).to_be_visible()
    assert meanwhile == titles
    assert CUT["fr"] in told["fr"]
    assert CUT["ar"] in told["ar"]
    people["fr"].goes_on()
    for walk in walks:
        house.program.walking.end(walk, Outcome.DONE)
    assert len(desk.lines()) == 3


def test_claire_changes_a_text_while_somebody_walks_it_and_takes_it_back_at_one_press(
    desk, house, reception, luc
):
    """Inès stands for Claire: she writes, Luc reads over; what they type is proved in test_workshop.py."""
    mehmet = desk.comes(reception, "Mehmet")
    house.open(mehmet.at, language="tr", at="mois.1")
    mehmet.sees(OLD)
    claire, authoring = desk.ines(reception), house.program.authoring
    writes = next(one for one in house.program.accounts.all() if one.login == "ines")
    draft = authoring.begin(CAF, writes)
    sound = draft.text
    draft = authoring.save(draft.id, draft.version, sound.replace("- id: revenus", "- id: mois"), writes)
    claire.open(f"/atelier/brouillon/{draft.id}")
    line = sound[: sound.index("- id: revenus")].count("\n") + 1
    claire.page.get_by_role("tab", name="Remarques").click()
    told = claire.page.get_by_role("tabpanel").get_by_role("listitem").first
    expect(told).to_contain_text(
        re.compile(rf"Ligne.{line}\b.*Le nom «.mois.» est déjà pris ligne.209", re.DOTALL)
    )
    expect(claire.page.get_by_role("link", name=CAF)).to_be_visible()

    newer = "Ouvrez la nouvelle page de la déclaration."
    draft = authoring.save(draft.id, draft.version, sound.replace(f"faire: {OLD}", f"faire: {newer}"), writes)
    claire.open(f"/atelier/brouillon/{draft.id}")
    claire.press("Demander une relecture")
    claire.sees("Une autre personne va relire.")
    luc.open(f"/atelier/relecture?voir={draft.id}")
    luc.press("C’est relu : mettre à l’écran")
    luc.sees("C’est à l’écran.")
    mehmet.open("/poste")
    mehmet.sees(OLD)
    zahra = desk.comes(reception, "Zahra")
    house.open(zahra.at, language="tr", at="mois.1")
    expect(zahra.card.locator("#titre [lang=fr]").first).to_contain_text(newer)

    luc.open(f"/atelier/fichier/{CAF}/historique")
    luc.page.locator(".versions a").last.click()
    luc.press("Revenir à ce texte")
    luc.sees("L’ancien texte est revenu à l’écran.")
    house.vacate(zahra.at)
    house.open(zahra.at, language="tr", at="mois.1")
    zahra.sees(OLD)
    luc.open("/bilan/exporter")
    with luc.page.expect_download() as download:
        luc.page.locator("button[value=json]").click()
    lines = json.loads(Path(download.value.path()).read_text("utf-8"))["activites"]
    assert {one["autonomie"] for one in lines} <= {"1/3", "2/3", "3/3", *map(str, Independence), None}
    assert {one["structure_de_redirection"] for one in lines} <= {None, Redirection.SOCIAL_HELP}


def dump(desk: Desk) -> list[str]:
    """Every table and every column, as text."""
    file = next(one for one in desk.data.iterdir() if one.is_file() and one.read_bytes()[:6] == b"SQLite")
    with sqlite3.connect(file) as database:
        return list(database.iterdump())


def test_the_database_and_the_logs_of_that_day_hold_nothing_about_a_visitor(desk, said):
    everything = [word for typed in TYPED.values() for word in typed.values()]

    kept = "\n".join(dump(desk))
    on_disk = b"".join(one.read_bytes() for one in desk.data.rglob("*") if one.is_file())
    logged = "\n".join(said)

    assert "retraite/releve-carriere" in kept
    assert "uvicorn" in logged or logged
    assert [word for word in everything if word in kept or word.encode() in on_disk or word in logged] == []
