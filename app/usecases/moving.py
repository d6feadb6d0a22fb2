"""Moving: a walk from one place of the room to another, from one mediator to another; once, whoever races."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain import moves
from app.domain.errors import MoveRefused, Refused
from app.domain.post import Post
from app.domain.walk import Presence, Walk
from app.usecases.holding import post_of, receive, wake, wiped_after
from app.usecases.ports import OpenWalk, Transaction
from app.usecases.walking import UNDO, Scene, Walking

Arrive = Callable[[Transaction, Walk], Post | None]


@dataclass(frozen=True, slots=True)
class _Moved:
    """What screens must look at again."""

    walk: Walk
    left: Post | None
    reached: Post | None
    room: int


@dataclass(frozen=True, slots=True)
class Moving:
    """The walks of one room, carried.

    `seen_on` is the post a walk was on for whoever moves it, None for a mediator's own screen: moved
    elsewhere since, it stays there. What the visitor presses meanwhile does not take a move back.
    """

    walking: Walking

    def to_post(self, walk: str, post: str, *, seen_on: str | None, by: str) -> Scene:
        """Put a walk on a post that is free and checked; the one it leaves has to be checked.

        Raise Refused when it cannot be received there, or is elsewhere already.
        """

        def settle(opened: OpenWalk) -> OpenWalk:
            if opened.walk.presence is not Presence.SHARED:
                return replace(opened, walk=moves.beside(opened.walk, opened.walk.presence))
            return replace(opened, walk=moves.beside(opened.walk, Presence.DESK), mediator=by)

        def arrive(change: Transaction, moved: Walk) -> Post | None:
            held = change.post(post)
            if held.again and held.walk is None:
                raise Refused("post-expecting", post=held.name)
            return receive(change, post, moved)

        return self._carry(walk, seen_on, settle, arrive)

    def to_screen(self, walk: str, *, seen_on: str | None, by: str) -> Scene:
        """Take a walk to the mediator's own screen, that the person comes to share."""

        def settle(opened: OpenWalk) -> OpenWalk:
            return replace(opened, walk=moves.beside(opened.walk, Presence.SHARED), mediator=by)

        return self._carry(walk, seen_on, settle, lambda *_: None)

    def undo(self, walk: str, *, version: int, back_to: str | None, by: str) -> Scene:
        """Take a move back within ten seconds, as long as nothing was pressed in the walk since."""
        now = self.walking.clock.now()

        def act(change: Transaction) -> _Moved:
            opened = change.walk(walk)
            if opened.walk.version != version or opened.walk.ended or now - opened.active_at > UNDO:
                raise Refused("undo-late")
            presence = Presence.SHARED if back_to is None else opened.walk.presence
            presence = Presence.DESK if back_to and presence is Presence.SHARED else presence
            returned = moves.beside(opened.walk, presence)
            left = post_of(change, walk)
            if left is not None:
                # Nobody had the time to sit down there.
                left = left.wiped().checked()
                change.save_post(left)
            mediator = by if presence is Presence.SHARED else opened.mediator
            change.save_walk(replace(opened, walk=returned, mediator=mediator), expected=version)
            reached = receive(change, back_to, returned, checking=False)
            return _Moved(returned, left, reached, change.bump_room())

        return self._told(self.walking.store.change(act))

    def accompany(self, walk: str, mediator: str, *, instead_of: str | None) -> Scene:
        """Come to a walk; `instead_of` is who accompanied it for whoever comes, None for nobody.

        Raise Refused("accompanied-since") when a colleague was quicker.
        """
        now = self.walking.clock.now()

        def act(change: Transaction) -> _Moved:
            opened = change.walk(walk)
            if opened.walk.ended:
                raise MoveRefused("ended")
            if _companion(opened) not in (instead_of, mediator):
                raise Refused("accompanied-since")
            post = post_of(change, walk)
            joined = moves.beside(opened.walk, Presence.DESK if post else Presence.SHARED)
            taken = replace(opened, walk=joined, mediator=mediator, active_at=now)
            change.save_walk(taken, expected=opened.walk.version)
            return _Moved(joined, None, wake(change, walk), change.bump_room())

        return self._told(self.walking.store.change(act))

    def _carry(
        self, walk: str, seen_on: str | None, settle: Callable[[OpenWalk], OpenWalk], arrive: Arrive
    ) -> Scene:
        now = self.walking.clock.now()

        def act(change: Transaction) -> _Moved:
            opened = change.walk(walk)
            if opened.walk.ended:
                raise MoveRefused("ended")
            left = post_of(change, walk)
            if (left.id if left else None) != seen_on:
                raise Refused("walk-elsewhere")
            settled = settle(replace(opened, active_at=now))
            # Only once off the first post: for as long as it took, it would be on two.
            if left is not None:
                left = wiped_after(left, settled.walk).pointing_elsewhere(now)
                change.save_post(left)
            change.save_walk(settled, expected=opened.walk.version)
            return _Moved(settled.walk, left, arrive(change, settled.walk), change.bump_room())

        return self._told(self.walking.store.change(act))

    def _told(self, done: _Moved) -> Scene:
        if done.left is not None:
            self.walking.bus.announce(f"post:{done.left.id}", done.left.version)
        self.walking.announce(done.walk, done.reached, done.room)
        return self.walking.scene(done.walk.id)


def _companion(opened: OpenWalk) -> str | None:
    return None if opened.walk.presence is Presence.ALONE else opened.mediator
