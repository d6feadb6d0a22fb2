"""The room as a page and as a fragment: the board, what can still be undone, what was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Refused, Unknown
from app.domain.marking import N_
from app.usecases.ports import OpenWalk
from app.usecases.walking import UNDO
from app.web import answers, board, tiles
from app.web.completing import room_figures
from app.web.desk import desk
from app.web.parted import parted
from app.web.refusals import sentence
from app.web.seats import require

# What one looks at before a post is anybody's again.
LOOKED_AT: Mapping[str, str] = {
    "site": N_("le site est fermé"),
    "telechargements": N_("les téléchargements sont vidés"),
    "papiers": N_("les papiers sont rendus"),
}

_SPACIOUS = 12  # places: beyond, what is to be checked opens on demand
_NOTHING_TOLD: Mapping[str, object] = {"unclean": None, "ticked": (), "problem": "", "said": ""}


@dataclass(frozen=True, slots=True)
class Undoing:
    """What was just done from this screen, as its address tells: an end or a move, and the post it left."""

    ended: str = ""
    moved: str = ""
    post: str = ""
    version: int = 0

    @classmethod
    def asked(cls) -> Self:
        """What this address says was done, while it can still be taken back."""
        asked = request.args
        version = asked.get("version", "")
        known = cls(
            asked.get("termine", ""),
            asked.get("deplace", ""),
            asked.get("poste", ""),
            int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0,
        )
        return known if known._stands() else cls()

    @property
    def fields(self) -> Mapping[str, object]:
        """The same in the address of the fragment, nothing of it once it is too late."""
        named = {"termine": self.ended, "deplace": self.moved, "poste": self.post, "version": self.version}
        return {name: value for name, value in named.items() if value}

    def _stands(self) -> bool:
        try:
            opened = desk().walking.store.open_walk(self.ended or self.moved)
        except Unknown:
            return False
        since = opened.ended_at if self.ended else self._moved_at(opened)
        return since is not None and desk().walking.clock.now() - since <= UNDO

    def _moved_at(self, opened: OpenWalk) -> datetime | None:
        untouched = opened.walk.version == self.version and not opened.walk.ended
        return opened.active_at if untouched else None


def room_page(**told: object) -> str:
    """The whole page of the room; `told` says what was refused, or which post is not clean yet."""
    return render_template("mediator/room.html", **_room({**_NOTHING_TOLD, **told}), **room_figures())


def room_refused(refused: Refused | MoveRefused | Unknown) -> ResponseReturnValue:
    """The room as it is now, and why nothing was done."""
    told = refused if isinstance(refused, Refused) else Refused("walk-over")
    return room_page(problem=sentence(told)), 409


def room_fragment(**told: object) -> ResponseReturnValue:
    """The board alone; nothing when the screen shows it already."""
    if not told and request.args.get("vu") == board.seen(bool(Undoing.asked().fields)):
        return answers.nothing_new()
    return render_template("mediator/_room.html", **_room({**_NOTHING_TOLD, **told}))


def _room(told: Mapping[str, object]) -> Mapping[str, object]:
    undoing, arranging = Undoing.asked(), request.values.get("ranger") == "oui"
    account = require(Role.MEDIATOR)
    found = board.arrangement() if arranging else _drawn(board.board(account.id), told)
    return {
        **found,
        **told,
        "seen": board.seen(bool(undoing.fields)),
        "undoing": undoing,
        "arranging": arranging,
        "sound": desk().ringing.wanted(account.id),
        "parted": parted(request.args.get("parti", "")),
    }


def _drawn(room: board.Board, told: Mapping[str, object]) -> Mapping[str, object]:
    spacious = len(room.lines) <= _SPACIOUS
    asked = {"looked_at": LOOKED_AT, "unclean": told["unclean"], "ticked": told["ticked"]}
    return {
        "calls": room.calls,
        "plan": room.plan,
        "screens": room.screens,
        "free": room.free,
        "left": tuple(board.left()),
        "tiles": tiles.drawn(room.lines, room.free, spacious=spacious, **asked),
    }
