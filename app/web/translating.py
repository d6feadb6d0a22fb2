"""« Traduire »: one sentence after the other, French beside its translation, saved as one goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import c2py
from hashlib import sha256
from itertools import groupby

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.errors import DomainError, Refused, UnfitSentence
from app.domain.gesture import Sentence
from app.domain.language import Language
from app.domain.path import ENDING, OPENING
from app.domain.translating import Entry, Standing, Standings, standings_of
from app.domain.translation_sheet import INTERFACE, Row
from app.domain.translations import signs_of
from app.usecases.translating import Cell, Remarks, TranslationMovedOn
from app.web import answers
from app.web.access import access
from app.web.cards import CardFace
from app.web.compared import words_of
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.previewing import preview
from app.web.refusals import sentence
from app.web.seats import require
from app.web.translation_sentences import place_of, told
from app.web.wording import explain
from app.web.workshop_files import address_of, file_of

bp = Blueprint("translating", __name__, url_prefix="/atelier/traduire")

PAGE = 60  # sentences of one page
_ALL = "toutes"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table as it is shown; `typed` is what its fields hold, `told` what was refused."""

    row: Row
    typed: tuple[str, ...]
    remarks: Remarks
    told: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name on the page."""
        return key_of(self.row.entry)


def key_of(entry: Entry) -> str:
    """The name of a sentence in a page: a sign that no sentence could spoil."""
    return sha256(entry.source.encode()).hexdigest()[:12]


@bp.get("")
@access(Role.TRAINER)
def choose() -> ResponseReturnValue:
    """The languages, and how far each is."""
    translating = desk().translating
    totals = {one: _total(translating.overview(one.code)) for one in desk().catalogues.languages.translated}
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
        total=_total(progress),
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
    lines = [_line(file, language, row) for row in found[(page - 1) * PAGE : page * PAGE]]
    if shown is not None:
        lines = [shown if line.row == shown.row else line for line in lines]
        lines = lines if shown in lines else [shown, *lines]
    template = render_template(
        "trainer/translate.html",
        **_about(file, language, progress),
        blocks=_blocks(lines),
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
    line = _line(file, language, row, typed, refused)
    status = 200 if refused is None else 409 if isinstance(refused, TranslationMovedOn) else 422
    if answers.asked_by_htmx():
        about = _about(file, language, standings_of(row.entry for row in rows))
        return make_response(render_template("trainer/_phrase_saved.html", line=line, **about), status)
    if refused is not None:
        return _sheet(language, file, line, status)
    parts = address_of(file)
    there = url_for(".show", language=language, folder=parts["folder"], slug=parts["slug"])
    return answers.go_to(f"{there}#phrase-{line.key}")


def _line(
    file: str,
    language: str,
    row: Row,
    typed: tuple[str, ...] | None = None,
    refused: DomainError | None = None,
) -> Line:
    said = row.entry.said if typed is None else typed
    remarks = desk().translating.remarks(file, language, row.entry, said)
    theirs = refused.present.said if isinstance(refused, TranslationMovedOn) else ()
    return Line(row, said, remarks, _refusal(refused), theirs)


def _refusal(refused: DomainError | None) -> tuple[str, ...]:
    if isinstance(refused, UnfitSentence):
        return tuple(explain(problem).remedy for problem in refused.problems)
    return (sentence(refused),) if isinstance(refused, Refused) else ()


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
        "numbers": _numbers(spoken),
        "signs_of": signs_of,
        "may_sign": lambda entry: desk().translating.may_sign(entry, require(Role.TRAINER)),
    }


def _blocks(lines: list[Line]) -> list[tuple[tuple[Sentence, ...], list[tuple[str, list[Line]]]]]:
    """The lines under the titles of their step, then under the card that they share."""
    return [
        (titles, [(node, list(own)) for node, own in groupby(under, lambda line: line.row.node)])
        for titles, under in groupby(lines, lambda line: line.row.titles)
    ]


def _total(progress: Mapping[str, Standings]) -> Standings:
    return Standings({one: sum(of[one] for of in progress.values()) for one in Standing})


def _wanted() -> str:
    asked = request.args.get("montrer", _ALL)
    return asked if asked in list(Standing) else _ALL


def _forms(name: str) -> tuple[str, ...]:
    """The forms of a sentence, in the order of its fields."""
    return tuple(request.form.getlist(name))


def _numbers(spoken: Language) -> tuple[str, ...]:
    """For each form that a language counts with, the first numbers that take it."""
    rule = c2py(spoken.plural_rule)
    taken = [[n for n in range(201) if rule(n) == form][:4] for form in range(spoken.plural_count)]
    return tuple(", ".join(map(str, few)) + ("…" if len(few) > 3 else "") for few in taken)


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
