"""« Traduire »: one sentence after the other, French beside its translation, saved as one goes."""

from collections.abc import Mapping

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.errors import DomainError, Refused, UnfitSentence
from app.domain.gesture import Sentence
from app.domain.language import Language
from app.domain.path import ENDING, OPENING
from app.domain.translating import Standing, Standings, standings_of
from app.domain.translation_sheet import INTERFACE
from app.domain.translations import signs_of
from app.usecases.translating import Cell, TranslationMovedOn
from app.web import answers
from app.web.access import access
from app.web.cards import CardFace
from app.web.compared import words_of
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.previewing import preview
from app.web.seats import require
from app.web.translation_rows import Line, blocks_of, key_of, line_of, numbers_of, total_of
from app.web.translation_sentences import place_of, told
from app.web.workshop_files import address_of, file_of

bp = Blueprint("translating", __name__, url_prefix="/atelier/traduire")

PAGE = 60  # sentences of one page
_ALL = "toutes"


@bp.get("")
@access(Role.TRAINER)
def choose() -> ResponseReturnValue:
    """The languages, and how far each is."""
    translating = desk().translating
    totals = {one: total_of(translating.overview(one.code)) for one in desk().catalogues.languages.translated}
    return render_template("trainer/languages.html", totals=totals, added=request.args.get("ajoutee", ""))


@bp.get("/<language>")
@access(Role.TRAINER)
def overview(language: str) -> ResponseReturnValue:
    """All that can be translated into a language, and how far it is."""
    spoken, progress = desk().translating.language(language), desk().translating.overview(language)
    editions = desk().library.editions()
    return render_template(
        "trainer/translations.html",
        spoken=spoken,
        total=total_of(progress),
        progress=progress,
        titles={id: one.procedure.title for id, one in editions.items()},
        address_of=address_of,
        Standing=Standing,
    )


@bp.get("/<language>/<folder>/<slug>")
@access(Role.TRAINER)
def show(language: str, folder: str, slug: str) -> ResponseReturnValue:
    """A file, sentence by sentence."""
    return _sheet(language, file_of(folder, slug))


@bp.post("/<language>/<folder>/<slug>/phrase")
@access(Role.TRAINER)
def write(language: str, folder: str, slug: str) -> ResponseReturnValue:
    """Save a translation, or say that one read it over."""
    file, source, typed = file_of(folder, slug), request.form.get("phrase", ""), _forms("texte")
    cell, by = Cell(file, language, source, _forms("avant")), require(Role.TRAINER)
    translating = desk().translating
    try:
        act = translating.sign if request.form.get("action") == "relue" else translating.save
        act(cell, typed, by)
    except (Refused, UnfitSentence, TranslationMovedOn) as refused:
        return _answered(file, language, source, typed, refused)
    return _answered(file, language, source)


@bp.post("/<language>/<folder>/<slug>/verifier")
@access(Role.TRAINER, renews=False)
def check(language: str, folder: str, slug: str) -> ResponseReturnValue:
    """What can be said of a translation that is being typed."""
    file = file_of(folder, slug)
    entry = desk().translating.row(file, language, request.form.get("phrase", "")).entry
    remarks = desk().translating.remarks(file, language, entry, _forms("texte"))
    spoken = desk().translating.language(language)
    return render_template(
        "trainer/_phrase_remarks.html", key=key_of(entry), remarks=remarks, told=told, spoken=spoken
    )


@bp.get("/<language>/<folder>/<slug>/carte")
@access(Role.TRAINER, renews=False)
def card(language: str, folder: str, slug: str) -> ResponseReturnValue:
    """The card where some sentences stand, as it is seen in that language."""
    spoken, file = desk().translating.language(language), file_of(folder, slug)
    face = _face(file, request.args.get("noeud", ""), spoken, last=bool(request.args.get("fin")))
    if face is not None:
        name_organisation(face.organisation)
    name = "_translated_card" if answers.asked_by_htmx() else "translated_card"
    back = url_for(".show", language=language, folder=folder, slug=slug)
    return render_template(f"trainer/{name}.html", face=face, spoken=spoken, back=back)


def _sheet(language: str, file: str, shown: Line | None = None, status: int = 200) -> ResponseReturnValue:
    rows = desk().translating.sheet(file, language)
    progress, wanted = standings_of(row.entry for row in rows), _wanted()
    found = [row for row in rows if wanted in (_ALL, row.entry.standing)]
    page = min(max(request.args.get("page", 1, type=int), 1), max(-(-len(found) // PAGE), 1))
    lines = [line_of(file, language, row) for row in found[(page - 1) * PAGE : page * PAGE]]
    if shown is not None:
        lines = [shown if line.row == shown.row else line for line in lines]
        lines = lines if shown in lines else [shown, *lines]
    template = render_template(
        "trainer/translate.html",
        **_about(file, language, progress),
        blocks=blocks_of(lines),
        wanted=wanted,
        page=page,
        pages=-(-len(found) // PAGE),
        title=_title(file),
    )
    return make_response(template, status)


def _answered(
    file: str,
    language: str,
    source: str,
    typed: tuple[str, ...] | None = None,
    refused: DomainError | None = None,
) -> ResponseReturnValue:
    """The row alone for htmx; the whole page, at that row, for a form."""
    rows = desk().translating.sheet(file, language)
    row = next(row for row in rows if row.entry.source == source)
    line = line_of(file, language, row, typed, refused)
    status = 200 if refused is None else 409 if isinstance(refused, TranslationMovedOn) else 422
    if answers.asked_by_htmx():
        about = _about(file, language, standings_of(row.entry for row in rows))
        return make_response(render_template("trainer/_phrase_saved.html", line=line, **about), status)
    if refused is not None:
        return _sheet(language, file, line, status)
    parts = address_of(file)
    there = url_for(".show", language=language, folder=parts["folder"], slug=parts["slug"])
    return answers.go_to(f"{there}#phrase-{line.key}")


def _about(file: str, language: str, standings: Standings) -> Mapping[str, object]:
    spoken = desk().translating.language(language)
    return {
        "file": file,
        "spoken": spoken,
        "standings": standings,
        "parts": {"language": language, **address_of(file)},
        "has_card": "/" in file and file not in INTERFACE,
        "Standing": Standing,
        "place_of": place_of,
        "told": told,
        "words_of": words_of,
        "numbers": numbers_of(spoken),
        "signs_of": signs_of,
        "may_sign": lambda entry: desk().translating.may_sign(entry, require(Role.TRAINER)),
    }


def _wanted() -> str:
    asked = request.args.get("montrer", _ALL)
    return asked if asked in list(Standing) else _ALL


def _forms(name: str) -> tuple[str, ...]:
    """The forms of a sentence, in the order of its fields."""
    return tuple(request.form.getlist(name))


def _title(file: str) -> Sentence | None:
    edition = desk().library.editions().get(file)
    return edition.procedure.title if edition else None


def _face(file: str, node: str, spoken: Language, *, last: bool) -> CardFace | None:
    edition = desk().library.editions().get(file)
    if edition is None:
        return None
    place = node or (ENDING if last else OPENING)
    registries = desk().library.registries
    return preview(edition, place, registries, level=Autonomy.DONE_WITH, language=spoken.code)
