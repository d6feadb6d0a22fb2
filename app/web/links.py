"""The addresses that the catalogue gives, and whether their sites still answer."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.linking import LinkOutcome
from app.usecases.links import Link, Stage
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.link_words import outcome_words
from app.web.workshop_files import address_of

bp = Blueprint("links", __name__, url_prefix="/atelier/adresses")

_TOLD = (LinkOutcome.MOVED, LinkOutcome.GUARDED)


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """Every address, those that fail first."""
    groups = _groups(desk().links.all())
    titles = {id: one.procedure.title for id, one in desk().library.editions().items()}
    return render_template(
        "trainer/links.html",
        groups=groups,
        titles=titles,
        address_of=address_of,
        words=lambda check: outcome_words(check, gettext),
        round=desk().links.present,
        Stage=Stage,
    )


@bp.get("/avancee")
@access(Role.TRAINER, renews=False)
def progress() -> ResponseReturnValue:
    """How far the round is; the page itself once it is over."""
    present = desk().links.present
    if request.args.get("etape", "") != present.stage.name:
        return answers.reload() if answers.asked_by_htmx() else answers.go_to(url_for(".show"))
    return render_template("trainer/_links_round.html", round=present, Stage=Stage)


@bp.post("/verifier")
@access(Role.TRAINER)
def check() -> ResponseReturnValue:
    """Look at them all, beside what one does."""
    desk().links.start()
    return answers.go_to(url_for(".show"))


def _groups(links: tuple[Link, ...]) -> Mapping[str, tuple[Link, ...]]:
    """The broken ones, those to look at by hand, those not looked at, those that answer."""
    found: dict[str, list[Link]] = {"broken": [], "told": [], "unseen": [], "fine": []}
    for link in links:
        if link.check is None:
            found["unseen"].append(link)
        elif link.broken:
            found["broken"].append(link)
        else:
            found["told" if link.check.outcome in _TOLD else "fine"].append(link)
    return {key: tuple(ones) for key, ones in found.items()}
