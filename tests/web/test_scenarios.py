"""The visits of one desk from morning to evening, each as far as the guide goes, and what is left of them.

What only a browser shows (a line that drops, the keyboard) is in tests/browser/test_scenarios.py.
"""

import logging
import sqlite3

import pytest

from app.domain.autonomy import Autonomy
from app.domain.coop import Independence
from app.domain.pause import WORDS
from app.domain.walk import Outcome
from tests.walked import FOREVER
from tests.web.house import CAF, House
from tests.web.test_pausing import presses, shown_words
from tests.web.visits import (
    FAKE_SITE,
    TYPED,
    a_desk,
    cards,
    comes,
    french_quotes,
    goes_to,
    goes_to_the_mandate,
    opens,
)

DONE_FOR, DONE_WITH, DONE_BY = "a_la_place", "avec", "faire_faire"
OLD = "Ouvrez le site du logement social."


@pytest.fixture(scope="module")
def said(request):
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
def desk(tmp_path_factory, said) -> House:
    """One desk for all of them: what one leaves there, the next ones and the last test find."""
    return a_desk(tmp_path_factory.mktemp("visits"))


@pytest.fixture(autouse=True)
def evening(desk):
    """Whoever is still there goes home, so that the next visit finds every post free."""
    yield
    for opened in desk.store.open_walks():
        if not opened.walk.ended:
            desk.walking.end(opened.walk.id, Outcome.ABANDONED)
    counted(desk)
    for post in desk.store.posts():
        desk.store.change(lambda change, id=post.id: change.save_post(change.post(id).checked()))


def counted(desk: House):
    """The line of the visit that is over, once it can no longer be taken back."""
    desk.clock.pass_(seconds=11)
    desk.program.sweep()
    desk.clock.pass_(minutes=10)
    desk.program.tidy()
    return list(desk.store.activities(*FOREVER))[-1]


def ends(desk: House, luc, walk: str, issue: str = "termine"):
    luc.send(f"/mediation/parcours/{walk}/fin", issue=issue)
    return counted(desk)


def test_fatima_who_does_not_read_hears_every_card_and_signs_a_mandate_in_french(desk):
    luc, fatima = desk.luc(), comes(desk, "Fatima")
    walk = opens(luc, "ameli/attestation-droits", DONE_FOR, "ary")
    luc.get(f"/mediation/parcours/{walk}/mandat")
    fronts = {one.get("lang") for one in luc.page.iter("article") if one.get("data-side") == "front"}

    heard = [(kind, len(fatima.heard)) for kind in cards(desk, fatima, walk, {})]
    luc.get(f"/mediation/parcours/{walk}/memo")

    assert fronts == {"fr"}
    assert [kind for kind, sounds in heard if sounds == 0] == []
    assert len([one for one in luc.page.iter() if str(one.tag).endswith("svg")]) >= 3
    assert ends(desk, luc, walk).levels == (Autonomy.DONE_FOR,)


def test_mehmet_reads_the_stop_in_turkish_lends_the_mouse_once_and_has_it_back(desk):
    luc, mehmet = desk.luc(), comes(desk, "Mehmet")
    walk = opens(luc, CAF, DONE_WITH, "tr")
    goes_to(desk, walk, "engagement")

    mehmet.get("/poste")
    stop = mehmet.text
    mehmet.press("Evet, tekrar okudum ve kabul ediyorum")
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Demander la souris pour ce geste")
    mehmet.get("/poste")
    mehmet.press("Oui")
    luc.get(f"/mediation/parcours/{walk}")
    wanted = "Avant d’agir à sa place : le mandat" in luc.text
    luc.press("Signé aujourd’hui")
    luc.press("Je rends la souris")
    luc.get(f"/mediation/parcours/{walk}")

    assert mehmet.language == ("tr", "ltr")
    assert "Henüz hiçbir şey gönderilmedi." in stop
    assert wanted
    assert "La personne tient la souris." in luc.text
    assert ends(desk, luc, walk).outcome is Outcome.DONE


def test_denise_does_three_safe_clicks_then_leaves_with_the_list_of_what_is_missing(desk):
    luc, denise = desk.luc(), comes(desk, "Denise")
    walk = opens(luc, "impots/declaration-revenus", DONE_FOR, "fr")
    denise.get("/poste")
    denise.press("Il me manque quelque chose")
    slip = denise.title
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Faire avec")
    for _ in range(3):
        goes_to(desk, walk, "gestes")
        denise.get("/poste")
        denise.press("C’est fait")
    place = desk.walk(walk).frame.place
    denise.send("/poste/pause")
    pictures = shown_words(denise)
    again = comes(desk, "Denise", 2)
    presses(again, *pictures)
    resumed = desk.store.post("p2").walk
    goes_to(desk, resumed, place)

    assert slip == "Il me manque"
    assert "Vous reprenez votre démarche." in again.text
    assert (desk.walk(resumed).frame.place, desk.walk(resumed).level) == (place, Autonomy.DONE_WITH)
    assert ends(desk, luc, resumed).level is Autonomy.DONE_WITH


def test_olena_finds_the_french_buttons_beside_her_language_and_calls_once(desk):
    olena = comes(desk, "Olena")
    desk.program.room.speak("p1", "uk")
    olena.get("/poste/demarches")
    olena.send("/poste/ouvrir", demarche="essais/titre-de-sejour")
    prepared = olena.text
    walk = desk.store.post("p1").walk
    goes_to(desk, walk, "ouvrir.1")

    olena.get("/poste")
    told, quoted = olena.text, french_quotes(olena)
    links = {one.get("href") for one in olena.page.iter("a")}
    olena.send("/poste/appel")
    luc = desk.luc()
    luc.get("/mediation")
    luc.press("J’y vais")
    olena.send("/poste/fin")

    assert "Votre titre de séjour actuel" in prepared
    assert "Натисніть" in told
    assert {"Je renouvelle mon titre", "Commencer"} <= quoted
    assert [one for one in links if one and one.startswith("http")] == ["https://www.service-public.gouv.fr/"]
    assert counted(desk).calls == 1


def test_lucas_repairs_his_mistake_himself_and_reaches_the_end_alone(desk):
    lucas = comes(desk, "Lucas")
    lucas.send("/poste/ouvrir", demarche="essais/logement-social")
    walk = desk.store.post("p1").walk
    goes_to(desk, walk, "gestes")
    lucas.get("/poste")
    told = lucas.text

    kinds = list(cards(desk, lucas, walk, {}))
    lucas.send("/poste/fin")

    assert "Effacez le dernier signe. Rien n'est envoyé." in told
    assert "La page montre votre adresse." in told
    assert kinds[-1] == "fin"
    line = counted(desk)
    assert (line.outcome, line.independence) == (Outcome.DONE, Independence.ALONE)


def test_amadou_hears_every_card_slowly_and_corrects_the_month(desk):
    luc, amadou = desk.luc(), comes(desk, "Amadou")
    walk = opens(luc, "france-travail/actualisation", DONE_WITH, "fr")
    amadou.get("/poste")
    amadou.press("Voix lente")
    goes_to(desk, walk, "travail")

    amadou.get("/poste")
    amadou.press("Oui")
    amadou.press("Revenir")
    amadou.press("Non")
    corrected = dict(desk.walk(walk).frame.answers)["travail"]
    silent = [kind for kind in cards(desk, amadou, walk, {}) if not amadou.heard]

    assert desk.walk(walk).comfort.slow
    assert (corrected, silent) == ("non", [])
    assert ends(desk, luc, walk).procedure == "france-travail/actualisation"


def test_maria_leaves_in_the_middle_and_another_mediator_takes_her_up_the_next_day(desk):
    luc, maria = desk.luc(), comes(desk, "Maria")
    walk = opens(luc, "retraite/releve-carriere", DONE_WITH, "pt")
    goes_to(desk, walk, "gestes")
    place = desk.walk(walk).frame.place
    maria.send("/poste/pause")
    pictures, title = shown_words(maria), maria.title
    somebody = comes(desk, "Ana")
    somebody.get("/poste")
    in_between = somebody.text

    desk.clock.pass_(hours=22)
    ines = desk.ines()
    ines.send("/mediation/reprendre", mots=" ".join(WORDS[one] for one in pictures), poste="p1")
    taken_up = desk.store.post("p1").walk
    ines.get(f"/mediation/parcours/{taken_up}")
    ines.press("Faire faire")

    assert title.startswith("A sua folha de pausa")
    assert "carrière" not in in_between
    assert (desk.walk(taken_up).language, desk.walk(taken_up).level) == ("pt", Autonomy.DONE_BY)
    assert desk.walk(taken_up).frame.place.split(".")[0] == place.split(".")[0]
    ends(desk, ines, taken_up)


def test_zahra_agrees_in_dari_without_her_son_and_signs_in_french(desk):
    luc, zahra = desk.luc(), comes(desk, "Zahra")
    walk = opens(luc, "blois/portail-famille", DONE_FOR, "fa-AF")
    goes_to(desk, walk, "compte")

    zahra.get("/poste")
    directions = {one.get("dir") for one in zahra.page.iter("bdi") if one.get("lang") == "fr"}
    luc.get(f"/mediation/parcours/{walk}/mandat")
    sides = [(one.get("data-side"), one.get("lang")) for one in luc.page.iter("article")]

    assert zahra.language == ("fa-AF", "rtl")
    assert directions <= {"ltr"}
    assert {("front", "fr"), ("back", "fa-AF")} <= set(sides)
    assert ends(desk, luc, walk).level is Autonomy.DONE_FOR


def test_jean_signs_no_mandate_and_nothing_says_why(desk):
    luc, jean = desk.luc(), comes(desk, "Jean")
    walk = opens(luc, CAF, DONE_FOR, "fr")
    luc.get(f"/mediation/parcours/{walk}")
    goes_to_the_mandate(desk, walk)
    luc.get(f"/mediation/parcours/{walk}")
    asked = luc.text
    luc.press("Terminer : réorienté")
    line = counted(desk)
    jean.get("/poste")

    assert "appelez celle que le juge a désignée (curateur, tuteur)" in asked
    assert (line.outcome, line.level) == (Outcome.REDIRECTED, Autonomy.DONE_FOR)
    dumped = "\n".join(dump(desk))
    assert [one for one in ("juge", "curat", "tutel", "capacit") if one in dumped.lower()] == []


def test_ana_who_paid_a_fake_site_opens_the_true_one_and_is_told_whom_to_call(desk):
    luc, ana = desk.luc(), comes(desk, "Ana")
    walk = opens(luc, "ants/carte-grise", DONE_WITH, "ro")
    goes_to(desk, walk, "gestes")
    ana.get("/poste")
    official = [one.get("href") for one in ana.page.iter("a") if (one.get("href") or "").startswith("https:")]
    line = ends(desk, luc, walk, issue="a_suivre")

    ana = comes(desk, "Ana")
    lesson = opens(luc, FAKE_SITE, DONE_WITH, "ro")
    told = [ana.text for _ in cards(desk, ana, lesson, {"deja-donne": "carte"})]

    assert official
    assert all(".gouv.fr" in one for one in official)
    assert any("banque" in one for one in told)
    assert any("SignalConso" in one or "signal" in one.lower() for one in told)
    assert "Gata" in " ".join(told)
    assert line.outcome is Outcome.CONTINUED
    ends(desk, luc, lesson)


def test_claire_changes_a_procedure_while_somebody_walks_it(desk):
    file = desk.config.root / "procedures/essais/logement-social.yaml"
    sound, amina = file.read_text("utf-8"), comes(desk, "Lucas")
    amina.send("/poste/ouvrir", demarche="essais/logement-social")
    walk = desk.store.post("p1").walk
    claire = desk.staff("zoe")

    file.write_text(sound.replace("etapes:", "etape:", 1), "utf-8")
    claire.get("/atelier")
    broken = claire.text
    file.write_text(
        sound.replace("Ouvrez le site du logement social.", "Allez sur le nouveau site."), "utf-8"
    )
    goes_to(desk, walk, "gestes")
    amina.get("/poste")
    old = amina.text
    amina.send("/poste/fin")
    comes(desk, "Lucas").send("/poste/ouvrir", demarche="essais/logement-social")
    newer = desk.store.post("p1").walk
    goes_to(desk, newer, "gestes")
    amina.get("/poste")
    file.write_text(sound, "utf-8")

    assert "procedures/essais/logement-social.yaml:" in broken
    assert OLD in old
    assert "Allez sur le nouveau site." not in old
    assert "Allez sur le nouveau site." in amina.text
    amina.send("/poste/fin")
    marie = desk.staff("marie")
    marie.get("/bilan/resume?periode=2026-11")
    assert marie.answer.status_code == 200


def dump(desk: House) -> list[str]:
    """Every table and every column, as text."""
    file = next(one for one in desk.config.data.iterdir() if one.read_bytes()[:6] == b"SQLite")
    with sqlite3.connect(file) as database:
        return list(database.iterdump())


def test_the_database_and_the_logs_of_that_day_hold_nothing_about_a_visitor(desk, said):
    luc, everybody = desk.luc(), [word for typed in TYPED.values() for word in typed.values()]
    for typed in TYPED.values():
        luc.get(f"/mediation/ouvrir?q={typed['nom']}")
        luc.get(f"/mediation/phrases?q={typed['nom']}")
    comes(desk, "Jean").get("/poste")
    ends(desk, luc, opens(luc, CAF, DONE_WITH, "fr"))

    kept = dump(desk)
    on_disk = b"".join(one.read_bytes() for one in desk.config.data.rglob("*") if one.is_file())

    assert "essais/logement-social" in "\n".join(kept)
    assert said
    assert [word for word in everybody if word in "\n".join(kept)] == []
    assert [word for word in everybody if word.encode() in on_disk] == []
    assert [word for word in everybody if word in "\n".join(said)] == []
