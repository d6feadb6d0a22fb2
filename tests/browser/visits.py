"""The desk of the twelve visits: its procedures, its languages, its hours, who comes, what a visit leaves."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, expect

from app.config import ROOT
from app.domain.activity import Activity
from tests.browser.cable import Cable
from tests.browser.conftest import Reception
from tests.browser.house import INES, House, Place, furnished
from tests.browser.people import Amina, Luc, Person
from tests.staffed import HeldClock
from tests.walked import FOREVER
from tests.web.house import own_root

OWN_PROCEDURES = Path(__file__).resolve().parent.parent / "scenarios"
INTERPRETER = "01 39 98 00 11"
VISITED = (
    "ants/carte-grise",
    "blois/portail-famille",
    "caf/changement-situation",
    "commun/code-sms-non-recu",
    "commun/creer-boite-mail",
    "france-travail/actualisation",
    "impots/declaration-revenus",
    "logement-social/demande",
    "retraite/releve-carriere",
)
# Darija is spoken: it takes its texts from Arabic. The others have the few sentences below, and no more.
MORE_LANGUAGES = """  ary: {nom: الدارجة, sens: rtl, texte: ar}
  tr: {nom: Türkçe, sens: ltr}
  pt: {nom: Português, sens: ltr}
  ro: {nom: Română, sens: ltr}
non_livres:"""
TRANSLATED = {
    ("ar", "essais"): {
        "Ouvrir le compte": "فتح الحساب",
        "Cliquez sur « Créer un compte ».": "انقروا على « Créer un compte ».",
        "Vous demandez une carte Vitale avec votre photo.": "أنتم تطلبون بطاقة Vitale مع صورتكم.",
    },
    ("tr", "messages"): {
        "Rien n’est encore envoyé.": "Henüz hiçbir şey gönderilmedi.",
        "Oui, j’ai relu et je suis d’accord": "Evet, tekrar okudum ve kabul ediyorum",
        "Voulez-vous que je fasse ce geste ?": "Bu hareketi ben yapayım mı?",
        "Je reprends la souris": "Fareyi geri alıyorum",
        "Oui": "Evet",
    },
    ("pt", "messages"): {
        "Votre feuille de pause": "A sua folha de pausa",
        "Arrêter": "Parar",
        "Faire une pause": "Fazer uma pausa",
    },
    ("ro", "messages"): {"C’est fait": "Gata", "J’ai besoin d’aide": "Am nevoie de ajutor"},
}
# What people say of themselves at a desk: a browser that fills forms sends it along with every press.
TYPED = {
    "Fatima": {"nom": "Fatima Benslimane", "numero": "2 55 07 99 351 042 18"},
    "Mehmet": {"nom": "Mehmet Yıldırım", "allocataire": "7314552"},
    "Denise": {"nom": "Denise Courtemanche", "fiscal": "3012998877665"},
    "Olena": {"nom": "Olena Kovalchuk", "etranger": "9903184726"},
    "Lucas": {"nom": "Lucas Thibaudeau", "mail": "lucas.thibaudeau@exemple.invalid"},
    "Amadou": {"nom": "Amadou Sissoko", "identifiant": "5512847K"},
    "Maria": {"nom": "Maria Vasconcelos", "telephone": "06 39 98 17 23"},
    "Zahra": {"nom": "Zahra Haidari", "enfant": "Yusuf Haidari"},
    "Jean": {"nom": "Jean Lemarquand", "iban": "FR76 3000 4028 3798 7654 3210 943"},
    "Ana": {"nom": "Ana Dumitrescu", "carte": "4970 1012 3456 7890"},
}
_FILLS = """addEventListener("formdata", ({ formData }) => {
  for (const [name, said] of %s) formData.set(name, said);
})"""
_KEPT = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie.length,
]"""
_NAMELESS = re.compile(
    r"^\s*- (?:button|link|checkbox|radio|combobox|textbox|img)(?: \[.*\])?:?$", re.MULTILINE
)


@dataclass
class Desk:
    """One desk from morning to evening: what one visit leaves there, the next ones and the last test find."""

    house: House
    clock: HeldClock
    root: Path
    data: Path
    cable: Cable
    seen: Counter[Activity] = field(default_factory=Counter)

    def comes(self, reception: Reception, name: str, place: Place | None = None, **browser) -> Amina:
        """Somebody sits down at a post, and shows it."""
        person = reception.amina(place=place, **browser)
        person.page.add_init_script(_FILLS % json.dumps(list(TYPED[name].items()), ensure_ascii=False))
        person.open("/poste")
        return person

    def luc(self, reception: Reception) -> Luc:
        """Luc, who signs in anew: his session of an hour ago may be over."""
        return self._signs_in(reception, "luc", self.house.passphrase)

    def ines(self, reception: Reception) -> Luc:
        """Inès, his colleague, who trains and manages too."""
        return self._signs_in(reception, "ines", INES)

    def _signs_in(self, reception: Reception, login: str, passphrase: str) -> Luc:
        self.house.session = self.house.program.accounts.signing_in.sign_in(login, passphrase)
        return reception.luc()

    def walk_at(self, person: Amina) -> str:
        """The walk of a post."""
        return next(one.walk for one in self.house.program.room.posts() if one.id == person.at.post.id)

    def counted(self) -> Activity:
        """The line of the visit that has just ended, once it can no longer be taken back."""
        (line,) = self.lines()
        return line

    def lines(self) -> list[Activity]:
        """All that was counted since one last looked."""
        self.clock.pass_(seconds=11)
        self.house.program.sweep()
        self.clock.pass_(minutes=10)
        self.house.program.tidy()
        found = self.house.program.walking.store.activities(*FOREVER)
        new = Counter(found) - self.seen
        self.seen += new
        return list(new.elements())


@contextmanager
def a_desk(folder: Path) -> Iterator[Desk]:
    """Shipped procedures and the tests' own, in more languages than shipped; it speaks, behind a cable."""
    root, data, clock = folder / "root", folder / "data", HeldClock()
    own_root(root, *VISITED)
    (root / "translations").unlink()
    shutil.copytree(ROOT / "translations", root / "translations")
    shutil.copytree(OWN_PROCEDURES, root / "procedures", dirs_exist_ok=True)
    _translate(root / "translations")
    data.mkdir()
    with furnished(data, clock=clock, root=root, interpreter=INTERPRETER) as house:
        cable = Cable(int(house.base.rsplit(":", 1)[1]))
        house.base = cable.base
        yield Desk(house, clock, root, data, cable)
        cable.close()


def _translate(folder: Path) -> None:
    languages = folder / "langues.yaml"
    languages.write_text(languages.read_text("utf-8").replace("non_livres:", MORE_LANGUAGES), "utf-8")
    for (language, domain), said in TRANSLATED.items():
        place = folder / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        entries = "\n".join(f'msgid "{french}"\nmsgstr "{other}"\n' for french, other in said.items())
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        (place / f"{domain}.po").write_text(f"{head}\n{entries}", "utf-8")


def by_keyboard(person: Person, control: Locator) -> None:
    """Come to a control with Tab alone, seeing all the way where one is, and press it."""
    expect(control).to_be_visible()
    person.tabs_to((control.text_content() or "").strip())
    person.page.keyboard.press("Enter")


def moves_by_keyboard(person: Person, control: Locator) -> None:
    """The same where it makes the walk go on: the keyboard is then at the title of what came."""
    person.moves(lambda: by_keyboard(person, control))
    expect(person.page.locator("#titre")).to_be_focused()


def read_out(person: Person) -> str:
    """The page as a screen reader goes through it: roles, names, states."""
    read = person.page.locator("body").aria_snapshot()
    assert _NAMELESS.findall(read) == [], "a screen reader would say « button », and no more"
    return read


def kept_by_the_browser(person: Person) -> list[int]:
    """How much it remembers where a page may write: local, session, databases, readable cookies."""
    return person.page.evaluate(_KEPT)
