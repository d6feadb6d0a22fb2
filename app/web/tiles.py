"""The tiles of the board, each drawn once for all that it shows: of sixty, a press changes one."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flask import g, render_template
from markupsafe import Markup

from app.domain.post import Post
from app.domain.walk import Outcome
from app.web.board import Line
from app.web.seats import csrf_token

_KEPT = 512  # tiles: sixty posts on the screens of a whole team


@dataclass(frozen=True, slots=True)
class _Tile:
    """A tile, told from another by `shows`."""

    shows: Hashable
    needs: Mapping[str, object] = field(compare=False, hash=False)


def drawn(
    lines: Sequence[Line], free: Sequence[Post], *, spacious: bool, **told: object
) -> Mapping[str, Markup]:
    """The tile of each line, by the id of its place."""
    around = (spacious, tuple((post.id, post.name) for post in free), g.language, csrf_token())
    needs = {"free": free, "spacious": spacious, "outcomes": tuple(Outcome), **told}
    return {
        line.place: _drawn(_Tile((_shown(line), around, _asked(line, told)), {"line": line, **needs}))
        for line in lines
    }


@lru_cache(maxsize=_KEPT)
def _drawn(tile: _Tile) -> Markup:
    return Markup(render_template("mediator/_place.html", **tile.needs))  # noqa: S704 - our own template


def _shown(line: Line) -> Hashable:
    """All of a line that its tile shows."""
    scene = line.scene
    walk = scene and (scene.walk.id, scene.walk.version, scene.walk.edition, scene.opened.mediator)
    told = (line.accompanied_by, line.mine, line.doubts, line.lost, line.lacking)
    return (line.post, walk, line.minutes, line.waiting, line.urgency, told)


def _asked(line: Line, told: Mapping[str, object]) -> Hashable:
    """What was ticked on this very post, refused as not enough."""
    unclean = line.post is not None and told.get("unclean") == line.post.id
    return str(told.get("ticked")) if unclean else ""
