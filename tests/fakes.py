"""A store in memory, that passes the same tests as the real one (`tests/adapters/store`)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from threading import RLock
from typing import TypeVar

from app.domain.activity import Activity, ActivityKind, Stall, Tally
from app.domain.correction import Correction
from app.domain.draft import Draft, Published
from app.domain.errors import Refused, Unknown, WalkMovedOn
from app.domain.link_check import LinkCheck
from app.domain.pause import PauseSlip, Words
from app.domain.post import Post
from app.usecases.figure_ports import Record
from app.usecases.pause_ports import Doubt
from app.usecases.ports import OpenWalk, Pairing, Transaction
from tests.fake_drafts import FakeDraftReads, FakeDrafts

Result = TypeVar("Result")
Kept = TypeVar("Kept")
Key = TypeVar("Key")


@dataclass
class _Kept:
    """Everything that is kept; a change works on a copy, and the copy replaces it when the act succeeds."""

    walks: dict[str, OpenWalk] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    devices: dict[str, str] = field(default_factory=dict)  # post by token
    pairings: dict[str, Pairing] = field(default_factory=dict)  # by code
    editions: dict[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    activities: list[Activity] = field(default_factory=list)
    tallies: dict[Tally, int] = field(default_factory=dict)  # how many, by a tally of one
    stalls: dict[Stall, int] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)  # by key
    pauses: dict[Words, PauseSlip] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    publications: list[Published] = field(default_factory=list)
    link_checks: dict[str, LinkCheck] = field(default_factory=dict)
    doubts: dict[Doubt, int] = field(default_factory=dict)  # how many, by a count of one
    room: list[int] = field(default_factory=lambda: [0])

    def copied(self) -> "_Kept":
        """The values are frozen: copying what holds them is enough."""
        return _Kept(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})


class FakeFigureReads:
    """Fills `FigureReads`."""

    _kept: _Kept

    def activities(self, first: date, last: date) -> Sequence[Activity]:
        return [one for one in self._kept.activities if first <= one.day <= last]

    def walked(self, first: date, last: date) -> Mapping[str, int]:
        found = self.activities(first, last)
        return Counter(one.procedure for one in found if one.kind is ActivityKind.WALK)

    def tallies(self, first: str, last: str) -> Sequence[Tally]:
        found = [replace(one, count=count) for one, count in self._kept.tallies.items()]
        return sorted(
            (one for one in found if first <= one.month <= last),
            key=lambda one: (one.month, one.kind, one.value),
        )

    def stalls(self, first: date, last: date) -> Sequence[Stall]:
        found = [replace(one, count=count) for one, count in self._kept.stalls.items()]
        return sorted(
            (one for one in found if first <= one.day <= last),
            key=lambda one: (one.day, one.procedure, one.gesture, one.kind),
        )

    def record(self, key: str) -> tuple[Record, Activity]:
        record = _known(self._kept.records, key)
        return record, self._kept.activities[record.activity - 1]


class FakeFigures(FakeFigureReads):
    """Fills `FigureChanges`."""

    def record_activity(self, activity: Activity) -> int:
        self._kept.activities.append(activity)
        return len(self._kept.activities)

    def amend_activity(self, rank: int, activity: Activity) -> None:
        self._kept.activities[rank - 1] = activity

    def count_tally(self, tally: Tally) -> None:
        kind = replace(tally, count=1)
        self._kept.tallies[kind] = self._kept.tallies.get(kind, 0) + tally.count

    def count_stall(self, stall: Stall) -> None:
        kind = replace(stall, count=1)
        self._kept.stalls[kind] = self._kept.stalls.get(kind, 0) + stall.count

    def count_call(self, walk: str) -> None:
        opened = self._kept.walks.get(walk)
        if opened is not None:
            self._kept.walks[walk] = replace(opened, calls=opened.calls + 1)

    def keep_record(self, record: Record) -> None:
        self._kept.records[record.key] = record

    def delete_record(self, key: str) -> None:
        self._kept.records.pop(key, None)

    def sweep_records(self, now: datetime) -> None:
        self._kept.records = {key: one for key, one in self._kept.records.items() if one.expires_at > now}


class FakeCorrectionReads:
    """Fills `CorrectionReads`."""

    _kept: _Kept

    def correction(self, id: str) -> Correction:
        return _known(self._kept.corrections, id)

    def corrections(self) -> Sequence[Correction]:
        return sorted(self._kept.corrections.values(), key=lambda one: (one.day, one.id))


class FakeCorrections(FakeCorrectionReads):
    """Fills `CorrectionChanges`."""

    def keep_correction(self, correction: Correction) -> None:
        self._kept.corrections[correction.id] = correction

    def delete_correction(self, id: str) -> None:
        self.correction(id)
        del self._kept.corrections[id]

    def sweep_corrections(self, before: date) -> None:
        kept = self._kept.corrections
        self._kept.corrections = {id: one for id, one in kept.items() if one.day >= before}


class FakeTransaction(FakeFigures, FakeCorrections, FakeDrafts):
    """Fills `Transaction`."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept
        self._maybe_unused: set[str] = set()

    def finish(self) -> None:
        """Forget the editions that only deleted walks and pauses needed."""
        walked = {one.walk.edition for one in self._kept.walks.values()}
        for edition in self._maybe_unused - walked - {one.edition for one in self._kept.pauses.values()}:
            self._kept.editions.pop(edition, None)

    def walk(self, id: str) -> OpenWalk:
        return _known(self._kept.walks, id)

    def add_walk(self, opened: OpenWalk) -> None:
        assert opened.walk.id not in self._kept.walks
        self._kept.walks[opened.walk.id] = opened

    def save_walk(self, opened: OpenWalk, *, expected: int) -> None:
        present = self.walk(opened.walk.id).walk
        if present.version != expected:
            raise WalkMovedOn(present)
        self._kept.walks[opened.walk.id] = replace(opened, calls=self.walk(opened.walk.id).calls)

    def delete_walk(self, id: str) -> None:
        gone = self._kept.walks.pop(id, None)
        if gone is not None:
            self._maybe_unused.add(gone.walk.edition)

    def post(self, id: str) -> Post:
        return _known(self._kept.posts, id)

    def save_post(self, post: Post) -> None:
        if any(one.name == post.name and one.id != post.id for one in self.posts()):
            raise Refused("post-name-taken", name=post.name)
        self._kept.posts[post.id] = post

    def delete_post(self, id: str) -> None:
        self._kept.posts.pop(id, None)
        self._kept.devices = {token: post for token, post in self._kept.devices.items() if post != id}

    def posts(self) -> Sequence[Post]:
        return _by_name(self._kept.posts)

    def set_device(self, post: str, token_hash: str) -> None:
        self.post(post)
        others = {token: one for token, one in self._kept.devices.items() if one != post}
        self._kept.devices = {**others, token_hash: post}

    def add_pairing(self, pairing: Pairing) -> None:
        others = {
            one.code: one for one in self._kept.pairings.values() if one.token_hash != pairing.token_hash
        }
        if pairing.code in others:
            raise Refused("code-taken")
        self._kept.pairings = {**others, pairing.code: pairing}

    def pairing(self, code: str) -> Pairing | None:
        return self._kept.pairings.get(code)

    def delete_pairing(self, code: str) -> None:
        self._kept.pairings.pop(code, None)

    def keep_edition(self, edition: str, procedure: str, sources: Mapping[str, str]) -> None:
        self._kept.editions.setdefault(edition, (procedure, dict(sources)))

    def keep_pause(self, slip: PauseSlip) -> None:
        if slip.words in self._kept.pauses:
            raise Refused("words-taken")
        self._kept.pauses[slip.words] = slip

    def pause(self, words: Words) -> PauseSlip:
        return _known(self._kept.pauses, words)

    def pauses(self) -> Sequence[PauseSlip]:
        return _by_expiry(self._kept.pauses)

    def delete_pause(self, words: Words) -> None:
        gone = self._kept.pauses.pop(words, None)
        if gone is not None:
            self._maybe_unused.add(gone.edition)

    def sweep_pauses(self, now: datetime) -> int:
        gone = [one.words for one in self._kept.pauses.values() if one.expires_at <= now]
        for words in gone:
            self.delete_pause(words)
        return len(gone)

    def count_doubt(self, doubt: Doubt) -> None:
        kind = replace(doubt, count=1)
        self._kept.doubts[kind] = self._kept.doubts.get(kind, 0) + doubt.count

    def doubts(self) -> Sequence[Doubt]:
        return _by_day(self._kept.doubts)

    def doubt_sums(self) -> Mapping[tuple[str, str, str], int]:
        return _sums(self._kept.doubts)

    def sweep_doubts(self, before: date) -> None:
        self._kept.doubts = {one: count for one, count in self._kept.doubts.items() if one.day >= before}

    def sweep_pairings(self, now: datetime) -> None:
        waiting = self._kept.pairings.values()
        self._kept.pairings = {one.code: one for one in waiting if one.expires_at > now}

    def bump_room(self) -> int:
        self._kept.room[0] += 1
        return self._kept.room[0]


class FakeStore(FakeFigureReads, FakeCorrectionReads, FakeDraftReads):
    """Fills `Store`."""

    def __init__(self) -> None:
        self._kept = _Kept()
        self._one_at_a_time = RLock()

    def change(self, act: Callable[[Transaction], Result]) -> Result:
        with self._one_at_a_time:
            kept = self._kept.copied()
            transaction = FakeTransaction(kept)
            result = act(transaction)
            transaction.finish()
            self._kept = kept
            return result

    def open_walk(self, id: str) -> OpenWalk:
        return _known(self._kept.walks, id)

    def open_walks(self) -> Sequence[OpenWalk]:
        return sorted(self._kept.walks.values(), key=lambda one: (one.opened_at, one.walk.id))

    def ended_walks(self) -> Sequence[OpenWalk]:
        return [one for one in self.open_walks() if one.ended_at is not None]

    def silent_walks(self, since: datetime, now: datetime) -> Sequence[OpenWalk]:
        return [one for one in self.open_walks() if one.active_at <= since or one.active_at > now]

    def post(self, id: str) -> Post:
        return _known(self._kept.posts, id)

    def posts(self) -> Sequence[Post]:
        return _by_name(self._kept.posts)

    def post_of_device(self, token_hash: str) -> Post | None:
        kept = self._kept
        return kept.posts[kept.devices[token_hash]] if token_hash in kept.devices else None

    def pairing_of_device(self, token_hash: str) -> Pairing | None:
        return next((one for one in self._kept.pairings.values() if one.token_hash == token_hash), None)

    def room_version(self) -> int:
        return self._kept.room[0]

    def edition_sources(self, edition: str) -> tuple[str, Mapping[str, str]]:
        return _known(self._kept.editions, edition)

    def pause(self, words: Words) -> PauseSlip:
        return _known(self._kept.pauses, words)

    def pauses(self) -> Sequence[PauseSlip]:
        return _by_expiry(self._kept.pauses)

    def doubts(self) -> Sequence[Doubt]:
        return _by_day(self._kept.doubts)

    def doubt_sums(self) -> Mapping[tuple[str, str, str], int]:
        return _sums(self._kept.doubts)


def _by_expiry(pauses: Mapping[Words, PauseSlip]) -> Sequence[PauseSlip]:
    return sorted(pauses.values(), key=lambda one: (one.expires_at, one.words))


def _by_day(doubts: Mapping[Doubt, int]) -> Sequence[Doubt]:
    counted = [replace(one, count=count) for one, count in doubts.items()]
    return sorted(counted, key=lambda one: (one.day, one.edition, one.procedure, one.gesture, one.sentence))


def _sums(doubts: Mapping[Doubt, int]) -> Mapping[tuple[str, str, str], int]:
    found: Counter[tuple[str, str, str]] = Counter()
    for one, count in doubts.items():
        found[one.procedure, one.gesture, one.sentence] += count
    return found


def _known(kept: Mapping[Key, Kept], id: Key) -> Kept:
    if id not in kept:
        raise Unknown
    return kept[id]


def _by_name(posts: Mapping[str, Post]) -> Sequence[Post]:
    return sorted(posts.values(), key=lambda one: one.name)
