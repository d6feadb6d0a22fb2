"""A procedure from its first sentence to a visitor's screen, by people who are no developers."""

import errno
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.adapters import publishing
from app.config import ROOT
from app.domain.autonomy import Autonomy
from app.domain.checks.outline import outline
from app.domain.document import read_document
from app.domain.draft import How
from app.domain.shape import Kind
from tests.browser.conftest import Browsers, Reception
from tests.browser.house import INES, House, furnished
from tests.browser.people import Luc
from tests.web.house import own_root

FILE = "caf/rendre-un-papier"
SENTENCES = """# Préparer
Posez votre papier sur la table.
Prenez votre mot de passe.

# Se connecter
Ouvrez le site de la CAF.
Cliquez sur « Mon Compte ».
Tapez votre mot de passe.

# Choisir
Avez-vous le papier sur l’ordinateur ?
Cliquez sur « Mes démarches ».
Choisissez votre papier.

# Finir
Relisez le nom du papier.
Notez la date sur votre feuille.
Fermez votre session."""
TEXT = """\
titre: Rendre un papier à la CAF
organisme: caf
famille: social
but: La CAF reçoit votre papier.
duree: 10
verifie_le: 2026-11-22
sources:
  - titre: Mon Compte
    adresse: https://www.caf.fr/
    consulte_le: 2026-11-22
    nature: officielle
etapes:
  - id: se-connecter
    titre: Se connecter
    etapes:
      - faire: Ouvrez le site de la CAF.
        image: photo
      - faire: Cliquez sur « Mon Compte ».
        ecran:
          adresse: www.caf.fr
          elements:
            - menu: Mon Compte
              cible: true
      - faire: Tapez votre mot de passe.
        nature: donnee
  - id: papier
    question: Avez-vous le papier sur l’ordinateur ?
    choix:
      - id: oui
        libelle: Oui
      - id: non
        libelle: Non
        etapes:
          - faire: Prenez le papier en photo.
  - id: finir
    titre: Finir
    etapes:
      - faire: Choisissez votre papier.
      - faire: Cliquez sur « Envoyer ».
        nature: engageant
        engagement: envoi
        recapitulatif: La CAF reçoit ce papier.
        preuve: Notez la date sur votre feuille.
      - faire: Fermez votre session.
corriger: Un mauvais papier ? Dites-le à la CAF.
"""
# What is written well, how it is often written, what is said of it, and the button that mends it.
MISTAKES = (
    ("\nbut: ", "\nbuts: ", "La clé « buts » n’existe pas ici.", "Écrire « but »"),
    ("    titre: Finir", "\ttitre: Finir", "commence par une tabulation", "Mettre des espaces"),
    ("    titre: Finir", "     titre: Finir", "le fichier ne se lit plus", "Remettre la ligne"),
    ("faire: Choisissez votre", "faire: Choisissez : votre", "contient « : »", "entre guillemets droits"),
    ("id: finir", "id: papier", "Le nom « papier » est déjà pris", "Écrire « finir »"),
    ("    titre: Finir\n", "", "Il manque « titre ».", "Ajouter « titre »"),
    ("        preuve: Notez la date sur votre feuille.\n", "", "il manque « preuve »", "Ajouter « preuve »"),
    ("organisme: caf", "organisme: caff", "L’organisme « caff »", "Écrire « caf »"),
    ("verifie_le: 2026-11-22", "verifie_le: 22/11/2026", "n’est pas une date", "Écrire « 2026-11-22 »"),
    ("duree: 10", "duree: dix minutes", "attend un nombre entier", "Écrire « 10 »"),
    ("Ouvrez le site", "Authentifiez-vous sur le site", "est un mot difficile", "Écrire « connectez-vous »"),
    (
        "Choisissez votre papier.",
        "Choisissez votre papier, puis cliquez sur la croix.",
        "Deux gestes",
        "deux gestes",
    ),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A folder of procedures that these tests change."""
    root = own_root(tmp_path_factory.mktemp("workshop"))
    (root / "translations").unlink()
    shutil.copytree(ROOT / "translations", root / "translations")
    return root


@pytest.fixture(scope="module")
def house(tmp_path_factory, root) -> Iterator[House]:
    with furnished(tmp_path_factory.mktemp("desk"), root=root) as house:
        yield house


@pytest.fixture(scope="module")
def browsers(chromium, house) -> Browsers:
    return Browsers(chromium, house.base)


@pytest.fixture
def ines(house: House, reception: Reception) -> Luc:
    """Who writes, signed in; Luc reads."""
    token = house.program.accounts.signing_in.sign_in("ines", INES)
    return reception._let_in(Luc(reception.context("", {"s": token}).new_page()))


def account(house, login):
    return next(one for one in house.program.accounts.all() if one.login == login)


@pytest.fixture
def draft(house, root):
    """A procedure as Inès wrote it, that no post has seen yet."""
    authoring, staff = house.program.authoring, {one.id: one for one in house.program.accounts.all()}
    yield authoring.begin_with(FILE, TEXT, account(house, "ines"))
    for one in authoring.on_file(FILE):
        authoring.drop(one.id, staff[one.account])
    (root / "procedures" / f"{FILE}.yaml").unlink(missing_ok=True)


@pytest.fixture
def published(house, draft):
    """The same, on the screens."""
    authoring = house.program.authoring
    authoring.ask(draft.id, account(house, "ines"))
    return authoring.publish(draft.id, account(house, "luc"))


def opens(person, draft):
    person.open(f"/atelier/brouillon/{draft.id}")
    expect(person.page.locator("[data-ready]")).to_be_visible()


def text_field(person):
    return person.page.get_by_role("textbox", name="Texte du fichier")


PASTE = """([text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(".editor-frame").shadowRoot.activeElement.dispatchEvent(paste);
}"""


def retype(person, text):
    """All of the text anew, pasted from somewhere else."""
    text_field(person).press("Control+a")
    person.page.evaluate(PASTE, [text])


def remark(person, sentence):
    return person.page.locator("[data-remarks] li").filter(has_text=sentence)


def is_saved(person):
    expect(person.page.locator("[data-saved]")).to_have_text(re.compile("^Enregistré à"))


def test_ines_writes_ten_gestures_a_question_and_a_drawn_screen_from_nothing(house, ines):
    ines.open("/atelier")
    ines.page.get_by_role("link", name="Nouvelle démarche").click()
    ines.page.get_by_label("Titre").fill("Rendre un papier à la CAF")
    ines.page.get_by_label("Pour quel organisme").select_option("caf")
    ines.page.get_by_label("Une liste de phrases").check()
    ines.page.get_by_label("Vos phrases").fill(SENTENCES)
    ines.press("Commencer à écrire")
    ines.reads("Rendre un papier à la CAF")
    expect(ines.page.locator("[data-ready]")).to_be_visible()
    draft = ines.page.url.rpartition("/")[2]

    ines.press("Dessiner")
    ines.page.get_by_role("link", name="Cliquez sur « Mon Compte ».").click()
    ines.page.get_by_label("Sorte").last.select_option("menu")
    ines.page.get_by_label("Le mot du site").last.fill("Mon Compte")
    ines.page.get_by_label("C’est lui qu’il faut trouver").last.check()
    expect(ines.page.locator("#dessin-du-geste")).to_contain_text("Mon Compte")
    ines.press("Enregistrer")
    ines.page.get_by_role("link", name="Revenir au texte").click()

    ines.page.get_by_role("tab", name="Remarques").click()
    expect(remark(ines, "est resté tel quel")).to_be_visible()
    begun = house.program.authoring.draft(draft).text
    retype(ines, begun.replace("Ce que la personne obtient, à écrire.", "La CAF reçoit votre papier."))
    expect(ines.page.locator("[data-remarks] li[data-severity=note]").first).to_be_visible()
    expect(ines.page.locator("[data-remarks] li:not([data-severity=note])")).to_have_count(0)
    is_saved(ines)
    written = read_document(FILE, house.program.authoring.draft(draft).text)
    kinds = Counter(item.kind for item in outline(written.source))
    assert (kinds[Kind.GESTURE], kinds[Kind.QUESTION]) == (10, 1)
    assert "- menu: Mon Compte" in written.text
    ines.page.get_by_role("tab", name="Arbre").click()
    ines.sees("Avez-vous le papier sur l’ordinateur ?")


def test_twelve_common_mistakes_are_each_mended_from_what_the_screen_says(house, ines, draft):
    opens(ines, draft)
    ines.page.get_by_role("tab", name="Remarques").click()

    for good, bad, told, press in MISTAKES:
        retype(ines, TEXT.replace(good, bad, 1))
        remark(ines, told).get_by_role("button", name=press).click()
        expect(remark(ines, told)).to_have_count(0)

    retype(ines, TEXT)
    is_saved(ines)
    assert house.program.authoring.draft(draft.id).text == TEXT


def test_luc_reads_what_ines_wrote_and_amina_walks_it_at_once(house, ines, reception, draft):
    luc, amina = reception.luc(), reception.amina()
    opens(ines, draft)
    ines.press("Demander une relecture")
    ines.sees("Une autre personne va relire.")

    luc.open("/atelier")
    luc.page.get_by_role("link", name="À relire").click()
    luc.sees("Rendre un papier à la CAF")
    luc.press("C’est relu : mettre à l’écran")
    luc.sees("C’est à l’écran.")

    house.open(amina.at, procedure=FILE, level=Autonomy.DONE_BY)
    amina.open("/poste")
    while amina.kind != "fin":
        amina.goes_on()
    assert house.program.authoring.history(FILE)[0].reviewer == house.luc_id


def test_zoe_translates_it_into_arabic_with_the_keyboard_and_amina_reads_it(house, ines, amina, published):
    ines.open(f"/atelier/traduire/ar/{FILE}?montrer=missing")
    fields = ines.page.locator("[data-phrase] textarea")
    asked = fields.count()
    fields.first.focus()

    for _ in range(asked):
        french = ines.page.locator("li:focus-within .french").inner_text()
        ines.page.keyboard.insert_text(f"كلمات {' '.join(re.findall('«.*?»', french))}")
        ines.page.keyboard.press("Control+Enter")
    expect(ines.page.locator(".standing", has_text="À traduire")).to_have_count(0)

    house.open(amina.at, procedure=FILE, language="ar", level=Autonomy.DONE_WITH, at="se-connecter.2")
    amina.open("/poste")
    expect(amina.card.locator("#titre")).to_contain_text("كلمات")
    expect(amina.card.locator("#titre")).to_contain_text("Mon Compte")


def test_a_walk_that_was_open_ends_on_the_text_it_began_with(house, reception, published):
    amina, zahra, authoring = reception.amina(), reception.amina(), house.program.authoring
    house.open(amina.at, procedure=FILE, level=Autonomy.DONE_WITH)
    amina.open("/poste")
    amina.goes_on_to("Ouvrez le site de la CAF.")

    newer = TEXT.replace("Choisissez votre papier.", "Prenez votre papier dans la liste.")
    authoring.publish_text(FILE, newer, TEXT, account(house, "luc"), How.RETURN)
    house.open(zahra.at, procedure=FILE, level=Autonomy.DONE_WITH)
    zahra.open("/poste")

    amina.goes_on_to("Choisissez votre papier.")
    zahra.goes_on_to("Prenez votre papier dans la liste.")


def test_two_trainers_on_one_file_are_told_and_neither_loses_a_word(house, ines, luc, published):
    authoring = house.program.authoring
    mine = authoring.begin(FILE, account(house, "ines"))
    theirs = authoring.begin(FILE, account(house, "luc"))
    opens(ines, mine)
    ines.sees("Luc écrit aussi ce fichier")
    retype(ines, TEXT.replace("duree: 10", "duree: 12"))
    is_saved(ines)

    changed = TEXT.replace("Fermez votre session.", "Quittez le site.")
    authoring.save(theirs.id, theirs.version, changed, account(house, "luc"))
    authoring.ask(theirs.id, account(house, "luc"))
    authoring.publish(theirs.id, account(house, "ines"))
    ines.open(f"/atelier/brouillon/{mine.id}")
    ines.page.get_by_role("link", name="Voir les deux textes").click()
    ines.press("Réunir les deux")

    both = authoring.draft(mine.id).text
    assert "duree: 12" in both
    assert "Quittez le site." in both


def test_two_windows_of_one_trainer_keep_both_texts(house, ines, reception, published):
    draft = house.program.authoring.begin(FILE, account(house, "ines"))
    token = house.program.accounts.signing_in.sign_in("ines", INES)
    other = reception._let_in(Luc(reception.context("", {"s": token}).new_page()))
    other.complaints_matter = False  # Chromium tells of any 409
    opens(ines, draft)
    opens(other, draft)

    retype(ines, TEXT.replace("duree: 10", "duree: 11"))
    is_saved(ines)
    retype(other, TEXT.replace("duree: 10", "duree: 12"))

    other.page.get_by_role("link", name="Voir les deux textes").click()
    other.sees("Rien n’est perdu")
    assert {one.text.count("duree: 11") for one in house.program.authoring.on_file(FILE)} == {0, 1}


def test_a_full_disk_says_so_and_leaves_the_file_and_the_draft_as_they_are(
    house, luc, draft, root, monkeypatch
):
    def full(path, body):
        raise OSError(errno.ENOSPC, "full")

    authoring = house.program.authoring
    authoring.ask(draft.id, account(house, "ines"))
    luc.complaints_matter = False  # Chromium tells of any 422
    luc.open(f"/atelier/relecture?voir={draft.id}")
    with monkeypatch.context() as disk:
        disk.setattr(publishing, "replace_file", full)
        luc.press("C’est relu : mettre à l’écran")
        luc.sees("Le disque du guide est plein.")

    assert not (root / "procedures" / f"{FILE}.yaml").exists()
    assert authoring.draft(draft.id).text == TEXT
    luc.press("C’est relu : mettre à l’écran")
    luc.sees("C’est à l’écran.")
