"""The room: pairing posts, calls for help, checking that a post is clean."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.activity import StallKind
from app.domain.comfort import Comfort
from app.domain.errors import Refused
from app.domain.post import Disposition, Post
from app.usecases.holding import count_stop, touch
from app.usecases.ports import Clock, LiveBus, Pairing, Store, Transaction
from app.usecases.throttling import Throttling

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # RFC 8628 §6.1: no vowel, so no word by accident
CODE_LENGTH = 6
CODE_LIFE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Room:
    """The posts of one desk."""

    store: Store
    bus: LiveBus
    clock: Clock
    throttling: Throttling
    new_id: Callable[[], str]

    def posts(self) -> tuple[Post, ...]:
        """Every post, by name."""
        return tuple(self.store.posts())

    def show_code(self, token_hash: str, language: str) -> Pairing:
        """The code that an unpaired browser shows: the one it has, or a new one for five minutes."""
        now = self.clock.now()
        present = self.store.pairing_of_device(token_hash)
        if present is not None and present.expires_at > now:
            return present
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        pairing = Pairing(code, token_hash, language, now + CODE_LIFE)

        def act(change: Transaction) -> None:
            change.sweep_pairings(now)
            change.add_pairing(pairing)

        self.store.change(act)
        return pairing

    def pair(
        self, code: str, name: str, *, by: str, disposition: Disposition = Disposition.SIDE_BY_SIDE
    ) -> Post:
        """Make the browser that shows this code a post; the name of a post re-pairs that post as it is.

        Raise Refused("unknown-code") for a code that no browser shows any more, and TooManyTries when
        the account `by` guesses.
        """
        self.throttling.attempt(f"pair:{by}")
        post = self._pair(code, name, disposition)
        self.throttling.forgive(f"pair:{by}")
        return post

    def _pair(self, code: str, name: str, disposition: Disposition) -> Post:
        typed = "".join(letter for letter in code.upper() if letter in CODE_LETTERS)
        now = self.clock.now()

        def act(change: Transaction) -> tuple[Post, int]:
            pairing = change.pairing(typed)
            if pairing is None or pairing.expires_at <= now:
                raise Refused("unknown-code")
            post = next((one for one in change.posts() if one.name == name), None)
            post = post or Post(self.new_id(), name, language=pairing.language, disposition=disposition)
            change.save_post(post)
            change.set_device(post.id, pairing.token_hash)
            change.delete_pairing(typed)
            return post, change.bump_room()

        post, room = self.store.change(act)
        self.bus.close(f"post:{post.id}")
        self._announce(post, room)
        return post

    def revoke(self, post: str) -> None:
        """This browser is no post any more; refused while somebody is there."""

        def act(change: Transaction) -> int:
            if change.post(post).walk is not None:
                raise Refused("post-taken", post=change.post(post).name)
            change.delete_post(post)
            return change.bump_room()

        room = self.store.change(act)
        self.bus.close(f"post:{post}")
        self.bus.announce("room", room)

    def call(self, post: str) -> Post:
        """The person asks for help: they are there."""
        now = self.clock.now()

        def save(change: Transaction) -> tuple[Post, int]:
            held = change.post(post)
            if held.called_at is None:
                _count_call(change, held, now)
            return _saved(change, held.call(now), now), change.bump_room()

        called, room = self.store.change(save)
        self._announce(called, room)
        return called

    def answer_call(self, post: str) -> Post:
        """Somebody comes, or the person no longer needs it."""
        return self._change(post, Post.answered, there=self.clock.now())

    def check(self, post: str) -> Post:
        """Somebody looked: site closed, downloads emptied, papers given back."""
        return self._change(post, Post.checked)

    def speak(self, post: str, language: str) -> Post:
        """The person chose a language on the waiting screen."""
        return self._change(post, lambda one: one.speaking(language))

    def lack_language(self, post: str) -> Post:
        """« Ma langue n'est pas là », on the waiting screen: somebody is called."""
        self._change(post, Post.without_language)
        return self.call(post)

    def set_comfort(self, post: str, comfort: Comfort) -> Post:
        """The person chose a size or a contrast on the waiting screen."""
        return self._change(post, lambda one: one.in_comfort(comfort))

    def arrange(self, post: str, name: str, disposition: Disposition) -> Post:
        """Name a post and say where guide and site stand on it."""
        return self._change(post, lambda one: one.renamed(name).arranged(disposition))

    def say(self, post: str, phrase: str) -> Post:
        """The mediator says a phrase of the desk through this post; she looks after who is there."""
        return self._change(post, lambda one: one.stayed().said_to(phrase), there=self.clock.now())

    def reply(self, post: str, phrase: str, reply: str) -> Post:
        """The person answers that phrase, once; nothing changes when another one stands there by now."""

        def act(one: Post) -> Post:
            return one.replied(reply) if one.said == phrase and not one.reply else one

        return self._change(post, act, there=self.clock.now())

    def hush(self, post: str) -> Post:
        """The phrase and its answer leave the post."""
        return self._change(post, Post.hushed)

    def sweep(self) -> None:
        """Forget the codes that nobody took in time."""
        now = self.clock.now()
        self.store.change(lambda change: change.sweep_pairings(now))

    def post_holding(self, walk: str) -> Post | None:
        """The post a walk is on, if it is on one."""
        return next((post for post in self.store.posts() if post.walk == walk), None)

    def _change(self, post: str, act: Callable[[Post], Post], *, there: datetime | None = None) -> Post:
        def save(change: Transaction) -> tuple[Post, int]:
            return _saved(change, act(change.post(post)), there), change.bump_room()

        changed, room = self.store.change(save)
        self._announce(changed, room)
        return changed

    def _announce(self, post: Post, room: int) -> None:
        self.bus.announce(f"post:{post.id}", post.version)
        self.bus.announce("room", room)


def _saved(change: Transaction, post: Post, there: datetime | None) -> Post:
    change.save_post(post)
    if there is not None and post.walk is not None:
        touch(change, post.walk, there)
    return post


def _count_call(change: Transaction, post: Post, now: datetime) -> None:
    """For the figures: one call of the walk, and one at the place where it is."""
    if post.walk is not None:
        change.count_call(post.walk)
        count_stop(change, change.walk(post.walk).walk, StallKind.CALLED, now)
