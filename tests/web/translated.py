"""A project whose translations a test may change, and what is pressed on the translator's table."""

import shutil
from pathlib import Path

from app.config import ROOT
from tests.pages import words
from tests.web.house import build, own_root

LINE = "/atelier/traduire/{language}/{file}"


def own_translations(folder: Path) -> "Path":
    """A copy of the project, its catalogues included."""
    root = own_root(folder / "projet")
    (root / "translations").unlink()
    shutil.copytree(ROOT / "translations", root / "translations")
    return root


def a_house(folder: Path):
    """A desk that may write its translations."""
    return build(folder / "donnees", root=own_translations(folder))


def as_shipped(house) -> None:
    """Nobody has worked here yet, and the catalogues are as they came."""
    house.empty()
    own = house.config.root
    for path in [*sorted(own.glob("translations/**/*.po")), own / "translations/langues.yaml"]:
        shipped = ROOT / path.relative_to(own)
        if not shipped.exists():
            path.unlink()
        elif path.read_bytes() != shipped.read_bytes():
            path.write_bytes(shipped.read_bytes())
    for path in sorted(own.glob("procedures/*/*.yaml")):
        path.write_bytes((ROOT / path.relative_to(own)).read_bytes())
    house.program.catalogues.refresh()


def form_of(person, source: str):
    """The form of a sentence: its fields, by name."""
    for form in person.page.iter("form"):
        fields = [(one.get("name"), one.get("value", "")) for one in form.iter("input")]
        if dict(fields).get("phrase") == source:
            return form, fields
    raise AssertionError(f"no « {source} » on this page")


def write(person, source: str, *forms: str, htmx: bool = False, action: str = "", was=None):
    """Type a translation, and save it, or say that it was read."""
    form, fields = form_of(person, source)
    before = [value for name, value in fields if name == "avant"] if was is None else was
    carried = {"phrase": source, "avant": before, "texte": list(forms)}
    if action:
        carried["action"] = action
    return person.send(form.get("action"), htmx=htmx, **carried)


def field_of(person, source: str) -> str:
    """What the field of a sentence holds."""
    form, _ = form_of(person, source)
    return "".join(next(form.iter("textarea")).itertext())


def told_of(person, source: str) -> str:
    """All that is said beside a sentence."""
    form, _ = form_of(person, source)
    return words(form)


def po(house, language: str, domain: str) -> str:
    return (house.config.root / "translations" / language / "LC_MESSAGES" / f"{domain}.po").read_text("utf-8")
