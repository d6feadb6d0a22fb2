"""What a text shows, before anybody publishes it: its cards, the picture of its tree, everything unfolded."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.document import Document, read_document
from app.domain.errors import InvalidProcedure, Unknown
from app.domain.gesture import Sentence
from app.domain.language import FRENCH, Direction
from app.domain.problems import Problem, Severity
from app.domain.procedure import Edition
from app.domain.registry_files import REGISTRY_FILES
from app.domain.sketch import Sketch, sketch_of
from app.domain.whereabouts import item_at, place_at
from app.web.access import access
from app.web.choosing import title_of
from app.web.desk import desk
from app.web.i18n import language, name_organisation, spoken
from app.web.previewing import preview
from app.web.seats import require
from app.web.tree_picture import Picture, Section
from app.web.wording import Explained, explain
from app.web.workshop_files import address_of, file_of, title_in

bp = Blueprint("seeing", __name__, url_prefix="/atelier")

_LINE = "#ligne-"  # in the editor, a line of the text


@dataclass(frozen=True, slots=True)
class Seen:
    """A text and the file it is for; `draft` is empty for the text that the posts read.

    `reading` for the draft of somebody else, that one reads again.
    """

    file: str
    text: str
    draft: str = ""
    reading: bool = False

    @property
    def title(self) -> Sentence | None:
        """What it calls itself."""
        return title_in(self.file, self.text)

    @property
    def where(self) -> dict[str, Any]:
        """What its addresses are made of."""
        return {"draft": self.draft} if self.draft else dict(address_of(self.file))

    @property
    def home(self) -> str:
        """Where it is written or read again, or its file at a glance."""
        if self.reading:
            return url_for("rereading.show", voir=self.draft)
        return url_for("drafting.show", id=self.draft) if self.draft else f"/atelier/fichier/{self.file}"

    @property
    def line_url(self) -> str:
        """What a line's number is put behind: its place in the editor, or the card it makes."""
        written_here = self.draft and not self.reading
        return (
            f"{self.home}{_LINE}" if written_here else f"{url_for('seeing.show_card', **self.where)}?ligne="
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be shown of a text: its own edition, or the last good one of its file and why."""

    document: Document
    edition: Edition | None
    broken: Problem | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a card is looked at: at which level, in which language, on whose side."""

    level: Autonomy
    language: str
    mediator: bool


def seen_at(draft: str = "", folder: str = "", slug: str = "") -> Seen:
    """The draft or the file that an address names; raise Unknown for one that has no card."""
    if draft:
        kept = desk().authoring.draft(draft)
        seen = Seen(kept.file, kept.text, kept.id, kept.account != require(Role.TRAINER).id)
    else:
        file = file_of(folder, slug)
        seen = Seen(file, desk().library.text(file))
    if seen.file in REGISTRY_FILES:
        raise Unknown(seen.file)
    return seen


def standing(file: str, text: str) -> Standing:
    """What can be shown of a text now."""
    document, library = read_document(file, text), desk().library
    try:
        return Standing(document, library.edition_with(file, text))
    except InvalidProcedure as refused:
        gravest = min(refused.problems, key=lambda one: (-one.severity, one.place), default=None)
        return Standing(document, library.editions().get(file), gravest)


@bp.post("/apercu")
@access(Role.TRAINER)
def card() -> ResponseReturnValue:
    """The card of a line, as a fragment; the last good one where the text cannot be shown."""
    file, text = _sent()
    return render_template("trainer/_preview.html", **_card(standing(file, text), _look()))


@bp.post("/arbre")
@access(Role.TRAINER)
def picture() -> ResponseReturnValue:
    """The picture of a tree, as a fragment."""
    file, text = _sent()
    return render_template("trainer/_tree.html", **_tree(Seen(file, text, request.form.get("brouillon", ""))))


@bp.post("/deplie")
@access(Role.TRAINER)
def unfolding() -> ResponseReturnValue:
    """Everything unfolded, as a fragment."""
    file, text = _sent()
    return render_template("trainer/_unfolded.html", **_unfolded(standing(file, text)), look=_look())


@bp.get("/brouillon/<draft>/apercu")
@bp.get("/fichier/<folder>/<slug>/apercu")
@access(Role.TRAINER)
def show_card(draft: str = "", folder: str = "", slug: str = "") -> ResponseReturnValue:
    """The card of a line, chosen in a list of them."""
    seen = seen_at(draft, folder, slug)
    shown = standing(seen.file, seen.text)
    sketch = sketch_of(shown.document)
    there = item_at(shown.document, _line())
    chosen = there[1].place().line if there else 0
    card = _card(shown, _look())
    return render_template("trainer/seen_card.html", seen=seen, sketch=sketch, chosen=chosen, **card)


@bp.get("/brouillon/<draft>/arbre")
@bp.get("/fichier/<folder>/<slug>/arbre")
@access(Role.TRAINER)
def show_tree(draft: str = "", folder: str = "", slug: str = "") -> ResponseReturnValue:
    """The picture of the tree on a page of its own."""
    seen = seen_at(draft, folder, slug)
    return render_template("trainer/seen_tree.html", seen=seen, **_tree(seen))


@bp.get("/brouillon/<draft>/deplie")
@bp.get("/fichier/<folder>/<slug>/deplie")
@access(Role.TRAINER)
def show_unfolded(draft: str = "", folder: str = "", slug: str = "") -> ResponseReturnValue:
    """Every branch unfolded, ready for the printer, in the language asked for."""
    seen = seen_at(draft, folder, slug)
    shown = _unfolded(standing(seen.file, seen.text))
    return render_template("trainer/seen_unfolded.html", seen=seen, **shown, look=_look())


def drawn(file: str, text: str, problems: tuple[Problem, ...]) -> tuple[Sketch | None, tuple[Section, ...]]:
    """The tree of a text and its picture, in the language of the page."""
    sketch = sketch_of(read_document(file, text), problems)
    rtl = language().direction is Direction.RIGHT_TO_LEFT
    picture = Picture(spoken, title_of, lambda problem: _worded(problem).sentence, rtl)
    return sketch, picture.sections(sketch) if sketch else ()


def _sent() -> tuple[str, str]:
    """The file and the text that a form carries; raise Unknown for a file that has no card."""
    file = request.form.get("fichier", "")
    if file in REGISTRY_FILES or "/" not in file:
        raise Unknown(file)
    return file, request.form.get("texte", "")


def _look() -> Look:
    asked, codes = request.values, desk().catalogues.codes
    key = asked.get("niveau", "")
    level = Autonomy.from_key(key) if key in {one.key for one in Autonomy} else Autonomy.DONE_WITH
    code = asked.get("langue", "")
    return Look(level, code if code in codes else FRENCH, asked.get("volet") == "mediation")


def _line() -> int:
    asked = request.values.get("ligne", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _card(shown: Standing, look: Look) -> dict[str, object]:
    place = place_at(shown.document, _line())
    registries = desk().library.registries
    face = None
    if shown.edition is not None:
        face = preview(shown.edition, place, registries, level=look.level, language=look.language)
    name_organisation(face.organisation if face else None)
    return {"face": face, "look": look, "told": reason(shown.broken)}


def _tree(seen: Seen) -> dict[str, object]:
    problems = desk().library.check(seen.file, seen.text)
    sketch, sections = drawn(seen.file, seen.text, problems)
    broken = None if sketch else next((one for one in problems if one.severity is Severity.ERROR), None)
    name_organisation(None)
    return {
        "sketch": sketch,
        "sections": sections,
        "line_url": seen.line_url,
        "worded": _worded,
        "told": reason(broken),
    }


def _unfolded(shown: Standing) -> dict[str, object]:
    edition = shown.edition
    organisations = desk().library.registries.organisations
    organisation = organisations.get(edition.procedure.organisation or "") if edition else None
    name_organisation(organisation)
    return {"edition": edition, "organisation": organisation, "told": reason(shown.broken)}


def reason(problem: Problem | None) -> str:
    """Why a text cannot be shown, with its line."""
    if problem is None:
        return ""
    facts = {"line": problem.place.line, "sentence": _worded(problem).sentence}
    return str(gettext("Ligne %(line)s : %(sentence)s", **facts))


def _worded(problem: Problem) -> Explained:
    return explain(problem, gettext)
