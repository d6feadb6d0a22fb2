"""What a mediator chose when she opens a walk, read from the form."""

from collections.abc import Mapping

from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Tongue
from app.domain.errors import MoveRefused, Refused, Unknown
from app.domain.language import FRENCH
from app.domain.post import Post
from app.domain.registries import Organisation
from app.domain.rehearsal import practisable
from app.domain.walk import Presence
from app.usecases.walking import Opening
from app.web import choosing
from app.web.desk import desk


def read_opening(form: Mapping[str, str], post: str | None) -> Opening:
    """The walk to open; raise MoveRefused for what is not offered, Refused for no drawing to practise on."""
    presence = Presence(form.get("presence", "")) if form.get("presence") in set(Presence) else None
    held = desk().room.store.post(post) if post is not None else None
    chosen = form.get("langue", FRENCH)
    language = chosen or (held.language if held else FRENCH)
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
        comfort=held.comfort if held else Comfort(),
        tongue=_tongue(chosen, held),
        presence=Presence.SHARED if post is None else presence or Presence.DESK,
        organisation=organisation if free else None,
        practice=practice,
    )


def _tongue(chosen: str, post: Post | None) -> Tongue:
    """Left to the person, it is asked on the screen; one that the post lacks is no better known here."""
    if not chosen:
        return Tongue.UNASKED
    lacking = post is not None and post.tongue.lacking and chosen == post.language
    return Tongue.WITHOUT if lacking else Tongue.SETTLED


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
