"""The journal of the staff, for a responsable: by month, by person, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.marking import N_
from app.usecases.account_ports import Entry
from app.web.access import access
from app.web.board import names
from app.web.desk import desk
from app.web.staff import accounts

bp = Blueprint("journal", __name__, url_prefix="/equipe/journal")

MONTHS = 13  # the present one, and the year that is kept
PARIS = ZoneInfo("Europe/Paris")

# What was done; `about` is the account, the post or the thing it was done to.
ACTS: Mapping[str, str] = {
    "sign-in": N_("a ouvert une session"),
    "sign-out": N_("a fermé sa session"),
    "session-close": N_("a fermé une de ses sessions, sur un autre écran"),
    "account-create": N_("a créé le compte « %(about)s »"),
    "account-roles": N_("a changé les rôles du compte « %(about)s »"),
    "account-disable": N_("a fermé le compte « %(about)s »"),
    "account-enable": N_("a rouvert le compte « %(about)s »"),
    "passphrase-change": N_("a changé sa phrase de passe"),
    "passphrase-reset": N_("a donné une nouvelle phrase de passe au compte « %(about)s »"),
    "invitation": N_("a invité « %(about)s »"),
    "invitation-withdraw": N_("a retiré l’invitation de « %(about)s »"),
    "invitation-accept": N_("a accepté son invitation"),
    "settings-change": N_("a changé les réglages de la structure"),
    "post-pair": N_("a associé l’écran « %(about)s »"),
    "post-revoke": N_("a retiré l’écran « %(about)s »"),
    "correction-accept": N_("a accepté une correction dans « %(about)s »"),
    "correction-mieux-avant": N_(
        "a écarté une correction de « %(about)s » : la phrase d’avant convient mieux"
    ),
    "correction-inexacte": N_("a écarté une correction de « %(about)s » : ce n’est pas exact"),
    "correction-deja-faite": N_("a écarté une correction de « %(about)s » : c’est déjà corrigé autrement"),
    "publish": N_("a mis « %(about)s » à l’écran"),
    "publish-retour": N_("a remis un ancien texte de « %(about)s » à l’écran"),
    "publish-refaite": N_("a refait « %(about)s » sur le vrai site : rien n’a changé"),
    "language-add": N_("a ajouté la langue « %(about)s »"),
    "translation-import": N_("a repris un tableau de traductions : %(about)s"),
    "export": N_("a exporté le bilan : %(about)s"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, in words; `who` is empty where nobody was signed in."""

    at: datetime
    who: str
    what: str


@bp.get("")
@access(Role.MANAGER)
def show() -> ResponseReturnValue:
    """What was done, newest first."""
    months = tuple(_months(desk().walking.clock.now().astimezone(PARIS).date()))
    month = next((one for one in months if one.strftime("%Y-%m") == request.args.get("mois")), months[0])
    team = accounts().all()
    person = next((one for one in team if one.id == request.args.get("personne")), None)
    return render_template(
        "staff/journal.html",
        months=months,
        month=month,
        team=team,
        person=person,
        lines=tuple(_lines(month, person.id if person else None)),
    )


def _months(today: date) -> Iterator[date]:
    first = today.replace(day=1)
    for _ in range(MONTHS):
        yield first
        first = (first.replace(day=1) - date.resolution).replace(day=1)


def _lines(month: date, account: str | None) -> Iterator[Line]:
    following = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    named = names()
    for entry in desk().journal.between(_midnight(month), _midnight(following), account):
        yield Line(entry.at, named.get(entry.actor or "", ""), _said(entry, named))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS)


def _said(entry: Entry, named: Mapping[str, str]) -> str:
    about = named.get(entry.object or "", entry.object or "")
    if entry.action == "sign-in" and entry.result == "refused":
        return str(gettext("Un essai de connexion au compte « %(about)s » a échoué", about=about))
    if entry.actor is None:
        return str(
            gettext("Sur la machine : nouvelle phrase de passe pour le compte « %(about)s »", about=about)
        )
    return str(gettext(ACTS[entry.action], about=about))
