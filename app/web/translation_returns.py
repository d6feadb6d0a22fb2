"""Tables for translators: taken away, brought back, and looked at before anything changes."""

import json
from collections.abc import Mapping, Sequence

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import Refused, UnfitSentence
from app.usecases.translation_returns import Effect, Planned
from app.web.access import access
from app.web.desk import desk
from app.web.refusals import sentence
from app.web.seats import require
from app.web.wording import explain
from app.web.workshop_files import file_of

bp = Blueprint("translation_returns", __name__, url_prefix="/atelier/traduire/<language>")

MOST_BYTES = 4 * 1024 * 1024  # of a table
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/tableau")
@access(Role.TRAINER)
def everything(language: str) -> ResponseReturnValue:
    """All the sentences of a language, as a spreadsheet."""
    return _given(desk().returns.table(language), f"traduction-{language}")


@bp.get("/<folder>/<slug>/tableau")
@access(Role.TRAINER)
def one_file(language: str, folder: str, slug: str) -> ResponseReturnValue:
    """The sentences of a file, as a spreadsheet."""
    table = desk().returns.table(language, file_of(folder, slug))
    return _given(table, f"traduction-{language}-{folder}-{slug}")


@bp.post("/reprendre")
@access(Role.TRAINER, most=MOST_BYTES)
def look(language: str) -> ResponseReturnValue:
    """What a table that comes back would change; nothing is written yet."""
    given = request.files.get("tableau")
    name = (given.filename or "") if given else ""
    try:
        planned = desk().returns.plan(language, name, given.read() if given else b"")
    except Refused as refused:
        return _page(language, told=sentence(refused), status=422)
    return _page(language, planned=planned, name=name)


@bp.post("/reprendre/garder")
@access(Role.TRAINER, most=MOST_BYTES)
def keep(language: str) -> ResponseReturnValue:
    """Write the lines that stayed ticked."""
    planned, by = _carried(request.form.get("lignes", "")), require(Role.TRAINER)
    ticked = {int(one) for one in request.form.getlist("garder") if one.isdigit()}
    kept = [one for rank, one in enumerate(planned) if rank in ticked]
    try:
        moved = desk().returns.keep(language, kept, by.name)
    except (Refused, UnfitSentence) as refused:
        return _page(language, told=_why(refused), status=422)
    told = f"{request.form.get('nom', '')[:80]} ({language})"
    desk().journal.note(by.id, "translation-import", "language", told)
    return _page(language, done=len(kept) - len(moved), moved=moved)


def _given(table: bytes, name: str) -> ResponseReturnValue:
    answer = make_response(table)
    answer.headers["Content-Type"] = _XLSX
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _page(language: str, status: int = 200, **shown: object) -> ResponseReturnValue:
    nothing: Mapping[str, object] = {"planned": None, "told": "", "name": "", "done": None, "moved": ()}
    facts = {**nothing, **shown}
    planned = facts["planned"]
    page = render_template(
        "trainer/returns.html",
        spoken=desk().translating.language(language),
        why=_why,
        carried=_written(planned) if isinstance(planned, tuple) else "",
        Effect=Effect,
        **facts,
    )
    return make_response(page, status)


def _why(refused: Refused | UnfitSentence) -> str:
    if isinstance(refused, UnfitSentence):
        return " ".join(explain(problem).remedy for problem in refused.problems)
    return sentence(refused)


def _written(planned: Sequence[Planned]) -> str:
    """The lines as the form carries them: what was looked at is what is written."""
    return json.dumps([(one.domain, one.source, one.was, one.said) for one in planned], ensure_ascii=False)


def _carried(text: str) -> list[Planned]:
    """The lines of the form; raise Refused for one that nobody of ours made."""
    try:
        return [
            Planned(Effect.CHANGES, str(domain), str(source), tuple(map(str, was)), tuple(map(str, said)))
            for domain, source, was, said in json.loads(text)
        ]
    except (ValueError, TypeError) as wrong:
        raise Refused("sheet-kind") from wrong
