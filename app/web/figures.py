"""The figures (`/bilan`): by day, month or year, on screen, on one page for funders, and as files."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.activity import Activity
from app.domain.errors import MoveRefused
from app.domain.period import Period, Span, period_around, period_from
from app.web import figure_tables
from app.web.access import access
from app.web.desk import desk
from app.web.exports import COLUMNS, Column, as_csv, as_json, chosen, csv_of
from app.web.i18n import name_organisation
from app.web.seats import require
from app.web.spreadsheet import as_xlsx

bp = Blueprint("figures", __name__, url_prefix="/bilan")

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Column], Sequence[Activity]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (_XLSX, as_xlsx),
    "json": ("application/json", as_json),
}


@bp.get("")
@access(Role.MANAGER)
def show() -> ResponseReturnValue:
    """The figures of a period; this month when none is asked for."""
    return render_template("figures/page.html", doubts=figure_tables.doubts_table(), **_told(_period()))


@bp.get("/resume")
@access(Role.MANAGER)
def summary() -> ResponseReturnValue:
    """One printed page, for those who fund the desk."""
    return render_template("figures/summary.html", **_told(_period()))


@bp.get("/exporter")
@access(Role.MANAGER)
def choose_columns() -> ResponseReturnValue:
    """Which columns, of which period; the address keeps the choice, nothing else does."""
    period = _period()
    columns = chosen(request.args.getlist("colonne"))
    return render_template(
        "figures/export.html",
        period=period,
        name=figure_tables.period_name(period),
        spans=tuple(Span),
        every=COLUMNS,
        columns=columns,
        lines=len(desk().figuring.activities(period)),
        formats=tuple(FORMATS),
    )


@bp.post("/exporter")
@access(Role.MANAGER)
def export() -> ResponseReturnValue:
    """The file; who took it is noted."""
    written = request.form.get("format", "")
    if written not in FORMATS:
        raise MoveRefused("unknown-move")
    period, columns = _period(), chosen(request.form.getlist("colonne"))
    kind, make = FORMATS[written]
    body = make(columns, desk().figuring.activities(period))
    return _file(period, f"bilan-{period.key}.{written}", kind, body)


@bp.post("/compteurs")
@access(Role.MANAGER)
def export_counters() -> ResponseReturnValue:
    """What is counted by the month alone, as a CSV: languages, ages… as they are shown, « < 5 » included."""
    period = _period()
    body = csv_of(figure_tables.COUNTER_HEADS, figure_tables.counter_lines(desk().figuring.over(period)))
    return _file(period, f"compteurs-{period.key}.csv", FORMATS["csv"][0], body)


def _file(period: Period, name: str, kind: str, body: bytes) -> Response:
    desk().journal.note(require(Role.MANAGER).id, "export", "figures", period.key)
    answer = make_response(body)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _told(period: Period) -> dict[str, object]:
    name_organisation(None)
    found = desk().figuring.over(period)
    return {
        "period": period,
        "name": figure_tables.period_name(period),
        "spans": tuple(Span),
        "figures": found,
        "tables": figure_tables.tables_of(found),
        "over_time": figure_tables.time_table(found),
        "columns": figure_tables.time_chart(found),
        "axis": figure_tables.time_axis(found),
        "by_level": figure_tables.level_table(found),
        "today": figure_tables.period_name(desk().figuring.present(Span.DAY)),
    }


def _period() -> Period:
    """What the address or the form asks for; this month for whatever cannot be read."""
    asked = request.values
    try:
        if asked.get("periode"):
            return period_from(asked["periode"])
        if asked.get("jour"):
            return period_around(date.fromisoformat(asked["jour"]), Span(asked.get("duree", "mois")))
    except ValueError:
        pass
    return desk().figuring.present(Span.MONTH)
