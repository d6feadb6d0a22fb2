"""Pointing: the mediator shows something on the post's card; it lasts until the walk moves."""

from dataclasses import dataclass

from app.domain.errors import MoveRefused
from app.domain.post import Post
from app.usecases.holding import post_of
from app.usecases.ports import Transaction
from app.usecases.walking import Walking


@dataclass(frozen=True, slots=True)
class Pointing:
    """The finger of a mediator who is not beside the screen."""

    walking: Walking

    def point(self, walk: str, seen: int, key: str) -> None:
        """Show what has this key, or nothing any more: with the same key again, or an empty one.

        Raise WalkMovedOn from a screen that is behind, MoveRefused where no post shows the walk.
        """

        def act(change: Transaction) -> Post:
            opened = change.walk(walk).walk
            opened.expect(seen)
            post = post_of(change, walk)
            if post is None or opened.ended:
                raise MoveRefused("nowhere-to-point")
            pointed = post.pointed_at("" if key == post.pointed else key)
            change.save_post(pointed)
            return pointed

        post = self.walking.store.change(act)
        # The room does not change: the post alone looks, and whoever follows it.
        self.walking.bus.announce(f"post:{post.id}", post.version)
