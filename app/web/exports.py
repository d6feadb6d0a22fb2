"""Exports: the lines of the figures under the columns of La Coop, as CSV, a spreadsheet or JSON."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from app.domain.activity import Activity, ActivityKind
from app.domain.coop import UNSAID, themes_of
from app.domain.marking import N_
from app.domain.walk import Outcome
from app.web.desk import desk

Cell = str | int | bool | date | tuple[str, ...] | None

BOM = "\ufeff"  # by which Excel knows that a CSV is in UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would run


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title in La Coop's own spreadsheet, its name in La Coop's API, and what it holds."""

    key: str
    title: str
    cell: Callable[[Activity], Cell]


# In the order of La Coop's own export; then what only we count. What we never keep is left out.
COLUMNS: tuple[Column, ...] = (
    Column("date", N_("Date"), lambda one: one.day),
    Column("type", N_("Type"), lambda _: "individuel"),
    Column("participants", N_("Participants"), lambda _: 1),
    Column("type_lieu", N_("Canaux d’accompagnement"), lambda one: one.place.value),
    Column("structure", N_("Nom du lieu"), lambda _: desk().settings.structure().name),
    Column("duree", N_("Durée (min)"), lambda one: one.minutes),
    Column("materiel", N_("Matériel numérique utilisé"), lambda one: tuple(map(str, one.equipment))),
    Column("thematiques", N_("Thématique(s)"), lambda one: themes_of(one.family)),
    Column("tags", N_("Tags"), lambda one: _tags(one)),
    Column("precisions_demarche", N_("Nom de la démarche administrative"), lambda one: _procedure(one)),
    Column("autonomie", N_("Niveau d’autonomie"), lambda one: one.independence and one.independence.third),
    Column("oriente_vers_structure", N_("Bénéficiaire réorienté"), lambda one: _redirected(one)),
    Column("structure_de_redirection", N_("Structure de redirection"), lambda one: one.redirection),
    Column("genre", N_("Genre"), lambda _: UNSAID),
    Column("tranche_age", N_("Tranche d’âge"), lambda _: UNSAID),
    Column("statut", N_("Statut"), lambda _: UNSAID),
    Column("issue", N_("Issue"), lambda one: one.outcome.value),
    Column("niveaux", N_("Niveaux parcourus"), lambda one: tuple(level.key for level in one.levels)),
    Column("appels", N_("Appels à l’aide"), lambda one: one.calls),
    Column("nouvelle_personne", N_("Nouvelle personne"), lambda one: one.new_person),
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}


def chosen(keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names, in La Coop's order whatever that of the names; all of them for none."""
    wanted = set(keys) & BY_KEY.keys()
    return tuple(column for column in COLUMNS if not wanted or column.key in wanted)


def as_csv(columns: Sequence[Column], activities: Iterable[Activity]) -> bytes:
    """For a spreadsheet in French: UTF-8 with its mark, `;`, dates as 22/11/2026."""
    lines = ([written(column.cell(one)) for column in columns] for one in activities)
    return csv_of([column.title for column in columns], lines)


def csv_of(heads: Sequence[str], lines: Iterable[Sequence[str | int]]) -> bytes:
    """Any table as such a file."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(heads)
    writer.writerows([_guarded(cell) for cell in line] for line in lines)
    return (BOM + text.getvalue()).encode()


def as_json(columns: Sequence[Column], activities: Iterable[Activity]) -> bytes:
    """For a program: the names and the values of La Coop's API."""
    lines = [{column.key: _plain(column, one) for column in columns} for one in activities]
    return json.dumps({"activites": lines}, ensure_ascii=False, indent=1).encode()


def written(cell: Cell) -> str | int:
    """A cell as a person reads it in a spreadsheet."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, tuple):
        return ", ".join(cell)
    return "" if cell is None else cell if isinstance(cell, int) else str(cell)


def _guarded(cell: str | int) -> str | int:
    """No cell begins as a formula does."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _plain(column: Column, activity: Activity) -> Any:
    if column.key == "autonomie":
        return activity.independence
    cell = column.cell(activity)
    return cell.isoformat() if isinstance(cell, date) else cell


def _procedure(activity: Activity) -> str:
    edition = desk().library.editions().get(activity.procedure)
    return edition.procedure.title.text if edition else activity.procedure


def _redirected(activity: Activity) -> bool:
    return activity.outcome is Outcome.REDIRECTED


def _tags(activity: Activity) -> tuple[str, ...]:
    """What La Coop has no column for: how it ended, and a demand without a guide."""
    quick = ("demande_rapide",) if activity.kind is ActivityKind.DEMAND else ()
    ended = () if activity.outcome in (Outcome.DONE, Outcome.REDIRECTED) else (activity.outcome.value,)
    return quick + ended
