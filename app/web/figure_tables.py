"""The tables of the figures: counts that may be shown, in words, each with its bar."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from flask import url_for
from flask_babel import format_date, gettext
from markupsafe import Markup, escape

from app.domain.figures import AT, BETWEEN, LEVELS, Figures, most_met
from app.domain.gesture import Gesture, Sentence
from app.domain.marking import N_
from app.domain.path import ENDING, OPENING
from app.domain.period import Period, Span
from app.domain.procedure import Procedure, Question
from app.domain.small_counts import Counted, Crossed
from app.web import charts
from app.web.choosing import title_of
from app.web.desk import desk
from app.web.figure_words import (
    KINDS,
    OUTCOMES,
    REDIRECTIONS,
    family_word,
    tally_word,
    worded,
)
from app.web.figure_words import (
    LEVELS as LEVEL_WORDS,
)
from app.web.i18n import spoken

COUNTER_HEADS = ("Période", "Compteur", "Valeur", "Nombre")
FEW_WORD = "< 5"

_ENDS: Mapping[str, str] = {OPENING: N_("Avant de commencer"), ENDING: N_("Pour finir")}


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what is counted, how often (None for « < 5 »), its bar; `link` leads to what it is about."""

    name: str
    count: int | None
    bar: Markup
    beneath: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one column of counts, under its `key`, unique on the page."""

    key: str
    title: str
    unit: str
    lines: tuple[Line, ...]
    total: int | None
    note: str = ""

    @property
    def empty(self) -> bool:
        """True when there is nothing at all to count here."""
        return self.total == 0


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Procedures by level, no small count among them."""

    levels: tuple[tuple[str, Markup], ...]
    lines: tuple[tuple[str, tuple[int, ...], Markup], ...]


def tables_of(figures: Figures) -> Mapping[str, Table]:
    """Every table of a period, by key."""
    asked = gettext("Demandes")
    walks = gettext("Parcours")
    times = gettext("Fois")
    found = [
        _table("familles", gettext("Thèmes"), asked, figures.families, family_word),
        _table("demarches", gettext("Démarches"), walks, figures.procedures, title),
        _table("niveaux", gettext("Niveau atteint"), walks, figures.levels, worded(LEVEL_WORDS)),
        _table("passages", gettext("Passages d’un niveau à l’autre"), times, figures.movements, _movement),
        _table("issues", gettext("Issues"), asked, figures.outcomes, worded(OUTCOMES)),
        _table(
            "orientations",
            gettext("Orientations"),
            asked,
            figures.redirections,
            worded(REDIRECTIONS),
        ),
        _gestures("arrets", gettext("Où l’on s’arrête longtemps"), figures.stays),
        _gestures("appels", gettext("D’où l’on appelle"), figures.calls),
    ]
    for kind, counts in figures.monthly.items():
        words = KINDS[kind]
        found.append(_table(kind.value, gettext(words), walks, counts, partial(tally_word, kind)))
    return {table.key: table for table in found}


def counter_lines(figures: Figures) -> Iterator[tuple[str, str, str, str]]:
    """The monthly counters as they are shown, a line for each value."""
    tables = tables_of(figures)
    for table in (tables[kind.value] for kind in figures.monthly):
        for line in table.lines:
            count = FEW_WORD if line.count is None else str(line.count)
            yield figures.period.key, table.title, escape(line.name).striptags(), count


def doubts_table() -> Table:
    """The gestures that were not as on the real screen, over a year."""
    found = {
        f"{procedure}{AT}{gesture}": count for (procedure, gesture), count in desk().doubting.counts().items()
    }
    return _gestures(
        "doutes",
        gettext("« Ce n’est pas comme sur mon écran », depuis un an"),
        most_met(found),
    )


def time_table(figures: Figures) -> Table:
    """Demands by month or by day; its chart is apart."""
    title = gettext("Demandes par mois") if figures.period.span is Span.YEAR else gettext("Demandes par jour")
    return _table("temps", title, gettext("Demandes"), figures.over_time, _moment)


def time_chart(figures: Figures) -> Markup:
    """Its columns, the moments without anything included."""
    period = figures.period
    keys = list(period.months()) if period.span is Span.YEAR else [day.isoformat() for day in period.days()]
    told = {row.key: row.count for row in figures.over_time.rows}
    return charts.columns([told.get(key, 0) for key in keys])


def time_axis(figures: Figures) -> tuple[str, ...]:
    """What stands under the columns: each month, one day in five."""
    period = figures.period
    if period.span is Span.YEAR:
        return tuple(format_date(date.fromisoformat(f"{month}-01"), "LLL") for month in period.months())
    return tuple(str(day.day) if day.day in (1, 5, 10, 15, 20, 25, 30) else "" for day in period.days())


def level_table(figures: Figures) -> LevelTable | None:
    """Procedures by level reached; None when it would tell too much."""
    crossed = figures.by_level
    if crossed is None:
        return None
    most = max(sum(row) for row in _rows(crossed))
    lines = [(title(key), row, charts.parts(row, most)) for key, row in crossed.rows]
    if crossed.others is not None:
        lines.append((gettext("Les autres démarches"), crossed.others, charts.parts(crossed.others, most)))
    heads = zip((worded(LEVEL_WORDS)(level) for level in LEVELS), charts.FILLS, strict=True)
    return LevelTable(tuple((name, charts.sample(fill)) for name, fill in heads), tuple(lines))


def title(procedure: str) -> str:
    """The title of a procedure; a demand without a guide says so."""
    if not procedure:
        return str(gettext("Demande rapide"))
    return spoken(title_of(procedure)).plain


def period_name(period: Period) -> str:
    """« novembre 2026 »."""
    forms = {Span.DAY: "EEEE d MMMM y", Span.MONTH: "LLLL y", Span.YEAR: "y"}
    return str(format_date(period.first, forms[period.span]))


def _rows(crossed: Crossed) -> list[tuple[int, ...]]:
    return [row for _, row in crossed.rows] + ([crossed.others] if crossed.others is not None else [])


def _table(key: str, title: str, unit: str, found: Counted, name: Callable[[str], str]) -> Table:
    return Table(key, title, unit, _lines(found, lambda row: (name(row), "", "")), found.total)


def _gestures(key: str, title: str, found: Counted) -> Table:
    return Table(key, title, gettext("Fois"), _lines(found, _gesture), found.total)


def _lines(found: Counted, told: Callable[[str], tuple[str, str, str]]) -> tuple[Line, ...]:
    most = max((row.count or 0 for row in found.rows), default=0)
    lines = []
    for row in found.rows:
        name, beneath, link = told(row.key)
        lines.append(Line(name, row.count, charts.bar(row.count, most), beneath, link))
    if found.others:
        lines.append(Line(gettext("Les autres, ensemble"), found.others, Markup("")))
    return tuple(lines)


def _movement(key: str) -> str:
    before, after = (worded(LEVEL_WORDS)(level) for level in key.split(BETWEEN))
    return str(gettext("%(before)s, puis %(after)s", before=before, after=after))


def _moment(key: str) -> str:
    if len(key) == len("2026-11"):
        return str(format_date(date.fromisoformat(f"{key}-01"), "LLLL y"))
    return str(format_date(date.fromisoformat(key), "EEEE d MMMM"))


def _gesture(key: str) -> tuple[str, str, str]:
    """Its sentence, its procedure, and where it stands in the booklet."""
    procedure, _, node = key.partition(AT)
    edition = desk().library.editions().get(procedure)
    if edition is None:
        return str(gettext("Une étape retirée depuis")), title(procedure), ""
    folder, slug = procedure.split("/")
    link = url_for("mediator.booklet", folder=folder, slug=slug)
    return _place_name(edition.procedure, node), title(procedure), link


def _place_name(procedure: Procedure, node: str) -> str:
    if node in _ENDS:
        return str(gettext(_ENDS[node]))
    found = next((_asked(one) for one in procedure.walk_nodes() if one.id == node), None)
    return spoken(found).plain if found else str(gettext("Une étape retirée depuis"))


def _asked(node: object) -> Sentence | None:
    if isinstance(node, Gesture):
        return node.texts.do
    return node.ask if isinstance(node, Question) else getattr(node, "title", None)
