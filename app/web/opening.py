"""What a mediator chose when she opens a walk, read from the form."""

from collections.abc import Mapping

from app.domain.autonomy import Autonomy
from app.domain.errors import MoveRefused, Refused, Unknown
from app.domain.registries import Organisation
from app.domain.rehearsal import practisable
from app.domain.walk import Presence
from app.usecases.walking import Opening
from app.web import choosing
from app.web.desk import desk


def read_opening(form: Mapping[str, str], post: str | None) -> Opening:
    """The walk to open; raise MoveRefused for what is not offered, Refused for no drawing to practise on."""
    presence = Presence(form.get("presence", "")) if form.get("presence") in set(Presence) else None
    language = form.get("langue", "fr")
    organisation = form.get("organisme") or None
    if language not in desk().catalogues.codes or (organisation and organisation not in organisations()):
        raise MoveRefused("unknown-move")
    try:
        level = Autonomy.from_key(form.get("niveau", ""))
    except ValueError as unknown:
        raise MoveRefused("unknown-move") from unknown
    free, practice = form.get("demarche") == choosing.FREE, form.get("essai") == "oui"
    if practice:
        _expect_drawings(form.get("demarche", ""))
    return Opening(
        procedure=form.get("demarche", ""),
        level=level,
        language=language,
        presence=Presence.SHARED if post is None else presence or Presence.DESK,
        organisation=organisation if free else None,
        practice=practice,
    )


def _expect_drawings(procedure: str) -> None:
    """One practises on drawn screens: without any, there would be nothing to do."""
    edition = desk().library.editions().get(procedure)
    if edition is None:
        raise Unknown
    if not practisable(edition.procedure):
        raise Refused("nothing-to-practise")


def organisations() -> Mapping[str, Organisation]:
    """Those that the free accompaniment may be with."""
    return desk().library.registries.organisations
