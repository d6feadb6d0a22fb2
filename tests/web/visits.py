"""Twelve visits of one desk: who came, what was typed there, and how they went on from card to card."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from app.config import ROOT
from app.domain.path import CardKind
from tests.browser.house import one_move
from tests.pages import Reader, words
from tests.speaking import a_machine
from tests.web.house import House, Person, build, own_root

OWN_PROCEDURES = Path(__file__).resolve().parent.parent / "scenarios"
FAKE_SITE = "commun/reconnaitre-faux-site"
VISITED = (
    "ameli/attestation-droits",
    "ants/carte-grise",
    "blois/portail-famille",
    "france-travail/actualisation",
    "impots/declaration-revenus",
    "retraite/releve-carriere",
    FAKE_SITE,
)
MORE_LANGUAGES = """  ary: {nom: الدارجة, sens: rtl, texte: ar}
  tr: {nom: Türkçe, sens: ltr}
  uk: {nom: Українська, sens: ltr}
  pt: {nom: Português, sens: ltr}
  ro: {nom: Română, sens: ltr}
  fa-AF: {nom: دری, sens: rtl}
non_livres:"""
TRANSLATED = {
    ("tr", "messages"): {
        "Rien n’est encore envoyé.": "Henüz hiçbir şey gönderilmedi.",
        "Oui, j’ai relu et je suis d’accord": "Evet, tekrar okudum ve kabul ediyorum",
        "Voulez-vous que je fasse ce geste ?": "Bu hareketi ben yapayım mı?",
    },
    ("uk", "essais"): {"Cliquez sur « Commencer ».": "Натисніть « Commencer »."},
    ("pt", "messages"): {"Votre feuille de pause": "A sua folha de pausa"},
    ("ro", "messages"): {"C’est fait": "Gata"},
    ("fa-AF", "messages"): {"C’est fait": "انجام شد"},
}
# What people say of themselves at a desk; their presses carry it, as those of a browser that fills forms.
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


def a_desk(folder: Path) -> House:
    """Shipped procedures and two of the tests' own, in more languages than are shipped; it speaks."""
    root = own_root(folder / "root", *VISITED)
    (root / "translations").unlink()
    shutil.copytree(ROOT / "translations", root / "translations")
    shutil.copytree(OWN_PROCEDURES, root / "procedures", dirs_exist_ok=True)
    languages = root / "translations/langues.yaml"
    languages.write_text(languages.read_text("utf-8").replace("non_livres:", MORE_LANGUAGES), "utf-8")
    for (language, domain), said in TRANSLATED.items():
        place = root / "translations" / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        entries = "\n".join(f'msgid "{french}"\nmsgstr "{other}"\n' for french, other in said.items())
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        (place / f"{domain}.po").write_text(f"{head}\n{entries}", "utf-8")
    house = build(folder / "data", root=root, espeak=a_machine(folder / "machine").program)
    house.program.app.test_client_class = Polyglot
    house.empty()
    return house


class Polyglot(Reader):
    """Proof-reads in all the languages of this desk."""

    languages: Mapping[str, str] = MappingProxyType(
        {one: "ltr" for one in ("fr", "en", "tr", "uk", "pt", "ro")} | {"ar": "rtl", "fa-AF": "rtl"}
    )


@dataclass
class Visitor(Person):
    """Somebody who says everything of themselves with every press."""

    typed: Mapping[str, str] = field(default_factory=dict)

    def send(self, path: str, **more):
        return super().send(path, **{**self.typed, **more})

    @property
    def heard(self) -> list[str]:
        """The addresses of the sounds of what the page says."""
        return [one.get("data-said") for one in self.page.iter() if one.get("data-said")]


def comes(house: House, name: str, number: int = 1) -> Visitor:
    """Somebody sits down at a post that is free."""
    person = house.amina(number)
    house.store.change(lambda change: change.save_post(change.post(f"p{number}").checked()))
    return Visitor(person.client, house, typed=TYPED[name])


def opens(luc: Person, procedure: str, level: str, language: str, post: str = "p1") -> str:
    """Luc opens a walk on a post; gives its id."""
    luc.send("/mediation/ouvrir", demarche=procedure, niveau=level, langue=language, poste=post)
    return luc.house.store.post(post).walk


def goes_to(house: House, walk: str, at: str, answers: Mapping[str, str] = MappingProxyType({})) -> None:
    """The walk goes on by its own moves to a card: its place, or its kind."""

    def onward(now, edition):
        for _ in range(200):
            card = now.view(edition).card
            if at in (card.place, card.kind):
                return now
            now = one_move(now, edition, answers)
        raise AssertionError(f"this walk does not come to {at}")

    _move(house, walk, onward)


def goes_to_the_mandate(house: House, walk: str) -> None:
    """The walk goes on until the mediator would act with what is the person's."""

    def onward(now, edition):
        while not now.wants_mandate(edition):
            now = one_move(now, edition, {})
        return now

    _move(house, walk, onward)


def _move(house: House, walk: str, onward) -> None:
    house.walking.move(walk, house.walking.scene(walk).walk.version, onward)


def cards(house: House, person: Person, walk: str, answers: Mapping[str, str]) -> Iterator[CardKind]:
    """Every card of a walk to its end, as the person's page shows it; the walk goes on in between."""
    walking = house.walking
    for _ in range(200):
        scene = walking.scene(walk)
        person.get("/poste")
        yield scene.view.card.kind
        if scene.view.card.kind in (CardKind.ENDING, CardKind.EXIT):
            return
        walking.move(walk, scene.walk.version, lambda now, edition: one_move(now, edition, answers))
    raise AssertionError("this walk has no end")


def french_quotes(person: Person) -> set[str]:
    """What the page quotes of the real site, in French whatever its language."""
    return {words(one).strip("«»\u00a0 ") for one in person.page.iter("bdi") if one.get("lang") == "fr"}
