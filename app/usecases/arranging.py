"""Arranging: where each post stands on the plan of the room, as the staff sees the room itself."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.errors import Unknown
from app.domain.plan import Plan, Spot, Toward, laid_out, put, shifted
from app.domain.post import Post
from app.usecases.ports import LiveBus, Store, Transaction


@dataclass(frozen=True, slots=True)
class Arranging:
    """The plan of one room; a post nobody arranged stays where it was shown."""

    store: Store
    bus: LiveBus

    def plan(self) -> Plan:
        """Where every post stands now."""
        return _laid_out(self.store.posts())

    def shift(self, post: str, toward: Toward) -> Spot:
        """One place further, in exchange with whoever stands there; gives where it stands then."""
        return self._arrange(post, lambda plan: shifted(plan, post, toward))

    def put(self, post: str, spot: Spot) -> Spot:
        """On that very spot, in exchange with whoever stands there."""
        return self._arrange(post, lambda plan: put(plan, post, spot))

    def _arrange(self, post: str, act: Callable[[Plan], Plan]) -> Spot:
        def save(change: Transaction) -> tuple[Plan, int]:
            posts = {one.id: one for one in change.posts()}
            if post not in posts:
                raise Unknown
            plan = act(_laid_out(posts.values()))
            for id, spot in plan.items():
                if posts[id].spot != spot:
                    change.save_post(posts[id].put_on(spot))
            return plan, change.bump_room()

        plan, room = self.store.change(save)
        self.bus.announce("room", room)
        return plan[post]


def _laid_out(posts: Iterable[Post]) -> Plan:
    return laid_out({post.id: post.spot for post in sorted(posts, key=_counted)})


def _counted(post: Post) -> list[tuple[int, str]]:
    """« Poste 9 » stands before « Poste 10 »."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", post.name)]
